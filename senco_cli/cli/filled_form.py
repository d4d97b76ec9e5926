"""Filling an authority's own Word form in place of senco's own pages."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.delivery import PageFormat, PageOptions, deliver_bytes
from senco_cli.cli.delivery_many import ManyOptions, keep_many
from senco_cli.cli.output import tell_faults
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.review_papers import WithinOption, keys_with_plan
from senco_cli.cli.session import Session
from senco_cli.cli.show_forms import fault_words, note_missing, short_missing
from senco_cli.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from senco_cli.actions.workspace import Workspace
    from senco_cli.documents.annual_review.view import AnnualReview, Stage
    from senco_cli.documents.forms.fill import Filled


class FormOptions(PageOptions):
    """Of a document that can be put into an authority's own form: of which meetings, and into which form."""

    within: WithinOption = None
    form: Annotated[
        Path | None,
        typer.Option("--form", metavar="FILE", help="Fill this Word form of the authority's, a .docx file."),
    ] = None
    mark_missing: Annotated[
        bool, typer.Option("--mark-missing", help="With --form: show in yellow where a value is missing.")
    ] = False

    def refuse_strange(self) -> None:
        """Raise UsageError for what goes with a form alone, or not with one."""
        if self.mark_missing and self.form is None:
            raise UsageError("--mark-missing is for a form", hint="--form FILE.docx --mark-missing")
        if self.form is not None and self.as_format not in (None, PageFormat.DOCX):
            raise UsageError("--form fills a Word document", hint="leave --format away, or --format docx")
        ending = self.out.suffix.casefold() if self.out else ""
        if self.form is not None and ending in {f".{each.value}" for each in PageFormat} - {".docx"}:
            raise UsageError("--form fills a Word document", hint="end the name of --out in .docx")


def fill_form(pupil: list[str], typed: FormOptions, *, review: str | None, stage: Stage | None) -> ExitStatus:
    """Fill the form for one pupil, and say which of its fields have no value."""
    from senco_cli.actions.export_annual_review import packs_of
    from senco_cli.actions.word_form import refuse_original

    wanted = typed.one(PageFormat.DOCX)
    session, workspace = typed.begin()
    built = packs_of(workspace, review=review, stage=stage)(pick_pupil(session, workspace.root, pupil))
    form, fill = _filler(session, workspace, typed)
    name = built.file_name(on=workspace.today, ending=PageFormat.DOCX.value)
    refuse_original(form, session.cwd / (wanted.out or name))
    filled = fill(built.view)
    deliver_bytes(session, workspace, lambda _width: filled.data, name=name, wanted=wanted)
    note_missing(session, filled.missing, marks=typed.mark_missing)
    return tell_faults(session, workspace.root, built.faults)


def fill_each_form(many: ManyOptions, typed: FormOptions, *, stage: Stage | None) -> ExitStatus:
    """Fill the form for each of many pupils with a plan and a review, and say in short what each has not."""
    from senco_cli.actions import export_annual_review
    from senco_cli.actions.many_documents import Made

    wanted = replace(many.delivery(typed), as_format=PageFormat.DOCX)
    session, workspace = typed.begin()
    keys = keys_with_plan(workspace, many, within=typed.within)
    _form, fill = _filler(session, workspace, typed)
    pack_of = export_annual_review.packs_of(workspace, stage=stage, to_come=typed.within is not None)
    left: dict[str, str] = {}

    def made_of(key: str) -> Made:
        built = pack_of(key)
        filled = fill(built.view)
        if filled.missing:
            left[key] = short_missing(filled.missing)
        return Made(filled.data, built.faults)

    document = export_annual_review.KIND.document
    status = keep_many(session, workspace, keys, made_of, document=document, wanted=wanted)
    for key, words in left.items():
        for line in textwrap.wrap(f"pupil {key} has no value for: {words}", session.width, subsequent_indent="  "):
            session.note(line)
    return status


def _filler(
    session: Session, workspace: Workspace, typed: FormOptions
) -> tuple[Path, Callable[[AnnualReview], Filled]]:
    from senco_cli.actions import word_form

    assert typed.form is not None
    form = session.cwd / typed.form
    try:
        return form, word_form.form_filler(form, root=workspace.root, marks=typed.mark_missing)
    except word_form.FormHasFaults as refusal:
        for fault in refusal.faults:
            session.note(fault_words(fault))
        raise
