"""Ratio gain: months of progress on a reading or spelling age for each month of teaching."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

from senco_cli.model.shipped import shipped
from senco_cli.rules.measuring import NotComparable, Taken, change
from senco_cli.rules.scores import is_age

# A month on average, for days into months.
DAYS_IN_A_MONTH = Decimal("365.25") / 12
_CAUTION = "tests differ from one to the next, so it is one sign among others"
_SHORT = "the time between the tests is short, and over a short time a high ratio means little"
_NO_BAND = "the band of a ratio this high was not verified, so none is given"


@dataclass(frozen=True, slots=True)
class GainBand:
    """A band of ratio gains, up to but without `below`, with its source and how far that was read."""

    name: str
    below: Decimal
    source: str
    href: str
    verified: str


@dataclass(frozen=True, slots=True)
class RatioGain:
    """Months gained, months taught (to a tenth), their ratio to two places, its band, and what has to be said with it.

    `band` is None where no verified band holds the ratio.
    """

    months_gained: int
    months_taught: Decimal
    ratio: Decimal
    band: GainBand | None
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoRatioGain:
    """Why there is no ratio; the months gained are given all the same where they are known."""

    reason: str
    months_gained: int | None = None


@cache
def gain_bands() -> tuple[GainBand, ...]:
    """The bands that were verified, lowest first."""
    return tuple(GainBand(**{**row, "below": Decimal(row["below"])}) for row in _data()["bands"])


def ratio_gain(entry: Taken, exit: Taken, *, months_taught: Decimal | None = None) -> RatioGain | NoRatioGain:
    """The ratio gain between two results of one test.

    `months_taught` is the time of teaching; where it is not given, the time between the two tests.
    """
    way = change(entry, exit)
    if isinstance(way, NotComparable):
        return NoRatioGain(way.reason)
    if not is_age(entry.scale):
        return NoRatioGain("only a reading or spelling age is counted in months")
    gained = int(way.by)
    reason = _why_not(entry, exit, days=way.days, months_taught=months_taught)
    if reason:
        return NoRatioGain(reason, gained)
    months = months_taught if months_taught is not None else Decimal(way.days) / DAYS_IN_A_MONTH
    ratio = _rounded(Decimal(gained) / months, "0.01")
    band = next((band for band in gain_bands() if ratio < band.below), None)
    is_short = months < Decimal(_data()["short_below_months"])
    cautions = (_CAUTION, *[_SHORT] * is_short, *[_NO_BAND] * (band is None))
    return RatioGain(gained, _rounded(months, "0.1"), ratio, band, cautions)


def _why_not(entry: Taken, exit: Taken, *, days: int, months_taught: Decimal | None) -> str | None:
    limits = {result.at_limit for result in (entry, exit)} - {None}
    if limits:
        return f"a result is at the test's {' and its '.join(sorted(str(each) for each in limits))}"
    if days == 0 or (months_taught is not None and months_taught <= 0):
        return "no time of teaching lies between the tests"
    return None


def _rounded(number: Decimal, to: str) -> Decimal:
    return number.quantize(Decimal(to), rounding=ROUND_HALF_UP)


@cache
def _data() -> Any:
    return shipped("rules/ratio_gain.yaml")
