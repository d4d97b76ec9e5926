"""One score: whether it fits its scale, its percentile, its band, and how it is written."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from statistics import NormalDist

from senco_cli.model.age import MONTHS_IN_A_YEAR, Age, age_of
from senco_cli.model.scale import Band, Scale

_HUNDREDTH = Decimal("0.01")
_AGES = frozenset(("reading-age", "spelling-age"))
WRITE_AN_AGE = "write years and months, like 7:04"


def is_age(scale: Scale) -> bool:
    """Whether values of the scale are ages."""
    return scale.kind in _AGES


def settled(scale: Scale, value: Decimal) -> Decimal:
    """The value as its scale understands it: on an age scale, `7.04` and a plain number of months become an age.

    What the scale does not understand comes back as it is; `fault_of` says what is wrong with it.
    """
    if not is_age(scale) or isinstance(value, Age):
        return value
    exponent = value.as_tuple().exponent
    months = int(value % 1 * 100)
    if exponent == -2 and value >= 1 and months < MONTHS_IN_A_YEAR:
        return age_of(int(value), months)
    is_months = exponent == 0 and scale.minimum is not None and value >= scale.minimum
    return Age(value) if is_months else value


def fault_of(scale: Scale, value: Decimal) -> str | None:
    """What keeps a value from standing on a scale, as the end of a sentence; None where it fits."""
    value = settled(scale, value)
    if scale.kind == "narrative":
        return "is a number, and this scale has none; write what was seen under text"
    if is_age(scale) and not isinstance(value, Age):
        if value % 1:
            return f"may be months or tenths of a year; {WRITE_AN_AGE}"
        return f"is not an age; {WRITE_AN_AGE}"
    if isinstance(value, Age) and not is_age(scale):
        return "is an age, and this scale has plain numbers; write it in figures"
    if scale.whole and value % 1:
        return "is not a whole number; this scale has no others"
    low, high = scale.minimum, scale.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        return f"is outside the scale, which goes {_range(scale)}"
    return None


def percentile(score: Decimal | int, *, mean: Decimal | int = 100, deviation: Decimal | int = 15) -> Decimal:
    """The share of the age group, in per cent to two places, that scores lower, from the normal curve."""
    share = NormalDist(float(mean), float(deviation)).cdf(float(score)) * 100
    return Decimal(repr(share)).quantize(_HUNDREDTH, rounding=ROUND_HALF_UP)


def percentile_on(scale: Scale, value: Decimal) -> Decimal | None:
    """The percentile of a score; None where the scale is not standardised or its mean is not known."""
    if scale.kind != "standardised" or scale.mean is None or not scale.standard_deviation:
        return None
    return percentile(value, mean=scale.mean, deviation=scale.standard_deviation)


def percentile_words(percent: Decimal) -> str:
    """A percentile as people say it: `21st percentile`; what rounds to 0 or 100 is below the 1st or above the 99th."""
    rounded = int(percent.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    if rounded < 1:
        return "below the 1st percentile"
    if rounded > 99:
        return "above the 99th percentile"
    ending = "th" if rounded in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(rounded % 10, "th")
    return f"{rounded}{ending} percentile"


def band_of(scale: Scale, value: Decimal) -> Band | None:
    """The band that a value is in; None where the scale has no bands or the value lies in none."""
    return next((band for band in scale.bands if band.from_value <= value <= band.to_value), None)


def meaning_of(scale: Scale, value: Decimal) -> str | None:
    """What a score says beside its number: its percentile or its band; None where it has neither."""
    percent = percentile_on(scale, value)
    if percent is not None:
        return percentile_words(percent)
    band = band_of(scale, value)
    return band.name if band else None


def scaled_up(points: int, answered: int, scale: Scale) -> int | None:
    """The score where some questions were left unanswered, in proportion and rounded, a half upwards.

    None where too few were answered, or where the scale is not one of questions.
    """
    items, needed = scale.items, scale.items_needed
    if not items or not needed or not needed <= answered <= items:
        return None
    share = Decimal(points * items) / answered
    return int(share.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _range(scale: Scale) -> str:
    ends = [(scale.minimum, "from"), (scale.maximum, "to")]
    return " ".join(f"{word} {shown(scale, end)}" for end, word in ends if end is not None)


def shown(scale: Scale, value: Decimal) -> str:
    """A value as it is written: `7:04`, `88`, `2.5`."""
    value = settled(scale, value)
    if isinstance(value, Age) or not value % 1:
        return str(value) if isinstance(value, Age) else str(int(value))
    return f"{value.normalize():f}"
