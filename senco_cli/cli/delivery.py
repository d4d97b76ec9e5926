"""Handing over a document: the options that every document shares, and what becomes of the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.files import hand_over
from senco_cli.cli.session import Session

if TYPE_CHECKING:
    from senco_cli.actions.workspace import Workspace

_PAPER_COLUMNS = 100


class PageFormat(StrEnum):
    """How a document is written."""

    HTML = "html"
    TXT = "txt"


PageFormatOption = Annotated[PageFormat, typer.Option("--format", help="A page for browser and paper, or text.")]
OutOption = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="The file to write.")]
StdoutOption = Annotated[bool, typer.Option("--stdout", help="Print it instead of writing a file.")]
OpenOption = Annotated[bool, typer.Option("--open", help="Open the file when it is written.")]
ForceOption = Annotated[bool, typer.Option("--force", help="Overwrite a file that is there.")]


@dataclass(frozen=True, slots=True)
class Delivery:
    """What was asked to become of a document: its format, and the file, the screen or both of file and browser."""

    as_format: PageFormat
    out: Path | None
    to_stdout: bool
    open_it: bool
    force: bool


def deliver(
    session: Session, workspace: Workspace, page: Callable[[int], bytes], *, name: str, wanted: Delivery
) -> None:
    """Print the page, or keep it in the file that was asked for, else in one called `name`.

    `page` makes it for so many columns. Raises what `hand_over` raises.
    """
    if wanted.to_stdout:
        session.stdout.write(page(session.width).decode("utf-8"))
        return
    out = wanted.out or Path(name)
    hand_over(session, workspace, page(_PAPER_COLUMNS), out=out, force=wanted.force)
    if wanted.open_it:
        typer.launch(str(session.cwd / out))
