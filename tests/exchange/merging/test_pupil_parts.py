"""What a row says about a pupil, field by field, laid over the pupil's record."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from senco_cli.exchange.cells.diagnoses import DiagnosisRead
from senco_cli.exchange.cells.needs import NeedRead
from senco_cli.exchange.child import Child
from senco_cli.exchange.merging.pupil_parts import (
    attendance_part,
    circumstances_part,
    diagnoses_part,
    identity_part,
    name_part,
    needs_part,
    school_part,
    texts_part,
)
from senco_cli.exchange.merging.trees import Part, Tree

TODAY = date(2026, 11, 21)


def names(old: dict[str, str], **row: Any) -> dict[str, str]:
    found: dict[str, str] = name_part({"name": old}, Child(2, **row)).fields.get("name", old)
    return found


SIAN = {"legal_forename": "Siân", "legal_surname": "O'Brien-Nguyễn"}


@pytest.mark.parametrize(
    ("forename", "surname"),
    [("Sian", "O'Brien-Nguyen"), ("SIÂN", "O'BRIEN-NGUYỄN"), ("Siân", "Obrien Nguyen"), ("Siân", "O'Brien-Nguyễn")],
)
def test_the_same_name_with_fewer_accents_or_other_capitals_leaves_the_record(forename: str, surname: str) -> None:
    assert names(SIAN, legal_forename=forename, legal_surname=surname) == SIAN


@pytest.mark.parametrize(("surname", "taken"), [("O'Brien-Nguy?n", False), ("O'Brien-Nguy?", True), ("Parry?", True)])
def test_a_question_mark_for_a_letter_that_was_lost_in_saving_does_not_replace_the_letter(
    surname: str, taken: bool
) -> None:
    assert (names(SIAN, legal_forename="Si?n", legal_surname=surname) != SIAN) is taken


def test_a_name_with_more_accents_is_taken() -> None:
    plain = {"legal_forename": "Sian", "legal_surname": "O'Brien-Nguyen"}
    assert names(plain, legal_forename="Siân", legal_surname="O'Brien-Nguyễn") == SIAN


def test_another_name_is_taken() -> None:
    assert names(SIAN, legal_forename="Siân", legal_surname="Parry")["legal_surname"] == "Parry"


def test_the_name_that_is_used_does_not_replace_the_legal_one() -> None:
    sam = {"legal_forename": "Samuel", "legal_surname": "Brown", "known_as": "Sam"}
    assert names(sam, legal_forename="Sam", legal_surname="Brown") == sam


def test_middle_names_of_the_record_stay() -> None:
    anna = {"legal_forename": "Anna Maria", "legal_surname": "Brown"}
    assert names(anna, legal_forename="Anna", legal_surname="Brown") == anna
    assert names({**anna, "legal_forename": "Anna"}, legal_forename="Anna Maria", legal_surname="Brown") == anna


def test_a_name_cut_in_two_elsewhere_is_the_same_name() -> None:
    mary = {"legal_forename": "Mary", "legal_surname": "Ann Smith"}
    assert names(mary, legal_forename="Mary Ann", legal_surname="Smith") == mary


def test_a_known_name_is_added_where_it_is_another() -> None:
    assert names(SIAN, legal_forename="Siân", legal_surname="O'Brien-Nguyễn", known_as="Siân") == SIAN
    assert names(SIAN, known_as="Shân")["known_as"] == "Shân"


def test_a_new_pupil_with_only_a_preferred_forename_has_it_for_the_legal_one_and_that_is_said() -> None:
    part = name_part({}, Child(2, legal_surname="Brown", known_as="Sam"))
    assert part.fields == {"name": {"legal_forename": "Sam", "legal_surname": "Brown"}}
    assert part.said[0].kind == "assumed"


def test_a_new_upn_makes_the_old_one_a_former_one() -> None:
    old = {"upn": "X00180001701A", "date_of_birth": "2015-11-03"}
    part = identity_part(old, Child(2, upn="H801200001001"))
    assert part.fields == {"upn": "H801200001001", "former_upns": ["X00180001701A"]}


def test_a_recorded_date_of_birth_stays_and_the_other_day_is_told() -> None:
    part = identity_part({"date_of_birth": "2015-11-03"}, Child(2, date_of_birth=date(2015, 11, 13)))
    assert not part.fields
    assert [(said.kind, said.about) for said in part.said] == [("refused", "date_of_birth")]
    assert identity_part({}, Child(2, date_of_birth=date(2015, 11, 13))).fields == {"date_of_birth": "2015-11-13"}


def test_a_doubtful_upn_does_not_replace_a_sound_one() -> None:
    part = identity_part({"upn": "H801200001001"}, Child(2, upn="G801200001001"))
    assert not part.fields
    assert part.said[0].kind == "refused"


def test_a_former_upn_in_the_file_does_not_come_back() -> None:
    old = {"upn": "H801200001001", "former_upns": ["B801200005001"]}
    assert identity_part(old, Child(2, upn="B801200005001")).fields == {}
    assert identity_part(old, Child(2, upn="H801200001001", former_upn="B801200005001")).fields == {}


def needs(*old: Tree, main: tuple[str, ...] = (), further: tuple[str, ...] = ()) -> Part:
    row = Child(2, main_needs=tuple(map(NeedRead, main)), further_needs=tuple(map(NeedRead, further)))
    return needs_part({"needs": list(old)} if old else {}, row, today=TODAY)


def ranks(part: Part) -> list[tuple[str, str]]:
    return [(need["type"], need["rank"]) for need in part.fields["needs"]]


def need(kind: str, rank: int, **more: str) -> Tree:
    return {"type": kind, "rank": str(rank), **more}


def test_needs_are_ranked_as_the_file_has_them_main_need_first() -> None:
    assert ranks(needs(main=("HI",), further=("PD", "HI", "VI"))) == [("HI", "1"), ("PD", "2"), ("VI", "3")]


def test_a_need_that_the_file_does_not_have_stays_and_comes_after() -> None:
    part = needs(need("SLCN", 1, description="Long sentences"), need("ASD", 2), main=("MLD",), further=("SLCN",))
    assert ranks(part) == [("SLCN", "2"), ("ASD", "3"), ("MLD", "1")]
    assert part.fields["needs"][0]["description"] == "Long sentences"
    assert [said.kind for said in part.said] == ["kept"]


def test_further_needs_alone_do_not_move_the_main_one() -> None:
    assert ranks(needs(need("SLCN", 1), further=("MLD",))) == [("SLCN", "1"), ("MLD", "2")]


def test_a_need_that_ended_is_history_and_a_new_one_begins() -> None:
    ended = need("MLD", 1, to="2024-07-20")
    assert ranks(needs(ended, main=("MLD",))) == [("MLD", "1"), ("MLD", "1")]


def test_no_two_open_needs_have_one_rank_after_an_import() -> None:
    part = needs(need("ASD", 1), need("HI", 2), need("VI", 3), main=("HI",), further=("PD",))
    assert sorted(rank for _, rank in ranks(part)) == ["1", "2", "3", "4"]


def diagnoses(*old: Tree, row: DiagnosisRead) -> list[Tree]:
    found: list[Tree] = diagnoses_part({"diagnoses": list(old)}, Child(2, diagnoses=(row,))).fields["diagnoses"]
    return found


def test_a_diagnosis_is_told_more_about_and_never_less() -> None:
    assert diagnoses(
        {"name": "ADHD", "certainty": "suspected"}, row=DiagnosisRead("adhd", "confirmed", "EP report 2024")
    ) == [{"name": "ADHD", "certainty": "confirmed", "made_by": "EP report 2024"}]
    sure = {"name": "ADHD", "certainty": "confirmed", "made_by": "Dr Rao"}
    assert diagnoses(sure, row=DiagnosisRead("ADHD", "suspected", "school")) == [sure]
    assert len(diagnoses(sure, row=DiagnosisRead("dyslexia"))) == 2


def test_a_circumstance_is_added_and_one_that_the_file_denies_stays() -> None:
    old = {"circumstances": ["pupil-premium"]}
    part = circumstances_part(old, Child(2, circumstances=("looked-after",), denied=("pupil-premium",)))
    assert part.fields == {"circumstances": ["pupil-premium", "looked-after"]}
    assert [said.kind for said in part.said] == ["kept"]


def test_attendance_is_compared_as_a_number() -> None:
    def attendance(old: Tree, percent: str) -> Part:
        return attendance_part({"attendance": old}, Child(2, attendance=percent), today=TODAY)

    assert attendance({"percent": "72"}, "72.0") == Part()
    assert attendance({"percent": "72"}, "73.5").fields == {"attendance": {"percent": "73.5"}}
    dated = attendance({"percent": "72", "to": "2026-10-23"}, "73.5")
    assert dated.fields == {"attendance": {"percent": "73.5", "to": "2026-11-21"}}
    assert dated.said[0].kind == "assumed"


def test_what_helps_is_added_to_and_not_repeated() -> None:
    old = {"profile": {"strengths": ["Drawing"], "what_helps": ["Movement breaks"]}}
    part = texts_part(old, Child(2, what_helps=("movement breaks", "Time out card")))
    assert part.fields == {"profile": {"strengths": ["Drawing"], "what_helps": ["Movement breaks", "Time out card"]}}
    assert texts_part(old, Child(2, what_helps=("Movement Breaks",))) == Part()


def test_notes_are_added_below() -> None:
    assert texts_part({"notes": "Old."}, Child(2, notes=("New.",))).fields == {"notes": "Old.\nNew."}
    assert texts_part({"notes": "Old. New."}, Child(2, notes=("New.",))) == Part()


def test_a_year_that_is_not_the_one_of_the_age_is_recorded_and_told() -> None:
    def school(year: str, **old: str) -> Part:
        row = Child(2, date_of_birth=date(2016, 9, 1), year=year)
        return school_part(dict(old), row, today=TODAY, staff={})

    assert school("5") == Part()
    assert school("4").fields == {"year_taught": "4"}
    assert school("4").said[0].kind == "noted"
    assert school("4", year_taught="4") == Part()
    assert school("5", year_taught="4").fields == {"year_taught": "5"}


def test_the_class_and_the_key_worker_are_taken() -> None:
    row = Child(2, class_name="4B", key_worker="Mr Stott")
    part = school_part({"class": "3A"}, row, today=TODAY, staff={"s1": "Mr D. Stott"})
    assert part.fields == {"class": "4B", "key_worker": "s1"}
    assert school_part({"class": "4b", "key_worker": "s1"}, row, today=TODAY, staff={"s1": "Mr D. Stott"}) == Part()
