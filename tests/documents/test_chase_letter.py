"""The letter to an authority: what is late, since when, by which rule, and no more about a child."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from documents.conftest import Golden

from senco_cli.documents.chase_letter import ChaseLetter, PupilPart, build, is_late, pupil_part
from senco_cli.documents.render.parsing import page_of
from senco_cli.documents.render.text import render_text
from senco_cli.documents.templates import environment, render
from senco_cli.model.calendar import Calendar
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.pupil import Pupil
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.settings import Settings
from senco_cli.model.staff import Staff
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.due import pupil_deadlines
from senco_cli.rules.school_days import SchoolDays

ON = date(2027, 2, 8)
TERM = {"name": "Spring", "from": "2027-01-05", "to": "2027-03-25"}
SETTINGS = {
    "record_format": "1",
    "school": {
        "name": "Larkfield Primary School",
        "phase": "primary",
        "head": "Mr J. Pemberton",
        "senco": "h6k3n",
        "address": "1 Ropewalk Lane, Merrowhythe",
        "phone": "01632 960140",
        "email": "office@larkfield.example",
    },
    "local_authorities": [{"name": "Norringshire County Council", "email": "ehcp@norringshire.example"}],
}
SCHOOL = SchoolRecords(
    Settings.model_validate(SETTINGS),
    Calendar.model_validate({"years": [{"academic_year": "2026/27", "terms": [TERM]}]}),
    {"h6k3n": Staff.model_validate({"name": "Mrs R. Tillotson", "role": "senco"})},
)
DAYS = SchoolDays(SCHOOL.calendar)


def file(key: str = "k7m2q", *, known_as: str | None = None, **plan: Any) -> PupilFile:
    """A pupil whose review meeting was on 5 January 2027, and whom the authority has not answered."""
    name = {"legal_forename": "Amara", "legal_surname": "Okafor <b>", **({"known_as": known_as} if known_as else {})}
    pupil = {
        "name": name,
        "date_of_birth": "2016-11-03",
        "sen_status": [{"status": "E", "from": "2024-01-10"}],
        "needs": [{"type": "SLCN", "rank": "1", "description": "Follows two-part instructions with a picture"}],
        "circumstances": ["looked-after"],
    }
    made = {"plan_first_made_on": "2024-01-10", "last_review_decision_on": "2026-01-12", "case_officer": "P. Saldanha"}
    review = {
        "type": "annual",
        "meeting_on": "2027-01-05",
        "held": "yes",
        "report_sent_on": "2027-01-15",
        "notes": "A hard meeting",
    }
    return PupilFile(
        key,
        Pupil.model_validate(pupil),
        EhcPlan.model_validate({**made, **plan}),
        reviews={"2027-01-05": Review.model_validate(review)},
    )


def late(of: PupilFile, *, on: date = ON) -> list[Deadline]:
    found = pupil_deadlines(of, SCHOOL, today=on, days=DAYS)
    return [each for each in found if each.duty_holder == "la" and is_late(each, on)]


def part(of: PupilFile) -> PupilPart:
    return pupil_part(of, late(of), on=ON)


def letter(*parts: PupilPart) -> ChaseLetter:
    authority = SCHOOL.settings.local_authorities[0]
    return build(SCHOOL, parts, authority=authority.name, settings=authority, on=ON, answer_by=date(2027, 2, 12))


def page(view: ChaseLetter) -> str:
    return render(environment(), "chase-letter.html.j2", {"letter": view})


def test_it_names_what_is_late_since_when_and_by_which_rule() -> None:
    decide, following = letter(part(file())).items[::-1]

    # The meeting on 5 January and four weeks; twelve months from 12 January, by the longest reading to the 12th.
    assert (decide.rule, decide.last_day, decide.days_late) == ("AR-DECIDE", date(2027, 2, 2), 6)
    assert (following.rule, following.last_day, following.strict_day) == (
        "AR-NEXT",
        date(2027, 1, 12),
        date(2027, 1, 11),
    )
    assert decide.began == "The review meeting was on Tuesday 5 January 2027."


@pytest.mark.parametrize(("on", "is_one"), [("2027-01-11", False), ("2027-01-12", False), ("2027-01-13", True)])
def test_nothing_is_called_late_before_the_longest_reading_is_over(on: str, is_one: bool) -> None:
    found = late(file(), on=date.fromisoformat(on))
    assert ("AR-NEXT" in {each.rule for each in found}) == is_one


def test_reminders_good_practice_and_other_duties_are_not_chased() -> None:
    (decide, *_rest) = [each for each in late(file()) if each.rule == "AR-DECIDE"]

    assert is_late(decide, ON)
    assert not is_late(decide._replace(reminder=True), ON)
    assert not is_late(decide._replace(status="practice"), ON)
    assert not is_late(decide._replace(kind="looked-after"), ON)
    assert not is_late(decide._replace(legal_due=None), ON)


def test_it_says_name_birth_and_the_plans_days_and_nothing_else_of_the_child() -> None:
    for text in (page(letter(part(file()))), page(letter(part(file()), part(file("p3x9d"))))):
        assert "born 3 November 2016" in text and "Amara Okafor &lt;b&gt;" in text
        for held_back in ("SLCN", "two-part", "looked", "hard meeting", "k7m2q", "p3x9d"):
            assert held_back not in text


def test_the_legal_name_stands_on_it() -> None:
    assert part(file(known_as="Ama")).name.startswith("Amara ")


def test_it_is_from_the_school_to_the_officer_with_a_day_to_answer_by() -> None:
    text = render_text(page_of(page(letter(part(file())))), width=80)
    for line in (
        "Larkfield Primary School",
        "1 Ropewalk Lane, Merrowhythe",
        "P. Saldanha",
        "Norringshire County Council",
        "8 February 2027",
        "Dear P. Saldanha,",
        "Mrs R. Tillotson",
        "for Mr J. Pemberton, head teacher",
    ):
        assert line in text.splitlines()
    assert "by Friday 12 February 2027" in " ".join(text.split())


def test_officers_who_differ_are_addressed_together_and_named_in_the_table() -> None:
    text = page(letter(part(file()), part(file("p3x9d", case_officer="S. Oduya"))))
    assert "Dear colleagues," in text and "Yours faithfully" in text
    assert "officer: P. Saldanha" in text and "officer: S. Oduya" in text


def test_the_source_and_how_far_it_was_read_stand_in_small_print() -> None:
    text = " ".join(render_text(page_of(page(letter(part(file())))), width=80).split())
    assert "AR-DECIDE *: SEND Regulations 2014, regulation 20(10) and (11)" in text
    assert "only sources that quote or cite the text were read" in text


def test_a_letter_without_settings_still_stands() -> None:
    bare = {"record_format": "1", "school": {"name": "Larkfield", "phase": "primary"}}
    school = SchoolRecords(Settings.model_validate(bare))
    parts = [replace(part(file()), officer=None)]
    view = build(school, parts, authority="Norringshire", settings=None, on=ON, answer_by=date(2027, 2, 12))
    text = render_text(page_of(page(view)), width=80)
    assert "None" not in text and "Special educational needs co-ordinator" in text


def test_the_letter_about_one_pupil_is_as_it_was(golden: Golden) -> None:
    text = page(letter(part(file())))
    golden("chase_letter_one.html", text)
    golden("chase_letter_one.txt", render_text(page_of(text), width=80))


def test_the_letter_about_several_is_as_it_was(golden: Golden) -> None:
    text = page(letter(part(file()), part(file("p3x9d", case_officer="S. Oduya"))))
    golden("chase_letter_several.html", text)
    golden("chase_letter_several.txt", render_text(page_of(text), width=80))


def test_the_page_is_upright() -> None:
    assert "size: A4 portrait" in page(letter(part(file())))
