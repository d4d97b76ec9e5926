"""What `senco doctor` says about sharing the folder: who merges its records, and what git has begun in it."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.actions.looked_at import LookedAt
from senco_cli.actions.workspace import Workspace
from senco_cli.model.phrases import how_many
from senco_cli.store import files, git, merge_driver, sharing, work_tree
from senco_cli.store.folder import locked
from senco_cli.store.git_begun import in_the_way
from senco_cli.store.git_files import ATTRIBUTES, IGNORE, with_attributes, with_ignored
from senco_cli.store.interrupts import interrupts_held
from senco_cli.store.merge_driver import Installed
from senco_cli.store.pupil_folders import FolderUnreadable
from senco_cli.store.sharing import CannotShare
from senco_cli.store.undecided import undecided


def sharing_findings(workspace: Workspace) -> Iterator[LookedAt]:
    """What was found, where the folder keeps a history of its own."""
    root, environment = workspace.root, workspace.environment
    try:
        top = git.work_tree_of(root, environment=environment)
        if top is None:
            return
        yield from _unfinished(workspace)
        if files.is_same_folder(top, root):
            yield from _driver(workspace)
            yield from _remote(workspace)
        yield from _undecided(workspace)
    except (git.GitFailed, FolderUnreadable):
        # Said already, by those who look at git and at the files.
        return


def mend_sharing(workspace: Workspace) -> None:
    """Have git ask senco to merge records of a folder that has a history of its own."""
    root, environment = workspace.root, workspace.environment
    top = git.work_tree_of(root, environment=environment)
    if top is None or not files.is_same_folder(top, root):
        return
    merge_driver.install(root, environment=environment)
    # No write of a record, so that taking back the last one does not take back this.
    with locked(root), interrupts_held():
        for path, wanted_in in ((ATTRIBUTES, with_attributes), (IGNORE, with_ignored)):
            held = files.read(root / path)
            wanted = wanted_in(held)
            if wanted != held:
                files.atomic_write(root / path, wanted)
        work_tree.commit(root, [ATTRIBUTES, IGNORE], "edit what git is told of the folder", environment=environment)


def _unfinished(workspace: Workspace) -> Iterator[LookedAt]:
    if found := in_the_way(workspace.root, environment=workspace.environment):
        yield LookedAt(False, f"{found.sentence}; nothing can be saved now", found.way_out)


def _driver(workspace: Workspace) -> Iterator[LookedAt]:
    match merge_driver.installed(workspace.root, environment=workspace.environment):
        case Installed.YES:
            yield LookedAt(True, "git asks senco to merge records")
        case Installed.NO:
            what = "git merges records as plain text here, not by what they mean"
            yield LookedAt(True, what, "senco doctor --mend", is_note=True)
        case Installed.GONE:
            what = "git is to ask a senco to merge records that is not there any more"
            yield LookedAt(False, what, "senco doctor --mend")


def _remote(workspace: Workspace) -> Iterator[LookedAt]:
    try:
        remote = sharing.remote_of(workspace.root, environment=workspace.environment)
    except CannotShare as error:
        # A folder for one person is in order; settings that start programs are not.
        if "git settings" in error.sentence:
            yield LookedAt(False, error.sentence, error.hint)
        return
    if remote.warning:
        yield LookedAt(True, f"shared: {remote.warning}", "git remote -v   shows the address", is_note=True)
    else:
        yield LookedAt(True, f"shared through {remote.address}")


def _undecided(workspace: Workspace) -> Iterator[LookedAt]:
    count = sum(len(each.notes) for each in undecided(workspace.root))
    if count:
        places = how_many(count, "place")
        yield LookedAt(False, f"{places} that two people changed differently", "senco resolve")
