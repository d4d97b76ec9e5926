"""Measures over time: one strip for each, so that no line crosses another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from markupsafe import Markup

from senco_cli.documents.charts.parts import (
    BAR,
    QUIET,
    RAIL,
    Number,
    Paper,
    disc,
    drawing,
    line,
    rect,
    text,
    text_width,
    width_of,
)
from senco_cli.documents.wording import day_text

_HIGH, _HEAD, _SIDE = 56.0, 24.0, 34.0


@dataclass(frozen=True, slots=True)
class Point:
    """What was measured on a day; None where the result is not known."""

    on: date
    value: Number | None
    mark: Literal["entry", "exit"] | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """One measure and its points; `unit` is said after the name."""

    name: str
    points: tuple[Point, ...]
    unit: str = ""

    @property
    def title(self) -> str:
        """The name with its unit."""
        return f"{self.name} ({self.unit})" if self.unit else self.name


def points_over_time(
    title: str, series: Sequence[Series], *, say: Callable[[Number], str], paper: Paper = "portrait"
) -> Markup:
    """Each measure as points joined by a line, entry as a ring and exit as a full disc, both with their word."""
    days = sorted(point.on for each in series for point in each.points)
    width, words = width_of(paper), "; ".join(_words(each, say) for each in series)
    parts: list[Markup] = []
    top = 0.0
    for each in series:
        parts += _strip(each, say, days=(days[0], days[-1]) if days else None, top=top, width=width)
        top += _HEAD + _HIGH + 46
    if not series:
        parts.append(text(0, 16, "Nothing to show"))
        top = 24
    return drawing(parts, width=width, height=top, words=f"{title}: {words or 'nothing to show'}.")


def _words(series: Series, say: Callable[[Number], str]) -> str:
    points = [
        f"{day_text(each.on, 'short')} {_value(each, say)}{f' at {each.mark}' if each.mark else ''}"
        for each in sorted(series.points, key=lambda point: point.on)
    ]
    return f"{series.title}, {', '.join(points) or 'not measured'}"


def _value(point: Point, say: Callable[[Number], str]) -> str:
    return "not known" if point.value is None else say(point.value)


def _strip(
    series: Series, say: Callable[[Number], str], *, days: tuple[date, date] | None, top: float, width: float
) -> list[Markup]:
    parts = [text(0, top + 16, series.title, strong=True)]
    known = sorted((point for point in series.points if point.value is not None), key=lambda point: point.on)
    bottom = top + _HEAD + 18 + _HIGH
    parts.append(line(0, bottom + 6, width, bottom + 6, colour=RAIL, width=2))
    if days is None or not known:
        return [*parts, text(0, bottom - 20, "not known" if series.points else "not measured", quiet=True)]
    places = [(_across(point.on, days, width), _up(point, known, bottom)) for point in known]
    parts += [line(x1, y1, x2, y2, colour=BAR, width=2) for (x1, y1), (x2, y2) in pairwise(places)]
    labels = _labels(known, places, say, width=width)
    # A line that rises beside a point would run through its number.
    parts += [rect(x - half, y - 10, 2 * half, 13, colour="#ffffff") for x, y, half, _, _ in labels]
    parts += [disc(x, y, filled=point.mark != "entry") for point, (x, y) in zip(known, places, strict=True)]
    parts += [text(x, y, words, anchor="middle", strong=strong) for x, y, _, words, strong in labels]
    return [*parts, *_days(known, places, bottom + 22, width)]


def _across(day: date, days: tuple[date, date], width: float) -> float:
    whole = (days[1] - days[0]).days
    return _SIDE + (width - 2 * _SIDE) * ((day - days[0]).days / whole if whole else 0.0)


def _up(point: Point, known: Sequence[Point], bottom: float) -> float:
    values = [float(each.value) for each in known if each.value is not None]
    least, most = min(values), max(values)
    part = (float(point.value or 0) - least) / (most - least) if most > least else 0.5
    return bottom - 8 - part * (_HIGH - 16)


def _labels(
    known: Sequence[Point], places: Sequence[tuple[float, float]], say: Callable[[Number], str], *, width: float
) -> list[tuple[float, float, float, str, bool]]:
    """The number above each point, entry and exit first; of those that would touch, the later is left to the words."""
    said = [_value(each, say) + (f" {each.mark}" if each.mark else "") for each in known]
    order = sorted(range(len(known)), key=lambda place: (known[place].mark is None, place not in (0, len(known) - 1)))
    found: list[tuple[float, float, float, str, bool]] = []
    for place in order:
        half = text_width(said[place], strong=True) / 2
        x = min(max(places[place][0], half), width - half)
        if all(abs(x - other) >= half + its_half + 4 for other, _, its_half, _, _ in found):
            found.append((x, places[place][1] - 11, half, said[place], known[place].mark is not None))
    return found


def _days(known: Sequence[Point], places: Sequence[tuple[float, float]], y: float, width: float) -> list[Markup]:
    parts = []
    end = -10.0
    last = len(known) - 1
    for place in dict.fromkeys((0, last)):
        words = day_text(known[place].on, "short")
        half = text_width(words) / 2
        x = min(max(places[place][0], half), width - half)
        if x - half > end:
            parts += [
                text(x, y, words, anchor="middle", quiet=True),
                line(places[place][0], y - 18, places[place][0], y - 13, colour=QUIET),
            ]
            end = x + half + 8
    return parts
