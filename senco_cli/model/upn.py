"""Unique pupil numbers: the check letter, and what is odd about one; a number is doubted, never refused."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from senco_cli.model.authority_codes import is_known

ALPHABET = "ABCDEFGHJKLMNPQRTUVWXYZ"
_LENGTH = 13
_SHAPE = re.compile(rf"[{ALPHABET}][0-9]{{3}}[0-9]{{8}}[0-9{ALPHABET}]")
_FIGURES = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class UpnFault:
    """One thing that is wrong with a unique pupil number, in words that follow "the number".

    `error` is the number under which the school census reports it (list of 2019); None where it has none for it.
    """

    error: int | None
    sentence: str


def check_letter(body: str) -> str:
    """The check letter for the twelve characters after it.

    A final letter (a temporary number) counts as its place in the alphabet.
    Source: UPN Guide 1.2, annex A (Department for Education).
    """
    values = [ALPHABET.index(c) if c in ALPHABET else int(c) for c in body]
    return ALPHABET[sum(weight * value for weight, value in enumerate(values, start=2)) % len(ALPHABET)]


def doubt(upn: str) -> str | None:
    """What is wrong with a unique pupil number, in words; None when nothing is.

    An authority's number that is not known is no more than odd, and is for `faults` to tell.
    """
    if len(upn) != _LENGTH:
        return f"has {len(upn)} characters; a UPN has 13"
    if not _SHAPE.fullmatch(upn):
        return "is not a letter, three figures for the authority, and nine more with a letter at most at the end"
    expected = check_letter(upn[1:])
    if upn[0] != expected:
        return f"begins with {upn[0]}, but its figures call for {expected}; one of its characters is mistyped"
    return None


def faults(upn: str, *, own_codes: Collection[str] = ()) -> tuple[UpnFault, ...]:
    """Everything that is wrong or odd about a unique pupil number, with the errors of the school census.

    `own_codes` are numbers of authorities that the school itself knows of, beside those that senco does.
    Source: school census errors 1510, 1530, 1540 and 1550 (list of 2019).
    """
    if len(upn) != _LENGTH:
        return (UpnFault(None, f"has {len(upn)} characters; a UPN has 13"),)
    authority, middle, last = upn[1:4], upn[4:12], upn[12]
    found: list[UpnFault] = []
    if upn[0] not in ALPHABET:
        found.append(UpnFault(1510, f'begins with "{upn[0]}", which is never a check letter'))
    if not _FIGURES.fullmatch(authority):
        found.append(UpnFault(1530, "has no authority's number in places 2 to 4"))
    elif not (is_known(authority) or authority in own_codes):
        found.append(UpnFault(1530, f"has {authority} in places 2 to 4, which is no authority's number that is known"))
    if not _FIGURES.fullmatch(middle):
        found.append(UpnFault(1540, "has something other than figures in places 5 to 12"))
    if last not in ALPHABET and not _FIGURES.fullmatch(last):
        found.append(UpnFault(1550, f'ends in "{last}", which is neither a figure nor one of the letters in use'))
    if _SHAPE.fullmatch(upn) and upn[0] != check_letter(upn[1:]):
        found.append(UpnFault(1510, doubt(upn) or ""))
    return tuple(found)


def is_temporary(upn: str) -> bool:
    """Whether the number is a temporary one, which ends in a letter."""
    return len(upn) == _LENGTH and upn[-1].isalpha()
