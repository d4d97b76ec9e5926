"""What a provision map says has to be looked at first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from documents.example import Example, OpenWeekdays

from senco_cli.documents.provision_map_view import Selection
from senco_cli.model.school import SchoolRecords


def gaps(example: Example, **options: Any) -> dict[str, tuple[str, ...]]:
    return {gap.title: gap.items for gap in example.map(**options).gaps}


def test_the_gaps_of_a_school_are_all_found(example: Example) -> None:
    assert gaps(example) == {
        "Pupil without a record": ("zz999 (Speech and language therapy)",),
        "In no provision on this day": ("1 pupil, named under Pupils",),
        "Cost not known": ("Mr D. Hale has no hourly rate (Talking about worries)",),
        "No intended outcome": ("Speech and language therapy",),
        "No measure": ("Number catch-up", "Speech and language therapy", "Words before the lesson"),
        "Ended before this day": ("Number catch-up (16 Oct 2026)",),
        "Hourly rate that does not say what it contains": ("Teacher",),
    }


WHOLE = {
    "intended_outcome": "Asks for help in a sentence.",
    "measure": {"name": "Tracker"},
    "pupils": [{"pupil": "k7m2q", "entry": {"value": "4", "taken_on": "2026-09-08"}}],
}


def test_a_provision_with_nothing_missing_leaves_no_gap(example: Example) -> None:
    assert gaps(example.with_provision("new", **WHOLE), selection=Selection(provision="new")) == {}


@pytest.mark.parametrize(
    ("fields", "title", "item"),
    [
        ({"intended_outcome": None}, "No intended outcome", "Talk Boost"),
        ({"measure": None}, "No measure", "Talk Boost"),
        ({"pupils": [{"pupil": "k7m2q"}]}, "No value at entry", "Talk Boost (1 pupil)"),
        ({"pupils": [{"pupil": "zz999"}]}, "Pupil without a record", "zz999 (Talk Boost)"),
        ({"pupils": [{"pupil": "w5z3j"}]}, "Not on roll, but still in a provision", "Ada Lane (Talk Boost)"),
        ({"to": "2026-11-20"}, "Ended before this day", "Talk Boost (20 Nov 2026)"),
        ({"to": "2026-11-20"}, "Ended, but no value at exit", "Talk Boost (1 pupil)"),
        ({"review_by": "2026-11-20"}, "Review of the effect overdue", "Talk Boost (20 Nov 2026)"),
        ({"delivered_by": []}, "Cost not known", "nobody is recorded who delivers it (Talk Boost)"),
        (
            {"delivered_by": [], "delivered_by_others": "Therapy service"},
            "Cost not known",
            "the service that delivers it has no hourly rate (Talk Boost)",
        ),
        ({"sessions": []}, "Cost not known", "length and number of its sessions are not recorded (Talk Boost)"),
        (
            {"delivered_by": [{"staff": "ta"}, {"staff": "gone"}]},
            "Cost known only in part",
            "there is no record of staff gone (Talk Boost)",
        ),
        (
            {"group_size": 1, "pupils": [{"pupil": "k7m2q"}, {"pupil": "p3x9d"}]},
            "More pupils than the group has room for (costed as one group)",
            "Talk Boost (2 pupils, room for 1)",
        ),
        (
            {"from": "2026-06-01"},
            "School year without a calendar, so its weeks may be miscounted",
            "2025/26",
        ),
    ],
)
def test_each_gap_is_named(example: Example, fields: dict[str, Any], title: str, item: str) -> None:
    found = gaps(example.with_provision("new", **{**WHOLE, **fields}), selection=Selection(provision="new"))
    assert item in found[title]


def test_a_pupil_who_left_the_group_before_leaving_the_school_is_no_gap(example: Example) -> None:
    left = {**WHOLE, "pupils": [{"pupil": "w5z3j", "left_on": "2026-10-23"}]}
    found = gaps(example.with_provision("new", **left), selection=Selection(provision="new"))
    assert "Not on roll, but still in a provision" not in found


def test_an_open_ended_provision_needs_the_calendar_of_this_year_only(example: Example) -> None:
    old = example.with_provision("new", **{**WHOLE, "from": "2023-09-04", "to": None})
    assert gaps(old, selection=Selection(provision="new")) == {}


def test_a_school_without_a_calendar_is_told_so(example: Example) -> None:
    records = SchoolRecords(example.records.settings, None, example.records.staff, example.records.provisions)
    found = gaps(replace(example, records=records, calendar=OpenWeekdays()))
    assert found["School year without a calendar, so its weeks may be miscounted"] == ("2026/27",)
