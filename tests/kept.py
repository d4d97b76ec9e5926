"""What a process that runs many tests makes only once, though a command line makes it each time."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest
from jinja2.bccache import Bucket, BytecodeCache

from senco_cli.cli import app
from senco_cli.documents.sandbox import Sandbox
from senco_cli.index.code import code_stamp
from senco_cli.store import records
from senco_cli.store.records import Loaded

_MOST_READ: Final = 1500
_AS_BYTES: Final = getattr(os, "O_BINARY", 0)


@contextmanager
def made_once() -> Iterator[None]:
    """Keep, within the block, what follows from the same text or the same code alone."""
    compiled, make, reader = _Compiled(), Sandbox.__init__, _Reader()
    commands = _Commands()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sandbox, "__init__", lambda self, **options: make(self, bytecode_cache=compiled, **options))
        patch.setattr(records, "parse", reader)
        patch.setattr("senco_cli.index.answers.code_stamp", cache(code_stamp))
        patch.setattr(app, "command", commands)
        patch.setattr(app, "root", cache(app.root))
        yield
    reader.must_be_unchanged()


class _Compiled(BytecodeCache):
    """The templates that were compiled in this process, by name and text."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what was made of the same text before."""
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was made of a template."""
        self._kept[bucket.key, bucket.checksum] = bucket.code


class _Reader:
    """Reads a record, or gives what was read of the same bytes before."""

    def __init__(self) -> None:
        self._parse, self._by = records.parse, self._ways()
        self._kept: OrderedDict[tuple[bytes, Any, str], tuple[Loaded[Any], str]] = OrderedDict()

    def __call__(self, data: bytes, path: str, kind: Any) -> Loaded[Any]:
        if self._ways() != self._by:
            return self._parse(data, path, kind)
        # Faults say in which file they are.
        for where in ("", path):
            if found := self._kept.get((data, kind, where)):
                self._kept.move_to_end((data, kind, where))
                return found[0]._replace(path=path)
        loaded = self._parse(data, path, kind)
        self._kept[data, kind, path if loaded.faults else ""] = (loaded, repr(loaded.tree))
        if len(self._kept) > _MOST_READ:
            self._kept.popitem(last=False)
        return loaded

    def must_be_unchanged(self) -> None:
        """Nobody may have changed what was given to others after them."""
        for (_, kind, _), (loaded, told) in self._kept.items():
            assert repr(loaded.tree) == told, f"the text of {loaded.path} was changed by who read it"
            if loaded.record is not None:
                assert kind.model_validate(loaded.tree) == loaded.record, f"{loaded.path} was changed by who read it"

    @staticmethod
    def _ways() -> tuple[object, object]:
        # A test may put another in the place of either.
        return vars(records)["read"], vars(records)["validate"]


class _Commands:
    """The commands as Typer sees them, made when first used, and again where a test has put another in the place."""

    def __init__(self) -> None:
        self._make = app.command
        self._kept: dict[tuple[str, int, int], tuple[Any, ...]] = {}

    def __call__(self, name: str, entry: Any) -> Any:
        module, _, function = entry.target.partition(":")
        callback = getattr(import_module(f"senco_cli.cli.commands.{module}"), function)
        key = (name, id(entry), id(callback))
        if key not in self._kept:
            # What is kept besides keeps its number.
            self._kept[key] = (self._make(name, entry), entry, callback)
        return self._kept[key][0]


@dataclass(frozen=True)
class Copier:
    """A folder in memory, from which a copy is written in a third of the time that copying takes."""

    folders: tuple[tuple[str, os.stat_result], ...]
    files: tuple[tuple[str, bytes, os.stat_result], ...]

    @classmethod
    def of(cls, folder: Path) -> Copier:
        """The folder as it is now."""
        named = [(os.fspath(each.relative_to(folder)), each) for each in (folder, *sorted(folder.rglob("*")))]
        return cls(
            tuple((name, each.stat()) for name, each in named if each.is_dir()),
            tuple((name, each.read_bytes(), each.stat()) for name, each in named if not each.is_dir()),
        )

    def __call__(self, to: Path) -> Path:
        """Write a copy with the times that the files had."""
        to.parent.mkdir(parents=True, exist_ok=True)
        for name, was in self.folders:
            (to / name).mkdir(was.st_mode & 0o777)
        for name, data, was in self.files:
            _write(f"{to}{os.sep}{name}", data, was)
        for name, was in reversed(self.folders):
            os.utime(to / name, ns=(was.st_atime_ns, was.st_mtime_ns))
        return to


def _write(place: str, data: bytes, was: os.stat_result) -> None:
    descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _AS_BYTES, was.st_mode & 0o777)
    try:
        written = os.write(descriptor, data)
        assert written == len(data)
    finally:
        os.close(descriptor)
    os.utime(place, ns=(was.st_atime_ns, was.st_mtime_ns))


def counted(folder: Path) -> Callable[[str], Path]:
    """What makes folders in a folder, each with a number; Pytest would look at all there are before each."""
    numbers = iter(range(1 << 30))

    def make(name: str) -> Path:
        made = folder / f"{name}{next(numbers)}"
        made.mkdir(mode=0o700)
        return made

    return make
