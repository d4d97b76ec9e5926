"""The program that git asks to merge two versions of a record, and its place in a folder's own settings."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import Final

from senco_cli.errors import UsageError
from senco_cli.store import files, git
from senco_cli.store.merge_record import Author, merge_records

WORD: Final = "merge-driver"
ATTRIBUTE: Final = b"*.yaml merge=senco\n"
_SETTING: Final = "merge.senco.driver"
_NAMES: Final = "%O %A %B %P"
# Git puts the commits that are being merged into its environment under this name.
_WORDS: Final = 4
_HEADS: Final = "GITHEAD_"


class WrongCall(UsageError):
    """The driver was not called as git calls it."""

    def __init__(self) -> None:
        super().__init__("merge-driver is for git, which names three files and a path", hint="senco doctor --mend")


class Installed(Enum):
    """Whether git will ask senco to merge records of a folder."""

    YES = "yes"
    NO = "no"
    GONE = "points to a program that is not there"


def install(root: Path, *, environment: Mapping[str, str]) -> None:
    """Have git ask this senco to merge the records of the folder; its attributes are written by whoever may write."""
    git.run(root, "config", "merge.senco.name", "senco: two versions of a record", environment=environment, writes=True)
    line = f"{_program(environment)} {WORD} {_NAMES}"
    git.run(root, "config", _SETTING, line, environment=environment, writes=True)


def installed(root: Path, *, environment: Mapping[str, str]) -> Installed:
    """Whether git will ask a senco that is there to merge the records of the folder."""
    line = git.run(root, "config", "--get", _SETTING, environment=environment, allow=(0, 1)).text
    if not line or not has_attribute(files.read(root / ".gitattributes")):
        return Installed.NO
    try:
        program = shlex.split(line)[0]
    except (ValueError, IndexError):
        return Installed.GONE
    return Installed.YES if shutil.which(program, path=environment.get("PATH", "")) else Installed.GONE


def has_attribute(attributes: bytes | None) -> bool:
    """Whether a `.gitattributes` says that senco merges records."""
    return ATTRIBUTE.strip() in (line.strip() for line in (attributes or b"").splitlines())


def with_attribute(attributes: bytes | None) -> bytes:
    """What `.gitattributes` has to hold for it."""
    text = attributes or b""
    if has_attribute(text):
        return text
    return text + (b"" if not text or text.endswith(b"\n") else b"\n") + ATTRIBUTE


def drive(words: Sequence[str], *, environment: Mapping[str, str], cwd: Path) -> int:
    """Merge as git asks: the files of the base, of ours (which gets the result) and of theirs, and the record's path.

    Returns how many places of it somebody has to decide. Raises WrongCall.
    """
    base, ours, theirs = (files.read(cwd / word) for word in words[:3]) if len(words) == _WORDS else (None, None, None)
    if ours is None or theirs is None:
        raise WrongCall
    path = _below_records(cwd, words[3])
    # An empty base is what git gives where both sides have added the file.
    result = merge_records(
        path, base or None, ours, theirs, author=lambda: _author(cwd, words[3], environment=environment)
    )
    files.atomic_write(cwd / words[1], result.data)
    return result.undecided


def author_of(root: Path, commit: str, path: str, *, environment: Mapping[str, str]) -> Author:
    """Who changed `path` last before `commit`, and the day."""
    said = git.run(
        root, "log", "-1", "--format=%an%x00%as", commit, "--", path, environment=environment, allow=(0, 128)
    ).text
    name, _, day = said.partition("\0")
    return Author(name or None, day or None)


def _below_records(top: Path, path: str) -> str:
    """The path within the record folder, which may lie within a larger repository."""
    parts = path.split("/")
    for count in range(len(parts)):
        if top.joinpath(*parts[:count], "senco.yaml").is_file():
            return "/".join(parts[count:])
    return path


def _author(cwd: Path, path: str, *, environment: Mapping[str, str]) -> Author:
    heads = [name.removeprefix(_HEADS) for name in environment if name.startswith(_HEADS)]
    return author_of(cwd, heads[0], path, environment=environment) if len(heads) == 1 else Author()


def _program(environment: Mapping[str, str]) -> str:
    # By its name it is still found after the next version was installed elsewhere.
    if shutil.which("senco", path=environment.get("PATH", "")):
        return "senco"
    python = sys.executable.replace(os.sep, "/")
    return f'"{python}" -m senco_cli'
