"""Two texts beside each other: where they differ, a few lines around it, and which lines are at fault."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

_CONTEXT = 2
_NUMBER = 4
_WIDEST = 180

Line = tuple[int, str] | None


def side_by_side(
    left: str, right: str, *, titles: tuple[str, str], at_fault: Collection[int], width: int
) -> Iterator[str]:
    """Lines of at most `width` columns; lines of the right text whose number is in `at_fault` have an exclamation mark.

    Between the columns `|` stands beside lines that differ.
    """
    column = (min(width, _WIDEST) - 3) // 2
    yield from _rows([(0, titles[0])], [(0, titles[1])], column, mark=" ")
    yield f"{'-' * column}---{'-' * column}"
    here, there = left.splitlines(), right.splitlines()
    groups = SequenceMatcher(None, here, there, autojunk=False).get_grouped_opcodes(_CONTEXT)
    for number, group in enumerate(groups):
        if number:
            yield " ..."
        for tag, start, end, other, other_end in group:
            old: list[Line] = [(at + 1, here[at]) for at in range(start, end)]
            new: list[Line] = [(at + 1, there[at]) for at in range(other, other_end)]
            for one, two in zip_longest(old, new):
                mark = "!" if two and two[0] in at_fault else " " if tag == "equal" else "|"
                yield from _rows([one], [two], column, mark=mark)


def _rows(old: Sequence[Line], new: Sequence[Line], column: int, *, mark: str) -> Iterator[str]:
    for one, two in zip(old, new, strict=True):
        cells = zip_longest(_cell(one, column), _cell(two, column), fillvalue="")
        for left, right in cells:
            yield f"{left.ljust(column)} {mark} {right}".rstrip()


def _cell(line: Line, column: int) -> list[str]:
    if line is None:
        return [""]
    number, text = line
    shown = "".join(character if character.isprintable() else ascii(character)[1:-1] for character in text)
    indent = " " * (len(shown) - len(shown.lstrip()))
    first = f"{number or '':>{_NUMBER}} "
    return textwrap.wrap(
        shown.lstrip() or " ",
        width=column,
        initial_indent=first + indent,
        subsequent_indent=" " * len(first) + indent + "  ",
        drop_whitespace=True,
    ) or [first.rstrip()]
