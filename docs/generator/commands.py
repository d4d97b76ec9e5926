"""The page of the commands and of the exit statuses."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

import typer

from generator.markdown import anchor, assemble, bullets, code, link, made_from, table
from senco_cli.cli.app import ABOUT, command, root
from senco_cli.cli.registry import Entry, all_commands
from senco_cli.errors import ExitStatus

# Names of Typer's own for what is to be typed.
_PLAIN = {"<str>": "TEXT", "<int>": "NUMBER", "<int range>": "NUMBER", "<path>": "FILE", "<float>": "NUMBER"}
_STATUSES: Mapping[ExitStatus, str] = {
    ExitStatus.DONE: "Done, or nothing found.",
    ExitStatus.FINDINGS: "Something was found: a fault, a finding of a check, or something for `senco doctor` to mend.",
    ExitStatus.USAGE: "What was typed could not be understood.",
    ExitStatus.REFUSED: "It was understood and could not be done; the message says why and what to type.",
    ExitStatus.BUG: "A mistake in senco. The message gives its kind and place, and nothing from the records.",
    ExitStatus.INTERRUPTED: "Stopped by Ctrl-C; nothing was changed.",
}


def page() -> str:
    """Every command with its arguments and options, and the exit statuses."""
    return assemble(
        [
            made_from("the commands themselves"),
            "# Commands",
            ABOUT,
            table(("Command", "What it does"), _overview()),
            "## Options before the command",
            "These stand between `senco` and the command; `--records` and `--on` may also follow most commands.",
            _options_table(root(), typer.Context(root(), info_name="senco")),
            *(part for words, entry in all_commands().items() for part in _command(words, entry)),
            "## Where the results go",
            "Results go to standard output, everything else to standard error, so that a result can be sent to a file.",
            "## Exit statuses",
            table(("Status", "Name", "Meaning"), [_status(each) for each in ExitStatus]),
        ]
    )


def _status(each: ExitStatus) -> tuple[str, ...]:
    return code(str(int(each))), each.name, _STATUSES[each]


def _overview() -> Iterator[tuple[str, str]]:
    for words, entry in all_commands().items():
        name = heading(words)
        yield link(code(name), f"#{anchor(name)}"), entry.help


def heading(words: tuple[str, ...]) -> str:
    """The heading of a command's part of the page."""
    return " ".join(("senco", *words))


def _command(words: tuple[str, ...], entry: Entry) -> Iterator[str]:
    built = command(words[-1], entry)
    context = typer.Context(built, info_name=heading(words))
    yield f"## {heading(words)}"
    yield inspect.cleandoc(built.help or "")
    yield f"```\n{' '.join([heading(words), *_usage(built, context)])}\n```"
    arguments = [each for each in built.params if each.param_type_name == "argument"]
    if arguments:
        yield bullets(f"{code(_argument(each, context))}: {each.help}" for each in arguments)
    yield _options_table(built, context)


def _usage(built: Any, context: Any) -> Iterator[str]:
    for each in built.params:
        if each.param_type_name == "argument":
            yield _argument(each, context)
    yield "[OPTIONS]"


def _argument(each: Any, context: Any) -> str:
    return str(each.make_metavar(context)) + ("..." if each.nargs == -1 else "")


def _options_table(built: Any, context: Any) -> str:
    rows = [
        (_spelling(each, context), each.help or "", _default(each))
        for each in built.params
        if each.param_type_name == "option" and not each.hidden
    ]
    return table(("Option", "What it does", "When left out"), rows) if rows else ""


def _spelling(each: Any, context: Any) -> str:
    names = ", ".join(sorted([*each.opts, *each.secondary_opts], key=lambda name: (len(name) > 2, name)))
    if each.is_flag:
        return code(names)
    metavar = each.make_metavar(context)
    shown = _PLAIN.get(metavar, metavar.removeprefix("<").removesuffix(">"))
    return code(f"{names} {shown}")


def _default(each: Any) -> str:
    value = each.default.value if isinstance(each.default, Enum) else each.default
    return "" if value in (None, False, (), [], "") or callable(value) else code(str(value))
