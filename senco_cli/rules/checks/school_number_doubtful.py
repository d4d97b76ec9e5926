"""A number of the school in the settings that is not shaped like one."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school_numbers import laestab_doubt, urn_doubt
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="school-number-doubtful",
    title="a number of the school that looks mistyped",
    tier="practice",
    source="register of schools (GIAS), six figures; common transfer file, three figures and four in its file name",
    why="Transfer files are named by the number, and go astray with a wrong one.",
    verified="secondary",
)


def check_school(context: Context) -> Iterator[Finding]:
    school = context.school.settings.school
    for field, text, doubt in (("laestab", school.laestab, laestab_doubt), ("urn", school.urn, urn_doubt)):
        fault = doubt(text) if text else None
        if fault:
            yield INFO.finding("senco.yaml", at=("school", field), sentence=f"the number {fault}")
