"""A command that says it reads one pupil alone is given no other pupil of an earlier day, and misses none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from dated_history import BEGUN, as_made_on
from support import Senco

from senco_cli.cli.registry import COMMANDS, Entry, Family
from senco_cli.store.past import PastFolder

AMARA = "k7m2q"


def of_one(entries: Mapping[str, Entry | Family], *before: str) -> Iterator[tuple[str, ...]]:
    """The words of every command that says so."""
    for name, entry in entries.items():
        if isinstance(entry, Family):
            yield from of_one(entry.members, *before, name)
        elif entry.of_one:
            yield (*before, name)


def words_of(command: tuple[str, ...]) -> list[str]:
    whom = ["--pupil", AMARA] if command == ("review-due",) else [AMARA]
    return [*command, *whom, *(["--stdout", "--format", "txt"] if command[0] == "export" else [])]


def test_a_command_of_one_pupil_says_the_same_where_there_is_no_other(senco: Senco, practice: Path) -> None:
    alone = shutil.copytree(practice, practice.parent / "alone" / "practice")
    for folder in (alone / "pupils").iterdir():
        if folder.name != AMARA:
            shutil.rmtree(folder)
    for command in of_one(COMMANDS):
        ran, among_all = (senco(*words_of(command), cwd=folder) for folder in (alone, practice))
        assert ran == among_all, command


@pytest.mark.parametrize(
    ("words", "pupils"),
    [
        (["show", AMARA], [AMARA]),
        (["show", "amara", "okafor"], [AMARA]),
        (["review-due", "--pupil", "amara"], [AMARA]),
        (["export", "ctf", AMARA, "--to", "unknown", "--stdout"], None),
    ],
)
def test_no_other_pupil_of_an_earlier_day_is_laid_out(
    senco: Senco, practice: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], pupils: list[str] | None
) -> None:
    as_made_on(practice, BEGUN)
    seen: list[str] = []
    close = PastFolder.close

    def look(past: PastFolder) -> None:
        seen.extend(path.name for path in (past.of(practice) / "pupils").iterdir())
        close(past)

    monkeypatch.setattr(PastFolder, "close", look)
    ran = senco(*words, "--as-at", BEGUN, "--on", "2026-10-01", cwd=practice)
    assert ran.status in (0, 1), ran.err
    assert seen == pupils if pupils else len(seen) > 1
