"""Unique pupil numbers: the check letter, and what is odd about one; a number is doubted, never refused."""

from __future__ import annotations

import re

ALPHABET = "ABCDEFGHJKLMNPQRTUVWXYZ"
_SHAPE = re.compile(rf"[{ALPHABET}]\d{{3}}\d{{8}}[\d{ALPHABET}]")


def check_letter(body: str) -> str:
    """The check letter for the twelve characters after it.

    A final letter (a temporary number) counts as its place in the alphabet.
    Source: UPN Guide 1.2, annex A (Department for Education).
    """
    values = [ALPHABET.index(c) if c in ALPHABET else int(c) for c in body]
    return ALPHABET[sum(weight * value for weight, value in enumerate(values, start=2)) % len(ALPHABET)]


def doubt(upn: str) -> str | None:
    """What is wrong with a unique pupil number, in words; None when nothing is."""
    if len(upn) != 13:
        return f"has {len(upn)} characters; a UPN has 13"
    if not _SHAPE.fullmatch(upn):
        return "is not a letter, three figures for the authority, and nine more with a letter at most at the end"
    expected = check_letter(upn[1:])
    if upn[0] != expected:
        return f"begins with {upn[0]}, but its figures call for {expected}; one of its characters is mistyped"
    return None


def is_temporary(upn: str) -> bool:
    """Whether the number is a temporary one, which ends in a letter."""
    return len(upn) == 13 and upn[-1].isalpha()
