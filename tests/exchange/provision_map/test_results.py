"""Values at entry and exit, and money, out of a provision map."""

from __future__ import annotations

from datetime import date

import pytest

from senco_cli.exchange.provision_map.lines import Line
from senco_cli.exchange.provision_map.results import NO_EXIT_DAY, joined, member_of, take


@pytest.mark.parametrize(
    ("name", "cell", "held"),
    [
        ("entry", "85", "85"),
        ("exit", "7 years 4 months", "7:04"),
        ("hourly_rate", "£13.5 per hour", "13.50"),
        ("hourly_rate", "17.20/hr", "17.20"),
        ("resources", "£1,200", "1200.00"),
        ("rate_code", "A", "A"),
        ("entry", "62%", "62"),
        ("result", "Partly met", "partly"),
    ],
)
def test_a_cell_becomes_what_a_record_holds(name: str, cell: str, held: str) -> None:
    line = Line(2)
    assert take(line, name, cell) is None
    assert line.values == {name: held}


@pytest.mark.parametrize(("name", "cell"), [("entry", "emerging"), ("hourly_rate", "a lot"), ("total_cost", "£350")])
def test_what_no_record_holds_is_told(name: str, cell: str) -> None:
    line = Line(2)
    assert "kept in the notes" in str(take(line, name, cell))
    assert line.values == {}


def test_a_value_at_exit_without_a_day_stays_in_the_note() -> None:
    line = Line(2, from_on=date(2026, 9, 7), values={"exit": "92"})
    assert member_of(line, "k7m2q") == ({"pupil": "k7m2q", "note": "exit: 92"}, [NO_EXIT_DAY])


def test_what_the_record_holds_of_a_pupil_stays() -> None:
    old = {"pupil": "k7m2q", "entry": {"value": "80", "taken_on": "2026-09-07"}}
    new = {"pupil": "k7m2q", "entry": {"value": "85", "taken_on": "2026-09-07"}, "target": "90"}
    both, told = joined(old, new)
    assert both == {**old, "target": "90"}
    assert told and "another entry" in told
