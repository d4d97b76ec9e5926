"""For records that cannot be read or are gone: the last version that could, put back whole or in part, or left gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import SequenceMatcher

from senco_cli.actions.history import refuse_without_history
from senco_cli.actions.workspace import Workspace
from senco_cli.model.base import Record
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of, place_of
from senco_cli.model.pupil import Pupil
from senco_cli.model.settings import Settings
from senco_cli.store import hand_edits
from senco_cli.store.files import digest, read
from senco_cli.store.history import LogEntry, log, show_all, versions
from senco_cli.store.layout import marked_at
from senco_cli.store.pupil_folders import pupil_keys
from senco_cli.store.records import load, parse, record_paths
from senco_cli.store.strays import RECORD_FAULT
from senco_cli.store.transaction import Committed, transaction
from senco_cli.store.yaml_editor import CannotEdit, remove, set_value
from senco_cli.store.yaml_reader import Path, Tree
from senco_cli.store.yaml_reader import read as read_yaml


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that cannot be read: what it holds now (None: it is gone), and why; no kind is that of an original.

    `good` is what it held when it could last be read, with the change that left it so; None if there never was such a
    version. `part` is what it holds now with only the part at fault put back; None where that is not possible.
    """

    path: str
    kind: type[Record] | None
    now: bytes | None
    faults: tuple[Finding, ...]
    good: bytes | None
    since: LogEntry | None
    part: bytes | None


def broken_records(workspace: Workspace) -> tuple[Broken, ...]:
    """Every record that cannot be read or that was deleted by hand, in order of path.

    Raises NoHistory and FolderUnreadable.
    """
    refuse_without_history(workspace)
    found = {}
    for path, kind in _records(workspace):
        loaded = load(workspace.root, path, kind)
        if loaded.record is None:
            found[path] = _broken(workspace, path, kind, loaded.faults)
    for path in hand_edits.gone(workspace.root, environment=workspace.environment):
        if path not in found:
            found[path] = _gone(workspace, path)
    return tuple(found[path] for path in sorted(found))


def restore_records(workspace: Workspace, chosen: Sequence[tuple[Broken, bytes]]) -> Committed:
    """Have each record hold the bytes chosen for it, in one commit; what it held goes into the history before that."""
    with transaction(
        workspace.root,
        message=_subject("restore", [broken for broken, _data in chosen]),
        environment=workspace.environment,
        dry_run=workspace.dry_run,
    ) as tx:
        for broken, data in chosen:
            tx.write(broken.path, data, expected=None if broken.now is None else digest(broken.now))
    return tx.result


def leave_gone(workspace: Workspace, deleted: Sequence[Broken]) -> None:
    """Have the history say that these are gone, in one commit; what they held stays in it."""
    paths = [broken.path for broken in deleted]
    hand_edits.keep_gone(workspace.root, paths, _subject("delete", deleted), environment=workspace.environment)


def _records(workspace: Workspace) -> Iterator[tuple[str, type[Record]]]:
    must_be = {path_of(Settings), *(path_of(Pupil, pupil=key) for key in pupil_keys(workspace.root))}
    for path in sorted({*record_paths(workspace.root), *must_be}):
        place = place_of(path)
        if place:
            yield path, place.kind


def _broken(workspace: Workspace, path: str, kind: type[Record], faults: tuple[Finding, ...]) -> Broken:
    now = read(workspace.root / path)
    good, since = _last_good(workspace, path, kind)
    part = None
    if now is not None and good is not None:
        part = next((each for each in _parts(kind, now, good, faults) if parse(each, path, kind).record), None)
    return Broken(path, kind, now, faults, good, since, part)


def _gone(workspace: Workspace, path: str) -> Broken:
    """What somebody deleted and the history holds: as it was when it was last changed there."""
    held = show_all(workspace.root, "HEAD", [path], environment=workspace.environment)[path]
    since = log(workspace.root, path, limit=1, environment=workspace.environment)
    place = place_of(path)
    finding = Finding(RECORD_FAULT, "record", path, (), "was deleted from the folder, and the history still has it")
    return Broken(path, place.kind if place else None, None, (finding,), held, since[0] if since else None, None)


def _last_good(workspace: Workspace, path: str, kind: type[Record]) -> tuple[bytes | None, LogEntry | None]:
    for data, entry in versions(workspace.root, path, environment=workspace.environment):
        if data is not None and parse(data, path, kind).record is not None:
            return data, entry
    return None, None


def _parts(kind: type[Record], now: bytes, good: bytes, faults: Sequence[Finding]) -> Iterator[bytes]:
    """What the file would hold with only the part at fault put back, the smallest part first."""
    try:
        text, old = now.decode("utf-8"), good.decode("utf-8")
    except UnicodeDecodeError:
        return
    tree = read_yaml(good).tree
    if all(fault.at for fault in faults):
        with suppress(CannotEdit):
            yield _with_fields(kind, text, tree, [fault.at for fault in faults]).encode("utf-8")
    yield from (each.encode("utf-8") for each in _with_lines(text, old, [fault.line or 1 for fault in faults]))


def _with_fields(kind: type[Record], text: str, good: Tree, places: Sequence[Path]) -> str:
    """The text with the fields at `places` as they were; those of a later place first, so that none moves another."""
    for at in sorted(set(places), key=str, reverse=True):
        value = _at(good, at)
        text = remove(text, at) if value is None else set_value(text, at, marked_at(kind, at, value))
    return text


def _with_lines(text: str, old: str, lines: Sequence[int]) -> Iterator[str]:
    """The text with the changed lines put back that lie nearest to a fault: first those alone, then with neighbours."""
    here, there = text.splitlines(keepends=True), old.splitlines(keepends=True)
    changes = [op for op in SequenceMatcher(None, here, there, autojunk=False).get_opcodes() if op[0] != "equal"]
    nearest = sorted(changes, key=lambda op: min(_distance(op[1], op[2], line - 1) for line in lines))
    for count in range(1, len(nearest)):
        result = list(here)
        for _tag, start, end, old_start, old_end in sorted(nearest[:count], reverse=True, key=lambda op: op[1]):
            result[start:end] = there[old_start:old_end]
        yield "".join(result)


def _distance(start: int, end: int, line: int) -> int:
    return 0 if start <= line < max(end, start + 1) else min(abs(line - start), abs(line - end + 1))


def _at(tree: Tree, at: Path) -> Tree:
    for step in at:
        if isinstance(tree, dict) and isinstance(step, str):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree


def _subject(verb: str, broken: Sequence[Broken]) -> str:
    if len(broken) > 1:
        return f"{verb} {len(broken)} records"
    one = broken[0]
    place = place_of(one.path)
    whose = (place.pupil or place.key) if place else None
    return f"{verb} {one.kind.kind if one.kind else 'file'}" + (f" ({whose})" if whose else "")
