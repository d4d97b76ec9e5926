"""A calendar whose days cannot all be so, and keys that tell whose they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from senco_cli.model.finding import Finding
from senco_cli.model.pupil import Name, Pupil
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import Context
from senco_cli.rules.checks.key_tells_name import check_pupil

AUTUMN = "{name: Autumn, from: 2026-09-02, to: 2026-12-18}"


def calendar(*years: str) -> str:
    """A calendar with these years."""
    return f"calendar.yaml: {{years: [{', '.join(years)}]}}"


def test_terms_that_overlap(found: Callable[..., Finding]) -> None:
    spring = "{name: Spring, from: 2026-12-18, to: 2027-03-25}"
    finding = found("calendar-unsound", calendar(f"{{academic_year: 2026/27, terms: [{AUTUMN}, {spring}]}}"))
    assert finding.at == ("years", 0, "terms", 1, "from")
    assert "2026-09-02" in finding.sentence


def test_an_academic_year_twice(found: Callable[..., Finding]) -> None:
    year = f"{{academic_year: 2026/27, terms: [{AUTUMN}]}}"
    assert found("calendar-unsound", calendar(year, "{academic_year: 2026/27, terms: []}")).at == (
        "years",
        1,
        "academic_year",
    )


@pytest.mark.parametrize("half", ["{from: 2026-08-31, to: 2026-09-04}", "{from: 2026-12-14, to: 2026-12-21}"])
def test_a_half_term_outside_its_term(found: Callable[..., Finding], half: str) -> None:
    term = AUTUMN.replace("}", f", half_term: {half}}}")
    finding = found("calendar-unsound", calendar(f"{{academic_year: 2026/27, terms: [{term}]}}"))
    assert finding.at == ("years", 0, "terms", 0, "half_term")


def test_terms_one_after_the_other_are_right(silent: Callable[..., None]) -> None:
    silent("calendar-unsound")
    spring = "{name: Spring, from: 2026-12-19, to: 2027-03-25}"
    silent("calendar-unsound", calendar(f"{{academic_year: 2026/27, terms: [{AUTUMN}, {spring}]}}"))


def test_a_folder_named_after_the_child_in_it_is_found(found: Callable[..., Finding]) -> None:
    pupil = "{name: {legal_forename: Ffion, legal_surname: Ash}, date_of_birth: 2017-05-06}"
    assert found("key-tells-name", f"pupils/ffion/pupil.yaml: {pupil}").path == "pupils/ffion/pupil.yaml"


def test_the_register_s_check_is_silent_about_keys_drawn_at_random(silent: Callable[..., None]) -> None:
    silent("key-tells-name")


@pytest.mark.parametrize("key", ["sian", "sian-2", "obrien-s", "s-obrien", "sianobrien", "obrien", "ffion"])
def test_a_key_that_tells_the_name(key: str) -> None:
    assert len(findings(key)) == 1
    assert "obrien" not in findings(key)[0].sentence


@pytest.mark.parametrize("key", ["k7m2q", "s-o", "red-fox", "brien"])
def test_a_key_that_tells_nothing(key: str) -> None:
    assert findings(key) == []


def findings(key: str) -> list[Finding]:
    """What is found about Siân O'Brien, called Ffion, under a key."""
    name = Name.model_construct(
        legal_forename="Siân", legal_surname="O'Brien", known_as="Ffion", preferred_surname=None
    )
    file = PupilFile.__new__(PupilFile)
    object.__setattr__(file, "key", key)
    object.__setattr__(file, "pupil", Pupil.model_construct(name=name, date_of_birth=date(2017, 5, 6)))
    return list(check_pupil(file, Context.__new__(Context)))
