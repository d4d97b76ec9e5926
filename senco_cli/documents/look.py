"""How a school's documents look: its colour, its typeface and its letterhead."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """What every format takes from the school's settings.

    `accent` is a colour as six hexadecimal digits; `typeface` the name of a typeface that is on the reader's machine,
    for the PDF one that comes with senco; `logo` the bytes of a PNG or JPEG file.
    """

    accent: str = "0f4c5c"
    typeface: str = "Atkinson Hyperlegible"
    logo: bytes | None = None
