"""Sections G, H and I of an annual review pack: results over time, attendance, and professional advice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from senco_cli.documents.annual_review.facts import Facts, in_words, name_of, staff_name
from senco_cli.documents.annual_review.lines import (
    AdviceLine,
    ArrangementLine,
    Chart,
    MeasureLine,
    NumberedLine,
    RecommendationLine,
)
from senco_cli.documents.annual_review.view import AdviceSection, AttainmentSection, AttendanceSection
from senco_cli.documents.charts.times import Point, Series
from senco_cli.documents.wording import count_text, day_text, number_text
from senco_cli.model.access_arrangements import ExamArrangement, TestArrangement
from senco_cli.model.advice import Advice
from senco_cli.model.document_index import Document
from senco_cli.rules.measuring import Change as Way
from senco_cli.rules.measuring import Taken, change, results_of, series_of
from senco_cli.rules.scores import shown
from senco_cli.rules.suspensions import standing

_IN_ONE_DRAWING = 3
_UNDECIDED = "not decided yet"


def attainment_section(facts: Facts) -> AttainmentSection:
    """Results over time, and arrangements in examinations and tests."""
    results = tuple(each for each in results_of(facts.file, facts.school) if each.taken_on <= facts.until)
    series = tuple(series_of(results).values())
    return AttainmentSection(
        summary=facts.review.attainment,
        measures=tuple(_measure(each) for each in series),
        charts=tuple(_charts(series)),
        arrangements=tuple(_arrangements(facts)),
    )


def attendance_section(facts: Facts) -> AttendanceSection:
    """Attendance, and what has come up since the last review; no account of any incident."""
    pupil = facts.file.pupil
    attendance = pupil.attendance
    return AttendanceSection(
        percent=attendance.percent if attendance else None,
        to=attendance.to_on if attendance else None,
        missed=_missed(facts),
        possible_sessions=attendance.possible_sessions if attendance else None,
        authorised_absences=attendance.authorised_absences if attendance else None,
        unauthorised_absences=attendance.unauthorised_absences if attendance else None,
        part_time=tuple(_part_time(facts)),
        exclusions=tuple(_exclusions(facts)),
        interventions=tuple(
            sorted(
                each.happened_on
                for each in facts.file.restrictive_interventions.values()
                if facts.is_new(each.happened_on)
            )
        ),
        changed_circumstances=facts.review.changed_circumstances,
    )


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
            NumberedLine(each.discipline, in_words([each.author, _on(each.dated)]) or "")
            for each in facts.sections.advice
        ),
        holds_restricted=len(open_to_all) < len(every) or any(map(_is_restricted, documents)),
    )


def _measure(series: tuple[Taken, ...]) -> MeasureLine:
    first, last = series[0], series[-1]
    is_one = len(series) == 1
    return MeasureLine(
        name=_series_name(first),
        first=_value(first),
        first_on=first.taken_on,
        last=None if is_one else _value(last),
        last_on=None if is_one else last.taken_on,
        change=None if is_one else _change(first, last),
    )


def _series_name(first: Taken) -> str:
    test = in_words([first.test, first.edition])
    return f"{first.scale.name}: {test}" if test and test != first.scale.name else first.scale.name


def _value(taken: Taken) -> str:
    if taken.value is None:
        return taken.text or ""
    confidence = taken.confidence
    ends = [shown(taken.scale, end) for end in (confidence.from_value, confidence.to_value)] if confidence else []
    limit = f", at the {taken.at_limit} of the test" if taken.at_limit else ""
    return f"{shown(taken.scale, taken.value)}{f' ({ends[0]} to {ends[1]})' if ends else ''}{limit}"


def _change(first: Taken, last: Taken) -> str | None:
    way = change(first, last)
    if not isinstance(way, Way):
        return None
    words = {"better": "progress", "worse": "the other way", "same": "no change", "neither": None}[way.direction]
    maybe = "within the confidence range, so it may be chance" if way.is_within_confidence else None
    return in_words([number_text(way.by, signed=True), words, maybe])


def _charts(series: Sequence[tuple[Taken, ...]]) -> Iterator[Chart]:
    drawn = [each for each in map(_drawn, series) if len(each.points) > 1]
    for first in range(0, len(drawn), _IN_ONE_DRAWING):
        some = tuple(drawn[first : first + _IN_ONE_DRAWING])
        yield Chart(f"Results over time: {', '.join(each.name for each in some)}", some)


def _drawn(series: tuple[Taken, ...]) -> Series:
    points = tuple(Point(each.taken_on, each.value, _mark(each)) for each in series if each.value is not None)
    unit = series[0].scale.unit or ""
    return Series(_series_name(series[0]), points, unit)


def _mark(taken: Taken) -> Literal["entry", "exit"] | None:
    return "entry" if taken.context == "entry" else "exit" if taken.context == "exit" else None


def _arrangements(facts: Facts) -> Iterator[ArrangementLine]:
    kept = facts.file.access_arrangements
    for exam in kept.examinations if kept else ():
        if exam.ended_on is None:
            where = ", ".join(exam.subjects) or "examinations, all subjects"
            yield ArrangementLine(name_of("exam_arrangement", exam.arrangement), where, exam.need, _state(exam))
    for test in kept.primary_tests if kept else ():
        if test.ended_on is None:
            where = f"{name_of('national_test', test.test)} {test.year}"
            papers = f", {', '.join(test.papers)}" if test.papers else ""
            name = name_of("test_arrangement", test.arrangement)
            yield ArrangementLine(name, where + papers, test.need, _state(test))


def _state(each: ExamArrangement | TestArrangement) -> str:
    for name in ("approved_on", "notified_on", "applied_on", "trialled_on"):
        day = getattr(each, name, None)
        if day:
            return (
                f"{name.removesuffix('_on').replace('trialled', 'tried').replace('applied', 'applied for')} {_on(day)}"
            )
    return "in use"


def _missed(facts: Facts) -> str | None:
    attendance = facts.file.pupil.attendance
    if attendance is None:
        return None
    with_leave, without = attendance.authorised_absences, attendance.unauthorised_absences
    parts = [
        f"{count_text(with_leave, 'session')} with leave" if with_leave is not None else None,
        f"{count_text(without, 'session')} without" if without is not None else None,
        f"of {attendance.possible_sessions} possible" if attendance.possible_sessions is not None else None,
    ]
    return in_words(parts) if parts[0] or parts[1] else None


def _part_time(facts: Facts) -> Iterator[str]:
    for each in facts.file.pupil.part_time_timetables:
        ended = each.ended_on or each.to_on
        if each.from_on <= facts.until and (ended is None or facts.since is None or ended > facts.since):
            hours = f"{number_text(each.hours_per_week)} hours a week" if each.hours_per_week is not None else None
            until = f" to {_on(ended)}" if ended else ""
            yield in_words([f"from {_on(each.from_on)}{until}", hours, each.reason]) or ""


def _exclusions(facts: Facts) -> Iterator[str]:
    found = [each for each in standing(facts.file.exclusions.values()) if facts.is_new(each.from_on)]
    for each in sorted(found, key=lambda exclusion: exclusion.from_on):
        until = f" to {_on(each.to_on)}" if each.to_on and each.to_on != each.from_on else ""
        long = f"{number_text(each.school_days)} school days" if each.school_days is not None else None
        kind = name_of("exclusion_type", each.type)
        yield in_words([f"{kind}, {_on(each.from_on)}{until}", long]) or kind


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
            RecommendationLine(
                text=each.text,
                section=each.section,
                state=in_words(
                    [
                        name_of("recommendation_state", each.state) if each.state else _UNDECIDED,
                        _on(each.done_on),
                        staff_name(facts, each.who),
                        each.why_not,
                    ]
                )
                or "",
            )
            for each in advice.recommendations
        ),
    )


def _document_words(document: Document) -> str:
    return in_words([document.title, document.author, _on(document.dated)]) or document.title


def _day(advice: Advice) -> date:
    return advice.since or advice.asked_on or date.min


def _on(day: date | None) -> str | None:
    return day_text(day, "short") if day else None
