"""What support costs beside the money there is for it: the threshold, top-up and the notional SEN budget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Literal

from senco_cli.model.pupil import TopUp
from senco_cli.model.settings import NotionalBudget, OwnThreshold
from senco_cli.rules.costing import Amount, Rounding, round_pence
from senco_cli.rules.thresholds import ThresholdVersion, threshold_on

THRESHOLD = "HN-THRESHOLD"


@dataclass(frozen=True, slots=True)
class Statement:
    """Something to know about the money, with its source and how far that was read; None where it is senco's own."""

    side: Literal["means", "means-not", "places"]
    says: str
    source: str | None
    verified: str | None


@dataclass(frozen=True, slots=True)
class Against:
    """A cost beside a threshold.

    `per_cent` is its part of the threshold, of the known cost where some is missing. Of `over` and `under` one is
    there, or neither where what is missing may take the cost over the threshold, or nothing is known.
    """

    per_cent: Decimal | None
    over: Amount | None
    under: Amount | None


@dataclass(frozen=True, slots=True)
class NeedsThreshold:
    """The high-needs threshold of a day, in pence: the school's own from its settings, else a version that senco has.

    `given_in` is where the school's own stands.
    """

    pence: int
    version: ThresholdVersion | None
    given_in: str | None


def needs_threshold(own: Iterable[OwnThreshold], day: date) -> NeedsThreshold | None:
    """The high-needs threshold in force on a day; None where neither the settings nor senco have one."""
    mine = next((each for each in own if each.from_on <= day <= each.to_on), None)
    if mine:
        return NeedsThreshold(mine.amount, None, mine.given_in)
    version = threshold_on(THRESHOLD, day)
    return NeedsThreshold(int(version.value * 100), version, None) if version else None


def against(cost: Amount, threshold: int) -> Against:
    """How a cost stands to a threshold in pence."""
    if cost.pence is None:
        return Against(None, None, None)
    per_cent = Decimal(round(Fraction(cost.pence * 100, threshold)))
    beyond = cost.pence - threshold
    if beyond > 0:
        return Against(per_cent, Amount(beyond, cost.missing), None)
    return Against(per_cent, None, None if cost.missing else Amount(-beyond))


def hours_bought(pence: int, an_hour_each_week: Fraction | int) -> Fraction:
    """The hours in every week of a year that a sum pays for, where one such hour costs so many pence in the year."""
    return Fraction(pence) / an_hour_each_week


def top_up_between(top_ups: Iterable[TopUp], first: date, last: date, *, rounding: Rounding) -> int | None:
    """The pence of top-up that fall on the days from `first` to `last` of one year, by days; None where there is none.

    A year's sum counts for as many days as lie between the two.
    """
    days = (last - first).days + 1
    parts = [(each.per_year, _days_in(each, first, last)) for each in top_ups]
    held = [Fraction(pence * number, days) for pence, number in parts if number]
    return round_pence(sum(held, Fraction(0)), rounding) if held else None


def budget_on(budgets: Iterable[NotionalBudget], day: date) -> NotionalBudget | None:
    """The notional SEN budget of the period that holds the day; None where the settings have none."""
    return next((each for each in budgets if each.from_on <= day <= each.to_on), None)


@cache
def statements() -> tuple[Statement, ...]:
    """What the notional budget, the threshold and funded places mean and do not mean, in the order of the page."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    rows = yaml.load(files("senco_cli.rules").joinpath("funding.yaml").read_bytes(), Loader=loader)
    return tuple(Statement(**row) for row in rows)


def _days_in(top_up: TopUp, first: date, last: date) -> int:
    begins = max(top_up.from_on, first)
    ends = min(top_up.to_on, last) if top_up.to_on else last
    return max(0, (ends - begins).days + 1)
