"""The week sheet on the screen: one line a date where it fits, and no more lines than the screen has."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from senco_cli.cli.session import Session
from senco_cli.model.phrases import how_many
from senco_cli.rules.words import long_day

if TYPE_CHECKING:
    from senco_cli.documents.week_sheet import NotKnown, SheetItem, WeekSheet

_FULL_NAMES_FROM = 100
_WIDEST = 120
# What the school owes and what others owe each keep room for so many lines of a part, however much comes before.
_LEAST = 2

FIELDS = (
    "part",
    "day",
    "days_left",
    "key",
    "about",
    "year",
    "what",
    "rule",
    "legal_due",
    "duty_holder",
    "status",
    "is_ours",
    "is_verified",
    "source",
    "command",
)

Lines = list[str]


def show_week(session: Session, sheet: WeekSheet, *, everything: bool) -> None:
    """Print the sheet: all of it with what to type, or as much as one screen holds and how much more there is."""
    width = min(session.width, _WIDEST)
    head = textwrap.wrap(f"{long_day(sheet.on)} · {sheet.school}", width=width)
    # In a large school thousands are due, and what no screen holds need not be laid out.
    most = None if everything else session.height
    parts = [items[:most] for part in sheet.sections for items in (part.ours, part.others)]
    groups = _groups(parts, width=width, with_commands=everything)
    groups.append([_not_known_lines(each, width=width) for each in sheet.not_known[:most]])
    shown = [len(group) for group in groups]
    if not everything:
        taken = len(head) + len(sheet.sections) + bool(sheet.not_known) + len(_foot(sheet, width=width, more=0))
        if taken + sum(_height(group) for group in groups) > session.height:
            shown = _numbers_shown(groups, room=session.height - taken - 1)
    more = len(sheet.items) + len(sheet.not_known) - sum(shown)
    body = _body(sheet, groups, shown)
    for line in (*head, *body, *_foot(sheet, width=width, more=more)):
        session.print(line)


def sheet_rows(sheet: WeekSheet) -> Iterator[Mapping[str, Any]]:
    """Every line of the sheet for programs, with the fields of `FIELDS`; a review's next step has a command."""
    for section in sheet.sections:
        for item in section.items:
            of_sheet = {"part": section.title.lower().replace(" ", "-"), "is_verified": item.is_sure}
            yield {name: of_sheet[name] if name in of_sheet else getattr(item, name) for name in FIELDS}
    for each in sheet.not_known:
        of_unknown = {"about": each.about, "key": each.key, "what": each.what, "command": each.command}
        yield {**dict.fromkeys(FIELDS), "part": "not-known", **of_unknown}


def _body(sheet: WeekSheet, groups: Sequence[Sequence[Lines]], shown: Sequence[int]) -> Iterator[str]:
    for number, section in enumerate(sheet.sections):
        yield f"{section.title} ({len(section.items)})"
        yield from _of_groups((2 * number, 2 * number + 1), groups, shown)
    if sheet.not_known:
        yield f"Not known ({len(sheet.not_known)})"
        yield from _of_groups((len(groups) - 1,), groups, shown)


def _of_groups(numbers: Sequence[int], groups: Sequence[Sequence[Lines]], shown: Sequence[int]) -> Iterator[str]:
    for at in numbers:
        for lines in groups[at][: shown[at]]:
            yield from lines


def _numbers_shown(groups: Sequence[Sequence[Lines]], *, room: int) -> list[int]:
    """How many items of each group fit; once each has its least, the earlier group goes first."""
    shown = [0] * len(groups)
    for least in (1, _LEAST, max(map(len, groups), default=0)):
        for at, group in enumerate(groups):
            while shown[at] < min(least, len(group)) and len(group[shown[at]]) <= room:
                room -= len(group[shown[at]])
                shown[at] += 1
    return shown


def _height(group: Sequence[Lines]) -> int:
    return sum(map(len, group))


def _groups(groups: Sequence[Sequence[SheetItem]], *, width: int, with_commands: bool) -> list[list[Lines]]:
    """The lines of every item, with day, mark and time left in columns."""
    items = [item for group in groups for item in group]
    wide_day, wide_left = (max(map(len, map(text, items)), default=0) for text in (_day, _left))
    return [
        [
            [
                *_item_lines(item, f"  {_day(item):<{wide_day}}  {_left(item):>{wide_left}}  ", width=width),
                *([f"      senco {item.command}"] if with_commands and item.command else []),
            ]
            for item in group
        ]
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
    return _wrap(f"{who}: {item.what}{whose}", begin, width=width)


def _not_known_lines(each: NotKnown, *, width: int) -> Lines:
    return [*_wrap(f"{each.about}: {each.what}", "  ", width=width), f"    senco {each.command}"]


def _wrap(text: str, begin: str, *, width: int) -> Lines:
    return textwrap.wrap(
        text,
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
        what = how_many(sheet.reminders, "reminder")
        lines.append(f"{what} to keep in mind: senco review-due")
    if sheet.school_not_known:
        days = how_many(sheet.school_not_known, "day")
        lines.append(f"{days} of the whole school not known: senco why --school")
    if more:
        lines.append(f"{more} more: senco today --all")
    return [part for line in lines for part in textwrap.wrap(line, width=width)]
