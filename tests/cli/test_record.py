"""`senco record`: one command enters the day of any event, in the right record, or says why it cannot."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from support import Senco

from senco_cli.cli.completion import candidates

HODAN, SIAN, ELLIE = "n6b3k", "g2x7p", "h2w6d"


def read(practice: Path, path: str) -> str:
    return (practice / "pupils" / path).read_text(encoding="utf-8")


def commits(practice: Path) -> list[str]:
    log = subprocess.run(["git", "log", "--format=%s"], cwd=practice, capture_output=True, text=True, check=True)
    return log.stdout.splitlines()


def test_an_event_that_begins_something_makes_a_record_and_says_what_comes_next(senco: Senco, practice: Path) -> None:
    ran = senco("record", "needs-assessment-requested", "hodan", "2026-11-02", cwd=practice)

    assert ran.status == 0, ran.err
    text = read(practice, f"{HODAN}/assessments/2026-11-02.yaml")
    assert "type: needs-assessment\nrequest_received_on: 2026-11-02\n" in text
    assert "due: Mon 14 Dec 2026: Say whether an assessment is made (the local authority)" in ran.out
    assert f"senco record assessment-agreed {HODAN}" in ran.out
    assert commits(practice)[0] == f"record needs-assessment-requested ({HODAN})"


def test_the_next_event_goes_into_the_record_that_waits_for_it(senco: Senco, practice: Path) -> None:
    ran = senco("record", "assessment-advice-sent", ELLIE, "2026-11-20", cwd=practice)

    assert ran.status == 0, ran.err
    text = read(practice, f"{ELLIE}/assessments/2026-10-05.yaml")
    assert text.splitlines()[1].startswith("# The school's own request.") and "advice_sent_on: 2026-11-20" in text
    assert len(commits(practice)) == 2


def test_an_event_may_set_a_code_beside_its_day(senco: Senco, practice: Path) -> None:
    senco("record", "re-assessment-requested", SIAN, "2026-11-02", cwd=practice)
    ran = senco("record", "assessment refused", SIAN, "2026-11-16", cwd=practice)

    assert ran.status == 0, ran.err
    text = read(practice, f"{SIAN}/assessments/2026-11-02.yaml")
    assert "decision: refuse" in text and "decision_notice_on: 2026-11-16" in text


def test_a_day_in_the_pupils_own_record_takes_the_place_of_an_older_one(senco: Senco, practice: Path) -> None:
    ran = senco("record", "education-plan-reviewed", "q4t8m", "2026-11-19", cwd=practice)

    assert ran.status == 0, ran.err
    assert "pep_reviewed_on: 2026-11-19\n" in read(practice, "q4t8m/pupil.yaml")
    assert "2026-10-20" not in read(practice, "q4t8m/pupil.yaml")


def test_a_day_goes_into_the_newest_entry_of_a_list(senco: Senco, practice: Path) -> None:
    path = practice / "pupils" / HODAN / "pupil.yaml"
    senco("edit", HODAN, "--unset", "sen_status.1.parents_told_on", cwd=practice)
    ran = senco("record", "parents-told-of-support", HODAN, "2026-10-02", cwd=practice)

    assert ran.status == 0, ran.err
    assert "    parents_told_on: 2026-10-02\n" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("event", "day", "said"),
    [
        ("assessment-agreed", "2026-11-22", "2026-11-22 is still to come: today is 2026-11-21"),
        (
            "assessment-advice-sent",
            "2026-11-12",
            "2026-11-12 cannot be the day of advice_sent_on: it is before 2026-11-13",
        ),
        ("assessment-agreed", "2026-11-13", "has decision_notice_on 2026-11-12 already"),
        ("exclusion-board-met", "2026-11-13", "waits for exclusion-board-met"),
        ("assessment-agred", "2026-11-13", "did you mean assessment-agreed"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    senco: Senco, practice: Path, event: str, day: str, said: str
) -> None:
    ran = senco("record", event, ELLIE, day, cwd=practice)

    assert ran.status in (2, 3) and said in ran.err
    assert len(commits(practice)) == 1


def test_a_day_before_the_birth_is_refused_without_telling_the_birth(senco: Senco, practice: Path) -> None:
    ran = senco("record", "became-looked-after", HODAN, "2020-01-01", cwd=practice)

    assert ran.status == 3 and "before the pupil was born" in ran.err
    assert "2022-03-14" not in ran.err


def test_the_same_day_again_changes_nothing(senco: Senco, practice: Path) -> None:
    ran = senco("record", "assessment-agreed", ELLIE, "2026-11-12", cwd=practice)

    assert (ran.status, ran.out) == (0, "nothing was changed: the record holds that already\n")


def test_a_second_event_on_one_day_gets_a_file_of_its_own_and_the_same_one_twice_is_refused(
    senco: Senco, practice: Path
) -> None:
    senco("record", "complaint-received", HODAN, "2026-11-16", cwd=practice)
    other = senco("record", "data-complaint-received", HODAN, "2026-11-16", cwd=practice)
    twice = senco("record", "data-complaint-received", HODAN, "2026-11-16", cwd=practice)

    assert other.status == 0 and "type: data-complaint" in read(practice, f"{HODAN}/requests/2026-11-16-2.yaml")
    assert twice.status == 3 and "already" in twice.err


def test_only_what_is_missing_is_asked_for(senco: Senco, practice: Path) -> None:
    ran = senco("record", "decision-letter-sent", SIAN, cwd=practice, typed="2026-11-16\nplacement\n")

    assert ran.status == 0, ran.err
    assert "about: placement\ndecision_sent_on: 2026-11-16\n" in read(practice, f"{SIAN}/disputes/2026-11-16.yaml")


def test_without_a_terminal_what_is_missing_is_named_with_its_option(senco: Senco, practice: Path) -> None:
    ran = senco("record", "decision-letter-sent", SIAN, "2026-11-16", cwd=practice)

    assert ran.status == 2 and "--set about=..." in ran.err
    given = senco("record", "decision-letter-sent", SIAN, "16/11/2026", "--set", "about=Placement", cwd=practice)
    assert given.status == 0, given.err


def test_undo_takes_the_record_back(senco: Senco, practice: Path) -> None:
    senco("record", "suspended", HODAN, "2026-11-16", "--set", "to=2026-11-17", cwd=practice)
    path = practice / "pupils" / HODAN / "exclusions" / "2026-11-16.yaml"
    assert "to: 2026-11-17" in path.read_text(encoding="utf-8")

    assert senco("undo", "--yes", cwd=practice).status == 0
    assert not path.exists()


def test_a_dry_run_writes_nothing(senco: Senco, practice: Path) -> None:
    ran = senco("record", "force-or-restraint-used", HODAN, "2026-11-16", "--dry-run", cwd=practice)

    assert "+happened_on: 2026-11-16" in ran.out
    assert len(commits(practice)) == 1


def test_every_event_is_listed(senco: Senco, practice: Path) -> None:
    rows = json.loads(senco("record", "--list", "--format", "json", cwd=practice).out)
    table = senco("record", "--list", cwd=practice).out

    assert {"needs-assessment-requested", "draft-plan-served", "suspended"} <= {row["event"] for row in rows}
    assert all(row["event"] in table for row in rows)


def test_tab_offers_events_and_then_pupils(practice: Path) -> None:
    events = dict(candidates(["record"], "draft", cwd=practice, environment={}))
    pupils = dict(candidates(["record", "draft-plan-served"], "hod", cwd=practice, environment={}))

    assert set(events) == {"draft-plan-served", "draft-plan-answered"}
    assert "hodan-jimcaale" in pupils


def test_what_follows_a_review_never_goes_into_the_one_before_it(senco: Senco, practice: Path) -> None:
    earlier = practice / "pupils/k7m2q/reviews/2026-01-27.yaml"
    before = earlier.read_bytes()
    # The review of October has its served notice already; January's, which kept the plan, never had one.
    ran = senco("record", "amendment-notice-received", "amara", "2026-11-10", cwd=practice)
    assert ran.status == 3
    assert "2026-10-13.yaml" in ran.err
    assert earlier.read_bytes() == before


def test_a_review_that_is_still_to_come_takes_no_decision(senco: Senco, practice: Path) -> None:
    """Jakub met in October; a meeting arranged for later must not catch the decision on it."""
    planned = practice / "pupils/w5h9t/reviews/2026-12-15.yaml"
    planned.write_text("type: early\nmeeting_on: 2026-12-15\n", encoding="utf-8")
    words = ("review-decision-sent", "jakub", "2026-11-20", "--set", "la_decision=keep")
    ran = senco("record", *words, cwd=practice)
    assert ran.status == 0, ran.err
    assert "la_decision_notice_on: 2026-11-20" in (practice / "pupils/w5h9t/reviews/2026-10-08.yaml").read_text("utf-8")


def test_a_second_consultation_takes_out_the_answer_to_the_first(senco: Senco, practice: Path) -> None:
    for what, day in (("received", "2026-11-02"), ("answered", "2026-11-09"), ("received", "2026-11-16")):
        ran = senco("record", f"plan-consultation-{what}", SIAN, day, cwd=practice)
        assert ran.status == 0, ran.err

    assert "taken out: consultation_answered_on 2026-11-09" in ran.out
    assert "consultation_answered_on" not in read(practice, f"{SIAN}/ehc-plan.yaml")
    assert "due: Tue 1 Dec 2026: Answer the consultation" in ran.out


def test_a_day_goes_past_a_newer_record_that_is_closed_into_the_one_still_open(senco: Senco, practice: Path) -> None:
    for event, day in (
        ("needs-assessment-requested", "2026-07-20"),
        ("needs-assessment-requested", "2026-09-21"),
        ("assessment-refused", "2026-10-05"),
        ("assessment-agreed", "2026-08-28"),
        ("no-plan-decided", "2026-11-02"),
    ):
        ran = senco("record", event, HODAN, day, cwd=practice)
        assert ran.status == 0, ran.err

    assert "no_plan_notice_on: 2026-11-02" in read(practice, f"{HODAN}/assessments/2026-07-20.yaml")
    assert "no_plan_notice_on" not in read(practice, f"{HODAN}/assessments/2026-09-21.yaml")


def test_among_several_records_what_comes_next_names_the_one_it_follows(senco: Senco, practice: Path) -> None:
    senco("record", "discrimination-complained-of", HODAN, "2026-10-05", cwd=practice)
    ran = senco("record", "discrimination-complained-of", HODAN, "2026-09-14", cwd=practice)

    assert f"senco record discrimination-claim-started {HODAN} --key 2026-09-14" in ran.out
