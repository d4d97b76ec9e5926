"""What is fed with anything at all: each target takes bytes, and fails where senco does not stay in its own words."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import Final

from senco_cli.exchange.columns import understand_columns
from senco_cli.exchange.decoding import NotATable
from senco_cli.exchange.register import propose
from senco_cli.exchange.table_file import read_table
from senco_cli.model.kinds import KINDS, path_of
from senco_cli.model.pupil import Pupil
from senco_cli.store import conflicts
from senco_cli.store.merge_record import merge_records
from senco_cli.store.records import parse
from senco_cli.store.yaml_editor import CannotEdit, dump, insert_item, remove, set_value
from senco_cli.store.yaml_reader import Path, Tree, line_of, read
from senco_cli.store.yaml_text import decode

A_DAY: Final = date(2026, 11, 21)
_VALUES: Final[tuple[Tree, ...]] = (
    *("", "NO", "yes", "a: b", "- a", " lead", "a\nb\n", "'q", '"', "\x07", "\u2028", "# no", "<b>&", "=1+1", "é" * 50),
    *(None, [], {}),
)


def reader(data: bytes) -> None:
    """A pupil's record and one of another kind, read from the bytes: faults that say where they are, or a record."""
    document = read(data)
    lines = data.count(b"\n") + data.count(b"\r") + 2
    for fault in document.faults:
        assert 1 <= fault.line <= lines and fault.sentence, fault
    for kind in (Pupil, KINDS[zlib.crc32(data) % len(KINDS)]):
        path = path_of(kind, pupil="k7m2q", key="t4n8c")
        for found in parse(data, path, kind).faults:
            assert found.sentence and (found.line is None or 1 <= found.line <= lines), found
    if not document.faults and document.tree is not None:
        with suppress(CannotEdit):
            assert read(dump(document.tree).encode("utf-8", "surrogatepass")).tree == document.tree


def writer(data: bytes) -> None:
    """An edit at some place of a text: what was asked for and nothing else, or a refusal."""
    chance = random.Random(data[:4])
    text, _faults = decode(data[4:])
    tree = read(text.encode("utf-8", "surrogatepass")).tree
    at = _somewhere(tree, chance)
    value = chance.choice(_VALUES)
    with suppress(CannotEdit):
        changed = set_value(text, at, value)
        after = read(changed.encode("utf-8", "surrogatepass"))
        assert not after.faults and _at(after.tree, at) == value
    with suppress(CannotEdit):
        insert_item(text, at, value)
    with suppress(CannotEdit):
        remove(text, at)
    line_of(data[4:], at)


def merger(data: bytes) -> None:
    """Three versions of a record, merged: it never fails, and a text with no note in it is one that loads."""
    parts = (*data.split(b"\xff\xff", 2), b"", b"")[:3]
    result = merge_records("pupils/k7m2q/pupil.yaml", *parts)
    text, _faults = decode(result.data)
    conflicts.split(text)


def importer(data: bytes) -> None:
    """A register in any form: it is understood or refused."""
    try:
        table = read_table(data)
    except NotATable as refusal:
        assert refusal.sentence and refusal.hint
        return
    columns = understand_columns(table, today=A_DAY, given=None, told=False)
    propose(table, columns, existing=[], today=A_DAY, day_first=True, staff={}, answers=None, plans_from_status=True)


TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = {
    "reader": reader,
    "writer": writer,
    "merger": merger,
    "importer": importer,
}


def _somewhere(tree: Tree, chance: random.Random) -> Path:
    """A place in a record or just beside one."""
    at: list[str | int] = []
    while chance.random() < 0.8:
        if isinstance(tree, dict) and tree and chance.random() < 0.9:
            step: str | int = chance.choice(sorted(tree))
            at.append(step)
            tree = tree[str(step)]
        elif isinstance(tree, list) and tree and chance.random() < 0.9:
            place = chance.randrange(len(tree))
            at.append(place)
            tree = tree[place]
        else:
            beside: tuple[str | int, ...] = ("new", "a b", "", "~", 0, 7)
            at.append(chance.choice(beside))
            break
    return tuple(at)


def _at(tree: Tree, at: Path) -> Tree:
    for step in at:
        if isinstance(tree, dict):
            tree = tree.get(str(step))
        elif isinstance(tree, list) and isinstance(step, int):
            tree = tree[step]
        else:
            return None
    return tree
