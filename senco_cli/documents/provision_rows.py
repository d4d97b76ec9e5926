"""One provision as a row of the map, with the parts of the pupils who are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from senco_cli.documents.people import Person, unknown_person
from senco_cli.documents.provision_map_view import GroupBy, PupilLine, Row
from senco_cli.documents.provision_words import (
    change_of,
    deliverers,
    dose_words,
    measure_words,
    missing_words,
    part_words,
    result_words,
    state_of,
    state_words,
    weeks_words,
)
from senco_cli.model.codes import code_set
from senco_cli.model.provision import Member, Provision
from senco_cli.model.school import SchoolRecords
from senco_cli.rules.costing import (
    ProvisionCost,
    SchoolCalendar,
    Week,
    add,
    dose,
    provision_cost,
    pupils_in,
    run_weeks,
    staffing_of,
)


@dataclass(frozen=True, slots=True)
class Sources:
    """What a row is made from; `chosen` are the keys of the pupils shown, None for everybody."""

    school: SchoolRecords
    people: Mapping[str, Person]
    chosen: frozenset[str] | None
    on: date
    calendar: SchoolCalendar
    group_by: GroupBy


@dataclass(frozen=True, slots=True)
class _Costs:
    weeks: Sequence[Week]
    to_date: ProvisionCost
    whole: ProvisionCost


def row_of(key: str, provision: Provision, sources: Sources) -> Row:
    """The row of one provision."""
    staff, on = sources.school.staff, sources.on
    costs = _costs(provision, sources)
    lines = _lines(provision, costs, sources)
    area = code_set("area_of_need").name_of(provision.area_of_need)
    layer = code_set("provision_layer").name_of(provision.layer)
    whole, to_date = costs.whole.total, costs.to_date.total
    return Row(
        key=key,
        title=provision.title_,
        description=provision.description,
        group=area if sources.group_by == "area" else layer,
        area=area,
        layer=layer,
        state=state_of(provision, on),
        state_text=state_words(provision, on),
        delivered_by=deliverers(provision, staff),
        place=provision.place,
        dose=dose_words(provision, len(costs.weeks)),
        weeks_text=weeks_words(provision, begun=costs.to_date.weeks, whole=costs.whole.weeks),
        group_size=provision.group_size,
        from_on=provision.from_on,
        to_on=provision.to_on,
        review_by=provision.review_by,
        pupils_now=len(pupils_in(provision, on)),
        **_minutes(provision, sources),
        intended_outcome=provision.intended_outcome,
        measure=measure_words(provision.measure),
        lines=lines,
        to_date=to_date if sources.chosen is None else add(line.to_date for line in lines),
        whole=whole if sources.chosen is None else add(line.whole for line in lines),
        group_to_date=to_date,
        group_whole=whole,
        cost_notes=missing_words(whole.missing, staff),
    )


def members_of(provision: Provision) -> dict[str, tuple[Member, ...]]:
    """Every pupil's parts; more than one where the pupil left and came back."""
    parts: dict[str, tuple[Member, ...]] = {}
    for member in provision.pupils:
        parts[member.pupil] = (*parts.get(member.pupil, ()), member)
    return parts


def _costs(provision: Provision, sources: Sources) -> _Costs:
    school, conventions = sources.school, sources.school.settings.costs
    weeks = run_weeks(provision, sources.on, weeks_per_year=conventions.weeks_per_year, calendar=sources.calendar)
    whole, to_date = (
        provision_cost(provision, weeks, staff=school.staff, rounding=conventions.rounding, up_to=up_to)
        for up_to in (None, sources.on)
    )
    return _Costs(weeks, to_date, whole)


def _minutes(provision: Provision, sources: Sources) -> dict[str, Fraction]:
    amount, people = dose(provision.sessions), staffing_of(provision, sources.school.staff).people
    is_running = state_of(provision, sources.on) == "running"
    pupils = pupils_in(provision, sources.on) if is_running else members_of(provision)
    staff_minutes = amount.session_minutes(len(pupils)) * people
    if provision.pupils and not pupils:
        staff_minutes = Fraction(0)
    return {
        "staff_minutes": staff_minutes,
        "staff_minutes_now": staff_minutes if is_running else Fraction(0),
        "pupil_minutes": amount.pupil_minutes,
    }


def _lines(provision: Provision, costs: _Costs, sources: Sources) -> tuple[PupilLine, ...]:
    now = frozenset(pupils_in(provision, sources.on))
    lines = [
        _line(provision, parts, costs, person=sources.people.get(key) or unknown_person(key), is_in=key in now)
        for key, parts in members_of(provision).items()
        if sources.chosen is None or key in sources.chosen
    ]
    return tuple(sorted(lines, key=lambda line: line.person.order))


def _line(provision: Provision, parts: tuple[Member, ...], costs: _Costs, *, person: Person, is_in: bool) -> PupilLine:
    whole_part = _joined(parts)
    return PupilLine(
        person=person,
        part="; ".join(filter(None, map(part_words, parts))),
        is_in=is_in,
        minutes_now=dose(provision.sessions).pupil_minutes if is_in else Fraction(0),
        entry=whole_part.entry,
        exit=whole_part.exit,
        change=change_of(whole_part, provision.measure),
        result=result_words(whole_part, provision.measure),
        to_date=costs.to_date.share_of(person.key),
        whole=costs.whole.share_of(person.key),
    )


def _joined(parts: tuple[Member, ...]) -> Member:
    first_entry = next((part.entry for part in parts if part.entry), None)
    last_exit = next((part.exit for part in reversed(parts) if part.exit), None)
    return parts[-1].model_copy(update={"entry": first_entry, "exit": last_exit})
