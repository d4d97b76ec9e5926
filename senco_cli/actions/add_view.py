"""Write down what a child or a parent said."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path, PurePosixPath

from senco_cli.actions.editor_files import keep_unsaved, readable, scratch_file, take_scratch
from senco_cli.actions.entries import with_entry
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Prepared
from senco_cli.errors import SencoError
from senco_cli.model.assessment import Assessment
from senco_cli.model.base import Record
from senco_cli.model.cycle import Cycle
from senco_cli.model.kinds import path_of
from senco_cli.model.review import Review
from senco_cli.model.views import Views
from senco_cli.store.files import read_there, why_not
from senco_cli.store.records import record_keys

_MARK = "# senco: "
_ASK = f"{_MARK}write what was said below this line, then save and close; lines that begin like this one are left out\n"
_KIND_OF: dict[str, type[Record]] = {"annual-review": Review, "cycle": Cycle, "assessment": Assessment}
# How files of Word, Excel and others begin, and PDF.
_NOT_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")


@dataclass(frozen=True, slots=True)
class NewView:
    """A view that is to be written down, in the order of its record; codes are codes."""

    whose: str
    name: str | None
    gathered_on: date
    how: tuple[str, ...]
    gathered_by: str | None
    gathered_for: str | None
    record: str | None
    words: str | None
    written_down_by: str | None
    asked: str | None
    text: str
    topics: tuple[str, ...] = ()


class NoTextInFile(SencoError):
    """A file that is to be taken for what was said cannot be read as text."""

    def __init__(self, path: str, *, reason: str) -> None:
        super().__init__(f'"{path}" {reason}', hint="save it as plain text (.txt), or leave --file out and type it")


def prepare_view(workspace: Workspace, pupil: str, view: NewView) -> Prepared:
    """The pupil's list with the view at its end.

    Raises RecordHasFaults where the list has to be mended first, and WouldNotLoad.
    """
    entry = {"for" if each.name == "gathered_for" else each.name: getattr(view, each.name) for each in fields(view)}
    return Prepared(with_entry(workspace, Views, pupil, "views", entry), f"add view ({pupil})")


def records_for(workspace: Workspace, pupil: str, purpose: str | None) -> tuple[str, ...]:
    """The keys of the reviews, cycles or assessments that a view with this purpose may be for, earliest first."""
    kind = _KIND_OF.get(purpose or "")
    if kind is None:
        return ()
    return record_keys(workspace.root, PurePosixPath(path_of(kind, pupil=pupil, key="x")).parent.as_posix())


def text_of_file(path: Path, shown: str) -> str:
    """The text of a file that somebody wrote elsewhere. Raises NoTextInFile."""
    try:
        data = read_there(path)
    except OSError as error:
        raise NoTextInFile(shown, reason=f"cannot be read: {why_not(error)}") from None
    if data.startswith(_NOT_TEXT) or (b"\0" in data and data[:2] not in (b"\xff\xfe", b"\xfe\xff")):
        raise NoTextInFile(shown, reason="is not plain text")
    text = _without_remarks(readable(data))
    if not text:
        raise NoTextInFile(shown, reason="is empty")
    return text


def scratch_for(workspace: Workspace, pupil: str) -> Path:
    """A file for an editor to write a view in."""
    return scratch_file(workspace, _file_name(pupil), _ASK)


def take_text(path: Path) -> str:
    """What was written into a scratch file, which is then gone; empty where nothing was."""
    return _without_remarks(take_scratch(path) or "")


def keep_text(workspace: Workspace, pupil: str, text: str) -> Path:
    """Keep a text that was not written down in the end, and return where."""
    return keep_unsaved(workspace, _file_name(pupil), text)


def _file_name(pupil: str) -> str:
    return f"view-{pupil}.txt"


def _without_remarks(text: str) -> str:
    lines = (line.rstrip() for line in text.splitlines())
    return "\n".join(line for line in lines if not line.startswith(_MARK.rstrip())).strip()
