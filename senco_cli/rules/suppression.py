"""Small numbers held back, and with them those from which they could be worked out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from senco_cli.rules.thresholds import threshold_on

Cell = tuple[str, str]


def fewest_shown(day: date, *, own: int | None = None) -> int:
    """The smallest number of pupils that a page without names gives; `own` is the school's, where it has set one."""
    if own is not None:
        return own
    held = threshold_on("SMALL-NUMBER", day)
    return int(held.value) if held else 1


def is_small(number: int, *, fewest: int) -> bool:
    """Whether so many pupils could be recognised; nobody cannot be."""
    return 0 < number < fewest


def held_back(counts: Mapping[str, int], *, fewest: int, also: Collection[str] = ()) -> frozenset[str]:
    """The names whose numbers are not shown beside a total that is.

    Those are the small ones and `also`; and the next smallest, until what the total leaves for those held back has more
    than one answer. Where no other is left, nothing of the list is shown. A total that is small itself is for the
    caller to hold back.
    """
    held = {name for name, number in counts.items() if is_small(number, fewest=fewest)} | set(also)
    others = sorted((name for name, number in counts.items() if number and name not in held), key=lambda n: counts[n])
    for name in others:
        if _has_answers(counts, held, fewest=fewest):
            break
        held.add(name)
    return frozenset(held if _has_answers(counts, held, fewest=fewest) else counts)


def _has_answers(counts: Mapping[str, int], held: Collection[str], *, fewest: int) -> bool:
    """Whether the numbers held back could be others: not one alone, not all of them one, not all the largest small."""
    numbers = [counts[name] for name in held]
    if not numbers:
        return True
    all_small = max(numbers) < fewest
    is_most = all_small and sum(numbers) >= len(numbers) * (fewest - 1)
    return len(numbers) > 1 and sum(numbers) >= max(fewest, len(numbers) + 1) and not is_most


def cells_held_back(table: Mapping[str, Mapping[str, int]], *, fewest: int) -> frozenset[Cell]:
    """The places, as row and column, that are not shown of a table whose rows and columns have totals that are.

    Every row has the same columns.
    """
    held: frozenset[Cell] = frozenset()
    columns = tuple(dict.fromkeys(name for row in table.values() for name in row))
    while True:
        found = set(held)
        for row, counts in table.items():
            in_row = {column for at, column in found if at == row}
            found |= {(row, column) for column in held_back(counts, fewest=fewest, also=in_row)}
        for column in columns:
            in_column = {row for row, at in found if at == column}
            counts_of = {row: counts[column] for row, counts in table.items()}
            found |= {(row, column) for row in held_back(counts_of, fewest=fewest, also=in_column)}
        if found == held:
            return held
        held = frozenset(found)
