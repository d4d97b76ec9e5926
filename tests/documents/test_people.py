"""How pupils are named on a page, and in what order."""

from __future__ import annotations

from datetime import date

from documents.example import pupil

from senco_cli.documents.people import people

ON = date(2026, 11, 21)


def test_people_stand_by_year_then_surname_whatever_their_accents() -> None:
    found = people(
        (
            pupil("a", "Zoë", "Ångström"),
            pupil("b", "Al", "Baker"),
            pupil("c", "Al", "Zane", date_of_birth="2022-01-01"),
        ),
        on=ON,
        names="full",
    )
    in_order = sorted(found.values(), key=lambda person: person.order)
    assert [person.label for person in in_order] == ["Al Zane", "Zoë Ångström", "Al Baker"]
    assert in_order[0].place == "Reception, 3B"


def test_the_year_taught_goes_before_the_year_of_age() -> None:
    found = people((pupil("a", "Al", "Baker", year_taught="2"),), on=ON, names="full")
    assert found["a"].year_name == "Year 2"


def test_the_names_people_use_are_shown() -> None:
    name = {"legal_forename": "Elizabeth", "legal_surname": "Stone", "known_as": "Betty", "preferred_surname": "Hill"}
    found = people((pupil("a", "", "", name=name),), on=ON, names="full")
    assert found["a"].label == "Betty Hill"
    assert people((pupil("a", "", "", name=name),), on=ON, names="initials")["a"].label == "B.H."


def test_initials_that_two_pupils_share_are_told_apart_by_key() -> None:
    three = (pupil("a", "Al", "Baker"), pupil("b", "Ada", "Bell"), pupil("c", "Cy", "Dean"))
    found = people(three, on=ON, names="initials")
    assert [person.label for person in found.values()] == ["A.B. (a)", "A.B. (b)", "C.D."]


def test_initials_and_keys_are_not_in_the_order_of_the_surnames_they_hold_back() -> None:
    pair = (pupil("a", "Al", "Zane"), pupil("b", "Bo", "Abel"))
    found = people(pair, on=ON, names="keys")
    assert sorted(found, key=lambda key: found[key].order) == ["a", "b"]
    assert "zane" not in repr(found).lower()
