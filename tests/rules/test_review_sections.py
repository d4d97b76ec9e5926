"""The sections of an annual review pack are those that the law and the Code ask for, each with its source."""

from __future__ import annotations

from senco_cli.rules.review_sections import review_sections
from senco_cli.rules.rule import SOURCE_KINDS, VERIFIED


def test_the_sections_are_a_to_o_in_order() -> None:
    assert "".join(review_sections()) == "ABCDEFGHIJKLMNO"


def test_every_section_says_what_it_is_for_and_where_that_is_written() -> None:
    for each in review_sections().values():
        assert each.title and each.asks.endswith(".")
        assert each.basis, each.letter
        assert {basis.kind for basis in each.basis} <= set(SOURCE_KINDS)
        assert {basis.verified for basis in each.basis} <= set(VERIFIED)


def test_what_was_read_only_where_others_quote_it_is_marked_so() -> None:
    marks = {basis.title: basis.verified for each in review_sections().values() for basis in each.basis}
    assert marks["SEND Regulations 2014, regulation 20(2) to (4)"] == "primary"
    assert marks["SEND Regulations 2014, regulation 20(7) to (9)"] == "secondary"
    assert marks["SEND Code of Practice 9.167"] == "secondary"
