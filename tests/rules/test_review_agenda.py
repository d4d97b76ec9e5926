"""What a review meeting goes through: the order, and that every item with a section says who asks for it."""

from __future__ import annotations

from senco_cli.rules.review_agenda import LEADS, ONLY, agenda_topics
from senco_cli.rules.review_sections import review_sections


def test_the_child_speaks_first_and_actions_come_last() -> None:
    titles = [each.title for each in agenda_topics()]
    assert titles[0] == "Welcome"
    assert titles[1].startswith("{forename}")
    assert titles[-1] == "Who does what by when"


def test_every_item_but_the_welcome_says_who_asks_for_it() -> None:
    assert [each.title for each in agenda_topics() if not each.basis] == ["Welcome"]


def test_what_the_regulations_ask_the_meeting_to_consider_is_there() -> None:
    asked = {basis.title for each in agenda_topics() for basis in each.basis}
    for regulation in ("20(5)", "20(6)", "19(a)", "20(7) to (9)"):
        assert f"SEND Regulations 2014, regulation {regulation}" in asked
    assert review_sections()["E"].basis[0].title == "SEND Regulations 2014, regulation 20(5)"


def test_adulthood_and_the_move_are_only_for_those_they_concern() -> None:
    only = {each.only: each.title for each in agenda_topics() if each.only}
    assert only["adulthood"] == "Preparing for adulthood"
    assert only["transfer"] == "The move to the next school"
    assert set(only) == set(ONLY)
    assert {each.lead for each in agenda_topics()} <= set(LEADS)
    assert all(each.share > 0 for each in agenda_topics())
