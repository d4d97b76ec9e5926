"""The week sheet on the screen: one line a date where it fits, and no more lines than the screen has."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from senco_cli.cli.session import Session
from senco_cli.rules.words import long_day

if TYPE_CHECKING:
    from senco_cli.documents.week_sheet import Section, SheetItem, WeekSheet

_FULL_NAMES_FROM = 100
_WIDEST = 120
# What the school owes and what others owe each keep room for so many lines of a part, however much comes before.
_LEAST = 2

Lines = list[str]


def show_week(session: Session, sheet: WeekSheet, *, everything: bool) -> None:
    """Print the sheet: all of it, or as much as one screen holds and how much more there is."""
    width = min(session.width, _WIDEST)
    head = textwrap.wrap(f"{long_day(sheet.on)} · {sheet.school}", width=width)
    # In a large school thousands are due, and what no screen holds need not be laid out.
    most = None if everything else session.height
    groups = _groups([items[:most] for part in sheet.sections for items in (part.ours, part.others)], width=width)
    shown = [len(group) for group in groups]
    if not everything:
        taken = len(head) + len(sheet.sections) + len(_foot(sheet, width=width, more=0))
        if taken + sum(_height(group) for group in groups) > session.height:
            shown = _numbers_shown(groups, room=session.height - taken - 1)
    more = len(sheet.items) - sum(shown)
    body = _body(sheet.sections, groups, shown)
    for line in (*head, *body, *_foot(sheet, width=width, more=more)):
        session.print(line)


def _body(sections: Sequence[Section], groups: Sequence[Sequence[Lines]], shown: Sequence[int]) -> Iterator[str]:
    for number, section in enumerate(sections):
        yield f"{section.title} ({len(section.items)})"
        for at in (2 * number, 2 * number + 1):
            for lines in groups[at][: shown[at]]:
                yield from lines


def _numbers_shown(groups: Sequence[Sequence[Lines]], *, room: int) -> list[int]:
    """How many items of each group fit; once each has its least, the earlier group goes first."""
    shown = [0] * len(groups)
    for least in (_LEAST, max(map(len, groups), default=0)):
        for at, group in enumerate(groups):
            while shown[at] < min(least, len(group)) and len(group[shown[at]]) <= room:
                room -= len(group[shown[at]])
                shown[at] += 1
    return shown


def _height(group: Sequence[Lines]) -> int:
    return sum(map(len, group))


def _groups(groups: Sequence[Sequence[SheetItem]], *, width: int) -> list[list[Lines]]:
    """The lines of every item, with day, mark and time left in columns."""
    items = [item for group in groups for item in group]
    wide_day, wide_left = (max(map(len, map(text, items)), default=0) for text in (_day, _left))
    return [
        [_item_lines(item, f"  {_day(item):<{wide_day}}  {_left(item):>{wide_left}}  ", width=width) for item in group]
        for group in groups
    ]


def _day(item: SheetItem) -> str:
    return f"{item.day_text}{'' if item.is_sure else '*'}"


def _left(item: SheetItem) -> str:
    return item.left.replace(" days", "").replace(" day", "")


def _item_lines(item: SheetItem, begin: str, *, width: int) -> Lines:
    in_full = f"{item.about}, {item.year}" if item.year else item.about
    who = in_full if width >= _FULL_NAMES_FROM else item.short
    whose = f" ({item.whose})" if item.whose else ""
    return textwrap.wrap(
        f"{who}: {item.what}{whose}",
        width=width,
        initial_indent=begin,
        subsequent_indent=" " * (len(begin) + 2),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _foot(sheet: WeekSheet, *, width: int, more: int) -> Lines:
    lines = []
    if not sheet.items:
        lines.append(f"nothing is overdue, and nothing is to be done by {long_day(sheet.until)}")
    if not sheet.is_sure:
        lines.append("* rests on a source that was not read itself: senco review-due --why")
    if sheet.reminders:
        what = "1 reminder" if sheet.reminders == 1 else f"{sheet.reminders} reminders"
        lines.append(f"{what} to keep in mind: senco review-due")
    if more:
        lines.append(f"{more} more: senco today --all")
    return [part for line in lines for part in textwrap.wrap(line, width=width)]
