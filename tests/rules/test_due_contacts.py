"""What was promised in letters, calls and meetings, as dates that somebody owes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from senco_cli.rules.deadline import Deadline
from senco_cli.rules.rule import OUTSIDE

AllDue = Callable[..., tuple[Deadline, ...]]


def contact(*promises: str) -> str:
    said = "happened_on: 2026-11-10, with: Casework team, how: call, about: The draft plan"
    return f"contacts: [{{{said}, promised: [{', '.join(promises)}]}}]"


def promises(found: tuple[Deadline, ...]) -> list[Deadline]:
    return [deadline for deadline in found if deadline.rule == "CT-PROMISE"]


@pytest.mark.parametrize("who", ["school", "head", "teacher", "governing-body", "la", "health", "family", "other"])
def test_a_promise_with_a_day_is_owed_by_whoever_made_it(all_due: AllDue, who: str) -> None:
    (due,) = promises(all_due(contact(f"{{what: Send it, who: {who}, by: 2026-12-05}}")))

    assert (due.duty_holder, due.status, due.legal_due) == (who, "practice", date(2026, 12, 5))
    # The 5th is a Saturday; the school plans for its own promises alone.
    assert due.plan_by == (None if who in OUTSIDE else date(2026, 12, 4))
    assert due.path == "pupils/k7m2q/contacts.yaml"


def test_a_promise_without_a_day_or_kept_already_is_no_date(all_due: AllDue) -> None:
    without, kept = "{what: Ring back, who: la}", "{what: Send it, who: la, by: 2026-11-18, kept_on: 2026-11-17}"

    assert promises(all_due(contact(without, kept))) == []


def test_a_promise_kept_on_a_day_to_come_is_not_kept_yet(all_due: AllDue) -> None:
    found = promises(all_due(contact("{what: Send it, who: la, by: 2026-11-18, kept_on: 2026-11-27}")))

    assert [due.legal_due for due in found] == [date(2026, 11, 18)]


def test_each_promise_of_a_log_is_a_date_of_its_own(all_due: AllDue) -> None:
    text = contact(
        "{what: Send the draft, who: la, by: 2026-11-27}", "{what: Ring the clinic, who: family, by: 2026-11-27}"
    )
    found = promises(all_due(text))

    assert {due.detail for due in found} == {"Send the draft", "Ring the clinic"}
    assert len({due.occasion for due in found}) == 2


def test_an_answer_that_was_asked_for_is_owed_by_whoever_is_to_answer_until_it_has_come(all_due: AllDue) -> None:
    said = "happened_on: 2026-11-10, with: Casework team, how: letter, about: The draft plan, reply_by: 2026-11-27"

    def replies(*more: str) -> list[tuple[str, date | None, str | None]]:
        found = all_due(f"contacts: [{{{', '.join((said, *more))}}}]")
        return [(due.duty_holder, due.legal_due, due.detail) for due in found if due.rule == "CT-REPLY"]

    assert replies("reply_from: la") == [("la", date(2026, 11, 27), "The draft plan")]
    assert replies() == [("other", date(2026, 11, 27), "The draft plan")]
    assert replies("replied_on: 2026-11-20") == []


def test_what_was_promised_may_hold_a_name_and_stands_in_nothing_that_must_not(all_due: AllDue) -> None:
    (due,) = promises(all_due(contact("{what: Ring Siân's mother, who: school, by: 2026-11-27}")))

    assert due.detail == "Ring Siân's mother"
    assert "Siân" not in " ".join((due.title, due.occasion, *due.derivation))
    assert due.derivation[0] == "It was promised on Tuesday 10 November 2026, to be done by Friday 27 November 2026."


def test_the_sentences_say_whose_promise_it_is(all_due: AllDue) -> None:
    (due,) = promises(all_due(contact("{what: Send it, who: la, by: 2026-12-05}")))

    assert "It is for the local authority to do; the school keeps track." in due.derivation


def test_a_promise_about_a_pupil_who_is_still_to_come_counts(all_due: AllDue) -> None:
    text = "pupil: {admitted_on: 2027-01-05}\n" + contact("{what: Send the records, who: other, by: 2026-12-01}")

    assert len(promises(all_due(text))) == 1
