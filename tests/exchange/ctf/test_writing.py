"""A written transfer file: read back it is the same pupil, and it says of itself what it is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from exchange.ctf_files import TODAY, proposed, read
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.exchange.ctf.reading import NAME
from senco_cli.exchange.ctf.writing import OUTSIDE, UNKNOWN, ctf_bytes, file_name, omitted
from senco_cli.model.pupil import Pupil
from senco_cli.model.settings import School
from senco_cli.model.upn import ALPHABET, check_letter
from senco_cli.model.years import year_taught

SCHOOL = School.model_validate(
    {"name": "Alder Lane Primary & Nursery School", "phase": "primary", "laestab": "801/2000", "urn": "000999"}
)
ROBIN: dict[str, Any] = {
    "name": {"legal_forename": "Robin", "legal_surname": "Exampleton"},
    "date_of_birth": "2016-02-29",
    "upn": "H801200001001",
}
DAY = timedelta(days=1)
NAMES = st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=1, max_size=8)


def written(*pupils: dict[str, Any], destination: str = "8014001") -> bytes:
    return ctf_bytes([Pupil.model_validate(each) for each in pupils], SCHOOL, destination=destination, today=TODAY)


def back(data: bytes) -> list[Pupil]:
    proposal = proposed(data)
    assert len(proposal.adds) == len(proposal.outcomes)
    return [Pupil.model_validate(add.pupil) for add in proposal.adds]


@st.composite
def upns(draw: st.DrawFn) -> str:
    body = "801" + draw(st.text("0123456789", min_size=8, max_size=8)) + draw(st.sampled_from("0123456789" + ALPHABET))
    return check_letter(body) + body


@st.composite
def sen_histories(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Periods in order, with gaps or without, as sound records have them."""
    start = date(2018, 9, 1) + draw(st.integers(0, 900)) * DAY
    found: list[dict[str, Any]] = []
    for place in range(length := draw(st.integers(0, 4))):
        end = start + draw(st.integers(0, 600)) * DAY
        is_open = place == length - 1 and draw(st.booleans())
        found.append({"status": draw(st.sampled_from("NKE")), "from": start, "to": None if is_open else end})
        start = end + draw(st.integers(1, 100)) * DAY
    return found


@st.composite
def sound_pupils(draw: st.DrawFn) -> dict[str, Any]:
    statuses = draw(sen_histories())
    now = next((each["status"] for each in reversed(statuses) if each["from"] <= TODAY), None)
    needs = []
    for place, code in enumerate(draw(st.lists(st.sampled_from(["SLCN", "MLD", "ASD", "SEMH", "HI"]), unique=True))):
        start = draw(st.none() | st.dates(date(2018, 9, 1), date(2021, 1, 1)))
        # Somebody who is N has no need without an end, and one who has a need has it from some day before it ends.
        ended = st.dates(date(2021, 1, 1), date(2023, 1, 1))
        end = draw(ended if now == "N" else ended | st.none())
        needs.append({"type": code, "rank": place + 1, "from": start, "to": end})
    born = draw(st.dates(date(2007, 9, 1), date(2021, 8, 31)))
    return {
        "name": {
            "legal_forename": draw(NAMES),
            "legal_surname": draw(NAMES),
            "known_as": draw(NAMES | st.none()),
            "preferred_surname": draw(NAMES | st.none()),
        },
        "date_of_birth": born,
        "upn": draw(upns() | st.none()),
        "former_upns": draw(st.lists(upns(), max_size=1)),
        "uln": draw(st.sampled_from([None, "1000000019", "9276308686"])),
        "year_taught": draw(st.sampled_from([None, "R", "1", "6", "X"])),
        "sen_status": statuses,
        "needs": needs,
    }


def sense(pupil: Pupil) -> tuple[Any, ...]:
    """What a transfer file has a place for."""
    return (
        pupil.name.legal_forename,
        pupil.name.legal_surname,
        pupil.name.forename,
        pupil.name.surname,
        pupil.date_of_birth,
        pupil.upn,
        set(pupil.former_upns) - {pupil.upn},
        pupil.uln,
        year_taught(pupil.date_of_birth, TODAY, taught=pupil.year_taught),
        {(each.status, each.from_on, each.to_on) for each in pupil.sen_status},
        {(each.type, each.rank, each.from_on, each.to_on) for each in pupil.needs},
    )


@given(sound_pupils())
@settings(max_examples=100, deadline=None)
def test_reading_it_back_loses_nothing_that_a_transfer_file_has_a_place_for(tree: dict[str, Any]) -> None:
    pupil = Pupil.model_validate(tree)
    (found,) = back(ctf_bytes([pupil], SCHOOL, destination="8014001", today=TODAY))
    assert sense(found) == sense(pupil)


def test_several_pupils_come_back_in_their_order() -> None:
    other = {**ROBIN, "name": {"legal_forename": "TJ", "legal_surname": "O'Example"}, "upn": "B801200005001"}
    assert [each.name.legal_forename for each in back(written(ROBIN, other))] == ["Robin", "TJ"]


def test_it_is_labelled_inside_as_partial_and_not_checked_against_the_schema() -> None:
    text = written(ROBIN).decode("utf-8")
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<!-- ')
    assert "NOT CHECKED against the official schema" in text.partition("<CTfile>")[0]
    assert "<DocumentQualifier>partial</DocumentQualifier>" in text
    assert "<CTFversion>25.0</CTFversion>" in text


def test_its_head_names_both_schools_and_nothing_about_it_is_odd() -> None:
    file = read(written(ROBIN))
    assert (file.header.source.laestab, file.header.destination.laestab) == ("801/2000", "801/4001")
    assert file.header.source.name == "Alder Lane Primary & Nursery School"
    assert file.header.is_partial
    assert file.odd == ()


def test_the_present_status_comes_first_as_other_systems_write_it() -> None:
    statuses = [{"status": "K", "from": "2022-01-10", "to": "2025-04-27"}, {"status": "E", "from": "2025-04-28"}]
    text = written({**ROBIN, "sen_status": statuses}).decode("utf-8")
    assert text.index("<SENprovision>E") < text.index("<SENprovision>K")


def test_a_status_that_ended_with_the_last_day_on_the_roll_goes_on_at_the_next_school() -> None:
    statuses = [
        {"status": "K", "from": "2022-01-10", "to": "2025-04-27"},
        {"status": "E", "from": "2025-04-28", "to": "2026-12-18"},
    ]
    pupil = back(written({**ROBIN, "sen_status": statuses, "left_on": "2026-12-18"}))[0]
    assert [(each.status, each.to_on) for each in pupil.sen_status] == [("K", date(2025, 4, 27)), ("E", None)]


@pytest.mark.parametrize("name", ["<b>", "A & B", 'Q"uote', "]]>", "--", "&amp;", "Ж", "𐍈"])
def test_no_name_can_break_the_file(name: str) -> None:
    (found,) = back(written({**ROBIN, "name": {"legal_forename": f"Robin {name}", "legal_surname": "Exampleton"}}))
    assert found.name.legal_forename == f"Robin {name}"


def test_what_it_has_no_place_for_is_said() -> None:
    tree = {
        **ROBIN,
        "former_upns": ["B801200005001", "X00180001701A"],
        "sen_status": [{"status": "K", "from": "2022-01-10", "reason": "because"}],
        "needs": [{"type": "SLCN", "rank": 1, "description": "in our words"}],
        "diagnoses": [{"name": "Something"}],
    }
    pupils = [Pupil.model_validate(each) for each in (tree, ROBIN)]
    assert {each.words: each.pupils for each in omitted(pupils)} == {
        "earlier UPNs beyond the last": 1,
        "reasons for a status": 1,
        "descriptions of needs": 1,
        "diagnoses": 1,
    }
    assert b"because" not in written(tree)
    assert written(tree).count(b"<FormerUPN>") == 1


@pytest.mark.parametrize("destination", ["8014001", UNKNOWN, OUTSIDE])
def test_the_name_of_the_file_is_of_the_usual_sort_and_takes_the_first_free_number(destination: str) -> None:
    first = file_name("8012000", destination)
    assert first == f"8012000_CTF_{destination}_001.xml"
    assert NAME.fullmatch(first)
    assert file_name("8012000", destination, taken=[first.upper()]) == f"8012000_CTF_{destination}_002.xml"
