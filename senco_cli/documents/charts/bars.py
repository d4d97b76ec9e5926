"""Bars that lie, each with its name before it and its number behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from senco_cli.documents.charts.parts import (
    ACCENT,
    BAR,
    INK,
    RAIL,
    ROW,
    Number,
    Paper,
    drawing,
    hatch,
    line,
    lines_of,
    rect,
    text,
    text_width,
    width_of,
)

Say = Callable[[Number], str]
# More bars than these stand closer, for the whole chart to leave room on a page.
_MANY = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name and its number, None where it is not known; `note` is said after the number."""

    name: str
    value: Number | None
    note: str = ""


def bars(title: str, values: Sequence[Bar], *, say: Say, paper: Paper = "portrait") -> Markup:
    """Bars that lie, one below the other, each with its number at its end; one below nothing goes to the left.

    `say` writes a number as the page does, like the filter `money`. Without a bar the drawing says so.
    """
    return _bars(title, values, say=say, paper=paper, limit=None)


def bars_against(
    title: str, values: Sequence[Bar], *, say: Say, limit: Number, limit_name: str, paper: Paper = "portrait"
) -> Markup:
    """Bars as `bars` draws them, against a line that they pass or not; those that pass it are hatched and say so."""
    return _bars(title, values, say=say, paper=paper, limit=(limit, limit_name))


def _bars(title: str, values: Sequence[Bar], *, say: Say, paper: Paper, limit: tuple[Number, str] | None) -> Markup:
    said = [_said(each, say, limit) for each in values]
    words = _words(title, values, said, f". {limit[1]}: {say(limit[0])}." if limit else ".")
    names = [lines_of(each.name, most=_NAME_WIDTH[paper]) for each in values]
    left = max((text_width(line_) for lines in names for line_ in lines), default=0.0) + 10
    right = max((text_width(what, strong=True) for what in said), default=0.0) + 8
    scale = _Scale.of([each.value for each in values], limit, start=left, end=width_of(paper) - right)
    top = ROW if limit is not None else 4.0
    parts: list[Markup] = []
    bottom = top
    row = ROW if len(values) <= _MANY else ROW - 6
    for each, lines, what in zip(values, names, said, strict=True):
        height = max(row, 15.0 * len(lines) + 5)
        parts += _bar(each, lines, what, scale=scale, left=left, middle=bottom + height / 2, limit=limit)
        bottom += height
    if not values:
        parts.append(text(0, bottom + 15, "Nothing to show"))
        bottom += ROW
    if values and scale.at(0) > left:
        parts.append(line(scale.at(0), top, scale.at(0), bottom, colour=INK))
    if limit is not None:
        parts += _limit(limit, say, scale=scale, top=top, bottom=bottom, width=width_of(paper))
    return drawing(parts, width=width_of(paper), height=bottom + 4, words=words)


_NAME_WIDTH: dict[Paper, float] = {"portrait": 210.0, "landscape": 300.0}


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a number lies between two edges."""

    least: float
    most: float
    start: float
    end: float

    @staticmethod
    def of(values: Sequence[Number | None], limit: tuple[Number, str] | None, *, start: float, end: float) -> _Scale:
        known = [float(value) for value in (*values, limit[0] if limit else None) if value is not None]
        least, most = min(0.0, *known, 0.0), max(0.0, *known, 0.0)
        return _Scale(least, most if most > least else least + 1, start, end)

    def at(self, value: Number) -> float:
        part = (float(value) - self.least) / (self.most - self.least)
        return self.start + part * (self.end - self.start)


def _words(title: str, values: Sequence[Bar], said: Sequence[str], after: str) -> str:
    each = "; ".join(f"{bar.name}, {what}" for bar, what in zip(values, said, strict=True))
    return f"{title}: {each or 'nothing to show'}{after}"


def _said(bar: Bar, say: Say, limit: tuple[Number, str] | None) -> str:
    if bar.value is None:
        return "not known"
    over = ", above the line" if limit is not None and bar.value > limit[0] else ""
    return say(bar.value) + (f" {bar.note}" if bar.note else "") + over


def _bar(
    bar: Bar,
    lines: Sequence[str],
    what: str,
    *,
    scale: _Scale,
    left: float,
    middle: float,
    limit: tuple[Number, str] | None,
) -> list[Markup]:
    first = middle + 4.5 - 7.5 * (len(lines) - 1)
    parts = [text(left - 10, first + 15 * place, words, anchor="end") for place, words in enumerate(lines)]
    if bar.value is None:
        return [*parts, text(scale.at(0) + 6, middle + 4.5, what, quiet=True)]
    start, end = sorted((scale.at(0), scale.at(bar.value)))
    parts.append(rect(scale.start, middle - 8, scale.end - scale.start, 16, colour=RAIL))
    is_over = limit is not None and bar.value > limit[0]
    parts.append(rect(start, middle - 8, max(end - start, 1.0), 16, colour=BAR))
    if is_over:
        parts.append(hatch(start, middle - 8, max(end - start, 1.0), 16))
    return [*parts, text(scale.end + 8, middle + 4.5, what, strong=True)]


def _limit(
    limit: tuple[Number, str], say: Say, *, scale: _Scale, top: float, bottom: float, width: float
) -> list[Markup]:
    at, words = scale.at(limit[0]), f"{limit[1]}: {say(limit[0])}"
    half = text_width(words) / 2
    middle = min(max(at, half), width - half)
    return [
        line(at, top - 4, at, bottom, colour=ACCENT, width=2, dashed=True),
        text(middle, top - 10, words, anchor="middle"),
    ]
