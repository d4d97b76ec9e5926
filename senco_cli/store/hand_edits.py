"""Records that somebody changed with an editor of their own, which the history does not hold yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from senco_cli.model.phrases import how_many
from senco_cli.store import files, git, work_tree
from senco_cli.store.folder import locked
from senco_cli.store.git_begun import refuse_in_the_way
from senco_cli.store.history import SENCO_TRAILER
from senco_cli.store.interrupts import interrupts_held


def changed(root: Path, paths: Sequence[str] = (".",), *, environment: Mapping[str, str]) -> tuple[str, ...]:
    """The records and the school's own rules and templates below `paths` that are new to the history or differ from it.

    None where there is no history.
    """
    return _records(root, paths, environment=environment) if git.is_repository(root, environment=environment) else ()


def gone(root: Path, paths: Sequence[str] = (".",), *, environment: Mapping[str, str]) -> tuple[str, ...]:
    """The same below `paths` that the history holds and that somebody has deleted from the folder; none without one."""
    if not git.is_repository(root, environment=environment):
        return ()
    return _of_the_school(work_tree.gone(root, paths, environment=environment))


def keep(root: Path, *, environment: Mapping[str, str]) -> tuple[str, ...]:
    """Take every record that was changed by hand into the history, in one commit; returns their paths.

    Raises CannotSaveNow.
    """
    with locked(root), interrupts_held():
        has_history = refuse_in_the_way(root, environment=environment)
        return keep_locked(root, (".",), environment=environment) if has_history else ()


def keep_locked(root: Path, paths: Sequence[str], *, environment: Mapping[str, str]) -> tuple[str, ...]:
    """As `keep`, for some paths of a folder with a history, and for whoever holds the lock already."""
    found = _records(root, paths, environment=environment)
    count = how_many(len(found), "record")
    subject = f"edit {count} by hand\n\n{SENCO_TRAILER}: 1"
    # Where git has lost its index, every record looks new to it until it is asked to commit.
    return found if found and work_tree.commit(root, found, subject, environment=environment) else ()


def keep_gone(root: Path, paths: Sequence[str], subject: str, *, environment: Mapping[str, str]) -> None:
    """Take it into the history that these files, which somebody has deleted, are gone; one that has come back stays.

    Raises CannotSaveNow and GitFailed.
    """
    with locked(root), interrupts_held():
        if refuse_in_the_way(root, environment=environment):
            still = gone(root, paths, environment=environment)
            for path in paths:
                files.remove_emptied(root, path)
            work_tree.commit(root, still, f"{subject}\n\n{SENCO_TRAILER}: 1", environment=environment)


def _records(root: Path, paths: Sequence[str], *, environment: Mapping[str, str]) -> tuple[str, ...]:
    return _of_the_school(work_tree.changed(root, paths, environment=environment))


def _of_the_school(found: tuple[str, ...]) -> tuple[str, ...]:
    if not found:
        return ()
    from senco_cli.model.document_index import is_copy_path
    from senco_cli.model.kinds import place_of
    from senco_cli.store.rule_paths import is_rule_path, is_template_path

    kinds = (place_of, is_copy_path, is_rule_path, is_template_path)
    return tuple(path for path in found if any(is_kind(path) for is_kind in kinds))
