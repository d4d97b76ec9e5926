"""Histories of a transfer file over records: nothing of the records goes, and the same file again changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.exchange.child import Child, NeedPeriod, StatusPeriod
from senco_cli.exchange.merging.histories import need_history_part, status_history_part

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)


def day(text: str) -> date:
    return date.fromisoformat(text)


def period(code: str, start: str, end: str | None = None) -> StatusPeriod:
    return StatusPeriod(code, day(start), day(end) if end else None)


def statuses(recorded: list[dict[str, str]], *file: StatusPeriod) -> list[dict[str, str]]:
    part = status_history_part({"sen_status": recorded}, Child(1, status_history=file))
    found: list[dict[str, str]] = part.fields.get("sen_status", recorded)
    return found


K_NOW = {"status": "K", "from": "2026-09-01", "reason": "as we found it"}


def test_what_was_before_the_records_begin_is_put_in_and_the_records_stay() -> None:
    assert statuses([K_NOW], period("K", "2022-01-10")) == [
        K_NOW,
        {"status": "K", "from": "2022-01-10", "to": "2026-08-31"},
    ]


def test_a_file_that_says_otherwise_about_recorded_days_is_told_and_not_taken() -> None:
    part = status_history_part({"sen_status": [K_NOW]}, Child(1, status_history=(period("E", "2025-04-28"),)))
    assert part.fields["sen_status"] == [K_NOW, {"status": "E", "from": "2025-04-28", "to": "2026-08-31"}]
    assert [said.kind for said in part.said] == ["kept"]


def test_a_status_that_begins_later_ends_the_one_that_lasts() -> None:
    recorded = [{"status": "K", "from": "2022-01-10", "reason": "our own words"}]
    file = (period("K", "2022-01-10", "2025-04-27"), period("E", "2025-04-28"))
    assert statuses(recorded, *file) == [
        {"status": "K", "from": "2022-01-10", "reason": "our own words", "to": "2025-04-27"},
        {"status": "E", "from": "2025-04-28"},
    ]


def test_an_end_alone_ends_nothing_that_the_records_have_as_lasting() -> None:
    recorded = [{"status": "K", "from": "2022-01-10"}]
    assert statuses(recorded, period("K", "2022-01-10", "2026-07-21")) == recorded


def test_gaps_between_recorded_periods_are_filled() -> None:
    recorded = [{"status": "K", "from": "2020-01-01", "to": "2020-12-31"}, {"status": "E", "from": "2023-01-01"}]
    assert statuses(recorded, period("N", "2019-01-01", "2019-12-31"), period("K", "2020-01-01", "2022-12-31")) == [
        *recorded,
        {"status": "N", "from": "2019-01-01", "to": "2019-12-31"},
        {"status": "K", "from": "2021-01-01", "to": "2022-12-31"},
    ]


def test_a_history_with_faults_is_left_alone_and_told() -> None:
    recorded = [{"status": "K", "from": "some time ago"}]
    part = status_history_part({"sen_status": recorded}, Child(1, status_history=(period("E", "2025-04-28"),)))
    assert dict(part.fields) == {}
    assert [said.kind for said in part.said] == ["refused"]


@st.composite
def histories(draw: st.DrawFn) -> tuple[StatusPeriod, ...]:
    """Periods one after another, some with gaps between them, the last perhaps lasting."""
    start = date(2018, 1, 1) + draw(st.integers(0, 800)) * DAY
    found = []
    for place in range(length := draw(st.integers(0, 4))):
        end = start + draw(st.integers(0, 500)) * DAY
        last = place == length - 1
        found.append(StatusPeriod(draw(st.sampled_from("NKE")), start, None if last and draw(st.booleans()) else end))
        start = end + draw(st.integers(1, 200)) * DAY
    return tuple(found)


def written(history: tuple[StatusPeriod, ...]) -> list[dict[str, str]]:
    return [
        {"status": each.status, "from": str(each.from_on), **({"to": str(each.to_on)} if each.to_on else {})}
        for each in history
    ]


def in_force(listed: list[dict[str, Any]], on: date) -> Iterator[str]:
    return (each["status"] for each in listed if each["from"] <= str(on) <= each.get("to", "9999"))


@given(histories(), histories(), st.integers(0, 4500))
@settings(max_examples=100)
def test_no_day_has_two_statuses_and_recorded_days_keep_theirs(
    ours: tuple[StatusPeriod, ...], theirs: tuple[StatusPeriod, ...], days: int
) -> None:
    recorded = written(ours)
    after = statuses(recorded, *theirs)
    on = date(2017, 6, 1) + days * DAY
    now, before, given_ = (list(in_force(each, on)) for each in (after, recorded, written(theirs)))
    assert len(now) <= 1
    assert now in (before, given_)
    for old, new in zip(recorded, after, strict=False):
        assert (new["status"], new["from"]) == (old["status"], old["from"])
    if before:
        begins = max(each["from"] for each in recorded)
        assert now == before or (now == given_ and str(on) >= begins)
    assert statuses(after, *theirs) == after


# Needs.


def needs(recorded: list[dict[str, str]], *file: NeedPeriod, now: str = "K") -> tuple[list[dict[str, str]], list[str]]:
    in_force_now = [{"status": now, "from": "2024-01-01"}]
    part = need_history_part({"needs": recorded}, Child(1, need_history=file), statuses=in_force_now, today=TODAY)
    found: list[dict[str, str]] = part.fields.get("needs", recorded)
    return found, [said.kind for said in part.said]


def test_needs_new_to_a_record_come_after_those_it_has() -> None:
    recorded = [{"type": "SEMH", "rank": "1", "description": "our own words"}]
    found, said = needs(recorded, NeedPeriod("SLCN", 1, day("2022-01-10")), NeedPeriod("MLD", 2))
    assert found == [
        recorded[0],
        {"type": "SLCN", "rank": "2", "from": "2022-01-10"},
        {"type": "MLD", "rank": "3"},
    ]
    assert said == ["noted", "noted"]


def test_a_need_that_the_record_has_keeps_its_rank_and_gets_the_day_it_lacks() -> None:
    recorded = [{"type": "SLCN", "rank": "2"}]
    assert needs(recorded, NeedPeriod("SLCN", 1, day("2022-01-10")))[0] == [{**recorded[0], "from": "2022-01-10"}]


def test_an_ended_need_is_history_beside_a_present_one_of_the_same_type() -> None:
    recorded = [{"type": "SLCN", "rank": "1", "from": "2025-01-01"}]
    ended = NeedPeriod("SLCN", 1, day("2020-01-01"), day("2021-01-01"))
    found, _said = needs(recorded, ended)
    assert found[1] == {"type": "SLCN", "rank": "1", "from": "2020-01-01", "to": "2021-01-01"}
    assert needs(found, ended)[0] == found


def test_a_need_the_record_has_is_not_ended_by_the_file() -> None:
    recorded = [{"type": "SLCN", "rank": "1", "from": "2022-01-10"}]
    assert needs(recorded, NeedPeriod("SLCN", 1, day("2022-01-10"), day("2026-07-21"))) == (recorded, ["kept"])


@pytest.mark.parametrize(
    ("start", "end"), [("2022-01-10", "2023-12-31"), ("2025-02-02", "2025-02-02"), (None, "2023-12-31")]
)
def test_of_a_pupil_who_is_n_now_a_need_without_an_end_ended_before(start: str | None, end: str) -> None:
    found, said = needs([], NeedPeriod("SLCN", 1, day(start) if start else None), now="N")
    assert found[0]["to"] == end
    assert said == ["assumed"]


@given(
    st.lists(
        st.builds(
            NeedPeriod,
            st.sampled_from(["SLCN", "MLD", "ASD"]),
            st.integers(1, 5),
            st.dates(date(2018, 1, 1), date(2022, 1, 1)) | st.none(),
            st.dates(date(2022, 1, 2), date(2027, 1, 1)) | st.none(),
        ),
        max_size=5,
    ),
    st.sampled_from("NKE"),
)
def test_the_same_needs_again_change_nothing(file: list[NeedPeriod], now: str) -> None:
    found, _said = needs([], *file, now=now)
    assert needs(found, *file, now=now)[0] == found
