"""Which pupil of the records, or which earlier row, a row is about: by UPN, or by name and date of birth together."""

from __future__ import annotations

from datetime import date
from typing import Any

from exchange.registers import pupil

from senco_cli.exchange.cells.needs import NeedRead
from senco_cli.exchange.child import Child
from senco_cli.exchange.matching import ExistingPupil, Match, Register, without_doubles

BORN = date(2015, 11, 3)
UPN, OTHER_UPN, DOUBTFUL = "H801200001001", "B801200005001", "G801200001001"


def row(surname: str = "Okafor", forename: str = "Amara", *, number: int = 2, **more: Any) -> Child:
    return Child(number, legal_surname=surname, legal_forename=forename, **{"date_of_birth": BORN, **more})


def match(child: Child, *existing: ExistingPupil) -> Match:
    return Register(existing).match(child)


def alike(child: Child, *existing: ExistingPupil, but: set[str] | None = None) -> tuple[str, ...]:
    return Register(existing).alike(child, but=but or set()).keys


def test_a_pupil_is_found_by_upn() -> None:
    found = match(row("Parry", upn=UPN), pupil(upn=UPN))
    assert (found.keys, found.sure, found.why) == (("k7m2q",), True, "UPN")


def test_a_pupil_is_found_by_a_former_upn() -> None:
    found = match(row("Parry", upn=OTHER_UPN), pupil(upn=UPN, former_upns=[OTHER_UPN]))
    assert found.keys == ("k7m2q",)


def test_a_pupil_is_found_by_name_and_date_of_birth_whatever_accents_and_marks() -> None:
    siân = pupil("O'Brien-Nguyễn", "Siân")
    assert match(row("OBrien Nguyen", "Sian"), siân).keys == ("k7m2q",)
    assert match(row("Brown", "Sam"), pupil("Brown", "Samuel", name=known("Brown", "Samuel", "Sam"))).keys == ("k7m2q",)


def known(surname: str, forename: str, used: str) -> dict[str, str]:
    return {"legal_forename": forename, "legal_surname": surname, "known_as": used}


def test_nobody_is_found_by_name_alone() -> None:
    assert match(row(date_of_birth=date(2016, 11, 3)), pupil()) == Match()
    assert match(row(date_of_birth=None), pupil()) == Match()
    assert alike(row(date_of_birth=date(2016, 11, 3)), pupil()) == ()


def test_somebody_of_the_same_name_born_on_another_day_is_a_namesake() -> None:
    register = Register([pupil()])
    assert register.namesakes(row(date_of_birth=date(2016, 11, 3))) == ("k7m2q",)
    assert register.namesakes(row()) == register.namesakes(row("Parry", date_of_birth=date(2016, 11, 3))) == ()


def test_a_upn_of_somebody_of_another_name_and_age_is_a_question() -> None:
    found = match(row("Parry", "Rhys", upn=UPN, date_of_birth=date(2012, 1, 1)), pupil(upn=UPN))
    assert found.keys == ("k7m2q",)
    assert not found.sure


def test_a_row_with_the_upn_of_one_and_the_name_of_another_is_a_question() -> None:
    found = match(row(upn=UPN), pupil("Parry", "Rhys", "2012-01-01", key="p1", upn=UPN), pupil(key="p2"))
    assert set(found.keys) == {"p1", "p2"}
    assert not found.sure


def test_two_records_of_one_child_are_a_question() -> None:
    found = match(row(), pupil(key="p1"), pupil(key="p2"))
    assert found.keys == ("p1", "p2") and not found.sure


def test_a_close_name_with_the_date_of_birth_is_a_question() -> None:
    assert alike(row("Okafor", "Amarah"), pupil()) == ("k7m2q",)
    assert alike(row("Okafer", "Amara"), pupil()) == ("k7m2q",)
    assert alike(row("Amara", "Okafor"), pupil()) == ("k7m2q",)
    assert alike(row("Brown", "Sam"), pupil("Brown", "Samuel")) == ("k7m2q",)
    assert alike(row("Tran", "Mei"), pupil()) == ()


def test_twins_with_a_sound_upn_each_are_no_question() -> None:
    twin = pupil("Lewandowski", "Adam", upn=OTHER_UPN)
    assert alike(row("Lewandowski", "Adan", upn=UPN), twin) == ()
    assert alike(row("Lewandowski", "Adan", upn=DOUBTFUL), twin) == ("k7m2q",)
    assert alike(row("Lewandowski", "Adan"), twin) == ("k7m2q",)


def test_a_pupil_that_another_row_is_about_is_no_candidate() -> None:
    assert alike(row("Okafor", "Amarah"), pupil(), but={"k7m2q"}) == ()


def test_a_record_without_a_readable_name_troubles_nobody() -> None:
    broken = ExistingPupil("p1", {"name": ["Amara"], "date_of_birth": "2015-11-03"})
    assert match(row(), broken) == Match()
    assert match(row(), ExistingPupil("p1", {"name": {"legal_forename": ["Amara"]}})) == Match()


def test_two_rows_about_one_child_are_merged() -> None:
    first = row(upn=UPN, main_needs=(NeedRead("MLD"),), class_name="5A")
    second = row(number=3, upn=UPN, main_needs=(NeedRead("HI"),), attendance="90")
    found, doubled, otherwise = without_doubles([first, second])
    assert [need.type for need in found[0].needs] == ["MLD", "HI"]
    assert found[0].attendance == "90"
    assert [(each.row, each.first, each.merged) for each in doubled] == [(3, 2, True)]
    assert otherwise == {3: ()}


def test_what_the_second_row_says_otherwise_is_not_taken_and_told() -> None:
    found, _, otherwise = without_doubles([row(class_name="5A"), row(number=3, class_name="6B")])
    assert found[0].class_name == "5A"
    assert [(said.kind, said.about) for said in otherwise[3]] == [("refused", "class_name")]


def test_rows_that_only_share_a_upn_or_only_a_name_are_not_merged() -> None:
    by_upn = without_doubles([row(upn=UPN), row("Parry", "Rhys", number=3, upn=UPN)])
    assert not by_upn[1][0].merged and "another name" in by_upn[1][0].why
    by_age = without_doubles([row(upn=UPN), row(number=3, upn=UPN, date_of_birth=date(2012, 1, 1))])
    assert not by_age[1][0].merged and "another date of birth" in by_age[1][0].why
    by_name = without_doubles([row(upn=UPN), row(number=3, upn=OTHER_UPN)])
    assert not by_name[1][0].merged and "another UPN" in by_name[1][0].why


def test_namesakes_of_another_age_are_two_children() -> None:
    found, doubled, _ = without_doubles([row(), row(number=3, date_of_birth=date(2012, 1, 1))])
    assert len(found) == 2
    assert doubled == []
