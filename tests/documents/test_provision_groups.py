"""The map by class, year group and staff: each group holds its own pupils' parts, and all of them the whole."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from documents.example import Example

from senco_cli.documents.provision_groups import NOBODY, groups_of_pupils
from senco_cli.documents.provision_map_view import Selection
from senco_cli.rules.costing import add


def test_by_class_the_classes_stand_in_the_order_of_the_years(example: Example) -> None:
    view = example.map(group_by="class")
    assert [group.name for group in view.glance] == ["RB", "3B", "4A", "No class recorded", NOBODY]
    assert view.grouped_by == view.glance_by == "class"
    assert view.glance_shows_parts


def test_a_group_shows_its_own_pupils_and_their_part_of_the_cost(example: Example) -> None:
    groups = {group.name: group for group in example.map(group_by="class").glance}
    (programme,) = (row for row in groups["4A"].rows if row.key == "v1")
    assert [line.person.label for line in programme.lines] == ["Siân O'Brien-Nguyễn"]
    assert programme.whole == programme.lines[0].whole
    assert programme.group_whole.pence != programme.whole.pence


@pytest.mark.parametrize("group_by", ["class", "year", "staff", "area", "layer"])
@pytest.mark.parametrize("sums", ["to_date", "whole"])
def test_the_groups_come_to_the_whole(example: Example, group_by: str, sums: str) -> None:
    view = example.map(group_by=group_by)
    assert add(getattr(group, sums) for group in view.glance).pence == getattr(view, sums).pence
    assert len(view.rows) == 5, "every provision once, whatever the groups"


def test_key_stages_gather_years(example: Example) -> None:
    names = [group.name for group in groups_of_pupils(example.map().rows, "stage")]
    assert names == ["Early years", "Key stage 2", "Key stage not known", NOBODY]


def test_by_staff_the_promised_hours_stand_beside_the_recorded_ones(example: Example) -> None:
    staff = example.records.staff
    hours = {"ta": Decimal("2"), "teacher": Decimal("25")}
    for key, number in hours.items():
        staff = {**staff, key: staff[key].model_copy(update={"hours_per_week": number})}
    records = type(example.records)(
        example.records.settings, example.records.calendar, staff, example.records.provisions
    )
    lines = {line.name: line for line in Example(records, example.pupils).map(group_by="staff").staff}
    assert list(lines) == ["Miss K. Underhill", "Mr D. Hale", "Mrs F. Adeyemi", "Fernshire therapy service"]
    assistant, mentor, service = lines["Mrs F. Adeyemi"], lines["Mr D. Hale"], lines["Fernshire therapy service"]
    # 90 minutes together and 30 for each of three pupils; the ended provision promises nothing now.
    assert assistant.minutes_now == 180
    assert (assistant.per_cent, assistant.hours_left, assistant.hours_too_many) == (Decimal(150), None, Decimal(1))
    teacher = lines["Miss K. Underhill"]
    assert (teacher.hours_now, teacher.hours_left, teacher.hours_too_many) == (Decimal("1.25"), Decimal("23.75"), None)
    assert (mentor.hours, mentor.per_cent, mentor.hours_left) == (None, None, None)
    assert not service.is_school_staff and service.minutes_now == 30


def test_shares_of_the_sessions_come_to_the_minutes_of_the_row(example: Example) -> None:
    shared = example.with_provision(
        "shared",
        delivered_by=[{"staff": "ta", "share": "0.75"}, {"staff": "teacher", "share": "0.25"}],
        pupils=[{"pupil": "k7m2q"}],
    ).map(group_by="staff")
    parts = [part for line in shared.staff for part in line.parts if part.row.key == "shared"]
    assert sorted(part.minutes_now for part in parts) == [Fraction(15), Fraction(45)]


def test_only_by_staff_are_there_lines_of_staff(example: Example) -> None:
    assert example.map().staff == ()
    assert example.map(selection=Selection(pupil="k7m2q"), group_by="staff").staff
