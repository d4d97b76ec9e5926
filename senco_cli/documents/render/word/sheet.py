"""The sheet of paper a Word file is laid out on: its lengths, its sizes of type and its colours."""

from __future__ import annotations

from dataclasses import dataclass

from senco_cli.documents.look import Look
from senco_cli.documents.render.faces import FACE

# A4 and its margins, in twentieths of a point.
_LONG, _SHORT = 16838, 11906
_MARGIN, _MARGIN_ACROSS, _MARGIN_TOP, _MARGIN_TOP_DENSE = 1134, 850, 1020, 700
# The size of body type, in half points: upright, across, in large print, and where much has to be on one side.
_BODY, _BODY_ACROSS, _BODY_LARGE, _BODY_DENSE = 21, 19, 36, 16
_INK, _QUIET, _LINE = "1C2A33", "4A5963", "D8D1C1"
_TINT = "F3EEE2"


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a page is laid out: lengths in twentieths of a point, sizes of type in half points, colours as RRGGBB."""

    look: Look
    language: str
    is_landscape: bool
    is_large: bool
    is_letter: bool = False
    is_dense: bool = False
    is_form: bool = False

    @property
    def paper(self) -> tuple[int, int]:
        """How wide and how high the paper is."""
        return (_LONG, _SHORT) if self.is_landscape else (_SHORT, _LONG)

    @property
    def margin(self) -> int:
        """The margin at the left and at the right."""
        return _MARGIN_ACROSS if self.is_landscape else _MARGIN

    @property
    def measure(self) -> int:
        """How wide the type area is."""
        return self.paper[0] - 2 * self.margin

    @property
    def body(self) -> int:
        """The size of body type."""
        if self.is_dense:
            return _BODY_DENSE
        return _BODY_LARGE if self.is_large else _BODY_ACROSS if self.is_landscape else _BODY

    @property
    def table(self) -> int:
        """The size of type in tables."""
        return self.body - (4 if self.is_large else 1 if self.is_dense else 2)

    @property
    def accent(self) -> str:
        """The school's colour."""
        return self.look.accent.upper()

    @property
    def tint(self) -> str:
        """The ground of boxes and of the heads of tables."""
        return _TINT

    @property
    def tint_of_groups(self) -> str:
        """The ground of a group's row."""
        return self.look.tint_of_groups.upper()

    def values(self) -> dict[str, object]:
        """What the styles and the other parts of a file take from it, by the names that they have for it."""
        body = self.body
        width, height = self.paper
        return {
            "typeface": self.look.typeface if self.look.has_own_typeface else FACE,
            "language": self.language,
            "accent": self.accent,
            "ink": _INK,
            "quiet": _QUIET,
            "line": _LINE,
            "body": body,
            "table": self.table,
            "small": self.table if self.is_large else body - 4,
            "h1": round(body * (1.2 if self.is_letter else 1.8)),
            "h2": round(body * (1.05 if self.is_letter else 1.15 if self.is_form else 1.3)),
            # A line above a heading is one too many where there are lines to write on.
            "h2_line": "nil" if self.is_letter or self.is_form else "single",
            "h2_before": 200 if self.is_letter or self.is_form else 320,
            "name": round(body * 1.4),
            "h3": round(body * 1.1),
            "figure": round(body * 1.4),
            "bullet": body * 12,
            "number": body * 18,
            "tick": body * 18,
            "measure": self.measure,
            "paper_width": width,
            "paper_height": height,
            "margin": self.margin,
            "margin_top": _MARGIN_TOP_DENSE if self.is_dense else _MARGIN_TOP,
            "table_gap": 0 if self.is_dense else 30,
        }
