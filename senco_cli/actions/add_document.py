"""File an original: a file is copied in by its content, a paper is named by its place, and both stand in the index."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from senco_cli.actions.entries import read_list
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Write, appending, changed, new, setting
from senco_cli.errors import SencoError
from senco_cli.model.document_index import Document, Documents, copy_path, file_name
from senco_cli.model.kinds import path_of
from senco_cli.store import files
from senco_cli.store.kept_files import ATTRIBUTES, attributes_with_files
from senco_cli.store.keys import new_key
from senco_cli.store.text_diff import unified_diff
from senco_cli.store.transaction import Committed, Transaction, transaction

SAFEGUARDING = "dsl"
# Git keeps every file for good, and every backup and every copy of the folder carries it. A report of thirty scanned
# pages stays below the first figure; above the second most mail servers would not have brought it either.
LARGE_BYTES = 5 * 1024 * 1024
MOST_BYTES = 25 * 1024 * 1024
# What can be read and cannot run: opening a program would start it.
ENDINGS = frozenset(
    [
        *(".pdf", ".doc", ".docx", ".odt", ".rtf", ".txt", ".md", ".xls", ".xlsx", ".ods", ".csv"),
        *(".ppt", ".pptx", ".odp", ".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".tif", ".tiff", ".bmp"),
        *(".mp3", ".m4a", ".wav", ".mp4", ".mov", ".eml", ".msg"),
    ]
)


class OriginalRefused(SencoError):
    """A file cannot be filed; it is not named, because its name may be a child's."""

    def __init__(self, reason: str, *, hint: str) -> None:
        super().__init__(f"--file: {reason}; nothing was written", hint=hint)


class CopyUnsound(SencoError):
    """The copy of an original is not what the index says."""

    def __init__(self, pupil: str, id: str, *, what: str) -> None:
        hint = f"senco add-document {pupil} --file ORIGINAL   puts it back"
        super().__init__(f"the copy of document {id} (pupil {pupil}) {what}", hint=hint)


@dataclass(frozen=True, slots=True)
class Original:
    """What a file of somebody's holds, and how its name ends, like `.pdf`."""

    data: bytes
    ending: str

    @property
    def sha256(self) -> str:
        """The digest of the content."""
        return files.digest(self.data)

    @property
    def is_large(self) -> bool:
        """Whether it is larger than what a history should take often."""
        return len(self.data) > LARGE_BYTES


@dataclass(frozen=True, slots=True)
class NewDocument:
    """What is to be said of an original; `what`, `restricted`, `needs` and `plan_sections` are codes."""

    title: str
    what: str
    author: str | None = None
    dated: date | None = None
    received_on: date | None = None
    received_from: str | None = None
    restricted: str | None = None
    paper: str | None = None
    needs: tuple[str, ...] = ()
    plan_sections: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()
    notes: str | None = None


@dataclass(frozen=True, slots=True)
class Filing:
    """An original ready to be filed under `id`.

    `index` is None where the entry is there and only its copy has to be put back. `same_as` is the entry that has the
    same file already, of which one copy is kept.
    """

    pupil: str
    id: str
    index: Write | None
    name: str | None = None
    original: Original | None = None
    same_as: str | None = None


def read_original(path: Path) -> Original:
    """What the file at `path` holds; the file itself is never touched. Raises OriginalRefused."""
    ending = path.suffix.lower()
    try:
        if path.exists() and not path.is_file():
            # A pipe or a device would be waited for without end.
            raise OriginalRefused(
                "that is a folder, or no file", hint="give one file; file those in a folder one by one"
            )
        size = path.stat().st_size
        if size > MOST_BYTES:
            most = MOST_BYTES // 1024 // 1024
            raise OriginalRefused(
                f"that file is larger than {most} MB, which the history would carry for good",
                hint='--paper "on the school drive, where it lies"   or make it smaller: scan in grey, leave films out',
            )
        if ending not in ENDINGS:
            raise OriginalRefused(
                "files that end like this one are not taken in, because they may be programs",
                hint="save or print it as PDF, then give that file",
            )
        data = files.read_there(path)
    except (OSError, ValueError) as error:
        reason = "there is no such file"
        if isinstance(error, OSError) and not isinstance(error, FileNotFoundError):
            reason = f"it cannot be opened: {files.why_not(error)}"
        raise OriginalRefused(reason, hint="drag the file into this window, and its whole path is typed") from error
    if not data:
        raise OriginalRefused("that file is empty", hint="look whether it has been downloaded or saved")
    return Original(data, ending)


def prepare_document(
    workspace: Workspace, pupil: str, document: NewDocument, *, original: Original | None = None
) -> Filing:
    """The index with the document in it, and the copy to be made.

    Raises RecordHasFaults, OriginalRefused for what belongs in the child protection file, and WouldNotLoad.
    """
    if original and document.restricted == SAFEGUARDING:
        raise OriginalRefused(
            "what only the safeguarding lead may see is kept in the child protection file, not here",
            hint='--paper "with the safeguarding lead"   in place of --file',
        )
    index = read_list(workspace, Documents, pupil)
    entries = index.documents if index else ()
    name = file_name(original.sha256, original.ending) if original else None
    same = _same_file(index, original) if original else None
    id = new_key({each.id for each in entries})
    name = same.file if same else name
    entry = _tree(id, document, name=name, sha256=original.sha256 if original else None)
    write = _with_entry(workspace, path_of(Documents, pupil=pupil), entry, index=index)
    return Filing(pupil, id, write, name=name, original=original, same_as=same.id if same else None)


def lost_copy(workspace: Workspace, pupil: str, original: Original) -> Filing | None:
    """What puts a copy back that is missing or was changed, where a document has this very file; else None."""
    same = _same_file(read_list(workspace, Documents, pupil), original)
    if same is None or is_sound(workspace, pupil, same):
        return None
    return Filing(pupil, same.id, None, name=same.file, original=original)


def add_document(workspace: Workspace, filing: Filing) -> Committed:
    """File it: copy and index in one commit, and the copy read again. Raises CopyUnsound where it differs."""
    verb = "add" if filing.index else "put back"
    message = f"{verb} document {filing.id} ({filing.pupil})"
    with transaction(
        workspace.root, message=message, environment=workspace.environment, dry_run=workspace.dry_run
    ) as tx:
        put(workspace, tx, filing)
    if not workspace.dry_run:
        verify(workspace, filing)
    return tx.result


def entry_diff(workspace: Workspace, filing: Filing) -> str:
    """What changes in the index, as a unified diff; nothing of the file, which may be long or no text."""
    if filing.index is None:
        return ""
    before = files.read(workspace.root / filing.index.path)
    return unified_diff([files.Change(filing.index.path, before, filing.index.data)])


def put(workspace: Workspace, tx: Transaction, filing: Filing) -> None:
    """Have a transaction write the index and the copy."""
    if filing.index:
        tx.write(filing.index.path, filing.index.data, expected=filing.index.expected)
    if filing.original is None or filing.name is None:
        return
    path = copy_path(filing.pupil, filing.name)
    tx.write(path, filing.original.data, expected=_digest_at(workspace, path))
    held = files.read(workspace.root / ATTRIBUTES)
    wanted = attributes_with_files(held)
    if wanted != held:
        tx.write(ATTRIBUTES, wanted, expected=None if held is None else files.digest(held))


def verify(workspace: Workspace, filing: Filing) -> None:
    """Read the copy again. Raises CopyUnsound where it is not the original."""
    if filing.original is None or filing.name is None:
        return
    if _digest_at(workspace, copy_path(filing.pupil, filing.name)) != filing.original.sha256:
        raise CopyUnsound(filing.pupil, filing.id, what="does not hold what was copied; look at the disk")


def is_sound(workspace: Workspace, pupil: str, document: Document) -> bool:
    """Whether the copy of a document is there and unchanged."""
    if document.file is None:
        return False
    found = _digest_at(workspace, copy_path(pupil, document.file))
    return found is not None and found == document.sha256


def _same_file(index: Documents | None, original: Original) -> Document | None:
    entries = index.documents if index else ()
    return next((each for each in entries if each.file and each.sha256 == original.sha256), None)


def _digest_at(workspace: Workspace, path: str) -> str | None:
    data = files.read(workspace.root / path)
    return None if data is None else files.digest(data)


def _with_entry(workspace: Workspace, path: str, entry: dict[str, Any], *, index: Documents | None) -> Write:
    if index is None:
        return new(Documents, path, {"documents": [entry]})
    at = ("documents",)
    add = appending(Documents, at, entry) if index.documents else setting(Documents, at, [entry])
    return changed(workspace.root, path, Documents, add)


def _tree(id: str, document: NewDocument, *, name: str | None, sha256: str | None) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "id": id,
        "title": document.title,
        "what": document.what,
        "author": document.author,
        "dated": document.dated.isoformat() if document.dated else None,
        "received_on": document.received_on.isoformat() if document.received_on else None,
        "received_from": document.received_from,
        "restricted": document.restricted,
        "file": name,
        "sha256": sha256,
        "paper": document.paper,
        "needs": list(document.needs),
        "plan_sections": list(document.plan_sections),
        "reviews": list(document.reviews),
        "notes": document.notes,
    }
    return {field: value for field, value in fields.items() if value}
