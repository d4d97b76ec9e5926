"""How far a colour stands out from paper, and the nearest shade of it that is dark enough to be read."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls

# WCAG 2.2, success criterion 1.4.3 (level AA): text stands out from its ground at least so many times to one.
LEAST_CONTRAST = 4.5
# The darkest ground that documents put coloured words on: the row that names a group in a table.
GROUND = "e3edee"
_STEPS = 500


def contrast(colour: str, ground: str = GROUND) -> float:
    """The contrast ratio of two colours of six hexadecimal digits, from 1 to 21, as WCAG 2.2 defines it."""
    light, dark = sorted((_luminance(colour), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def is_legible(colour: str) -> bool:
    """Whether words in the colour can be read on every ground that documents have."""
    return contrast(colour) >= LEAST_CONTRAST


def dark_enough(colour: str) -> str:
    """The colour itself where it is legible, else the nearest darker shade of it that is."""
    hue, lightness, saturation = rgb_to_hls(*_parts(colour))
    shades = (hls_to_rgb(hue, lightness * step / _STEPS, saturation) for step in range(_STEPS, -1, -1))
    found = ("".join(f"{round(part * 255):02x}" for part in shade) for shade in shades)
    return colour if is_legible(colour) else next(shade for shade in found if is_legible(shade))


def _luminance(colour: str) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue
