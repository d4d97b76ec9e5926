"""Notes in a record's file of what two people changed differently: one version stands in the record, the other here.

A note is a block of comments, so that every reader of the record takes it for a remark, and no edit of a field touches
it. What stands between its first and its last line is YAML of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from senco_cli.store.yaml_editor import Bare, dump
from senco_cli.store.yaml_reader import Tree, read
from senco_cli.store.yaml_text import LINE_END

# A step is a field's name, the fields that tell an entry from its neighbours, or an entry's position as text.
Step = str | dict[str, str]
Where = tuple[Step, ...]

FIRST: Final = "# >>> senco: two people changed this differently; senco resolve   asks which of the two it is to be"
LAST: Final = "# <<< senco"
_MARK: Final = "# >>> senco:"
_END: Final = r"(?:\r\n|\r|\n)"
_BLOCK: Final = re.compile(
    rf"^# >>> senco:[^\r\n]*{_END}((?:#[^\r\n]*{_END})*?)# <<< senco[ \t]*(?:{_END}|\Z)", re.MULTILINE
)


@dataclass(frozen=True)
class Side:
    """One of the two versions: its value, or that it was taken out; `is_file` says the value is a whole file's text."""

    value: Tree = None
    removed: bool = False
    is_file: bool = False


@dataclass(frozen=True)
class Conflict:
    """One place that two people changed differently; `here` is what stood in the record, `other` what did not.

    `where` is empty for the whole record. `by` and `day` say who made the other version, and when; None if not known.
    """

    where: Where
    here: Side
    other: Side
    by: str | None = None
    day: str | None = None

    def is_same_as(self, another: Conflict) -> bool:
        """Whether both are about the same two versions, whichever of them stands in the record."""
        pair = (self.here, self.other)
        return self.where == another.where and (another.here, another.other) in (pair, pair[::-1])

    @property
    def fields(self) -> str:
        """The place in words that name no value of the record."""
        return ", ".join(step for step in self.where if isinstance(step, str) and not step.isdigit())


@dataclass(frozen=True)
class Noted:
    """A note that stands in a file: the line it begins on, and what it says; None where it was damaged by hand."""

    line: int
    conflict: Conflict | None


def has_notes(data: bytes) -> bool:
    """Whether a file holds a note; cheap, for asking every file."""
    return _MARK.encode("ascii") in data


def notes_in(text: str) -> tuple[Noted, ...]:
    """The notes in a text, in order; one that was begun and does not end is damaged."""
    found = {match.start(): _read(match[1]) for match in _BLOCK.finditer(text)}
    begun = [match.start() for match in re.finditer(rf"^{re.escape(_MARK)}", text, re.MULTILINE)]
    return tuple(Noted(len(LINE_END.findall(text, 0, at)) + 1, found.get(at)) for at in begun)


def split(text: str) -> tuple[str, tuple[Conflict, ...]]:
    """The text without the notes that can be read, and what they say."""
    found: list[Conflict] = []

    def taken(match: re.Match[str]) -> str:
        conflict = _read(match[1])
        if conflict is None:
            return match[0]
        found.append(conflict)
        return ""

    return _BLOCK.sub(taken, text), tuple(found)


def with_notes(text: str, conflicts: Iterable[Conflict]) -> str:
    """The text with notes below it."""
    newline = found[0] if (found := LINE_END.search(text)) else "\n"
    for conflict in conflicts:
        if text and text[-1] not in "\r\n":
            text += newline
        text += newline.join([FIRST, *_lines(conflict), LAST, ""])
    return text


def merged(
    base: Sequence[Conflict], ours: Sequence[Conflict], theirs: Sequence[Conflict], new: Sequence[Conflict]
) -> tuple[Conflict, ...]:
    """The notes that are still open: what either side decided is decided, and nothing is noted twice."""
    settled = [note for note in base if not (_has(ours, note) and _has(theirs, note))]
    found: list[Conflict] = []
    for note in (*ours, *theirs, *new):
        is_decided = _has(settled, note) and not _has(new, note)
        if not is_decided and not _has(found, note):
            found.append(note)
    return tuple(found)


def _has(notes: Sequence[Conflict], note: Conflict) -> bool:
    return any(note.is_same_as(each) for each in notes)


def _lines(conflict: Conflict) -> list[str]:
    steps: list[Tree] = [step if isinstance(step, str) else dict(step) for step in conflict.where]
    tree: dict[str, Tree] = {"at": steps}
    for name, side in (("here", conflict.here), ("other", conflict.other)):
        if side.removed:
            tree[f"{name}_removed"] = "yes"
        elif side.is_file:
            tree[f"{name}_file"] = side.value
        else:
            tree[name] = side.value
    if conflict.by is not None:
        tree["by"] = conflict.by
    if conflict.day is not None:
        tree["day"] = Bare(conflict.day)
    return [f"# {line}" if line else "#" for line in dump(tree, flow_keys=("at",)).removesuffix("\n").split("\n")]


def _read(comments: str) -> Conflict | None:
    lines = [line.removeprefix("# ") if line.startswith("# ") else line[1:] for line in LINE_END.split(comments)]
    document = read("\n".join(lines).encode("utf-8", "surrogatepass"))
    tree: Any = document.tree
    if document.faults or not isinstance(tree, dict) or not isinstance(tree.get("at"), list):
        return None
    here, other = _side(tree, "here"), _side(tree, "other")
    if here is None or other is None or not all(isinstance(step, str | dict) for step in tree["at"]):
        return None
    by, day = (tree.get(name) if isinstance(tree.get(name), str) else None for name in ("by", "day"))
    return Conflict(tuple(tree["at"]), here, other, by, day)


def _side(tree: dict[str, Any], name: str) -> Side | None:
    if tree.get(f"{name}_removed"):
        return Side(removed=True)
    if isinstance(tree.get(f"{name}_file"), str):
        return Side(tree[f"{name}_file"], is_file=True)
    return Side(tree[name]) if name in tree else None
