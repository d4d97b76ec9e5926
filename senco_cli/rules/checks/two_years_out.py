"""A pupil taught two or more years from the year of their age."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.model.years import nc_year_number, nc_year_of_code
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="two-years-out",
    title="taught two or more years out of the year of their age",
    tier="practice",
    source="school census, query 2020 (list of 2019)",
    why="The census asks about it, and so will the authority at a phase transfer; often the year is mistyped.",
    verified="secondary",
)

# What query 2020 asks about.
YEARS_OUT = 2


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    pupil = file.pupil
    taught = nc_year_of_code(pupil.year_taught) if pupil.year_taught else None
    # What the codes below Reception mean by age has not been verified.
    if taught is None or taught < 0 or not pupil.is_on_roll(context.today):
        return
    years = taught - nc_year_number(pupil.date_of_birth, context.today)
    if abs(years) >= YEARS_OUT:
        yield INFO.finding(
            file.path(),
            at=("year_taught",),
            sentence=f"taught {abs(years)} years {'above' if years > 0 else 'below'} the year of their age; "
            "mend year_taught or date_of_birth, or keep the reason for the census query ready",
        )
