"""Look over the machine and the folder: what is in order, and what to do where it is not."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from pathlib import Path

from senco_cli import __version__
from senco_cli.actions.doctor_index import index_findings
from senco_cli.actions.doctor_machine import close_folder, git_too_old, machine_findings
from senco_cli.actions.doctor_sharing import mend_sharing, sharing_findings
from senco_cli.actions.looked_at import LookedAt
from senco_cli.actions.workspace import Workspace
from senco_cli.model.calendar import Calendar
from senco_cli.model.faults import place_words
from senco_cli.model.kinds import path_of
from senco_cli.model.settings import RECORD_FORMAT, Settings
from senco_cli.rules.school_days import SchoolDays
from senco_cli.store import files, git, git_place, hand_edits
from senco_cli.store.pupil_folders import FolderUnreadable
from senco_cli.store.records import all_strays, load
from senco_cli.store.schemas import stale_schemas, write_schemas


def doctor(workspace: Workspace, *, may_write: bool) -> tuple[LookedAt, ...]:
    """Everything that was looked at. Brings the editors' schemas up to date where `may_write`."""
    return (
        LookedAt(True, f"senco {__version__}, Python {platform.python_version()}, {platform.system()}"),
        LookedAt(True, f"records in {workspace.root}"),
        *_settings(workspace),
        *_calendar(workspace),
        *_git(workspace),
        *sharing_findings(workspace),
        *_yaml(),
        *index_findings(workspace),
        *machine_findings(workspace, may_write=may_write),
        *_strays(workspace),
        *_schemas(workspace, may_write=may_write),
    )


def mend_permissions(workspace: Workspace) -> int:
    """Have nobody but the owner look into the records and their history; how many files and folders were open."""
    return close_folder(workspace)


def move_history(workspace: Workspace, folder: Path) -> None:
    """Keep the history in a folder outside the records. Raises HistoryNotMoved."""
    git_place.move_history(workspace.root, folder, environment=workspace.environment)


def keep_hand_edits(workspace: Workspace) -> tuple[str, ...]:
    """Take what was changed by hand into the history, which is begun if there is none; returns the paths."""
    root, environment = workspace.root, workspace.environment
    if git.available(environment) and not git.is_repository(root, environment=environment):
        if lost := git_place.history_lost(root):
            raise git.HistoryDamaged(lost.sentence, hint=lost.way_out)
        git.init(root, environment=environment)
    kept = hand_edits.keep(root, environment=environment)
    mend_sharing(workspace)
    return kept


def _settings(workspace: Workspace) -> Iterator[LookedAt]:
    faults = load(workspace.root, path_of(Settings), Settings).faults
    if not faults:
        yield LookedAt(True, f"record format {RECORD_FORMAT}")
    for fault in faults:
        line = f":{fault.line}" if fault.line else ""
        place = f"{place_words(fault.at)}: " if fault.at else ""
        yield LookedAt(False, f"{fault.path}{line}: {place}{fault.sentence}", "senco edit settings")


def _calendar(workspace: Workspace) -> Iterator[LookedAt]:
    calendar = load(workspace.root, path_of(Calendar), Calendar).record
    if SchoolDays(calendar).knows(workspace.today):
        return
    yield LookedAt(
        True,
        "the calendar does not say when the school is open now: every weekday that is no bank holiday counts as open",
        "senco edit calendar",
        is_note=True,
    )


def _git(workspace: Workspace) -> Iterator[LookedAt]:
    root, environment = workspace.root, workspace.environment
    version = git.available(environment)
    if version is None:
        yield LookedAt(
            False,
            "git was not found: no history is kept and nothing can be undone",
            "install it: https://git-scm.com/downloads",
        )
        return
    try:
        top = git.work_tree_of(root, environment=environment)
        by_hand = hand_edits.changed(root, environment=environment)
        deleted = hand_edits.gone(root, environment=environment)
    except git.GitFailed as error:
        hint = None if error.hint == "senco doctor" else error.hint
        yield LookedAt(False, error.sentence, hint or "ask somebody who knows git to look at .git in this folder")
        return
    if top is None:
        lost = git_place.history_lost(root)
        what = lost.sentence if lost else f"git {version}, but this folder has no history"
        yield LookedAt(False, what, lost.way_out if lost else "senco doctor --mend")
        return
    yield git_too_old(version) or LookedAt(True, f"git {version}, and a history is kept")
    if not files.is_same_folder(top, root):
        what = "the records share their history with a larger folder"
        yield LookedAt(True, what, "a folder of their own is safer", is_note=True)
    if by_hand:
        were = "record was" if len(by_hand) == 1 else "records were"
        what = f"{len(by_hand)} {were} changed by hand and not in the history yet"
        yield LookedAt(True, what, "senco doctor --mend", is_note=True)
    if deleted:
        were = "file was" if len(deleted) == 1 else "files were"
        what = f"{len(deleted)} {were} deleted by hand, and the history still has what stood there"
        yield LookedAt(True, what, "senco check --restore   asks what to put back and what stays gone", is_note=True)


def _yaml() -> Iterator[LookedAt]:
    import yaml

    if yaml.__with_libyaml__:
        yield LookedAt(True, "records are read by the fast YAML library")
    else:
        yield LookedAt(
            False, "the fast YAML library is missing; everything works, slowly", "pip install --force-reinstall pyyaml"
        )


def _strays(workspace: Workspace) -> Iterator[LookedAt]:
    try:
        strays = all_strays(workspace.root)
    except FolderUnreadable as error:
        yield LookedAt(False, error.sentence, error.hint)
        return
    if strays:
        what = "a YAML file that nothing reads lies" if len(strays) == 1 else "YAML files that nothing reads lie"
        yield LookedAt(False, f"{what} among the records", "senco check")


def _schemas(workspace: Workspace, *, may_write: bool) -> Iterator[LookedAt]:
    if may_write:
        try:
            files.sweep(workspace.root)
            written = write_schemas(workspace.root)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            yield LookedAt(
                False, f"schemas for editors cannot be written: {reason}", "look whether the folder is yours"
            )
            return
        yield LookedAt(
            True, f"schemas for editors: {f'{len(written)} brought up to date' if written else 'up to date'}"
        )
    elif stale_schemas(workspace.root):
        yield LookedAt(True, "schemas for editors are not written in a folder for reading only", is_note=True)
