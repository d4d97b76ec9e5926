"""Change a pupil's SEN status from a day on: the open period ends the day before, a new one begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Edit, RecordHasFaults, appending, changed, save, setting
from senco_cli.errors import SencoError
from senco_cli.model.codes import code_set
from senco_cli.model.kinds import path_of
from senco_cli.model.pupil import Pupil, SenStatus
from senco_cli.store.records import load
from senco_cli.store.transaction import Committed


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A pupil's new status; `before` is the one it follows, None where there was none."""

    key: str
    before: str | None
    after: str
    from_on: date
    committed: Committed


class StatusNotChanged(SencoError):
    """The change makes no sense against what is recorded."""


def set_status(
    workspace: Workspace,
    key: str,
    status: str,
    *,
    from_on: date,
    reason: str | None = None,
    parents_told_on: date | None = None,
) -> StatusChange:
    """Record that `status` holds from `from_on`.

    Raises StatusNotChanged for a status that already holds, one that is historic, or a day before the open period.
    """
    path = path_of(Pupil, pupil=key)
    loaded = load(workspace.root, path, Pupil)
    pupil = loaded.record
    if pupil is None:
        raise RecordHasFaults(path, loaded.faults)
    _refuse_historic(status, from_on)
    last = _last(pupil)
    edits: list[Edit] = []
    if last is not None:
        index, period = last
        _refuse_unsound(key, period, status, from_on)
        if period.to_on is None or period.to_on >= from_on:
            end = (from_on - timedelta(days=1)).isoformat()
            edits.append(setting(Pupil, ("sen_status", index, "to"), end))
    entry = {"status": status, "from": from_on.isoformat()}
    if reason:
        entry["reason"] = reason
    if parents_told_on:
        entry["parents_told_on"] = parents_told_on.isoformat()
    edits.append(appending(Pupil, ("sen_status",), entry))
    write = changed(workspace.root, path, Pupil, *edits)
    committed = save(workspace, f"set status {status} ({key})", [write])
    return StatusChange(key, last[1].status if last else None, status, from_on, committed)


def _last(pupil: Pupil) -> tuple[int, SenStatus] | None:
    return max(enumerate(pupil.sen_status), key=lambda each: each[1].from_on, default=None)


def _refuse_historic(status: str, from_on: date) -> None:
    code = code_set("sen_provision").get(status)
    if code is None or not code.is_valid_on(from_on):
        name = code.name if code else status
        raise StatusNotChanged(f"{status} ({name}) cannot be given on {from_on.isoformat()}", hint="use N, K or E")


def _refuse_unsound(key: str, period: SenStatus, status: str, from_on: date) -> None:
    if period.status == status and period.to_on is None:
        raise StatusNotChanged(
            f"pupil {key} has had status {status} since {period.from_on.isoformat()}; nothing was changed",
            hint=f"senco show {key} --full   shows the whole history",
        )
    if from_on <= period.from_on:
        raise StatusNotChanged(
            f"pupil {key}: the last status began on {period.from_on.isoformat()}, and a new one has to begin later",
            hint=f"senco edit {key}   to put right what was recorded before",
        )
