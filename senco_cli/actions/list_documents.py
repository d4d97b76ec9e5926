"""The documents of a pupil, listed and found again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from senco_cli.actions.add_document import ENDINGS, CopyUnsound, is_sound
from senco_cli.actions.entries import read_list
from senco_cli.actions.workspace import Workspace
from senco_cli.errors import SencoError
from senco_cli.model.document_index import Document, Documents, copy_path
from senco_cli.model.names import matches


class NoSuchDocument(SencoError):
    """No document, or more than one, has the key or the words that were typed."""

    def __init__(self, pupil: str, found: int) -> None:
        what = f"{found} documents have these words" if found else "no document has this key or these words"
        super().__init__(f"pupil {pupil}: {what}", hint=f"senco documents {pupil}   lists them; type the key")


class NoCopy(SencoError):
    """A document that is to be opened is not a file here."""

    def __init__(self, pupil: str, id: str, *, where: str) -> None:
        super().__init__(f"document {id} (pupil {pupil}) {where}", hint=f"senco documents {pupil}   says where it is")


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """One document of the index, and whether its copy is there; None for a paper."""

    document: Document
    copy_is_there: bool | None


def list_documents(workspace: Workspace, pupil: str) -> tuple[ListedDocument, ...]:
    """The documents of a pupil in the order of the index. Raises RecordHasFaults."""
    index = read_list(workspace, Documents, pupil)
    return tuple(ListedDocument(each, _is_there(workspace, pupil, each)) for each in (index.documents if index else ()))


def document_named(workspace: Workspace, pupil: str, typed: str) -> Document:
    """The document that has the key, or the words of the title, that were typed. Raises NoSuchDocument."""
    index = read_list(workspace, Documents, pupil)
    known = index.get(typed.strip()) if index else None
    if known:
        return known
    found = [each for each in (index.documents if index else ()) if matches(typed, each.title)]
    if len(found) != 1:
        raise NoSuchDocument(pupil, len(found))
    return found[0]


def copy_to_open(workspace: Workspace, pupil: str, document: Document) -> Path:
    """The file of a document, looked at first: it is there, unchanged, and nothing that runs.

    Raises NoCopy and CopyUnsound.
    """
    if document.file is None:
        raise NoCopy(pupil, document.id, where="is a paper, and no file of it is kept here")
    path = workspace.root / copy_path(pupil, document.file)
    if path.suffix not in ENDINGS:
        raise NoCopy(pupil, document.id, where="is of a kind that may be a program, so it is not opened")
    if not is_sound(workspace, pupil, document):
        raise CopyUnsound(pupil, document.id, what="is missing" if not path.exists() else "is no longer what was filed")
    return path


def _is_there(workspace: Workspace, pupil: str, document: Document) -> bool | None:
    return (workspace.root / copy_path(pupil, document.file)).is_file() if document.file else None
