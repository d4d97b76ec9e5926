"""A year at a glance: what falls in each month or week, stacked by kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from senco_cli.documents.charts.parts import (
    ACCENT,
    BAR,
    INK,
    Paper,
    drawing,
    hatch,
    line,
    outlined,
    text,
    text_width,
    width_of,
)

_HIGH, _KEY = 110.0, 22.0


@dataclass(frozen=True, slots=True)
class Column:
    """A month or week: its name, and how many of each kind fall in it."""

    name: str
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """All kinds together."""
        return sum(self.counts.values())


def year_strip(title: str, columns: Sequence[Column], *, kinds: Sequence[str], paper: Paper = "portrait") -> Markup:
    """A column for each month or week, in parts with a pattern for each of the kinds, and its total above it."""
    kinds = tuple(dict.fromkeys((*kinds, *(kind for each in columns for kind in each.counts))))
    width = width_of(paper)
    words = "; ".join(_words(each, kinds) for each in columns) or "nothing to show"
    key, key_height = _key(kinds, width)
    parts = list(key)
    most = max((each.total for each in columns), default=0) or 1
    step = width / max(len(columns), 1)
    bottom = key_height + 22 + _HIGH
    for place, column in enumerate(columns):
        parts += _column(column, kinds, left=place * step, step=step, bottom=bottom, unit=_HIGH / most)
    parts += _names(columns, step=step, y=bottom + 17)
    parts.append(line(0, bottom, width, bottom, colour=INK))
    return drawing(parts, width=width, height=bottom + 26, words=f"{title}: {words}.")


def _words(column: Column, kinds: Sequence[str]) -> str:
    each = [f"{kind} {column.counts[kind]}" for kind in kinds if column.counts.get(kind)]
    if not each:
        return f"{column.name} none"
    return f"{column.name} {column.total}" + (f" ({', '.join(each)})" if len(kinds) > 1 else "")


def _key(kinds: Sequence[str], width: float) -> tuple[list[Markup], float]:
    parts: list[Markup] = []
    x, y = 0.0, 0.0
    for place, kind in enumerate(kinds):
        room = 20 + text_width(kind) + 16
        if x and x + room > width:
            x, y = 0.0, y + _KEY
        parts += [*_filled(place, x, y + 2, 14, 14), text(x + 20, y + 14, kind)]
        x += room
    return parts, y + _KEY if kinds else 0.0


def _column(
    column: Column, kinds: Sequence[str], *, left: float, step: float, bottom: float, unit: float
) -> list[Markup]:
    wide = min(step * 0.72, 44.0)
    x, y = left + (step - wide) / 2, bottom
    parts: list[Markup] = []
    for place, kind in enumerate(kinds):
        high = column.counts.get(kind, 0) * unit
        if high:
            y -= high
            parts += _filled(place, x, y, wide, high)
    if column.total:
        total = str(column.total)
        parts.append(text(left + step / 2, y - 5, total, anchor="middle", strong=True))
    return parts


def _filled(place: int, x: float, y: float, width: float, height: float) -> list[Markup]:
    """A part in the pattern of its kind: dark, hatched, white, hatched white, closely hatched."""
    pattern = place % 5
    if pattern in (0, 1, 4):
        parts = [outlined(x, y, width, height, colour=ACCENT if pattern == 0 else BAR)]
        return parts if pattern == 0 else [*parts, hatch(x, y, width, height, step=8 if pattern == 1 else 4)]
    parts = [outlined(x, y, width, height, colour="#ffffff")]
    return parts if pattern == 2 else [*parts, hatch(x, y, width, height, step=6, colour=INK)]


def _names(columns: Sequence[Column], *, step: float, y: float) -> list[Markup]:
    """The names below; where all do not fit, every second or third of them."""
    widest = max((text_width(each.name) for each in columns), default=0.0) + 6
    every = max(1, -int(-widest // step)) if step else 1
    return [
        text(
            *((place * step + step / 2, y) if every == 1 else (place * step, y)),
            each.name,
            anchor="middle" if every == 1 else "start",
        )
        for place, each in enumerate(columns)
        if place % every == 0 and (place * step + text_width(each.name) <= step * len(columns) or every == 1)
    ]
