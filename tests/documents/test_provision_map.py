"""What stands on a provision map: which provisions and pupils, which sums, which words."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from documents.example import ON, Example, pupil
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.documents.provision_map import NothingToShow
from senco_cli.documents.provision_map_view import ProvisionMap, Selection
from senco_cli.documents.provision_parts import Row
from senco_cli.rules.costing import Amount, add


def row(view: ProvisionMap, key: str) -> Row:
    return next(row for row in view.rows if row.key == key)


def labels(row: Row) -> list[str]:
    return [line.person.label for line in row.lines]


def test_the_whole_school_stands_under_its_areas_of_need_in_the_order_of_the_code(example: Example) -> None:
    view = example.map()
    assert [(group.name, [row.title for row in group.rows]) for group in view.groups] == [
        ("Communication and interaction", ["Language programme", "Speech and language therapy"]),
        ("Cognition and learning", ["Number catch-up", "Words before the lesson"]),
        ("Social, emotional and mental health", ["Talking about worries"]),
    ]


def test_by_layer_the_groups_are_the_layers(example: Example) -> None:
    view = example.map(group_by="layer")
    assert [group.name for group in view.groups] == ["Universal", "Targeted", "Targeted plus", "Specialist"]
    assert row(view, "v1").beside_group == "Communication and interaction"


@pytest.mark.parametrize(
    ("from_on", "to_on", "is_shown"),
    [
        ("2026-02-01", "2026-07-17", False),
        ("2026-02-01", "2026-09-01", True),
        ("2027-08-31", None, True),
        ("2027-09-01", None, False),
        ("2024-09-02", None, True),
    ],
)
def test_the_provisions_of_the_academic_year_are_shown(
    example: Example, from_on: str, to_on: str | None, is_shown: bool
) -> None:
    view = example.with_provision("new", **{"from": from_on, "to": to_on}).map()
    assert ("new" in {row.key for row in view.rows}) == is_shown


def test_a_provision_asked_for_by_key_is_shown_whatever_its_year(example: Example) -> None:
    old = example.with_provision("old", title="Last year", **{"from": "2025-09-08", "to": "2026-07-17"})
    view = old.map(selection=Selection(provision="old"))
    assert [row.title for row in view.rows] == ["Last year"]
    assert view.scope == "Last year"


def test_ended_and_coming_provisions_are_marked_in_words(example: Example) -> None:
    view = example.with_provision("new", **{"from": "2027-01-11", "to": "2027-03-19"}).map()
    assert (row(view, "v4").state, row(view, "v4").state_text) == ("ended", "ended 16 Oct 2026")
    assert (row(view, "new").state, row(view, "new").state_text) == ("not begun", "begins 11 Jan 2027")
    assert dict(view.counts) == {"running": 4, "ended": 1, "not begun": 1}


def test_group_and_single_sessions_give_staff_and_pupil_minutes(example: Example) -> None:
    programme = row(example.map(), "v1")
    assert programme.staff_minutes == 3 * 30 + 3 * 2 * 15
    assert programme.pupil_minutes == 120


def test_what_does_not_run_takes_no_minutes_now(example: Example) -> None:
    ended = row(example.map(), "v4")
    assert ended.staff_minutes_now == 0
    assert ended.staff_minutes == 90 * Fraction(5, 4)
    assert [line.minutes_now for line in ended.lines] == [0, 0]


def test_costs_to_date_and_of_the_whole_run_are_worked_out_week_by_week(example: Example) -> None:
    programme = row(example.map(), "v1")
    # 14 school weeks, 10 of them begun; 90 minutes together, 30 for each; one pupil joined in the fifth week.
    assert programme.whole == Amount(100_00 + 17_20 * (4 * 150 + 10 * 180) // 60)
    assert programme.to_date == Amount(100_00 + 17_20 * (4 * 150 + 6 * 180) // 60)
    assert programme.weeks_text == "10 of 14 weeks begun"


def test_a_provision_without_an_end_says_what_it_is_costed_for(example: Example) -> None:
    assert row(example.map(), "v2").weeks_text == "9 weeks begun this school year; costed for 38 weeks a year"


def test_change_is_in_words_and_follows_which_way_is_better(example: Example) -> None:
    view = example.map()
    changes = {line.person.label: line.change.text for line in row(view, "v1").lines if line.change}
    assert changes == {
        "Amara Okafor": "+9 (better)",
        "Siân O'Brien-Nguyễn": "−1.5 (worse)",
        "Bobby <script>alert(1)</script>": "0 (no change)",
    }
    assert [line.change.text for line in row(view, "v2").lines if line.change] == ["−4 (better)"]
    assert row(view, "v1").progress == "1 of 3"
    assert row(view, "v4").progress == "none yet"


def test_one_pupil_sees_only_their_own_lines_and_the_cost_of_the_whole_group(example: Example) -> None:
    whole = example.map()
    view = example.map(selection=Selection(pupil="k7m2q"))
    assert [row.title for row in view.rows] == ["Language programme", "Talking about worries"]
    programme = row(view, "v1")
    assert labels(programme) == ["Amara Okafor"]
    assert programme.whole == programme.lines[0].whole
    assert programme.group_whole == row(whole, "v1").whole
    assert "Siân" not in repr(view)
    assert [each.person.label for each in view.pupils] == ["Amara Okafor"]


def test_a_class_is_found_however_it_is_typed_and_named_as_recorded(example: Example) -> None:
    view = example.map(selection=Selection(class_name=" 3b "))
    assert view.scope == "class 3B"
    assert {each.person.class_name for each in view.pupils} == {"3B"}


@pytest.mark.parametrize("typed", ["R", "Reception", "year 0"])
def test_a_year_is_found_by_code_or_words(example: Example, typed: str) -> None:
    view = example.map(selection=Selection(year=typed))
    assert [each.person.key for each in view.pupils] == ["r2v6h"]


@pytest.mark.parametrize(
    "selection",
    [
        Selection(class_name="9Z"),
        Selection(class_name=""),
        Selection(year="11"),
        Selection(year="the big ones"),
        Selection(pupil="nobody"),
        Selection(provision="nothing"),
    ],
)
def test_what_is_not_there_is_refused(example: Example, selection: Selection) -> None:
    with pytest.raises(NothingToShow) as refused:
        example.map(selection=selection)
    assert "Okafor" not in refused.value.sentence + (refused.value.hint or "")


def test_a_class_that_is_not_there_is_answered_with_those_that_are(example: Example) -> None:
    with pytest.raises(NothingToShow) as refused:
        example.map(selection=Selection(class_name="9Z"))
    assert refused.value.hint == "one of 3B, 4A, RB"


def test_groups_with_numbers_are_in_the_order_of_their_numbers(example: Example) -> None:
    numbered = example
    for number in (10, 2, 1):
        numbered = numbered.with_provision(f"g{number}ggg", title=f"Group {number}")
    rows = [row.title for row in numbered.map().rows if row.title.startswith("Group ")]
    assert rows == ["Group 1", "Group 2", "Group 10"]


def test_pupils_with_sen_in_no_provision_are_listed_and_others_are_not(example: Example) -> None:
    assert [person.label for person in example.map().without] == ["Theo Quill"]
    ended_for_her = example.only("v4").map()
    assert "Siân O'Brien-Nguyễn" in [person.label for person in ended_for_her.without]


def test_a_pupil_asked_for_is_listed_as_in_none_whatever_the_status(example: Example) -> None:
    view = example.map(selection=Selection(pupil="d9f4g"))
    assert [person.label for person in view.without] == ["Ivy Marsh"]
    assert view.rows == ()


def test_names_can_be_held_back(example: Example) -> None:
    twins = Example(example.records, (*example.pupils, pupil("b3c4d", "Aaron", "Obi")), example.calendar)
    view = twins.map(names="initials", selection=Selection(provision="v1"))
    assert labels(row(view, "v1")) == ["A.O. (k7m2q)", "B.", "S.O."]
    by_key = example.map(names="keys")
    assert labels(row(by_key, "v1")) == ["k7m2q", "t4n8c", "p3x9d"]
    assert "Amara" not in repr(by_key)
    assert "Siân" not in repr(by_key)


def test_a_cost_that_is_not_known_is_no_part_of_the_sums_and_they_say_so(example: Example) -> None:
    view = example.map()
    worries = row(view, "v2")
    assert worries.whole.pence is None
    assert worries.cost_notes == ("Mr D. Hale has no hourly rate",)
    assert view.whole.pence is not None
    assert view.whole.missing == worries.whole.missing


def test_the_rates_say_what_they_contain_by_role_and_not_by_person(example: Example) -> None:
    rates = example.map().conventions.rates
    assert [(rate.who, rate.pence, rate.contains) for rate in rates] == [
        ("Fernshire therapy service", 62_00, "agreement price, travel included"),
        ("Teacher", 38_60, None),
        ("Teaching assistant", 17_20, "pay, on-costs and holiday pay"),
    ]


def test_a_pupil_who_left_and_came_back_has_one_line(example: Example) -> None:
    parts = [
        {"pupil": "k7m2q", "left_on": "2026-09-25", "entry": {"value": "70", "taken_on": "2026-09-08"}},
        {"pupil": "k7m2q", "joined_on": "2026-11-09", "exit": {"value": "75", "taken_on": "2026-11-20"}},
    ]
    view = example.with_provision("back", pupils=parts, measure={"name": "Count"}).map()
    (line,) = row(view, "back").lines
    assert line.part == "left 25 Sep 2026; joined 9 Nov 2026"
    assert line.change is not None
    assert line.change.text == "+5 (better)"


def known(amount: Amount) -> int:
    return amount.pence or 0


def assert_lines_add_up(view: ProvisionMap) -> None:
    for sums in ("to_date", "whole"):
        total = known(getattr(view, sums))
        assert total == sum(known(getattr(group, sums)) for group in view.groups)
        assert total == sum(known(getattr(row, sums)) for row in view.rows)
        assert total == sum(known(getattr(each, sums)) for each in view.pupils) + known(
            getattr(view, f"unshared_{sums}")
        )
        for each in view.rows:
            if each.lines:
                assert known(getattr(each, sums)) == sum(known(getattr(line, sums)) for line in each.lines)


@pytest.mark.parametrize(
    "selection", [Selection(), Selection(class_name="3B"), Selection(pupil="p3x9d"), Selection(provision="v1")]
)
def test_totals_are_the_sums_of_their_lines_in_every_selection(example: Example, selection: Selection) -> None:
    assert_lines_add_up(example.map(selection=selection))


some_fields = st.fixed_dictionaries(
    {
        "area_of_need": st.sampled_from(["cognition-and-learning", "sensory-and-physical"]),
        "from": st.dates(date(2026, 9, 1), date(2026, 11, 30)),
        "to": st.none() | st.dates(date(2026, 12, 1), date(2027, 7, 20)),
        "delivered_by": st.lists(
            st.fixed_dictionaries({"staff": st.sampled_from(["ta", "teacher", "mentor", "gone"])}), max_size=2
        ),
        "sessions": st.lists(
            st.fixed_dictionaries(
                {
                    "minutes": st.integers(5, 60),
                    "per_week": st.sampled_from(["0.5", "1", "3"]),
                    "given_to": st.sampled_from(["group", "each-pupil"]),
                }
            ),
            max_size=2,
        ),
        "cost": st.none() | st.fixed_dictionaries({"resources": st.sampled_from(["0.01", "99.99"])}),
        "pupils": st.lists(
            st.fixed_dictionaries(
                {
                    "pupil": st.sampled_from(["k7m2q", "p3x9d", "t4n8c", "r2v6h", "zz999"]),
                    "joined_on": st.none() | st.dates(date(2026, 9, 1), date(2026, 12, 1)),
                    "left_on": st.none() | st.dates(date(2026, 9, 1), date(2026, 12, 31)),
                }
            ),
            max_size=6,
        ),
    }
)
chosen = st.sampled_from([Selection(), Selection(class_name="3B"), Selection(year="R"), Selection(pupil="p3x9d")])


@settings(max_examples=40, deadline=None)
@given(st.lists(some_fields, min_size=1, max_size=3), chosen)
def test_totals_are_the_sums_of_their_lines_in_any_school(fields: list[dict[str, Any]], selection: Selection) -> None:
    from documents.example import example_school

    school = example_school()
    for number, each in enumerate(fields):
        school = school.with_provision(f"new{number}", **each)
    assert_lines_add_up(school.map(selection=selection))


def test_the_parts_of_the_cost_come_to_a_hundred_per_cent(example: Example) -> None:
    parts = {group.name: group.per_cent for group in example.map().groups}
    assert sum(part for part in parts.values() if part is not None) == 100
    assert parts["Social, emotional and mental health"] is None


def test_the_day_of_the_map_is_the_day_it_was_asked_for(example: Example) -> None:
    earlier = example.map(on=date(2026, 9, 1))
    assert known(earlier.to_date) == 0
    assert earlier.counts["running"] == 0
    assert known(add([example.map().to_date])) > 0
    assert example.map().on == ON
