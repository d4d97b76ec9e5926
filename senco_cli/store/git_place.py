"""Where the history of a record folder lies, moving it elsewhere, and what its settings would have git do."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from senco_cli.errors import SencoError
from senco_cli.store import files, git, git_trust
from senco_cli.store.files import OWNER_ONLY_FOLDER, is_same_folder, make_folder, set_mode
from senco_cli.store.folder import locked
from senco_cli.store.git_damage import Damage, damage
from senco_cli.store.synced import synced_by


class HistoryNotMoved(SencoError):
    """The history cannot be kept elsewhere as was asked."""


def history_folder(root: Path, *, environment: Mapping[str, str]) -> Path:
    """The folder that git keeps the history in. Raises GitFailed."""
    found = git.run(root, "rev-parse", "--absolute-git-dir", environment=environment).text
    return Path(found)


def history_lost(root: Path) -> Damage | None:
    """What there is in place of a history that git does not find; None where nothing is, or a folder of git's."""
    try:
        held = files.read(root / ".git")
    except IsADirectoryError:
        return None
    except OSError:
        held = b""
    if held is None:
        return None
    leads = held.decode("utf-8", "replace").strip().removeprefix("gitdir: ")
    return damage(root, f"not a git repository: {leads}" if b"gitdir: " in held else "not a gitfile")


def strange_settings(root: Path, *, environment: Mapping[str, str]) -> tuple[str, ...]:
    """The names of settings in the folder's own git settings that start programs or lead elsewhere, in order."""
    return git_trust.settings_of(root, environment=environment).programs


def newest_commit_at(root: Path, *, environment: Mapping[str, str]) -> float | None:
    """The moment of the newest commit in seconds, by the clock of whoever made it; None before the first."""
    if git.head(root, environment=environment) is None:
        return None
    said = git.run(root, "log", "-1", "--format=%ct", environment=environment).text
    return float(said) if said.isdecimal() else None


def move_history(root: Path, folder: Path, *, environment: Mapping[str, str]) -> None:
    """Keep the history of the record folder in `folder`, which is made; senco and git find it from the records.

    Raises HistoryNotMoved or GitFailed.
    """
    hint = "--history-to FOLDER   with a folder that does not exist yet, on the computer's own disk"
    top = git.work_tree_of(root, environment=environment)
    if top is None or not is_same_folder(top, root):
        raise HistoryNotMoved("this folder keeps no history of its own to be moved", hint="senco doctor --mend")
    if folder.exists():
        raise HistoryNotMoved(f'"{folder}" is there already; nothing was moved', hint=hint)
    if folder.resolve().is_relative_to(root.resolve()):
        raise HistoryNotMoved("the history would still lie in the record folder; nothing was moved", hint=hint)
    if program := synced_by(folder, environment=environment):
        raise HistoryNotMoved(f"{program} would copy the history there too; nothing was moved", hint=hint)
    try:
        make_folder(folder.parent)
        with locked(root):
            git.run(root, "init", "--quiet", "--separate-git-dir", str(folder), environment=environment)
            set_mode(folder, OWNER_ONLY_FOLDER)
    except (OSError, git.GitFailed) as fault:
        reason = fault.sentence if isinstance(fault, git.GitFailed) else fault.strerror
        raise HistoryNotMoved(f"the history was not moved: {reason}", hint=f"{hint}, the one of the records") from fault
