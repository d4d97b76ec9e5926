"""How checks are found by being there, chosen and run; and what every one of them has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from senco_cli.model.finding import Finding, Tier
from senco_cli.model.provision import Member, Provision
from senco_cli.model.pupil import Pupil
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.settings import Settings
from senco_cli.rules import checks
from senco_cli.rules.check import (
    Check,
    CheckInfo,
    Context,
    UnknownCheck,
    all_checks,
    find,
    first_day,
    last_day,
    run,
    select,
    whose_upns,
)
from senco_cli.rules.school_days import SchoolDays

CHECKS = {check.info.name: check for check in all_checks()}
TESTS = "\n".join(file.read_text(encoding="utf-8") for file in Path(__file__).with_name("checks").glob("test_*.py"))
PUPIL = {"name": {"legal_forename": "Ada", "legal_surname": "Nkemelu"}, "date_of_birth": "2017-05-06"}


def context(*, unreadable: frozenset[str] = frozenset()) -> Context:
    school = {"name": "Alder Lane Primary School", "phase": "primary"}
    records = SchoolRecords(Settings.model_validate({"record_format": "1", "school": school}))
    return Context(records, date(2026, 11, 21), SchoolDays(None), unreadable=unreadable)


def pupil(**fields: object) -> Pupil:
    return Pupil.model_validate({**PUPIL, **fields})


def test_every_module_is_a_check_under_its_own_name() -> None:
    modules = {file.stem for file in Path(checks.__path__[0]).glob("*.py") if not file.stem.startswith("_")}

    assert {name.replace("-", "_") for name in CHECKS} == modules
    assert len(modules) > 30


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_says_what_it_is_why_it_matters_and_who_says_so(name: str) -> None:
    info = CHECKS[name].info

    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", info.name)
    assert info.title and not info.title.endswith(".")
    assert info.why.endswith(".")
    assert info.tier in ("record", "law", "practice")
    assert info.source


@pytest.mark.parametrize("name", [name for name, check in CHECKS.items() if check.info.tier == "law"])
def test_every_check_of_law_names_a_law_the_code_or_a_census_rule_and_how_far_it_was_read(name: str) -> None:
    info = CHECKS[name].info

    assert re.search(r"Act \d{4}|Regulations \d{4}|Code of Practice \d|census|CBDS", info.source)
    assert info.verified in ("primary", "secondary", "memory")


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_looks_at_pupils_or_at_the_school(name: str) -> None:
    assert CHECKS[name].check_pupil or CHECKS[name].check_school


@pytest.mark.parametrize("call", ["found", "silent"])
@pytest.mark.parametrize("name", CHECKS)
def test_every_check_has_a_test_that_finds_and_one_that_is_silent(name: str, call: str) -> None:
    assert re.search(rf'\b{call}\(\s*"{name}"', TESTS)


def test_checks_are_found_by_name_in_any_writing_and_once() -> None:
    found = find(["needs-same-rank", " Need_Missing ", "need-missing"])

    assert [check.info.name for check in found] == ["needs-same-rank", "need-missing"]


def test_unknown_names_are_told_together_with_the_nearest() -> None:
    with pytest.raises(UnknownCheck) as caught:
        find(["need-mising", "need-missing", "duplicate-upns"])

    assert caught.value.sentence == '"need-mising", "duplicate-upns" are not checks'
    assert caught.value.hint == "the nearest are need-missing, duplicate-upn"
    assert caught.value.status == 2


def test_a_name_like_nothing_still_gets_a_name_to_type() -> None:
    with pytest.raises(UnknownCheck) as caught:
        find(["?"])

    assert caught.value.sentence == '"?" is not a check'
    assert caught.value.hint is not None
    assert caught.value.hint.removeprefix("the nearest is ") in CHECKS


def tiers(chosen: tuple[Check, ...]) -> set[Tier]:
    return {check.info.tier for check in chosen}


def test_practice_is_judged_when_asked_for() -> None:
    assert tiers(select()) == {"record", "law"}
    assert tiers(select(strict=True)) == {"record", "law", "practice"}
    assert select(strict=True) == all_checks()


def test_checks_can_be_picked_by_name_and_left_out() -> None:
    named = select(only=["upn-missing", "need-missing"], skip=["need-missing"])

    assert [check.info.name for check in named] == ["upn-missing"]
    assert "need-missing" not in {check.info.name for check in select(skip=["need-missing"])}


def test_what_is_left_out_has_to_be_a_check_too() -> None:
    with pytest.raises(UnknownCheck):
        select(skip=["upn"])


def test_findings_come_by_path_and_place_with_ten_after_nine() -> None:
    info = CheckInfo("some-check", "some title", "law", "some Act 2014", "Some reason.")

    def of_pupil(file: PupilFile, _: Context) -> Iterator[Finding]:
        yield from (info.finding(file.path(), at=("needs", n), sentence="mend it") for n in (10, 9))

    def of_school(_: Context) -> Iterator[Finding]:
        yield info.finding("senco.yaml", at=(), sentence="mend it")

    files = iter([PupilFile("m4k2p", pupil()), PupilFile("k7m2q", pupil())])
    found = run(files, context(), using=[Check(info, of_pupil, of_school)])

    assert [(finding.path, finding.at) for finding in found] == [
        ("pupils/k7m2q/pupil.yaml", ("needs", 9)),
        ("pupils/k7m2q/pupil.yaml", ("needs", 10)),
        ("pupils/m4k2p/pupil.yaml", ("needs", 9)),
        ("pupils/m4k2p/pupil.yaml", ("needs", 10)),
        ("senco.yaml", ()),
    ]
    assert {(finding.check, finding.tier) for finding in found} == {("some-check", "law")}


def test_a_upn_is_known_by_all_who_have_it_whatever_its_case() -> None:
    upns = whose_upns(
        [("k7m2q", pupil(upn="P207000016049")), ("m4k2p", pupil(upn="p207000016049")), ("b4c6d", pupil())]
    )

    assert {upn: list(keys) for upn, keys in upns.items()} == {"P207000016049": ["k7m2q", "m4k2p"]}


def test_records_that_cannot_be_read_are_known_to_be_there() -> None:
    paths = ("pupils/k7m2q/pupil.yaml", "staff/t4n8c.yaml", "provision/r5w7q.yaml")
    there = context(unreadable=frozenset(paths))

    assert there.knows_pupil("k7m2q") and there.knows_staff("t4n8c") and there.knows_provision("r5w7q")
    assert not (there.knows_pupil("t4n8c") or there.knows_staff("r5w7q") or there.knows_provision("k7m2q"))
    assert there.may_miss(Provision) and there.may_miss(Pupil, pupil="k7m2q")
    assert not there.may_miss(Pupil, pupil="m4k2p")


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [
        ({}, date(2026, 9, 14), date(2026, 12, 18)),
        ({"joined_on": "2026-10-05", "left_on": "2026-11-27"}, date(2026, 10, 5), date(2026, 11, 27)),
        ({"joined_on": "2026-09-01", "left_on": "2027-01-15"}, date(2026, 9, 14), date(2026, 12, 18)),
    ],
)
def test_a_pupils_part_lies_within_the_provision(part: dict[str, str], first: date, last: date) -> None:
    run_of = {"from": "2026-09-14", "to": "2026-12-18"}
    kind = {"title": "Phonics", "area_of_need": "cognition-and-learning", "layer": "targeted"}
    provision = Provision.model_validate({**kind, **run_of})
    member = Member.model_validate({"pupil": "k7m2q", **part})

    assert (first_day(provision, member), last_day(provision, member)) == (first, last)
