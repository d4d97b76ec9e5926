"""The year groups that a register shows, believed only where its rows agree with the dates of birth."""

from __future__ import annotations

from datetime import date

from senco_cli.exchange.child import Child
from senco_cli.exchange.year_groups import OTHER_YEAR, with_years

TODAY = date(2026, 11, 21)
# In Years 5, 6 and 9 on that day, and in Reception.
FIVE, SIX, NINE, RECEPTION = date(2016, 9, 1), date(2015, 11, 3), date(2012, 10, 13), date(2022, 3, 29)


def child(row: int, born: date, *, year: str | None = None, class_name: str | None = None) -> Child:
    return Child(row, date_of_birth=born, year=year, class_name=class_name)


def years(*children: Child) -> list[str | None]:
    return [each.year for each in with_years(children, today=TODAY)[0]]


def test_a_year_that_a_column_gives_is_believed() -> None:
    assert years(child(2, FIVE, year="5"), child(3, SIX, year="5")) == ["5", "5"]


def test_a_file_of_another_school_year_puts_nobody_out_of_their_year() -> None:
    last_year = [child(2, FIVE, year="4"), child(3, SIX, year="5"), child(4, NINE, year="8")]
    found, said = with_years(last_year, today=TODAY)
    assert [each.year for each in found] == [None, None, None]
    assert said == OTHER_YEAR


def test_a_class_shows_the_year_where_almost_all_of_them_do() -> None:
    shown = [child(n, FIVE, class_name="5A") for n in range(2, 8)]
    assert years(*shown, child(8, SIX, class_name="5B"), child(9, RECEPTION, class_name="RA")) == [*["5"] * 7, "R"]


def test_a_class_that_is_only_a_number_of_its_own_shows_no_year() -> None:
    mixed = [child(2, FIVE, class_name="1A"), child(3, SIX, class_name="2A"), child(4, NINE, class_name="3A")]
    assert years(*mixed) == [None, None, None]
    assert years(*[child(n, FIVE, class_name="Oak") for n in range(2, 9)]) == [None] * 7
