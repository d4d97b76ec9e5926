"""What every import shares: the pupils that are there already, and what is proposed for them as files to write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Edit, Write, appending, changed, new, setting
from senco_cli.errors import SencoError
from senco_cli.exchange.matching import ExistingPupil
from senco_cli.exchange.merging.trees import Edit as TreeEdit
from senco_cli.exchange.proposal import PLAN_FILE, Add, Change, Outcome, Outcomes, Skipped
from senco_cli.model.base import Record
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.kinds import path_of
from senco_cli.model.phrases import small_first
from senco_cli.model.pupil import Pupil
from senco_cli.store.files import read_there, why_not
from senco_cli.store.keys import new_key
from senco_cli.store.pupil_folders import load_tree, pupil_keys

_MOST_BYTES = 100_000_000


class CannotOpen(SencoError):
    """The file to be imported cannot be opened."""

    def __init__(self, path: Path, why: str, *, hint: str | None = None) -> None:
        kind = "xlsx" if path.suffix.casefold().startswith(".xls") else "csv"
        place = f"senco import {kind} FILE   with the place of the file, like Downloads/register.{kind}"
        super().__init__(f'"{path}" cannot be opened: {why}', hint=hint or place)


class PupilUnreadable(SencoError):
    """A record that cannot be read might be one of the register's pupils, so nobody can be matched safely."""

    def __init__(self, paths: Sequence[str]) -> None:
        more = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
        super().__init__(
            f"{', '.join(paths[:3])}{more} cannot be read, and might be somebody in the file; nothing was imported",
            hint="senco check",
        )


@contextmanager
def naming(path: Path, *kinds: type[SencoError]) -> Iterator[None]:
    """Let errors of these kinds, which speak of "the file", say its name."""
    try:
        yield
    except kinds as fault:
        SencoError.__init__(fault, fault.sentence.replace("the file", f'"{path.name}"', 1), hint=fault.hint)
        raise


def existing_pupils(workspace: Workspace) -> list[ExistingPupil]:
    """Every pupil of the records, as trees to match with and to lay over. Raises PupilUnreadable."""
    found: list[ExistingPupil] = []
    unreadable: list[str] = []
    for key in pupil_keys(workspace.root):
        path = path_of(Pupil, pupil=key)
        tree = load_tree(workspace.root, path)
        if not isinstance(tree, dict) or not isinstance(tree.get("name"), dict):
            unreadable.append(path)
            continue
        plan_path = path_of(EhcPlan, pupil=key)
        plan = load_tree(workspace.root, plan_path)
        if (workspace.root / plan_path).exists() and not isinstance(plan, dict):
            unreadable.append(plan_path)
        found.append(ExistingPupil(key, tree, plan if isinstance(plan, dict) else None))
    if unreadable:
        raise PupilUnreadable(unreadable)
    return found


def writes_of(workspace: Workspace, outcomes: Outcomes) -> tuple[tuple[str, ...], list[Write]]:
    """The keys of the new pupils in the order of the file, and every file to write; rows that wait are left out."""
    taken = set(pupil_keys(workspace.root))
    keys: list[str] = []
    writes: list[Write] = []
    for add in outcomes.adds:
        key = new_key(taken)
        taken.add(key)
        keys.append(key)
        writes.extend(_new_files(add, key))
    for change in outcomes.changes:
        writes.extend(_changed_files(workspace, change))
    return tuple(keys), writes


def adds_without_sen(outcomes: Outcomes) -> int:
    """How many of the new pupils have neither SEN support nor a plan, and are not on the watch list."""
    return sum(1 for each in outcomes.outcomes if isinstance(each, Add) and not _has_sen(each))


def without_sen_left_out(outcome: Outcome) -> Outcome:
    """The outcome; a new pupil with neither SEN support nor a plan, and not on the watch list, is left out."""
    if isinstance(outcome, Add) and not _has_sen(outcome):
        return Skipped(outcome.row, "has neither SEN support nor an EHC plan (--sen-only)")
    return outcome


def bytes_of(path: Path, *, hint: str | None = None) -> bytes:
    """What the file to be imported holds. Raises CannotOpen."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise CannotOpen(path, f"it has more than {_MOST_BYTES // 1_000_000} MB, as no register has")
        return read_there(path)
    except OSError as error:
        reason = why_not(error)
        raise CannotOpen(path, small_first(reason), hint=hint) from None


def _has_sen(add: Add) -> bool:
    statuses = add.pupil.get("sen_status") or [{}]
    return "watch_from" in add.pupil or statuses[-1].get("status") not in (None, "N")


def _new_files(add: Add, key: str) -> Iterator[Write]:
    yield new(Pupil, path_of(Pupil, pupil=key), add.pupil)
    if add.plan:
        yield new(EhcPlan, path_of(EhcPlan, pupil=key), add.plan)


def _changed_files(workspace: Workspace, change: Change) -> Iterator[Write]:
    kinds: dict[str, type[Record]] = {"pupil.yaml": Pupil, PLAN_FILE: EhcPlan}
    for name, kind in kinds.items():
        edits = [edit for edit in change.edits if edit.file == name]
        path = path_of(kind, pupil=change.key)
        if edits and (workspace.root / path).exists():
            yield changed(workspace.root, path, kind, *(_text_edit(kind, edit) for edit in edits))
        elif edits:
            yield new(kind, path, change.plan or {})


def _text_edit(kind: type[Record], edit: TreeEdit) -> Edit:
    return appending(kind, edit.at, edit.new) if edit.adds_item else setting(kind, edit.at, edit.new)
