"""One provision as a row of the map, with the parts of the pupils who are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial

from senco_cli.documents.people import unknown_person
from senco_cli.documents.provision_parts import GroupBy, PupilLine, Row
from senco_cli.documents.provision_pupils import Known
from senco_cli.documents.provision_results import at_ends, part_of
from senco_cli.documents.provision_words import (
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
from senco_cli.model.years import academic_year_days
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
    known: Mapping[str, Known]
    chosen: frozenset[str] | None
    on: date
    calendar: SchoolCalendar
    group_by: GroupBy


@dataclass(frozen=True, slots=True)
class _Costs:
    weeks: Sequence[Week]
    to_date: ProvisionCost
    whole: ProvisionCost
    year: ProvisionCost


def row_of(key: str, provision: Provision, sources: Sources) -> Row:
    """The row of one provision."""
    staff, on = sources.school.staff, sources.on
    costs = _costs(provision, sources)
    lines = _lines(key, provision, costs, sources)
    area = code_set("area_of_need").name_of(provision.area_of_need)
    layer = code_set("provision_layer").name_of(provision.layer)
    whole, to_date, year = costs.whole.total, costs.to_date.total, costs.year.total
    return Row(
        key=key,
        title=provision.title_,
        description=provision.description,
        group=layer if sources.group_by == "layer" else area,
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
        year=year if sources.chosen is None else add(line.year for line in lines),
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
    cost = partial(provision_cost, provision, weeks, staff=school.staff, rounding=conventions.rounding)
    first, last = academic_year_days(sources.on)
    whole = cost()
    is_of_this_year = first <= provision.from_on and provision.to_on is not None and provision.to_on <= last
    year = whole if is_of_this_year else cost(since=first, up_to=last)
    return _Costs(weeks, to_date=cost(up_to=sources.on), whole=whole, year=year)


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


def _lines(key: str, provision: Provision, costs: _Costs, sources: Sources) -> tuple[PupilLine, ...]:
    lines = [
        _line(key, provision, parts, costs, sources.known.get(pupil) or Known(unknown_person(pupil)), sources.on)
        for pupil, parts in members_of(provision).items()
        if sources.chosen is None or pupil in sources.chosen
    ]
    return tuple(sorted(lines, key=lambda line: line.person.order))


def _line(
    key: str, provision: Provision, parts: tuple[Member, ...], costs: _Costs, known: Known, on: date
) -> PupilLine:
    whole_part = _joined(parts)
    ends = at_ends(key, provision, whole_part, known.results)
    pupil = known.person.key
    is_in = pupil in pupils_in(provision, on)
    return PupilLine(
        person=known.person,
        part="; ".join(filter(None, map(part_words, parts))),
        is_in=is_in,
        minutes_now=dose(provision.sessions).pupil_minutes if is_in else Fraction(0),
        entry=ends.entry,
        exit=ends.exit,
        change=ends.change,
        result=result_words(whole_part, provision.measure),
        to_date=costs.to_date.share_of(pupil),
        whole=costs.whole.share_of(pupil),
        year=costs.year.share_of(pupil),
        effect=part_of(key, provision, parts, known.results, on=on),
    )


def _joined(parts: tuple[Member, ...]) -> Member:
    first_entry = next((part.entry for part in parts if part.entry), None)
    last_exit = next((part.exit for part in reversed(parts) if part.exit), None)
    return parts[-1].model_copy(update={"entry": first_entry, "exit": last_exit})
