"""A pupil's SEN status as a register gives it, laid over the history that the records have."""

from __future__ import annotations

from datetime import date
from typing import Any

from senco_cli.exchange.cells.dates import ReadDay
from senco_cli.exchange.child import Child
from senco_cli.exchange.merging.status_history import latest_status, status_part, watch_part
from senco_cli.exchange.merging.trees import Part

TODAY = date(2026, 11, 21)
K_SINCE_2022 = {"status": "K", "from": "2022-01-10", "reason": "Two terms of phonics"}


def day(text: str) -> ReadDay:
    return ReadDay(date.fromisoformat(text))


def month(text: str) -> ReadDay:
    return ReadDay(date.fromisoformat(f"{text}-01"), "month", "gives a month only; taken as its first day")


def after(*history: dict[str, str], status: str | None, **row: Any) -> Part:
    return status_part({"sen_status": list(history)} if history else {}, Child(2, status=status, **row), today=TODAY)


def kinds(part: Part) -> list[str]:
    return [said.kind for said in part.said]


def test_a_status_begins_on_the_day_that_the_file_gives() -> None:
    part = after(status="K", status_from=day("2024-01-31"))
    assert part == Part({"sen_status": [{"status": "K", "from": "2024-01-31"}]})


def test_a_month_alone_begins_on_its_first_day_and_that_is_said() -> None:
    part = after(status="K", added_on=month("2023-06"))
    assert part.fields == {"sen_status": [{"status": "K", "from": "2023-06-01"}]}
    assert [(said.kind, said.taken) for said in part.said] == [("assumed", "2023-06-01")]


def test_a_status_without_a_day_begins_today_and_that_is_said() -> None:
    part = after(status="K")
    assert part.fields == {"sen_status": [{"status": "K", "from": "2026-11-21"}]}
    assert [(said.kind, said.taken) for said in part.said] == [("assumed", "2026-11-21")]


def test_no_status_says_nothing_and_neither_does_n_without_a_day() -> None:
    assert after(status=None) == Part()
    assert after(status="N") == Part()
    assert after(status="N", status_from=day("2024-01-31")).fields


def test_the_same_status_changes_nothing_whatever_day_is_missing_or_half_given() -> None:
    assert after(K_SINCE_2022, status="K") == Part()
    assert after(K_SINCE_2022, status="K", status_from=day("2022-01-10")) == Part()
    assert after(K_SINCE_2022, status="K", added_on=month("2022-01")) == Part()
    assert after(K_SINCE_2022, status="K", added_on=day("2021-09-01")) == Part()


def test_a_month_that_does_not_agree_moves_no_recorded_day() -> None:
    part = after(K_SINCE_2022, status="K", status_from=month("2023-06"))
    assert not part.fields
    assert kinds(part) == ["kept"]


def test_another_day_for_the_same_status_moves_its_beginning() -> None:
    part = after(K_SINCE_2022, status="K", status_from=day("2022-02-01"))
    assert part.fields == {"sen_status": [{**K_SINCE_2022, "from": "2022-02-01"}]}


def test_moving_a_beginning_moves_the_end_of_the_status_before_it() -> None:
    before = {"status": "N", "from": "2019-09-01", "to": "2022-01-09"}
    part = after(before, K_SINCE_2022, status="K", status_from=day("2022-02-01"))
    assert part.fields["sen_status"][0]["to"] == "2022-01-31"
    swallowing = after(before, K_SINCE_2022, status="K", status_from=day("2019-01-01"))
    assert not swallowing.fields
    assert kinds(swallowing) == ["refused"]


def test_a_new_status_ends_the_one_before_it_on_the_day_before() -> None:
    part = after(K_SINCE_2022, status="E", status_from=day("2024-03-18"))
    assert part.fields == {"sen_status": [{**K_SINCE_2022, "to": "2024-03-17"}, {"status": "E", "from": "2024-03-18"}]}
    assert [(said.kind, said.taken) for said in part.said] == [("noted", "2024-03-17")]


def test_a_status_that_ended_before_is_left_as_it_ended() -> None:
    ended = {**K_SINCE_2022, "to": "2023-07-20"}
    part = after(ended, status="K", status_from=day("2025-09-01"))
    assert part.fields == {"sen_status": [ended, {"status": "K", "from": "2025-09-01"}]}


def test_a_file_that_is_older_than_the_records_changes_nothing() -> None:
    since = {"status": "E", "from": "2024-03-18"}
    part = after({**K_SINCE_2022, "to": "2024-03-17"}, since, status="K", status_from=day("2022-01-10"))
    assert not part.fields
    assert kinds(part) == ["refused"]
    assert "older" in part.said[0].sentence
    earlier = after(since, status="K", status_from=day("2023-01-10"))
    assert not earlier.fields and kinds(earlier) == ["refused"]


def test_a_history_with_faults_is_not_added_to() -> None:
    part = after({"status": "K", "from": "Jan 2022"}, status="E")
    assert not part.fields
    assert kinds(part) == ["refused"]


def test_e_begins_with_the_plan_where_the_row_has_no_better_day() -> None:
    plan = day("2023-06-17")
    assert after(status="E", plan_made=plan, added_on=month("2023-06")).fields["sen_status"][0]["from"] == "2023-06-17"
    assert after(status="E", plan_made=plan).fields["sen_status"][0]["from"] == "2023-06-17"
    assert (
        after(status="E", plan_made=plan, status_from=month("2023-06")).fields["sen_status"][0]["from"] == "2023-06-17"
    )
    exact = after(status="E", plan_made=plan, status_from=day("2023-06-20"))
    assert exact.fields["sen_status"][0]["from"] == "2023-06-20"


def test_a_day_on_the_register_before_the_plan_is_not_taken_for_e() -> None:
    part = after(status="E", plan_made=day("2023-06-17"), added_on=month("2021-09"))
    assert part.fields["sen_status"] == [{"status": "E", "from": "2023-06-17"}]
    assert "before" in part.said[0].sentence


def test_a_beginning_before_the_second_birthday_is_doubted_and_taken() -> None:
    part = after(status="K", status_from=day("2022-02-20"), date_of_birth=date(2022, 2, 7))
    assert part.fields
    assert kinds(part) == ["doubtful"]
    third = after(status="K", status_from=day("2024-02-07"), date_of_birth=date(2022, 2, 7))
    assert kinds(third) == []


def test_the_watch_list_begins_when_the_file_says_or_today() -> None:
    since = Child(2, status="N", watched=True, added_on=month("2025-05"))
    assert watch_part({}, since, today=TODAY).fields == {"watch_from": "2025-05-01"}
    undated = watch_part({}, Child(2, status="N", watched=True), today=TODAY)
    assert undated.fields == {"watch_from": "2026-11-21"}
    assert undated.said[0].kind == "assumed"


def test_a_watch_that_is_recorded_stays() -> None:
    assert watch_part({"watch_from": "2024-01-10"}, Child(2, status="N", watched=True), today=TODAY) == Part()


def test_the_latest_status_is_the_one_that_began_last_whatever_the_order() -> None:
    history = [{"status": "E", "from": "2024-03-18"}, {"status": "K", "from": "2022-01-10", "to": "2024-03-17"}]
    assert latest_status({"sen_status": history}) == "E"
    assert latest_status({}) is None
