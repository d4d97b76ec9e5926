"""The steps of the history with what each did to its files, read by two git processes however long it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from senco_cli.store import git, work_tree
from senco_cli.store.history import SENCO_TRAILER, LogEntry

_FIELDS = ("%H", "%P", "%aI", "%an", "%s", "%(trailers:only,unfold)")
_RAW = re.compile(r"\n?:(?P<mode>\d{6}) \d{6} (?P<before>[0-9a-f]+) (?P<after>[0-9a-f]+) [A-Z]\d*")
_BY_HAND = re.compile(r"edit \d+ records? by hand")


@dataclass(frozen=True, slots=True)
class Touched:
    """One file of a step: the names by which git keeps what it held before and after; None where there was none."""

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """One commit and the files that it touched, of those that were asked for."""

    entry: LogEntry
    files: tuple[Touched, ...]

    @property
    def is_by_hand(self) -> bool:
        """Whether somebody changed the files with an editor, so that senco only kept what it found."""
        return SENCO_TRAILER not in self.entry.trailers or _BY_HAND.fullmatch(self.entry.subject) is not None


def steps(
    root: Path,
    paths: Sequence[str] = (".",),
    *,
    environment: Mapping[str, str],
    after: str | None = None,
    limit: int | None = None,
) -> tuple[Step, ...]:
    """The commits that touched `paths`, newest first; with `after` only those that this commit does not hold.

    A merge is not told: what it joined is told by the commits that it joined.
    """
    if git.head(root, environment=environment) is None:
        return ()
    most = () if limit is None else (f"--max-count={limit}",)
    span = "HEAD" if after is None else f"{after}..HEAD"
    answer = git.run(
        root,
        *("log", "-z", f"--format={'%x00'.join(_FIELDS)}%x00", "--raw", "--no-renames", "--no-abbrev", "--no-merges"),
        *("--relative", "--full-history", "--date-order", *most, span, "--", *paths),
        environment=environment,
    )
    return tuple(_steps(answer.output.decode("utf-8", "replace").split("\0")))


def blobs(root: Path, names: Iterable[str], *, environment: Mapping[str, str]) -> dict[str, bytes]:
    """The contents that git keeps under each of these names, or `commit:path`, read by one process."""
    asked = sorted(set(names))
    if not asked:
        return {}
    given = "".join(f"{name}\n" for name in asked).encode()
    rest = memoryview(git.run(root, "cat-file", "--batch", environment=environment, given=given).output)
    found, at = {}, 0
    for name in asked:
        end = bytes(rest[at : at + 200]).index(b"\n") + at
        words = bytes(rest[at:end]).split(b" ")
        at = end + 1
        if words[-1] != b"missing":
            size = int(words[2])
            if words[1] == b"blob":
                found[name] = bytes(rest[at : at + size])
            at += size + 1
    return found


def touched_since(
    root: Path, commit: str, paths: Sequence[str] = (".",), *, environment: Mapping[str, str]
) -> tuple[Touched, ...]:
    """The files below `paths` that the folder itself holds otherwise than a commit did, in order.

    What stands in them now is on the disk: `after` says only whether they are there.
    """
    guard = work_tree.without_strangers(root, environment=environment)
    asked = (*guard, "diff", "--raw", "-z", "--no-renames", "--no-abbrev", "--relative", commit, "--", *paths)
    # To compare, git takes the lock of its index.
    tokens = git.run(root, *asked, environment=environment, writes=True).output.decode("utf-8", "replace").split("\0")
    found = {}
    for line, path in zip(tokens[::2], tokens[1::2], strict=False):
        raw = _RAW.fullmatch(line)
        if raw:
            found[path] = Touched(path, _name(raw["before"]), path if (root / path).is_file() else None)
    new = git.run(root, "ls-files", "--others", "--exclude-standard", "-z", "--", *paths, environment=environment)
    found |= {path: Touched(path, None, path) for path in git.split(new) if path not in found}
    return tuple(found[path] for path in sorted(found))


def _steps(tokens: Sequence[str]) -> Iterator[Step]:
    at = 0
    while at + len(_FIELDS) <= len(tokens) and tokens[at].strip():
        sha, parents, when, author, subject, trailers = tokens[at : at + len(_FIELDS)]
        at += len(_FIELDS)
        files = []
        while at < len(tokens):
            raw = _RAW.fullmatch(tokens[at])
            if raw:
                files.append(Touched(tokens[at + 1], _name(raw["before"]), _name(raw["after"])))
                at += 2
            elif tokens[at].strip():
                break
            else:
                at += 1
        entry = LogEntry(
            sha=sha.strip(),
            when=datetime.fromisoformat(when),
            subject=subject,
            author=author,
            trailers=dict(line.split(": ", 1) for line in trailers.split("\n") if ": " in line),
            parents=tuple(parents.split()),
        )
        yield Step(entry, tuple(files))


def _name(sha: str) -> str | None:
    return None if set(sha) == {"0"} else sha
