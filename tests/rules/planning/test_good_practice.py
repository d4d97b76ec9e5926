"""Good practice on when to meet: sound files, and the days that come out of them."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
import yaml
from planned_school import day, pupil, school, to_secondary
from support import TEXTS

from senco_cli.model.school import PupilFile
from senco_cli.rules.case import pupil_case
from senco_cli.rules.planning.good_practice import Advised, advice_faults, advice_from, advised, all_advice
from senco_cli.rules.planning.limits import limits_of
from senco_cli.rules.rule_data import RuleDataError, all_rules
from senco_cli.rules.school_days import SchoolDays

FOLDER = files("senco_cli.rules.planning").joinpath("advice")
SOUND = """
id: GP-SOON
title: Meet soon
holds_for: [AR-NEXT]
bound: to
method: months_after
n: 10
says: It is best to meet
status: practice
source: [{kind: website, title: Some page, href: "https://example.org"}]
verified: secondary
checked_on: 2026-11-21
"""


def data(text: str = SOUND) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(text, Loader=TEXTS)
    return loaded


def advised_for(file: PupilFile, *, today: str = "2026-09-01") -> Advised:
    records = school()
    days = SchoolDays(records.calendar)
    case = pupil_case(file, records, today=day(today), days=days)
    return advised(limits_of(case, before=day(today)), school=records, days=days)


@pytest.mark.parametrize("name", [file.name for file in FOLDER.iterdir()])
def test_every_file_is_sound_and_has_a_source(name: str) -> None:
    loaded = data(FOLDER.joinpath(name).read_text(encoding="utf-8"))

    assert list(advice_faults(loaded)) == []
    assert all(source["title"].strip() for source in loaded["source"])
    assert set(loaded["holds_for"]) <= {rule.id for rule in all_rules()}


def test_every_file_becomes_advice_of_its_own() -> None:
    assert len({advice.id for advice in all_advice()}) == len(list(FOLDER.iterdir()))


def test_no_advice_passes_for_law() -> None:
    assert {advice.status for advice in all_advice()} == {"practice"}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("bound: to", "bound: until", 'bound "until" is not one of from, to'),
        ("method: months_after", "method: moons_after", 'method "moons_after" is not one of'),
        ("n: 10", "n: ten", 'n "ten" is not a whole number'),
        ("n: 10\n", "", "the numbers are not those that the method asks for"),
        ("method: months_after", "method: before_autumn_half_term", "the numbers are not those"),
        ("kind: website", "kind: hearsay", 'source kind "hearsay" is not known'),
        ("title: Meet soon\n", "", "title is missing"),
        ("says: It", "sais: It", '"sais" is not known here'),
    ],
)
def test_a_fault_is_told_in_words(old: str, new: str, fault: str) -> None:
    assert old in SOUND

    with pytest.raises(RuleDataError) as raised:
        advice_from("soon.yaml", data(SOUND.replace(old, new)))

    assert fault in raised.value.sentence


def test_a_review_is_best_held_between_eight_and_ten_months_after_the_last_one() -> None:
    best = advised_for(pupil(plan={"last_review_decision_on": "2026-03-03"}))

    assert (best.from_on, best.to_on) == (day("2026-11-03"), day("2027-01-03"))


def test_ahead_of_a_move_it_is_best_to_meet_before_the_autumn_half_term() -> None:
    best = advised_for(pupil(plan={"last_review_decision_on": "2026-07-03"}, **to_secondary()))

    # Half term is 26 to 30 October; the eight months since the last review cannot be waited for.
    assert (best.from_on, best.to_on) == (None, day("2026-10-23"))
    assert [advice.id for advice, _ in best.by if advice.bound == "from"] == []


def test_nothing_is_advised_for_a_move_between_post_16_institutions() -> None:
    moving = {"kind": "post-16-to-post-16", "moves_on": "2027-07-31"}
    best = advised_for(pupil(plan={"last_review_decision_on": "2026-07-03"}, transfer=moving))

    assert "GP-HALF-TERM" not in {advice.id for advice, _ in best.by}


@pytest.mark.parametrize(
    ("on", "number"), [("2026-10-27", 7), ("2026-11-02", 1), ("2026-11-03", 0), ("2027-01-03", 0), ("2027-01-04", 1)]
)
def test_the_days_outside_the_advised_ones_count(on: str, number: int) -> None:
    assert Advised(day("2026-11-03"), day("2027-01-03"), ()).days_outside(day(on)) == number
