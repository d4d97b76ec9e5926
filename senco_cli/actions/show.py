"""Everything about one pupil, or one other record, gathered to be looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from senco_cli.actions.attendance import figures_of
from senco_cli.actions.due_filters import DueFilters
from senco_cli.actions.due_list import Due, Outlook
from senco_cli.actions.find_record import Target, pupil_targets
from senco_cli.actions.list_measures import Series, pupil_series
from senco_cli.actions.list_pupils import open_school, year_of
from senco_cli.actions.review_due import review_due
from senco_cli.actions.review_next import outlook
from senco_cli.actions.workspace import Workspace
from senco_cli.model.base import Record
from senco_cli.model.finding import Finding
from senco_cli.model.provision import Member, Provision
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.rules.attendance import AttendanceFigures
from senco_cli.rules.equality.shown import PupilFacts, is_supported
from senco_cli.rules.equality.standing import Tally, pupil_standings, tally
from senco_cli.rules.viewpoints import FoundView, views_of
from senco_cli.store.records import load, load_pupil

_AHEAD = timedelta(days=400)
# How long a record is kept is worth seeing long before anybody has to act on it.
_A_LIFE = timedelta(days=40_000)


@dataclass(frozen=True, slots=True)
class ShownRecord:
    """One record with its path; `record` is None where it cannot be read, and the faults then say why."""

    target: Target
    record: Record | None
    faults: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class PupilView:
    """A pupil's records, provision and coming dates; `faults` are those in the pupil's records and the school's.

    `measures` and `views` are those of the lists of measures and views, put in order for reading. `equality` is None
    where nothing gives reason to go through the equality checklist, `file` where the pupil's record cannot be read.
    """

    key: str
    label: str
    year: str | None
    records: tuple[ShownRecord, ...]
    provisions: tuple[tuple[str, Provision, Member], ...]
    due: tuple[Due, ...]
    school: SchoolRecords
    faults: tuple[Finding, ...]
    outlook: Outlook
    attendance: AttendanceFigures | None = None
    equality: Tally | None = None
    measures: tuple[Series, ...] = ()
    views: tuple[FoundView, ...] = ()
    file: PupilFile | None = None


def show_pupil(workspace: Workspace, key: str) -> PupilView:
    """Everything about one pupil."""
    school, _faults = open_school(workspace)
    loaded = load_pupil(workspace.root, key)
    shown = tuple(_shown(workspace.root, target) for target in pupil_targets(workspace.root, key))
    due = review_due(workspace, DueFilters(within=_AHEAD, pupil=key))
    kept = review_due(workspace, DueFilters(within=_A_LIFE, pupil=key, kind="retention"))
    return PupilView(
        key=key,
        label=loaded.label,
        year=year_of(loaded.file.pupil, workspace.today) if loaded.file else None,
        records=shown,
        provisions=tuple(school.provisions_of(key)),
        due=due.items + tuple(each for each in kept.items if each not in due.items),
        school=school,
        faults=due.faults,
        outlook=outlook(workspace, key),
        equality=_equality(loaded.file, school, workspace) if loaded.file else None,
        measures=pupil_series(loaded.file, school) if loaded.file else (),
        views=_listed_views(loaded.file) if loaded.file else (),
        attendance=figures_of(loaded.file, school, workspace) if loaded.file else None,
        file=loaded.file,
    )


def _listed_views(file: PupilFile) -> tuple[FoundView, ...]:
    return tuple(view for view in views_of(file) if view.origin == "views")


def _equality(file: PupilFile, school: SchoolRecords, workspace: Workspace) -> Tally | None:
    facts = PupilFacts(file, school, workspace.today)
    return tally(pupil_standings(facts)) if file.equality or is_supported(facts) else None


def show_record(workspace: Workspace, target: Target) -> ShownRecord:
    """One record that is no pupil's."""
    return _shown(workspace.root, target)


def as_data(shown: ShownRecord) -> Mapping[str, Any] | None:
    """A record as programs take it; None where it cannot be read."""
    return shown.record.model_dump(mode="json", by_alias=True, exclude_none=True) if shown.record else None


def _shown(root: Path, target: Target) -> ShownRecord:
    loaded = load(root, target.path, target.kind)
    return ShownRecord(target, loaded.record, loaded.faults)
