"""The numbered rules of the census on one pupil: for each a pupil who breaks it and one who does not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rules.census.conftest import Numbers, Taking

from senco_cli.model.settings import School
from senco_cli.rules.census.judge import judge
from senco_cli.rules.census.of_pupil import PUPIL_RULES
from senco_cli.rules.census.of_school import SCHOOL_RULES
from senco_cli.rules.census.rule import TERMS, CensusTerm, census_rules
from senco_cli.rules.census.taking import Census, CensusPupil, CensusType

SPECIAL = "name: Larkfield, phase: special, sen_types: [ASD]"
REFERRAL = "name: Larkfield, phase: alternative"


def sen(status: str, *needs: str, more: str = "") -> str:
    """A pupil with a status since 2022 and needs given as `SLCN 1`."""
    listed = ", ".join(f"{{type: {code}, rank: {rank}}}" for code, rank in (need.split() for need in needs))
    return f"sen_status: [{{status: {status}, from: 2022-01-10}}]\nneeds: [{listed}]\n{more}"


E = sen("E", "ASD 1")
K = sen("K", "SLCN 1")
N = sen("N")


@pytest.mark.parametrize(
    ("pupil", "expected"),
    [
        # The vectors of the domain document, section 11.8.
        (sen("K"), {"2170"}),
        (sen("K", "SLCN 2"), {"2160"}),
        (sen("K", "SLCN 1", "ASD 1"), {"2165"}),
        (sen("K", "SLCN 1", "ASD 2", "MLD 3"), {"2166"}),
        (sen("E", "NSA 1"), {"2175"}),
        (sen("N", "MLD 1"), {"2125"}),
        (sen("S", "ASD 1"), {"2115"}),
        (sen("K", "SLCN 1", more="top_up: [{from: 2026-09-01, per_year: '900.00'}]"), {"1990"}),
        # Others like them.
        (K, set()),
        (E, set()),
        (N, set()),
        (sen("K", "NSA 1"), set()),
        (sen("K", "SLCN 1", "ASD 2"), set()),
        (sen("E"), {"2170"}),
        (sen("E", "BESD 1"), {"2170"}),
        (sen("E", "SEMH 1", "BESD 2"), set()),
        (sen("K", "SLCN 1", "ASD 3"), {"2140"}),
        (sen("K", "SLCN 0"), {"2140", "2160"}),
        (sen("K", "SLCN 1", "ASD 1", "MLD 1"), {"2165", "2166"}),
        (sen("N", "NSA 1"), {"2125", "2175"}),
        (sen("A"), {"2310"}),
        (sen("P", "MLD 1"), {"2310"}),
        ("sen_status: []", {"2120"}),
        ("sen_status: [{status: K, from: 2022-01-10, to: 2026-12-31}]", {"2120"}),
        (sen("E", "ASD 1", more="top_up: [{from: 2026-09-01, per_year: '900.00'}]"), set()),
        (sen("K", "SLCN 1", more="top_up: [{from: 2025-09-01, to: 2026-07-31, per_year: '900.00'}]"), set()),
        (sen("N", more="sen_unit: yes"), {"2125"}),
        (sen("K", "SLCN 1", more="gcse_exemptions: [maths, english]"), {"1633", "1634"}),
        (sen("E", "SLCN 1", more="gcse_exemptions: [maths]"), set()),
        (sen("K", "SLCN 1", more="exclusions: {'2020-01-08': {type: suspension, from: 2020-01-08}}"), {"2270"}),
        (sen("K", "SLCN 1", more="exclusions: {'2026-01-08': {type: suspension, from: 2026-01-08}}"), set()),
        # A need that has ended by the census day does not count, one that begins by then does.
        ("sen_status: [{status: K, from: 2022-01-10}]\nneeds: [{type: MLD, rank: 1, to: 2027-01-20}]", {"2170"}),
        ("sen_status: [{status: K, from: 2022-01-10}]\nneeds: [{type: MLD, rank: 1, from: 2027-01-21}]", set()),
        ("sen_status: [{status: K, from: 2027-01-22}]", {"2120"}),
    ],
)
def test_the_spring_census_reports_a_provision_or_type_by_its_number(
    numbers: Numbers, pupil: str, expected: set[str]
) -> None:
    assert numbers(pupil) == expected


@pytest.mark.parametrize("term", ["autumn", "summer"])
def test_types_of_need_are_asked_in_spring_only(numbers: Numbers, term: CensusTerm) -> None:
    assert numbers(sen("K"), term=term) == set()
    assert numbers(sen("K", "SLCN 1", "ASD 1"), term=term) == set()
    assert numbers(sen("E", "NSA 1"), term=term) == set()


@pytest.mark.parametrize("term", TERMS)
def test_a_provision_is_asked_in_every_census(numbers: Numbers, term: CensusTerm) -> None:
    assert "2115" in numbers(sen("S", "ASD 1"), term=term)
    assert numbers("sen_status: []", term=term) == {"2120"}


@pytest.mark.parametrize(
    ("pupil", "school", "expected"),
    [
        ("sen_unit: none\nresourced_provision: none\n" + N, SPECIAL, {"2180"}),
        ("sen_unit: none\nresourced_provision: none\n" + E, SPECIAL, set()),
        ("resourced_provision: none\nsen_unit: yes\n" + E, SPECIAL, {"5049"}),
        ("sen_unit: none\nresourced_provision: no\n" + E, REFERRAL, {"5050"}),
        ("sen_unit: none\nresourced_provision: none\n" + K, REFERRAL, set()),
    ],
)
def test_a_special_school_and_a_referral_unit_have_rules_of_their_own(
    numbers: Numbers, pupil: str, school: str, expected: set[str]
) -> None:
    assert numbers(pupil, school=school) - {"2205", "2210"} == expected


def test_where_there_is_a_unit_each_pupil_with_sen_has_to_say_whether_the_place_is_in_it(numbers: Numbers) -> None:
    school = "name: Larkfield, phase: primary, sen_unit: yes, resourced_provision: yes"
    unsaid = "sen_unit: none\nresourced_provision: none\n"
    assert numbers(unsaid + K, school=school) == {"2230", "2250"}
    assert numbers(unsaid + N, school=school) == set()
    assert numbers("sen_unit: yes\nresourced_provision: no\n" + K, school=school) == set()


def test_a_school_that_says_nothing_of_units_is_not_judged_by_them_until_a_pupil_is_in_one(taking: Taking) -> None:
    unsaid, school = "sen_unit: none\nresourced_provision: none\n" + K, "name: Larkfield, phase: primary"
    silent = judge(taking(unsaid, unsaid, school=school, roll=100))
    assert not {each.rule.number for each in silent.findings} & {"2230", "2250"}
    assert sorted(number for numbers in silent.not_judged.values() for number in numbers) == ["2230", "2250"]
    one = judge(taking(unsaid, "sen_unit: yes\nresourced_provision: none\n" + K, school=school, roll=100))
    assert [(each.rule.number, each.key) for each in one.findings if each.rule.number == "2230"] == [("2230", "k0m2q")]


@pytest.mark.parametrize(
    ("upn", "expected"),
    [
        ("none", {"1500"}),
        ("H801200001001", set()),
        ("G80120000101A", set()),
        ("Q207000016049", {"1510"}),
        ("A801200005001", {"1510"}),
        ("A123456789012B", {"1510"}),
        # An authority that the settings know, and one that nobody knows.
        ("R900400001001", set()),
        ("E000200005001", {"1530"}),
        ("H813111E00121", {"1540"}),
        ("H80120000100O", {"1550"}),
    ],
)
def test_a_upn_is_reported_by_what_is_wrong_with_it(numbers: Numbers, upn: str, expected: set[str]) -> None:
    assert numbers(f"upn: {upn}\n{K}") == expected


def test_one_number_of_two_pupils_is_reported_for_both_with_the_other(taking: Taking) -> None:
    found = judge(taking(K, K, N.replace("needs", "upn: X00180001701A\nneeds"), roll=100)).findings
    said = {each.key: each.finding.sentence for each in found if each.rule.number == "1520"}
    assert set(said) == {"k0m2q", "k1m2q"}
    assert "k1m2q" in said["k0m2q"] and "k0m2q" in said["k1m2q"]


@pytest.mark.parametrize(
    ("born", "uln", "expected"),
    [
        # Fourteen on the census day of 21 January 2027, and the day after it.
        ("2013-01-21", "none", {"1570/1573"}),
        ("2013-01-22", "none", set()),
        ("2013-01-21", "9276308686", set()),
        ("2013-01-21", "1234567890", {"1575"}),
        ("2013-01-21", "9999999999", {"1575"}),
    ],
)
def test_a_learner_number_is_asked_from_fourteen(numbers: Numbers, born: str, uln: str, expected: set[str]) -> None:
    school = "name: Larkfield, phase: secondary, sen_unit: no, resourced_provision: no"
    assert numbers(f"date_of_birth: {born}\nuln: '{uln}'\n{K}", school=school) == expected


def test_one_learner_number_of_two_pupils_is_reported(numbers: Numbers) -> None:
    shared = f"uln: '9276308686'\n{K}"
    assert numbers(shared, shared.replace("uln", "upn: X00180001701A\nuln")) == {"1578"}


@pytest.mark.parametrize(
    ("pupil", "expected"),
    [
        ("date_of_birth: 2016-02-29\n", set()),
        ("date_of_birth: 2016-02-29\nyear_taught: '4'\n", {"2020"}),
        ("date_of_birth: 2016-02-29\nyear_taught: '5'\n", set()),
        ("date_of_birth: 2015-08-31\n", {"2002"}),
        ("date_of_birth: 2022-09-01\n", {"2002"}),
        ("date_of_birth: 2016-02-29\nyear_taught: X\n", set()),
        ("date_of_birth: 2004-01-01\nuln: '9276308686'\n", {"2000", "2002", "2020"}),
    ],
)
def test_a_year_group_has_to_be_one_of_the_schools_and_near_the_age(
    numbers: Numbers, pupil: str, expected: set[str]
) -> None:
    assert numbers(pupil + K) == expected


def test_a_rank_without_a_type_and_a_type_without_a_rank_are_reported() -> None:
    census = _census_of(CensusType(None, 1))
    assert _numbers(census) == {"2130", "2170"}
    assert _numbers(_census_of(CensusType("ASD", None))) == {"2140"}


def test_every_rule_has_its_question_and_every_question_its_rule() -> None:
    assert {rule.number for rule in census_rules()} == {*PUPIL_RULES, *SCHOOL_RULES}


def test_every_rule_says_what_to_do_and_how_far_its_text_was_read() -> None:
    for rule in census_rules():
        assert rule.severity in ("error", "query") and rule.terms and rule.schools and rule.do
        assert rule.verified in ("primary", "secondary", "memory")
        assert ("{detail}" in rule.says + rule.do) or rule.number in {*PUPIL_RULES, "410", "2200"}


RANKED = st.dictionaries(st.sampled_from(["ASD", "MLD", "NSA", "DS"]), st.integers(0, 4), max_size=4)


@given(RANKED)
@settings(max_examples=80)
def test_a_return_of_a_main_need_and_perhaps_a_second_is_all_the_spring_census_takes(
    ranks: dict[str, int],
) -> None:
    needs = sorted(ranks.items(), key=lambda need: need[1])
    types = tuple(CensusType(code, rank, place) for place, (code, rank) in enumerate(needs))
    is_right = [rank for _code, rank in needs] in ([1], [1, 2])
    assert (_numbers(_census_of(*types)) == set()) is is_right


def _census_of(*types: CensusType) -> Census:
    school = School.model_validate(
        {"name": "Larkfield", "phase": "primary", "sen_unit": "no", "resourced_provision": "no"}
    )
    pupil = CensusPupil("k7m2q", "E", "R", date(2016, 2, 29), "6", 6, "K", types=types, upn="H801200001001")
    return Census("spring", date(2027, 1, 21), school, (pupil,), roll=100)


def _numbers(census: Census) -> set[str]:
    return {each.rule.number for each in judge(census).findings}
