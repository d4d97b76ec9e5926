"""The provision map: who gets what, from whom, how often, at what cost, and whether it works."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from senco_cli.documents.people import Names, Person
from senco_cli.documents.provision_effect import effect_page
from senco_cli.documents.provision_funding import funding_of
from senco_cli.documents.provision_gaps import find_gaps
from senco_cli.documents.provision_groups import TITLES, groups_of, groups_of_pupils
from senco_cli.documents.provision_map_view import ProvisionMap, Selection
from senco_cli.documents.provision_parts import Conventions, GroupBy, PupilLine, PupilSummary, Rate, Row
from senco_cli.documents.provision_pupils import Known, known_pupils
from senco_cli.documents.provision_rates import rates_page
from senco_cli.documents.provision_rows import Sources, row_of
from senco_cli.documents.provision_staff import staff_lines
from senco_cli.errors import SencoError
from senco_cli.model.codes import code_set, fold
from senco_cli.model.order import natural, nearest_first
from senco_cli.model.provision import Provision
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.years import academic_year, academic_year_days
from senco_cli.rules.costing import SchoolCalendar, add
from senco_cli.rules.suppression import fewest_shown

_EVERYTHING = Selection()


class NothingToShow(SencoError):
    """Nothing in the records is what was asked for."""

    def __init__(self, what: str, *, instead: Iterable[str] = ()) -> None:
        known = ", ".join(instead)
        super().__init__(f"there is no {what}", hint=f"one of {known}" if known else None)


def build(
    school: SchoolRecords,
    pupils: Iterable[PupilFile],
    *,
    on: date,
    calendar: SchoolCalendar,
    selection: Selection = _EVERYTHING,
    group_by: GroupBy = "area",
    names: Names = "full",
) -> ProvisionMap:
    """The map of the provisions of the academic year that holds `on`, as they stand on that day.

    Raises NothingToShow where nobody is in the class or year asked for, or the pupil or provision is not recorded.
    """
    known = known_pupils(pupils, school, on=on, names=names)
    return map_of(school, known, on=on, calendar=calendar, selection=selection, group_by=group_by)


def map_of(
    school: SchoolRecords,
    known: Mapping[str, Known],
    *,
    on: date,
    calendar: SchoolCalendar,
    selection: Selection = _EVERYTHING,
    group_by: GroupBy = "area",
) -> ProvisionMap:
    """The same map, of pupils who are known already; for many maps of one school. Raises NothingToShow."""
    everybody = {key: each.person for key, each in known.items()}
    chosen = _chosen(everybody, selection)
    sources = Sources(school, known, chosen, on, calendar, group_by)
    rows = _rows(sources, selection)
    groups = groups_of(rows, group_by)
    pupil_lines = _summaries(rows)
    without = _without(everybody, chosen, in_one=pupil_lines, selection=selection)
    conventions = _conventions(school, rows)
    return ProvisionMap(
        school=school.settings.school.name,
        on=on,
        academic_year=academic_year(on),
        scope=_scope(sources, everybody, selection),
        grouped_by=TITLES[group_by],
        glance_by=TITLES["area" if group_by == "staff" else group_by],
        shows_part_of_groups=selection.picks_pupils,
        glance_shows_parts=selection.picks_pupils or group_by in ("class", "year"),
        is_of_one_pupil=selection.pupil is not None,
        gaps=find_gaps(rows, on=on, without=without, conventions=conventions, calendar=school.calendar),
        groups=groups,
        glance=groups_of_pupils(rows, group_by) if group_by == "class" or group_by == "year" else groups,
        staff=staff_lines(rows, school.provisions, school.staff) if group_by == "staff" else (),
        effect=effect_page(rows),
        pupils=pupil_lines,
        without=without,
        counts=Counter(row.state for row in rows),
        **_sums(rows),
        conventions=conventions,
        **_beside(sources, rows, conventions, selection),
    )


def _sums(rows: Sequence[Row]) -> dict[str, Any]:
    unshared = [row for row in rows if not row.lines]
    return {
        "unshared_to_date": add(row.to_date for row in unshared),
        "unshared_whole": add(row.whole for row in unshared),
        "to_date": add(row.to_date for row in rows),
        "whole": add(row.whole for row in rows),
    }


def _beside(sources: Sources, rows: Sequence[Row], conventions: Conventions, selection: Selection) -> dict[str, Any]:
    """What the costs stand beside: the money there is and the authority's rates; and the smallest number told."""
    school, on = sources.school, sources.on
    settings, year = school.settings, academic_year_days(on)
    # What one provision costs a pupil says nothing against a threshold for all of them.
    is_of_all = selection.provision is None
    funding = funding_of(rows, sources.known, settings=settings, on=on, year=year, rates=conventions.rates)
    return {
        "funding": funding if is_of_all else None,
        "rates": rates_page(rows, school, on=on, calendar=sources.calendar),
        "fewest": fewest_shown(on, own=settings.smallest_number),
    }


def _chosen(everybody: Mapping[str, Person], selection: Selection) -> frozenset[str] | None:
    if not selection.picks_pupils:
        return None
    here = {key: person for key, person in everybody.items() if person.was_on_roll_this_year}
    if selection.pupil is not None:
        if selection.pupil not in everybody:
            raise NothingToShow(f'pupil with the key "{selection.pupil}"')
        here = {selection.pupil: everybody[selection.pupil]}
    if selection.class_name is not None:
        classes = {each.class_name for each in here.values() if each.class_name}
        here = {key: each for key, each in here.items() if _same(each.class_name, selection.class_name)}
        if not here:
            raise NothingToShow(f'class "{selection.class_name}"', instead=nearest_first(selection.class_name, classes))
    if selection.year is not None:
        year = code_set("nc_year").find(selection.year)
        here = {key: each for key, each in here.items() if year and each.year == year.code}
        if not here:
            raise NothingToShow(f'pupil in year "{selection.year}"')
    return frozenset(here)


def _same(class_name: str | None, typed: str) -> bool:
    return class_name is not None and fold(class_name) == fold(typed)


def _rows(sources: Sources, selection: Selection) -> tuple[Row, ...]:
    provisions = sources.school.provisions
    if selection.provision is not None:
        if selection.provision not in provisions:
            raise NothingToShow(f'provision with the key "{selection.provision}"')
        wanted = {selection.provision: provisions[selection.provision]}
    else:
        wanted = {key: each for key, each in provisions.items() if _is_of_year(each, sources.on)}
    rows = [
        row_of(key, provision, sources)
        for key, provision in wanted.items()
        if sources.chosen is None or any(member.pupil in sources.chosen for member in provision.pupils)
    ]
    return tuple(sorted(rows, key=lambda row: (natural(row.title), row.from_on, row.key)))


def _is_of_year(provision: Provision, on: date) -> bool:
    first, last = academic_year_days(on)
    return provision.from_on <= last and (provision.to_on is None or first <= provision.to_on)


def _summaries(rows: Sequence[Row]) -> tuple[PupilSummary, ...]:
    lines: dict[str, list[PupilLine]] = {}
    for row in rows:
        for line in row.lines:
            lines.setdefault(line.person.key, []).append(line)
    summaries = [
        PupilSummary(
            person=own[0].person,
            provisions_now=sum(1 for line in own if line.is_in),
            provisions_shown=len(own),
            minutes_now=sum((line.minutes_now for line in own), Fraction(0)),
            to_date=add(line.to_date for line in own),
            whole=add(line.whole for line in own),
        )
        for own in lines.values()
    ]
    return tuple(sorted(summaries, key=lambda each: each.person.order))


def _without(
    everybody: Mapping[str, Person],
    chosen: frozenset[str] | None,
    *,
    in_one: Sequence[PupilSummary],
    selection: Selection,
) -> tuple[Person, ...]:
    if selection.provision is not None:
        return ()
    helped = {each.person.key for each in in_one if each.provisions_now}
    asked_for = everybody if chosen is None else {key: everybody[key] for key in chosen}
    missing = [
        person
        for key, person in asked_for.items()
        if key not in helped and person.is_on_roll and (person.has_sen or key == selection.pupil)
    ]
    return tuple(sorted(missing, key=lambda person: person.order))


def _conventions(school: SchoolRecords, rows: Sequence[Row]) -> Conventions:
    costs = school.settings.costs
    used = dict.fromkeys(rate for row in rows for rate in _rates(school, school.provisions[row.key]))
    return Conventions(
        weeks_per_year=costs.weeks_per_year,
        weeks_mean=costs.weeks_mean,
        rounding=costs.rounding,
        rates=tuple(sorted(used, key=lambda rate: (rate.who, rate.pence))),
    )


def _rates(school: SchoolRecords, provision: Provision) -> Iterable[Rate]:
    cost, otherwise = provision.cost, school.settings.costs.rate_contains
    if cost and cost.hourly_rate is not None:
        who = provision.delivered_by_others or provision.title_
        yield Rate(who, cost.hourly_rate, cost.rate_contains or otherwise)
        return
    for delivery in provision.delivered_by:
        person = school.staff.get(delivery.staff)
        if person and person.hourly_rate is not None:
            # By role: what one person is paid is nobody's business who reads the map.
            role = code_set("staff_role").name_of(person.role)
            yield Rate(role, person.hourly_rate, person.rate_contains or otherwise)


def _scope(sources: Sources, everybody: Mapping[str, Person], selection: Selection) -> str:
    parts = []
    if selection.pupil is not None:
        parts.append(everybody[selection.pupil].label)
    if selection.year is not None:
        year = code_set("nc_year").find(selection.year)
        parts.append(year.name if year else selection.year)
    if selection.class_name is not None:
        recorded = {everybody[key].class_name for key in sources.chosen or ()}
        parts.append(f"class {min(name for name in recorded if name)}")
    if selection.provision is not None:
        parts.append(sources.school.provisions[selection.provision].title_)
    return ", ".join(parts) or "whole school"
