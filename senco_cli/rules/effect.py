"""The effect of provision: what became of the expected outcomes, how results changed, and what was paid for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from senco_cli.rules.costing import Amount, add
from senco_cli.rules.measuring import Change, Direction, NotComparable, Taken, change, entry_and_exit
from senco_cli.rules.ratio_gain import DAYS_IN_A_MONTH, NoRatioGain, RatioGain, ratio_gain
from senco_cli.rules.scores import is_age

# What can be said of the effect of a pupil's part: some is shown, none is, the part is over and nothing is recorded,
# or it goes on and nothing is recorded yet.
Standing = Literal["shown", "not shown", "not recorded", "under way"]
STANDINGS: tuple[Standing, ...] = ("shown", "not shown", "not recorded", "under way")
_RESULTS = ("met", "partly", "not-met")


@dataclass(frozen=True, slots=True)
class Way:
    """The way on one scale from the entry to a provision to the exit; `gain` is None where it is not an age."""

    entry: Taken
    exit: Taken
    change: Change | NotComparable
    gain: RatioGain | NoRatioGain | None


@dataclass(frozen=True, slots=True)
class Part:
    """One pupil's part in a provision: whether it is over, what became of the outcome, and what was measured."""

    is_over: bool
    outcome: str | None
    ways: tuple[Way, ...]

    @property
    def standing(self) -> Standing:
        """What can be said of its effect: by the outcome, else by what was measured.

        A change for the better that may be chance shows none.
        """
        if self.outcome in _RESULTS:
            return "not shown" if self.outcome == "not-met" else "shown"
        changes = [way.change for way in self.ways if isinstance(way.change, Change)]
        told = [each for each in changes if each.direction != "neither"]
        if told:
            is_shown = any(each.direction == "better" and not each.is_within_confidence for each in told)
            return "shown" if is_shown else "not shown"
        return "not recorded" if self.is_over else "under way"


@dataclass(frozen=True, slots=True)
class Effect:
    """The effect for any number of pupils' parts.

    Of the outcomes `unknown` counts the parts that are over and have none, `under_way` those that go on. `changes`
    counts the ways on measures by direction, `may_be_chance` those of them whose ranges overlap, `not_comparable`
    those of which nothing can be said.
    """

    met: int
    partly: int
    not_met: int
    unknown: int
    under_way: int
    changes: Mapping[Direction, int]
    may_be_chance: int
    not_comparable: int
    gains: tuple[RatioGain, ...]
    days_between: int

    @property
    def known(self) -> int:
        """How many pupils' outcomes are known."""
        return self.met + self.partly + self.not_met

    @property
    def says_anything(self) -> bool:
        """Whether any outcome is known or ought to be, or anything was measured at both ends."""
        return bool(self.known or self.unknown or self.measured or self.not_comparable)

    @property
    def per_cent_met(self) -> Decimal | None:
        """The share of the known outcomes that was met, in whole per cent; None where none is known."""
        if not self.known:
            return None
        return (Decimal(100 * self.met) / self.known).quantize(Decimal(1), rounding=ROUND_HALF_UP)

    @property
    def measured(self) -> int:
        """How many ways on measures can be told."""
        return sum(self.changes.values())

    @property
    def months_gained(self) -> int:
        """Months gained by all who have a ratio gain."""
        return sum(gain.months_gained for gain in self.gains)

    @property
    def months_taught(self) -> Decimal:
        """Months that lay between their tests, to a tenth."""
        return (self.days_between / DAYS_IN_A_MONTH).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)

    @property
    def ratio(self) -> Decimal | None:
        """Months gained for each month, of all of them together."""
        if not self.days_between:
            return None
        ratio = self.months_gained * DAYS_IN_A_MONTH / self.days_between
        return ratio.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def ways_in(results: Sequence[Taken], provision: str) -> tuple[Way, ...]:
    """The ways from entry to exit on every scale that was used at both ends of a pupil's part, first begun first."""
    mine = tuple(each for each in results if each.provision == provision)
    found = []
    for scale in dict.fromkeys(each.scale.id for each in mine):
        entry, last = entry_and_exit(tuple(each for each in mine if each.scale.id == scale), provision)
        if entry and last:
            gain = ratio_gain(entry, last) if is_age(entry.scale) else None
            found.append(Way(entry, last, change(entry, last), gain))
    return tuple(found)


def effect_of(parts: Iterable[Part]) -> Effect:
    """All parts counted together."""
    every = tuple(parts)
    outcomes = Counter(_outcome(part) for part in every)
    ways = [way for part in every for way in part.ways]
    changes = [way.change for way in ways if isinstance(way.change, Change)]
    gains = [
        (way.gain, way.change.days)
        for way in ways
        if isinstance(way.gain, RatioGain) and isinstance(way.change, Change)
    ]
    return Effect(
        met=outcomes["met"],
        partly=outcomes["partly"],
        not_met=outcomes["not-met"],
        unknown=outcomes["unknown"],
        under_way=outcomes["under way"],
        changes=Counter(each.direction for each in changes),
        may_be_chance=sum(1 for each in changes if each.is_within_confidence and each.by),
        not_comparable=len(ways) - len(changes),
        gains=tuple(gain for gain, _ in gains),
        days_between=sum(days for _, days in gains),
    )


def money_by_standing(parts: Iterable[tuple[Standing, Amount]]) -> Mapping[Standing, Amount]:
    """What was paid, by what can be said of the effect."""
    every = tuple(parts)
    return {name: add(amount for standing, amount in every if standing == name) for name in STANDINGS}


def _outcome(part: Part) -> str:
    if part.outcome in _RESULTS:
        return str(part.outcome)
    return "unknown" if part.is_over else "under way"
