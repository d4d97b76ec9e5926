"""The equality checklist: what the Equality Act asks, what was answered, what the records show, gaps first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from senco_cli.documents.equality_adjustments import adjustment_groups, state_counts
from senco_cli.documents.equality_checklist_view import (
    Area,
    EqualityChecklist,
    Line,
    Said,
    Weighed,
    Written,
)
from senco_cli.documents.people import Names, people
from senco_cli.model.codes import code_set
from senco_cli.model.equality import DutyAnswer
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.years import academic_year
from senco_cli.rules.duty import AREAS, Basis, Side
from senco_cli.rules.duty_data import statements
from senco_cli.rules.equality.shown import PupilFacts, SchoolFacts
from senco_cli.rules.equality.standing import GAPS, Standing, gaps_first, pupil_standings, school_standings
from senco_cli.rules.rule import VERIFIED

_MARKS = {"primary": "", "secondary": "*", "memory": "**", "derived": "***"}


def build_for_pupil(school: SchoolRecords, file: PupilFile, *, on: date, names: Names = "full") -> EqualityChecklist:
    """The checklist of one pupil as the records stand on `on`."""
    person = people([file], on=on, names=names)[file.key]
    signs = (("Class teacher", None), ("Parent or carer", None), ("Pupil, where it fits", None))
    page = _page(school, pupil_standings(PupilFacts(file, school, on)), on=on, about=person.label, signs=signs)
    return replace(
        page,
        place=person.place,
        key=file.key,
        confidential=tuple(_confidential(file)),
        adjustments=adjustment_groups(file, on=on),
    )


def build_for_school(facts: SchoolFacts) -> EqualityChecklist:
    """The checklist of the school, with the pupils counted and named by key only."""
    signs = (("For the governing body", None),)
    page = _page(facts.school, school_standings(facts), on=facts.today, about="whole school", signs=signs)
    return replace(page, counts=state_counts(facts.pupils))


def _page(
    school: SchoolRecords,
    standings: Sequence[Standing],
    *,
    on: date,
    about: str,
    signs: tuple[tuple[str, str | None], ...],
) -> EqualityChecklist:
    lines = {each.duty.id: _line(each) for each in standings}
    return EqualityChecklist(
        school=school.settings.school.name,
        on=on,
        academic_year=academic_year(on),
        about=about,
        gaps=tuple(lines[each.duty.id] for each in gaps_first(standings) if each.gap != "open"),
        areas=tuple(_areas(standings, lines)),
        factors=_factors(),
        asks=_said("asks"),
        asks_not=_said("asks-not"),
        marks=tuple((sign, VERIFIED[mark]) for mark, sign in _MARKS.items() if sign and mark in _used(standings)),
        signs=(*_signs(school), *signs),
    )


def _areas(standings: Sequence[Standing], lines: Mapping[str, Line]) -> Iterable[Area]:
    for area, title in AREAS.items():
        found = tuple(lines[each.duty.id] for each in standings if each.duty.area == area)
        if found:
            yield Area(title, found)


def _line(standing: Standing) -> Line:
    duty, answer, shown = standing.duty, standing.answer, standing.shown
    return Line(
        id=duty.id,
        title=duty.title,
        question=standing.question,
        note=duty.note,
        asks_for=duty.evidence,
        answer=_result(answer) if answer else None,
        evidence=answer.evidence if answer else None,
        answered_on=answer.answered_on if answer else None,
        answered_by=answer.answered_by if answer else None,
        before=(_result(standing.earlier[0]), standing.earlier[0].answered_on) if standing.earlier else None,
        says=shown.says if shown else None,
        does_not_arise=answer is None and shown is not None and shown.state == "not-arising",
        records=shown.records if shown else (),
        gap=GAPS[standing.gap] if standing.gap else None,
        is_open=standing.gap == "open",
        is_missing=standing.gap == "missing",
        is_late=standing.is_late,
        is_doubtful=standing.gap in ("old", "differs"),
        owner=standing.owner,
        by=standing.by,
        basis=_written(duty.basis),
    )


def _written(basis: Iterable[Basis]) -> tuple[Written, ...]:
    return tuple(Written(each.title, _MARKS[each.verified]) for each in basis)


def _result(answer: DutyAnswer) -> str:
    return code_set("duty_answer").name_of(answer.result)


def _factors() -> tuple[Weighed, ...]:
    return tuple(Weighed(code.name, code.note or "", None) for code in code_set("reasonableness_factor").codes)


def _said(side: Side) -> tuple[Said, ...]:
    return tuple(Said(each.says, _written(each.basis)) for each in statements() if each.side == side)


def _used(standings: Iterable[Standing]) -> set[str]:
    written = [*(each.duty.basis for each in standings), *(each.basis for each in statements())]
    return {each.verified for basis in written for each in basis}


def _signs(school: SchoolRecords) -> tuple[tuple[str, str | None], ...]:
    ours = school.settings.school
    senco = school.staff.get(ours.senco) if ours.senco else None
    return (("SENCO", senco.name if senco else None), ("Head teacher", ours.head))


def _confidential(file: PupilFile) -> Iterable[str]:
    for each in file.equality.confidentiality if file.equality else ():
        if each.withdrawn_on is None:
            yield each.what or "A request that the disability is kept confidential"
