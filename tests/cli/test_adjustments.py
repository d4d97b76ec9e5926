"""`senco add-adjustment` and `senco set-adjustment` as a SENCO meets them: asked, scripted, and seen again."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import TEXTS, Senco

ARJUN = Path("pupils/t9h5q/adjustments.yaml")
CHLOE = Path("pupils/k9d6p/adjustments.yaml")
SEAT = ("--what", "Seat by the door", "--kind", "adjustment", "--disadvantage", "Noise behind him")
FACTORS = (
    *("sen-provision", "resources", "cost", "effectiveness", "practicability", "effect-of-disability"),
    *("health-and-safety", "standards", "interests-of-others"),
)


def listed(practice: Path, path: Path = ARJUN) -> list[Any]:
    found = yaml.load((practice / path).read_text(encoding="utf-8"), Loader=TEXTS)["adjustments"]
    assert isinstance(found, list)
    return found


def subjects(practice: Path) -> list[str]:
    ran = subprocess.run(["git", "log", "--format=%s"], cwd=practice, capture_output=True, text=True, check=True)
    return ran.stdout.splitlines()


def test_it_asks_for_what_is_missing_and_a_bad_answer_again(senco: Senco, practice: Path) -> None:
    answers = ["Ear defenders", "aid", "Noise of the hall", "6, lessons, moon", "6, lessons", "Father", "3"]
    answers += ["20/11/2027", "20/11/2026", "Mrs T", "2027-01-15", "school", "y"]
    ran = senco("add-adjustment", "arjun", cwd=practice, typed="\n".join(answers) + "\n")

    assert ran.status == 0, ran.err
    assert "that: " in ran.err and "that day is still to come" in ran.err
    assert listed(practice) == [
        {
            "what": "Ear defenders",
            "kind": "auxiliary-aid",
            "disadvantage": "Noise of the hall",
            "state": "in-place",
            "used_in": ["clubs", "lessons"],
            "asked_by": "Father",
            "decided_by": "Mrs T",
            "started_on": "2026-11-20",
            "review_by": "2027-01-15",
            "paid_by": "school",
        }
    ]


def test_with_its_options_given_it_asks_nothing_and_is_being_considered_from_today(
    senco: Senco, practice: Path
) -> None:
    ran = senco("add-adjustment", "arjun", *SEAT, "--used-in", "lessons,trips", "--need", "ASD", "--yes", cwd=practice)

    assert ran.status == 0, ran.err
    (entry,) = listed(practice)
    assert (entry["state"], entry["asked_on"]) == ("considered", "2026-11-21")
    assert (entry["used_in"], entry["needs"]) == (["lessons", "trips"], ["ASD"])
    assert subjects(practice)[0] == "add adjustment (t9h5q)"
    assert "set-adjustment t9h5q agreed or refused" in ran.out


@pytest.mark.parametrize("missing", ["--what", "--kind", "--disadvantage"])
def test_without_a_terminal_it_names_the_option_that_is_missing(senco: Senco, practice: Path, missing: str) -> None:
    at = SEAT.index(missing)
    ran = senco("add-adjustment", "arjun", *SEAT[:at], *SEAT[at + 2 :], cwd=practice)

    assert ran.status == 2 and f"give {missing}" in ran.err
    assert not (practice / ARJUN).exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--state", "refused"), "begins as considered, agreed or in-place"),
        (("--asked", "2026-11-22"), "still to come"),
        (("--state", "in-place", "--decided", "2026-11-18", "--started", "2026-11-17"), "before the day of --decided"),
        (("--cost", "a lot"), "not a sum of money"),
    ],
)
def test_what_cannot_be_is_refused(senco: Senco, practice: Path, options: tuple[str, ...], said: str) -> None:
    ran = senco("add-adjustment", "arjun", *SEAT, *options, "--yes", cwd=practice)

    assert ran.status == 2 and said in ran.err
    assert not (practice / ARJUN).exists()


def test_a_cost_that_the_family_bears_is_said_to_be_unlawful_and_found(senco: Senco, practice: Path) -> None:
    ran = senco(
        "add-adjustment",
        "arjun",
        *SEAT,
        "--state",
        "agreed",
        "--paid-by",
        "family",
        "--cost",
        "£40",
        "--yes",
        cwd=practice,
    )

    assert "may not be passed on" in ran.out
    assert listed(practice)[0]["cost"] == "40"
    assert "adjustment-paid-by-family" in senco("check", cwd=practice).out


def test_from_considered_to_agreed_in_place_reviewed_and_ended(senco: Senco, practice: Path) -> None:
    assert senco("add-adjustment", "arjun", *SEAT, "--asked", "2026-09-01", "--yes", cwd=practice).status == 0
    steps = [
        ("agreed", "--day", "2026-09-07", "--by", "Mrs T"),
        ("in-place", "--day", "2026-09-08", "--staff-told", "2026-09-08", "--review-by", "2026-10-16"),
        ("reviewed", "--day", "2026-10-16", "--effect", "Half as often out of his chair", "--review-by", "2026-12-11"),
        ("ended", "--day", "2026-11-20", "--reason", "He has moved tables"),
    ]
    for step in steps:
        ran = senco("set-adjustment", "arjun", *step, "--yes", cwd=practice)
        assert ran.status == 0, ran.err
    assert subjects(practice)[:4] == [f"{said} adjustment (t9h5q)" for said in ("end", "review", "start", "agree")]
    (entry,) = listed(practice)
    assert entry == {
        "what": "Seat by the door",
        "kind": "adjustment",
        "disadvantage": "Noise behind him",
        "state": "ended",
        "asked_on": "2026-09-01",
        "decided_on": "2026-09-07",
        "decided_by": "Mrs T",
        "started_on": "2026-09-08",
        "staff_told_on": "2026-09-08",
        "review_by": "2026-12-11",
        "reviews": [{"reviewed_on": "2026-10-16", "effect": "Half as often out of his chair"}],
        "ended_on": "2026-11-20",
        "why_ended": "He has moved tables",
    }


def test_what_is_put_in_place_at_once_was_decided_the_same_day(senco: Senco, practice: Path) -> None:
    senco("add-adjustment", "arjun", *SEAT, "--yes", cwd=practice)
    assert senco("set-adjustment", "arjun", "in-place", "--yes", cwd=practice).status == 0
    (entry,) = listed(practice)
    assert (entry["state"], entry["decided_on"], entry["started_on"]) == ("in-place", "2026-11-21", "2026-11-21")


def test_a_refusal_asks_for_each_of_the_nine_factors(senco: Senco, practice: Path) -> None:
    answers = ["refused", "2026-11-18", "Mr P", "Nothing is left to enlarge", *(f"Sentence {n}" for n in range(9)), "y"]
    ran = senco("set-adjustment", "chloe", cwd=practice, typed="\n".join(answers) + "\n")

    assert ran.status == 0, ran.err
    lens = listed(practice, CHLOE)[1]
    assert (lens["state"], lens["decided_on"], lens["reason"]) == (
        "refused",
        "2026-11-18",
        "Nothing is left to enlarge",
    )
    assert [each["factor"] for each in lens["factors"]] == list(FACTORS)
    assert "adjustment-refused" not in senco("check", cwd=practice).out


def test_a_refusal_without_all_factors_is_written_said_and_found_and_can_be_completed(
    senco: Senco, practice: Path
) -> None:
    ran = senco("set-adjustment", "chloe", "refused", "--factor", "cost=£40 a year", "--yes", cwd=practice)
    assert ran.status == 0, ran.err
    assert "still without a sentence: sen-provision, resources, effectiveness" in ran.out
    assert "adjustment-refused-without-factors" in senco("check", cwd=practice).out
    more = [part for each in FACTORS for part in ("--factor", f"{each}=Weighed")]
    again = senco("set-adjustment", "chloe", "refused", *more, "--yes", cwd=practice)
    assert again.status == 0, again.err
    assert {each["factor"]: each["finding"] for each in listed(practice, CHLOE)[1]["factors"]} == dict.fromkeys(
        FACTORS, "Weighed"
    )
    assert "adjustment-refused" not in senco("check", cwd=practice).out


@pytest.mark.parametrize("which", ["lens", "2"])
def test_one_of_several_is_named_by_its_words_or_its_number(senco: Senco, practice: Path, which: str) -> None:
    assert senco("add-adjustment", "chloe", *SEAT, "--yes", cwd=practice).status == 0
    unclear = senco("set-adjustment", "chloe", "agreed", "--yes", cwd=practice)
    assert unclear.status == 3 and "numbers 2, 3" in unclear.err
    assert senco("set-adjustment", "chloe", "agreed", "--which", which, "--yes", cwd=practice).status == 0
    assert [each["state"] for each in listed(practice, CHLOE)] == ["in-place", "agreed", "considered"]


def test_somebody_at_a_terminal_chooses_among_several(senco: Senco, practice: Path) -> None:
    assert senco("add-adjustment", "chloe", *SEAT, "--yes", cwd=practice).status == 0
    ran = senco("set-adjustment", "chloe", "agreed", "--yes", cwd=practice, typed="2\n")
    assert ran.status == 0, ran.err
    assert [each["state"] for each in listed(practice, CHLOE)] == ["in-place", "considered", "agreed"]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("agreed", "--which", "tablet"), 3, "no adjustment fits that can be agreed"),
        (("reviewed", "--which", "tablet", "--effect", "x", "--day", "2024-01-01"), 3, "before 2024-01-22"),
        (("agreed", "--day", "2026-11-22"), 2, "still to come"),
        (("agreed", "--effect", "x"), 2, "goes with reviewed only"),
        (("agreed", "--factor", "cost=x"), 2, "goes with refused only"),
        (("refused", "--factor", "cost"), 2, "needs a factor and a sentence"),
        (("Zebedee",), 2, "not a step"),
    ],
)
def test_a_step_that_does_not_fit_is_refused_and_changes_nothing(
    senco: Senco, practice: Path, words: tuple[str, ...], status: int, said: str
) -> None:
    before = (practice / CHLOE).read_bytes()
    ran = senco("set-adjustment", "chloe", *words, "--yes", cwd=practice)

    assert ran.status == status and said in ran.err
    assert "Zebedee" not in ran.err
    assert (practice / CHLOE).read_bytes() == before


def test_the_lists_author_keeps_their_hand_and_a_dry_run_writes_nothing(senco: Senco, practice: Path) -> None:
    before = (practice / CHLOE).read_bytes()
    ran = senco("set-adjustment", "chloe", "agreed", "--dry-run", cwd=practice)
    assert ran.status == 0 and "+    state: agreed" in ran.out
    assert (practice / CHLOE).read_bytes() == before
    senco("set-adjustment", "chloe", "agreed", "--yes", cwd=practice)
    assert "# The lens is on order" in (practice / CHLOE).read_text(encoding="utf-8")
    assert senco("undo", "--yes", cwd=practice).status == 0
    assert (practice / CHLOE).read_bytes() == before


def test_what_was_agreed_and_what_is_to_be_looked_at_stand_among_the_dates(senco: Senco, practice: Path) -> None:
    out = senco("review-due", "--kind", "adjustment", cwd=practice).out
    assert "Put the agreed adjustment in place" in out and "Look at what the adjustment does" in out
