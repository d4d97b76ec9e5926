"""`senco export`: its list, and the chase letter on the practice school."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import yaml
from support import TEXTS, Senco

from senco_cli.cli.registry import COMMANDS, Family

CHASE = ("export", "chase-letter")
JAKUBS_LOG = Path("pupils/w5h9t/contacts.yaml")


def last_contact(practice: Path, pupil: str) -> dict[str, str]:
    text = (practice / "pupils" / pupil / "contacts.yaml").read_text(encoding="utf-8")
    found = yaml.load(text, Loader=TEXTS)["contacts"][-1]
    assert isinstance(found, dict)
    return found


def subject(practice: Path) -> str:
    ran = subprocess.run(["git", "log", "-1", "--format=%s"], cwd=practice, capture_output=True, text=True, check=True)
    return ran.stdout.strip()


@pytest.mark.parametrize("words", [["export"], ["export", "--list"]])
def test_every_document_is_listed_with_what_it_is(senco: Senco, tmp_path: Path, words: list[str]) -> None:
    ran = senco(*words, cwd=tmp_path)
    assert ran.status == 0
    documents = COMMANDS["export"]
    assert isinstance(documents, Family)
    for name, entry in documents.commands.items():
        assert f"  {name} " in ran.out
        assert entry.help in " ".join(ran.out.split())
    assert max(map(len, ran.out.splitlines())) <= 80


def test_the_letter_is_a_file_named_by_key_rule_and_day(senco: Senco, practice: Path) -> None:
    ran = senco(*CHASE, "jakub", cwd=practice)
    assert ran.status == 0, ran.err
    assert ran.out == "wrote chase-letter-w5h9t-AR-DECIDE-2026-11-21.html\n"
    page = (practice / "chase-letter-w5h9t-AR-DECIDE-2026-11-21.html").read_text(encoding="utf-8")
    assert "Dear Graham Mottram" in page and "Thursday 5 November 2026" in page
    again = senco(*CHASE, "jakub", cwd=practice)
    assert again.status == 3 and "is there already" in again.err
    assert senco(*CHASE, "jakub", "--force", cwd=practice).status == 0


def test_one_letter_for_everything_an_authority_owes(senco: Senco, practice: Path) -> None:
    ran = senco(*CHASE, "--authority", "norringshire", "--on", "2027-02-20", cwd=practice)
    assert ran.status == 0, ran.err
    assert ran.out == "wrote chase-letter-norringshire-county-council-2027-02-20.html\n"
    page = (practice / "chase-letter-norringshire-county-council-2027-02-20.html").read_text(encoding="utf-8")
    assert "Amara Okafor" in page and "Nathaniel Quartey" in page
    assert "Jakub" not in page, "the other authority's"
    assert "AR-LIST" not in page and "personal education plan" not in page


def test_only_one_rule(senco: Senco, practice: Path) -> None:
    ran = senco(
        *CHASE,
        "--authority",
        "norr",
        "--rule",
        "ar-final",
        "--on",
        "2027-02-20",
        "--stdout",
        "--format",
        "txt",
        cwd=practice,
    )
    assert ran.status == 0, ran.err
    assert "AR-FINAL" in ran.out and "AR-NEXT" not in ran.out


def test_text_fits_eighty_columns(senco: Senco, practice: Path) -> None:
    for words in (("jakub",), ("--authority", "norr", "--on", "2027-02-20")):
        ran = senco(*CHASE, *words, "--stdout", "--format", "txt", cwd=practice)
        assert ran.status == 0 and max(map(len, ran.out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("words", "who"),
    [
        (("esme",), "pupil h5r3f"),
        (("jakub", "--rule", "AR-FINAL"), "pupil w5h9t"),
        (("--authority", "tilveston", "--on", "2026-11-05"), '"Tilveston City Council"'),
    ],
)
def test_where_nothing_is_late_it_says_so_and_writes_nothing(
    senco: Senco, practice: Path, words: tuple[str, ...], who: str
) -> None:
    ran = senco(*CHASE, *words, cwd=practice)
    assert ran.status == 3
    assert f"nothing is late for {who}" in ran.err
    assert "senco review-due --duty-holder la" in ran.err
    assert not list(practice.glob("chase-letter*"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "a pupil or an authority is needed"),
        (("jakub", "--authority", "tilveston"), "not both"),
        (("--authority", "nowhere"), "no authority has that name"),
        (("--authority", "council"), "more than one authority has that name"),
        (("jakub", "--rule", "AR-REPORT"), "no authority owes anything by that rule"),
        (("jakub", "--answer-by", "2026-11-21"), "not to come"),
        (("jakub", "--sent", "2026-11-22"), "still to come"),
    ],
)
def test_what_cannot_be_meant_is_usage(senco: Senco, practice: Path, words: tuple[str, ...], said: str) -> None:
    ran = senco(*CHASE, *words, cwd=practice)
    assert ran.status == 2
    assert said in ran.err
    assert not list(practice.glob("chase-letter*"))


def test_a_plan_without_an_authority_is_refused_where_there_are_two(senco: Senco, practice: Path) -> None:
    plan = practice / "pupils/w5h9t/ehc-plan.yaml"
    text = plan.read_text(encoding="utf-8").replace("local_authority: Tilveston City Council\n", "")
    plan.write_text(text, encoding="utf-8")
    ran = senco(*CHASE, "jakub", cwd=practice)
    assert ran.status == 3
    assert "no record says which authority" in ran.err and "--what ehc-plan" in ran.err


def test_sent_writes_a_contact_in_one_commit_without_a_name(senco: Senco, practice: Path) -> None:
    ran = senco(*CHASE, "jakub", "--sent", "2026-11-20", cwd=practice)
    assert ran.status == 0, ran.err
    assert last_contact(practice, "w5h9t") == {
        "happened_on": "2026-11-20",
        "with": "Graham Mottram, Tilveston City Council",
        "how": "letter",
        "about": "Asked for what is late: AR-DECIDE",
        "sent": "chase-letter-w5h9t-AR-DECIDE-2026-11-21.html",
    }
    assert subject(practice) == "add contact (w5h9t)"


def test_a_letter_about_several_is_noted_for_each_in_one_commit(senco: Senco, practice: Path) -> None:
    ran = senco(*CHASE, "--authority", "norr", "--on", "2027-02-20", "--sent", "2027-02-20", cwd=practice)
    assert ran.status == 0, ran.err
    assert last_contact(practice, "k7m2q")["with"] == "Norringshire County Council"
    assert "AR-NEXT" in last_contact(practice, "c9v4b")["about"]
    assert subject(practice).startswith("add contact (c9v4b, ") and "k7m2q" in subject(practice)


def test_at_a_terminal_it_asks_whether_to_note_it(senco: Senco, practice: Path) -> None:
    before = (practice / JAKUBS_LOG).read_text(encoding="utf-8")
    ran = senco(*CHASE, "jakub", cwd=practice, typed="n\n")
    assert ran.status == 0 and "Note it in the contact log as sent today? [y/N]" in ran.err
    assert (practice / JAKUBS_LOG).read_text(encoding="utf-8") == before
    senco(*CHASE, "jakub", "--force", cwd=practice, typed="y\n")
    assert last_contact(practice, "w5h9t")["happened_on"] == "2026-11-21"


def test_it_warns_where_the_school_itself_is_late(senco: Senco, practice: Path) -> None:
    ran = senco(*CHASE, "nathaniel", "--stdout", "--format", "txt", cwd=practice)
    assert "look first: something of the school's own is late for pupil c9v4b too" in ran.err
    assert "Review meeting arranged for: 1 December 2026" in ran.out


def test_a_record_that_cannot_be_read_is_said(senco: Senco, practice: Path) -> None:
    (practice / "pupils/g2x7p/pupil.yaml").write_text("name: {legal_forename: A\n", encoding="utf-8")
    ran = senco(*CHASE, "--authority", "tilveston", cwd=practice)
    assert ran.status == 1
    assert "pupils/g2x7p/pupil.yaml:" in ran.err and "not in the letter" in ran.err


def test_a_school_can_change_one_part_of_the_letter(senco: Senco, practice: Path) -> None:
    (practice / "_templates").mkdir(exist_ok=True)
    own = '{% extends "builtin/chase-letter.html.j2" %}{% block footer %}<p>Ours.</p>{% endblock %}'
    (practice / "_templates/chase-letter.html.j2").write_text(own, encoding="utf-8")
    ran = senco(*CHASE, "jakub", "--stdout", "--format", "txt", cwd=practice)
    assert ran.out.rstrip().endswith("Ours.") and "Dear Graham Mottram" in ran.out
