"""Columns of a table: room for every word, and the rest of the width where the text is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.documents.render.blocks import Cell, Run, Table
from senco_cli.documents.render.columns import columns_of, with_places_to_break

TEXTS = st.lists(st.lists(st.text("abc defgh 19£", max_size=300), min_size=3, max_size=3), min_size=1, max_size=6)


def table(*rows: list[str], widths: tuple[float, ...] = ()) -> Table:
    cells = [tuple(Cell((Run(text),) if text else ()) for text in row) for row in rows]
    return Table((), tuple(cells[:1]), tuple(cells[1:]), widths=widths)


@settings(max_examples=60)
@given(TEXTS, st.floats(20, 80))
def test_every_column_has_a_part_and_the_type_is_never_larger_than_it_was(rows: list[list[str]], width: float) -> None:
    columns = columns_of(table(*rows), width_em=width, padding_em=1)
    assert len(columns.shares) == 3
    assert all(share > 0 for share in columns.shares)
    assert columns.scale <= 1


def test_a_long_text_gets_more_than_a_short_one_and_a_day_stays_in_one_line() -> None:
    rows = [["Day", "Comment", "Cost"], ["Thu 17 Sep", "word " * 400, "£1,234.00"]]
    columns = columns_of(table(*rows), width_em=50, padding_em=1)
    day, comment, cost = (share * 50 / sum(columns.shares) for share in columns.shares)
    assert comment > 3 * day
    assert day > 5
    assert cost > 5
    assert (columns.scale, columns.is_tight) == (1.0, False)


def test_a_template_s_own_widths_are_taken_as_they_are() -> None:
    rows = [["a", "b"], ["word " * 50, "x"]]
    assert columns_of(table(*rows, widths=(30.0, 70.0)), width_em=50, padding_em=1).shares == (30.0, 70.0)


def test_a_word_too_long_for_its_column_may_be_hyphenated_and_an_ordinary_one_may_not() -> None:
    rows = [["Pupil", "What helps"], ["Wolfeschlegelsteinhausenberger", "x"]]
    assert columns_of(table(*rows, widths=(20.0, 80.0)), width_em=50, padding_em=1).is_tight
    assert not columns_of(table(*rows, widths=(50.0, 50.0)), width_em=50, padding_em=1).is_tight
    assert not columns_of(table(["a", "b"], ["Nathaniel", "x"], widths=(8.0, 92.0)), width_em=50, padding_em=1).is_tight


def test_many_columns_make_the_type_smaller() -> None:
    row = ["attendance"] * 15
    assert columns_of(table(row, row), width_em=50, padding_em=0.5).scale < 1


def test_an_address_may_go_on_in_the_next_line_and_a_word_may_not() -> None:
    (run,) = with_places_to_break(
        (Run("head.teacher@a-very-long-school-name.example and co-ordinator 3.50", strong=True),)
    )
    assert run.strong
    assert "\u200b" in run.text.split(" ")[0]
    assert "\u200b" not in " ".join(run.text.split(" ")[1:])
    assert run.text.replace("\u200b", "") == "head.teacher@a-very-long-school-name.example and co-ordinator 3.50"
