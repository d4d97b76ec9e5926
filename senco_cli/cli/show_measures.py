"""Results on the screen: one as it is written down, and all of a pupil over time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from senco_cli.cli.paragraphs import print_wrapped
from senco_cli.cli.session import Session

if TYPE_CHECKING:
    from datetime import date

    from senco_cli.actions.add_measure import NewResult
    from senco_cli.actions.list_measures import Series
    from senco_cli.model.scale import Scale
    from senco_cli.rules.measuring import Change, Taken
    from senco_cli.rules.ratio_gain import NoRatioGain, RatioGain

_COLUMNS = ("Taken", "Result", "Which means", "Occasion")
_WITHIN = {True: ", which may be chance: it is within the confidence range", False: ", beyond the confidence range"}


def say_result(session: Session, scale: Scale, result: NewResult, before: Sequence[Taken]) -> None:
    """Print what a new result says, and the last one of the same test before it."""
    from senco_cli.model.codes import fold
    from senco_cli.model.scale_values import parse_value
    from senco_cli.rules.scores import meaning_of, shown

    if result.value is None:
        return
    value = parse_value(result.value)
    means = meaning_of(scale, value)
    print_wrapped(session, f"{scale.name}: {shown(scale, value)}{f', {means}' if means else ''}", indent=0, hanging=4)
    test = fold(result.test or "")
    last = next(
        (each for each in reversed(before) if each.scale.id == scale.id and fold(each.test or "") == test), None
    )
    if last and last.value is not None:
        print_wrapped(session, f"before: {shown(scale, last.value)} on {_day(last.taken_on)}", indent=0, hanging=4)


def print_series(session: Session, series: Iterable[Series], *, indent: int = 0) -> None:
    """Each series with its heading, its results, and how far the pupil has come."""
    for number, each in enumerate(series):
        if number:
            session.print()
        print_wrapped(session, heading_of(each), indent=indent, hanging=indent + 4)
        if each.results[0].scale.kind == "narrative":
            _words(session, each.results, indent=indent + 2)
        else:
            _table(session, [list(_cells(result)) for result in each.results], indent=indent + 2)
        for line in summary_of(each):
            print_wrapped(session, line, indent=indent + 2, hanging=indent + 6)


def say_marks(session: Session, series: Iterable[Series]) -> None:
    """Say what the star behind a band means, where there is one."""
    bands = [getattr(gain, "band", None) for each in series for _key, gain in each.gains]
    if any(band and band.verified != "primary" for band in bands):
        session.print("\n* the band rests on a source that was not read itself")


def heading_of(series: Series) -> str:
    """What a series is of: the scale, and the test where it is not named after it."""
    first = series.results[0]
    test = ", ".join(part for part in (first.test, first.edition) if part)
    is_said = first.scale.needs_test and test and test != first.scale.name
    return f"{first.scale.name}: {test}" if is_said else first.scale.name


def summary_of(series: Series) -> Iterator[str]:
    """How far the pupil has come from the first result to the last, in sentences."""
    from senco_cli.rules.measuring import NotComparable

    first, last = series.results[0], series.results[-1]
    if isinstance(series.way, NotComparable):
        if first.value is not None:
            yield f"no change can be given: {series.way.reason}"
        return
    if series.way is None:
        return
    yield _way_words(first, last, series.way)
    for key, gain in series.gains:
        yield _gain_words(key, gain)


def result_fields(taken: Taken) -> dict[str, Any]:
    """One result for programs."""
    from senco_cli.rules.scores import band_of, percentile_on, shown

    value = taken.value
    band = band_of(taken.scale, value) if value is not None else None
    percent = percentile_on(taken.scale, value) if value is not None else None
    return {
        "scale": taken.scale.id,
        "scale_name": taken.scale.name,
        "test": taken.test,
        "edition": taken.edition,
        "form": taken.form,
        "taken_on": taken.taken_on,
        "value": None if value is None else shown(taken.scale, value),
        "number": None if value is None else float(value),
        "text": taken.text,
        "percentile": None if percent is None else float(percent),
        "band": band.name if band else None,
        "context": taken.context,
        "taken_by": taken.taken_by,
        "provision": taken.provision,
        "at_limit": taken.at_limit,
        "path": taken.path,
    }


def way_fields(series: Series) -> dict[str, Any]:
    """The way from the first to the last result of a series for programs."""
    from senco_cli.rules.measuring import Change

    way = series.way if isinstance(series.way, Change) else None
    return {
        "by": float(way.by) if way else None,
        "direction": way.direction if way else None,
        "within_confidence": way.is_within_confidence if way else None,
        "why_not": getattr(series.way, "reason", None),
        "ratio_gains": [_gain_fields(key, gain) for key, gain in series.gains],
    }


def _gain_fields(key: str, gain: RatioGain | NoRatioGain) -> dict[str, Any]:
    ratio, band = getattr(gain, "ratio", None), getattr(gain, "band", None)
    return {
        "provision": key,
        "months_gained": gain.months_gained,
        "ratio": None if ratio is None else float(ratio),
        "band": band.name if band else None,
        "why_not": getattr(gain, "reason", None),
    }


def _table(session: Session, rows: Sequence[Sequence[str]], *, indent: int) -> None:
    # A test without bands and percentiles has nothing under that heading.
    kept = [at for at, name in enumerate(_COLUMNS) if name == "Result" or any(row[at] for row in rows)]
    shown = [[row[at] for at in kept] for row in (_COLUMNS, *rows)]
    widths = [max(len(row[column]) for row in shown) for column in range(len(kept))]
    for row in shown:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        session.print(" " * indent + "  ".join(cells).rstrip())


def _words(session: Session, results: Iterable[Taken], *, indent: int) -> None:
    for each in results:
        by = f" ({each.taken_by})" if each.taken_by else ""
        print_wrapped(session, f"{_day(each.taken_on)}{by}: {each.text}", indent=indent, hanging=indent + 4)


def _cells(taken: Taken) -> Iterator[str]:
    from senco_cli.model.codes import code_set
    from senco_cli.rules.scores import meaning_of, shown

    assert taken.value is not None
    limit = f" ({taken.at_limit})" if taken.at_limit else ""
    yield _day(taken.taken_on)
    yield shown(taken.scale, taken.value) + limit
    yield meaning_of(taken.scale, taken.value) or ""
    occasion = code_set("measure_context").name_of(taken.context) if taken.context else ""
    yield f"{occasion} ({taken.provision})" if taken.provision else occasion


def _way_words(first: Taken, last: Taken, way: Change) -> str:
    from decimal import Decimal

    from senco_cli.rules.ratio_gain import DAYS_IN_A_MONTH
    from senco_cli.rules.scores import is_age, shown

    size = _months(int(abs(way.by))) if is_age(first.scale) else f"{abs(way.by).normalize():f}"
    said = {"better": f"{size} better", "worse": f"{size} worse", "same": "no change", "neither": f"changed by {size}"}
    assert first.value is not None and last.value is not None
    ends = f"from {shown(first.scale, first.value)} to {shown(last.scale, last.value)}"
    over = f" in {Decimal(way.days) / DAYS_IN_A_MONTH:.0f} months" if is_age(first.scale) else ""
    return f"{ends}{over}: {said[way.direction]}{_chance_words(way)}"


def _chance_words(way: Change) -> str:
    if way.is_within_confidence is None or not way.by:
        return ""
    if way.is_within_confidence:
        return ", which may be chance: it is within the confidence range"
    return ", beyond the confidence range"


def _gain_words(key: str, gain: RatioGain | NoRatioGain) -> str:
    from senco_cli.rules.ratio_gain import NoRatioGain

    if isinstance(gain, NoRatioGain):
        months = "" if gain.months_gained is None else f"; {_months(gain.months_gained)} gained"
        return f"in {key}: no ratio gain, because {gain.reason}{months}"
    band = f", {gain.band.name}" if gain.band else ""
    mark = "" if gain.band is None or gain.band.verified == "primary" else " *"
    return (
        f"in {key}: {_months(gain.months_gained)} gained in {gain.months_taught} months, ratio gain {gain.ratio}"
        f"{band}{mark} ({'; '.join(gain.cautions)})"
    )


def _months(number: int) -> str:
    return f"{number} {'month' if abs(number) == 1 else 'months'}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
