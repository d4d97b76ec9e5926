"""What drawings are put together from: texts, bars and lines as SVG, in attributes only and with everything escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from textwrap import wrap
from typing import Literal

from markupsafe import Markup, escape

from senco_cli.documents.look import USUAL_ACCENT, USUAL_BAR, USUAL_TINT, Look
from senco_cli.documents.render.faces import FACE, WIDER_FACE, by_face

Number = int | float | Decimal | Fraction
Paper = Literal["portrait", "landscape"]
Anchor = Literal["start", "middle", "end"]

# Marks have three times the light or the dark of the page, texts four and a half times, also on a tinted ground.
INK, QUIET = "#1c2a33", "#4a5963"
ACCENT, BAR, RAIL = f"#{USUAL_ACCENT}", f"#{USUAL_BAR}", f"#{USUAL_TINT}"
_COLOURED = re.compile(f'(fill|stroke)="({ACCENT}|{BAR}|{RAIL})"')
ROW = 26.0
# In units of a 96th of an inch: what the paper is wide between its margins, so that the type is as on the page.
_WIDTHS: dict[Paper, float] = {"portrait": 650.0, "landscape": 1000.0}
_FACES = f"{FACE}, Atkinson Hyperlegible, Verdana, sans-serif"
_WIDER_FACES = f"{WIDER_FACE}, Verdana, sans-serif"
_SIZE = 13.0
_EMS = dict.fromkeys("ijl.,:;'’|!()[]- ", 0.36) | dict.fromkeys("mwMW%@", 0.95)


def width_of(paper: Paper) -> float:
    """How wide a drawing is on the paper."""
    return _WIDTHS[paper]


def text_width(words: str, *, strong: bool = False) -> float:
    """About how wide the words are set; rather too wide than too narrow, as typefaces differ."""
    ems = sum([_EMS.get(sign, 0.76 if sign.isupper() else 0.62) for sign in words])
    return _SIZE * ems * (1.1 if strong else 1.0)


def lines_of(words: str, *, most: float) -> list[str]:
    """The words in lines of at most that width; nothing is cut off."""
    if text_width(words) <= most:
        return [words]
    return wrap(words, max(8, int(most / (0.6 * _SIZE)))) or [""]


def drawing(parts: Iterable[Markup], *, width: float, height: float, words: str) -> Markup:
    """The whole: it shrinks with the page, and says `words` where it is not seen."""
    across, high = _n(width), _n(height)
    return Markup(
        f'<svg class="chart" role="img" aria-label="{escape(words)}" viewBox="0 0 {across} {high}" '
        f'width="{across}" height="{high}" font-family="{escape(_FACES)}" font-size="{_n(_SIZE)}">'
        f"{Markup('').join(parts)}</svg>"
    )


def in_colours_of(look: Look, made: Markup) -> Markup:
    """The drawing in a school's own colour, where it has one.

    Only colours of marks change: within words, quotation marks are written otherwise.
    """
    if not look.has_own_accent:
        return made
    own = {ACCENT: look.accent, BAR: look.bar, RAIL: look.tint_of_groups}
    return Markup(_COLOURED.sub(lambda found: f'{found[1]}="#{own[found[2]]}"', made))


def text(
    x: float, y: float, words: str, *, anchor: Anchor = "start", strong: bool = False, quiet: bool = False
) -> Markup:
    """Words whose base line begins, ends or has its middle at the point."""
    kind = Markup(' font-weight="700"') if strong else Markup("")
    # Typst's reader of drawings loses signs where two typefaces meet in a text.
    if any(needs_wider for _, needs_wider in by_face(words)):
        kind += Markup(f' font-family="{escape(_WIDER_FACES)}"')
    fill = QUIET if quiet else INK
    return Markup(
        f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}" fill="{escape(fill)}"{kind}>{escape(words)}</text>'
    )


def rect(x: float, y: float, width: float, height: float, *, colour: str) -> Markup:
    """A filled bar."""
    return Markup(f'<rect {_box(x, y, width, height)} fill="{escape(colour)}"/>')


def line(x1: float, y1: float, x2: float, y2: float, *, colour: str, width: float = 1, dashed: bool = False) -> Markup:
    """A line from point to point."""
    dashes = Markup(' stroke-dasharray="6 4"') if dashed else Markup("")
    ends = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
    return Markup(f'<line {ends} stroke="{escape(colour)}" stroke-width="{_n(width)}"{dashes}/>')


def outlined(x: float, y: float, width: float, height: float, *, colour: str) -> Markup:
    """A filled part with a dark edge."""
    return Markup(f'<rect {_box(x, y, width, height)} fill="{escape(colour)}" stroke="{INK}" stroke-width="1"/>')


def hatch(x: float, y: float, width: float, height: float, *, step: float = 8, colour: str = "#ffffff") -> Markup:
    """Slanting lines over a bar, which tell it from others where there is no colour."""
    found: list[str] = []
    start = x - height + step / 2
    while start < x + width:
        x1, x2 = max(start, x), min(start + height, x + width)
        found.append(f"M{_n(x1)} {_n(y + height - (x1 - start))}L{_n(x2)} {_n(y + height - (x2 - start))}")
        start += step
    stroke = 2 if colour != INK else 1
    return Markup('<path d="{}" stroke="{}" stroke-width="{}" fill="none"/>').format("".join(found), colour, stroke)


def disc(x: float, y: float, *, filled: bool, colour: str = BAR, radius: float = 5) -> Markup:
    """A round mark, full or as a ring."""
    around = escape(colour)
    place = f'cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}"'
    return Markup(f'<circle {place} fill="{around if filled else "#ffffff"}" stroke="{around}" stroke-width="2"/>')


def _box(x: float, y: float, width: float, height: float) -> str:
    return f'x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
