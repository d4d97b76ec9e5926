"""Filling an authority's own Word form in place of senco's own pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.delivery import Delivery, PageFormat, deliver
from senco_cli.cli.output import show_faults
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.session import Session
from senco_cli.cli.show_forms import fault_words, note_missing
from senco_cli.errors import ExitStatus

if TYPE_CHECKING:
    from senco_cli.documents.annual_review.view import Stage

FormOption = Annotated[
    Path | None, typer.Option("--form", metavar="FILE", help="Fill this Word form of the authority's, a .docx file.")
]
MarkMissingOption = Annotated[
    bool, typer.Option("--mark-missing", help="With --form: show in yellow where a value is missing.")
]


@dataclass(frozen=True, slots=True)
class FilledForm:
    """Which form is to be filled, and what is to become of it."""

    form: Path
    out: Path | None
    open_it: bool
    force: bool
    to_stdout: bool
    marks: bool


def fill_form(
    session: Session, pupil: list[str], wanted: FilledForm, *, review: str | None, stage: Stage | None
) -> ExitStatus:
    """Fill the form for one pupil, and say which of its fields have no value."""
    from senco_cli.actions import export_annual_review, word_form

    workspace = session.workspace()
    key = pick_pupil(session, workspace.root, pupil)
    built = export_annual_review.build_pack(workspace, key, review=review, stage=stage)
    form = session.cwd / wanted.form
    out = wanted.out or Path(export_annual_review.file_name(workspace, built.view, ending="docx"))
    word_form.refuse_original(form, session.cwd / out)
    try:
        filled = word_form.filled_form(form, built.view, root=workspace.root, marks=wanted.marks)
    except word_form.FormHasFaults as refusal:
        for fault in refusal.faults:
            session.note(fault_words(fault))
        raise
    where = Delivery(PageFormat.DOCX, wanted.out, wanted.to_stdout, wanted.open_it, wanted.force)
    deliver(session, workspace, lambda _width: filled.data, name=out.name, wanted=where)
    note_missing(session, filled.missing, marks=wanted.marks)
    show_faults(session, workspace.root, built.faults)
    return ExitStatus.FINDINGS if built.faults else ExitStatus.DONE
