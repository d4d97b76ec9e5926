"""A list kept in a file: which form it has there, and what a spreadsheet needs to show its letters right."""

from __future__ import annotations

import codecs
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.workspace import Workspace
    from senco_cli.cli.session import Session

Form = TypeVar("Form", bound=StrEnum)


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


def keep_list(session: Session, workspace: Workspace, text: str, *, out: Path, force: bool) -> None:
    """Keep what would have been printed in a file. Raises what `hand_over` raises."""
    from senco_cli.cli.handing_over import hand_over

    # Without the mark Excel takes CSV for the letters of 1990s Windows. Other programs for JSON want none.
    mark = codecs.BOM_UTF8 if out.suffix.casefold() != ".json" and not text.startswith(("[", "{")) else b""
    hand_over(session, workspace, mark + text.encode("utf-8"), out=out, force=force)
