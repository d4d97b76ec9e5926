"""Section G of an annual review pack: results over time, and arrangements in examinations and tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from senco_cli.documents.annual_review.facts import Facts, in_words, name_of, short_day
from senco_cli.documents.annual_review.lines import ArrangementLine, Chart, MeasureLine
from senco_cli.documents.annual_review.view import AttainmentSection
from senco_cli.documents.charts.times import Point, Series
from senco_cli.documents.wording import number_text
from senco_cli.model.access_arrangements import ExamArrangement, TestArrangement
from senco_cli.rules.measuring import Change, Taken, change, results_of, series_of
from senco_cli.rules.scores import shown

_IN_ONE_DRAWING = 3
# How far an arrangement has come, the last step first.
_STATES: Mapping[str, str] = MappingProxyType(
    {"approved_on": "approved", "notified_on": "notified", "applied_on": "applied for", "trialled_on": "tried"}
)


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
    if not isinstance(way, Change):
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
    days = ((words, getattr(each, name, None)) for name, words in _STATES.items())
    return next((f"{words} {short_day(day)}" for words, day in days if day), "in use")
