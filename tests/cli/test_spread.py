"""Options that a command takes as one value are single options on its command line."""

from __future__ import annotations

import inspect
from typing import Annotated, Any

import pytest
import typer

from senco_cli.cli.spread import Options, spread

NAME = Annotated[str, typer.Argument(metavar="NAME", help="Who.")]


class Place(Options):
    """Where."""

    ctx: typer.Context
    folder: Annotated[str | None, typer.Option("--folder", help="Where.")] = None


class Day(Options):
    """When; it has the context too."""

    ctx: typer.Context
    on: Annotated[str, typer.Option("--on", help="When.")] = "today"


class Visit(Place):
    """What is of a visit alone."""

    why: Annotated[list[str] | None, typer.Option("--why", help="Why; may be repeated.")] = None


class LateVisit(Visit):
    """A visit in whose help there are other words for the folder."""

    folder: Annotated[str | None, typer.Option("--folder", help="Where else.")] = None
    late: Annotated[bool, typer.Option("--late", help="How late.")] = False


def visit(
    name: NAME, loud: Annotated[bool, typer.Option("--loud", help="How.")] = False, *, typed: Visit, day: Day
) -> str:
    """Pay a visit."""
    return f"{name} {loud} {typed.folder} {typed.why} {day.on} {typed.ctx is day.ctx}"


def run(command: Any, *words: str) -> object:
    """What the command returns for the words of a command line."""
    app = typer.Typer(add_completion=False)
    app.command()(spread(command))
    return typer.main.get_command(app)(list(words), standalone_mode=False)


def names(command: Any) -> list[str]:
    """The parameters that Typer sees."""
    return list(inspect.signature(spread(command)).parameters)


def test_what_is_typed_for_single_options_comes_as_one_value() -> None:
    assert run(visit, "Ada", "--folder", "x", "--why", "a", "--why", "b", "--on", "Monday", "--loud") == (
        "Ada True x ['a', 'b'] Monday True"
    )


def test_what_is_not_typed_is_as_the_class_has_it() -> None:
    assert run(visit, "Ada") == "Ada False None None today True"


def test_options_of_a_class_stand_before_those_of_the_class_it_builds_on() -> None:
    assert names(visit) == ["name", "loud", "why", "ctx", "folder", "on"]


def test_an_option_that_is_declared_again_keeps_its_place_and_has_the_newer_words() -> None:
    def late(typed: LateVisit) -> None:
        """Pay a late visit."""

    seen = inspect.signature(spread(late)).parameters
    assert list(seen) == ["late", "why", "ctx", "folder"]
    assert seen["folder"].annotation.__metadata__[0].help == "Where else."


def test_a_command_without_such_a_value_is_left_as_it_is() -> None:
    def plain(name: NAME) -> None:
        """Do something."""

    assert spread(plain) is plain


def test_the_help_is_that_of_the_command() -> None:
    assert (spread(visit).__name__, spread(visit).__doc__) == ("visit", "Pay a visit.")


def test_what_was_typed_stays_as_it_was_typed() -> None:
    typed = Visit(why=["a"], folder="x", ctx=None)  # type: ignore[arg-type]
    assert (typed.why, typed.folder) == (["a"], "x")
    with pytest.raises(AttributeError):
        typed.folder = "y"  # type: ignore[misc]
