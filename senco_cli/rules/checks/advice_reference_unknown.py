"""Advice that names a document or a review that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.advice import Advice
from senco_cli.model.document_index import Documents
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._keys import no_such_key

INFO = CheckInfo(
    name="advice-reference-unknown",
    title="advice that names a document or review that is not there",
    tier="record",
    source="senco: a record refers to what is there",
    why="Nobody finds the original, and no deadline of the review counts the advice.",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    documents = file.documents.documents if file.documents else ()
    known = {each.id for each in documents}
    for key, advice in file.advice.items():
        path = path_of(Advice, pupil=file.key, key=key)
        if advice.document and advice.document not in known and not context.may_miss(Documents, pupil=file.key):
            sentence = no_such_key("document of the index", advice.document, known=known)
            yield INFO.finding(path, at=("document",), sentence=sentence)
        if advice.review and advice.review not in file.reviews and not context.may_miss(Review, pupil=file.key):
            sentence = no_such_key("review", advice.review, known=file.reviews)
            yield INFO.finding(path, at=("review",), sentence=sentence)
