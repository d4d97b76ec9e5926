"""All checks together: silent about what is sound, complete about the census rules, discreet about what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.model.codes import code_set
from senco_cli.model.finding import Finding
from senco_cli.model.upn import check_letter

Everything = Callable[..., tuple[Finding, ...]]

PUPIL = "pupils/k7m2q/pupil.yaml"
TODAY = date(2026, 11, 21)
TYPES = [code.code for code in code_set("type_of_need").current(TODAY)]


def test_nothing_is_wrong_with_a_sound_school(everything: Everything) -> None:
    assert everything() == ()


# The published cases for the census rules; a query or the rules of another phase are not among them.
@pytest.mark.parametrize(
    ("status", "needs", "check"),
    [
        ("K", "", "need-missing"),
        ("K", "{type: SLCN, rank: 2}", "needs-first-rank"),
        ("K", "{type: SLCN, rank: 1}, {type: ASD, rank: 1}", "needs-same-rank"),
        ("K", "{type: SLCN, rank: 1}, {type: ASD, rank: 2}, {type: HI, rank: 3}", "more-than-two-needs"),
        ("E", "{type: NSA, rank: 1}", "nsa-with-plan"),
        ("N", "{type: MLD, rank: 1}", "need-without-status"),
        ("S", "{type: ASD, rank: 1}", "historic-status-current"),
    ],
)
def test_the_census_rules_find_what_they_are_for_and_nothing_else(
    everything: Everything, status: str, needs: str, check: str
) -> None:
    history = f"[{{status: {status}, from: 2014-09-01, parents_told_on: 2014-09-03}}]"
    plan = "pupils/k7m2q/ehc-plan.yaml: {plan_first_made_on: 2014-09-01}" if status == "E" else ""
    # Category S ended in 2014, so the pupil was born before it.
    found = everything(f"{PUPIL}: {{date_of_birth: 2010-05-06, sen_status: {history}, needs: [{needs}]}}\n{plan}")

    assert {finding.check for finding in found} == {check}


def upns(serial: int) -> str:
    body = f"9990001{serial:05d}"
    return check_letter(body) + body


@st.composite
def histories(draw: st.DrawFn) -> list[dict[str, str]]:
    """SEN status from one to three periods, the earlier ones closed or left open as people do."""
    first = draw(st.dates(date(2020, 9, 1), date(2024, 8, 31)))
    codes = draw(st.sampled_from(["K", "E", "KE", "NK", "KN", "KEK", "NKE"]))
    periods: list[dict[str, str]] = []
    for code in codes:
        last = first + timedelta(days=draw(st.integers(1, 250)))
        period = {"status": code, "from": str(first)}
        if code == "K":
            period["parents_told_on"] = str(first)
        if draw(st.booleans()):
            period["to"] = str(last)
        periods.append(period)
        first = last + timedelta(days=1)
    periods[-1].pop("to", None)
    return periods


@st.composite
def sound_pupils(draw: st.DrawFn) -> dict[str, Any]:
    """The records of one sound pupil more, by path."""
    history = draw(histories())
    status = history[-1]["status"]
    types = draw(st.lists(st.sampled_from(TYPES), min_size=1, max_size=2, unique=True))
    types = [code for code in types if status == "K" or code != "NSA"] or ["OTH"]
    ended = {"to": "2026-07-21"} if status == "N" else {}
    needs = [
        {"type": code, "rank": str(rank), "from": "2020-09-01", **ended} for rank, code in enumerate(types, start=1)
    ]
    pupil = {
        "name": {"legal_forename": "Ada", "legal_surname": "Nkemelu"},
        "date_of_birth": str(draw(st.dates(date(2016, 9, 1), date(2018, 8, 31)))),
        "upn": upns(draw(st.integers(2003, 99999))),
        "sen_status": history,
        "needs": draw(st.permutations(needs)),
        "support_review_by": "2026-12-09",
        "contacts": [{"name": "Ngozi Nkemelu", "relationship": "mother", "parental_responsibility": "yes"}],
        **draw(st.sampled_from([{}, {"year_taught": "X"}, {"watch_from": "2026-09-14"}, {"key_worker": "t4n8c"}])),
    }
    records: dict[str, Any] = {"pupils/b4c6d/pupil.yaml": pupil}
    if status == "E":
        records["pupils/b4c6d/ehc-plan.yaml"] = {"plan_first_made_on": history[-1]["from"]}
    members = [{"pupil": "k7m2q"}, {"pupil": "p3x9d"}, {"pupil": "b4c6d"}]
    records["provision/r5w7q.yaml"] = {"pupils": members}
    return records


@settings(max_examples=60, deadline=None)
@given(records=sound_pupils())
def test_no_check_finds_anything_about_a_sound_pupil(everything: Everything, records: dict[str, Any]) -> None:
    assert everything(records) == ()


@settings(max_examples=40, deadline=None)
@given(
    records=sound_pupils(),
    left_on=st.dates(date(2025, 9, 1), date(2026, 11, 20)),
)
def test_of_a_leaver_only_what_was_not_closed_is_found(
    everything: Everything, records: dict[str, Any], left_on: date
) -> None:
    records["pupils/b4c6d/pupil.yaml"]["left_on"] = str(left_on)

    found = {finding.check for finding in everything(records)}

    assert found == {"status-open-after-leaving", "provision-after-leaving"}


WRONG = """
senco.yaml: {school: {name: Alder Lane Primary School, phase: primary, senco: zz9zz}}
staff/t4n8c.yaml: {name: Secretname, role: teaching-assistant, left_on: 2026-10-23}
provision/r5w7q.yaml:
  title: Secrettitle
  description: Secretnote
  intended_outcome: ~
  sessions: ~
  to: ~
  group_size: 1
  pupils: [{pupil: k7m2q}, {pupil: k7m2q}, {pupil: p3x9d, note: Secretnote}, {pupil: zz9zz}]
  notes: Secretnote
pupils/k7m2q/pupil.yaml:
  name: {legal_forename: Secretname, legal_surname: Secretname}
  date_of_birth: 2017-05-06
  upn: A999000116002
  admitted_on: 2015-09-06
  year_taught: 2
  circumstances: [looked-after]
  key_worker: zz9zz
  sen_status: [{status: S, from: 2019-03-18, reason: Secretnote}]
  needs: [{type: BESD, rank: 2, description: Secretnote}, {type: MLD, rank: 2}, {type: MLD, rank: 3}]
  contacts: ~
  notes: Secretnote
pupils/k7m2q/cycles/2026-09-07.yaml:
  review_by: ~
  assess: {concern: Secretnote}
  plan: {outcomes: [{id: Secretnote, outcome: Secretnote}], provision: [zz9zz]}
  review: {held_on: 2026-08-01, impact: Secretnote}
pupils/p3x9d/pupil.yaml:
  name: {legal_forename: Secretname, legal_surname: Secretname}
  date_of_birth: 2016-05-06
  sen_status: [{status: K, from: 2012-03-18, to: 2026-12-18, reason: Secretnote}, {status: E, from: 2014-09-01}]
  needs: [{type: NSA, rank: 1}]
  contacts: [{name: Secretname, relationship: Secretname, phone: 07700 900123, address: Secretnote}]
pupils/p3x9d/ehc-plan.yaml:
  local_authority: Secretname
  sections:
    B: [{id: Secretnote, need: Secretnote}]
    E: [{id: E1, outcome: Secretnote, needs: [Secretnote]}]
    F: [{id: Secretnote, provision: Secretnote}, {id: F2, provision: Secretnote, needs: [Secretname]}]
pupils/p3x9d/reviews/2026-01-21.yaml:
  held: ~
  notice_given_on: 2026-01-19
  advice_circulated_on: 2062-01-20
  invited: [{role: parent, name: Secretname, reply: Secretnote}]
  outcomes: [{outcome: Secretnote, evidence: Secretnote}]
  la_decision_notice_on: ~
  differences: Secretnote
pupils/p3x9d/reviews/2027-01-20.yaml: {meeting_on: 2026-12-25, notes: Secretnote}
"""


def test_no_sentence_tells_a_name_a_date_of_birth_or_a_note(everything: Everything) -> None:
    found = everything(WRONG) + everything(WRONG.replace("status: S, from: 2019", "status: K, from: 2019"))

    assert len({finding.check for finding in found}) > 30
    for finding in found:
        for secret in ("secret", "07700", "2017-05-06", "2016-05-06"):
            assert secret not in finding.sentence.casefold(), finding


def test_every_sentence_is_one_plain_line(everything: Everything) -> None:
    for finding in everything(WRONG):
        assert "\n" not in finding.sentence and "None" not in finding.sentence
        assert not finding.sentence.endswith(".")
