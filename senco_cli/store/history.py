"""The history of the record folder: who changed what and when, and what stood there before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from senco_cli.store import git

SENCO_TRAILER = "Senco"

_FIELDS = ("%H", "%P", "%aI", "%an", "%s", "%(trailers:only,unfold)")


@dataclass(frozen=True)
class LogEntry:
    """One commit; `trailers` are the `Name: value` lines at its end."""

    sha: str
    when: datetime
    subject: str
    author: str
    trailers: Mapping[str, str]
    parents: tuple[str, ...]


def log(
    root: Path,
    path: str | None = None,
    *,
    limit: int | None = None,
    whole: bool = False,
    environment: Mapping[str, str],
) -> tuple[LogEntry, ...]:
    """The commits that made `path` (a file or folder; None for the whole record folder) what it is, newest first.

    `whole` are all that touched it, none before what was made on top of it, whatever the clocks of two computers say:
    also those of somebody of whose work nothing was left when it was merged.
    """
    if git.head(root, environment=environment) is None:
        return ()
    most = () if limit is None else (f"--max-count={limit}",)
    every = ("--full-history", "--date-order") if whole else ()
    return entries(root, *most, *every, "HEAD", "--", path or ".", environment=environment)


def entry_of(root: Path, commit: str, *, environment: Mapping[str, str]) -> LogEntry:
    """What is known of one commit, by any name that git has for it. Raises GitFailed where there is none."""
    return entries(root, "--max-count=1", commit, environment=environment)[0]


def commit_made(
    root: Path, *, after: str | None, paths: Iterable[str], environment: Mapping[str, str]
) -> LogEntry | None:
    """The commit that senco made of `paths` directly on top of `after` (None: as the first), if it got that far."""
    if git.head(root, environment=environment) in (None, after):
        return None
    span = ("HEAD",) if after is None else ("--ancestry-path", f"{after}..HEAD")
    wanted, parents = set(paths), () if after is None else (after,)
    for entry in entries(root, *span, environment=environment):
        ours = entry.parents == parents and SENCO_TRAILER in entry.trailers
        if ours and not wanted.isdisjoint(changed_paths(root, entry.sha, environment=environment)):
            return entry
    return None


def is_in(root: Path, sha: str, newer: str, *, environment: Mapping[str, str]) -> bool:
    """Whether the history of `newer` holds the commit `sha`."""
    words = ("merge-base", "--is-ancestor", sha, newer)
    return git.run(root, *words, environment=environment, allow=(0, 1, 128)).status == 0


def show(root: Path, sha: str, path: str, *, environment: Mapping[str, str]) -> bytes | None:
    """What `path` held at a commit, or None if it was not there."""
    return show_all(root, sha, [path], environment=environment)[path]


def show_all(root: Path, sha: str, paths: Sequence[str], *, environment: Mapping[str, str]) -> dict[str, bytes | None]:
    """What each of `paths` held at a commit, with None for those that were not there."""
    held = _held(root, [f"{sha}:./{path}" for path in paths], environment=environment)
    return dict(zip(paths, held, strict=True))


def versions(root: Path, path: str, *, environment: Mapping[str, str]) -> Iterator[tuple[bytes | None, LogEntry]]:
    """What a file held after each commit that made it what it is, newest first, those that joined two among them."""
    found = log(root, path, environment=environment)
    held = _held(root, [f"{entry.sha}:./{path}" for entry in found], environment=environment)
    yield from zip(held, found, strict=True)


def _held(root: Path, places: Sequence[str], *, environment: Mapping[str, str]) -> Iterator[bytes | None]:
    """What git holds at each place, None where there is no file."""
    asked = "".join(f"{place}\n" for place in places).encode()
    rest = git.run(root, "cat-file", "--batch", environment=environment, given=asked).output
    for _place in places:
        line, _, rest = rest.partition(b"\n")
        data = None
        if not line.endswith((b" missing", b" ambiguous")):
            size = int(line.rsplit(b" ", 1)[1])
            if b" blob " in line:
                data = rest[:size]
            rest = rest[size + 1 :]
        yield data


def changed_paths(root: Path, sha: str, *, environment: Mapping[str, str]) -> tuple[str, ...]:
    """The paths in the record folder that a commit added, changed or deleted."""
    answer = git.run(
        root,
        *("diff-tree", "--root", "--no-commit-id", "--no-renames", "--name-only", "-r", "-z", "--relative", sha),
        environment=environment,
    )
    return git.split(answer)


def entries(root: Path, *arguments: str, environment: Mapping[str, str]) -> tuple[LogEntry, ...]:
    """The commits that git lists for some words, in its order."""
    # NUL is the one character that no commit holds.
    form = "%x00".join(_FIELDS)
    answer = git.run(root, "log", "-z", f"--format={form}", *arguments, environment=environment)
    values = answer.output.decode("utf-8", "replace").split("\0")
    return tuple(_entry(*values[at : at + len(_FIELDS)]) for at in range(0, len(values) - 1, len(_FIELDS)))


def _entry(sha: str, parents: str, when: str, author: str, subject: str, trailers: str) -> LogEntry:
    return LogEntry(
        sha=sha,
        when=datetime.fromisoformat(when),
        subject=subject,
        author=author,
        trailers=dict(line.split(": ", 1) for line in trailers.split("\n") if ": " in line),
        parents=tuple(parents.split()),
    )
