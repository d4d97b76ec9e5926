"""Drawings: SVG that stands in a page made whole, and as a picture for the formats that have none."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

_ROOT = re.compile(r"<svg\b[^>]*>")
_VIEW_BOX = re.compile(r'viewBox="\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*"', re.IGNORECASE)
_FONTS = Path(__file__).parent.parent / "fonts"
# The drawing comes as a value and never as part of the program.
_PROGRAM = b"""#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.width) * 1mm)
"""
_DOTS_PER_INCH = 220.0


def whole_svg(svg: str) -> str:
    """The drawing as a file of its own: with the name of its language, which inside HTML it can leave away."""
    root = _ROOT.search(svg)
    if root is None or "xmlns=" in root[0]:
        return svg
    return svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)


def shape_of(svg: str) -> float:
    """How high the drawing is for its width, by its viewBox; half as high where it has none."""
    found = _VIEW_BOX.search(svg)
    if found is None or not float(found[1]):
        return 0.5
    return float(found[2]) / float(found[1])


@lru_cache(maxsize=64)
def png_of(svg: str, *, width_mm: float) -> bytes:
    """The drawing as a PNG file, sharp when it is printed `width_mm` wide.

    Raises ModuleNotFoundError where there is no typst for this machine, and RuntimeError for what is no drawing.
    """
    import typst

    inputs = {"svg": whole_svg(svg), "width": f"{width_mm:f}"}
    compiler = typst.Compiler(_PROGRAM, font_paths=_fonts(), sys_inputs=inputs)
    made = compiler.compile(format="png", ppi=_DOTS_PER_INCH)
    if not isinstance(made, bytes):
        raise RuntimeError("the drawing is more than one picture")
    return made


@cache
def _fonts() -> typst.Fonts:
    import typst

    # Only the typefaces that come with senco: the same picture on every machine.
    return typst.Fonts(include_system_fonts=False, font_paths=[str(_FONTS)])
