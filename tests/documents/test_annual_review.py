"""The annual review pack: sections A to O, what is missing first, each statement with its source, nothing invented."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any, get_type_hints

import pytest
from documents.conftest import Golden
from documents.review_pack import LITTLE, pack, page, plan, pupil

from senco_cli.documents.annual_review import lines, view
from senco_cli.documents.look import Look
from senco_cli.documents.render.blocks import Group, Heading, Table, plain
from senco_cli.documents.render.docx import render_docx
from senco_cli.documents.render.parsing import page_of
from senco_cli.model.access_arrangements import AccessArrangements
from senco_cli.model.advice import Advice
from senco_cli.rules.review_sections import review_sections

PLAN: dict[str, Any] = {
    "E": [{"id": "E1", "outcome": "Reads a page", "by": "2027-07-21"}, {"id": "E2", "outcome": "Asks for help"}],
    "F": [
        {"id": "F1", "provision": "Reading, three times a week", "outcomes": ["E1"], "hours_per_week": "1.5"},
        {"id": "F2", "provision": "A card to show", "outcomes": ["E2"]},
    ],
    "G": [{"id": "G1", "provision": "Hearing test each year"}],
}
HELD: dict[str, Any] = {
    "type": "annual",
    "meeting_on": "2026-11-03",
    "held": "yes",
    "notice_given_on": "2026-10-13",
    "advice_circulated_on": "2026-10-27",
    "report_sent_on": "2026-11-19",
    "invited": [
        {"role": "parent", "name": "Rowan Ash", "attended": "yes", "advice_asked_on": "2026-09-20",
         "advice_received_on": "2026-10-01", "advice_circulated_on": "2026-10-27"},
        {"role": "head", "attended": "no"},
    ],
    "outcomes": [{"outcome": "E1", "progress": "met", "evidence": "Read two", "keep": "no", "revised": "Reads three"}],
    "provisions": [
        {"provision": "F1", "hours_per_week": "1", "delivered": "Two of three", "effect": "Reads", "next": "change",
         "changed_to": "Reading, twice a week"},
        {"provision": "F2", "next": "stop", "effect": "Not used"},
    ],
    "recommendation": "amend",
    "amendments": [{"section": "F", "item": "F1", "words": "Reading, each day", "reason": "It works"},
                   {"section": "B", "words": "Tires soon"}],
    "opinions": [{"who": "Rowan Ash", "about": "F2", "view": "Keep it", "school_view": "Stop it"}],
    "actions": [{"what": "Order books", "who": "Mr Stott", "by": "2026-11-13"}],
}  # fmt: skip


def headings(html: str) -> list[str]:
    def walk(blocks: Any) -> Any:
        for each in blocks:
            if isinstance(each, Heading) and each.level == 2:
                yield plain(each.words)
            elif isinstance(each, Group):
                yield from walk(each.blocks)

    return list(walk(page_of(html).blocks))


def missing(found: view.AnnualReview) -> dict[str, str]:
    return {each.what: each.command for each in found.missing}


@pytest.mark.parametrize("review", [LITTLE, HELD], ids=["little", "much"])
def test_every_section_is_there_in_order_after_what_is_missing(review: dict[str, Any]) -> None:
    found = headings(page(pack(review, plan=plan(**PLAN))))
    assert found[0].startswith("What is missing: ")
    assert [each[0] for each in found[1:16]] == list("ABCDEFGHIJKLMNO")
    assert [each.title for each in review_sections().values()] == [each[3:] for each in found[1:16]]


def test_each_section_says_in_small_print_where_it_is_written() -> None:
    html = page(pack(HELD, plan=plan(**PLAN)))
    for each in review_sections().values():
        for basis in each.basis:
            assert basis.title.replace("'", "&#39;") in html
    assert "9.167*" in html
    assert "* only sources that quote or cite the text were read" in html


def test_a_pupil_of_whom_little_is_recorded_has_a_short_page_without_empty_tables() -> None:
    html = page(pack(LITTLE))
    assert "None" not in re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    tables = html.count("<table")
    assert tables == 3, "what is missing, the steps, and those who must be invited"
    assert '<dl class="facts">\n</dl>' not in html
    assert len(html) < 40_000


def test_what_is_missing_says_whose_it_is_the_command_and_the_day() -> None:
    found = pack({**LITTLE, "invited": [{"role": "health", "name": "A nurse", "advice_asked_on": "2026-11-02"}]})
    first = found.missing[0]
    assert (first.section, first.owner, first.command) == (
        "A",
        "SENCO",
        f"edit {found.pupil.key} --what ehc-plan --new",
    )
    advice = next(each for each in found.missing if "A nurse" in each.what and "advice" in each.what)
    assert advice.owner == "A nurse (Health care professional)"
    assert advice.by == date(2027, 1, 4)
    assert not advice.is_late
    assert [each.section for each in found.missing] == sorted(each.section for each in found.missing)


def test_those_who_must_be_invited_and_are_not_on_the_list_are_told() -> None:
    (gap,) = [each for each in pack(LITTLE).missing if "must be invited" in each.what]
    parts = ("the child's parent", "the head of the school", "education officer", "health care", "social care officer")
    assert [part for part in parts if part not in gap.what] == []


def test_a_young_person_is_invited_in_their_own_right() -> None:
    grown = pack(LITTLE, of=pupil(date_of_birth="2009-11-01"))
    assert grown.pupil.is_young_person
    assert "Young person" in [each.role for each in grown.invited]
    assert "Child's parent" not in [each.role for each in grown.invited]


def test_steps_are_in_time_or_late_by_the_days_of_the_law() -> None:
    found = {each.title: each for each in pack(HELD, plan=plan(**PLAN)).steps}
    notice, papers, report, decision = list(found.values())[-4:]
    assert (notice.due, notice.state, notice.is_late) == (date(2026, 10, 19), "in time", False)
    assert (papers.due, papers.state, papers.is_late) == (date(2026, 10, 19), "late", True)
    assert (report.due, report.state) == (date(2026, 11, 17), "late")
    assert (decision.due, decision.state) == (date(2026, 12, 1), "to come")


def test_advice_that_went_round_too_late_is_marked() -> None:
    assert [each.advice_was_late for each in pack(HELD).invited if each.name == "Rowan Ash"] == [True]


def test_before_the_meeting_there_is_no_report_and_no_decision() -> None:
    found = pack(HELD, plan=plan(**PLAN), stage="before")
    assert found.recommendation.recommendation is None
    assert found.follow_up.sent_to == ()
    assert len(found.steps) == 3
    assert [each.attended for each in found.invited if each.name] == [None]
    assert "papers for the meeting" in page(found)


def test_progress_is_shown_beside_every_outcome_of_the_plan_with_that_of_last_time() -> None:
    earlier = {"type": "annual", "meeting_on": "2025-11-18", "outcomes": [{"outcome": "E2", "progress": "not-met"}]}
    one, two = pack(HELD, plan=plan(**PLAN), earlier=earlier).outcomes
    assert (one.number, one.progress, one.keep, one.provisions) == ("E1", "Met", "No", ("F1",))
    assert (two.progress, two.last_progress, two.last_on) == (None, "Not met", date(2025, 11, 18))
    assert "progress and what shows it: E2" in missing(pack(HELD, plan=plan(**PLAN)))


def test_provision_is_shown_as_specified_and_as_delivered() -> None:
    one, two = pack(HELD, plan=plan(**PLAN)).provision.lines
    assert (one.specified, one.hours_specified, one.hours_delivered) == (
        "Reading, three times a week",
        Decimal("1.5"),
        Decimal(1),
    )
    assert (one.next, one.changed_to) == ("Change", "Reading, twice a week")
    assert (two.next, two.delivered) == ("Stop", None)
    assert {"what was delivered: F2", "what was delivered: G1"} <= missing(pack(HELD, plan=plan(**PLAN))).keys()


def test_amendments_stand_by_section_once_each_with_the_words_of_the_plan() -> None:
    found = pack(HELD, plan=plan(**PLAN)).recommendation
    by_section = {each.letter: each.amendments for each in found.sections}
    assert list(by_section) == ["B", "E", "F"]
    assert [(each.item, each.words) for each in by_section["F"]] == [
        ("F1", "Reading, each day"),
        ("F2", "To be taken out of the plan."),
    ]
    assert by_section["F"][0].now == "Reading, three times a week"
    assert [(each.item, each.words) for each in by_section["E"]] == [("E1", "Reads three")]


def test_who_has_the_report_and_who_has_not() -> None:
    for_all = pack(HELD).follow_up.sent_to
    assert {each.sent_on for each in for_all} == {date(2026, 11, 19)}
    sent = [{"role": "parent", "name": "Rowan Ash", "sent_on": "2026-11-19", "how": "by-hand"}]
    some = pack({**HELD, "sent_to": sent})
    assert [(each.sent_on, each.how) for each in some.follow_up.sent_to] == [
        (date(2026, 11, 19), "By hand"),
        (None, None),
    ]
    assert any("report went to Head of the school" in each for each in missing(some))


@pytest.mark.parametrize(("born", "is_required"), [("2013-08-31", True), ("2013-09-01", False)])
def test_preparing_for_adulthood_is_asked_for_from_year_9(born: str, is_required: bool) -> None:
    found = pack(LITTLE, of=pupil(date_of_birth=born))
    assert found.adulthood.is_required is is_required
    assert len(found.adulthood.themes) == (4 if is_required else 0)
    assert any("preparing for adulthood" in each for each in missing(found)) is is_required


def test_a_phase_transfer_has_the_day_by_which_the_plan_names_the_next_school() -> None:
    moves = {"kind": "primary-to-secondary", "moves_on": "2027-09-01"}
    found = pack(LITTLE, of=pupil(transfer=moves), plan=plan())
    assert found.placement.plan_due == date(2027, 2, 14)
    assert "the school that is wanted next" in missing(found)


def test_of_a_restricted_document_only_that_it_is_held_is_on_the_page() -> None:
    kept = {"documents": [{"id": "n4f8t", "title": "Zebra report", "what": "report", "author": "Dr Giraffe",
                           "dated": "2026-10-01", "restricted": "senco", "paper": "Antelope cabinet",
                           "reviews": ["now"]}]}  # fmt: skip
    advice = {"role": "other", "name": "Dr Giraffe", "review": "now", "received_on": "2026-10-02", "document": "n4f8t",
              "summary": "About a zebra", "recommendations": [{"text": "See the zebra"}]}  # fmt: skip
    found = pack(HELD, documents=kept, advice={"2026-10-02": Advice.model_validate(advice)})
    html = page(found)
    assert found.advice.holds_restricted
    assert "A restricted document is held." in html
    for word in ("ebra", "Giraffe", "Antelope"):
        assert word not in html


def test_an_open_document_for_the_review_is_named() -> None:
    kept = {"documents": [{"id": "n4f8t", "title": "Letter", "what": "letter", "paper": "Cabinet", "reviews": ["now"]}]}
    assert pack(HELD, documents=kept).advice.documents == ("Letter",)


def test_what_somebody_typed_is_never_markup_and_a_long_comment_is_whole() -> None:
    long = " ".join(f"word{number}" for number in range(400))
    hostile = {"legal_forename": "<b>&", "legal_surname": "=1+1"}
    html = page(
        pack({**HELD, "attainment": long, "health": "=HYPERLINK(1)"}, of=pupil(name=hostile), plan=plan(**PLAN))
    )
    assert "&lt;b&gt;&amp; =1+1" in html
    assert "<b>" not in html
    assert long in html


def test_a_pack_with_twenty_five_provisions_goes_through_word() -> None:
    many = [{"id": f"F{number}", "provision": f"Provision {number} of many"} for number in range(1, 26)]
    found = pack(HELD, plan=plan(E=PLAN["E"], F=many))
    assert [each.number for each in found.provision.lines] == [f"F{number}" for number in range(1, 26)]
    assert render_docx(page_of(page(found)), look=Look()).startswith(b"PK")


def test_access_arrangements_that_ended_are_left_out() -> None:
    arranged = AccessArrangements.model_validate(
        {"primary_tests": [
            {"test": "key-stage-2", "year": "2027", "arrangement": "reader"},
            {"test": "key-stage-2", "year": "2027", "arrangement": "additional-time", "ended_on": "2026-10-01"},
        ]}
    )  # fmt: skip
    (only,) = pack(LITTLE, access_arrangements=arranged).attainment.arrangements
    assert only.state == "in use"


def test_every_table_has_a_caption_and_column_headings() -> None:
    def tables(blocks: Any) -> Any:
        for each in blocks:
            if isinstance(each, Table):
                yield each
            elif isinstance(each, Group):
                yield from tables(each.blocks)

    found = list(tables(page_of(page(pack(HELD, plan=plan(**PLAN)))).blocks))
    assert len(found) > 8
    assert all(each.caption and each.head for each in found)


def test_every_field_of_the_view_says_what_it_holds() -> None:
    for module in (view, lines):
        for each in vars(module).values():
            if isinstance(each, type) and hasattr(each, "__dataclass_fields__") and each.__module__ == module.__name__:
                hints = get_type_hints(each, include_extras=True)
                assert all(hints[one.name].__metadata__[0].endswith(".") for one in fields(each)), each


@pytest.mark.parametrize("stage", ["before", "after"])
def test_the_page_stays_as_it_is(golden: Golden, stage: Any) -> None:
    golden(f"annual_review_{stage}.html", page(pack(HELD, plan=plan(**PLAN), stage=stage)))


def test_the_page_of_little_stays_as_it_is(golden: Golden) -> None:
    golden("annual_review_little.html", page(pack(LITTLE)))
