"""The command line itself: half a command, help, exit statuses, completion, a bug that keeps quiet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support import Senco

from senco_cli import __version__
from senco_cli.cli.completion import candidates
from senco_cli.cli.options import NotADay, parse_day_option
from senco_cli.errors import UsageError


def offered(*words: str, cwd: Path) -> dict[str, str]:
    return dict(candidates(list(words[:-1]), words[-1], cwd=cwd, environment={}))


def test_version(senco: Senco) -> None:
    assert senco("--version").out == f"senco {__version__}\n"


def test_senco_alone_shows_what_there_is(senco: Senco) -> None:
    ran = senco()
    assert ran.status == 0
    assert "add-pupil" in ran.out and "review-due" in ran.out


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [("review", "senco review-due"), ("add", "senco add-pupil"), ("lsit", "senco list"), ("shwo", "senco show")],
)
def test_half_a_command_is_told_the_whole(senco: Senco, typed: str, suggested: str) -> None:
    ran = senco(typed)
    assert ran.status == 2
    assert suggested in ran.err


def test_a_family_alone_lists_its_commands(senco: Senco) -> None:
    ran = senco("export")
    assert ran.status == 0
    assert "provision-map" in ran.out


def test_an_unknown_option_is_usage(senco: Senco, practice: Path) -> None:
    ran = senco("list", "--statsu", "K", cwd=practice)
    assert ran.status == 2
    assert "--status" in ran.err


def test_outside_a_record_folder_it_says_how_to_make_one(senco: Senco, tmp_path: Path) -> None:
    ran = senco("list", cwd=tmp_path)
    assert ran.status == 3
    assert "senco init" in ran.err


def test_a_folder_in_use_is_not_made_again(senco: Senco, practice: Path) -> None:
    ran = senco("init", "--practice", str(practice))
    assert ran.status == 3
    assert "nothing was changed" in ran.err


@pytest.mark.parametrize(
    "typed",
    [
        "2018-04-22",
        "22/4/2018",
        "22.04.2018",
        "22.4.18",
        "22/4/18",
        "22 Apr 2018",
        "22 april 18",
        "22nd April, 2018",
        "Sun 22 Apr 2018",
        "sunday, 22  april 2018",
    ],
)
def test_a_day_may_be_written_as_people_in_england_write_it(typed: str) -> None:
    assert parse_day_option("--on", typed) == date(2018, 4, 22)


def test_a_year_in_two_figures_is_of_this_century_where_that_is_clear() -> None:
    assert parse_day_option("--on", "3/11/49") == date(2049, 11, 3)
    with pytest.raises(UsageError, match="century"):
        parse_day_option("--on", "3/11/50")


@pytest.mark.parametrize(
    "typed",
    [
        "18-04-22",
        "22/4.18",
        "22 Ma 2018",
        "22 Ap 2018",
        "Mon 22 Apr 2018",
        "31 Apr 2018",
        "4/22/2018",
        "2018/4/22",
        "22",
    ],
)
def test_what_could_be_two_days_or_none_is_refused(typed: str) -> None:
    with pytest.raises(NotADay):
        parse_day_option("--on", typed)


@pytest.mark.parametrize("day", ["2026-02-30", "yesterday", "21.13.2026"])
def test_a_day_that_is_none_is_usage(senco: Senco, practice: Path, day: str) -> None:
    ran = senco("list", "--on", day, cwd=practice)
    assert ran.status == 2
    assert "is not a day" in ran.err


def test_a_bug_says_type_and_place_and_never_a_value(
    senco: Senco, practice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("Siân O'Brien-Nguyễn")

    monkeypatch.setattr("senco_cli.actions.pupil_rows.list_pupils", broken)
    ran = senco("list", cwd=practice)
    assert ran.status == 70
    assert "ValueError" in ran.err
    assert "Siân" not in ran.err + ran.out


def test_more_words_than_a_command_takes_are_not_repeated(senco: Senco, practice: Path) -> None:
    ran = senco("set-status", "amara", "okafor", "K", cwd=practice)
    assert ran.status == 2
    assert "okafor" not in ran.err
    assert "double quotes" in ran.err


def test_tab_offers_commands(tmp_path: Path) -> None:
    added = set(offered("add", cwd=tmp_path))
    assert {"add-pupil", "add-provision", "add-staff", "add-contact"} <= added
    assert [word for word in added if not word.startswith("add")] == []
    exported = {"provision-map", "equality-checklist", "week-sheet", "chase-letter"}
    assert exported <= set(offered("export", "", cwd=tmp_path))


def test_tab_offers_pupils_by_a_spelling_no_shell_stumbles_over(practice: Path) -> None:
    assert offered("show", "obr", cwd=practice) == {"sian-obrien-nguyen": "Siân O'Brien-Nguyễn, 4B (g2x7p)"}
    assert offered("show", "g2", cwd=practice) == {"g2x7p": "Siân O'Brien-Nguyễn, 4B"}
    assert "sian-obrien-nguyen" in offered("review-due", "--pupil", "si", cwd=practice)


def test_tab_offers_options_and_codes(practice: Path) -> None:
    assert "--within" in offered("review-due", "--w", cwd=practice)
    assert offered("list", "--need", "S", cwd=practice)["SLCN"] == "Speech, language and communication needs"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_there_is_a_script_for_each_shell(senco: Senco, shell: str) -> None:
    ran = senco("completion", shell)
    assert ran.status == 0
    assert "senco complete-words" in ran.out
