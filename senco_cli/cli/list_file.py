"""A list kept in a file: which form it has there, and what a spreadsheet needs to show its letters right."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from senco_cli.cli.options import ForceOption, FormatOption, ListFormat
from senco_cli.cli.session import Session
from senco_cli.cli.spread import Options
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.workspace import Workspace

Form = TypeVar("Form", bound=StrEnum)


class ListedOptions(Options):
    """Of a command that lists: in which form, and whether on the screen or in a file."""

    as_format: FormatOption = ListFormat.TABLE
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="The file to write; its name ends in .csv or .json.")
    ] = None
    force: ForceOption = False

    @property
    def form(self) -> ListFormat:
        """The form that the list is to have. Raises UsageError."""
        return form_of(self.as_format, self.out)

    def refuse_file(self, *, hint: str) -> None:
        """Say no to `--out` where nothing is listed. Raises UsageError."""
        if self.out is not None:
            raise UsageError("--out is for a list, and nothing is listed here", hint=hint)


def form_of(as_format: Form, out: Path | None) -> Form:
    """The form that was asked for, by its name or by the ending of a file; a table is for the screen alone.

    Raises UsageError where name and ending are two, or the list has no form for a file of that ending.
    """
    if out is None:
        return as_format
    forms = {f".{each.value}": each for each in type(as_format) if each.value != "table"}
    by_ending = forms.get(out.suffix.casefold())
    if as_format.value == "table" and by_ending is None:
        raise UsageError(
            f"--out: a list is kept in a file that ends in {' or '.join(forms)}",
            hint=f"--out {out.stem or 'list'}.csv   opens in Excel; senco export --list   names what is made for paper",
        )
    if as_format.value != "table" and by_ending not in (None, as_format):
        raise UsageError(
            f"--format {as_format.value} and the ending of --out do not agree",
            hint="leave --format away, or the ending",
        )
    return by_ending or as_format


@contextmanager
def listed_in(session: Session, workspace: Workspace | None, *, out: Path | None, force: bool) -> Iterator[Session]:
    """The session to print a list in: the same, or one whose results go to the file `out` once the list is whole.

    Raises what `hand_over` raises.
    """
    if out is None:
        yield session
        return
    from senco_cli.cli.handing_over import hand_over

    printed = io.StringIO()
    yield replace(session, stdout=printed)
    text = printed.getvalue()
    # Without the mark Excel takes CSV for the letters of 1990s Windows. Other programs for JSON want none.
    mark = codecs.BOM_UTF8 if out.suffix.casefold() != ".json" and not text.startswith(("[", "{")) else b""
    hand_over(session, workspace, mark + text.encode("utf-8"), out=out, force=force)
