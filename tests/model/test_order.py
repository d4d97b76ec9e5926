"""Names in the order in which people look for them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from senco_cli.model.order import natural, nearest_first
from senco_cli.model.provision import Provision
from senco_cli.model.school import SchoolRecords
from senco_cli.model.settings import Settings


def test_numbers_are_ordered_by_their_size() -> None:
    titles = ["Group 10", "group 1", "Group 2", "Élan", "Years 10 and 11", "Years 5 and 6", "10A", "9B"]
    assert sorted(titles, key=natural) == [
        *("9B", "10A", "Élan", "group 1", "Group 2", "Group 10", "Years 5 and 6", "Years 10 and 11"),
    ]


@given(st.lists(st.text(max_size=12), max_size=6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_any_texts_can_be_ordered_and_numbers_in_them_are(texts: list[str], first: int, second: int) -> None:
    assert len(sorted(texts, key=natural)) == len(texts)
    assert (natural(f"Group {first}") < natural(f"Group {second}")) == (first < second)


def test_what_is_like_the_typed_word_comes_first() -> None:
    classes = ["6B", "10C", "4B", "4BX", "Nursery"]
    assert nearest_first("4 b", classes)[:2] == ("4B", "4BX")
    assert nearest_first("nursry", classes) == ("Nursery", "4B", "4BX", "6B", "10C")
    assert nearest_first("9Z", classes) == ("4B", "4BX", "6B", "10C", "Nursery")


def test_what_a_pupil_is_in_since_the_same_day_is_in_the_order_of_the_titles() -> None:
    common = {"area_of_need": "cognition-and-learning", "layer": "targeted", "from": "2026-09-07"}
    pupils = [{"pupil": "b7bbb"}]
    provisions = {
        f"g{number}ggg": Provision.model_validate({**common, "title": f"Group {number}", "pupils": pupils})
        for number in (2, 10, 1)
    }
    school = SchoolRecords(
        Settings.model_validate({"record_format": "1", "school": {"name": "Larkfield", "phase": "primary"}}),
        provisions=provisions,
    )
    assert [each.title_ for _, each, _ in school.provisions_of("b7bbb")] == ["Group 1", "Group 2", "Group 10"]
