"""The authority's list of reviews due in a term: only in a school that has somebody with an EHC plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import Senco

CALENDAR = """years:
  - academic_year: 2026/27
    terms:
      - {name: Spring, from: 2027-01-05, to: 2027-03-25}
"""
PUPIL = "name: {legal_forename: Ada, legal_surname: Brook}\ndate_of_birth: 2016-08-31\n"
SUPPORT, PLAN = "sen_status: [{status: K, from: 2024-01-12}]\n", "plan_first_made_on: 2024-01-12\n"


@pytest.mark.parametrize(
    ("pupil", "plan", "shown"),
    [
        (PUPIL + SUPPORT, None, False),
        (PUPIL + SUPPORT, PLAN, True),
        (PUPIL + SUPPORT, f"{PLAN}ceased_on: 2026-07-20\n", False),
        (f"{PUPIL}{SUPPORT}left_on: 2026-07-20\n", PLAN, False),
        # By the status there is a plan, though nobody has written it down.
        (PUPIL + SUPPORT.replace("K", "E"), None, True),
        # What cannot be read may be a plan.
        (PUPIL + SUPPORT, "plan_first_made_on: soon\n", True),
    ],
)
def test_the_list_is_awaited_where_somebody_has_a_plan(
    senco: Senco, school: Path, pupil: str, plan: str | None, shown: bool
) -> None:
    (school / "calendar.yaml").write_text(CALENDAR, encoding="utf-8")
    folder = school / "pupils" / "k7m2q"
    folder.mkdir(parents=True)
    (folder / "pupil.yaml").write_text(pupil, encoding="utf-8")
    if plan:
        (folder / "ehc-plan.yaml").write_text(plan, encoding="utf-8")

    for command in (("review-due", "--format", "csv"), ("why", "--school", "--format", "json")):
        assert ("AR-LIST" in senco(*command, "--on", "2026-11-21", cwd=school).out) == shown
