"""YAML files among the records that nothing reads: misnamed, copied, or left by a sync program."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path

from senco_cli.model.document_index import FILES_FOLDER
from senco_cli.model.finding import Finding
from senco_cli.model.key_pattern import KEY_PATTERN
from senco_cli.model.kinds import KINDS, place_of
from senco_cli.store.below import LOOKS_LIKE_YAML, look_below

RECORD_FAULT = "record"
_STEMS = [Path(kind.path).stem.replace("-", "[ _-]?") for kind in KINDS if "{key}" not in kind.path]
# A record's name with what a program or a hurried hand adds to it; any other name may be a child's and is not said.
_TELLING = re.compile(
    rf"(?:{'|'.join(_STEMS)}|\d{{4}}-\d\d-\d\d|[b-df-hj-np-tv-z0-9]{{5}})"
    r"(?:[ ._()~-]|\d|copy|conflict(?:ed)?)*\.ya?ml(?:\.txt)?",
    re.IGNORECASE,
)
# Originals may be files of any kind; the index of documents answers for what lies there.
_KEPT = re.compile(rf"pupils/{KEY_PATTERN}/{FILES_FOLDER}/.+", re.DOTALL)
_NOWHERE = "is not where any record lives, so nothing reads it"


def yaml_below(root: Path, folder: str) -> tuple[str, ...]:
    """The paths of all files below a folder that look like YAML; none where there is no such folder.

    For a file it is the file itself, if it looks so. Raises OSError where somebody may not look into a folder.
    """
    start = root / folder
    if not start.is_dir():
        return (folder,) if LOOKS_LIKE_YAML.fullmatch(start.name) and start.exists() else ()
    return look_below(root, folder).yaml


def misnamed_at_top(root: Path) -> tuple[str, ...]:
    """Files beside `senco.yaml` that look as if they were meant to be the settings or the calendar."""
    try:
        names = [entry.name for entry in root.iterdir()]
    except OSError:
        return ()
    return tuple(name for name in names if _TELLING.fullmatch(name) and not place_of(name))


def strays(paths: Iterable[str], *, read: Collection[str] = ()) -> tuple[Finding, ...]:
    """A finding for each of `paths` that is no record's place, in order; those that may not be named are counted.

    `read` are paths that are known to be records' places, and need not be looked at.
    """
    found: list[Finding] = []
    unnamed: Counter[tuple[str, bool]] = Counter()
    known = set(paths)
    for path in sorted(known.difference(read)):
        if place_of(path) or _KEPT.fullmatch(path):
            continue
        said = _said(path)
        if said == path:
            right = _right_name(path)
            remedy = (
                f"rename it to {right.rpartition('/')[2]}"
                if right and right not in known
                else "give it its right name or take it away"
            )
            found.append(_finding(path, f"{_NOWHERE}; {remedy}"))
        else:
            unnamed[said, path.count("/") > said.count("/") + 1] += 1
    found.extend(_finding(folder, _unnamed(count, in_folder)) for (folder, in_folder), count in unnamed.items())
    return tuple(found)


def _said(path: str) -> str:
    """As much of a path as may be said: keys and the names of records, up to what may be somebody's name."""
    parts = path.split("/")
    for place, part in enumerate(parts):
        pattern = _TELLING if place == len(parts) - 1 else re.compile(KEY_PATTERN)
        if not pattern.fullmatch(part):
            return "/".join(parts[:place])
    return path


def _right_name(path: str) -> str | None:
    folder, _, name = path.rpartition("/")
    plain = re.sub(r"\.ya?ml(\.txt)?$", ".yaml", name.lower()).replace("_", "-").replace(" ", "-")
    right = f"{folder}/{plain}" if folder else plain
    return right if place_of(right) else None


def _unnamed(count: int, in_folder: bool) -> str:
    files = "a YAML file" if count == 1 else f"{count} YAML files"
    if in_folder:
        return (
            f"holds {files} in a folder whose name is no key, like k7m2q, so nothing reads what is in it; "
            "give the folder its key back"
        )
    name = "whose name no record has, so nothing reads it" if count == 1 else "that no record is named like"
    return f"holds {files} {name}; use small letters, figures and hyphens, like k7m2q.yaml, or take it away"


def _finding(path: str, sentence: str) -> Finding:
    return Finding(RECORD_FAULT, "record", path, (), sentence)
