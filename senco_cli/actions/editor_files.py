"""Texts outside the records: for an editor while it is open, and kept where they could not be saved."""

from __future__ import annotations

import os
import time
from pathlib import Path

from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import decoded
from senco_cli.store.files import atomic_write, make_folder, write_scratch
from senco_cli.store.folder import private_folder


def scratch_file(workspace: Workspace, name: str, text: str) -> Path:
    """A file for an editor, inside the record folder where nobody else looks."""
    folder = private_folder(workspace.root) / "editing"
    make_folder(folder)
    path = folder / f"{os.getpid()}-{name}"
    write_scratch(path, text.encode("utf-8"))
    return path


def take_scratch(path: Path) -> str | None:
    """The text of a scratch file, which is then gone; None where it cannot be read."""
    try:
        text = readable(path.read_bytes())
        path.unlink()
    except OSError:
        return None
    return text


def keep_unsaved(workspace: Workspace, name: str, text: str) -> Path:
    """Keep a text that could not be saved, and return where."""
    folder = private_folder(workspace.root) / "unsaved"
    make_folder(folder)
    path = folder / f"{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}-{name}"
    atomic_write(path, text.encode("utf-8"))
    return path


def readable(data: bytes) -> str:
    """Bytes as a text, whatever they are: what is not UTF-8 or UTF-16 comes from an older Windows program."""
    try:
        text = decoded(data)
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return text.removeprefix("\ufeff")
