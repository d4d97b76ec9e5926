"""The week sheet holds what review-due finds, neither less nor twice."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from senco_cli.actions.due_filters import DueFilters
from senco_cli.actions.review_due import review_due
from senco_cli.actions.week_sheet import build_week_sheet
from senco_cli.actions.workspace import Workspace


@pytest.mark.parametrize("on", [date(2026, 11, 21), date(2026, 12, 18), date(2027, 2, 12)])
def test_every_date_due_by_the_last_day_is_on_it_once(practice: Path, on: date) -> None:
    workspace = Workspace(practice, on)
    view = build_week_sheet(workspace).view
    found = review_due(workspace, DueFilters(within=view.until - on)).items
    owed = Counter(
        (due.about, due.deadline.title) for due in found if due.deadline.legal_due and not due.deadline.reminder
    )
    shown = Counter((item.about, item.what.partition(": ")[0]) for item in view.items)

    assert owed
    assert owed - shown == Counter()
    # Beside them only what has its day to plan for in these weeks and its legal day after them.
    assert all(item.legal_due > view.until for item in view.items if (item.about, item.what) in shown - owed)


def test_what_falls_in_the_holidays_is_on_the_sheet_of_the_last_week_of_term(practice: Path) -> None:
    view = build_week_sheet(Workspace(practice, date(2026, 12, 14)), within=timedelta(days=4)).view
    in_holidays = [item for item in view.items if item.legal_due > date(2026, 12, 18)]

    assert in_holidays and {item.day for item in in_holidays} == {date(2026, 12, 18)}
