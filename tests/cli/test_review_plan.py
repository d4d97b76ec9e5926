"""`review-plan`: days for one pupil, what a chosen day breaks, and a whole year."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from pathlib import Path

import pytest
from support import Senco

ROSIE = Path("pupils/f3n6z/reviews")


def reviews(practice: Path) -> list[str]:
    return sorted(path.relative_to(practice).as_posix() for path in practice.glob("pupils/*/reviews/*.yaml"))


def rows_of(senco: Senco, practice: Path, *words: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(senco(*words, "--format", "csv", cwd=practice).out)))


def test_lawful_days_are_proposed_with_their_reasons(senco: Senco, practice: Path) -> None:
    ran = senco("review-plan", "f3n6z", cwd=practice)
    assert ran.status == 0, ran.err
    said = " ".join(ran.out.split())
    # The plan was made on 10 January 2026: finished by 9 January 2027, four weeks for the decision before that.
    assert "Hold the review meeting: by Sat 12 Dec 2026" in said
    assert "The plan was first made on Saturday 10 January 2026." in said
    assert "Days that keep the law, best first" in said
    assert not (practice / ROSIE).exists()


def test_the_proposals_are_there_for_programs(senco: Senco, practice: Path) -> None:
    rows = json.loads(senco("review-plan", "f3n6z", "--format", "json", cwd=practice).out)
    assert all("2026-12-05" <= row["meeting_on"] <= "2026-12-12" for row in rows)
    assert {"notice_by", "papers_by", "report_by", "notes", "is_advised"} <= set(rows[0])


def test_a_chosen_day_is_not_refused_for_what_it_breaks(senco: Senco, practice: Path) -> None:
    ran = senco("review-plan", "f3n6z", "--meeting", "2026-12-01", "--yes", cwd=practice)
    assert ran.status == 0, ran.err
    assert "breaks the law or cannot be:" in ran.out
    assert (
        (practice / ROSIE / "2026-12-01.yaml")
        .read_text(encoding="utf-8")
        .endswith("type: annual\nmeeting_on: 2026-12-01\n")
    )


def test_nothing_is_written_until_somebody_agrees(senco: Senco, practice: Path) -> None:
    words = ("review-plan", "f3n6z", "--meeting", "2026-12-10", "--type", "annual")
    asked = senco(*words, cwd=practice, typed="n\n")
    assert asked.status == 0
    assert "nothing was written" in asked.err
    alone = senco(*words, cwd=practice)
    assert alone.status == 2
    assert "give --yes" in alone.err
    assert not (practice / ROSIE).exists()


def test_the_questions_lead_from_the_days_to_the_record(senco: Senco, practice: Path) -> None:
    ran = senco("review-plan", "f3n6z", cwd=practice, typed="3\n1\ny\n")
    assert ran.status == 0, ran.err
    assert "What kind of review?" in ran.err
    assert "Interim review" not in ran.err, "the child is five"
    assert len(list((practice / ROSIE).iterdir())) == 1


def test_a_pupil_who_moves_on_is_offered_a_phase_transfer_review(senco: Senco, practice: Path) -> None:
    path = practice / "pupils/w5h9t/reviews/2026-10-08.yaml"
    path.unlink()
    ran = senco("review-plan", "w5h9t", "--meeting", "2026-12-10", "--yes", cwd=practice)
    assert ran.status == 0, ran.err
    assert "phase-transfer review planned for Thu 10 Dec 2026" in ran.out


def test_a_meeting_long_before_it_is_due_is_an_early_review(senco: Senco, practice: Path) -> None:
    ran = senco("review-plan", "q4t8m", "--meeting", "2026-12-10", "--yes", cwd=practice)
    assert "early review planned for Thu 10 Dec 2026" in ran.out
    ran = senco(
        "review-plan", "q4t8m", "--meeting", "2027-03-10", "--type", "annual", "--another", "--yes", cwd=practice
    )
    assert "annual review planned for Wed 10 Mar 2027" in ran.out


def test_an_under_five_may_have_an_interim_review(senco: Senco, practice: Path) -> None:
    path = practice / "pupils/f3n6z/pupil.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    young = ["date_of_birth: 2022-06-01" if line.startswith("date_of_birth") else line for line in lines]
    path.write_text("\n".join(young) + "\n", encoding="utf-8")
    ran = senco("review-plan", "f3n6z", "--meeting", "2026-12-10", cwd=practice, typed="interim\ny\n")
    assert ran.status == 0, ran.err
    assert "interim review planned" in ran.out


def test_an_arranged_meeting_is_moved_and_keeps_its_record(senco: Senco, practice: Path) -> None:
    before = reviews(practice)
    path = practice / "pupils/g2x7p/reviews/2026-12-03.yaml"
    text = path.read_text(encoding="utf-8")
    ran = senco("review-plan", "g2x7p", "--meeting", "2026-12-10", "--move", "--yes", cwd=practice)
    assert ran.status == 0, ran.err
    assert reviews(practice) == before
    moved = path.read_text(encoding="utf-8")
    assert moved == text.replace("meeting_on: 2026-12-08", "meeting_on: 2026-12-10")


def test_a_second_meeting_needs_a_word(senco: Senco, practice: Path) -> None:
    ran = senco("review-plan", "g2x7p", "--meeting", "2026-12-10", "--yes", cwd=practice)
    assert ran.status == 2
    assert "--move or --another" in ran.err


def test_a_called_off_review_of_the_same_day_stays(senco: Senco, practice: Path) -> None:
    called_off = (practice / "pupils/c9v4b/reviews/2026-09-29.yaml").read_bytes()
    words = ("review-plan", "c9v4b", "--meeting", "2026-09-29", "--another", "--yes", "--on", "2026-09-28")
    assert senco(*words, cwd=practice).status == 0
    assert (practice / "pupils/c9v4b/reviews/2026-09-29.yaml").read_bytes() == called_off
    assert (practice / "pupils/c9v4b/reviews/2026-09-29-2.yaml").exists()


def test_a_meeting_before_the_plan_is_refused_naming_both_files(senco: Senco, practice: Path) -> None:
    ran = senco("review-plan", "f3n6z", "--meeting", "2026-01-05", "--yes", cwd=practice)
    assert ran.status == 3
    assert "meeting_on (2026-01-05, pupils/f3n6z/reviews/2026-01-05.yaml)" in ran.err
    assert "plan_first_made_on (2026-01-10, pupils/f3n6z/ehc-plan.yaml)" in ran.err


def test_a_pupil_without_a_plan_has_no_review(senco: Senco, practice: Path) -> None:
    ran = senco("review-plan", "b5t3r", cwd=practice)
    assert ran.status == 3
    assert "pupil b5t3r has no EHC plan in force" in ran.err


def test_a_year_is_laid_out_and_written_only_when_agreed(senco: Senco, practice: Path) -> None:
    before = reviews(practice)
    words = ("review-plan", "--year", "2026/27")
    planned = [f"pupils/{row['key']}/reviews/{row['meeting_on']}.yaml" for row in rows_of(senco, practice, *words)]
    assert [path.split("/")[1] for path in planned] == ["f3n6z", "q4t8m"]
    assert "no meeting was written down; --yes writes these down" in senco(*words, cwd=practice).err
    assert "nothing was written" in senco(*words, cwd=practice, typed="n\n").err
    assert reviews(practice) == before
    agreed = senco(*words, cwd=practice, typed="y\n")
    assert "planned 2 reviews" in agreed.out
    assert sorted(reviews(practice)) == sorted([*before, *planned])
    log = subprocess.run(["git", "log", "--format=%s"], cwd=practice, capture_output=True, text=True, check=True)
    assert log.stdout.splitlines()[0] == "plan reviews of 2026/27 (f3n6z, q4t8m)"


def test_the_load_is_a_picture_that_fits_and_needs_no_colour(senco: Senco, practice: Path) -> None:
    ran = senco("review-plan", "--year", "2026/27", "--most-per-week", "2", cwd=practice)
    lines = ran.out.splitlines()
    # Siân's meeting stands in that week already, Rosie's is placed there, and that is the most.
    assert "  Mon 7 Dec 2026     2 =#|" in lines
    assert any(line.startswith("  Mon 15 Feb 2027") and line.endswith("(half term)") for line in lines)
    assert max(len(line) for line in lines) <= 80
    assert "\x1b" not in ran.out


def test_what_cannot_be_met_is_said_with_its_reason_and_is_a_finding(senco: Senco, practice: Path) -> None:
    ran = senco("review-plan", "--year", "2026/27", cwd=practice)
    assert ran.status == 1
    assert "Cannot be met (" in ran.out
    assert "Nathaniel Quartey (c9v4b), by Thu 17 Sep 2026:" in ran.out


def test_blocked_days_and_spans_stay_free(senco: Senco, practice: Path) -> None:
    words = ("review-plan", "--year", "2027/28")
    free = [row["meeting_on"] for row in rows_of(senco, practice, *words)]
    days = [
        row["meeting_on"]
        for row in rows_of(senco, practice, *words, "--blocked", free[0], "--blocked", "2027-09-13..2027-09-24")
    ]
    assert len(days) == len(free)
    assert free[0] not in days
    assert [day for day in days if "2027-09-13" <= day <= "2027-09-24"] == []


def test_a_year_without_terms_cannot_be_planned(senco: Senco, practice: Path) -> None:
    ran = senco("review-plan", "--year", "2031/32", cwd=practice)
    assert ran.status == 3
    assert "the calendar" in ran.err and '"2031/32"' in ran.err and "senco edit calendar" in ran.err


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("f3n6z", "--year", "2026/27"),
        ("--year", "2026"),
        ("--year", "2026/27", "--meeting", "2026-12-01"),
        ("f3n6z", "--most-per-week", "2"),
        ("--year", "2026/27", "--blocked", "2026-12-02..2026-12-01"),
    ],
)
def test_what_does_not_go_together_is_a_usage_error(senco: Senco, practice: Path, words: tuple[str, ...]) -> None:
    assert senco("review-plan", *words, cwd=practice).status == 2


def test_the_school_that_comes_with_senco_is_read_and_not_written(senco: Senco) -> None:
    from support import REPOSITORY

    before = reviews(REPOSITORY / "records")
    ran = senco("review-plan", "--year", "2027/28", "--yes", "--records", str(REPOSITORY / "records"))
    assert ran.status == 3
    assert reviews(REPOSITORY / "records") == before


def test_a_blocked_day_is_not_proposed_whether_typed_or_in_the_settings(senco: Senco, practice: Path) -> None:
    words = ("review-plan", "f3n6z", "--format", "json")
    first = json.loads(senco(*words, cwd=practice).out)[0]["meeting_on"]
    typed = json.loads(senco(*words, "--blocked", first, cwd=practice).out)
    settings = practice / "senco.yaml"
    blocked = f"\nreview_planning: {{blocked: [{{from: {first}, to: {first}, why: Course}}]}}\n"
    settings.write_text(settings.read_text(encoding="utf-8") + blocked, encoding="utf-8")
    written = json.loads(senco(*words, cwd=practice).out)

    assert first not in {row["meeting_on"] for row in typed} | {row["meeting_on"] for row in written}
    assert typed == written
    assert "1 lawful day is left out, because blocked." in senco("review-plan", "f3n6z", cwd=practice).out


def test_a_day_beside_another_pupils_meeting_is_proposed_last(senco: Senco, practice: Path) -> None:
    words = ("review-plan", "f3n6z", "--format", "json")
    before = json.loads(senco(*words, cwd=practice).out)
    best = before[0]["meeting_on"]
    moved = senco("review-plan", "g2x7p", "--meeting", best, "--another", "--type", "early", "--yes", cwd=practice)
    assert moved.status == 0, moved.err
    after = json.loads(senco(*words, cwd=practice).out)

    assert {row["meeting_on"] for row in after} == {row["meeting_on"] for row in before}
    (same,) = (row for row in after if row["meeting_on"] == best)
    assert after[0]["meeting_on"] != best
    assert same["others_that_week"] >= 1 and "1 meeting of another pupil is already on that day." in same["notes"]


def test_the_schools_settings_change_what_senco_itself_proposes(senco: Senco, practice: Path) -> None:
    assert "not before Tue 6 Jul 2027" in senco("review-plan", "amara", cwd=practice).out
    settings = practice / "senco.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + "\nreview_planning: {not_before_months: 0}\n", encoding="utf-8"
    )
    assert "not before" not in senco("review-plan", "amara", cwd=practice).out
