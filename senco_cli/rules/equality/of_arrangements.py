"""What access arrangements, views and part-time timetables show of their duties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from senco_cli.model.access_arrangements import AccessArrangements, ExamArrangement, TestArrangement
from senco_cli.model.codes import code_set
from senco_cli.model.kinds import path_of
from senco_cli.model.phrases import how_many, listed, small_first
from senco_cli.model.pupil import PartTimeTimetable, Pupil
from senco_cli.model.views import Views
from senco_cli.rules.duty import Duty
from senco_cli.rules.equality.of_adjustments import adjusted_here
from senco_cli.rules.equality.shown import Citation, OfPupil, PupilFacts, Shown, since
from senco_cli.rules.words import long_day

_WHAT_IS_HARD = "what-does-not-work"
_OFF_SITE = "Not recorded: whether the pupil is sent anywhere off site."


def asked_about_disadvantage(facts: PupilFacts, duty: Duty) -> Shown | None:
    """E04: from the day that family or pupil were asked about an adjustment, else from what they said is hard."""
    asked = [(each.family_asked_on, place) for place, each in facts.adjustments if each.family_asked_on]
    views = facts.file.views.views if facts.file.views else ()
    hard = [(each.gathered_on, place) for place, each in enumerate(views) if _WHAT_IS_HARD in each.topics]
    found = [(day, facts.cite(place, "family_asked_on", day)) for day, place in asked]
    found += [(day, Citation(_views(facts), f"views {place + 1}", day)) for day, place in hard]
    found = [each for each in found if each[0] <= facts.today]
    if found:
        day, cited = max(found, key=lambda each: each[0])
        says = f"The records show that pupil or parents were asked, or said, what is harder, last on {long_day(day)}."
        return Shown("shown" if day >= since(duty, facts.today) else "part", says, (cited,))
    other = list(_other_views(facts))
    if not other:
        return None
    says = "The records show views of pupil or parents. Not recorded: that they were asked what is harder here."
    return Shown("part", says, (other[-1],))


def tests_adjusted(facts: PupilFacts, duty: Duty) -> Shown | None:
    """E11: from the access arrangements and the evidence of the normal way of working, else from adjustments."""
    arranged = list(_arrangements(facts))
    if not arranged:
        return adjusted_here(facts, duty)
    names = listed(tuple(dict.fromkeys(name for name, _each, _cited in arranged)))
    said = f"The records show: {names}."
    bare = [cited for _name, each, cited in arranged if not each.normal_way]
    if bare:
        many = f"{len(bare)} of {how_many(len(arranged), 'arrangement')}"
        return Shown("missing", f"{said} Not recorded: the normal way of working for {many}.", tuple(bare))
    cited = tuple(cited for _name, _each, cited in arranged)
    return Shown("part", f"{said} The normal way of working is recorded. Not recorded: class tests.", cited)


def part_time_reviewed(facts: PupilFacts, _duty: Duty) -> Shown:
    """E18: from the part-time timetables that have not ended."""
    current = [
        (place, each)
        for place, each in enumerate(facts.file.pupil.part_time_timetables)
        if each.from_on <= facts.today and (each.ended_on is None or each.ended_on > facts.today)
    ]
    if not current:
        return Shown("part", f"No part-time timetable is recorded. {_OFF_SITE}")
    path = path_of(Pupil, pupil=facts.file.key)
    cited = tuple(Citation(path, f"part_time_timetables {place + 1}", each.from_on) for place, each in current)
    said = f"The records show a part-time timetable since {long_day(current[0][1].from_on)}."
    missing = dict.fromkeys(what for _place, each in current for what in _missing(each, facts.today))
    if missing:
        return Shown("missing", f"{said} Not recorded: {listed(tuple(missing))}.", cited)
    return Shown("part", f"{said} {_OFF_SITE}", cited)


def _missing(timetable: PartTimeTimetable, today: date) -> Iterator[str]:
    if timetable.agreed_with_parents_on is None:
        yield "that the parents agreed"
    if timetable.to_on is None:
        yield "its last day"
    elif timetable.to_on < today:
        yield "that it ended on its last day"
    if timetable.review_by is None:
        yield "a day to look at it again"
    elif timetable.review_by < today and (timetable.reviewed_on or timetable.from_on) < timetable.review_by:
        yield "that it was looked at again in time"


def _arrangements(facts: PupilFacts) -> Iterator[tuple[str, ExamArrangement | TestArrangement, Citation]]:
    record = facts.file.access_arrangements
    path = path_of(AccessArrangements, pupil=facts.file.key)
    for place, exam in enumerate(record.examinations if record else ()):
        if exam.ended_on is None or exam.ended_on > facts.today:
            day = exam.reviewed_on or exam.approved_on
            yield _name("exam_arrangement", exam), exam, Citation(path, f"examinations {place + 1}", day)
    for place, test in enumerate(record.primary_tests if record else ()):
        if test.year >= facts.today.year and (test.ended_on is None or test.ended_on > facts.today):
            day = test.reviewed_on or test.approved_on
            yield _name("test_arrangement", test), test, Citation(path, f"primary_tests {place + 1}", day)


def _name(codes: str, each: ExamArrangement | TestArrangement) -> str:
    name = code_set(codes).name_of(each.arrangement)
    return small_first(name)


def _other_views(facts: PupilFacts) -> Iterator[Citation]:
    for key, cycle in sorted(facts.file.cycles.items()):
        if cycle.assess and (cycle.assess.parent_view or cycle.assess.pupil_view):
            yield Citation(facts.file.path(f"cycles/{key}.yaml"), "assess", cycle.from_on)
    for place, each in enumerate(facts.file.views.views if facts.file.views else ()):
        yield Citation(_views(facts), f"views {place + 1}", each.gathered_on)


def _views(facts: PupilFacts) -> str:
    return path_of(Views, pupil=facts.file.key)


RECORDS_OF_ARRANGEMENTS: Mapping[str, OfPupil] = MappingProxyType(
    {"E04": asked_about_disadvantage, "E11": tests_adjusted, "E18": part_time_reviewed}
)
