"""A provision in words."""

from __future__ import annotations

from typing import Any

import pytest
from documents.example import provision

from senco_cli.documents.provision_words import (
    deliverers,
    dose_words,
    measure_words,
    missing_words,
    result_words,
    weeks_words,
)
from senco_cli.model.provision import Measure, Member
from senco_cli.model.staff import Staff
from senco_cli.rules.costing import Missing

GROUP = {"minutes": 20, "per_week": "3"}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"sessions": [GROUP]}, "3 × 20 min a week for 10 weeks"),
        ({"sessions": [GROUP], "to": None}, "3 × 20 min a week, no end set"),
        ({"sessions": [GROUP], "to": None, "weeks": 12}, "3 × 20 min a week, for 12 weeks, no last day set"),
        ({"sessions": [{"minutes": 30, "per_week": "0.5"}]}, "1 × 30 min every 2 weeks for 10 weeks"),
        ({"sessions": [{"minutes": 30, "per_week": "2.5"}]}, "5 × 30 min every 2 weeks for 10 weeks"),
        ({"sessions": [{"minutes": 30, "per_week": "0.3"}]}, "0.3 × 30 min a week for 10 weeks"),
        (
            {"sessions": [{"minutes": 15, "per_week": "2", "given_to": "each-pupil"}]},
            "2 × 15 min a week for each pupil for 10 weeks",
        ),
        (
            {"sessions": [GROUP, {"minutes": 15, "per_week": "2", "given_to": "each-pupil"}]},
            "3 × 20 min a week together and 2 × 15 min a week for each pupil, for 10 weeks",
        ),
        ({"sessions": []}, "not recorded"),
    ],
)
def test_the_dose_reads_like_a_sentence(fields: dict[str, Any], words: str) -> None:
    assert dose_words(provision(**fields), 10) == words


def test_one_week_is_not_weeks() -> None:
    assert dose_words(provision(sessions=[GROUP]), 1) == "3 × 20 min a week for 1 week"
    assert weeks_words(provision(), begun=0, whole=1) == "0 of 1 week begun"


def test_who_delivers_it_is_named_with_role_and_share() -> None:
    people = {
        "ta": Staff.model_validate({"name": "Mrs F. Adeyemi", "role": "teaching-assistant"}),
        "lead": Staff.model_validate({"name": "Ms R. Bright", "role": "senco"}),
    }
    record = provision(
        delivered_by=[{"staff": "ta", "share": "1"}, {"staff": "lead", "share": "0.25"}, {"staff": "gone"}],
        delivered_by_others="Therapy service",
    )
    assert deliverers(record, people) == (
        "Mrs F. Adeyemi (teaching assistant)",
        "Ms R. Bright (SENCO), in 25% of the sessions",
        "staff gone (no record)",
        "Therapy service",
    )


def test_a_measure_says_which_way_is_better() -> None:
    assert measure_words(Measure.model_validate({"name": "Peg test", "unit": "seconds", "better": "lower"})) == (
        "Peg test, seconds; lower is better"
    )
    assert measure_words(None) is None


@pytest.mark.parametrize(
    ("fields", "better", "words"),
    [
        ({"outcome": "met"}, "higher", "Met"),
        ({"target": "85"}, "higher", "target 85"),
        ({"target": "85", "exit": "85"}, "higher", "target 85 reached"),
        ({"target": "85", "exit": "84.5"}, "higher", "target 85 not reached"),
        ({"target": "10", "exit": "12"}, "lower", "target 10 not reached"),
        ({"target": "10", "exit": "9", "outcome": "partly"}, "lower", "Partly met; target 10 reached"),
        ({}, "higher", ""),
    ],
)
def test_a_result_tells_of_the_outcome_and_of_the_target(fields: dict[str, Any], better: str, words: str) -> None:
    if "exit" in fields:
        fields = {**fields, "exit": {"value": fields["exit"], "taken_on": "2026-11-16"}}
    member = Member.model_validate({"pupil": "k7m2q", **fields})
    assert result_words(member, Measure.model_validate({"name": "Count", "better": better})) == words


def test_braces_in_a_name_do_no_harm() -> None:
    odd = {"ta": Staff.model_validate({"name": "Mx {0} {key}", "role": "other"})}
    assert missing_words((Missing("rate", "ta"),), odd) == ("Mx {0} {key} has no hourly rate",)
