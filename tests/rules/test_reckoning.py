"""The days that rules lead to: an example of every rule, and laws that hold for all of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.model.base import Part
from senco_cli.rules.events import Event
from senco_cli.rules.reckoning import Reckoned, plan_by, reckon
from senco_cli.rules.rule import Rule
from senco_cli.rules.rule_data import all_rules, rule_named
from senco_cli.rules.school_days import SchoolDays

# A day in a record may come before the first day on which a rule held, so these laws begin with the newest version.
RULES = [rule for rule in all_rules() if rule.versions[-1].counting and rule.versions[-1].status != "proposed"]


def in_force(rule: Rule) -> st.SearchStrategy[date]:
    """Days on which the newest version of a rule holds; from 2015 for one that is older."""
    return st.dates(max(rule.versions[-1].in_force_from or date.min, date(2015, 9, 1)), date(2060, 12, 31))


# One line an example: rule, day of the event, legal day, outer day, and how a person gets there.
EXAMPLES = [
    ("AR-FIRST", "2026-01-10", "2027-01-09", "2027-01-10", "12 months starting on the 10th end on the 9th"),
    ("AR-FIRST", "2024-02-29", "2025-02-28", None, "2025 has no 29 February, so the month's last day ends it"),
    ("AR-FIRST", "2027-02-28", "2028-02-27", "2028-02-28", "the 28th is there in 2028, so the day before it"),
    ("AR-NEXT", "2027-01-08", "2028-01-07", "2028-01-08", "12 months starting on the 8th end on the 7th"),
    ("AR-LATEST-MEET", "2027-01-09", "2026-12-12", None, "28 days back from 9 January"),
    ("AR-LIST", "2027-01-05", "2026-12-21", "2026-12-22", "14 days back is the 22nd; a clear day earlier, the 21st"),
    ("AR-REQ-ADVICE", "2027-01-20", "2026-12-09", None, "42 days back from 20 January"),
    ("AR-NOTICE", "2027-01-20", "2027-01-05", "2027-01-06", "14 days back is the 6th; a clear day earlier, the 5th"),
    ("AR-CIRC", "2027-01-20", "2027-01-05", "2027-01-06", "14 days back is the 6th; a clear day earlier, the 5th"),
    ("AR-REPORT", "2027-01-20", "2027-02-03", None, "20 January and 14 days"),
    ("AR-DECIDE", "2027-01-20", "2027-02-17", None, "20 January and 28 days, half term or not"),
    ("AR-AMEND-NOTICE", "2027-01-20", "2027-02-17", None, "with the decision"),
    ("AR-REPS", "2027-02-17", "2027-03-03", None, "the 15th day, 17 February being the first"),
    ("AR-CONSULT", "2027-03-01", "2027-03-16", None, "1 March and 15 days"),
    ("AR-FINAL", "2027-02-17", "2027-04-14", None, "17 February and 56 days"),
    ("AR-FINAL", "2027-02-03", "2027-03-31", None, "a notice two weeks after the meeting: ten weeks after the meeting"),
    ("AR-CEILING", "2027-01-20", "2027-04-14", None, "20 January and 84 days"),
    ("AR-U5", "2026-10-15", "2027-04-15", None, "3 to 6 months after 15 October"),
    ("AR-PFA", "2026-10-14", None, None, "shown, never computed"),
    ("AR-DP3", "2026-11-30", "2027-02-28", None, "three months on there is no 30 February"),
    ("PT-OTHER", "2027-09-01", "2027-02-14", "2027-02-15", "before 15 February of the year of the move"),
    ("PT-P16", "2027-09-01", "2027-03-30", "2027-03-31", "before 31 March of the year of the move"),
    ("PT-P16", "2028-09-01", "2028-03-30", "2028-03-31", "before 31 March of the year of the move"),
    ("PT-P16P16", "2027-09-01", "2027-04-01", None, "five months before 1 September"),
    ("PT-MEET", "2027-02-14", "2026-11-22", None, "84 days back from 14 February"),
    ("PT-MEET", "2027-03-30", "2027-01-05", None, "84 days back from 30 March, 28 of them in February"),
    ("PT-MEET", "2028-03-30", "2028-01-06", None, "84 days back from 30 March, 29 of them in February"),
    ("SS-MEET", "2026-09-01", "2027-07-21", None, "the last school day of 2026/27"),
    ("SS-INFORM", "2026-09-14", None, None, "shown, never computed"),
    ("SS-REVIEW", "2026-12-04", "2026-12-04", None, "the recorded day"),
    ("PV-END", "2026-12-18", "2026-12-18", None, "the provision's last day"),
    ("CEN-AU", "2026-09-01", "2026-10-01", None, "1 October 2026 is itself a Thursday"),
    ("CEN-SP", "2026-09-01", "2027-01-21", None, "the Thursdays of January 2027 are the 7th, 14th and 21st"),
    ("CEN-SU", "2026-09-01", "2027-05-20", None, "the Thursdays of May 2027 are the 6th, 13th and 20th"),
    ("SI-REPORT", "2026-02-28", "2027-02-28", None, "the corresponding day a year later"),
    ("SI-CHANGE", "2026-11-02", None, None, "as soon as possible: shown, never computed"),
    ("AC-PLAN", "2024-09-01", "2027-08-31", None, "three years starting on 1 September end on 31 August"),
    ("AC-END", "2027-08-31", "2027-08-31", None, "the day the plan names"),
    ("AC-BLOCK", "2024-09-01", "2027-03-31", None, "blocks of three years from 1 April 2003: this is the eighth"),
    ("AC-BLOCK", "2027-03-31", "2027-03-31", None, "the last day of a block belongs to it"),
    ("AC-BLOCK", "2027-04-01", "2030-03-31", None, "the first day of the next block"),
    ("EQ-INFO", "2026-02-28", "2027-02-27", None, "12 months beginning on the 28th end on the 27th"),
    ("EQ-OBJ", "2023-03-30", "2027-03-29", None, "four years beginning on 30 March end on 29 March"),
    ("SQ-NPQ", "2024-09-01", "2027-09-01", None, "the third anniversary"),
    ("SQ-NPQ", "2024-02-29", "2027-02-28", None, "no 29 February in 2027, so the day before is the safe one"),
    ("SQ-START", "2027-09-01", "2025-11-01", None, "22 months before 1 September 2027"),
    ("SQ-NASEND", "2024-03-04", "2027-08-31", None, "before 1 September 2027"),
    ("JC-MOD", "2027-01-01", "2027-01-31", None, "31 January, a Sunday in 2027"),
    ("JC-AAO", "2027-01-01", "2027-03-21", None, "21 March, a Sunday in 2027"),
    ("JC-OTHER", "2026-01-01", None, None, "no day was seen"),
    ("ST-MOD", "2026-01-01", "2025-11-14", None, "as published for 2026"),
    ("ST-MOD", "2027-01-01", None, None, "the day for 2027 is not known"),
    ("ST-EARLY", "2026-01-01", "2026-03-06", None, "as published for 2026"),
    ("ST-REG", "2026-01-01", "2026-03-06", None, "as published for 2026"),
    ("ST-TIME", "2026-01-01", None, None, "no day was seen, not even for 2026"),
    ("ST-PHON", "2026-01-01", "2026-04-21", None, "as published for 2026"),
    ("ST-KS2", "2026-01-01", "2026-05-14", None, "11 to 14 May, as published for 2026"),
    ("ST-KS2", "2027-01-01", "2027-05-13", None, "Monday 10 to Thursday 13 May, as published for 2027"),
    ("ST-MTC", "2026-01-01", "2026-06-12", None, "1 to 12 June, as published for 2026"),
    ("ST-MTC", "2027-01-01", "2027-06-18", None, "Monday 7 to Friday 18 June, as published for 2027"),
    ("ST-PHON-CHECK", "2026-01-01", "2026-06-12", None, "8 to 12 June, as published for 2026"),
    ("ST-PHON-CHECK", "2027-01-01", "2027-06-18", None, "Monday 14 to Friday 18 June, as published for 2027"),
    ("ST-PHON-CHECK", "2028-01-01", None, None, "the week of 2028 is not known"),
    ("ST-PHON-DECLINE", "2026-01-01", "2025-11-14", None, "as published for 2026"),
    ("ST-PHON-DECLINE", "2027-01-01", None, None, "the day for 2027 is not known"),
    ("ST-REG-KEPT", "2026-01-01", "2026-05-21", None, "as published for 2026"),
    ("JC-OWN", "2027-01-22", "2027-01-22", None, "the day the school has set"),
    ("POL-REVIEW", "2027-05-04", "2027-05-04", None, "the day the school has set"),
    ("CT-PROMISE", "2026-11-27", "2026-11-27", None, "the day that was promised"),
    ("CT-REPLY", "2026-11-27", "2026-11-27", None, "the day that was asked for"),
    ("PV-REVIEW", "2026-11-27", "2026-11-27", None, "the recorded day"),
    ("EA-PLACE", "2026-11-12", None, None, "the Act names no number of days"),
    ("EA-REVIEW", "2026-12-11", "2026-12-11", None, "the recorded day"),
    ("JC-EXP", "2028-08-31", "2028-08-31", None, "the day printed on the approval"),
    ("JC-EXP-GUESS", "2026-11-17", "2029-01-17", None, "26 months are two years and two months"),
    ("NA-6", "2027-01-04", "2027-02-15", None, "4 January and 42 days"),
    ("NA-ADV", "2027-03-01", "2027-04-12", None, "1 March and 42 days, Easter or not"),
    ("NA-16", "2027-01-04", "2027-04-26", None, "4 January and 112 days"),
    ("NA-DRAFT", "2027-04-01", "2027-04-15", None, "the 15th day, 1 April being the first"),
    ("NA-20", "2027-01-04", "2027-05-24", None, "4 January and 140 days"),
    ("RA-15", "2027-03-01", "2027-03-16", None, "1 March and 15 days"),
    ("RA-6M", "2026-08-31", "2027-02-28", None, "six months on there is no 31 February"),
    ("RA-14", "2027-03-16", "2027-06-22", None, "16 March and 98 days"),
    ("CE-CONSULT", "2026-11-02", None, None, "no number of days is set"),
    ("MV-OLD", "2027-03-15", "2027-04-06", None, "the 15th working day, Good Friday and Easter Monday left out"),
    ("MV-6", "2027-04-10", "2027-05-22", None, "10 April and 42 days"),
    ("MV-REV", "2026-09-20", "2027-09-19", None, "12 months starting on the 20th; the transfer is in its own test"),
    ("MD-ADV", "2026-12-31", "2027-02-28", None, "two months on there is no 31 February"),
    ("MD-CERT", "2026-12-23", "2026-12-30", None, "24, 29 and 30 December; 25 and 28 are bank holidays"),
    ("MD-30", "2027-02-10", "2027-03-12", None, "10 February and 30 days"),
    ("AP-2M", "2026-10-27", "2027-01-04", None, "27 December; on past 1 January to the first working day"),
    ("AP-2M", "2026-11-05", "2027-01-05", None, "5 January is a working day"),
    ("AP-2M", "2027-06-12", "2027-09-01", None, "12 August; the first working day after August"),
    ("AP-2M", "2026-10-24", "2026-12-24", None, "24 December is a working day before the closed days"),
    ("AP-1M", "2027-01-23", "2027-02-23", None, "23 February"),
    ("AP-1M", "2027-01-20", "2027-02-22", None, "20 February is a Saturday"),
    ("DD-6", "2026-06-26", "2026-12-25", None, "six months starting on the 26th; Christmas moves nothing"),
    ("EX-5", "2026-11-02", None, None, "without delay"),
    ("EX-LA", "2026-11-02", None, None, "without delay"),
    ("EX-NOTICE", "2026-11-02", "2026-11-02", None, "the first day"),
    ("EX-15", "2027-03-01", "2027-03-22", None, "15 school days after 1 March"),
    ("EX-50", "2026-11-02", "2027-01-26", None, "34 school days to 18 December, then 16 from 5 January"),
    ("EX-D6", "2027-03-02", "2027-03-09", None, "2 to 5 March are four school days, 8 March the fifth"),
    ("EX-IRP", "2027-03-01", "2027-03-22", None, "15 school days after 1 March"),
    ("EX-PANEL", "2027-03-22", "2027-04-27", None, "three school days to 25 March, then twelve from 12 April"),
    ("EX-45", "2026-11-02", None, None, "a count, and no day"),
    ("RI-REC", "2026-11-18", "2026-11-18", None, "the same day"),
    ("MC-IHP", "2026-02-28", "2027-02-28", None, "the corresponding day a year later"),
    ("LA-PEP", "2026-12-18", "2027-01-06", None, "21 to 24, 29, 30 and 31 December, then 4, 5 and 6 January"),
    ("LA-PEPT", "2026-12-18", "2026-12-18", None, "the last day of the term"),
    ("TR-CTF", "2026-12-10", "2027-01-15", None, "six school days to 18 December, then nine from 5 January"),
    ("TR-CP", "2026-11-18", "2026-11-23", None, "18 November and 5 days"),
    ("RQ-ER", "2026-12-10", "2027-01-15", None, "six school days to 18 December, then nine from 5 January"),
    ("RQ-SAR", "2026-11-03", "2026-12-03", None, "the corresponding day"),
    ("RQ-SAR", "2026-11-27", "2026-12-29", None, "27 December is a Sunday and the 28th a bank holiday"),
    ("RQ-SAR", "2027-01-31", "2027-03-01", None, "there is no 31 February, and the 28th is a Sunday"),
    ("RQ-SARX", "2026-11-03", "2027-02-03", None, "one month and two more"),
    ("RQ-DPC", "2026-11-03", "2026-12-03", None, "3 November and 30 days"),
    ("RT-SEN", "2015-11-03", "2046-11-03", None, "the 31st anniversary"),
    ("RT-REC", "2016-02-29", "2041-02-28", None, "2041 has no 29 February"),
]


def reckoned(id: str, on: date, *, days: SchoolDays, outer_on: date | None = None) -> Reckoned:
    event = Event(on, "pupils/k7m2q/pupil.yaml", Part(), "It happened.", outer_on=outer_on)
    # The years of keeping a record count from birth, by the guidance of the day on which the pupil left.
    version = rule_named(id).version_on(date(2026, 7, 21) if id.startswith("RT-") else on)
    return reckon(version, event, days=days)


@pytest.mark.parametrize(("id", "on", "legal", "outer", "how"), EXAMPLES, ids=[f"{e[0]}-{e[1]}" for e in EXAMPLES])
def test_example(days: SchoolDays, id: str, on: str, legal: str | None, outer: str | None, how: str) -> None:
    due = reckoned(id, date.fromisoformat(on), days=days)

    assert due.legal_due == (date.fromisoformat(legal) if legal else None), how
    assert due.outer_due == (date.fromisoformat(outer) if outer else None), how


def test_every_rule_has_an_example() -> None:
    in_force = {rule.id for rule in all_rules() if any(version.status != "proposed" for version in rule.versions)}

    assert {example[0] for example in EXAMPLES} == in_force


# Worked out from the published 15 February and 31 March: 23 November, 6 January, and 7 January in a leap year.
@pytest.mark.parametrize(
    ("legal", "published", "expected"),
    [
        ("2027-02-14", "2027-02-15", "2026-11-23"),
        ("2027-03-30", "2027-03-31", "2027-01-06"),
        ("2028-03-30", "2028-03-31", "2028-01-07"),
    ],
)
def test_the_meeting_day_has_an_outer_day_from_the_published_one(
    days: SchoolDays, legal: str, published: str, expected: str
) -> None:
    due = reckoned("PT-MEET", date.fromisoformat(legal), days=days, outer_on=date.fromisoformat(published))

    assert due.outer_due == date.fromisoformat(expected)


def test_the_window_of_an_under_five_opens_after_three_months(days: SchoolDays) -> None:
    assert reckoned("AR-U5", date(2026, 10, 15), days=days).opens_on == date(2027, 1, 15)


@pytest.mark.parametrize(
    ("legal", "buffer", "expected"),
    [
        ("2027-01-09", 0, "2027-01-08"),
        ("2027-01-09", 3, "2027-01-05"),
        ("2027-01-09", 4, "2026-12-18"),
        ("2026-11-22", 0, "2026-11-20"),
        ("2027-03-30", 0, "2027-03-25"),
        ("2027-02-17", 0, "2027-02-12"),
        ("2027-02-03", 0, "2027-02-03"),
    ],
)
def test_plan_by_is_the_last_school_day_less_the_days_in_hand(
    days: SchoolDays, legal: str, buffer: int, expected: str
) -> None:
    assert plan_by(date.fromisoformat(legal), days=days, buffer=buffer) == date.fromisoformat(expected)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
@settings(max_examples=60)
@given(data=st.data(), later=st.integers(0, 800), buffer=st.integers(0, 10))
def test_no_day_moves_back_when_the_event_moves_on(
    days: SchoolDays, rule: Rule, data: st.DataObject, later: int, buffer: int
) -> None:
    on = data.draw(in_force(rule))
    first = reckoned(rule.id, on, days=days)
    second = reckoned(rule.id, on + timedelta(days=later), days=days)

    assert first.legal_due and second.legal_due
    assert first.legal_due <= second.legal_due
    assert plan_by(first.legal_due, days=days, buffer=buffer) <= plan_by(second.legal_due, days=days, buffer=buffer)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
@settings(max_examples=60)
@given(data=st.data(), buffer=st.integers(0, 10))
def test_the_day_to_plan_for_is_an_open_day_no_later_than_the_legal_day(
    days: SchoolDays, rule: Rule, data: st.DataObject, buffer: int
) -> None:
    on = data.draw(in_force(rule))
    due = reckoned(rule.id, on, days=days)
    assert due.legal_due
    planned = plan_by(due.legal_due, days=days, buffer=buffer)

    assert planned <= due.legal_due and days.is_school_day(planned)
    assert due.outer_due is None or due.outer_due > due.legal_due
    assert due.opens_on is None or due.opens_on < due.legal_due
