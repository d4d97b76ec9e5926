"""A pupil's record from another school as it stands here: history closed, what goes on begun, nothing overwritten."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from senco_cli.exchange.bundle.arriving import (
    Coming,
    appended,
    arrived,
    arrived_equality,
    arrived_log,
    arrived_provision,
    last_status,
    left_with_the_bundle,
    merged,
)

COMING = Coming("Larkfield", date(2026, 11, 20), date(2026, 12, 1), "K", "4B")


def record(**more: Any) -> dict[str, Any]:
    return {
        "name": {"legal_forename": "Wren", "legal_surname": "Abbotsley"},
        "date_of_birth": "2018-03-09",
        "admitted_on": "2022-09-05",
        "left_on": "2026-11-27",
        "destination": "Here",
        "class": "3W",
        "sen_status": [{"status": "K", "from": "2024-01-08", "to": "2026-11-27"}],
        **more,
    }


def test_what_belongs_to_the_school_before_goes_and_the_first_day_is_ours() -> None:
    found = arrived(record(), COMING)
    assert (found["admitted_on"], found["class"]) == ("2026-12-01", "4B")
    assert not {"left_on", "destination"} & found.keys()


@pytest.mark.parametrize("left", [{"to": "2026-11-27"}, {}, {"to": "2027-07-20"}])
def test_the_status_goes_on_from_the_first_day_whether_it_was_ended_there_or_not(left: dict[str, str]) -> None:
    history = arrived(record(sen_status=[{"status": "K", "from": "2024-01-08", **left}]), COMING)["sen_status"]
    assert history[0]["to"] <= "2026-11-30"
    assert history[1] == {"status": "K", "from": "2026-12-01", "reason": "As at Larkfield"}


def test_another_status_and_none_can_be_said() -> None:
    other = Coming("Larkfield", date(2026, 11, 20), date(2026, 12, 1), "N")
    assert arrived(record(), other)["sen_status"][-1]["reason"] == "On coming from Larkfield"
    none = Coming("Larkfield", date(2026, 11, 20), date(2026, 12, 1), None)
    assert len(arrived(record(), none)["sen_status"]) == 1
    assert last_status(record()) == "K" and last_status({}) is None


def test_a_move_that_is_over_and_money_of_the_school_before_end() -> None:
    found = arrived(
        record(transfer={"kind": "other", "moves_on": "2026-12-01"}, top_up=[{"from": "2025-09-01", "per_year": "1"}]),
        COMING,
    )
    assert "transfer" not in found and found["top_up"][0]["to"] == "2026-11-30"


def test_provision_of_the_school_before_has_ended_and_says_whose_it_was() -> None:
    tree = {
        "title": "Phonics",
        "from": "2026-09-07",
        "delivered_by_others": "teaching assistant",
        "pupils": [{"pupil": "k7m2q"}],
    }
    found = arrived_provision(tree, COMING, pupil="p3x9d")
    assert (found["to"], found["pupils"]) == ("2026-11-30", [{"pupil": "p3x9d", "left_on": "2026-11-20"}])
    assert found["delivered_by_others"] == "Larkfield: teaching assistant"


def test_our_own_word_stands_and_what_we_lack_is_added() -> None:
    ours = {"date_of_birth": "2018-03-09", "class": "4A", "needs": [{"type": "SLCN", "rank": "1"}], "upn": None}
    theirs = {
        "class": "4B",
        "upn": "H801200001001",
        "needs": [{"type": "SLCN", "rank": "2"}, {"type": "ASD", "rank": "1"}],
    }
    found = merged(ours, theirs)
    assert (found.tree["class"], found.tree["upn"], found.kept) == ("4A", "H801200001001", ("class",))
    assert found.tree["needs"] == [{"type": "SLCN", "rank": "1"}, {"type": "ASD", "rank": "1"}]
    assert merged(found.tree, theirs).tree == found.tree


@pytest.mark.parametrize(
    ("more", "left_on"), [({"left_on": "2026-10-23"}, "2026-10-23"), ({"joined_on": "2026-11-30"}, None)]
)
def test_the_day_on_which_the_pupil_left_a_provision_is_not_written_over(
    more: dict[str, str], left_on: str | None
) -> None:
    tree = {"title": "Phonics", "from": "2026-09-07", "pupils": [{"pupil": "k7m2q", **more}]}
    assert arrived_provision(tree, COMING, pupil="p3x9d")["pupils"][0].get("left_on") == left_on


@pytest.mark.parametrize(("ours", "kept"), [("K", ()), ("E", ("sen_status",))])
def test_a_status_that_goes_on_here_already_is_not_begun_a_second_time(ours: str, kept: tuple[str, ...]) -> None:
    here = {"sen_status": [{"status": ours, "from": "2024-01-08"}]}
    found = merged(here, {"sen_status": arrived(record(), COMING)["sen_status"]})
    assert (found.tree, found.kept) == (here, kept)


def test_lists_of_two_schools_go_side_by_side_and_each_entry_once() -> None:
    ours, theirs = {"contacts": [{"about": "a"}]}, {"contacts": [{"about": "a"}, {"about": "b"}]}
    assert appended(ours, theirs, "contacts", by=("about",))["contacts"] == [{"about": "a"}, {"about": "b"}]


def test_what_the_school_before_promised_is_no_promise_of_ours() -> None:
    kept = {"what": "a", "who": "school", "kept_on": "2026-11-01"}
    of_la = {"what": "b", "who": "la"}
    log = arrived_log(
        {"contacts": [{"promised": [{"what": "ring", "who": "school"}, kept, of_la]}, {"about": "x"}]}, COMING
    )
    first, second = log["contacts"]
    assert first["promised"] == [{"what": "ring (promised at Larkfield)", "who": "other"}, kept, of_la]
    assert second == {"about": "x"}


def test_answers_about_the_school_before_stay_there_and_requests_of_the_family_come() -> None:
    request = {"confidentiality": [{"asked_on": "2026-01-01"}]}
    assert arrived_equality({**request, "answers": [{"item": "E05"}]}) == request
    assert arrived_equality({"answers": [{"item": "E05"}]}) is None


def test_what_ended_at_the_school_before_says_where_it_was_given() -> None:
    tree = {"title": "Phonics", "from": "2025-09-08", "to": "2026-07-10", "pupils": [{"pupil": "k7m2q"}]}
    found = arrived_provision(tree, COMING, pupil="p3x9d")
    assert (found["given_at"], found["pupils"]) == ("Larkfield", [{"pupil": "p3x9d"}])
    assert not left_with_the_bundle(tree, COMING)
    assert left_with_the_bundle({**tree, "to": "2027-07-09"}, COMING)
    assert arrived_provision({**tree, "given_at": "Elm Road"}, COMING, pupil="p3x9d")["given_at"] == "Elm Road"
