"""The duties of the equality checklist: all thirty-eight, each with the legal basis that the table of the law gives."""

from __future__ import annotations

import re

import pytest

from senco_cli.rules.duty import APPLIES, AREAS, OWNERS, Duty
from senco_cli.rules.duty_data import all_duties, duties_of, duty_named, statements

# The table of the law, item by item: what the sources of each have to name.
LEGAL_BASIS = {
    "E01": ("section 6 and schedule 1",),
    "E02": ("section 6 and schedule 1",),
    "E03": ("schedule 1, paragraph 5",),
    "E04": ("section 20(3)", "EHRC Technical Guidance"),
    "E05": ("section 15(2)",),
    "E06": ("schedule 13, paragraph 8",),
    "E07": ("section 85(1)", "schedule 13, paragraph 2(4)(a)"),
    "E08": ("section 85(1)(c)",),
    "E09": ("section 20(3)", "section 85(2)(a)"),
    "E10": ("section 19", "section 85(2)(a)"),
    "E11": ("section 20", "normal way of working"),
    "E12": ("section 85(2)(b)", "section 20"),
    "E13": ("section 85(2)(b)", "schedule 1, item 3(f)"),
    "E14": ("section 19", "section 20(3)"),
    "E15": ("section 15", "section 20(3)"),
    "E16": ("section 15", "section 19"),
    "E17": ("section 85(2)(e)", "section 15", "suspension and permanent exclusion"),
    "E18": ("section 85(2)(f)",),
    "E19": ("section 20(5)", "Children and Families Act 2014, section 100"),
    "E20": ("section 20(5)", "section 20(7)"),
    "E21": ("EHRC Technical Guidance",),
    "E22": ("section 20(6)",),
    "E23": ("section 20(3)", "section 20(5)"),
    "E24": ("section 29",),
    "E25": ("health and safety", "schedule 10"),
    "E26": ("section 20(3)",),
    "E27": ("schedule 10, paragraph 3",),
    "E28": ("schedule 10, paragraph 3", "schedule 10, paragraph 4"),
    "E29": ("schedule 13, paragraph 2(3)(b)",),
    "E30": ("section 149", "EHRC Technical Guidance"),
    "E31": ("section 26", "section 85(3)"),
    "E32": ("section 27", "section 85(4) and (5)"),
    "E33": ("section 13",),
    "E34": ("section 20", "6.26"),
    "E35": ("section 20", "Code of Practice"),
    "E36": ("section 149", "SI 2017/353, regulation 4", "SI 2017/353, regulation 5"),
    "E37": ("schedule 17, paragraph 4",),
    "E38": ("(No. 2) (England) Regulations 2025", "section 149"),
}
OF_EACH = pytest.mark.parametrize("duty", all_duties(), ids=lambda duty: duty.id)


def test_there_are_all_thirty_eight_and_no_other() -> None:
    assert [duty.id for duty in all_duties()] == [f"E{number:02}" for number in range(1, 39)]


@OF_EACH
def test_each_names_its_legal_basis(duty: Duty) -> None:
    titles = "; ".join(each.title for each in duty.basis)
    assert [part for part in LEGAL_BASIS[duty.id] if part not in titles] == []
    assert len(duty.basis) == len(LEGAL_BASIS[duty.id])


@OF_EACH
def test_what_was_only_remembered_is_marked_and_what_has_an_address_was_read(duty: Duty) -> None:
    from_memory = {"E03", "E24"}
    marks = {each.verified for each in duty.basis}
    assert duty.id not in from_memory or marks == {"memory"}
    assert [each.title for each in duty.basis if each.href and each.verified != "primary"] == []
    assert [each.href for each in duty.basis if each.href and not each.href.startswith("https://www.legislation")] == []


@OF_EACH
def test_each_asks_in_plain_words_and_says_whose_it_is(duty: Duty) -> None:
    for question in filter(None, (duty.of_pupil, duty.of_school)):
        assert "?" in question and not re.search(r"section \d|paragraph|Act 2010", question)
    assert duty.area in AREAS and duty.applies in APPLIES and duty.owner in OWNERS
    assert duty.evidence and duty.title and 1 <= duty.look_again_months <= 12


def test_what_concerns_the_building_or_the_policies_is_asked_of_the_school_and_not_of_a_child() -> None:
    of_school_only = {duty.id for duty in all_duties() if duty.scope == "school"}
    assert of_school_only == {"E07", "E08", "E27", "E28", "E29", "E30", "E36"}
    assert {duty.id for duty in all_duties() if duty.scope == "pupil"} == {"E03", "E06", "E21"}


def test_every_duty_is_asked_somewhere_once() -> None:
    asked = [*duties_of(pupil=True), *duties_of(pupil=False)]
    assert {duty.id for duty in asked} == set(LEGAL_BASIS)
    assert len(asked) == 38 + 28


def test_an_item_is_found_by_its_id_in_any_case() -> None:
    found = duty_named(" e04 ")
    assert found and found.id == "E04"
    assert duty_named("E39") is None


def test_the_statements_say_that_physical_features_are_not_asked_and_the_rest_is() -> None:
    asks = " ".join(each.says for each in statements() if each.side == "asks")
    asks_not = " ".join(each.says for each in statements() if each.side == "asks-not")
    for words in ("first requirement", "third requirement", "generally", "The school pays", "could not reasonably"):
        assert words in asks
    assert "physical features" in asks_not and "accessibility plan" in asks_not and "second requirement" in asks_not
    assert all(each.basis for each in statements())
