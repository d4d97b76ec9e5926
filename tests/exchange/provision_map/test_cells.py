"""Cells of a provision map: area of need, layer, size of a group, who delivers it."""

from __future__ import annotations

from datetime import date

import pytest

from senco_cli.exchange.provision_map.cells import read_area, read_group, read_layer, read_number
from senco_cli.exchange.provision_map.columns import understand
from senco_cli.exchange.provision_map.terms import term_days
from senco_cli.exchange.table import Row, Table
from senco_cli.model.calendar import Calendar

CALENDAR = Calendar.model_validate(
    {
        "years": [
            {
                "academic_year": "2026/27",
                "terms": [
                    {
                        "name": "Autumn",
                        "from": "2026-09-02",
                        "to": "2026-12-18",
                        "half_term": {"from": "2026-10-26", "to": "2026-10-30"},
                    },
                    {"name": "Spring", "from": "2027-01-05", "to": "2027-03-25"},
                ],
            }
        ]
    }
)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Cognition & Learning", "cognition-and-learning"),
        ("C&I", "communication-and-interaction"),
        ("Social, Emotional and Mental Health", "social-emotional-and-mental-health"),
        ("SEMH", "social-emotional-and-mental-health"),
        ("Sensory and/or physical", "sensory-and-physical"),
        ("Cogniton and learning", "cognition-and-learning"),
        ("ASD", "communication-and-interaction"),
        ("SpLD", "cognition-and-learning"),
        ("Cognition and learning; SEMH", "across-areas"),
        ("C&L / C&L", "cognition-and-learning"),
        ("Behaviour", None),
        ("Dyslexia", None),
    ],
)
def test_an_area_is_read_by_its_names_and_by_a_type_of_need_in_it(cell: str, code: str | None) -> None:
    assert read_area(cell) == code


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Wave 2", "targeted"),
        ("Wave Three", "specialist"),
        ("1", "universal"),
        ("Targeted", "targeted"),
        ("Targeted plus", "targeted-plus"),
        ("Quality First Teaching", "universal"),
        ("Wave 3: 1:1 specialist", "specialist"),
        ("1:1", None),
        ("Band F", None),
    ],
)
def test_a_layer_is_read_in_the_words_of_now_and_as_a_wave(cell: str, code: str | None) -> None:
    assert read_layer(cell) == code


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("1:1", (1, "specialist")),
        ("Individual", (1, "specialist")),
        ("Group of 4", (4, "targeted")),
        ("1:6", (6, "targeted")),
        ("Small group", (None, "targeted")),
        ("Whole class", (None, "universal")),
        ("8", (8, "targeted")),
        ("Grp (3)", (3, "targeted")),
        ("30", (30, "universal")),
        ("it depends", (None, None)),
    ],
)
def test_a_group_is_read_with_the_layer_that_goes_with_it(cell: str, found: tuple[int | None, str | None]) -> None:
    assert read_group(cell) == found


@pytest.mark.parametrize(
    ("cell", "number"), [("12", 12), ("12 weeks", 12), ("6 wks.", 6), ("0", None), ("a few", None)]
)
def test_a_number_may_have_words_behind_it(cell: str, number: int | None) -> None:
    assert read_number(cell) == number


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Autumn", (date(2026, 9, 2), date(2026, 12, 18))),
        ("Autumn 1", (date(2026, 9, 2), date(2026, 10, 25))),
        ("Aut 2", (date(2026, 10, 31), date(2026, 12, 18))),
        ("spring term 2027", (date(2027, 1, 5), date(2027, 3, 25))),
        ("Spring 2", (date(2027, 1, 5), date(2027, 3, 25))),
        ("Summer", None),
        ("Autumn 2031", None),
        ("all year", None),
    ],
)
def test_a_term_has_the_days_of_the_school_s_calendar(text: str, days: tuple[date, date] | None) -> None:
    assert term_days(text, CALENDAR, today=date(2026, 11, 21)) == days
    assert term_days(text, None, today=date(2026, 11, 21)) is None


def test_a_column_without_a_heading_that_holds_areas_is_that_of_the_area() -> None:
    rows = (Row(2, ("Cognition and learning", "Word banks")), Row(3, ("SEMH", "Zones of regulation")))
    table = Table("text", (1,), ("(no heading, column A)", "Wave one"), rows, ())
    assert [column.field for column in understand(table, {})] == ["area", "wave_1"]
