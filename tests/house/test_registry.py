"""The registry of commands and the commands agree, though the one is read without importing the other."""

from __future__ import annotations

import re
from typing import Any

import pytest
from support import Senco

from senco_cli.cli.app import command, root
from senco_cli.cli.registry import COMMANDS, Entry, Family, all_commands

SHARED_WORDS_AT_LEAST = 0.8
OF_EVERY_COMMAND = pytest.mark.parametrize(
    ("words", "entry"), all_commands().items(), ids=[" ".join(words) for words in all_commands()]
)


@OF_EVERY_COMMAND
def test_every_command_can_be_imported(words: tuple[str, ...], entry: Entry) -> None:
    assert callable(command(words[-1], entry).callback)


@OF_EVERY_COMMAND
def test_the_line_of_help_says_what_the_command_says_of_itself(words: tuple[str, ...], entry: Entry) -> None:
    said = long_words(command(words[-1], entry).help.split("\n\n")[0])
    promised = long_words(entry.help)
    assert len(promised & said) >= SHARED_WORDS_AT_LEAST * len(promised), promised - said


@OF_EVERY_COMMAND
def test_every_command_explains_itself(
    words: tuple[str, ...], entry: Entry, senco: Senco, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = senco(*words, "--help")
    assert (ran.status, ran.err) == (0, "")
    # Typer writes help to the process's own standard output.
    said = capsys.readouterr().out
    assert said.startswith(f"Usage: senco {' '.join(words)}")
    assert first_words(command(words[-1], entry).help) in " ".join(said.split())


@OF_EVERY_COMMAND
def test_every_option_and_argument_has_help(words: tuple[str, ...], entry: Entry) -> None:
    assert [each.name for each in command(words[-1], entry).params if not help_of(each)] == []


def test_every_option_before_the_command_has_help() -> None:
    assert [each.name for each in root().params if not help_of(each)] == []


def test_every_line_of_help_is_one_sentence_that_fits_in_a_list() -> None:
    lines = [each.help for each in COMMANDS.values()] + [each.help for each in all_commands().values()]
    assert [line for line in lines if not line.endswith(".") or len(line) > 80 or ". " in line] == []


@pytest.mark.parametrize("name", [name for name, entry in COMMANDS.items() if isinstance(entry, Family)])
def test_a_family_of_commands_lists_its_members(name: str, senco: Senco) -> None:
    family = COMMANDS[name]
    assert isinstance(family, Family)
    ran = senco(name)
    assert (ran.status, ran.err) == (0, "")
    assert [member for member in family.commands if f"  {member} " not in ran.out] == []


def long_words(text: str) -> set[str]:
    """The words of a text that carry its meaning."""
    return {word for word in re.findall(r"[a-z]+", text.lower()) if len(word) > 3}


def first_words(text: str) -> str:
    """The beginning of a text, as one line."""
    return " ".join(text.split()[:5])


def help_of(parameter: Any) -> str:
    """What an option or argument says of itself."""
    return (getattr(parameter, "help", None) or "").strip()
