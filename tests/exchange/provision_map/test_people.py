"""Which pupils a provision map means by its names: sure by UPN or date of birth, else somebody has to say."""

from __future__ import annotations

from datetime import date

import pytest
from exchange.registers import pupil

from senco_cli.exchange.provision_map.lines import Person
from senco_cli.exchange.provision_map.people import Names

AMARA, AMY = pupil("Okafor", "Amara", key="k7m2q", upn="P207000016049"), pupil("O'Hara", "Amy", key="p3x9d")
BEN, OTHER_BEN = pupil("Bevan", "Ben", key="b2b2b"), pupil("Bevan", "Ben", "2016-01-01", key="c3c3c")
NAMES = Names([AMARA, AMY, BEN, OTHER_BEN])


def test_a_whole_name_that_one_pupil_alone_has_is_not_sure_by_itself() -> None:
    for written in ("Amara Okafor", "OKAFOR, Amara", "amara okafor"):
        found = NAMES.meant(Person(written))
        assert (found.keys, found.whole, found.sure) == (("k7m2q",), True, False)


def test_a_whole_name_that_two_have_is_no_better_than_half_a_name() -> None:
    found = NAMES.meant(Person("Ben Bevan"))
    assert (set(found.keys), found.whole, found.sure) == ({"b2b2b", "c3c3c"}, False, False)


@pytest.mark.parametrize("written", ["Amara", "Amara O", "A Okafor", "A. Okafor", "Amara Okafo", "Amarah Okafor"])
def test_a_part_of_a_name_or_one_spelt_almost_so_is_asked_about(written: str) -> None:
    found = NAMES.meant(Person(written))
    assert "k7m2q" in found.keys
    assert not found.sure
    assert not found.whole


def test_initials_may_be_several_pupils_and_are_never_sure() -> None:
    found = NAMES.meant(Person("AO"))
    assert set(found.keys) == {"k7m2q", "p3x9d"}
    assert not found.sure


def test_a_upn_or_a_date_of_birth_beside_the_name_makes_it_sure() -> None:
    assert NAMES.meant(Person("Okafor, Amara", date_of_birth=date(2015, 11, 3))).sure
    assert NAMES.meant(Person("Okafor, Amara", upn="P207000016049")).sure
    assert not NAMES.meant(Person("Okafor, Amara", date_of_birth=date(2011, 1, 1))).sure


def test_a_name_of_nobody_is_nobody() -> None:
    assert NAMES.meant(Person("Wilhelmina Zander")).keys == ()


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Amara Okafor, Ben Bevan", ["Amara Okafor", "Ben Bevan"]),
        ("Okafor, Amara; Bevan, Ben", ["Okafor, Amara", "Bevan, Ben"]),
        ("Amara & Ben", ["Amara", "Ben"]),
        ("Amara and Ben", ["Amara", "Ben"]),
        ("• Amara\n• Ben (Y4)", ["Amara", "Ben"]),
        ("1. Amara\n2. Ben", ["Amara", "Ben"]),
        ("AO/BB", ["AO", "BB"]),
    ],
)
def test_the_names_in_a_cell_are_told_apart(cell: str, names: list[str]) -> None:
    assert [person.name for person in NAMES.people_in(cell)] == names
