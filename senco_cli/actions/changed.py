"""What has changed in the records since a day, or since a pupil's last review meeting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from senco_cli.actions.find_pupil import pupil_labels
from senco_cli.actions.history import refuse_without_history
from senco_cli.actions.told_changes import Told, staff_names, tell, telling_order
from senco_cli.actions.told_names import names_in
from senco_cli.actions.workspace import Workspace
from senco_cli.errors import SencoError
from senco_cli.model.school import PupilFile
from senco_cli.store.files import read
from senco_cli.store.history import LogEntry, log
from senco_cli.store.past_state import NoPast, newest_on, touched_after
from senco_cli.store.records import load_pupil
from senco_cli.store.steps import Touched


class NoReviewYet(SencoError):
    """There is no review meeting to count from."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"no review meeting of pupil {key} is recorded as held", hint=f"senco changed {key} --since DATE"
        )


@dataclass(frozen=True, slots=True)
class ChangedPupil:
    """What changed for one pupil; `key` is None for what is the whole school's."""

    key: str | None
    label: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class ChangedSince:
    """What changed since a day, the day itself included.

    `begins` is the first change of the history where that is later than the day, so that only what came after it is
    known.
    """

    since: date
    pupils: tuple[ChangedPupil, ...]
    begins: LogEntry | None = None


def changed_since(workspace: Workspace, since: date, *, pupil: str | None = None) -> ChangedSince:
    """What the folder says otherwise than it did when the day began, hand edits of this minute included.

    Raises NoHistory.
    """
    refuse_without_history(workspace)
    base, begins = _base(workspace, since)
    paths = (f"pupils/{pupil}", "provision") if pupil else (".",)
    files, held = touched_after(workspace.root, base, paths, environment=workspace.environment)
    told = tuple(_told(workspace, files, held, pupil=pupil))
    return ChangedSince(since, tuple(_by_pupil(workspace, told, pupil=pupil)), begins)


def last_review_on(workspace: Workspace, key: str) -> date:
    """The day of a pupil's last review meeting that was held. Raises NoReviewYet."""
    file = load_pupil(workspace.root, key).file
    day = _last_meeting(file, workspace.today) if file else None
    if day is None:
        raise NoReviewYet(key)
    return day


def _last_meeting(file: PupilFile, today: date) -> date | None:
    held = [review.meeting_on for review in file.reviews.values() if review.held and review.meeting_on <= today]
    if file.plan and file.plan.last_review_meeting_on:
        held.append(file.plan.last_review_meeting_on)
    return max(held, default=None)


def _base(workspace: Workspace, since: date) -> tuple[tuple[LogEntry, ...], LogEntry | None]:
    """The last commits before the day; the very first where the history begins later, and then once more beside it."""
    try:
        return newest_on(workspace.root, since - timedelta(days=1), environment=workspace.environment), None
    except NoPast:
        entries = log(workspace.root, environment=workspace.environment)
        if not entries:
            raise
        return entries[-1:], entries[-1]


def _told(
    workspace: Workspace, files: Sequence[Touched], held: Mapping[str, bytes], *, pupil: str | None
) -> Iterator[Told]:
    key, staff = pupil.encode("ascii") if pupil else b"", staff_names(workspace.root)
    names = names_in(workspace.root)
    for file in sorted(files, key=lambda each: telling_order(each.path)):
        before = held.get(file.before) if file.before else None
        after = read(workspace.root / file.path) if file.after else None
        if not file.path.startswith("provision/") or key in (before or b"") or key in (after or b""):
            yield from tell(file.path, before, after, pupil=pupil, staff=staff, names=names)


def _by_pupil(workspace: Workspace, told: Sequence[Told], *, pupil: str | None) -> Iterator[ChangedPupil]:
    labels = {label.key: label.label for label in pupil_labels(workspace.root)}

    def whose(each: Told) -> str:
        parts = each.path.split("/")
        return pupil or (parts[1] if parts[0] == "pupils" else "")

    for key, some in groupby(sorted(told, key=whose), key=whose):
        yield ChangedPupil(key or None, labels.get(key, key) if key else "the school", tuple(some))
