"""Whether a place is copied elsewhere by a program such as OneDrive, told by its path, its neighbours and settings."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

# How the folder is called that the program copies; "OneDrive - Larkfield School" is one too.
_NAMES: Final[tuple[tuple[str, str], ...]] = (
    (r"onedrive\b.*", "OneDrive"),
    (r"dropbox( \(.*\))?", "Dropbox"),
    (r"mobile documents|icloud ?drive|icloud~.*|com~apple~clouddocs", "iCloud"),
    (r"google ?drive.*|googledrive-.*|my drive", "Google Drive"),
    (r"box( sync)?-box|box sync", "Box"),
    (r"nextcloud|owncloud", "Nextcloud"),
)
_MARKERS: Final[tuple[tuple[str, str], ...]] = (
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    (".dropbox.cache", "Dropbox"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "Nextcloud"),
)
_VARIABLES: Final = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")


def synced_by(place: Path, *, environment: Mapping[str, str]) -> str | None:
    """The name of the program that copies what lies at `place`, or None if nothing says that one does."""
    folder = place.resolve()
    return (
        _by_name(folder.parts)
        or _by_variable(folder, environment)
        or next((program for each in (folder, *folder.parents) if (program := _by_marker(each))), None)
    )


def _by_name(parts: Iterable[str]) -> str | None:
    for part in parts:
        for pattern, program in _NAMES:
            if re.fullmatch(pattern, part.casefold()):
                return program
    return None


def _by_variable(folder: Path, environment: Mapping[str, str]) -> str | None:
    upper = {name.upper(): value for name, value in environment.items()}
    named = [upper.get(name.upper(), "") for name in _VARIABLES]
    return "OneDrive" if any(value and folder.is_relative_to(Path(value).resolve()) for value in named) else None


def _by_marker(folder: Path) -> str | None:
    # In somebody's home Dropbox keeps its settings in a folder of the name that its mark, a file, has elsewhere.
    try:
        if (folder / ".dropbox").is_file():
            return "Dropbox"
        return next((program for name, program in _MARKERS if os.path.lexists(folder / name)), None)
    except OSError:
        return None
