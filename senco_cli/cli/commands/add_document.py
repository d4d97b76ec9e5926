"""`senco add-document`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.ask import ask, confirm, some_text
from senco_cli.cli.codes import choose_code, read_code, read_codes
from senco_cli.cli.options import DryRunOption, OnOption, RecordsOption, YesOption, parse_on
from senco_cli.cli.originals import (
    ask_past_day,
    file_and_paper,
    original_at,
    past_day,
    review_keys,
    say_filed,
    show_filing,
)
from senco_cli.cli.pupils import PupilArgument, pick_pupil
from senco_cli.cli.session import Session

if TYPE_CHECKING:
    from senco_cli.actions.add_document import Filing
    from senco_cli.actions.workspace import Workspace


def add_document(
    ctx: typer.Context,
    pupil: PupilArgument,
    file: Annotated[
        str | None, typer.Option("--file", metavar="PATH", help="The file; it is copied in, and stays where it is.")
    ] = None,
    paper: Annotated[
        str | None, typer.Option("--paper", metavar="WHERE", help="Where the paper is: filing cabinet 2, blue folder.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="What it is called; asked for when not given.")] = None,
    what: Annotated[
        str | None, typer.Option("--what", help="report, plan, letter, consent, form, minutes ...; asked for.")
    ] = None,
    author: Annotated[str | None, typer.Option("--author", help="Who wrote it.")] = None,
    dated: Annotated[str | None, typer.Option("--dated", metavar="DATE", help="The day that stands on it.")] = None,
    received: Annotated[str | None, typer.Option("--received", metavar="DATE", help="The day it came.")] = None,
    received_from: Annotated[str | None, typer.Option("--from", help="Who sent it or handed it over.")] = None,
    restricted: Annotated[
        str | None, typer.Option("--restricted", help="For whom it is, where not for all: senco, health, dsl.")
    ] = None,
    need: Annotated[
        list[str] | None, typer.Option("--need", help="A type of need it is evidence of; may be repeated.")
    ] = None,
    section: Annotated[
        list[str] | None, typer.Option("--section", help="A section of the plan that rests on it; may be repeated.")
    ] = None,
    review: Annotated[
        list[str] | None,
        typer.Option("--review", metavar="DATE", help="A review it was for, by its day; may be repeated."),
    ] = None,
    note: Annotated[str | None, typer.Option("--note", help="Anything else.")] = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """File an original about a pupil: copy a file in, or say where the paper is.

    The copy is named by its content and never by a child. The same file is kept once. Where the copy of a document
    has been lost or changed, giving its file once more puts it back.
    """
    from senco_cli.actions import add_document as action

    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace(writing=True, dry_run=dry_run)
    key = pick_pupil(session, workspace.root, pupil)
    # Asked only of somebody who is asked anything at all: with the title and its kind given, nothing more is wanted.
    is_asking = session.can_ask and None in (title, what)
    today = workspace.today
    typed_file, paper = file_and_paper(session, file, paper)
    path, original = original_at(session, typed_file)
    lost = action.lost_copy(workspace, key, original) if original else None
    if lost:
        return _write(session, workspace, lost, yes=yes)
    title = some_text(title) if title is not None else _ask_title(session, path)
    code = _what(session, what, today=today)
    dated_on = past_day("--dated", dated, today)
    if is_asking and not dated_on:
        dated_on = ask_past_day(session, "The day that stands on it", option="--dated", today=today)
    document = action.NewDocument(
        title=title,
        what=code,
        author=author,
        dated=dated_on,
        received_on=past_day("--received", received, today),
        received_from=received_from,
        restricted=read_code("document_access", restricted, option="--restricted") if restricted else None,
        paper=paper,
        needs=read_codes("type_of_need", need, option="--need"),
        plan_sections=read_codes("plan_section", section, option="--section"),
        reviews=review_keys(workspace, key, review),
        notes=note,
    )
    return _write(session, workspace, action.prepare_document(workspace, key, document, original=original), yes=yes)


def _write(session: Session, workspace: Workspace, filing: Filing, *, yes: bool) -> int:
    from senco_cli.actions import add_document as action

    show_filing(session, workspace, filing)
    if workspace.dry_run:
        return 0
    if not yes and session.can_ask and not confirm(session, "Write this?", unless_said=True):
        session.note("nothing was written")
        return 0
    say_filed(session, filing, action.add_document(workspace, filing))
    return 0


def _what(session: Session, typed: str | None, *, today: date) -> str:
    if typed is not None:
        return read_code("document_type", typed, option="--what")
    return choose_code(session, "document_type", "What is it?", option="--what", on=today)


def _ask_title(session: Session, path: Path | None) -> str:
    offered = " ".join(path.stem.replace("_", " ").split()) if path else None
    return ask(session, "What is it called", option="--title", read=some_text, default=offered)
