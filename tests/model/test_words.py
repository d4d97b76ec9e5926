"""A record in words: short entries on a line, long ones and those with lists of their own as blocks."""

from __future__ import annotations

from senco_cli.model.adjustments import Adjustments
from senco_cli.model.contact_log import ContactLog
from senco_cli.model.words import lines

BASICS = {"what": "Seat", "kind": "adjustment", "disadvantage": "Noise", "state": "agreed"}


def test_a_short_entry_is_one_line() -> None:
    record = Adjustments.model_validate({"adjustments": [{**BASICS, "cost": "12.50"}]})

    assert list(lines(record)) == [
        (0, "adjustments:"),
        (
            1,
            "- what: Seat; kind: Reasonable adjustment (adjustment); disadvantage: Noise; "
            "state: Agreed (agreed); cost: £12.50",
        ),
    ]


def test_an_entry_with_a_list_of_its_own_is_a_block() -> None:
    promise = {"what": "Send it", "who": "la"}
    contact = {"happened_on": "2026-11-05", "with": "Mother", "how": "call", "about": "Aids", "promised": [promise]}
    record = ContactLog.model_validate({"contacts": [contact]})

    assert list(lines(record)) == [
        (0, "contacts:"),
        (1, "- happened on: Thu 5 Nov 2026"),
        (2, "with: Mother"),
        (2, "how: Telephone call (call)"),
        (2, "about: Aids"),
        (2, "promised:"),
        (3, "- what: Send it; who: The local authority (la)"),
    ]


def test_an_entry_of_many_fields_is_a_block_too() -> None:
    days = {"asked_on": "2026-09-01", "decided_on": "2026-09-02", "staff_told_on": "2026-09-03"}
    more = {"asked_by": "Mother", "decided_by": "Mrs T", "notes": "None"}
    record = Adjustments.model_validate({"adjustments": [{**BASICS, **days, **more}]})

    shown = list(lines(record))
    assert shown[1] == (1, "- what: Seat")
    assert len(shown) == 1 + len(BASICS) + len(days) + len(more)
    assert {depth for depth, _line in shown[2:]} == {2}
