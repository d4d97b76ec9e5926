"""`senco add-measure`, `senco add-scale` and `senco measures` as a SENCO meets them."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import TEXTS, Senco

LIST = Path("pupils/g8f4w/measures.yaml")
READING = ("--scale", "reading-age", "--test", "Graded Sentence Reading Test", "--edition", "3rd edition")


def read(practice: Path, path: Path = LIST) -> Any:
    return yaml.load((practice / path).read_text(encoding="utf-8"), Loader=TEXTS)


def subject(practice: Path) -> str:
    ran = subprocess.run(["git", "log", "-1", "--format=%s"], cwd=practice, capture_output=True, text=True, check=True)
    return ran.stdout.strip()


def test_it_asks_with_what_and_how_it_went_and_shows_the_percentile_back(senco: Senco, practice: Path) -> None:
    answers = ["Standardised score", "84", "review", "2026-11-02", "Mr Stott", "Word Reading Test", "2nd", "79-90", "y"]
    ran = senco("add-measure", "finlay", cwd=practice, typed="\n".join(answers) + "\n")
    assert ran.status == 0, ran.err
    assert "Standardised score: 84, 14th percentile" in ran.out
    assert read(practice)["results"] == [
        {
            "scale": "standardised-score",
            "value": "84",
            "taken_on": "2026-11-02",
            "taken_by": "Mr Stott",
            "test": "Word Reading Test",
            "edition": "2nd",
            "context": "review",
            "confidence": {"from": "79", "to": "90"},
        }
    ]
    assert subject(practice) == "add measure (g8f4w)"


def test_of_a_family_of_scales_it_asks_which_one_and_shows_the_band_back(senco: Senco, practice: Path) -> None:
    family = "Strengths and Difficulties Questionnaire, teacher form"
    ran = senco("add-measure", "finlay", cwd=practice, typed=f"{family}\nsdq-teacher-total\n12\nbaseline\n\n\ny\n")
    assert ran.status == 0, ran.err
    assert ran.out.startswith(f"{family}: total difficulties: 12,") and "slightly raised" in ran.out
    assert read(practice)["results"][0]["value"] == "12"


@pytest.mark.parametrize("typed", ["7:04", "7:4", "7.04", "7 years 4 months", "88 months"])
def test_an_age_is_written_as_years_and_months_however_it_is_typed(senco: Senco, practice: Path, typed: str) -> None:
    ran = senco("add-measure", "finlay", *READING, "--value", typed, "--yes", cwd=practice)
    assert ran.status == 0, ran.err
    assert 'value: "7:04"' in (practice / LIST).read_text(encoding="utf-8")


def test_tenths_of_a_year_are_asked_again_and_nothing_typed_is_lost(senco: Senco, practice: Path) -> None:
    typed = "Reading age\n7.4\n7:04\nreview\n\n\nGraded Sentence Reading Test\n3rd\ny\n"
    ran = senco("add-measure", "finlay", cwd=practice, typed=typed)
    assert ran.status == 0, ran.err
    assert "may be months or tenths of a year" in ran.err
    assert read(practice)["results"][0]["value"] == "7:04"
    assert senco("add-measure", "finlay", *READING, "--value", "7.4", "--yes", cwd=practice).status == 2


def test_an_age_is_never_turned_into_another_score(senco: Senco, practice: Path) -> None:
    ran = senco("add-measure", "finlay", *READING, "--value", "7:04", "--yes", cwd=practice)
    assert "percentile" not in ran.out


def test_left_out_questions_are_scaled_up_from_three_on(senco: Senco, practice: Path) -> None:
    peer = ("--scale", "sdq-teacher-peer", "--value", "4", "--yes")
    assert senco("add-measure", "finlay", *peer, "--answered", "2", cwd=practice).status == 2
    ran = senco("add-measure", "finlay", *peer, "--answered", "3", cwd=practice)
    assert ran.status == 0 and "4 from 3 of 5 questions is 7" in ran.err
    assert read(practice)["results"][0] == {
        "scale": "sdq-teacher-peer",
        "value": "7",
        "taken_on": "2026-11-21",
        "items_answered": "3",
    }


def test_more_points_than_the_questions_have_are_refused(senco: Senco, practice: Path) -> None:
    peer = ("--scale", "sdq-teacher-peer", "--value", "9", "--answered", "3", "--yes")
    ran = senco("add-measure", "finlay", *peer, cwd=practice)
    assert ran.status == 2 and "is outside the scale" in ran.err


def test_what_has_no_score_is_written_down_in_words(senco: Senco, practice: Path) -> None:
    engagement = ("--scale", "Engagement model: initiation", "--yes")
    assert senco("add-measure", "finlay", *engagement, "--value", "3", cwd=practice).status == 2
    ran = senco("add-measure", "finlay", *engagement, "--text", "Asked for more, twice", cwd=practice)
    assert ran.status == 0, ran.err
    assert read(practice)["results"][0]["text"] == "Asked for more, twice"


def test_a_scale_for_one_pupil_is_made_on_the_way(senco: Senco, practice: Path) -> None:
    typed = "new\nSwimming, lengths\nlengths\nHigher is better\n0\n\n3\nreview\n\n\ny\n"
    ran = senco("add-measure", "finlay", cwd=practice, typed=typed)
    assert ran.status == 0, ran.err
    made = {"id": "swimming-lengths", "name": "Swimming, lengths", "unit": "lengths", "kind": "points"}
    assert read(practice)["scales"] == [{**made, "better": "higher", "minimum": "0"}]
    more = ("--scale", "swimming-lengths", "--yes")
    assert senco("add-measure", "finlay", *more, "--value", "-1", cwd=practice).status == 2
    assert senco("add-measure", "finlay", *more, "--value", "5", cwd=practice).status == 0
    assert "from 3 to 5: 2 better" in senco("measures", "finlay", cwd=practice).out
    assert senco("check", cwd=practice).out.count("swimming") == 0


def test_a_scale_for_the_school_serves_every_pupil(senco: Senco, practice: Path) -> None:
    ran = senco("add-scale", "Tears in a week", "--better", "lower", "--lowest", "0", "--yes", cwd=practice)
    assert ran.status == 0, ran.err
    assert "senco add-measure PUPIL --scale tears-in-a-week" in ran.out
    settings = read(practice, Path("senco.yaml"))
    assert settings["scales"][-1]["id"] == "tears-in-a-week" and len(settings["scales"]) == 3
    tears = ("--scale", "tears-in-a-week", "--yes")
    senco("add-measure", "finlay", *tears, "--value", "6", "--taken", "2026-11-02", cwd=practice)
    senco("add-measure", "finlay", *tears, "--value", "2", cwd=practice)
    assert "from 6 to 2: 4 better" in senco("measures", "finlay", cwd=practice).out


def test_ends_of_a_scale_the_wrong_way_round_are_refused(senco: Senco, practice: Path) -> None:
    ends = ("--better", "higher", "--lowest", "9", "--highest", "1")
    assert "--lowest is not below --highest" in senco("add-scale", "Steps", *ends, "--yes", cwd=practice).err


@pytest.mark.parametrize("missing", ["--scale", "--value"])
def test_without_a_terminal_it_names_the_option_that_is_missing(senco: Senco, practice: Path, missing: str) -> None:
    words = ["--scale", "leuven-well-being", "--value", "3"]
    at = words.index(missing)
    ran = senco("add-measure", "finlay", *words[:at], *words[at + 2 :], cwd=practice)
    assert ran.status == 2 and f"give {missing}" in ran.err
    assert not (practice / LIST).exists()


def test_a_dry_run_shows_and_writes_nothing(senco: Senco, practice: Path) -> None:
    ran = senco("add-measure", "finlay", *READING, "--value", "7:04", "--dry-run", cwd=practice)
    assert ran.status == 0 and "reading-age" in ran.out
    assert not (practice / LIST).exists()


def test_the_result_before_is_said(senco: Senco, practice: Path) -> None:
    ran = senco("add-measure", "marcus", *READING, "--value", "6:08", "--yes", cwd=practice)
    assert "before: 6:05 on 2 Jul 2026" in ran.out


def test_the_entry_of_a_provision_is_tied_to_it(senco: Senco, practice: Path) -> None:
    entry = (*READING, "--value", "6:08", "--context", "entry", "--provision", "number sense", "--yes")
    assert senco("add-measure", "finlay", *entry, cwd=practice).status == 0
    assert read(practice)["results"][0]["provision"] == "h7r4m"


def test_of_an_entry_it_asks_which_provision_it_belongs_to(senco: Senco, practice: Path) -> None:
    typed = "Reading age\n6:08\nentry\n\n\nGraded Sentence Reading Test\n3rd\nNumber sense\ny\n"
    ran = senco("add-measure", "finlay", cwd=practice, typed=typed)
    assert ran.status == 0, ran.err
    assert "Of which provision?" in ran.err
    assert read(practice)["results"][0]["provision"] == "h7r4m"


def test_all_results_of_a_pupil_are_shown_over_time_within_eighty_columns(senco: Senco, practice: Path) -> None:
    ran = senco("measures", "daniel", cwd=practice)
    assert ran.status == 0, ran.err
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "Reading age: Graded Sentence Reading Test, 3rd edition" in ran.out
    assert "in r5x9w: 10 months gained in 5.7 months, ratio gain 1.75, small or modest *" in ran.out
    assert "* the band rests on a source that was not read itself" in ran.out
    assert "80      9th percentile  Exit (r5x9w)" in ran.out


def test_one_scale_and_a_first_day_can_be_asked_for(senco: Senco, practice: Path) -> None:
    ran = senco("measures", "daniel", "--scale", "reading-age", "--since", "2026-01-01", cwd=practice)
    assert "6:10" in ran.out and "6:07" not in ran.out and "Spelling" not in ran.out


def test_programs_get_every_result_with_its_number_and_its_percentile(senco: Senco, practice: Path) -> None:
    found = json.loads(senco("measures", "daniel", "--format", "json", cwd=practice).out)
    reading = next(each for each in found if each["results"][0]["scale"] == "reading-age")
    assert [(each["value"], each["number"]) for each in reading["results"]][-1] == ("7:08", 92)
    assert reading["change"]["ratio_gains"][0]["ratio"] == 1.75
    rows = list(csv.DictReader(io.StringIO(senco("measures", "daniel", "--format", "csv", cwd=practice).out)))
    assert {row["percentile"] for row in rows if row["value"] == "76"} == {"5.48"}


def test_a_pupil_without_results_is_told_how_to_begin(senco: Senco, practice: Path) -> None:
    ran = senco("measures", "b5t3r", cwd=practice)
    assert (ran.status, ran.out) == (0, "no results; senco add-measure b5t3r   writes down the first\n")


def test_show_has_the_results_in_their_series(senco: Senco, practice: Path) -> None:
    out = senco("show", "--full", "amara", cwd=practice).out
    assert "list of measures – pupils/k7m2q/measures.yaml, with the results in provision" in out
    assert "    1 Jul 2026   8:01    Review" in out


def test_show_puts_a_faulty_list_as_what_it_is(senco: Senco, practice: Path) -> None:
    (practice / "pupils/k7m2q/measures.yaml").write_text("results: [{scale: reading-age}]\n", encoding="utf-8")
    ran = senco("show", "--full", "amara", cwd=practice)
    assert "cannot be read; what is wrong stands below" in ran.out
    assert senco("add-measure", "amara", *READING, "--value", "7:04", "--yes", cwd=practice).status == 3


def test_tab_offers_scales(practice: Path) -> None:
    from senco_cli.cli.completion import candidates

    offered = [id for id, _ in candidates(["measures", "daniel", "--scale"], "lev", cwd=practice, environment={})]
    assert offered == []
    offered = [id for id, _ in candidates(["measures", "daniel", "--scale"], "leu", cwd=practice, environment={})]
    assert offered == ["leuven-involvement", "leuven-well-being"]
