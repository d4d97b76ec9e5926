"""Everything about one pupil, or one other record, gathered to be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from senco_cli.actions.find_record import Target, pupil_targets
from senco_cli.actions.list_pupils import open_school, year_of
from senco_cli.actions.review_due import Due, DueFilters, review_due
from senco_cli.actions.workspace import Workspace
from senco_cli.model.base import Record
from senco_cli.model.finding import Finding
from senco_cli.model.provision import Member, Provision
from senco_cli.model.school import SchoolRecords
from senco_cli.store.records import load, load_pupil

_AHEAD = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class ShownRecord:
    """One record with its path; `record` is None where it cannot be read, and the faults then say why."""

    target: Target
    record: Record | None
    faults: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class PupilView:
    """A pupil's records, provision and coming dates."""

    key: str
    label: str
    year: str | None
    records: tuple[ShownRecord, ...]
    provisions: tuple[tuple[str, Provision, Member], ...]
    due: tuple[Due, ...]
    school: SchoolRecords

    @property
    def faults(self) -> tuple[Finding, ...]:
        """Every fault in the pupil's records."""
        return tuple(fault for shown in self.records for fault in shown.faults)


def show_pupil(workspace: Workspace, key: str) -> PupilView:
    """Everything about one pupil."""
    school, _faults = open_school(workspace)
    loaded = load_pupil(workspace.root, key)
    shown = tuple(_shown(workspace.root, target) for target in pupil_targets(workspace.root, key))
    due = review_due(workspace, DueFilters(within=_AHEAD, pupil=key))
    return PupilView(
        key=key,
        label=loaded.label,
        year=year_of(loaded.file.pupil, workspace.today) if loaded.file else None,
        records=shown,
        provisions=tuple(school.provisions_of(key)),
        due=due.items,
        school=school,
    )


def show_record(workspace: Workspace, target: Target) -> ShownRecord:
    """One record that is no pupil's."""
    return _shown(workspace.root, target)


def _shown(root: Path, target: Target) -> ShownRecord:
    loaded = load(root, target.path, target.kind)
    return ShownRecord(target, loaded.record, loaded.faults)
