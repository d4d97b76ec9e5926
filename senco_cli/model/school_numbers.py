"""The numbers a school is known by: authority and establishment (LAESTAB, the DfE number), and the URN."""

from __future__ import annotations

import re

_LAESTAB = re.compile(r"([0-9]{3})\s*[/\\.-]?\s*([0-9]{4})")
_URN = re.compile(r"[0-9]{6}")


def laestab_figures(text: str) -> str | None:
    """The seven figures of an authority and establishment number however it is written; None where it is none."""
    match = _LAESTAB.fullmatch(text.strip())
    return f"{match[1]}{match[2]}" if match else None


def laestab_for_people(text: str) -> str:
    """An authority and establishment number as people write it, like 820/1234; other text stays as it is."""
    figures = laestab_figures(text)
    return f"{figures[:3]}/{figures[3:]}" if figures else text.strip()


def laestab_doubt(text: str) -> str | None:
    """What is wrong with an authority and establishment number, in words; None when nothing is."""
    if laestab_figures(text):
        return None
    return "is not three figures for the authority and four for the school, like 820/1234"


def urn_doubt(text: str) -> str | None:
    """What is wrong with a unique reference number of a school, in words; None when nothing is.

    Source: the register of schools (GIAS), whose numbers all have six figures.
    """
    return None if _URN.fullmatch(text.strip()) else "is not six figures"
