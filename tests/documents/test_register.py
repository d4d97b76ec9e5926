"""The three registers: names for staff, numbers that tell of nobody for governors, the census's own columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from documents.conftest import Golden
from documents.papers import ON, SCRIPT, pupil, school

from senco_cli.documents.register import build_for_census, build_for_staff
from senco_cli.documents.register_counts import build_for_governors
from senco_cli.documents.register_view import CensusRegister, CountTable, GovernorRegister
from senco_cli.documents.render.parsing import page_of
from senco_cli.documents.render.text import render_text
from senco_cli.documents.templates import environment, render
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile
from senco_cli.rules.census.taking import census_day, next_census
from senco_cli.rules.check import Context, whose_upns
from senco_cli.rules.school_days import SchoolDays

LETTERS = "bcdfghjkmnpqrstvwxz"


def page(template: str, view: Any) -> str:
    return render(environment(), template, {"register": view})


def some(number: int, *, start: int = 0, **fields: Any) -> list[PupilFile]:
    """So many pupils alike."""
    keys = [f"k7m{LETTERS[each // 19]}{LETTERS[each % 19]}" for each in range(start, start + number)]
    return [pupil(key, f"Name{key}", f"Sur{key}", **fields) for key in keys]


def counts(table: CountTable) -> dict[str, int | None]:
    return {each.name: each.number for each in table.counts}


def table(register: GovernorRegister, title: str) -> CountTable:
    return next(each for each in register.tables if each.title == title)


def governors(files: Sequence[PupilFile]) -> GovernorRegister:
    return build_for_governors(school(), files, on=ON)


def census(files: Sequence[PupilFile], **options: Any) -> CensusRegister:
    records = school()
    context = Context(records, ON, SchoolDays(None), upns=whose_upns((each.key, each.pupil) for each in files))
    return build_for_census(files, context, **options)


def test_staff_see_who_what_and_what_helps_by_year_and_class() -> None:
    files = [
        pupil(
            "b2c3d", "Zoe", "Ash", needs=("SPLD", "SLCN"), key_worker="n2h8f", profile={"what_helps": ["One", "Two"]}
        ),
        pupil("b2c3f", "Bea", "Elm", status="E", class_name="1A", date_of_birth="2021-01-01"),
        pupil("b2c3g", "Cai", "Fir", status=None, watch_from="2026-09-01"),
        pupil("b2c3h", "Dee", "Gum", status=None),
        pupil("b2c3j", "Eve", "Hay", left_on="2026-07-01"),
    ]
    of = build_for_staff(school(), files, on=ON)
    assert [line.name for line in of.lines] == ["Bea Elm", "Zoe Ash"]
    assert [line.name for line in of.watched] == ["Cai Fir"]
    assert (of.support, of.plans) == (1, 1)
    assert (of.lines[1].needs, of.lines[1].helps, of.lines[1].key_worker) == (
        ("Specific learning difficulty", "Speech, language and communication needs"),
        "One",
        "Mrs F. Adeyemi",
    )


def test_staff_see_whose_place_is_in_the_unit_or_the_resourced_provision() -> None:
    files = [pupil("b2c3d", "Ana", sen_unit="yes"), pupil("b2c3f", "Bea", sen_unit="no", resourced_provision="yes")]
    of = build_for_staff(school(), files, on=ON)
    assert {line.name.split()[0]: line.place for line in of.lines} == {"Ana": "SEN unit", "Bea": "resourced provision"}
    assert "SEN support, SEN unit" in page("register.html.j2", of)


def test_a_need_that_is_kept_confidential_is_not_on_the_register() -> None:
    kept = pupil(needs=("SEMH",), confidentiality=[{"asked_by": "Mother", "asked_on": "2026-06-24"}])
    shown = page("register.html.j2", build_for_staff(school(), [kept], on=ON))
    assert "kept confidential: ask the SENCO" in shown and "mental health" not in shown


def school_of_thirty() -> list[PupilFile]:
    return [
        *some(20, needs=("SLCN",)),
        *some(6, start=20, needs=("ASD",), status="E", circumstances=["pupil-premium"]),
        *some(3, start=26, needs=("HI",)),
        *some(1, start=29, needs=("MLD",), circumstances=["looked-after"]),
    ]


def test_governors_see_no_name_no_small_number_and_none_that_can_be_worked_out() -> None:
    files = school_of_thirty()
    of = governors(files)
    shown = page("register-governors.html.j2", of)
    assert of.total == 30 and counts(table(of, "Status")) == {"SEN support": 24, "EHC plan": 6}
    assert not any(each.pupil.name.surname in shown or each.key in shown for each in files)
    # 26 and 3 and 1: three and one alone come to fewer than five, so that the next smallest goes with them.
    assert counts(table(of, "Area of need")) == dict.fromkeys(counts(table(of, "Area of need")))
    assert counts(table(of, "Circumstances")) == {"Pupil premium": 6, "Looked after": None}


def test_within_an_area_that_is_shown_a_small_type_takes_another_with_it() -> None:
    of = governors([*some(9, needs=("SLCN",)), *some(2, start=9, needs=("ASD",)), *some(8, start=11, needs=("MLD",))])
    assert counts(table(of, "Area of need")) == {"Communication and interaction": 11, "Cognition and learning": 8}
    assert counts(table(of, "Type of need")) == {
        "Speech, language and communication needs": None,
        "Autistic spectrum disorder": None,
        "Moderate learning difficulty": 8,
    }


def test_that_nearly_everybody_has_a_circumstance_tells_who_has_not() -> None:
    files = [*some(12, circumstances=["pupil-premium"]), *some(2, start=12)]
    assert counts(table(governors(files), "Circumstances")) == {"Pupil premium": None}


@pytest.mark.parametrize(("number", "says"), [(4, "Fewer than 5 pupils have SEN"), (0, "No pupil on the roll has SEN")])
def test_of_very_few_pupils_nothing_is_told(number: int, says: str) -> None:
    of = governors(some(number))
    assert of.tables == () and says in page("register-governors.html.j2", of)


def test_years_between_the_first_and_the_last_are_on_it_with_nobody_in_them() -> None:
    of = governors([*some(7, date_of_birth="2020-10-01"), *some(8, start=7, date_of_birth="2018-10-01")])
    assert counts(table(of, "Year group")) == {"Year 1": 7, "Year 2": 0, "Year 3": 8}
    assert counts(table(of, "Stage")) == {"Key stage 1": 7, "Key stage 2": 8}


@pytest.mark.parametrize(
    ("on", "term", "day"),
    [
        ("2026-09-01", "autumn", "2026-10-01"),
        ("2026-10-01", "autumn", "2026-10-01"),
        ("2026-10-02", "spring", "2027-01-21"),
        ("2027-01-22", "summer", "2027-05-20"),
        ("2027-05-21", "autumn", "2026-10-01"),
    ],
)
def test_the_census_is_the_next_one_on_its_thursday(on: str, term: str, day: str) -> None:
    today = date.fromisoformat(on)
    found = next_census(today)
    assert found == term and census_day(found, today) == date.fromisoformat(day)


def test_the_census_has_legal_names_and_the_first_two_types_ranked() -> None:
    child = pupil(
        needs=("SLCN", "SPLD", "SEMH"),
        upn="Y000999920501",
        name={"legal_forename": "Ibrahim", "legal_surname": "Rafiq", "known_as": "Ibby"},
    )
    (line,) = census([child], term="spring").lines
    assert (line.upn, line.surname, line.forename, line.provision) == ("Y000999920501", "Rafiq", "Ibrahim", "K")
    assert line.types == ("SLCN", "SPLD")


def test_types_are_taken_in_spring_only_and_of_nobody_without_sen() -> None:
    files = [pupil("b2c3d", "Ana", needs=("SLCN",)), pupil("b2c3f", "Bea", status=None, needs=("MLD",))]
    assert all(line.types == () for line in census(files, term="autumn").lines)
    assert [line.types for line in census(files, term="spring").lines] == [("SLCN",), ()]
    assert "SEN type" not in page("register-census.html.j2", census(files, term="summer"))


def test_the_census_finds_each_pupil_as_its_own_day_does() -> None:
    # The spring census of 2026/27 is taken on 21 January 2027.
    moved = {"status": "K", "from": "2025-09-01"}, {"status": "E", "from": "2027-01-11"}
    files = [
        pupil("b2c3d", "Ana", sen_status=list(moved), top_up=[{"from": "2027-01-01", "per_year": "2000.00"}]),
        pupil("b2c3f", "Bea", left_on="2026-12-18"),
        pupil("b2c3g", "Cai", admitted_on="2027-01-05"),
    ]
    found = {line.forename: line for line in census(files, term="spring").lines}
    assert set(found) == {"Ana", "Cai"}
    assert (found["Ana"].provision, found["Ana"].has_top_up, found["Cai"].has_top_up) == ("E", True, False)


def test_the_spring_census_says_of_pupils_with_sen_whether_they_are_in_a_unit() -> None:
    files = [pupil("b2c3d", "Ana", sen_unit="yes"), pupil("b2c3f", "Bea", status=None, sen_unit="no")]
    assert {line.forename: line.in_unit for line in census(files, term="spring").lines} == {"Ana": True, "Bea": None}
    assert "SEN unit" in page("register-census.html.j2", census(files, term="spring"))
    assert "SEN unit" not in page("register-census.html.j2", census(files, term="autumn"))


def test_what_the_census_would_refuse_is_said_first_by_name() -> None:
    shown = census([pupil("b2c3d", "Ana", "Lane")], term="spring")
    of_ana = [what for name, what in shown.doubts if name == "Ana Lane"]
    assert {"type of need" in what for what in of_ana} == {True, False}
    assert any(what.startswith("error 2170: ") and "b2c3d" in what for what in of_ana)
    assert {name for name, _ in shown.doubts} == {"Ana Lane", "The school"}
    assert ("The school", "before 2230 can be judged, say whether") in [
        (name, what[:38]) for name, what in shown.doubts if name == "The school"
    ]
    assert not any("type of need" in what for _, what in census([pupil("b2c3d")], term="autumn").doubts)


def test_the_pages_are_as_they_were(golden: Golden) -> None:
    child = pupil("b2c3d", "=1+1", SCRIPT, needs=("SPLD",), upn="Y000999920501", profile={"what_helps": ["Time"]})
    watched = pupil("b2c3f", "Bo", "Lane", status=None, watch_from="2026-09-01")
    views = {
        "register": ("register.html.j2", build_for_staff(school(), [child, watched], on=ON, part="Year 4")),
        "register_governors": ("register-governors.html.j2", governors(school_of_thirty())),
        "register_census": ("register-census.html.j2", census([child, watched], term="spring")),
    }
    for name, (template, view) in views.items():
        shown = page(template, view)
        assert "<script>" not in shown
        golden(f"{name}.html", shown)
        golden(f"{name}.txt", render_text(page_of(shown), width=100))


def test_staff_see_the_reviews_of_the_school_year_by_month() -> None:
    def with_reviews(key: str, *reviews: dict[str, Any]) -> PupilFile:
        held = {each["meeting_on"]: Review.model_validate({"type": "annual"} | each) for each in reviews}
        return replace(pupil(key, "Bea", "Elm", status="E"), reviews=held)

    files = [
        with_reviews("b2c3d", {"meeting_on": "2026-10-13", "held": "yes"}, {"meeting_on": "2027-03-02"}),
        with_reviews("b2c3f", {"meeting_on": "2026-10-14", "cancelled_on": "2026-10-01"}),
        with_reviews("b2c3g", {"meeting_on": "2025-10-14"}),
    ]
    year = build_for_staff(school(), files, on=ON).reviews
    assert year is not None
    assert {month.name: dict(month.counts) for month in year.months if month.total} == {
        "Oct": {"Held": 1, "Arranged": 0},
        "Mar": {"Held": 0, "Arranged": 1},
    }
    assert (year.academic_year, year.without) == ("2026/27", 2)
    # That a day has passed is no record of a meeting.
    passed = with_reviews(
        "b2c3h", {"meeting_on": "2026-09-15"}, {"meeting_on": "2026-09-22", "report_sent_on": str(ON)}
    )
    year = build_for_staff(school(), [*files, passed], on=ON).reviews
    assert year is not None
    assert dict(year.months[0].counts) == {"Held": 1, "Day passed, not recorded as held": 1, "Arranged": 0}


def test_a_school_without_plans_has_no_reviews_on_its_register() -> None:
    assert build_for_staff(school(), some(2), on=ON).reviews is None
