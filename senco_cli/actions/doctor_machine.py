"""What `senco doctor` says about the computer and the folder as files: who may look, who copies, what clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from senco_cli.actions.looked_at import LookedAt
from senco_cli.actions.workspace import Workspace
from senco_cli.model.phrases import how_many
from senco_cli.store import folder_state, git, git_place
from senco_cli.store.encryption import disk_encrypted
from senco_cli.store.files import is_same_folder
from senco_cli.store.folder import foreign_fault, private_fault
from senco_cli.store.synced import synced_by

_OLDEST_GIT = (2, 26)


def machine_findings(workspace: Workspace, *, may_write: bool) -> Iterator[LookedAt]:
    """What was found on this computer and about the folder as files, which is to be written to where `may_write`."""
    if fault := private_fault(workspace.root):
        yield LookedAt(False, f"nothing can be saved: {fault.sentence}", fault.hint)
    if may_write:
        yield from _shut(workspace)
    yield from _synced(workspace)
    yield from _open(workspace)
    yield from _encryption(workspace)
    yield from _names(workspace)
    try:
        yield from _history(workspace)
    except git.GitFailed:
        # Said already, by those who look at git.
        return


def git_too_old(version: str) -> LookedAt | None:
    """That a git is older than what senco asks of it; None where it is not, or its version cannot be told."""
    found = re.match(r"(\d+)\.(\d+)", version)
    if found is None or (int(found[1]), int(found[2])) >= _OLDEST_GIT:
        return None
    what = f"git {version} is too old: nothing can be saved with a git older than 2.26"
    return LookedAt(False, what, "https://git-scm.com/downloads")


def close_folder(workspace: Workspace) -> int:
    """Take everybody else's permissions away from the records and their history; how many there were."""
    root, environment = workspace.root, workspace.environment
    count = folder_state.close_to_others(root)
    elsewhere = _history_elsewhere(workspace) if git.is_repository(root, environment=environment) else None
    return count + (folder_state.close_to_others(elsewhere) if elsewhere else 0)


def _synced(workspace: Workspace) -> Iterator[LookedAt]:
    program = synced_by(workspace.root, environment=workspace.environment)
    if program is None:
        return
    try:
        is_elsewhere = _history_elsewhere(workspace) is not None
    except git.GitFailed:
        is_elsewhere = False
    if is_elsewhere:
        what = f"the folder lies inside {program}, which copies children's records elsewhere; the history does not"
        yield LookedAt(True, what, "ask your data protection officer whether it may", is_note=True)
    else:
        yield LookedAt(
            False,
            f"the folder lies inside {program}: such programs break a history and copy children's records elsewhere",
            "move the folder to the computer's own disk; or keep only the history there:"
            " senco doctor --history-to FOLDER",
        )


def _shut(workspace: Workspace) -> Iterator[LookedAt]:
    if folder_state.is_read_only(workspace.root):
        what = "nothing can be saved: the disk or stick that the folder lies on is for reading only"
        remedy = "switch its write protection off; if it has none the disk may be failing: senco backup --out FILE"
        yield LookedAt(False, what, f"{remedy}   on another disk")
    elif foreign := foreign_fault(workspace.root):
        yield LookedAt(False, f"nothing can be saved: {foreign.sentence}", foreign.hint)
    elif shut := folder_state.shut_to_us(workspace.root):
        where = "" if shut == "." else f' in "{shut}"'
        what = f"nothing can be saved{where}: you may look there, but not write"
        remedy = "ask whoever the folder belongs to, or whoever looks after this computer, to let you write to it"
        yield LookedAt(False, what, remedy)


def _open(workspace: Workspace) -> Iterator[LookedAt]:
    count = folder_state.open_to_others(workspace.root)
    if count and not folder_state.keeps_permissions(workspace.root):
        what = "this disk or stick cannot keep others out: whoever can use it can read the records"
        remedy = "keep the records on the computer's own disk; or on a stick that is encrypted, and only in your hands"
        yield LookedAt(True, what, remedy, is_note=True)
    elif count:
        things = how_many(count, "file or folder is", "files and folders are")
        yield LookedAt(False, f"{things} open to others who use this computer", "senco doctor --mend")


def _encryption(workspace: Workspace) -> Iterator[LookedAt]:
    match disk_encrypted(workspace.root, environment=workspace.environment):
        case True:
            yield LookedAt(True, "the disk is encrypted")
        case False:
            what = "the system does not encrypt this disk: whoever finds or steals the computer can read the records"
            yield LookedAt(True, what, "ask whoever looks after this computer to turn encryption on", is_note=True)
        case None:
            what = "whether the disk is encrypted is not known"
            yield LookedAt(True, what, "ask whoever looks after this computer", is_note=True)


def _names(workspace: Workspace) -> Iterator[LookedAt]:
    if count := folder_state.names_alike(workspace.root):
        files = how_many(count, "file differs", "files differ")
        what = f"{files} from another only by capital letters, and is lost where Windows or a Mac opens the folder"
        yield LookedAt(False, what, "senco check   names what nothing reads; give each its right name")


def _history(workspace: Workspace) -> Iterator[LookedAt]:
    root, environment = workspace.root, workspace.environment
    if not git.is_repository(root, environment=environment):
        newest = None
    else:
        newest = git_place.newest_commit_at(root, environment=environment)
        if strange := git_place.strange_settings(root, environment=environment):
            what = f"git settings of this folder start programs or lead elsewhere: {', '.join(strange)}"
            yield LookedAt(True, what, "git config --local --list   shows them; keep what is yours", is_note=True)
    if fault := folder_state.clock_fault(newest):
        yield LookedAt(False, fault, "set the clock and the year of this computer: every deadline counts from today")


def _history_elsewhere(workspace: Workspace) -> Path | None:
    root, environment = workspace.root, workspace.environment
    top = git.work_tree_of(root, environment=environment)
    if top is None or not is_same_folder(top, root):
        return None
    folder = git_place.history_folder(root, environment=environment)
    return None if folder.resolve().is_relative_to(root.resolve()) else folder
