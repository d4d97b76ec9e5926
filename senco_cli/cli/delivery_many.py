"""Handing over a document for each of many pupils: which pupils, into which folder, and how far it has come."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.delivery import PageFormat, PageOptions
from senco_cli.cli.handing_over import refuse_reading_only
from senco_cli.cli.output import show_faults, shown_path
from senco_cli.cli.session import Session
from senco_cli.cli.spread import Options
from senco_cli.errors import ExitStatus, UsageError
from senco_cli.model.phrases import how_many

if TYPE_CHECKING:
    from collections.abc import Callable

    from senco_cli.actions.built import Kind
    from senco_cli.actions.many_documents import BuiltOf, MadeOf, Many, Step
    from senco_cli.actions.workspace import Workspace

AllOption = Annotated[bool, typer.Option("--all", help="One for every pupil, into the folder that --out names.")]
YearOption = Annotated[str | None, typer.Option("--year", help="One for every pupil of a year group.")]
ClassOption = Annotated[str | None, typer.Option("--class", help="One for every pupil of a class.")]
ZipOption = Annotated[bool, typer.Option("--zip", help="Many documents as one zip file.")]


class ManyOptions(Options):
    """Of a document that there can be many of, one for each pupil: for whom, and whether in one zip file."""

    everybody: AllOption = False
    year: YearOption = None
    class_name: ClassOption = None
    is_zip: ZipOption = False

    @property
    def is_of_many(self) -> bool:
        """Whether documents for several pupils were asked for."""
        return self.everybody or self.year is not None or self.class_name is not None

    def keys(self, workspace: Workspace, *, statuses: Sequence[str] = ()) -> tuple[str, ...]:
        """The keys of the pupils, only those of the SEN statuses where some are given. Raises NobodyChosen."""
        from senco_cli.actions.many_documents import chosen_pupils
        from senco_cli.cli.codes import read_code

        year = None if self.year is None else read_code("nc_year", self.year, option="--year")
        return chosen_pupils(workspace, year=year, class_name=self.class_name, statuses=statuses)

    def instead_of(self, pupil: Sequence[str] | None) -> bool:
        """Whether many are asked for, and no pupil is named. Raises UsageError for both and for neither."""
        if bool(pupil) == self.is_of_many:
            raise UsageError("one pupil or many", hint="name a pupil, or give --all, --year or --class")
        if self.is_zip and not self.is_of_many:
            raise UsageError("--zip is for many documents", hint="add --all, --year or --class")
        return self.is_of_many

    def delivery(self, page: PageOptions) -> ManyDelivery:
        """What is to become of them. Raises UsageError where the options ask for what is only for one document."""
        out, is_zip = page.out, self.is_zip
        if page.to_stdout:
            raise UsageError("--stdout is for one document", hint="--out FOLDER   or   --zip")
        if page.open_it:
            raise UsageError("--open is for one document", hint="leave --open away, and open them from their folder")
        if out is not None and out.suffix.casefold() == ".zip":
            is_zip = True
        elif out is not None and out.suffix.casefold() in {f".{each.value}" for each in PageFormat}:
            raise UsageError(
                "--out names one file, and these are many documents", hint="--out FOLDER --format docx   or   --zip"
            )
        return ManyDelivery(page.as_format or PageFormat.HTML, out, is_zip, page.force)


@dataclass(frozen=True, slots=True)
class ManyDelivery:
    """What was asked to become of many documents: their format, and the folder or zip file."""

    as_format: PageFormat
    out: Path | None
    is_zip: bool
    force: bool


def deliver_each(
    session: Session, workspace: Workspace, keys: Sequence[str], built_of: BuiltOf, *, kind: Kind, wanted: ManyDelivery
) -> ExitStatus:
    """Keep one document of the kind for each pupil, in files that bear the pupil's key, and say what went wrong.

    `built_of` gives that of a pupil. Raises what `make_documents` raises, ForReadingOnly, and NobodyChosen where there
    is no key.
    """
    from senco_cli.actions.many_documents import made_by

    made_of = made_by(workspace, built_of, template=kind.template, as_format=wanted.as_format.value)
    return keep_many(session, workspace, keys, made_of, document=kind.document, wanted=wanted)


def keep_many(
    session: Session, workspace: Workspace, keys: Sequence[str], made_of: MadeOf, *, document: str, wanted: ManyDelivery
) -> ExitStatus:
    """The same for documents that come as bytes."""
    from senco_cli.actions.built import document_name
    from senco_cli.actions.many_documents import Many, NobodyChosen, make_documents

    if not keys:
        raise NobodyChosen
    ending = wanted.as_format.value
    day = workspace.today.isoformat()
    out = session.cwd / (wanted.out or Path(f"{document}-{day}"))
    if wanted.is_zip and out.suffix.casefold() != ".zip":
        # Without its ending nobody can open it by a double click.
        out = out.with_name(f"{out.name}.zip")
    refuse_reading_only(session, workspace, out)
    many = Many(
        name_of=lambda key: document_name(document, (key,), on=workspace.today, ending=ending),
        out=out,
        is_zip=wanted.is_zip,
        force=wanted.force,
    )
    steps = make_documents(workspace, keys, made_of, many=many)
    with _progress(session, len(keys)) as shown:
        taken = list(shown(steps))
    return _tell(session, workspace, taken, many)


def _tell(session: Session, workspace: Workspace, taken: Sequence[Step], many: Many) -> ExitStatus:
    written = sum(step.is_written for step in taken)
    there = sum(step.was_there for step in taken)
    refused = [step for step in taken if step.refusal]
    if written:
        noun = "document" if written == 1 else "documents"
        session.print(f"wrote {written} {noun} to {shown_path(session, many.out)}")
    if there:
        what = how_many(there, "document was", "documents were")
        session.note(f"{what} there already and not written; --force overwrites")
    for step in refused:
        words = f"none for pupil {step.key}: {step.refusal}"
        for line in textwrap.wrap(words, max(session.width, 40), subsequent_indent="  ", break_long_words=False):
            session.note(line)
    faults = tuple(dict.fromkeys(fault for step in taken for fault in step.faults))
    show_faults(session, workspace.root, faults)
    if faults:
        session.note("what cannot be read is not on the pages; mend these first")
    if refused and not written and not there:
        return ExitStatus.REFUSED
    return ExitStatus.FINDINGS if refused or faults else ExitStatus.DONE


@contextmanager
def _progress(session: Session, total: int) -> Iterator[Callable[[Iterable[Step]], Iterable[Step]]]:
    """A bar on standard error while documents are made, where somebody can see it."""
    if not session.stderr.isatty():
        yield lambda steps: steps
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Making documents"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=session.stderr), transient=True) as bar:
        yield lambda steps: bar.track(steps, total=total)
