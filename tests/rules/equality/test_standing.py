"""Where a duty stands: the newest answer counts, older ones stay, gaps come first."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from rules.equality_school import ON, file, of_pupil, of_school, school

from senco_cli.model.equality import DutyAnswer, newest_answers
from senco_cli.rules.equality.shown import PupilFacts
from senco_cli.rules.equality.standing import GAPS, gaps_first, pupil_standings


def answer(result: str, on: str = "2026-10-02", item: str = "E08", **more: str) -> dict[str, str]:
    return {"item": item, "result": result, "answered_on": on, **more}


def gap(*answers: dict[str, str], on: date = ON) -> str | None:
    return of_school("E08", school(answers=list(answers)), on=on).gap


def test_without_an_answer_an_item_is_open() -> None:
    assert of_school("E08", school()).gap == "open"


def test_no_and_part_are_gaps_and_yes_and_na_are_none() -> None:
    assert [gap(answer(each)) for each in ("no", "part", "yes", "na")] == ["no", "part", None, None]


def test_the_newest_answer_counts_wherever_it_stands_and_the_others_stay() -> None:
    found = of_school("E08", school(answers=[answer("yes"), answer("no", "2025-10-01"), answer("part", "2024-10-01")]))
    assert found.answer and (found.answer.result, found.gap) == ("yes", None)
    assert [each.result for each in found.earlier] == ["no", "part"]


def test_of_two_answers_of_one_day_the_last_written_counts() -> None:
    assert gap(answer("no"), answer("yes")) is None


def test_a_good_answer_is_old_after_the_months_of_its_item() -> None:
    assert gap(answer("yes", "2025-11-21")) is None
    assert gap(answer("yes", "2025-11-20")) == "old"


def test_an_answer_of_a_later_day_does_not_count_yet() -> None:
    assert gap(answer("yes", "2026-11-22")) == "open"


def test_a_day_that_has_passed_makes_a_gap_late_and_an_answer_without_a_gap_never_is() -> None:
    late = of_school("E08", school(answers=[answer("part", by="2026-11-20")]))
    assert late.is_late and late.by == date(2026, 11, 20)
    assert not of_school("E08", school(answers=[answer("part", by="2026-11-21")])).is_late
    done = of_school("E08", school(answers=[answer("yes", by="2026-11-01")]))
    assert not done.is_late and done.by is None


def test_an_answer_that_the_records_do_not_bear_out_is_a_gap() -> None:
    suspended = file(exclusions=("2026-06-18",), equality={"answers": [answer("yes", item="E17")]})
    assert of_pupil("E17", suspended).gap == "differs"


def test_the_owner_is_the_one_named_else_the_role_whose_it_is() -> None:
    assert of_school("E08", school()).owner == "Head teacher"
    assert of_school("E08", school(answers=[answer("no", owner="Mrs Fenwick")])).owner == "Mrs Fenwick"


def test_gaps_come_late_ones_first_then_by_kind() -> None:
    answers = [
        answer("part", item="E10", by="2026-11-01"),
        answer("no", item="E12"),
        answer("yes", "2024-01-01", item="E13"),
    ]
    found = gaps_first(pupil_standings(PupilFacts(file(equality={"answers": answers}), school(), ON)))
    assert [(each.duty.id, each.gap) for each in found][:4] == [
        ("E10", "part"),
        ("E12", "no"),
        ("E01", "missing"),
        ("E13", "old"),
    ]
    kinds = [each.gap for each in found[1:] if each.gap]
    assert kinds == sorted(kinds, key=list(GAPS).index)


days = st.dates(date(2020, 1, 1), date(2026, 11, 21))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["yes", "no"]), days), min_size=1, max_size=8))
def test_answering_again_today_always_counts(history: list[tuple[str, date]]) -> None:
    answers = [DutyAnswer.model_validate(answer(result, day.isoformat())) for result, day in history]
    today = DutyAnswer.model_validate(answer("part", (ON + timedelta(days=0)).isoformat()))
    place, newest = newest_answers([*answers, today])["E08"]
    assert newest is today and place == len(answers)
