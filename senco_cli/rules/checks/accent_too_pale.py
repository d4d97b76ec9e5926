"""A school colour in which headings are hard to read."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.settings import Settings
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.contrast import LEAST_CONTRAST, contrast, dark_enough, is_legible

INFO = CheckInfo(
    name="accent-too-pale",
    title="a school colour in which headings are hard to read",
    tier="practice",
    source="Web Content Accessibility Guidelines 2.2, criterion 1.4.3 (level AA): a contrast of at least 4.5 to 1",
    why="Parents with poor sight read these papers too; documents take the darker shade until the settings do.",
    verified="memory",
)


def check_school(context: Context) -> Iterator[Finding]:
    accent = context.school.settings.letterhead.accent
    if accent and not is_legible(accent):
        yield INFO.finding(
            path_of(Settings),
            at=("letterhead", "accent"),
            sentence=f"stands out from the paper only {_tenths(contrast(accent))} to 1 at the tinted rows of tables, "
            f"and needs {LEAST_CONTRAST} to 1; documents use {dark_enough(accent)}, the nearest shade dark enough",
        )


def _tenths(ratio: float) -> str:
    # Rounded down: 4.46 must not be said to be the 4.5 that is needed.
    return f"{int(ratio * 10) / 10}"
