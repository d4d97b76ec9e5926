"""What a change looks like on the terminal: a unified diff."""

from __future__ import annotations

from collections.abc import Iterable

from senco_cli.store.files import Change

_NOWHERE = "/dev/null"


def unified_diff(changes: Iterable[Change]) -> str:
    """The changes one after the other, in the order given; empty if nothing changes.

    What is not text is only named. Control characters are shown as escapes, so that no record can steer the terminal.
    """
    return "".join(_one(change) for change in changes if change.before != change.after)


def _one(change: Change) -> str:
    import difflib

    before, after = _lines(change.before), _lines(change.after)
    if before is None or after is None:
        return f"{change.path}: not text, {_what_happens(change)}\n"
    old = _NOWHERE if change.before is None else change.path
    new = _NOWHERE if change.after is None else change.path
    if before == after:
        # An empty file that comes or goes has no line to show.
        return f"--- {old}\n+++ {new}\n"
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in difflib.unified_diff(before, after, fromfile=old, tofile=new)
    )


def _lines(data: bytes | None) -> list[str] | None:
    if data is None:
        return []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if "\0" in text:
        return None
    lines = text.split("\n")
    ended = [_visible(line) + "\n" for line in lines[:-1]]
    return [*ended, _visible(lines[-1])] if lines[-1] else ended


def _visible(line: str) -> str:
    return "".join(
        character if character.isprintable() or character == "\t" else ascii(character)[1:-1] for character in line
    )


def _what_happens(change: Change) -> str:
    if change.before is None:
        return "added"
    return "deleted" if change.after is None else "changed"
