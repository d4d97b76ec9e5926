"""`senco add-document`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.answers import Answers, is_agreed
from senco_cli.cli.ask import ask, some_text
from senco_cli.cli.codes import read_code, read_codes
from senco_cli.cli.option_groups import WriteOptions
from senco_cli.cli.originals import (
    file_and_paper,
    original_at,
    review_keys,
    say_filed,
    show_filing,
)
from senco_cli.cli.pupils import PupilArgument, pick_pupil
from senco_cli.cli.session import Session
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.add_document import Filing
    from senco_cli.actions.workspace import Workspace


class DocumentOptions(WriteOptions):
    """What can be typed about an original."""

    file: Annotated[
        str | None, typer.Option("--file", metavar="PATH", help="The file; it is copied in, and stays where it is.")
    ] = None
    paper: Annotated[
        str | None, typer.Option("--paper", metavar="WHERE", help="Where the paper is: filing cabinet 2, blue folder.")
    ] = None
    title: Annotated[str | None, typer.Option("--title", help="What it is called; asked for when not given.")] = None
    what: Annotated[
        str | None, typer.Option("--what", help="report, plan, letter, consent, form, minutes ...; asked for.")
    ] = None
    author: Annotated[str | None, typer.Option("--author", help="Who wrote it.")] = None
    dated: Annotated[str | None, typer.Option("--dated", metavar="DATE", help="The day that stands on it.")] = None
    received: Annotated[str | None, typer.Option("--received", metavar="DATE", help="The day it came.")] = None
    received_from: Annotated[str | None, typer.Option("--from", help="Who sent it or handed it over.")] = None
    restricted: Annotated[
        str | None, typer.Option("--restricted", help="For whom it is, where not for all: senco, health, dsl.")
    ] = None
    need: Annotated[
        list[str] | None, typer.Option("--need", help="A type of need it is evidence of; may be repeated.")
    ] = None
    section: Annotated[
        list[str] | None, typer.Option("--section", help="A section of the plan that rests on it; may be repeated.")
    ] = None
    review: Annotated[
        list[str] | None,
        typer.Option("--review", metavar="DATE", help="A review it was for, by its day; may be repeated."),
    ] = None
    note: Annotated[str | None, typer.Option("--note", help="Anything else.")] = None


def add_document(pupil: PupilArgument, typed: DocumentOptions) -> int:
    """File an original about a pupil: copy a file in, or say where the paper is.

    The copy is named by its content and never by a child. The same file is kept once. Where the copy of a document
    has been lost or changed, giving its file once more puts it back.
    """
    from senco_cli.actions import add_document as action

    session, workspace = typed.begin()
    if len(pupil) > 1 and Path(pupil[-1]).suffix:
        raise UsageError("the file stands behind --file", hint="senco add-document PUPIL --file PATH")
    key = pick_pupil(session, workspace.root, pupil)
    asks = Answers(session, workspace.today, session.can_ask and None in (typed.title, typed.what))
    typed_file, paper = file_and_paper(session, typed.file, typed.paper)
    path, original = original_at(session, typed_file)
    lost = action.lost_copy(workspace, key, original) if original else None
    if lost:
        return _write(session, workspace, lost, yes=typed.yes)
    document = action.NewDocument(
        title=_title(session, typed.title, path),
        what=asks.code("--what", typed.what, "document_type", "What is it?"),
        author=typed.author,
        dated=asks.maybe_past_day("--dated", typed.dated, "The day that stands on it"),
        received_on=asks.given_past_day("--received", typed.received),
        received_from=typed.received_from,
        restricted=read_code("document_access", typed.restricted, option="--restricted") if typed.restricted else None,
        paper=paper,
        needs=read_codes("type_of_need", typed.need, option="--need"),
        plan_sections=read_codes("plan_section", typed.section, option="--section"),
        reviews=review_keys(workspace, key, typed.review),
        notes=typed.note,
    )
    filing = action.prepare_document(workspace, key, document, original=original)
    return _write(session, workspace, filing, yes=typed.yes)


def _write(session: Session, workspace: Workspace, filing: Filing, *, yes: bool) -> int:
    from senco_cli.actions import add_document as action

    show_filing(session, workspace, filing)
    if is_agreed(session, workspace, yes=yes):
        say_filed(session, filing, action.add_document(workspace, filing))
    return 0


def _title(session: Session, typed: str | None, path: Path | None) -> str:
    if typed is not None:
        return some_text(typed)
    offered = " ".join(path.stem.replace("_", " ").split()) if path else None
    return ask(session, "What is it called", option="--title", read=some_text, default=offered)
