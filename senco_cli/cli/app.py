"""The command line as Typer sees it, with every command resolved only when it is used."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from senco_cli import __version__
from senco_cli.cli.looking_back import add_looking_back
from senco_cli.cli.option_groups import LookOptions
from senco_cli.cli.registry import COMMANDS, Entry, Family
from senco_cli.cli.session import Session
from senco_cli.cli.spread import spread
from senco_cli.errors import ExitStatus, UsageError

ABOUT = """The record office of a school's special educational needs co-ordinator.

Begin with `senco init --practice practice-school` to try everything on an invented school,
or `senco init my-school` for your own. `senco COMMAND --help` explains a command.
`senco` alone in a record folder shows what is due this week and next."""


class UnknownCommand(UsageError):
    """A word that is no command."""

    def __init__(self, typed: str, known: list[str], *, before: str) -> None:
        begun = [name for name in known if name.startswith(typed)]
        close = begun or get_close_matches(typed, known, n=3)
        hint = "  or  ".join(f"{before} {name}" for name in close) if close else f"{before} --help"
        super().__init__(f'"{typed}" is not a command', hint=hint)


class LazyGroup(TyperGroup):
    """A group whose commands are looked up in a registry and imported on use."""

    entries: Mapping[str, Entry | Family] = {}

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands in the order in which they are listed."""
        return list(self.entries)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, or None."""
        entry = self.entries.get(cmd_name)
        if entry is None:
            return None
        return family(cmd_name, entry) if isinstance(entry, Family) else command(cmd_name, entry)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the words begin with; an unknown one is an error that names the nearest."""
        if args and not args[0].startswith("-") and args[0] not in self.entries:
            raise UnknownCommand(args[0], list(self.entries), before=ctx.command_path)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands under their headings, without importing them."""
        width = max(len(name) for name in self.entries)
        for heading in dict.fromkeys(entry.heading for entry in self.entries.values()):
            rows = [(name.ljust(width), each.help) for name, each in self.entries.items() if each.heading == heading]
            with formatter.section(heading or "Commands"):
                formatter.write_dl(rows)


def command(name: str, entry: Entry) -> Any:
    """One command, imported now."""
    module, _, function = entry.target.partition(":")
    callback = getattr(import_module(f"senco_cli.cli.commands.{module}"), function)
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    app.command(name)(spread(callback))
    built = typer.main.get_command(app)
    for parameter in built.params:
        # Whoever opens the file or folder says better than Typer why it cannot be.
        if hasattr(parameter.type, "readable"):
            parameter.type.readable = False
    return add_looking_back(built, looks_back=entry.looks_back, of_one=entry.of_one)


def family(name: str, entry: Family) -> Any:
    """The commands that share a first word."""
    group = type("FamilyGroup", (LazyGroup,), {"entries": entry.members})
    return _group(group, name, entry)


def root() -> Any:
    """The whole command line."""
    group = type("RootGroup", (LazyGroup,), {"entries": COMMANDS})
    app = typer.Typer(
        cls=group, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, help=ABOUT
    )
    app.callback(invoke_without_command=True, context_settings={"help_option_names": ["--help", "-h"]})(spread(_root))
    return typer.main.get_group(app)


def _group(cls: type[LazyGroup], name: str, entry: Family) -> Any:
    app = typer.Typer(cls=cls, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)

    def list_members(
        ctx: typer.Context,
        only_list: Annotated[bool, typer.Option("--list", help="Name what there is, one line each.")] = False,
    ) -> None:
        if only_list or ctx.invoked_subcommand is None:
            session = ctx.find_object(Session)
            assert session is not None
            _print_members(session, name, entry)
            if name == "export" and only_list:
                _print_templates(session)
            raise typer.Exit

    app.callback(invoke_without_command=True, help=entry.help)(list_members)
    built = typer.main.get_group(app)
    built.name = name
    return built


def _print_members(session: Session, name: str, entry: Family) -> None:
    width = max(len(member) for member in entry.commands)
    for member, each in entry.commands.items():
        line = f"  {member.ljust(width)}  {each.help}"
        for text in textwrap.wrap(line, width=max(session.width, 40), subsequent_indent=" " * (width + 4)):
            session.print(text)
    session.print(f"senco {name} {next(iter(entry.commands))} --help   explains one")


def _print_templates(session: Session) -> None:
    """What each document is made from, and in which formats there is one."""
    from senco_cli.actions.school_templates import all_templates

    session.print()
    for each in all_templates(session.workspace() if session.is_in_records else None):
        if each.document:
            own = "the school's own" if each.is_own else "senco's"
            asked_for = f" ({each.asked_for})" if each.asked_for else ""
            line = f"  {each.document}{asked_for}: {', '.join(each.formats)}; template {each.name}, {own}"
            for text in textwrap.wrap(line, width=max(session.width, 40), subsequent_indent="    "):
                session.print(text)


def _root(
    version: Annotated[bool, typer.Option("--version", help="Say which senco this is.")] = False,
    *,
    typed: LookOptions,
) -> int:
    ctx = typed.ctx
    if version:
        ctx.obj.print(f"senco {__version__}")
        raise typer.Exit
    ctx.obj = session = typed.session
    if ctx.invoked_subcommand is not None:
        return ExitStatus.DONE
    if session.is_in_records:
        from senco_cli.cli.commands.today import show_sheet

        return show_sheet(session)
    session.print(ctx.get_help())
    return ExitStatus.DONE
