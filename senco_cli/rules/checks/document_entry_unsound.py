"""An entry in the index of documents that leads nowhere, or cannot be told from another."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.document_index import Documents
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._keys import no_such_key

INFO = CheckInfo(
    name="document-entry-unsound",
    title="a document that cannot be found by its entry",
    tier="record",
    source="senco: a record refers to what is there",
    why="An original that nobody finds again is lost, however carefully it was filed.",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    path = path_of(Documents, pupil=file.key)
    seen: set[str] = set()
    for place, each in enumerate(file.documents.documents if file.documents else ()):
        if each.id in seen:
            sentence = "another document has this key too; give one of them a key that none has, of letters and figures"
            yield INFO.finding(path, at=("documents", place, "id"), sentence=sentence)
        seen.add(each.id)
        if each.file is None and each.paper is None:
            yield INFO.finding(
                path,
                at=("documents", place, "paper"),
                sentence="neither file nor paper says where it is; write where the paper is under `paper:`, or "
                f"file the original with senco add-document {file.key} --file and take this entry out",
            )
        for number, key in enumerate(each.reviews):
            if key not in file.reviews and not context.may_miss(Review, pupil=file.key):
                sentence = no_such_key("review", key, known=file.reviews)
                yield INFO.finding(path, at=("documents", place, "reviews", number), sentence=sentence)
