"""The register of SEN for governors: numbers of pupils without a name, small ones held back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from senco_cli.documents.people import people
from senco_cli.documents.pupil_words import status_name
from senco_cli.documents.register_view import Count, CountTable, GovernorRegister
from senco_cli.model.codes import code_set
from senco_cli.model.pupil import Need, Pupil
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.years import nc_year_code, nc_year_of_code
from senco_cli.rules.rule import VERIFIED
from senco_cli.rules.suppression import fewest_shown, held_back, is_small
from senco_cli.rules.thresholds import threshold_on

_NO_AREA = "In none of the four areas"
_NOT_RECORDED = "Not recorded"
_OWN_NUMBER = "As the school has set it; no law asks for this number"
_STATUSES = ("SEN support", "EHC plan")


def build_for_governors(school: SchoolRecords, files: Iterable[PupilFile], *, on: date) -> GovernorRegister:
    """How many pupils have SEN, by status, year, need and circumstances."""
    on_roll = [each for each in files if each.pupil.is_on_roll(on) and status_name(each.pupil, on)]
    own = school.settings.smallest_number
    fewest, total = fewest_shown(on, own=own), len(on_roll)
    pupils = [each.pupil for each in on_roll]
    is_told = not is_small(total, fewest=fewest)
    tables = (
        _by("Status", "status", _by_status(pupils, on), fewest=fewest),
        *_by_year(on_roll, on, fewest=fewest),
        *_by_need(pupils, on, fewest=fewest),
        _by_circumstance(pupils, fewest=fewest),
    )
    return GovernorRegister(
        school=school.settings.school.name,
        on=on,
        total=total if is_told else None,
        tables=tuple(each for each in tables if each.counts) if is_told and total else (),
        fewest=fewest,
        sources=(_OWN_NUMBER,) if own is not None else tuple(_sources(on)),
    )


def _by(title: str, of: str, counts: Mapping[str, int], *, fewest: int) -> CountTable:
    held = held_back(counts, fewest=fewest)
    shown = tuple(Count(name, None if name in held else number) for name, number in counts.items())
    return CountTable(title, of, shown, sum(counts.values()))


def _by_status(pupils: Sequence[Pupil], on: date) -> Mapping[str, int]:
    found = Counter(status_name(pupil, on) for pupil in pupils)
    return {name: found[name] for name in _STATUSES}


def _by_year(files: Sequence[PupilFile], on: date, *, fewest: int) -> tuple[CountTable, CountTable]:
    """Every year from the first to the last with somebody in it; pupils who follow no year come last."""
    found = Counter(each.year or "" for each in people(files, on=on, names="keys").values())
    numbers = [number for number in map(nc_year_of_code, found) if number is not None]
    between = [nc_year_code(number) for number in range(min(numbers), max(numbers) + 1)] if numbers else []
    stages, years = code_set("key_stage"), code_set("nc_year")
    by_stage: dict[str, dict[str, int]] = {}
    for code in dict.fromkeys([*between, *sorted(found)]):
        known = years.get(code)
        stage = stages.name_of(known.group) if known and known.group else years.name_of(code)
        by_stage.setdefault(stage, {})[years.name_of(code)] = found[code]
    return _in_two_steps(("Stage", "stage of school"), ("Year group", "year group"), by_stage, fewest=fewest)


def _by_need(pupils: Sequence[Pupil], on: date, *, fewest: int) -> tuple[CountTable, CountTable]:
    types = Counter(_main_type(pupil.needs_on(on)) for pupil in pupils)
    by_area: dict[str, dict[str, int]] = {}
    for area, name, code in _types_in_order():
        if types[code]:
            by_area.setdefault(area, {})[name] = types[code]
    wide, close = ("Area of need", "area of the main need"), ("Type of need", "type of the main need")
    return _in_two_steps(wide, close, by_area, fewest=fewest, note="Each pupil is counted once, by the main need.")


def _in_two_steps(
    wide: tuple[str, str],
    close: tuple[str, str],
    groups: Mapping[str, Mapping[str, int]],
    *,
    fewest: int,
    note: str | None = None,
) -> tuple[CountTable, CountTable]:
    """Groups, and what is in each; of a group that is held back everything in it is."""
    sums = {group: sum(counts.values()) for group, counts in groups.items()}
    held = held_back(sums, fewest=fewest)
    within = {group: held_back(counts, fewest=fewest) for group, counts in groups.items()}
    shown = tuple(
        Count(name, None if group in held or name in within[group] else number, group)
        for group, counts in groups.items()
        for name, number in counts.items()
    )
    table = _by(*wide, sums, fewest=fewest)
    return replace(table, note=note), CountTable(*close, shown, table.total, note)


def _main_type(needs: Sequence[Need]) -> str:
    return needs[0].type if needs else ""


def _types_in_order() -> Iterable[tuple[str, str, str]]:
    """Area, name and code of every type of need, by area, and last of all that none is recorded."""
    areas = code_set("area_of_need")
    order = {area.code: place for place, area in enumerate(areas.codes)}
    types = code_set("type_of_need").codes
    for each in sorted(types, key=lambda code: order.get(code.group or "", len(order))):
        yield areas.name_of(each.group) if each.group else _NO_AREA, each.name, each.code
    yield _NOT_RECORDED, _NOT_RECORDED, ""


def _by_circumstance(pupils: Sequence[Pupil], *, fewest: int) -> CountTable:
    found = Counter(each for pupil in pupils for each in set(pupil.circumstances))
    names = {code.code: code.name for code in code_set("circumstance").codes if found[code.code]}
    shown = tuple(
        Count(name, None if _tells_too_much(found[code], len(pupils), fewest=fewest) else found[code])
        for code, name in names.items()
    )
    note = "A pupil may be counted more than once, and many not at all."
    return CountTable("Circumstances", "circumstance", shown, None, note)


def _tells_too_much(number: int, of: int, *, fewest: int) -> bool:
    """Whether those who are meant, or those who are not, are so few that they could be recognised."""
    return is_small(number, fewest=fewest) or is_small(of - number, fewest=fewest)


def _sources(on: date) -> Iterable[str]:
    held = threshold_on("SMALL-NUMBER", on)
    for source in held.sources if held else ():
        mark = f" ({VERIFIED[held.verified]})" if held and held.verified != "primary" else ""
        yield f"{source.title}{mark}"
