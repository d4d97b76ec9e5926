"""Section I of an annual review pack: professional advice, and other documents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from senco_cli.documents.annual_review.facts import Facts, in_words, name_of, short_day
from senco_cli.documents.annual_review.lines import AdviceLine, NumberedLine, RecommendationLine
from senco_cli.documents.annual_review.view import AdviceSection
from senco_cli.model.advice import Advice, Recommendation
from senco_cli.model.document_index import Document

_UNDECIDED = "not decided yet"


def advice_section(facts: Facts) -> AdviceSection:
    """Advice for this review or since the last one; of what is not for everybody, only that it is held."""
    every = [each for each in facts.file.advice.values() if _belongs(each, facts)]
    open_to_all = [each for each in every if not _is_restricted(_document(each, facts))]
    named = {each.document for each in every}
    documents = [each for each in _documents(facts) if each.id not in named]
    return AdviceSection(
        advice=tuple(_advice(each, facts) for each in sorted(open_to_all, key=_day)),
        documents=tuple(_document_words(each) for each in documents if not _is_restricted(each)),
        in_plan=tuple(
            NumberedLine(each.discipline, in_words([each.author, short_day(each.dated)]) or "")
            for each in facts.sections.advice
        ),
        holds_restricted=len(open_to_all) < len(every) or any(map(_is_restricted, documents)),
    )


def _belongs(advice: Advice, facts: Facts) -> bool:
    return advice.review == facts.key or (advice.review is None and facts.is_new(advice.since))


def _document(advice: Advice, facts: Facts) -> Document | None:
    return facts.file.documents.get(advice.document) if advice.document and facts.file.documents else None


def _is_restricted(document: Document | None) -> bool:
    return document is not None and document.restricted is not None


def _documents(facts: Facts) -> Iterator[Document]:
    for each in facts.file.documents.documents if facts.file.documents else ():
        day = each.received_on or each.dated
        # What is not for everybody may be for this review though nobody says so, and then it is said to be held.
        if facts.key in each.reviews or (each.restricted and facts.is_new(day)):
            yield each


def _advice(advice: Advice, facts: Facts) -> AdviceLine:
    document = _document(advice, facts)
    return AdviceLine(
        role=name_of("advice_role", advice.role),
        name=in_words([advice.name, advice.organisation]),
        dated=advice.dated,
        received_on=advice.received_on,
        circulated_on=advice.circulated_on,
        document=document.title if document else None,
        summary=advice.summary,
        recommendations=tuple(
            RecommendationLine(each.text, each.section, _state(each, facts)) for each in advice.recommendations
        ),
    )


def _state(each: Recommendation, facts: Facts) -> str:
    state = name_of("recommendation_state", each.state) if each.state else _UNDECIDED
    return in_words([state, short_day(each.done_on), facts.school.staff_name(each.who), each.why_not]) or ""


def _document_words(document: Document) -> str:
    return in_words([document.title, document.author, short_day(document.dated)]) or document.title


def _day(advice: Advice) -> date:
    return advice.since or advice.asked_on or date.min
