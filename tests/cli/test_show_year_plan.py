"""The year of a large school on the screen: counted and grouped, with every pupil only where that is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from planned_school import AUTHORITIES, day, many_pupils, school
from support import A_MOMENT, A_SATURDAY, Screen

from senco_cli.actions.review_year import YearSheet
from senco_cli.cli.session import Session
from senco_cli.cli.show_year_plan import show_year_plan
from senco_cli.rules.planning import plan_year, planning_year
from senco_cli.rules.school_days import SchoolDays

Shown = Callable[..., list[str]]


@pytest.fixture(scope="module")
def sheet() -> YearSheet:
    """A large school of seven authorities, a little tight, planned in the middle of the year."""
    records, files = school(), {file.key: file for file in many_pupils(200)}
    plan = plan_year(
        files.values(),
        planning_year(
            "2026/27", records, today=day("2026-12-01"), days=SchoolDays(records.calendar), most_per_week=7, blocked=()
        ),
    )
    labels = {key: f"Pupil {key}" for key in files}
    whose = {key: file.plan.local_authority for key, file in files.items() if file.plan}
    return YearSheet(plan, files, labels, dict.fromkeys(files, "Y5"), whose, ())


@pytest.fixture
def shown(sheet: YearSheet, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """The lines on a screen."""

    def lines(*, everything: bool = False) -> list[str]:
        out = Screen()
        session = Session(
            stdin=Screen(),
            stdout=out,
            stderr=Screen(),
            environment={},
            cwd=tmp_path_factory.getbasetemp(),
            clock=lambda: A_SATURDAY,
            now=lambda: A_MOMENT,
        )
        show_year_plan(session, sheet, everything=everything)
        return out.getvalue().splitlines()

    return lines


def test_what_cannot_be_met_is_counted_by_reason_and_authority(shown: Shown, sheet: YearSheet) -> None:
    lines = shown()
    part = lines[lines.index(f"Cannot be met ({len(sheet.plan.not_met)})") :]
    causes = [int(found[1]) for line in part if (found := re.match(r" +(\d+)  \w", line))]
    names = "|".join(AUTHORITIES)
    by_authority = [int(found) for found in re.findall(rf"(?:{names}) (\d+)", "\n".join(part))]

    assert sum(causes) == sum(by_authority) == len(sheet.plan.not_met) > 40
    assert len(part) <= 24
    assert max(map(len, lines)) <= 80


def test_no_pupil_is_left_out_of_all(shown: Shown, sheet: YearSheet) -> None:
    few, everything = "\n".join(shown()), "\n".join(shown(everything=True))

    assert f"{len(sheet.plan.placed)} meetings" in few and "--all" in few
    pupils = [each.pupil for each in sheet.plan.placed] + [each.pupil for each in sheet.plan.not_met]
    assert all(f"Pupil {pupil}" in everything for pupil in pupils)
    assert not any(f"Pupil {each.pupil}" in few for each in sheet.plan.not_met)


def test_the_picture_shows_every_week_with_its_closure(shown: Shown) -> None:
    lines = shown()
    assert any(re.search(r"Mon 15 Feb 2027 +\. +\|  \(half term\)", line) for line in lines)
    assert any(re.search(r"Mon 18 Jan 2027 +7 #{7}\|?", line) for line in lines)
