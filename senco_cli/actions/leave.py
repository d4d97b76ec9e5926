"""Write down that a pupil leaves: the last day, the next school, and what ends with it, in one commit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.open_ends import OpenEnd, left_standing, open_ends
from senco_cli.actions.record_effect import Effect, effect, standing
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Edit, RecordHasFaults, Write, changed, save, setting
from senco_cli.errors import SencoError, UsageError
from senco_cli.model.base import Record
from senco_cli.model.names import fold_name
from senco_cli.model.pupil import Pupil
from senco_cli.model.school import PupilFile
from senco_cli.store.records import load_pupil
from senco_cli.store.transaction import Committed

_MEND = "give the right day, or mend the other with senco edit"


class CannotLeave(SencoError):
    """The day of leaving makes no sense against what is recorded."""


class NothingOpen(UsageError):
    """A name on the command line is that of nothing open."""

    def __init__(self, option: str, id: str, known: Collection[str]) -> None:
        hint = f"one of {', '.join(sorted(known))}" if known else f"leave {option} away: nothing is open"
        super().__init__(f'{option}: nothing open is called "{id}"', hint=hint)


@dataclass(frozen=True, slots=True)
class Leaving:
    """A pupil about to leave: the file, the day, what is open, and what only a person can end, in sentences."""

    file: PupilFile
    left_on: date
    open: tuple[OpenEnd, ...]
    standing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """What was written, and the duties that it sets off and ends."""

    committed: Committed
    effect: Effect


def prepare_leaving(workspace: Workspace, key: str, *, left_on: date) -> Leaving:
    """What is open when a pupil leaves on a day.

    Raises RecordHasFaults, SettingsUnreadable, and CannotLeave for a day before the pupil came, or where another day
    is recorded already.
    """
    school, _faults = open_school(workspace)
    loaded = load_pupil(workspace.root, key)
    if loaded.file is None or loaded.faults:
        raise RecordHasFaults(f"pupils/{key}/pupil.yaml", loaded.faults)
    pupil = loaded.file.pupil
    if pupil.left_on and pupil.left_on != left_on:
        raise CannotLeave(
            f"pupil {key} has left_on {pupil.left_on.isoformat()} already",
            hint=f"senco edit {key} --set left_on={left_on.isoformat()}   if that is wrong",
        )
    if left_on < pupil.date_of_birth:
        raise CannotLeave(_refusal(key, left_on, "the birth"), hint=_MEND)
    if pupil.admitted_on and left_on < pupil.admitted_on:
        admitted = f"{pupil.admitted_on.isoformat()}, the day of admitted_on"
        raise CannotLeave(_refusal(key, left_on, admitted), hint=_MEND)
    ends = open_ends(loaded.file, school, left_on=left_on, today=workspace.today)
    return Leaving(loaded.file, left_on, ends, left_standing(loaded.file, left_on=left_on, today=workspace.today))


def _refusal(key: str, left_on: date, before: str) -> str:
    return f"{left_on.isoformat()} cannot be the last day of pupil {key}: it is before {before}"


def named(leaving: Leaving, ids: Sequence[str], *, option: str) -> frozenset[str]:
    """The names given for an option, each that of something open. Raises NothingOpen."""
    known = {each.id for each in leaving.open}
    for id in ids:
        if id.strip() not in known:
            raise NothingOpen(option, id, known)
    return frozenset(id.strip() for id in ids)


def planned_elsewhere(leaving: Leaving, destination: str | None) -> str | None:
    """The school that the planned move names, where it is another than the one the pupil leaves for."""
    transfer = leaving.file.pupil.transfer
    planned = transfer.destination if transfer else None
    return planned if planned and destination and fold_name(planned) != fold_name(destination) else None


def leave(
    workspace: Workspace,
    leaving: Leaving,
    *,
    destination: str | None,
    ending: Collection[str],
    transfer_too: bool = False,
) -> Left:
    """Write the leaving down with everything whose name is in `ending`.

    With `transfer_too` the planned move gets the destination as well, where it names another.
    """
    key = leaving.file.key
    ends = [each for each in leaving.open if each.id in ending]
    writes = _writes(workspace, leaving, destination, ends, transfer_too=transfer_too)
    before = standing(workspace, key)
    committed = save(workspace, f"leave ({key})", writes)
    return Left(committed, effect(before, standing(workspace, key)))


def _writes(
    workspace: Workspace,
    leaving: Leaving,
    destination: str | None,
    ending: Sequence[OpenEnd],
    *,
    transfer_too: bool,
) -> list[Write]:
    edits: dict[tuple[str, type[Record]], list[Edit]] = {(leaving.file.path(), Pupil): []}
    edits[leaving.file.path(), Pupil].append(setting(Pupil, ("left_on",), leaving.left_on.isoformat()))
    if destination:
        edits[leaving.file.path(), Pupil].append(setting(Pupil, ("destination",), destination))
        if planned_elsewhere(leaving, destination) and transfer_too:
            edits[leaving.file.path(), Pupil].append(setting(Pupil, ("transfer", "destination"), destination))
    for each in ending:
        edits.setdefault((each.path, each.kind), []).extend(each.edits)
    return [changed(workspace.root, path, kind, *made) for (path, kind), made in edits.items()]
