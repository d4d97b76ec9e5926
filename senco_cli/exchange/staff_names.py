"""Which member of staff a register means by a name like "Mr Stott"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from senco_cli.exchange.shipped import words
from senco_cli.model.names import fold_name


@dataclass(frozen=True, slots=True)
class _Parts:
    title: str | None
    forenames: tuple[str, ...]
    surname: str


def staff_meant(name: str, staff: Mapping[str, str]) -> str | None:
    """The key of the one member of staff, of `staff` by key, whose name may be the one written; else None."""
    exact = [key for key, known in staff.items() if fold_name(known) == fold_name(name)]
    if len(exact) == 1:
        return exact[0]
    wanted = _parts(name)
    found = [key for key, known in staff.items() if _may_be(wanted, _parts(known))]
    return found[0] if len(found) == 1 else None


def _may_be(written: _Parts, known: _Parts) -> bool:
    if not written.surname or written.surname != known.surname:
        return False
    if written.title and known.title and written.title != known.title:
        return False
    pairs = zip(written.forenames, known.forenames, strict=False)
    return all(a.startswith(b) or b.startswith(a) for a, b in pairs)


def _parts(name: str) -> _Parts:
    surname, comma, rest = name.partition(",")
    tokens = fold_name(f"{rest} {surname}" if comma else name).split()
    title = tokens[0] if tokens and tokens[0] in words("staff_titles") else None
    others = tokens[1:] if title else tokens
    return _Parts(title, tuple(others[:-1]), others[-1] if others else "")
