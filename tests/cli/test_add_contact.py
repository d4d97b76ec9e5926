"""`senco add-contact` as a SENCO meets it: asked, scripted, and seen again as a date."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import yaml
from support import TEXTS, Senco

LOG = Path("pupils/k7m2q/contacts.yaml")
DUNN = ("--with", "Ms Dunn, casework team", "--how", "call", "--about", "The amended plan")
DRAFT = ("--promised", "Send the draft to Amara's mother", "--promised-by", "la", "--promised-for", "2026-11-18")


def log(practice: Path) -> list[dict[str, object]]:
    found = yaml.load((practice / LOG).read_text(encoding="utf-8"), Loader=TEXTS)["contacts"]
    assert isinstance(found, list)
    return found


def subjects(practice: Path) -> list[str]:
    ran = subprocess.run(["git", "log", "--format=%s"], cwd=practice, capture_output=True, text=True, check=True)
    return ran.stdout.splitlines()


def test_it_asks_with_whom_how_about_what_and_what_was_promised(senco: Senco, practice: Path) -> None:
    ran = senco(
        "add-contact", "amara", cwd=practice, typed="Ms Dunn\nTelephone call\nThe plan\nSend it\nla\n1/12/2026\ny\n"
    )
    assert ran.status == 0, ran.err
    asked = [part.splitlines()[-1] for part in ran.err.split(": ")[:-1]]
    assert asked[-7:] == [
        "With whom",
        "Number or code",
        "What about",
        "What was promised (Return if nothing)",
        "Number or code",
        "By when (Return if no day was named)",
        "Write this? [Y/n]",
    ]
    assert log(practice) == [
        {
            "happened_on": "2026-11-21",
            "with": "Ms Dunn",
            "how": "call",
            "about": "The plan",
            "promised": [{"what": "Send it", "who": "la", "by": "2026-12-01"}],
        }
    ]


def test_with_its_options_given_it_asks_nothing(senco: Senco, practice: Path) -> None:
    ran = senco(
        "add-contact", "amara", *DUNN, "--happened", "19/11/2026", "--sent", "letter.html", "--yes", cwd=practice
    )
    assert ran.status == 0, ran.err
    assert log(practice) == [
        {
            "happened_on": "2026-11-19",
            "with": "Ms Dunn, casework team",
            "how": "call",
            "about": "The amended plan",
            "sent": "letter.html",
        }
    ]


@pytest.mark.parametrize("missing", ["--with", "--how", "--about"])
def test_without_a_terminal_it_names_the_option_that_is_missing(senco: Senco, practice: Path, missing: str) -> None:
    at = DUNN.index(missing)
    ran = senco("add-contact", "amara", *DUNN[:at], *DUNN[at + 2 :], cwd=practice)
    assert ran.status == 2
    assert f"give {missing}" in ran.err
    assert not (practice / LOG).exists()


def test_a_promise_with_a_day_is_due_until_it_is_kept(senco: Senco, practice: Path) -> None:
    def due() -> str:
        return senco("review-due", "--kind", "contact", "--pupil", "amara", cwd=practice).out

    assert senco("add-contact", "amara", *DUNN, *DRAFT, "--yes", cwd=practice).status == 0
    assert "Keep what was promised: Send the draft to Amara's mother" in due()
    assert "the local authority" in due()
    assert "Send the draft" in senco("today", cwd=practice).out
    assert "Send the draft" in senco("show", "--full", "amara", cwd=practice).out
    kept = senco("add-contact", "amara", *DUNN, "--keeps", "draft", "--yes", cwd=practice)
    assert kept.status == 0, kept.err
    assert log(practice)[0]["promised"] == [
        {"what": DRAFT[1], "who": "la", "by": "2026-11-18", "kept_on": "2026-11-21"}
    ]
    assert due().startswith("nothing is overdue")


def test_somebody_who_is_asked_is_asked_about_open_promises_too(senco: Senco, practice: Path) -> None:
    senco("add-contact", "amara", *DUNN, *DRAFT, "--yes", cwd=practice)
    ran = senco("add-contact", "amara", "--with", "Ms Dunn", cwd=practice, typed="email\nThe draft\n\n1\ny\n")
    assert ran.status == 0, ran.err
    assert "Was an earlier promise kept with it?" in ran.err
    assert log(practice)[0]["promised"][0]["kept_on"] == "2026-11-21"  # type: ignore[index]


def test_words_that_fit_no_open_promise_are_refused_and_not_repeated(senco: Senco, practice: Path) -> None:
    senco("add-contact", "amara", *DUNN, *DRAFT, "--yes", cwd=practice)
    ran = senco("add-contact", "amara", *DUNN, "--keeps", "Zebedee", "--yes", cwd=practice)
    assert ran.status == 3
    assert "no open promise has these words" in ran.err and "Zebedee" not in ran.err
    assert len(log(practice)) == 1


def test_promise_options_need_a_promise_and_days_must_have_been(senco: Senco, practice: Path) -> None:
    assert senco("add-contact", "amara", *DUNN, "--promised-by", "la", cwd=practice).status == 2
    ran = senco("add-contact", "amara", *DUNN, "--happened", "2026-11-22", cwd=practice)
    assert ran.status == 2 and "still to come" in ran.err


def test_a_log_keeps_its_authors_hand(senco: Senco, practice: Path) -> None:
    (practice / LOG).write_text(
        "# Ring before nine.\ncontacts:\n"
        "  - {happened_on: 2026-09-10, with: 'Mother', how: call, about: Settling in}  # she works nights\n",
        encoding="utf-8",
    )
    assert senco("add-contact", "amara", *DUNN, "--yes", cwd=practice).status == 0
    text = (practice / LOG).read_text(encoding="utf-8")
    assert text.startswith("# Ring before nine.\n") and "with: 'Mother'" in text and "# she works nights" in text
    assert len(log(practice)) == 2


def test_a_log_with_faults_is_not_added_to(senco: Senco, practice: Path) -> None:
    (practice / LOG).write_text("contacts:\n  - {happened_on: soon}\n", encoding="utf-8")
    ran = senco("add-contact", "amara", *DUNN, "--yes", cwd=practice)
    assert ran.status == 3
    assert "has to be mended first" in ran.err
    assert f"{LOG.as_posix()}:2" in senco("check", cwd=practice).out


def test_the_commit_names_the_key_and_nobody(senco: Senco, practice: Path) -> None:
    assert senco("add-contact", "amara", *DUNN, *DRAFT, "--yes", cwd=practice).status == 0
    assert subjects(practice)[0] == "add contact (k7m2q)"
    assert senco("undo", "--yes", cwd=practice).status == 0
    assert not (practice / LOG).exists()


def test_a_dry_run_shows_and_writes_nothing(senco: Senco, practice: Path) -> None:
    ran = senco("add-contact", "amara", *DUNN, "--dry-run", cwd=practice)
    assert ran.status == 0 and "The amended plan" in ran.out
    assert not (practice / LOG).exists()


def test_an_answer_asked_for_by_a_day_is_due_until_it_comes(senco: Senco, practice: Path) -> None:
    letter = ("--with", "Casework team", "--how", "letter", "--about", "The draft plan", "--yes")
    asked = ("--reply-by", "2026-11-27", "--reply-from", "la")
    assert senco("add-contact", "k7m2q", *letter, *asked, cwd=practice).status == 0
    assert "The draft plan" in senco("review-due", "--pupil", "k7m2q", "--kind", "contact", cwd=practice).out
    came = ("--with", "Casework team", "--how", "email", "--about", "Their answer", "--keeps", "draft plan", "--yes")
    assert senco("add-contact", "k7m2q", *came, cwd=practice).status == 0
    assert "The draft plan" not in senco("review-due", "--pupil", "k7m2q", "--kind", "contact", cwd=practice).out


@pytest.mark.parametrize("words", [("--reply-from", "la"), ("--reply-by", "2026-11-01"), ("--reply-by", "soon")])
def test_an_answer_that_cannot_be_asked_for_so_is_refused(senco: Senco, practice: Path, words: tuple[str, ...]) -> None:
    letter = ("--with", "Casework team", "--how", "letter", "--about", "The draft plan", "--yes")
    assert senco("add-contact", "k7m2q", *letter, *words, cwd=practice).status == 2
