"""The papers around a review meeting: the days of the law, who is written to and how, and lines to fill in."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from documents.conftest import Golden
from documents.review_case import EVERYBODY, SCHOOL, SECTIONS, case, invitee, meeting

from senco_cli.documents.render.parsing import page_of
from senco_cli.documents.render.text import render_text
from senco_cli.documents.review_papers.advice_request import AdviceRequests, concerns, gaps_of_requests, request_to
from senco_cli.documents.review_papers.agenda import Agenda, agenda_of, gaps_of_agenda, start_times
from senco_cli.documents.review_papers.invitation import Invitations, gaps_of_letters, greeting_of, letters_to
from senco_cli.documents.review_papers.meeting import meeting_of
from senco_cli.documents.review_papers.progress import outcomes_asked, provisions_asked, review_before
from senco_cli.documents.review_papers.views_form import ViewsForm, Whose, views_form
from senco_cli.documents.templates import environment, render
from senco_cli.rules.due import pupil_deadlines

FORMS = ("child", "child-large", "parents", "teacher")
# One child of a primary school, one who moves on, and one of whom preparing for adulthood is asked.
KINDS: dict[str, dict[str, Any]] = {
    "usual": {},
    "moving": {
        "type": "phase-transfer",
        "pupil": {
            "date_of_birth": "2016-08-31",
            "transfer": {"kind": "primary-to-secondary", "moves_on": "2027-09-01"},
        },
    },
    "year 9": {"pupil": {"date_of_birth": "2012-11-03"}},
    "grown": {"pupil": {"date_of_birth": "2009-11-03"}, "invited": [{"role": "young-person", "name": "Amara Okafor"}]},
    "bare": {"bare": True, "invited": [{"role": "parent"}, {"role": "child"}, {"role": "health"}]},
}


def invitations(*, only: str | None = None, **changes: Any) -> Invitations:
    of, review = case(**changes)
    people = [each for each in review.invited if only in (None, each.role)]
    return Invitations(meeting_of(of, review), letters_to(people, of.file.pupil))


def requests(**changes: Any) -> AdviceRequests:
    of, review = case(**changes)
    last = review_before(of.file, review)
    letters = letters_to(review.invited, of.file.pupil)
    outcomes, provisions = outcomes_asked(of.file, last), provisions_asked(of.file, last)
    made = tuple(request_to(each, outcomes, provisions) for each in letters if each.manner == "professional")
    return AdviceRequests(meeting_of(of, review), made, last.meeting_on if last else None)


def form(whose: Whose, **changes: Any) -> ViewsForm:
    of, review = case(**changes)
    return views_form(whose, meeting_of(of, review), of.file, of.school, review)


def agenda(**changes: Any) -> Agenda:
    of, review = case(**changes)
    return agenda_of(
        meeting_of(of, review),
        people=review.invited,
        letters=letters_to(review.invited, of.file.pupil),
        outcomes=outcomes_asked(of.file, review_before(of.file, review)),
        deadlines=pupil_deadlines(of.file, of.school, today=of.today, days=of.days),
    )


def page(paper: str, **changes: Any) -> str:
    if paper == "invitation":
        view: dict[str, Any] = {"invitations": invitations(**changes)}
    elif paper == "advice-request":
        view = {"asked": requests(**changes)}
    elif paper == "agenda":
        view = {"agenda": agenda(**changes)}
    else:
        whose = paper.removeprefix("views-").removesuffix("-large")
        view = {"form": form(whose, **changes)}  # type: ignore[arg-type]
    return render(environment(), f"review-{paper}.html.j2", view)


PAPERS = ("invitation", "advice-request", "agenda", *(f"views-{each}" for each in FORMS))


def text(paper: str, **changes: Any) -> str:
    return render_text(page_of(page(paper, **changes)), width=1000)


def sentences(paper: str, **changes: Any) -> list[str]:
    """The sentences and questions of a page, each line of it ending one."""
    lines = text(paper, **changes).replace(" ", " ").split("\n")
    found = [part for line in lines for part in re.split(r"(?<=[.?!”])\s+", line)]
    return [each for each in found if re.search(r"\w", each)]


def words(sentence: str) -> int:
    return len(re.findall(r"\w[\w’'.-]*", re.sub(r"_{2,}", "", sentence)))


def test_the_days_around_the_meeting_are_those_of_the_law() -> None:
    around = meeting().around
    # Worked example: a meeting on Wednesday 20 January 2027; the papers safely on the 5th, the report by 3 February.
    assert (around.notice_by, around.papers_by) == (date(2027, 1, 5), date(2027, 1, 5))
    assert (around.report_by, around.decide_by) == (date(2027, 2, 3), date(2027, 2, 17))
    # The last school day before the day on which the advice has to go round.
    assert around.advice_by == date(2026, 12, 18)
    assert "SEND Regulations 2014, regulation 20(4)" in [each.title for each in around.papers_sources]


def test_a_day_that_is_over_is_left_open_and_one_of_the_schools_own_stands() -> None:
    assert meeting(on=date(2027, 1, 8)).around.advice_by is None
    of, review = case(on=date(2027, 1, 8))
    assert meeting_of(of, review, advice_by=date(2027, 1, 12)).around.advice_by == date(2027, 1, 12)


@pytest.mark.parametrize(("born", "covers"), [("2013-08-31", True), ("2013-09-01", False)])
def test_adulthood_is_covered_from_year_9_by_the_day_of_birth(born: str, covers: bool) -> None:
    # Worked example: a meeting in October 2026.
    made = agenda(pupil={"date_of_birth": born}, meeting_on="2026-10-14", on=date(2026, 9, 10))

    assert made.meeting.covers_adulthood is covers
    assert ("Preparing for adulthood" in [each.title for each in made.items]) is covers
    shown = page("agenda", pupil={"date_of_birth": born}, meeting_on="2026-10-14", on=date(2026, 9, 10))
    words = " ".join(render_text(page_of(shown)).lower().split())
    assert ("independent living" in words) is covers


def test_the_year_group_is_that_of_the_day_of_the_meeting() -> None:
    taught = {"date_of_birth": "2013-11-03", "year_taught": "8"}
    assert meeting(pupil=taught, on=date(2026, 7, 1), meeting_on="2026-07-10").covers_adulthood is False
    later = meeting(pupil=taught, on=date(2026, 7, 1), meeting_on="2026-10-14")
    assert (later.covers_adulthood, later.year) == (True, "Year 9")


def test_everybody_whom_the_law_names_gets_a_letter_that_says_so() -> None:
    letters = {each.role: each for each in invitations().letters}
    must = {"parent": "(a)", "head": "(b)", "la-education-officer": "(c)", "health": "(d)", "la-social-care": "(e)"}
    for role, limb in must.items():
        assert letters[role].must
        assert f"SEND Regulations 2014, regulation 20(2){limb}" in text("invitation", invited=[{"role": role}])
    assert not letters["speech-and-language-therapist"].must


def test_a_letter_says_when_where_and_by_when_advice_is_wanted() -> None:
    found = text("invitation", only="la-education-officer", time="15:30", place="Library")
    for said in ("Wednesday 20 January 2027", "15:30", "Library", "by Friday 18 December 2026", "Dear Priya Saldanha"):
        assert said in found


def test_who_has_sent_advice_is_thanked_and_not_asked_again() -> None:
    found = text("invitation", only="health")
    assert "Thank you for your advice" in found
    assert "18 December" not in found


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Priya Saldanha", "Priya Saldanha"),
        ("V. Ismailova, multi-sensory impairment", "V. Ismailova"),
        ("Donna Haddow (through Jerome Palfrey)", "Donna Haddow"),
        ("Ms van der Berg", "Ms van der Berg"),
        ("Community children's nursing", None),
        ("Audiology, City Hospital", None),
        ("Children with disabilities team", None),
        (None, None),
        ("(to follow)", None),
    ],
)
def test_a_person_is_greeted_by_name_and_a_service_is_not(name: str | None, greeting: str | None) -> None:
    assert greeting_of(name) == greeting


def test_an_interpreter_is_offered_in_the_language_that_is_needed() -> None:
    assert "an interpreter for Igbo" in text("invitation", only="parent")
    assert "If you need an interpreter" in text("invitation", only="parent", pupil={"contacts": []})


def test_parents_who_live_apart_are_not_told_each_others_address() -> None:
    together = text("invitation", only="parent")
    apart = [
        {"name": "Ngozi Okafor", "relationship": "mother", "address": "2 Mill Row"},
        {"name": "Chidi Okafor", "relationship": "father", "address": "9 Tide Lane"},
    ]
    found = text("invitation", only="parent", pupil={"contacts": apart})
    assert "2 Mill Row" in together
    assert "Mill Row" not in found
    assert "Tide Lane" not in found
    alone = text("invitation", pupil={"contacts": apart}, invited=[{"role": "parent", "name": "Ngozi Okafor"}])
    assert "2 Mill Row" in alone
    assert "Tide Lane" not in alone


def test_where_advice_is_independent_is_said_or_left_to_fill_in() -> None:
    assert "Norringshire SENDIASS" in text("invitation", only="parent")
    other = case(plan={"local_authority": "Tilveston"})
    view = Invitations(meeting_of(*other), letters_to([invitee("parent", "A B")], other[0].file.pupil))
    assert view.meeting.advice_service is None
    assert "where families get independent advice (SENDIASS)" in [
        each.what for each in gaps_of_letters(view.meeting, view.letters)
    ]


def test_a_grown_pupil_is_written_to_in_their_own_right() -> None:
    found = text("invitation", **KINDS["grown"])
    assert "it is your right to be there" in found
    assert "You choose who comes with you" in found


@pytest.mark.parametrize("kind", ["usual", "moving", "year 9", "grown", "bare"])
@pytest.mark.parametrize("paper", ["views-child", "views-child-large"])
def test_no_sentence_for_a_child_has_more_than_twelve_words(paper: str, kind: str) -> None:
    too_long = [each for each in sentences(paper, **KINDS[kind]) if words(each) > 12]
    assert too_long == []


def test_the_letter_to_a_child_has_short_sentences_too() -> None:
    for kind in ("usual", "moving"):
        found = sentences("invitation", only="child", **KINDS[kind])
        head = {each for each in found if "Merrowhythe" in each or "share it" in each}
        assert [each for each in found if words(each) > 12 and each not in head] == []


@pytest.mark.parametrize("kind", ["usual", "moving", "year 9"])
def test_parents_are_written_to_in_plain_words(kind: str) -> None:
    everything = sentences("invitation", only="parent", **KINDS[kind])
    begin = next(place for place, each in enumerate(everything) if each.startswith("Please come"))
    end = next(place for place, each in enumerate(everything) if each.startswith("The law says"))
    said = everything[begin:end]
    lengths = [words(each) for each in said if words(each)]
    assert len(lengths) > 20
    assert [each for each in said if words(each) > 20] == []
    assert sum(lengths) / len(lengths) <= 10
    hard = ("provision", "statutory", "pursuant", "representation", "outcome", "professional", "amend")
    assert [each for each in said if any(word in each for word in hard)] == []


def test_what_was_said_last_time_is_shown_to_those_who_said_it() -> None:
    child, parents, teacher = form("child"), form("parents"), form("teacher")
    assert [each.text for each in child.before] == ["I like art."]
    assert [each.text for each in parents.before] == [
        "Spelling is a tearful subject.",
        "Keep Mondays plain.",
        "No bottom set.",
    ]
    assert teacher.before == ()
    # What was said for something else may not be for the other parent.
    assert "in confidence" not in page("views-parents")


def test_the_teachers_form_has_every_outcome_and_every_line_of_provision() -> None:
    made = form("teacher")
    assert [(each.number, each.last_progress) for each in made.outcomes] == [("E1", "Partly met"), ("E2", None)]
    assert [each.number for each in made.provisions] == ["F1", "F2", "F3", "G1", "H2a"]
    found = text("views-teacher")
    assert "Last time, 27 Jan 2026: partly met. Two parts of three" in found
    assert "Last time: Longer sentences (keep)" in found


@pytest.mark.parametrize(
    ("role", "numbers"),
    [
        ("speech-and-language-therapist", ["F1"]),
        ("health", ["F3", "G1"]),
        ("la-social-care", ["H2a"]),
        ("educational-psychologist", []),
    ],
)
def test_each_is_asked_about_the_lines_that_concern_them(role: str, numbers: list[str]) -> None:
    of, review = case()
    lines = provisions_asked(of.file, review_before(of.file, review))
    assert [each.number for each in lines if concerns(role, each)] == numbers


def test_who_is_in_no_line_is_asked_about_the_whole_plan() -> None:
    made = requests(invited=[{"role": "educational-psychologist"}, {"role": "speech-and-language-therapist"}])
    whole, part = made.requests
    assert whole.is_whole
    assert len(whole.provisions) == len(SECTIONS["F"]) + 2
    assert [each.number for each in part.provisions] == ["F1"]
    assert [each.number for each in part.outcomes] == ["E1"]


def test_a_request_says_by_when_and_who_says_so() -> None:
    found = " ".join(text("advice-request", invited=[{"role": "speech-and-language-therapist"}]).split())
    assert "by Friday 18 December 2026" in found
    assert "they should have it by Tuesday 5 January 2027" in found
    assert "SEND Regulations 2014, regulation 20(4)" in found


def test_the_agenda_has_what_the_law_asks_with_who_says_so() -> None:
    items = {each.title: [source.title for source in each.sources] for each in agenda().items}
    assert "SEND Regulations 2014, regulation 20(5)" in items["Progress towards each outcome"]
    assert "SEND Regulations 2014, regulation 19(a)" in items["Amara: views, wishes and feelings"]
    assert "SEND Regulations 2014, regulation 19(a)" in items["The family’s views"]
    assert "SEND Regulations 2014, regulation 20(7) to (9)" in items["What the report will say"]
    assert items["Welcome"] == []
    assert "regulation 20(5)" in text("agenda")


def test_the_agenda_of_a_phase_transfer_has_the_move_and_the_day_of_the_final_plan() -> None:
    made = agenda(**KINDS["moving"])
    assert "The move to the next school" in [each.title for each in made.items]
    # Worked example: secondary school in September 2027, the last day by the strict reading is 14 February.
    assert made.named_by == date(2027, 2, 14)
    assert "Sunday 14 February 2027" in text("agenda", **KINDS["moving"])
    assert agenda().named_by is None


def test_the_agenda_says_who_comes_and_who_leads() -> None:
    made = agenda(chair="h6k3n")
    leads = {each.title: each.lead for each in made.items}
    assert leads["Welcome"] == "Mrs R. Tillotson"
    assert leads["The family’s views"] == "Ngozi and Chidi Okafor"
    assert [(each.name, each.reply) for each in made.people][-1] == ("Ms N. Farquharson, city service", "coming")


def test_times_fill_the_meeting_where_its_end_is_known() -> None:
    assert start_times("15:30 to 16:30", [1, 2, 1]) == ("15:30", "15:45", "16:15")
    assert start_times("9.00-10.00", [1, 1]) == ("9:00", "9:30")
    assert start_times("15:30", [1, 1]) == ("15:30", None)
    assert start_times("15:30 to 15:35", [1, 1]) == ("15:30", None)
    assert start_times("15:30 to 14:30", [1, 1]) == ("15:30", None)
    assert start_times("after school", [1]) == (None,)
    assert start_times(None, [1, 1]) == (None, None)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_known_is_a_line_and_never_a_word_of_the_program(paper: str, kind: str) -> None:
    made = page(paper, **KINDS[kind])
    found = render_text(page_of(made), width=100)
    assert not re.search(r"\bNone\b|undefined|\bnull\b|\(\)|\{\{", found)
    assert "  ," not in found


def test_what_is_missing_is_told_with_the_command_that_enters_it() -> None:
    of, review = case(bare=True, invited=[{"role": "health"}])
    now = meeting_of(of, review)
    letters = letters_to(review.invited, of.file.pupil)
    gaps = {each.what: each.command for each in gaps_of_letters(now, letters)}
    assert gaps["the time of the meeting"] == "review-notes k7m2q --part meeting --meeting 2027-01-20"
    assert gaps["the name of the health care professional"] == 'review-invite k7m2q --who "health=NAME"'
    made = AdviceRequests(now, (request_to(letters[0], (), ()),), None)
    assert "the outcomes and provision in the plan" in [each.what for each in gaps_of_requests(made)]
    assert "who leads the meeting" in [each.what for each in gaps_of_agenda(agenda(bare=True))]


@pytest.mark.parametrize("paper", PAPERS)
def test_what_was_typed_stays_text(paper: str) -> None:
    hostile = "<b>&=1+1"
    people = [{**each, "name": hostile} for each in EVERYBODY]
    last = {"outcome": "E1", "progress": "met", "evidence": hostile}
    made = page(
        paper,
        pupil={"name": {"legal_forename": hostile, "legal_surname": "{{ 1 }}"}},
        invited=people,
        outcomes=[last],
        place=hostile,
        time="x" * 400,
    )
    assert "<b>" not in made
    assert hostile in render_text(page_of(made), width=100)


def test_no_sentence_of_hundreds_of_words_breaks_a_page() -> None:
    long = " ".join(["word"] * 400)
    lines = [{"id": f"F{number}", "provision": long, "outcomes": ["E1"]} for number in range(25)]
    sections = {"E": [{"id": "E1", "outcome": long}], "F": lines}
    found = page("views-teacher", plan={"sections": sections})
    assert found.count('<th scope="row">F') == 25


@pytest.mark.parametrize("paper", PAPERS)
def test_the_page_is_whole(paper: str, golden: Golden) -> None:
    made = page(paper)
    name = f"review_{paper.replace('-', '_')}"
    golden(f"{name}.html", made)
    golden(f"{name}.txt", render_text(page_of(made), width=100))


def test_the_school_of_the_examples_is_the_one_of_the_papers() -> None:
    assert meeting().sender.school == SCHOOL.settings.school.name
