"""What can be said of the effect of provision: outcomes with their denominator, measures, ages, money."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_cli.model.measures import Measures
from senco_cli.model.pupil import Pupil
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.settings import Settings
from senco_cli.rules.costing import Amount
from senco_cli.rules.effect import Part, Standing, Way, effect_of, money_by_standing, ways_in
from senco_cli.rules.measuring import NotComparable, results_of
from senco_cli.rules.ratio_gain import NoRatioGain, RatioGain

PUPIL = Pupil.model_validate(
    {"name": {"legal_forename": "Siân", "legal_surname": "O'Brien"}, "date_of_birth": "2017-05-06"}
)
SCHOOL = {"record_format": "1", "school": {"name": "Alder Lane Primary School", "phase": "primary"}}
READING = {"scale": "reading-age", "test": "Graded reading", "edition": "3rd"}
WORDS = {"scale": "words-a-minute", "test": "Year 4 passages"}


def ways(*rows: dict[str, Any]) -> tuple[Way, ...]:
    record = Measures.model_validate({"results": [{"provision": "r5w7q", **row} for row in rows]})
    school = SchoolRecords(settings=Settings.model_validate(SCHOOL))
    return ways_in(results_of(PupilFile(key="k7m2q", pupil=PUPIL, measures=record), school), "r5w7q")


def both_ends(entry: str, exit: str, *, of: dict[str, str] = WORDS, **more: Any) -> tuple[Way, ...]:
    first = {**of, "value": entry, "taken_on": "2026-01-08", "context": "entry", **more}
    return ways(first, {**of, "value": exit, "taken_on": "2026-07-08", "context": "exit", **more})


def part(outcome: str | None = None, *, is_over: bool = True, found: tuple[Way, ...] = ()) -> Part:
    return Part(is_over, outcome, found)


def test_the_share_has_its_denominator_and_the_unknown_are_in_none() -> None:
    parts = [part("met"), part("met"), part("partly"), part("not-met"), part(), part("on-track"), part(is_over=False)]
    found = effect_of(parts)
    assert (found.met, found.partly, found.not_met, found.known) == (2, 1, 1, 4)
    assert (found.unknown, found.under_way) == (2, 1)
    assert found.per_cent_met == 50
    assert effect_of([part()]).per_cent_met is None


def test_an_outcome_recorded_while_the_provision_runs_is_known() -> None:
    assert effect_of([part("met", is_over=False)]).known == 1
    assert effect_of([part("on-track", is_over=False)]).under_way == 1


@given(st.lists(st.tuples(st.sampled_from(["met", "partly", "not-met", "on-track", None]), st.booleans())))
def test_every_part_is_counted_once(parts: list[tuple[str | None, bool]]) -> None:
    found = effect_of(part(outcome, is_over=is_over) for outcome, is_over in parts)
    assert found.known + found.unknown + found.under_way == len(parts)


def test_measures_are_compared_scale_by_scale_and_only_where_both_ends_are_there() -> None:
    found = ways(
        {**WORDS, "value": "41", "taken_on": "2026-01-08", "context": "entry"},
        {**READING, "value": "7:04", "taken_on": "2026-01-08", "context": "entry"},
        {**READING, "value": "8:00", "taken_on": "2026-07-08", "context": "exit"},
    )
    assert [way.entry.scale.id for way in found] == ["reading-age"]
    effect = effect_of([part(found=found)])
    assert effect.changes["better"] == 1 and effect.measured == 1
    assert isinstance(found[0].gain, RatioGain) and found[0].gain.months_gained == 8


def test_which_way_is_better_is_the_scale_s() -> None:
    difficulties = {"scale": "sdq-teacher-total"}
    found = effect_of(
        [part(found=both_ends("19", "15", of=difficulties)), part(found=both_ends("15", "19", of=difficulties))]
    )
    assert (found.changes["better"], found.changes["worse"]) == (1, 1)


def test_another_edition_is_not_compared_and_another_test_no_effect() -> None:
    first = {**READING, "value": "7:00", "taken_on": "2026-01-08", "context": "entry"}
    found = ways(first, {**READING, "edition": "4th", "value": "8:00", "taken_on": "2026-07-08", "context": "exit"})
    assert isinstance(found[0].change, NotComparable)
    effect = effect_of([part(found=found)])
    assert (effect.measured, effect.not_comparable, effect.gains) == (0, 1, ())
    assert part(found=found).standing == "not recorded"


def test_the_ratio_of_all_is_of_their_sums_and_refused_ones_are_in_none_of_them() -> None:
    one, other = both_ends("7:00", "7:06", of=READING), both_ends("7:00", "7:09", of=READING)
    at_floor = both_ends("6:00", "7:00", of=READING, at_limit="floor")
    assert isinstance(at_floor[0].gain, NoRatioGain) and at_floor[0].gain.months_gained == 12
    found = effect_of([part(found=one), part(found=other), part(found=at_floor)])
    assert (found.months_gained, len(found.gains), found.days_between) == (15, 2, 362)
    assert found.ratio == Decimal("1.26")
    alone = effect_of([part(found=one)])
    assert alone.ratio == alone.gains[0].ratio, "one pupil has the pupil's own"
    assert effect_of([part(found=at_floor)]).ratio is None


RANGE = {"confidence": {"from": "70", "to": "84", "percent": "95"}}
SCORE = {"scale": "standardised-score", "test": "Word reading", "edition": "2nd"}


@pytest.mark.parametrize(
    ("found", "standing"),
    [
        (part("met"), "shown"),
        (part("partly"), "shown"),
        (part("not-met"), "not shown"),
        (part("not-met", found=both_ends("41", "43")), "not shown"),
        (part("met", found=both_ends("41", "40")), "shown"),
        (part(found=both_ends("41", "54")), "shown"),
        (part(found=both_ends("41", "41")), "not shown"),
        (part(found=both_ends("41", "39")), "not shown"),
        (part(found=both_ends("76", "78", of=SCORE, **RANGE)), "not shown"),
        (part("on-track"), "not recorded"),
        (part(), "not recorded"),
        (part(is_over=False), "under way"),
        (part(found=both_ends("41", "54"), is_over=False), "shown"),
    ],
)
def test_what_can_be_said_goes_by_the_outcome_and_else_by_what_was_measured(found: Part, standing: Standing) -> None:
    assert found.standing == standing


def test_a_change_within_the_ranges_may_be_chance() -> None:
    found = effect_of([part(found=both_ends("76", "78", of=SCORE, **RANGE))])
    assert (found.changes["better"], found.may_be_chance) == (1, 1)


def test_money_is_in_one_pot_each() -> None:
    paid: list[tuple[Standing, Amount]] = [
        ("shown", Amount(100)),
        ("not shown", Amount(20)),
        ("not shown", Amount(None)),
        ("under way", Amount(3)),
    ]
    pots = money_by_standing(paid)
    assert {name: amount.pence for name, amount in pots.items()} == {
        "shown": 100,
        "not shown": 20,
        "not recorded": 0,
        "under way": 3,
    }
