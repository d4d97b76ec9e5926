"""Handing over a document: the options that every document shares, and what becomes of the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from senco_cli.cli.handing_over import hand_over
from senco_cli.cli.opening import opened
from senco_cli.cli.option_groups import LookOptions
from senco_cli.cli.options import ForceOption
from senco_cli.cli.session import Session
from senco_cli.cli.wondering import said_if_slow
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.built import Built
    from senco_cli.actions.workspace import Workspace

_PAPER_COLUMNS = 100
READING = "reading the records; for a large school that takes a while"
_MAKING = "making the document; for a large school that takes a while"


class PageFormat(StrEnum):
    """How a document is written."""

    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"
    TXT = "txt"

    @property
    def is_text(self) -> bool:
        """Whether a screen can show it."""
        return self in (PageFormat.HTML, PageFormat.TXT)


_ENDINGS = {".htm": PageFormat.HTML, **{f".{each.value}": each for each in PageFormat}}

PageFormatOption = Annotated[
    PageFormat | None,
    typer.Option(
        "--format",
        help="A page for the browser, Word, PDF, Excel or plain text; else what --out ends in, else html.",
    ),
]
OutOption = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="The file to write.")]
StdoutOption = Annotated[bool, typer.Option("--stdout", help="Print it instead of writing a file.")]
OpenOption = Annotated[bool, typer.Option("--open", help="Open the file when it is written.")]


@dataclass(frozen=True, slots=True)
class Delivery:
    """What was asked to become of a document: its format, and the file, the screen or both of file and browser."""

    as_format: PageFormat
    out: Path | None
    to_stdout: bool
    open_it: bool
    force: bool


class PageOptions(LookOptions):
    """Of every document: its format, and what becomes of it."""

    as_format: PageFormatOption = None
    out: OutOption = None
    to_stdout: StdoutOption = False
    open_it: OpenOption = False
    force: ForceOption = False

    def one(self, only: PageFormat | None = None) -> Delivery:
        """What is to become of one document, which may be had in one format `only`.

        Raises UsageError where its format and its ending are two, and where a file is to be opened that is not written.
        """
        if self.open_it and self.to_stdout:
            raise UsageError("--stdout writes no file that --open could open", hint="leave one of the two away")
        as_format = format_of(only or self.as_format, self.out)
        return Delivery(as_format, self.out, self.to_stdout, self.open_it, self.force)


def format_of(as_format: PageFormat | None, out: Path | None) -> PageFormat:
    """The format that was asked for, by its name or by the ending of a file. Raises UsageError where they are two."""
    by_ending = _ENDINGS.get(out.suffix.casefold()) if out else None
    if as_format and by_ending and as_format is not by_ending:
        raise UsageError(
            f"--format {as_format.value} and the ending of --out do not agree",
            hint="leave --format away, or the ending",
        )
    return as_format or by_ending or PageFormat.HTML


def refuse_tables(page: PageOptions, what: str) -> None:
    """Raise UsageError where a spreadsheet is asked for of what has nothing to calculate."""
    if page.one().as_format is PageFormat.XLSX:
        raise UsageError(f"--format xlsx: {what} is no table", hint="--format docx   or pdf, html, txt")


def deliver(session: Session, workspace: Workspace, built: Built[Any], wanted: Delivery) -> None:
    """Print the document, or keep it in the file that was asked for, else in one named by what it is and the day."""
    from senco_cli.actions.document_file import built_bytes

    as_format = wanted.as_format
    deliver_bytes(
        session,
        workspace,
        lambda width: built_bytes(workspace, built, as_format=as_format.value, width=width),
        name=built.file_name(on=workspace.today, ending=as_format.value),
        wanted=wanted,
    )


def deliver_bytes(
    session: Session, workspace: Workspace, page: Callable[[int], bytes], *, name: str, wanted: Delivery
) -> None:
    """Print the page, or keep it in the file that was asked for, else in one called `name`.

    `page` makes it for so many columns. Raises what `hand_over` raises, and UsageError where what no screen can show
    would go to one, or where the file has the ending of something else.
    """
    asked_for = _with_ending(session.cwd, wanted.out, wanted.as_format) if wanted.out else None
    if asked_for:
        _refuse_other_file(workspace, session.cwd / asked_for, force=wanted.force)
    if wanted.to_stdout and wanted.as_format.is_text:
        session.stdout.write(page(session.width).decode("utf-8"))
        return
    if wanted.to_stdout and session.is_terminal:
        raise UsageError(
            f"--stdout: a screen cannot show {wanted.as_format.value}",
            hint=f"leave --stdout away, or --out name.{wanted.as_format.value}",
        )
    out = None if wanted.to_stdout else asked_for or Path(name)
    with said_if_slow(session, _MAKING):
        data = page(_PAPER_COLUMNS)
    hand_over(session, workspace, data, out=out, force=wanted.force)
    if wanted.open_it and out is not None:
        path = session.cwd / out
        if not opened(path, environment=session.environment):
            session.note(f"no program here opened it; open it by hand: {path}")


def _with_ending(cwd: Path, out: Path, as_format: PageFormat) -> Path:
    """The file with the ending of its format where it has none, because Windows opens a file by its ending."""
    named = out.suffix[1:].isalpha() or out.suffix.casefold() in _ENDINGS
    # A name that ends in a point or a space is refused as it was typed.
    refused = out.name != out.name.rstrip(". ")
    return out if named or refused or (cwd / out).is_dir() else out.with_name(f"{out.name}.{as_format.value}")


def _refuse_other_file(workspace: Workspace, out: Path, *, force: bool) -> None:
    """Raise UsageError for a name like `map.doc`: what opened it would find something else in it."""
    from senco_cli.actions.document_file import refuse_place

    refuse_place(workspace, out, force=force)
    if out.suffix[1:].isalpha() and out.suffix.casefold() not in _ENDINGS:
        formats = ", ".join(each.value for each in PageFormat)
        raise UsageError(f'--out: senco makes no "{out.suffix}" files', hint=f"end the name in one of {formats}")
