"""Asking for an original and what is said of it: its file, its paper, its days, the review it was for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from senco_cli.cli.ask import ask, choose, some_text
from senco_cli.cli.options import parse_day_option
from senco_cli.cli.session import Session
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.add_document import Filing, Original
    from senco_cli.actions.workspace import Workspace
    from senco_cli.store.transaction import Committed

_FILE, _PAPER, _BOTH = "file", "paper", "both"
_PLACES = (
    (_FILE, "A file on this computer; it is copied in, and yours stays where it is"),
    (_PAPER, "A paper in a folder or cabinet"),
    (_BOTH, "Both"),
)


def file_and_paper(session: Session, file: str | None, paper: str | None) -> tuple[str | None, str | None]:
    """The path of the file and the place of the paper, asked for where neither was given; one of them is text."""
    if file is not None or paper is not None:
        return file, some_text(paper) if paper is not None else None
    place = choose(session, "Where is it?", _PLACES, option="--file or --paper")
    if place != _PAPER:
        file = ask(session, "The file (drag it into this window)", option="--file", read=some_text)
    if place != _FILE:
        paper = ask(session, "Where the paper is, like filing cabinet 2, blue folder", option="--paper", read=some_text)
    return file, paper


def original_at(session: Session, typed: str | None) -> tuple[Path | None, Original | None]:
    """The file that was typed or dragged into the window, read; nothing for nothing. Raises OriginalRefused."""
    if typed is None:
        return None, None
    from senco_cli.actions.add_document import read_original

    path = _path(session, typed)
    return path, read_original(path)


def review_keys(workspace: Workspace, pupil: str, typed: Sequence[str] | None) -> tuple[str, ...]:
    """The reviews that were typed by the days they are filed under. Raises UsageError for one that is not there."""
    from senco_cli.store.records import record_keys

    keys = tuple(dict.fromkeys(parse_day_option("--review", each).isoformat() for each in typed or ()))
    there = record_keys(workspace.root, f"pupils/{pupil}/reviews") if keys else ()
    unknown = [key for key in keys if key not in there]
    if unknown:
        hint = f"one of {', '.join(there)}" if there else f"senco review-plan {pupil}   plans one"
        raise UsageError(f"--review: no review of this pupil is filed under {unknown[0]}", hint=hint)
    return keys


def show_filing(session: Session, workspace: Workspace, filing: Filing) -> None:
    """The entry as it will stand in the index, where the copy goes, and what somebody should know before that."""
    from senco_cli.actions.add_document import entry_diff
    from senco_cli.cli.show_writes import show_writes

    if filing.index and filing.index.expected is None:
        show_writes(session, [filing.index])
    elif filing.index:
        session.print(entry_diff(workspace, filing))
    original = filing.original
    if original is None:
        return
    if filing.same_as:
        session.note(f"the same file is filed as {filing.same_as} already; one copy is kept for both")
        return
    kilobytes = max(len(original.data) // 1024, 1)
    session.print(f"copies the file to pupils/{filing.pupil}/files/{filing.name} ({kilobytes} kB)")
    if original.is_large:
        size = len(original.data) / 1024 / 1024
        session.note(f"warning: this file has {size:.0f} MB, which the history and every backup carry for good")


def say_filed(session: Session, filing: Filing, committed: Committed) -> None:
    """What was filed, and that the file it came from is still there."""
    from senco_cli.cli.show_writes import say_saved

    if filing.index is None:
        say_saved(session, f"put the copy of document {filing.id} back ({filing.pupil})", committed)
        return
    say_saved(session, f"added document {filing.id} ({filing.pupil})", committed)
    if filing.original and not filing.same_as:
        session.print("the file was copied, and the copy checked; your own file is still where it was")


def _path(session: Session, typed: str) -> Path:
    """A path as a terminal writes one that was dragged into it: in quotes, or with a backslash before each space."""
    text = typed.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    as_typed, unescaped = session.cwd / _from_home(text), session.cwd / _from_home(text.replace("\\ ", " "))
    return unescaped if not _is_file(as_typed) and _is_file(unescaped) else as_typed


def _from_home(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError:
        # A name that begins with ~ and is nobody's home.
        return Path(text)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
