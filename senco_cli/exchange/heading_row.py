"""Finding the row of a table that names its columns, below titles, and in one row or two."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from senco_cli.exchange.headings import nearly, recognise
from senco_cli.exchange.shipped import code_meant
from senco_cli.exchange.text import column_letter, one_line, squeeze

LOOKED_AT = 40
_FEWEST = 2
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """The headings by column, and the places (from 0) of the one or two rows that they stand in."""

    headings: tuple[str, ...]
    first: int
    last: int


def find_heading_row(records: Sequence[Sequence[str]], known: Collection[str] = ()) -> HeadingRow | None:
    """The row in which most cells are headings that are known, or in `known` (squeezed); None where no row has two."""
    looked_at = records[:LOOKED_AT]
    counts = [count_known(record, known) for record in looked_at]
    best = max(range(len(counts)), key=lambda place: counts[place], default=None)
    if best is None or not counts[best][0] or counts[best][1] < _FEWEST:
        return _misspelt(looked_at)
    pairs = [(place, place + 1) for place in (best - 1, best) if place >= 0 and place + 1 < len(looked_at)]
    doubles = [
        HeadingRow(_combined(records[a], records[b], known), a, b)
        for a, b in pairs
        if _may_pair(a, b, best, looked_at, known)
    ]
    single = HeadingRow(tuple(one_line(cell) for cell in records[best]), best, best)
    return max([single, *doubles], key=lambda row: count_known(row.headings, known))


def count_known(record: Sequence[str], known: Collection[str] = ()) -> tuple[int, int]:
    """How many cells of a row are headings that are known and could not be values, and how many are at all.

    The same one twice counts once. PP, EHCP or SLCN may be a heading, but stand in the cells of many registers too.
    """
    found = {squeeze(cell): cell for cell in record if _is_known(cell, known)}
    plain = [cell for squeezed, cell in found.items() if squeezed in known or not _may_be_value(cell)]
    return len(plain), len(found)


def distinct(headings: Sequence[str], width: int) -> tuple[str, ...]:
    """One heading for each of `width` columns, no two the same."""
    found: list[str] = []
    taken: set[str] = set()
    for index in range(width):
        heading = headings[index] if index < len(headings) else ""
        name = heading or f"(no heading, column {column_letter(index)})"
        again = 2
        while name.casefold() in taken:
            name, again = f"{heading} ({again})", again + 1
        taken.add(name.casefold())
        found.append(name)
    return tuple(found)


def _is_known(cell: str, known: Collection[str]) -> bool:
    return 0 < len(cell) <= _LONGEST and (squeeze(cell) in known or bool(recognise(cell)))


def _may_be_value(cell: str) -> bool:
    return any(code_meant(name, cell) for name in ("sen_provision", "type_of_need", "circumstance", "nc_year"))


def _misspelt(records: Sequence[Sequence[str]]) -> HeadingRow | None:
    for place, record in enumerate(records):
        short = [cell for cell in record if 0 < len(cell) <= _LONGEST]
        if sum(1 for cell in short if recognise(cell) or nearly(cell)) >= _FEWEST:
            return HeadingRow(tuple(one_line(cell) for cell in record), place, place)
    return None


def _may_pair(upper: int, lower: int, best: int, records: Sequence[Sequence[str]], known: Collection[str]) -> bool:
    if lower == best:
        return True
    combined = _combined(records[upper], records[lower], known)
    filled = [(cell, _is_known(combined[column], known)) for column, cell in enumerate(records[lower]) if cell]
    return bool(filled) and (all(makes_one for _, makes_one in filled) or _name_mostly(filled))


def _name_mostly(filled: Sequence[tuple[str, bool]]) -> bool:
    """Whether most of these cells make headings, none by what may be a value, and the others hold no figure."""
    # A row of data below the headings must not be taken for more of them.
    plain = [cell for cell, makes_one in filled if makes_one and not _may_be_value(cell)]
    others = [cell for cell, makes_one in filled if not makes_one]
    return len(plain) >= _FEWEST and 2 * len(plain) > len(filled) and not any(c.isdigit() for c in "".join(others))


def _combined(upper: Sequence[str], lower: Sequence[str], known: Collection[str]) -> tuple[str, ...]:
    headings = []
    above = ""
    for column in range(max(len(upper), len(lower))):
        own = one_line(upper[column]) if column < len(upper) else ""
        below = one_line(lower[column]) if column < len(lower) else ""
        above = own or above
        headings.append(_one_heading(own, above, below, known))
    return tuple(headings)


def _one_heading(own: str, above: str, below: str, known: Collection[str]) -> str:
    if not below:
        return own
    # Right above, the two belong together; a heading over several columns stands above the first of them only.
    together = (f"{own} {below}",) if own else ()
    choices = (*together, below, f"{above} {below}", f"{below} {above}")
    return next((choice for choice in choices if _is_known(choice, known)), below)
