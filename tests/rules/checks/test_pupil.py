"""Who a pupil is: numbers, year, contacts, circumstances and the move to the next school."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from senco_cli.model.finding import Finding

Found = Callable[..., Finding]
Silent = Callable[..., None]

WITH_SUPPORT = "pupils/k7m2q/pupil.yaml"
WITH_PLAN = "pupils/p3x9d/pupil.yaml"
SCHOOL = "name: Alder Lane Primary School, phase: primary, senco: f2d6h"


@pytest.mark.parametrize(("path", "other"), [(WITH_SUPPORT, "p3x9d"), (WITH_PLAN, "k7m2q")])
def test_one_upn_for_two_pupils_is_found_at_both(found: Found, path: str, other: str) -> None:
    finding = found("duplicate-upn", f"{WITH_PLAN}: {{upn: p207000016049}}", path=path)

    assert (finding.at, finding.tier) == (("upn",), "law")
    assert finding.sentence.startswith(f"{other} has the same UPN")


def test_different_upns_are_sound(silent: Silent) -> None:
    silent("duplicate-upn")


ONE_CHILD = "name: {legal_forename: SIAN, legal_surname: Nguyen}, date_of_birth: 2016-03-09"
SAME_CHILD = 'name: {legal_forename: Siân, legal_surname: "Nguyễn"}, date_of_birth: 2016-03-09'


@pytest.mark.parametrize("numbers", [("~", "~"), ("~", "P207000016049")])
def test_one_child_in_two_records_is_found_at_both(found: Found, numbers: tuple[str, str]) -> None:
    changes = f"""{WITH_SUPPORT}: {{{ONE_CHILD}, upn: {numbers[0]}}}
{WITH_PLAN}: {{{SAME_CHILD}, upn: {numbers[1]}}}"""
    for path, other in ((WITH_SUPPORT, "p3x9d"), (WITH_PLAN, "k7m2q")):
        finding = found("pupil-twice", changes, path=path)
        assert (finding.at, finding.tier) == (("name",), "record")
        assert finding.sentence.startswith(f"{other} has the same name and date of birth")


@pytest.mark.parametrize("change", [("Siân", "Mai"), ("2016-03-09", "2016-03-10")])
def test_children_with_another_name_or_birthday_are_two(silent: Silent, change: tuple[str, str]) -> None:
    silent("pupil-twice", f"{WITH_SUPPORT}: {{{ONE_CHILD}, upn: ~}}\n{WITH_PLAN}: {{{SAME_CHILD.replace(*change)}}}")


def test_two_children_of_one_name_and_birthday_have_numbers_of_their_own(silent: Silent) -> None:
    silent("pupil-twice", f"{WITH_SUPPORT}: {{{ONE_CHILD}}}\n{WITH_PLAN}: {{{SAME_CHILD}}}")


@pytest.mark.parametrize("upn", ["B207000016049", "Q207000016049", "P20700001604", "P2O7000016049"])
def test_a_upn_that_looks_mistyped_is_found(found: Found, upn: str) -> None:
    finding = found("upn-doubtful", f"{WITH_SUPPORT}: {{upn: {upn}}}")

    assert (finding.path, finding.at, finding.tier) == (WITH_SUPPORT, ("upn",), "practice")


def test_a_former_upn_is_doubted_too(found: Found) -> None:
    changes = f"{WITH_SUPPORT}: {{former_upns: [A999000116002, B207000016049]}}"

    assert found("upn-doubtful", changes).at == ("former_upns", 1)


def test_a_upn_with_the_right_letter_is_sound(silent: Silent) -> None:
    silent("upn-doubtful", f"{WITH_SUPPORT}: {{former_upns: [A999000116002]}}")


@pytest.mark.parametrize(
    ("upn", "errors"),
    [("B207000016049", "(census error 1510)"), ("P20700A01604I", "(census error 1540 and 1550)")],
)
def test_a_mistyped_upn_is_told_with_the_census_s_own_number_of_the_error(found: Found, upn: str, errors: str) -> None:
    assert errors in found("upn-doubtful", f"{WITH_SUPPORT}: {{upn: {upn}}}").sentence


def test_a_upn_of_no_authority_that_is_known_is_found(found: Found) -> None:
    finding = found("upn-authority-unknown", f"{WITH_SUPPORT}: {{upn: A950000178301}}")

    assert (finding.at, finding.tier) == (("upn",), "practice")
    assert "950" in finding.sentence


def test_a_upn_of_an_authority_in_the_settings_is_sound(silent: Silent) -> None:
    silent("upn-authority-unknown", f"{WITH_SUPPORT}: {{former_upns: [A999000116002]}}")


def test_a_upn_with_the_school_s_own_authority_is_sound(silent: Silent) -> None:
    changes = f"{WITH_SUPPORT}: {{upn: A950000178301}}\nsenco.yaml: {{school: {{{SCHOOL}, laestab: 950/0001}}}}"
    silent("upn-authority-unknown", changes)


@pytest.mark.parametrize(("number", "wrong"), [("laestab", "950/01"), ("urn", "XXXXXX")])
def test_a_number_of_the_school_that_is_none_is_found(found: Found, number: str, wrong: str) -> None:
    finding = found("school-number-doubtful", f"senco.yaml: {{school: {{{SCHOOL}, {number}: {wrong}}}}}")

    assert (finding.path, finding.at) == ("senco.yaml", ("school", number))


def test_numbers_of_the_school_that_have_their_figures_are_sound(silent: Silent) -> None:
    silent("school-number-doubtful", f'senco.yaml: {{school: {{{SCHOOL}, laestab: 820/1234, urn: "000999"}}}}')


@pytest.mark.parametrize("uln", ["1234567890", "9999999999", "123"])
def test_a_uln_that_looks_mistyped_is_found(found: Found, uln: str) -> None:
    finding = found("uln-doubtful", f'{WITH_SUPPORT}: {{uln: "{uln}"}}')

    assert finding.at == ("uln",)
    assert "census error 1575" in finding.sentence


def test_a_uln_that_is_right_is_sound(silent: Silent) -> None:
    silent("uln-doubtful", f'{WITH_SUPPORT}: {{uln: "1000000019"}}')


def test_no_upn_is_found(found: Found) -> None:
    assert found("upn-missing", f"{WITH_SUPPORT}: {{upn: ~}}").at == ("upn",)


def test_no_upn_of_a_leaver_is_nobodys_matter(silent: Silent) -> None:
    silent("upn-missing", f"{WITH_SUPPORT}: {{upn: ~, left_on: 2026-07-21}}")


@pytest.mark.parametrize(("taught", "words"), [("7", "2 years above"), ("3", "2 years below"), ("R", "5 years below")])
def test_a_pupil_two_or_more_years_out_is_found(found: Found, taught: str, words: str) -> None:
    finding = found("two-years-out", f"{WITH_SUPPORT}: {{year_taught: {taught}}}")

    assert finding.at == ("year_taught",)
    assert words in finding.sentence
    assert "2017" not in finding.sentence


@pytest.mark.parametrize("taught", ["4", "5", "6", "X", "N2"])
def test_one_year_out_or_no_year_at_all_is_sound(silent: Silent, taught: str) -> None:
    silent("two-years-out", f"{WITH_SUPPORT}: {{year_taught: {taught}}}")


def test_looked_after_without_since_when_is_found(found: Found) -> None:
    finding = found("looked-after-without-day", f"{WITH_SUPPORT}: {{circumstances: [looked-after]}}")

    assert finding.at == ("looked_after_since",)


def test_looked_after_with_its_day_is_sound(silent: Silent) -> None:
    changes = "{circumstances: [looked-after], looked_after_since: 2026-02-03}"

    silent("looked-after-without-day", f"{WITH_SUPPORT}: {changes}")


def test_nobody_at_home_to_tell_is_found(found: Found) -> None:
    assert found("contact-missing", f"{WITH_SUPPORT}: {{contacts: ~}}").at == ("contacts",)


def test_a_contact_is_enough(silent: Silent) -> None:
    silent("contact-missing", f"{WITH_SUPPORT}: {{contacts: [{{name: Mair O'Brien, relationship: mother}}]}}")


@pytest.mark.parametrize("answer", ["", ", parental_responsibility: no"])
def test_contacts_without_parental_responsibility_are_found(found: Found, answer: str) -> None:
    changes = f"{WITH_SUPPORT}: {{contacts: [{{name: Mair O'Brien, relationship: aunt{answer}}}]}}"

    assert found("parental-responsibility-unsaid", changes).at == ("contacts",)


@pytest.mark.parametrize("circumstance", ["[looked-after]", "[]"])
def test_parental_responsibility_may_lie_with_the_authority_or_one_of_two(silent: Silent, circumstance: str) -> None:
    mother = (
        "" if "looked" in circumstance else ", {name: Mair O'Brien, relationship: mother, parental_responsibility: yes}"
    )
    contacts = f"[{{name: Ffion O'Brien, relationship: aunt}}{mother}]"

    silent("parental-responsibility-unsaid", f"{WITH_SUPPORT}: {{circumstances: {circumstance}, contacts: {contacts}}}")


def test_a_plan_in_the_last_year_without_a_transfer_is_found(found: Found) -> None:
    finding = found("transfer-missing", f"{WITH_PLAN}: {{date_of_birth: 2016-08-31}}")

    assert (finding.path, finding.at) == (WITH_PLAN, ("transfer",))
    assert finding.sentence.startswith("in Year 6 with an EHC plan and no transfer")


def test_a_transfer_whose_day_is_past_is_found(found: Found) -> None:
    changes = f"{WITH_PLAN}: {{transfer: {{kind: infant-to-junior, moves_on: 2026-09-01}}}}"

    assert found("transfer-missing", changes).at == ("transfer", "moves_on")


@pytest.mark.parametrize(
    "change",
    [
        "date_of_birth: 2016-09-01",
        "date_of_birth: 2016-08-31, transfer: {kind: primary-to-secondary, moves_on: 2027-09-01}",
        "date_of_birth: 2016-08-31, year_taught: 5",
        "date_of_birth: 2016-08-31, sen_status: [{status: K, from: 2024-03-01}]",
    ],
)
def test_no_transfer_is_asked_for_before_the_last_year_or_without_a_plan(silent: Silent, change: str) -> None:
    silent("transfer-missing", f"{WITH_PLAN}: {{{change}}}")


def test_a_school_that_goes_on_after_year_6_has_no_transfer_then(silent: Silent) -> None:
    all_through = "senco.yaml: {school: {name: Birch Hill School, phase: all-through}}\n"

    silent("transfer-missing", f"{all_through}{WITH_PLAN}: {{date_of_birth: 2016-08-31}}")
