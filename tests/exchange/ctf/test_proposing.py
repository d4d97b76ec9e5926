"""What a transfer file does to records that are there: matching, changing, asking, and never taking away."""

from __future__ import annotations

from typing import Any

import pytest
from exchange.ctf_files import K_THEN_E, TODAY, TWO_NEEDS, WHO, added, ctf, need, proposed, sen, sentences, status

from senco_cli.exchange.matching import ExistingPupil
from senco_cli.exchange.settling import NEW, SKIP
from senco_cli.model.faults import validate
from senco_cli.model.pupil import Pupil

ROBIN = {"legal_forename": "Robin", "legal_surname": "Exampleton"}
FILE = ctf(WHO + sen(K_THEN_E, TWO_NEEDS))


def there(key: str = "k7m2q", **fields: Any) -> ExistingPupil:
    tree = {"name": ROBIN, "date_of_birth": "2016-02-29", **fields}
    assert validate(Pupil, tree)[0] is not None
    return ExistingPupil(key, tree)


@pytest.mark.parametrize(
    ("pupil", "by"),
    [
        (there(upn="H801200001001", name={"legal_forename": "R", "legal_surname": "Other"}), "UPN"),
        (there(upn="X00180001701A", former_upns=["H801200001001"]), "UPN"),
        (there(), "name and date of birth"),
        (there(name={"legal_forename": "Róbin", "legal_surname": "EXAMPLETON"}), "name and date of birth"),
    ],
)
def test_a_pupil_is_found_by_upn_or_else_by_name_and_date_of_birth(pupil: ExistingPupil, by: str) -> None:
    (change,) = proposed(FILE, existing=[there("p3x9d", date_of_birth="2015-01-01"), pupil]).changes
    assert (change.key, change.matched_by) == ("k7m2q", by)


def test_a_pupil_is_found_by_the_former_upn_that_the_file_gives() -> None:
    who = WHO + "<BasicDetails><FormerUPN>X00180001701A</FormerUPN></BasicDetails>"
    pupil = there(upn="X00180001701A", name={"legal_forename": "Rae", "legal_surname": "Exampleton"})
    (change,) = proposed(ctf(who), existing=[pupil]).changes
    assert change.pupil["upn"] == "H801200001001"
    assert change.pupil["former_upns"] == ["X00180001701A"]


def test_a_name_alone_finds_nobody() -> None:
    assert len(proposed(FILE, existing=[there(date_of_birth="2015-01-01")]).adds) == 1


def test_a_close_name_with_the_date_of_birth_is_a_question() -> None:
    pupil = there(name={"legal_forename": "Robyn", "legal_surname": "Exampelton"})
    proposal = proposed(FILE, existing=[pupil])
    assert [question.candidates for question in proposal.questions] == [("k7m2q",)]
    assert not proposal.adds
    assert not proposal.changes
    assert len(proposed(FILE, existing=[pupil], answers={1: "k7m2q"}).changes) == 1
    assert len(proposed(FILE, existing=[pupil], answers={1: NEW}).adds) == 1
    assert len(proposed(FILE, existing=[pupil], answers={1: SKIP}).skipped) == 1


def test_several_pupils_are_each_previewed_and_twins_are_two() -> None:
    twin = WHO.replace("H801200001001", "B801200005001").replace("Robin", "Rowan")
    proposal = proposed(ctf(WHO, twin), existing=[there(upn="H801200001001")])
    assert [type(each).__name__ for each in proposal.outcomes] == ["Same", "Add"]


def test_a_pupil_who_is_in_the_file_twice_is_taken_once() -> None:
    proposal = proposed(ctf(WHO + sen(K_THEN_E), WHO + sen("", TWO_NEEDS)))
    (add,) = proposal.adds
    assert len(add.pupil["needs"]) == 2
    assert [each.reason for each in proposal.skipped] == ["the same pupil as pupil 1"]


def test_one_upn_for_two_pupils_of_the_file_is_told() -> None:
    other = WHO.replace("Robin", "Alex").replace("2016-02-29", "2015-05-05")
    (left,) = proposed(ctf(WHO, other)).skipped
    assert "has the UPN of pupil 1" in left.reason


def test_nothing_of_a_record_goes_and_the_same_file_again_changes_nothing() -> None:
    before = there(
        **{"class": "5B"},
        notes="our own words",
        upn="H801200001001",
        sen_status=[{"status": "K", "from": "2026-09-01", "reason": "ours"}],
        needs=[{"type": "SEMH", "rank": "1"}],
        contacts=[{"name": "Lee Exampleton", "relationship": "father"}],
    )
    (change,) = proposed(FILE, existing=[before]).changes
    assert validate(Pupil, change.pupil)[0] is not None
    for field, value in before.pupil.items():
        kept = change.pupil[field]
        assert kept[: len(value)] == value if isinstance(value, list) else kept == value
    again = proposed(FILE, existing=[ExistingPupil("k7m2q", change.pupil)])
    assert [type(each).__name__ for each in again.outcomes] == ["Same"]


def test_a_temporary_upn_never_takes_the_place_of_a_permanent_one() -> None:
    text = ctf(WHO.replace("H801200001001", "X00180001701A"))
    (change,) = proposed(text, existing=[there(upn="H801200001001")]).changes
    assert (change.pupil["upn"], change.pupil["former_upns"]) == ("H801200001001", ["X00180001701A"])


def test_another_learner_number_than_the_recorded_one_is_told_and_not_taken() -> None:
    text = ctf(f"{WHO}<UniqueLearnerNumber>1000000019</UniqueLearnerNumber>")
    proposal = proposed(text, existing=[there(upn="H801200001001", uln="9276308686")])
    assert not proposal.changes
    assert any("another unique learner number" in each for each in sentences(proposal, "kept"))


def test_a_record_with_faults_is_left_alone() -> None:
    broken = ExistingPupil("k7m2q", {"name": ROBIN, "date_of_birth": "2016-02-29", "sen_status": "K"})
    (left,) = proposed(FILE, existing=[broken]).skipped
    assert "have to be mended first" in left.reason


def test_needs_of_an_older_file_do_not_come_back_for_somebody_who_is_n_by_the_records() -> None:
    pupil = there(upn="H801200001001", sen_status=[{"status": "N", "from": "2026-09-01"}])
    (change,) = proposed(ctf(WHO + sen(status("K", "2022-01-10"), need("SLCN"))), existing=[pupil]).changes
    assert change.pupil["needs"] == [{"type": "SLCN", "rank": "1", "to": "2026-08-31"}]
    assert change.pupil["sen_status"][1] == {"status": "K", "from": "2022-01-10", "to": "2026-08-31"}


FURTHER = (
    f"{WHO}<BasicDetails><ServiceChild>Y</ServiceChild></BasicDetails>"
    "<FSMhistory><FSMinstance><FSMstartDate>2020-10-10</FSMstartDate></FSMinstance></FSMhistory>"
    "<LookedAfter><InCare>true</InCare></LookedAfter>"
    "<Address><BS7666Address><PAON>  11  </PAON><Street>Alder Lane</Street><Town>Merrowhythe</Town></BS7666Address>"
    "<PostCode>ZZ99 9ZZ</PostCode></Address>"
    "<Contacts><Contact><Order>2</Order><Surname>Sampler</Surname><Relationship>QQQ</Relationship></Contact>"
    "<Contact><Order>1</Order><Title>Mr</Title><Surname>Exampleton</Surname><Forename>Lee</Forename>"
    "<Relationship>PAF</Relationship><Responsibility>true</Responsibility>"
    "<Address><AddressAsPupil>true</AddressAsPupil></Address>"
    "<Phones><Phone><TelephoneType>M</TelephoneType><PhoneNo> 07700 900 123 </PhoneNo></Phone></Phones>"
    "<Email>lee@family.example</Email></Contact><Contact><Order>3</Order></Contact></Contacts>"
    "<Attendance><YearData><Year>2025</Year><SessionsPossible>380</SessionsPossible></YearData>"
    "<YearData><Year>2026</Year><SessionsPossible>60</SessionsPossible><SessionsAttended>55</SessionsAttended>"
    "<SessionsAuthorised>3</SessionsAuthorised><SessionsUnauthorised>2</SessionsUnauthorised></YearData>"
    "<YearData><Year>2026</Year><SessionsPossible>40</SessionsPossible><SessionsAttended>40</SessionsAttended>"
    "<SessionsAuthorised>0</SessionsAuthorised><SessionsUnauthorised>0</SessionsUnauthorised></YearData></Attendance>"
)


def test_of_everything_personal_nothing_is_taken_unless_it_is_asked_for() -> None:
    assert set(added(ctf(FURTHER))) == {"name", "date_of_birth", "upn"}
    assert {each.words for each in proposed(ctf(FURTHER)).left_out} == {
        "attendance by year",
        "free school meals",
        "looked after",
        "parents and other contacts",
        "service child",
        "the pupil's address",
    }


def test_contacts_are_taken_in_their_order_with_what_the_file_has_of_them() -> None:
    assert added(ctf(FURTHER), include=["contacts"])["contacts"] == [
        {
            "name": "Mr Lee Exampleton",
            "relationship": "father",
            "parental_responsibility": "yes",
            "phone": "07700 900 123",
            "email": "lee@family.example",
            "address": "11 Alder Lane, Merrowhythe, ZZ99 9ZZ",
        },
        {"name": "Sampler", "relationship": "QQQ"},
    ]


def test_a_contact_that_the_record_has_gets_only_what_it_lacks() -> None:
    known = {"name": "Mr Lee Exampleton", "relationship": "dad", "phone": "07700 900999"}
    pupil = there(upn="H801200001001", contacts=[known])
    (change,) = proposed(ctf(FURTHER), existing=[pupil], include=["contacts"]).changes
    assert change.pupil["contacts"][0] | known == change.pupil["contacts"][0]
    assert change.pupil["contacts"][0]["email"] == "lee@family.example"


def test_attendance_is_that_of_this_school_year_with_the_sessions_of_two_schools_added_up() -> None:
    assert added(ctf(FURTHER), include=["attendance"])["attendance"] == {
        "percent": "95.0",
        "to": "2026-11-20",
        "possible_sessions": "100",
        "authorised_absences": "3",
        "unauthorised_absences": "2",
    }


def test_attendance_of_earlier_years_is_told_and_not_taken() -> None:
    text = ctf(FURTHER.replace("<Year>2026</Year>", "<Year>2024</Year>"))
    proposal = proposed(text, include=["attendance"])
    assert "attendance" not in proposal.adds[0].pupil
    assert any("earlier school years" in each for each in sentences(proposal, "refused"))


def test_circumstances_are_those_of_now() -> None:
    found = added(ctf(FURTHER), include=["circumstances"])
    assert set(found["circumstances"]) == {"free-school-meals", "looked-after", "service-child"}
    ended = FURTHER.replace("</FSMinstance>", "<FSMendDate>2024-01-01</FSMendDate></FSMinstance>")
    assert "free-school-meals" not in added(ctf(ended), include=["circumstances"])["circumstances"]


def test_everything_together_is_a_record_that_can_be_read() -> None:
    found = added(ctf(FURTHER + sen(K_THEN_E, TWO_NEEDS)), include=["contacts", "attendance", "circumstances"])
    pupil, faults = validate(Pupil, found)
    assert pupil is not None, faults
    assert pupil.status_on(TODAY) is not None


def test_a_status_that_begins_before_the_birth_is_told() -> None:
    said = sentences(proposed(ctf(WHO + sen(status("K", "2014-01-10")))), "doubtful")
    assert any("K begins before the pupil was born" in each for each in said)


def test_a_status_of_another_day_than_the_record_is_told_and_the_record_stays() -> None:
    held = there(upn="H801200001001", sen_status=[{"status": "E", "from": "2024-03-18"}])
    proposal = proposed(ctf(WHO + sen(status("E", "2024-09-01"))), existing=[held])
    assert not any(edit.at[:1] == ("sen_status",) for change in proposal.changes for edit in change.edits)
    assert any("E begins on another day" in each for each in sentences(proposal, "kept"))
