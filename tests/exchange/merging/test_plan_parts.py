"""What a row says about an EHC plan and about the next review, laid over the records."""

from __future__ import annotations

from datetime import date
from typing import Any

from senco_cli.exchange.cells.dates import ReadDay
from senco_cli.exchange.child import Child
from senco_cli.exchange.merging.plan_parts import (
    COULD_BE_DATED,
    UNDATED,
    plan_part,
    review_part,
    with_plan_from_status,
)
from senco_cli.exchange.merging.trees import Part, Tree


def day(text: str) -> ReadDay:
    return ReadDay(date.fromisoformat(text))


def plan(old: Tree | None, *, status: str | None = "E", **row: Any) -> Part:
    return plan_part(old, Child(2, status=status, **row), status=status)


def test_the_day_of_the_plan_is_the_day_on_which_it_was_first_made() -> None:
    assert plan(None, plan_made=day("2023-06-17")) == Part({"plan_first_made_on": "2023-06-17"})


def test_everything_else_that_is_known_of_the_plan_comes_with_it() -> None:
    part = plan(
        None,
        plan_made=day("2023-06-17"),
        plan_now=day("2025-09-01"),
        last_review=day("2025-06-10"),
        local_authority="Example Council",
    )
    assert part.fields == {
        "plan_first_made_on": "2023-06-17",
        "final_plan_on": "2025-09-01",
        "last_review_meeting_on": "2025-06-10",
        "local_authority": "Example Council",
    }


def test_without_its_day_no_plan_is_made_and_what_could_stand_in_is_told() -> None:
    assert plan(None) == Part(said=(UNDATED,))
    assert plan(None, status_from=day("2024-03-18")) == Part(said=(COULD_BE_DATED,))
    assert plan({"plan_first_made_on": "2023-06-17"}) == Part()


def test_the_day_of_the_status_stands_in_only_when_somebody_says_so() -> None:
    child = Child(2, status="E", status_from=day("2024-03-18"))
    assert with_plan_from_status(child).plan_made == day("2024-03-18")
    by_month = Child(2, status="E", status_from=ReadDay(date(2024, 3, 1), "month", "..."))
    assert with_plan_from_status(by_month).plan_made is None
    assert with_plan_from_status(Child(2, status="K", status_from=day("2024-03-18"))).plan_made is None


def test_a_day_later_than_the_first_may_be_that_of_an_amended_plan_and_moves_nothing() -> None:
    part = plan({"plan_first_made_on": "2023-06-17"}, plan_made=day("2025-09-01"))
    assert not part.fields
    assert part.said[0].kind == "refused"
    known = {"plan_first_made_on": "2023-06-17", "final_plan_on": "2025-09-01"}
    assert plan(known, plan_made=day("2025-09-01")) == Part()


def test_a_day_earlier_than_the_recorded_first_one_puts_that_right() -> None:
    part = plan({"plan_first_made_on": "2023-06-17"}, plan_made=day("2021-02-01"))
    assert part.fields == {"plan_first_made_on": "2021-02-01"}


def test_a_plan_of_a_pupil_without_status_e_is_refused() -> None:
    part = plan(None, status="K", plan_made=day("2023-06-17"))
    assert not part.fields
    assert [(said.kind, said.about) for said in part.said] == [("refused", "plan_made")]


def review(old: Tree, *, status: str | None, watched: bool = False) -> Part:
    return review_part(old, Child(2, next_review=day("2027-04-12"), watched=watched or None), status=status)


def test_the_next_review_is_one_of_sen_support() -> None:
    assert review({}, status="K") == Part({"support_review_by": "2027-04-12"})
    assert review({"support_review_by": "2027-04-12"}, status="K") == Part()
    assert review({}, status="N", watched=True) == Part({"support_review_by": "2027-04-12"})


def test_the_review_of_a_plan_is_computed_and_not_taken() -> None:
    part = review({}, status="E")
    assert not part.fields
    assert part.said[0].kind == "refused"
    assert review({}, status="N").said[0].kind == "refused"


def test_a_day_without_a_year_does_not_move_on_by_a_year_when_it_is_imported_again() -> None:
    next_year = ReadDay(date(2028, 4, 12), "yearless", "gives no year")
    assert review_part({"support_review_by": "2027-04-12"}, Child(2, next_review=next_year), status="K") == Part()
