"""How a school's documents look: its colour, its typeface, its logo, and how its papers end."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field

USUAL_TYPEFACE = "Atkinson Hyperlegible"
USUAL_ACCENT, USUAL_BAR, USUAL_TINT = "0f4c5c", "3d7f8f", "e3edee"
# So much of the way to white, whatever is legible on paper stands out from the tint, and a bar from its rail.
_TO_BAR, _TO_TINT = 0.15, 0.92
# What settings say for every letter that has no sign-off of its own.
EVERY_LETTER = "letters"
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"


@dataclass(frozen=True, slots=True)
class SignedOff:
    """How a document ends where the school has said so: words, name and role; each is None where it has not."""

    words: str | None = None
    name: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What every format takes from the school's settings.

    `accent` is a colour as six hexadecimal digits; `typeface` the name of a typeface that is on the reader's machine,
    for the PDF one that comes with senco; `logo` the bytes of a PNG or JPEG file, and `logo_words` what it shows.
    `sign_offs` are by the document's name.
    """

    accent: str = USUAL_ACCENT
    typeface: str = USUAL_TYPEFACE
    logo: bytes | None = None
    logo_words: str = ""
    sign_offs: Mapping[str, SignedOff] = field(default_factory=dict, hash=False)

    @property
    def has_own_accent(self) -> bool:
        """Whether the colour is not the one that senco takes by itself."""
        return self.accent != USUAL_ACCENT

    @property
    def bar(self) -> str:
        """The colour of bars and points in drawings."""
        return _lighter(self.accent, _TO_BAR) if self.has_own_accent else USUAL_BAR

    @property
    def tint_of_groups(self) -> str:
        """The ground of a row that names a group, and of what a bar lies on."""
        return _lighter(self.accent, _TO_TINT) if self.has_own_accent else USUAL_TINT

    @property
    def has_own_typeface(self) -> bool:
        """Whether the typeface is not the one that senco takes by itself."""
        return self.typeface != USUAL_TYPEFACE

    @property
    def logo_address(self) -> str | None:
        """The logo as the address of a picture within the page; None where there is none."""
        if self.logo is None:
            return None
        return f"data:image/{picture_kind(self.logo) or 'png'};base64,{b64encode(self.logo).decode('ascii')}"

    def sign_off(self, document: str) -> SignedOff:
        """How a document ends: as the settings have it for this one, else for every letter, else nothing is said."""
        return self.sign_offs.get(document) or self.sign_offs.get(EVERY_LETTER) or SignedOff()


def picture_kind(data: bytes) -> str | None:
    """`png` or `jpeg` by what a file begins with; None for anything else."""
    return "png" if data.startswith(_PNG) else "jpeg" if data.startswith(_JPEG) else None


def _lighter(colour: str, share: float) -> str:
    parts = (int(colour[place : place + 2], 16) for place in (0, 2, 4))
    return "".join(f"{round(part + (255 - part) * share):02x}" for part in parts)
