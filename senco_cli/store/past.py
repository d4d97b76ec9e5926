"""The records as they stood on an earlier day, read from git into a folder that goes when the command ends."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from senco_cli.model.key_pattern import KEY_PATTERN
from senco_cli.store.archive import may_be_restored
from senco_cli.store.folder import MARKER
from senco_cli.store.history import LogEntry
from senco_cli.store.past_state import NoPast, State, newest_on, state_of
from senco_cli.store.scratch import Scratch, open_in_memory

# What a file takes at the least, however short it is, with its share of a folder.
_BLOCK = 8192
_PICTURES = (".png", ".jpg", ".jpeg")
_OF_PUPIL = re.compile(rf"pupils/({KEY_PATTERN})/.+", re.DOTALL)

# Of what somebody typed and the pupils' own records, by key: the keys of those who may be meant.
Fitting = Callable[[str, Mapping[str, bytes]], Collection[str]]


def nobody(typed: str, records: Mapping[str, bytes]) -> Collection[str]:
    """No pupil, so that the state of all is looked at."""
    del typed, records
    return ()


@dataclass
class PastFolder:
    """The state of a record folder at the end of `day`, in a folder of its own until `close`.

    It lies in the computer's memory or in the record folder's private corner, and is readable by its owner only. What a
    killed senco left behind is cleared away by the next. Of the pupils it has those alone who fit what `typed` says,
    where it says something and some do: to write down a trust and delete it takes long on a disk.
    """

    day: date
    environment: Mapping[str, str]
    typed: Callable[[], str] = str
    fitting: Fitting = nobody
    home: Path | None = None
    newest: LogEntry | None = None
    _scratch: Scratch | None = None

    def of(self, home: Path) -> Path:
        """The folder that holds what `home` held then. Raises NoPast."""
        if self._scratch is None:
            self.home = home
            commits = newest_on(home, self.day, environment=self.environment)
            self.newest = commits[0]
            state = state_of(home, commits, environment=self.environment)
            wanted = self._wanted(state, {path: name for path, name in state.files.items() if _is_read(path)})
            contents = state.contents(home, wanted.values(), environment=self.environment)
            room = sum(_BLOCK + len(contents.get(name, b"")) for name in wanted.values())
            self._scratch = open_in_memory(home, room=room)
            _fill(self._scratch.folder, wanted, contents)
            if not (self._scratch.folder / MARKER).is_file():
                raise NoPast(f"there was no {MARKER} in the history of that day", hint="senco history")
        return self._scratch.folder

    def _wanted(self, state: State, files: Mapping[str, str]) -> Mapping[str, str]:
        """The files of the pupils who are meant, and what belongs to no pupil."""
        assert self.home
        typed = self.typed().strip()
        whose = {path: found[1] for path in files if (found := _OF_PUPIL.fullmatch(path))} if typed else {}
        keys = {typed.lower()} & set(whose.values())
        if typed and not keys:
            own = {key: files[path] for path, key in whose.items() if path == f"pupils/{key}/pupil.yaml"}
            held = state.contents(self.home, own.values(), environment=self.environment)
            keys = set(self.fitting(typed, {key: held.get(name, b"") for key, name in own.items()}))
        return {path: name for path, name in files.items() if not keys or whose.get(path) in {None, *keys}}

    def close(self) -> None:
        """Have the folder gone."""
        if self._scratch:
            self._scratch.close()
        self._scratch = None


def _fill(folder: Path, wanted: Mapping[str, str], contents: Mapping[str, bytes]) -> None:
    made = {""}
    # The folder is new and ours, so that a name that leads nowhere else stays in it. Most names come again and again.
    parts = {part: may_be_restored(part) for part in {part for path in wanted for part in path.split("/")}}
    for path, name in wanted.items():
        if not all(parts[part] for part in path.split("/")):
            continue
        _make_parents(folder, path.rpartition("/")[0], made)
        descriptor = os.open(
            f"{folder}/{path}", os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
        )
        with os.fdopen(descriptor, "wb", buffering=0) as file:
            left = contents.get(name, b"")
            # On a disk that is all but full the system writes a part, and says how much.
            while left:
                left = left[file.write(left) :]


def _make_parents(folder: Path, parent: str, made: set[str]) -> None:
    if parent not in made:
        _make_parents(folder, parent.rpartition("/")[0], made)
        Path(f"{folder}/{parent}").mkdir(mode=0o700)
        made.add(parent)


def _is_read(path: str) -> bool:
    # Scanned letters may be many and large, and no page shows any of them but pictures.
    from senco_cli.model.document_index import is_copy_path

    return not is_copy_path(path) or path.endswith(_PICTURES)
