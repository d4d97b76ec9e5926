"""What the records held at the end of a day: where several people worked side by side on it, what all of them wrote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from senco_cli.errors import SencoError
from senco_cli.store import git
from senco_cli.store.clocks import newest_by
from senco_cli.store.history import LogEntry, entry_of, log
from senco_cli.store.steps import Touched, blobs, touched_since

_FIRST_DAY = date(1970, 1, 2)
_PLAIN_FILES = ("100644", "100755")


class NoPast(SencoError):
    """Nothing is known of the day that was asked about."""


@dataclass(frozen=True)
class State:
    """The plain files of a state, each with the name of its content; `merged` are contents that git does not keep."""

    files: Mapping[str, str]
    merged: Mapping[str, bytes]

    def contents(self, root: Path, names: Iterable[str], *, environment: Mapping[str, str]) -> dict[str, bytes]:
        """What goes by each of these names."""
        asked = set(names)
        held = blobs(root, asked - self.merged.keys(), environment=environment)
        return held | {name: self.merged[name] for name in asked & self.merged.keys()}


def newest_on(root: Path, day: date, *, environment: Mapping[str, str]) -> tuple[LogEntry, ...]:
    """The last commit of a day, or of the nearest before it, by the clock of this computer.

    Of people who worked side by side and had not yet shared it, the last of each, newest first. Raises NoPast.
    """
    if not git.is_repository(root, environment=environment):
        raise NoPast("this folder keeps no history, so nobody can say what stood in it then", hint="senco doctor")
    if git.head(root, environment=environment) is None:
        raise NoPast("the history of this folder has not begun", hint="senco doctor --mend")
    # Windows knows no local time before 1970, and no history begins there.
    moment = datetime.combine(max(day, _FIRST_DAY), time(23, 59, 59))
    found = newest_by(root, moment.timestamp(), environment=environment)
    if not found:
        oldest = log(root, environment=environment)[-1].when.astimezone()
        raise NoPast(
            f"the history of this folder begins on {oldest.day} {oldest:%B %Y}, after the day that was asked about",
            hint=f"give a day from {oldest:%Y-%m-%d} on",
        )
    return tuple(entry_of(root, sha, environment=environment) for sha in found)


def state_of(root: Path, commits: Sequence[LogEntry], *, environment: Mapping[str, str]) -> State:
    """What some commits hold together, merged as `senco sync` merges them."""
    state = State(files_at(root, commits[0].sha, environment=environment), {})
    for number in range(1, len(commits)):
        state = _joined(root, state, commits[number], commits[:number], environment=environment)
    return state


def held_then(home: Path, path: str, day: date, *, environment: Mapping[str, str]) -> bytes | None:
    """What one file held at the end of a day, None where it was not there; for those that no list looks into.

    Raises NoPast.
    """
    # Such a file bears the digest of what it holds: wherever it is, it is the same.
    for entry in newest_on(home, day, environment=environment):
        asked = ("cat-file", "blob", f"{entry.sha}:./{path}")
        answer = git.run(home, *asked, environment=environment, allow=(0, 128))
        if answer.status == 0:
            return answer.output
    return None


def files_at(root: Path, commit: str, *, environment: Mapping[str, str]) -> dict[str, str]:
    """The plain files of a commit, each with the name by which git keeps its content; no link is among them."""
    answer = git.run(root, "ls-tree", "-r", "-z", commit, ".", environment=environment)
    found = {}
    for line in git.split(answer):
        about, _, path = line.partition("\t")
        mode, _kind, name = about.split(" ")
        if mode in _PLAIN_FILES:
            found[path] = name
    return found


def touched_after(
    root: Path, commits: Sequence[LogEntry], paths: Sequence[str], *, environment: Mapping[str, str]
) -> tuple[tuple[Touched, ...], dict[str, bytes]]:
    """The files below `paths` that the folder holds otherwise than these commits together, and what they held then."""
    each = [touched_since(root, entry.sha, paths, environment=environment) for entry in commits]
    if len(commits) == 1:
        names = [file.before for file in each[0] if file.before]
        return each[0], blobs(root, names, environment=environment)
    state = state_of(root, commits, environment=environment)
    found = {file.path: Touched(file.path, state.files.get(file.path), file.after) for some in each for file in some}
    names = [file.before for file in found.values() if file.before]
    return tuple(found[path] for path in sorted(found)), state.contents(root, names, environment=environment)


def _joined(
    root: Path, ours: State, theirs: LogEntry, others: Sequence[LogEntry], *, environment: Mapping[str, str]
) -> State:
    words = ("merge-base", theirs.sha, *(each.sha for each in others))
    base = git.run(root, *words, environment=environment, allow=(0, 1)).text.split("\n")[0]
    was = files_at(root, base, environment=environment) if base else {}
    there = files_at(root, theirs.sha, environment=environment)
    files, both = dict(ours.files), []
    for path in sorted(path for path in was.keys() | there.keys() if there.get(path) != was.get(path)):
        if path in files and path in there and files[path] not in (was.get(path), there[path]):
            both.append(path)
        elif path in there:
            files[path] = there[path]
        elif files.get(path) == was.get(path):
            files.pop(path, None)
    versions = [[tree.get(path, "") for tree in (was, files, there)] for path in both]
    wanted = {name for names in versions for name in names if name}
    held = ours.contents(root, wanted, environment=environment)
    merged = dict(ours.merged)
    for path, (base_name, our_name, their_name) in zip(both, versions, strict=True):
        files[path] = f"{our_name} {their_name}"
        merged[files[path]] = _merged(path, held.get(base_name), held[our_name], held[their_name])
    return State(files, merged)


def _merged(path: str, base: bytes | None, ours: bytes, theirs: bytes) -> bytes:
    if not path.endswith(".yaml"):
        return ours
    from senco_cli.store.merge_record import merge_records

    return merge_records(path, base, ours, theirs).data
