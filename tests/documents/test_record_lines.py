"""Any record in words: codes by their names, days as people write them, lists with their entries."""

from __future__ import annotations

from senco_cli.documents.record_lines import label_of, record_on_page
from senco_cli.model.contact_log import ContactLog
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.pupil import Pupil


def test_codes_days_and_parts_of_parts_are_said_in_words() -> None:
    tree = {
        "name": {"legal_forename": "Wren", "legal_surname": "Abbotsley"},
        "date_of_birth": "2018-03-09",
        "upn": "H801200001001",
        "circumstances": ["pupil-premium"],
        "needs": [{"type": "SLCN", "rank": "1"}],
        "profile": {"what_helps": ["Time", "Pictures"]},
        "notes": None,
    }
    page = record_on_page("Pupil", Pupil, tree)
    assert [(each.label, each.value) for each in page.facts] == [
        ("Name: legal forename", "Wren"),
        ("Name: legal surname", "Abbotsley"),
        ("Date of birth", "9 Mar 2018"),
        ("UPN", "H801200001001"),
        ("Circumstances", "Pupil premium"),
        ("Profile: what helps", "Time; Pictures"),
    ]
    (needs,) = page.lists
    assert needs.title == "Needs"
    assert [(each.label, each.value) for each in needs.entries[0]] == [
        ("Type", "Speech, language and communication needs"),
        ("Rank", "1"),
    ]


def test_sections_of_a_plan_go_by_their_letters() -> None:
    page = record_on_page("EHC plan", EhcPlan, {"sections": {"B": [{"id": "B1", "need": "x"}], "I": {"school": "y"}}})
    assert [each.title for each in page.lists] == ["Section B"]
    assert [each.label for each in page.facts] == ["Section I: school"]


def test_a_list_in_an_entry_is_written_out_behind_its_label() -> None:
    promised = [{"what": "ring back", "who": "school", "by": "2026-12-01"}]
    log = {"contacts": [{"happened_on": "2026-11-02", "promised": promised}]}
    (contacts,) = record_on_page("Contact log", ContactLog, log).lists
    said = {each.label: each.value for each in contacts.entries[0]}
    assert said["Promised"] == "(1) what: ring back, who: The school, by: 1 Dec 2026"


def test_a_label_is_the_field_as_a_person_says_it() -> None:
    assert [label_of(name) for name in ("plan_first_made_on", "la_told_on", "upn", "id")] == [
        "Plan first made on",
        "Authority told on",
        "UPN",
        "Number",
    ]
