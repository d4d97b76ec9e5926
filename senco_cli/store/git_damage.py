"""What git says of a history that is damaged or not where it should be, in words that name the way out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NamedTuple


class Damage(NamedTuple):
    """What is the matter, in a sentence, and what to do."""

    sentence: str
    way_out: str


_NO_HISTORY: Final = re.compile(r"invalid gitfile format|not a gitfile|no path in gitfile")
_ELSEWHERE: Final = re.compile(r"not a git repository: (?P<place>.+)")
_SETTINGS: Final = re.compile(
    r"bad config (?:line (?P<line>\d+)|variable '(?P<name>[^']+)')|bad (?:numeric|boolean) config"
)
_FILE: Final = re.compile(r"in file '?(?P<file>(?:/|[A-Za-z]:)[^'\n]+?)'?(?: at line \d+)?$", re.MULTILINE)
_LIST: Final = re.compile(r"index file corrupt|bad index file|bad signature|index file smaller|unknown index entry")
_PROMISED: Final = re.compile(r"from promisor remote|lazy fetching disabled")
_NEWER: Final = re.compile(r"unknown repository extensions? found|[Ee]xpected git repo version")
_OBJECTS: Final = re.compile(
    r"bad (?:tree )?object|object file .* is empty|loose object .* corrupt|unable to read (?:tree|sha1|[0-9a-f]{40})"
    r"|unable to parse (?:object|commit)|missing (?:blob|tree|commit|object)|could not (?:read|parse) HEAD"
    r"|could not (?:read|parse) [0-9a-f]{40}"
    r"|invalid sha1 pointer|(?:broken|unable to resolve) ref|not a valid object|packfile .* (?:corrupt|cannot)"
)


def damage(root: Path, said: str) -> Damage | None:
    """What a message of git tells of the history of a folder; None where it tells of something else."""
    place = root / ".git"
    if _NO_HISTORY.search(said):
        return Damage(f'"{place}" is no history', f'delete "{place}", then   senco doctor --mend   begins one')
    if found := _ELSEWHERE.search(said):
        return Damage(
            f'the history of this folder is kept in "{found["place"]}", which is not there',
            f'connect the disk that has it; if that is gone, delete "{place}" and   senco doctor --mend   begins one',
        )
    if found := _SETTINGS.search(said):
        where = f", line {found['line']}" if found["line"] else f", {found['name']}" if found["name"] else ""
        # Settings of the person or the computer are named by their whole path, those of the folder from within it.
        named = _FILE.search(said)
        likely = f'"{named["file"]}"' if named else f'most likely in "{place / "config"}"'
        return Damage(f"git's settings cannot be read{where}", f"mend that line with an editor: {likely}")
    if _LIST.search(said):
        sentence = "git's list of the files of this folder is damaged; the records and the history are not"
        return Damage(sentence, f'delete "{place / "index"}", then   senco doctor --mend   makes another')
    if _PROMISED.search(said):
        sentence = "this copy of the folder was made without the whole of its history, which senco needs to have here"
        way_out = "git clone ADDRESS NEW-FOLDER   without --filter; git remote -v shows the address"
        return Damage(sentence, way_out)
    if _NEWER.search(said):
        sentence = "the history of this folder is kept in a way that the git of this computer is too old for"
        return Damage(sentence, "bring git up to date: https://git-scm.com/downloads")
    if _OBJECTS.search(said):
        sentence = "the history of this folder is damaged; what stands in the records is not touched by that"
        way_out = "senco restore BACKUP --into NEW-FOLDER   brings a history back; keep this folder too, it is newer"
        return Damage(sentence, way_out)
    return None
