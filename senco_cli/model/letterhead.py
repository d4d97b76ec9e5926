"""How the school's papers look and who signs them: colour, typeface, logo and sign-offs."""

import re
from typing import Annotated, Any

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from senco_cli.model.base import Part
from senco_cli.model.types import Key, Text, Written

_COLOUR = re.compile(r"#?([0-9a-fA-F]{6})", re.ASCII)
# What stands in a style sheet between quotes must not end them.
_TYPEFACE = re.compile(r"[\w][\w .-]{0,63}")
_LOGO = re.compile(r"_templates/(?:[\w. -]+/)*[\w. -]+\.(?:png|jpe?g)", re.IGNORECASE)


def _parse_colour(value: Any) -> str:
    match = _COLOUR.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise PydanticCustomError("senco", "is not a colour; write six figures or letters a to f, like 0f4c5c")
    return match[1].lower()


def _parse_typeface(value: Any) -> str:
    if isinstance(value, str) and _TYPEFACE.fullmatch(value.strip()):
        return value.strip()
    raise PydanticCustomError("senco", "is not the name of a typeface; write one name, like Verdana")


def _parse_logo(value: Any) -> str:
    typed = value.strip().replace("\\", "/") if isinstance(value, str) else ""
    if _LOGO.fullmatch(typed) and ".." not in typed:
        return typed
    raise PydanticCustomError(
        "senco", "is not a picture in _templates; write the place of a PNG or JPEG file, like _templates/logo.png"
    )


Colour = Annotated[str, Written(_parse_colour, form={"type": ["string", "number"], "examples": ["0f4c5c"]})]
Typeface = Annotated[str, Written(_parse_typeface, form={"type": "string"})]
LogoPath = Annotated[str, Written(_parse_logo, form={"type": "string"})]


class SignOff(Part):
    """How one kind of document ends: the words, and who signs."""

    document: Key
    """The document as senco export names it, like chase-letter; letters for all."""
    words: Text | None = None
    """The words above the signature, like Yours sincerely."""
    signed_by: Text | None = None
    """Who signs: the key of a member of staff, or a name."""
    role: Text | None = None
    """What stands below the name, like Head of Inclusion."""


class Letterhead(Part):
    """The look of the school's papers; what is left out is as senco has it."""

    accent: Colour | None = None
    """The school's colour: six figures or letters a to f, like 0f4c5c. A # before it needs quotes."""
    typeface: Typeface | None = None
    """A typeface of the readers' machines, for HTML, Word and Excel; PDFs keep senco's own."""
    logo: LogoPath | None = None
    """The place of a PNG or JPEG file in the record folder, like _templates/logo.png."""
    logo_words: Text | None = None
    """What the logo shows, for those who cannot see it; else the name of the school."""
    sign_offs: tuple[SignOff, ...] = ()
    """How documents end, where not as senco has it."""

    @model_validator(mode="before")
    @classmethod
    def _no_remark_for_a_colour(cls, data: Any) -> Any:
        if isinstance(data, dict) and "accent" in data and data["accent"] is None:
            raise PydanticCustomError(
                "senco", "has no colour after accent:, because what follows a # is a remark; write it without the #"
            )
        return data
