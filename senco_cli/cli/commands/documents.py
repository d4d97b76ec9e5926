"""`senco documents`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from senco_cli.cli.list_file import ListedOptions, listed_in
from senco_cli.cli.opening import opened
from senco_cli.cli.option_groups import LookOptions
from senco_cli.cli.options import ListFormat
from senco_cli.cli.output import print_rows, show_day
from senco_cli.cli.paragraphs import print_wrapped
from senco_cli.cli.pupils import PupilArgument, pick_pupil
from senco_cli.cli.session import Session
from senco_cli.errors import ExitStatus, SencoError
from senco_cli.model.phrases import how_many

if TYPE_CHECKING:
    from senco_cli.actions.list_documents import ListedDocument
    from senco_cli.actions.workspace import Workspace

_ALL = (
    *("id", "title", "what", "author", "dated", "received_on", "received_from", "restricted", "file", "sha256"),
    *("copy_is_there", "paper", "needs", "plan_sections", "reviews", "notes"),
)


class NotOpened(SencoError):
    """No program of this computer took the file."""

    def __init__(self, path: str) -> None:
        super().__init__(f'no program opened "{path}"', hint="open it by hand from the folder of your records")


def documents(
    pupil: PupilArgument,
    open_: Annotated[
        str | None, typer.Option("--open", metavar="KEY", help="Open the file of one: its key, or words of its title.")
    ] = None,
    *,
    listed: ListedOptions,
    typed: LookOptions,
) -> int:
    """List the documents of a pupil and where each is, or open one of them.

    What is opened is the school's copy: look at it, and save what you change under another name somewhere else.
    """
    from senco_cli.actions import list_documents as action

    as_format = listed.form
    session, workspace = typed.begin()
    key = pick_pupil(session, workspace.root, pupil)
    if open_ is not None:
        listed.refuse_file(hint="leave --out or --open away")
        return _open(session, workspace, key, open_)
    found = action.list_documents(workspace, key)
    if as_format is ListFormat.TABLE:
        _print_each(session, found, pupil=key)
    else:
        rows = [_values(each) for each in found]
        with listed_in(session, workspace, out=listed.out, force=listed.force) as place:
            print_rows(place, rows, {name: name for name in _ALL}, as_format=as_format)
    return ExitStatus.DONE


def _open(session: Session, workspace: Workspace, pupil: str, typed: str) -> int:
    from senco_cli.actions import list_documents as action

    document = action.document_named(workspace, pupil, typed)
    path = action.copy_to_open(workspace, pupil, document)
    if not opened(path, environment=session.environment):
        raise NotOpened(path.relative_to(workspace.root).as_posix())
    session.print(f"opened {document.title}; this is the school's copy, so save changes under another name")
    return ExitStatus.DONE


def _print_each(session: Session, found: tuple[ListedDocument, ...], *, pupil: str) -> None:
    for each in found:
        session.print(f"{each.document.id}  {each.document.title}")
        print_wrapped(session, "; ".join(_said(each)), indent=7, hanging=9)
    if found:
        session.print()
    session.print(how_many(len(found), "document"))
    if not found:
        session.print(f"senco add-document {pupil}   files the first")
    elif any(each.copy_is_there for each in found):
        session.print(f"senco documents {pupil} --open KEY   opens one")


def _said(each: ListedDocument) -> Iterator[str]:
    from senco_cli.model.codes import code_set

    document = each.document
    by = f" by {document.author}" if document.author else ""
    dated = f", {show_day(document.dated)}" if document.dated else ""
    yield f"{code_set('document_type').name_of(document.what)}{by}{dated}"
    if document.file:
        ending = document.file.partition(".")[2]
        yield f"{ending} file".lstrip() + ("" if each.copy_is_there else ", MISSING: senco check")
    if document.paper:
        yield f"paper: {document.paper}"
    if not document.file and not document.paper:
        yield "nowhere: senco check"
    if document.restricted and document.restricted != "none":
        yield f"for {code_set('document_access').name_of(document.restricted)} only".replace("for The", "for the")


def _values(each: ListedDocument) -> dict[str, Any]:
    return {**{name: getattr(each.document, name, None) for name in _ALL}, "copy_is_there": each.copy_is_there}
