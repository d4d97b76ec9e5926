"""What a provision map says of effect: outcomes, measures, reading and spelling ages, and the money beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from senco_cli.documents.people import Person
from senco_cli.documents.provision_parts import Row
from senco_cli.documents.wording import count_text
from senco_cli.model.codes import code_set
from senco_cli.rules.costing import Amount, add
from senco_cli.rules.effect import Effect, Standing, Way, effect_of, money_by_standing
from senco_cli.rules.ratio_gain import GainBand, RatioGain, gain_bands


@dataclass(frozen=True, slots=True)
class EffectLine:
    """One provision or layer, or all of it; `money` is the cost to date by what can be said of the effect."""

    name: str
    note: str
    pupils: int
    effect: Effect
    money: Mapping[Standing, Amount]


@dataclass(frozen=True, slots=True)
class GainLine:
    """One pupil's way on a reading or spelling age."""

    person: Person
    provision: str
    way: Way


@dataclass(frozen=True, slots=True)
class NoEffect:
    """A provision in which money was spent with no effect to show for it, and why."""

    name: str
    cost: Amount
    why: str


@dataclass(frozen=True, slots=True)
class EffectPage:
    """The effect by provision and by layer, and all ages measured; `cautions` are said once for all of them.

    `provisions` are those of which something can be said, `silent` the titles of the others.
    """

    provisions: tuple[EffectLine, ...]
    silent: tuple[str, ...]
    layers: tuple[EffectLine, ...]
    total: EffectLine
    gains: tuple[GainLine, ...]
    cautions: tuple[str, ...]
    bands: tuple[GainBand, ...]
    without: tuple[NoEffect, ...]
    spent_without: Amount

    @property
    def has_any(self) -> bool:
        """Whether anything can be said of anybody yet."""
        return self.total.effect.says_anything or bool(self.without)


def effect_page(rows: Sequence[Row]) -> EffectPage:
    """The effect of the rows, as far as their lines go."""
    layers = {code.name: [row for row in rows if row.layer == code.name] for code in code_set("provision_layer").codes}
    gains = tuple(_gains(rows))
    ratios = [line.way.gain for line in gains if isinstance(line.way.gain, RatioGain)]
    without = tuple(_without(rows))
    provisions = tuple(_line(row.title, row.state_text, [row]) for row in rows)
    return EffectPage(
        provisions=tuple(each for each in provisions if each.effect.says_anything),
        silent=tuple(each.name for each in provisions if not each.effect.says_anything),
        layers=tuple(_line(name, "", members) for name, members in layers.items() if members),
        total=_line("All", "", rows),
        gains=gains,
        cautions=tuple(dict.fromkeys(words for gain in ratios for words in gain.cautions)),
        bands=gain_bands() if ratios else (),
        without=without,
        spent_without=add(each.cost for each in without),
    )


def _line(name: str, note: str, rows: Sequence[Row]) -> EffectLine:
    parts = [line.effect for row in rows for line in row.lines]
    pupils = len({line.person.key for row in rows for line in row.lines})
    return EffectLine(name, note, pupils, effect_of(parts), money_by_standing(_paid(rows)))


def _paid(rows: Iterable[Row]) -> Iterable[tuple[Standing, Amount]]:
    for row in rows:
        for line in row.lines:
            yield line.effect.standing, line.to_date
        if not row.lines:
            yield "not recorded" if row.state == "ended" else "under way", row.to_date


def _gains(rows: Iterable[Row]) -> Iterable[GainLine]:
    for row in rows:
        for line in row.lines:
            yield from (GainLine(line.person, row.title, way) for way in line.effect.ways if way.gain is not None)


def _without(rows: Iterable[Row]) -> Iterable[NoEffect]:
    for row in rows:
        paid = list(_paid([row]))
        for standing, why in (("not shown", "outcome not met, or measure no better"), ("not recorded", _why_not(row))):
            amounts = [amount for each, amount in paid if each == standing]
            if amounts:
                part = f" ({len(amounts)} of {count_text(len(row.lines), 'pupil')})" if row.lines else ""
                yield NoEffect(row.title, add(amounts), why + part)


def _why_not(row: Row) -> str:
    if not row.lines:
        return "over, and no pupil recorded"
    return "over, and no result recorded" if row.measure else "over, and no measure was set"
