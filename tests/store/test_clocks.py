"""A clock that was wrong brings no change to a day before the one that it was made on top of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from dated_history import as_made_on

from senco_cli.store.clocks import _Made, _true_times
from senco_cli.store.past_state import newest_on
from senco_cli.store.transaction import ANY, transaction

Environment = Mapping[str, str]
YEAR = 31_557_600


def chain(*years: float) -> list[float]:
    """The years since 1970 in which commits can have been made whose clocks said these, one on top of the other."""
    made = [
        _Made(str(at), int(year * YEAR), (str(at - 1),) if at else ()) for at, year in reversed(list(enumerate(years)))
    ]
    found = _true_times(made)
    return [round(found[str(at)] / YEAR, 1) for at in range(len(years))]


@pytest.mark.parametrize(
    ("clocks", "times"),
    [
        ((55, 56, 57), [55, 56, 57]),
        ((55, 56, 1, 57), [55, 56, 56, 57]),
        ((55, 56, 50, 51, 57), [55, 56, 56, 56, 57]),
        ((55, 56, 1, 1.5), [55, 56, 56, 56]),
        ((55, 66, 56, 57), [55, 66, 56, 57]),
        ((55, 66, 56, 1, 57), [55, 66, 56, 56, 57]),
    ],
)
def test_a_clock_that_was_behind_is_mended_and_one_that_was_ahead_holds_nobody_back(
    clocks: tuple[float, ...], times: list[float]
) -> None:
    assert chain(*clocks) == times


def test_the_work_of_two_is_not_mended_by_each_other() -> None:
    made = [_Made("d", 59, ("b", "c")), _Made("c", 57, ("a",)), _Made("b", 58, ("a",)), _Made("a", 55, ())]
    made = [_Made(each.sha, each.when * YEAR, each.parents) for each in made]
    assert {sha: when // YEAR for sha, when in _true_times(made).items()} == {"a": 55, "b": 58, "c": 57, "d": 59}


def test_a_change_of_1971_is_not_the_state_of_an_earlier_day(root: Path, environment: Environment) -> None:
    first = as_made_on(root, "2026-09-04")
    with transaction(root, message="edit settings", environment=environment) as tx:
        tx.write("senco.yaml", b"format: 2\n", expected=ANY)
    late = as_made_on(root, "1971-03-01")
    assert [each.sha for each in newest_on(root, date(2026, 9, 4), environment=environment)] == [late]
    assert first in newest_on(root, date(2026, 9, 4), environment=environment)[0].parents
