"""The provision map for governors: numbers of the whole school without a name, small ones held back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from senco_cli.documents.provision_effect import EffectLine
from senco_cli.documents.provision_funding import Funding
from senco_cli.documents.provision_groups import groups_of, groups_of_pupils
from senco_cli.documents.provision_map_view import ProvisionMap
from senco_cli.documents.provision_parts import Group, Row
from senco_cli.rules.costing import Amount, add
from senco_cli.rules.effect import STANDINGS, Effect, Standing
from senco_cli.rules.suppression import cells_held_back, held_back, is_small

_TOGETHER = "Held back, together"


@dataclass(frozen=True, slots=True)
class SpendLine:
    """What one group costs in the school year; every number is None where it is held back."""

    name: str
    provisions: int | None
    pupils: int | None
    cost: Amount | None
    per_cent: Decimal | None


@dataclass(frozen=True, slots=True)
class SpendTable:
    """The cost by area of need, by layer or by year group; `bars` gather what is held back in one."""

    title: str
    by: str
    lines: tuple[SpendLine, ...]
    bars: tuple[tuple[str, Amount], ...]


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """Outcomes of pupils' parts in the provision of one layer or of all; a number that is held back is None."""

    name: str
    known: int | None
    met: int | None
    partly: int | None
    not_met: int | None
    per_cent_met: Decimal | None


@dataclass(frozen=True, slots=True)
class Measured:
    """Changes on measures by direction, and ages; what is held back is None."""

    better: int | None
    same: int | None
    worse: int | None
    ages: int | None
    months_gained: int | None
    months_between: Decimal | None
    ratio: Decimal | None


@dataclass(frozen=True, slots=True)
class GovernorsMap:
    """The page: `pupils` is None, and there is nothing else to see, where there are too few of them.

    `is_over_told` and `is_top_up_told` say whether the number of pupils above the threshold, and the top-up with what
    it leaves, may be shown.
    """

    school: str
    on: date
    academic_year: str
    fewest: int
    pupils: int | None
    running: int
    staff_minutes_now: Fraction
    cost: Amount
    funding: Funding
    over: int
    is_over_told: bool
    is_top_up_told: bool
    spend: tuple[SpendTable, ...]
    outcomes: tuple[OutcomeLine, ...]
    measured: Measured
    money: tuple[tuple[Standing, Amount | None], ...]
    weeks: str


def governors_map(of: ProvisionMap) -> GovernorsMap:
    """The page that is made from the map of the whole school."""
    fewest, rows, funding = of.fewest, of.rows, of.funding
    assert funding is not None, "only the map of one provision has none"
    pupils = _pupils(rows)
    over = funding.over
    with_top_up = sum(1 for line in funding.lines if line.top_up is not None)
    return GovernorsMap(
        school=of.school,
        on=of.on,
        academic_year=of.academic_year,
        fewest=fewest,
        pupils=None if pupils < fewest else pupils,
        running=of.counts.get("running", 0),
        staff_minutes_now=of.staff_minutes_now,
        cost=add(row.year for row in rows),
        funding=funding,
        over=over,
        is_over_told=not (is_small(over, fewest=fewest) or is_small(len(funding.beside) - over, fewest=fewest)),
        # What is left of the cost without the few in funded places would tell what these cost.
        is_top_up_told=not (is_small(with_top_up, fewest=fewest) or is_small(len(funding.in_places), fewest=fewest)),
        spend=(
            _spend("area of need", "Broad area of need", groups_of(rows, "area"), fewest),
            _spend("layer of provision", "Layer", groups_of(rows, "layer"), fewest),
            _by_year(rows, fewest),
        ),
        outcomes=_outcomes(of.effect.layers, of.effect.total, fewest),
        measured=_measured(of.effect.total.effect, fewest),
        money=_money(rows, of.effect.total, fewest),
        weeks=of.conventions.weeks_mean,
    )


def _pupils(rows: Iterable[Row]) -> int:
    return len({line.person.key for row in rows for line in row.lines})


def _by_year(rows: Sequence[Row], fewest: int) -> SpendTable:
    """By year group, or by key stage where most year groups would be held back."""
    table = _spend("year group", "Year group", groups_of_pupils(rows, "year"), fewest)
    held = sum(1 for line in table.lines if line.cost is None)
    if 2 * held <= len(table.lines):
        return table
    return _spend("key stage", "Key stage", groups_of_pupils(rows, "stage"), fewest)


def _spend(title: str, by: str, groups: Sequence[Group], fewest: int) -> SpendTable:
    held = held_back({group.name: _pupils(group.rows) for group in groups}, fewest=fewest)
    whole = add(group.year for group in groups).pence
    lines = [_spend_line(group, group.name in held, whole) for group in groups]
    shown = [(group.name, group.year) for group in groups if group.name not in held]
    together = [(_TOGETHER, add(group.year for group in groups if group.name in held))] if held else []
    return SpendTable(title, by, tuple(lines), (*shown, *together))


def _spend_line(group: Group, is_held: bool, whole: int | None) -> SpendLine:
    if is_held:
        return SpendLine(group.name, None, None, None, None)
    pence = group.year.pence
    per_cent = Decimal(round(Fraction(100 * pence, whole))) if pence is not None and whole else None
    return SpendLine(group.name, len(group.rows), _pupils(group.rows), group.year, per_cent)


def _outcomes(layers: Sequence[EffectLine], total: EffectLine, fewest: int) -> tuple[OutcomeLine, ...]:
    known = {line.name: line.effect.known for line in layers}
    held_rows = held_back(known, fewest=fewest)
    cells = cells_held_back({line.name: _by_outcome(line.effect) for line in layers}, fewest=fewest)
    lines = [
        _outcome_line(line, line.name in held_rows, {column for row, column in cells if row == line.name})
        for line in layers
    ]
    is_all_held = is_small(total.effect.known, fewest=fewest)
    of_total = _by_outcome(total.effect)
    return (*lines, _outcome_line(total, is_all_held, held_back(of_total, fewest=fewest)))


def _by_outcome(effect: Effect) -> Mapping[str, int]:
    return {"met": effect.met, "partly": effect.partly, "not met": effect.not_met}


def _outcome_line(line: EffectLine, is_held: bool, held: Iterable[str]) -> OutcomeLine:
    numbers = _by_outcome(line.effect)
    hidden = set(numbers) if is_held else set(held)
    shown = {name: None if name in hidden else number for name, number in numbers.items()}
    is_share_told = "met" not in hidden
    return OutcomeLine(
        name=line.name,
        known=None if is_held else line.effect.known,
        met=shown["met"],
        partly=shown["partly"],
        not_met=shown["not met"],
        per_cent_met=line.effect.per_cent_met if is_share_told else None,
    )


def _measured(effect: Effect, fewest: int) -> Measured:
    changes = {name: effect.changes.get(name, 0) for name in ("better", "same", "worse")}
    is_all_held = is_small(sum(changes.values()), fewest=fewest)
    held = set(changes) if is_all_held else held_back(changes, fewest=fewest)
    shown = {name: None if name in held else number for name, number in changes.items()}
    are_ages_told = not is_small(len(effect.gains), fewest=fewest)
    return Measured(
        **shown,
        ages=len(effect.gains) if are_ages_told else None,
        months_gained=effect.months_gained if are_ages_told else None,
        months_between=effect.months_taught if are_ages_told else None,
        ratio=effect.ratio if are_ages_told else None,
    )


def _money(rows: Iterable[Row], total: EffectLine, fewest: int) -> tuple[tuple[Standing, Amount | None], ...]:
    pupils: dict[Standing, set[str]] = {name: set() for name in STANDINGS}
    for row in rows:
        for line in row.lines:
            pupils[line.effect.standing].add(line.person.key)
    held = held_back({name: len(keys) for name, keys in pupils.items()}, fewest=fewest)
    return tuple((name, None if name in held else total.money[name]) for name in STANDINGS)
