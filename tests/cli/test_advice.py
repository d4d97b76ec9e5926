"""`senco add-advice`, `senco mark-recommendation` and `senco recommendations`, as a SENCO meets them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import TEXTS, Senco

from senco_cli.cli.completion import candidates

ADVICE = Path("pupils/n6b3k/advice")
AMARA = Path("pupils/k7m2q/advice/2026-09-24.yaml")
PHYSIO = ("add-advice", "n6b3k", "--from", "physio", "--received", "2026-11-02", "--yes")


def read(path: Path) -> dict[str, Any]:
    found = yaml.load(path.read_bytes(), Loader=TEXTS)
    assert isinstance(found, dict)
    return found


def told(practice: Path, place: int) -> dict[str, str]:
    found = read(practice / AMARA)["recommendations"][place]
    assert isinstance(found, dict)
    return found


def test_advice_is_filed_under_the_day_it_came_with_its_recommendations_by_section(
    senco: Senco, practice: Path
) -> None:
    words = (
        "--recommends",
        "F2: Stairs with a rail: always",
        "--recommends",
        "A seat with arms",
        "--recommends",
        "h1: A bath lift",
    )
    ran = senco(*PHYSIO, "--name", "Mr K. Lund", *words, cwd=practice)
    assert ran.status == 0, ran.err
    assert read(practice / ADVICE / "2026-11-02.yaml") == {
        "role": "physiotherapist",
        "name": "Mr K. Lund",
        "received_on": "2026-11-02",
        "recommendations": [
            {"text": "Stairs with a rail: always", "section": "F"},
            {"text": "A seat with arms"},
            {"text": "A bath lift", "section": "H1"},
        ],
    }


def test_two_that_came_on_one_day_are_two_records_and_both_can_be_edited(senco: Senco, practice: Path) -> None:
    assert senco(*PHYSIO, cwd=practice).status == 0
    assert senco(*PHYSIO, cwd=practice).status == 0
    for key in ("2026-11-02", "2026-11-02-2"):
        words = ("edit", "n6b3k", "--what", "advice", "--key", key, "--set", "organisation=NHS")
        assert senco(*words, cwd=practice).status == 0
        assert read(practice / ADVICE / f"{key}.yaml")["organisation"] == "NHS"


def test_its_file_is_filed_with_it_in_the_same_commit(senco: Senco, practice: Path, tmp_path: Path) -> None:
    (tmp_path / "r.pdf").write_bytes(b"%PDF \r\n")
    words = ("--from", "salt", "--received", "2026-10-01", "--review", "2026-10-13", "--file", str(tmp_path / "r.pdf"))
    assert senco("add-advice", "k7m2q", *words, "--yes", cwd=practice).status == 0
    advice = read(practice / "pupils/k7m2q/advice/2026-10-01.yaml")
    entry = read(practice / "pupils/k7m2q/documents.yaml")["documents"][-1]
    assert (advice["document"], advice["purpose"], advice["review"]) == (entry["id"], "annual-review", "2026-10-13")
    assert (practice / "pupils/k7m2q/files" / entry["file"]).read_bytes() == b"%PDF \r\n"
    names = ["git", "diff-tree", "--no-commit-id", "--name-only", "-r", "HEAD"]
    changed = subprocess.run(names, cwd=practice, capture_output=True, text=True, check=True).stdout.split()
    assert len(changed) == 3
    assert senco("check", cwd=practice).out.count("k7m2q") == 0


def test_a_document_that_is_filed_already_is_named_by_words_of_its_title(senco: Senco, practice: Path) -> None:
    words = ("add-advice", "k7m2q", "--from", "ep", "--dated", "2026-07-07", "--document", "score sheets", "--yes")
    assert senco(*words, cwd=practice).status == 0
    assert read(practice / "pupils/k7m2q/advice/2026-07-07.yaml")["document"] == "x5d9h"


def test_it_asks_whose_who_when_what_and_each_recommendation_until_return(senco: Senco, practice: Path) -> None:
    typed = "ot\nMrs Ito\n2/11/2026\nSits badly\nF: A wedge\nA slope\n\ny\n"
    ran = senco("add-advice", "n6b3k", cwd=practice, typed=typed)
    assert ran.status == 0, ran.err
    found = read(practice / ADVICE / "2026-11-02.yaml")
    assert (found["role"], found["name"], found["summary"]) == ("occupational-therapist", "Mrs Ito", "Sits badly")
    assert found["recommendations"] == [{"text": "A wedge", "section": "F"}, {"text": "A slope"}]


def test_advice_that_was_asked_for_is_completed_by_the_days_that_follow(senco: Senco, practice: Path) -> None:
    assert senco("add-advice", "n6b3k", "--from", "ep", "--asked", "2026-10-05", "--yes", cwd=practice).status == 0
    assert senco("add-advice", "n6b3k", "--from", "salt", "--asked", "2026-10-05", "--yes", cwd=practice).status == 0
    for option, day in (("--received", "2026-11-16"), ("--circulated", "2026-11-18")):
        ran = senco("add-advice", "n6b3k", "--from", "ep", option, day, "--yes", cwd=practice)
        assert (ran.status, "completed advice" in ran.out) == (0, True)
    found = [read(path) for path in sorted((practice / ADVICE).iterdir())]
    assert {each["role"]: each.get("circulated_on") for each in found} == {
        "educational-psychologist": "2026-11-18",
        "speech-and-language-therapist": None,
    }


def test_advice_of_another_person_or_a_second_one_begins_a_record_of_its_own(senco: Senco, practice: Path) -> None:
    asked = ("--asked", "2026-10-05", "--name", "Mrs Ito", "--yes")
    assert senco("add-advice", "n6b3k", "--from", "physio", *asked, cwd=practice).status == 0
    assert senco(*PHYSIO, "--name", "Mr Lund", cwd=practice).status == 0
    assert senco(*PHYSIO, "--name", "mrs ito", cwd=practice).status == 0
    assert senco(*PHYSIO, cwd=practice).status == 0
    assert sorted(path.stem for path in (practice / ADVICE).iterdir()) == ["2026-10-05", "2026-11-02", "2026-11-02-2"]


def test_with_none_named_those_that_are_open_are_listed(senco: Senco, practice: Path) -> None:
    ran = senco("mark-recommendation", "amara", cwd=practice)
    listed = [line for line in ran.out.splitlines() if line.startswith("- ")]
    assert [line.partition(" (")[2].partition(",")[0] for line in listed] == ["being done", "to do"]
    assert senco("mark-recommendation", "n6b3k", cwd=practice).out == "no recommendation is open\n"


def test_one_is_picked_from_those_open_and_asked_about(senco: Senco, practice: Path) -> None:
    ran = senco("mark-recommendation", "amara", cwd=practice, typed="1\ndone\n")
    assert ran.status == 0, ran.err
    assert (told(practice, 1)["state"], told(practice, 1)["done_on"]) == ("done", "2026-11-21")


def test_not_done_needs_its_reason_and_what_fits_no_more_goes_out(senco: Senco, practice: Path) -> None:
    mark = ("mark-recommendation", "amara", "--which", "ten seconds")
    ran = senco(*mark, "--state", "not-done", cwd=practice)
    assert (ran.status, "needs a reason" in ran.err) == (2, True)
    assert senco(*mark, "--why", "She asks us not to", cwd=practice).status == 0
    assert told(practice, 0) == {
        "text": "All staff leave ten seconds after a question before they say it again",
        "section": "F",
        "state": "not-done",
        "who": "m9q3t",
        "why_not": "She asks us not to",
    }
    assert senco(*mark, "--done", "2026-11-20", "--who", "adeyemi", cwd=practice).status == 0
    assert told(practice, 0)["done_on"] == "2026-11-20"
    assert (told(practice, 0)["who"], told(practice, 0).get("why_not")) == ("n2h8f", None)


def test_who_sees_to_it_may_be_nobody_of_the_staff(senco: Senco, practice: Path) -> None:
    words = ("mark-recommendation", "amara", "--which", "hearing", "--state", "to-do", "--who", "her mother")
    assert senco(*words, cwd=practice).status == 0
    assert (told(practice, 4)["who"], told(practice, 4).get("why_not")) == ("her mother", None)


@pytest.mark.parametrize(
    ("options", "refusal"),
    [
        (("--state", "doing", "--done", "2026-11-20"), "--done is the day"),
        (("--state", "done", "--why", "x"), "--why says why"),
        (("--done", "2026-12-20"), "still to come"),
    ],
)
def test_what_does_not_go_together_is_refused(
    senco: Senco, practice: Path, options: tuple[str, ...], refusal: str
) -> None:
    ran = senco("mark-recommendation", "amara", "--which", "ten seconds", *options, cwd=practice)
    assert (ran.status, refusal in ran.err) == (2, True)


def test_the_school_sees_what_is_open_by_staff_and_since_when(senco: Senco, practice: Path) -> None:
    rows = json.loads(senco("recommendations", "--format", "json", cwd=practice).out)
    assert {row["state"] for row in rows} == {"to-do", "doing", None}
    assert [row["who"] or "" for row in rows] == sorted((row["who"] or "" for row in rows), key=str.casefold)
    of_senco = json.loads(senco("recommendations", "--staff", "tillotson", "--format", "json", cwd=practice).out)
    assert [(row["pupil"], row["since"]) for row in of_senco] == [("q4t8m", "2026-03-16"), ("k7m2q", "2026-09-24")]
    everything = json.loads(senco("recommendations", "--all", "--format", "json", cwd=practice).out)
    assert len(everything) > len(rows)


def test_the_table_says_how_many_are_open_and_how_many_nobody_has_decided_on(senco: Senco, practice: Path) -> None:
    said = senco("recommendations", "--pupil", "ellie", cwd=practice).out.splitlines()
    assert said[-2:] == ["3 open recommendations", "nobody has decided on 1 of them: senco mark-recommendation PUPIL"]


def test_a_tab_offers_the_codes_of_these_commands() -> None:
    def offered(*words: str) -> list[str]:
        return [code for code, _meaning in candidates(list(words), "", cwd=Path("/"), environment={})]

    assert "educational-psychologist" in offered("add-advice", "amara", "--from")
    assert "not-done" in offered("mark-recommendation", "amara", "--state")
    assert "consent" in offered("add-document", "amara", "--what")
    assert "H1" in offered("add-document", "amara", "--section")
