"""Write down a new pupil."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Write, new, save
from senco_cli.errors import SencoError
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.kinds import path_of
from senco_cli.model.names import fold_name
from senco_cli.model.pupil import Pupil
from senco_cli.store.keys import new_key
from senco_cli.store.pupil_folders import load_tree, pupil_keys
from senco_cli.store.transaction import Committed


@dataclass(frozen=True, slots=True)
class NewPupil:
    """What is known of a pupil who is to be written down; codes are codes, days are days."""

    forename: str
    surname: str
    date_of_birth: date
    status: str
    since: date | None = None
    known_as: str | None = None
    needs: tuple[str, ...] = ()
    upn: str | None = None
    former_upns: tuple[str, ...] = ()
    uln: str | None = None
    class_name: str | None = None
    year_taught: str | None = None
    circumstances: tuple[str, ...] = ()
    key_worker: str | None = None
    reason: str | None = None
    plan_made_on: date | None = None
    local_authority: str | None = None


@dataclass(frozen=True, slots=True)
class AddedPupil:
    """The new pupil's key, the files with their text, and what was committed (nothing yet in a preview)."""

    key: str
    writes: tuple[Write, ...]
    committed: Committed | None = field(default=None)


class PupilAlreadyThere(SencoError):
    """A pupil with the same name and date of birth, or the same UPN, has been written down already."""

    def __init__(self, key: str, *, same: str) -> None:
        super().__init__(
            f"pupil {key} has the same {same}; nothing was added",
            hint=f"senco show {key}   or add --anyway if they really are two children",
        )
        self.key, self.same = key, same


def prepare_pupil(workspace: Workspace, pupil: NewPupil, *, anyway: bool = False) -> AddedPupil:
    """The new records as they would be written, under a key of their own.

    Raises PupilAlreadyThere unless `anyway`, and WouldNotLoad where an answer cannot stand in a record.
    """
    names = (pupil.forename, pupil.known_as)
    twin = None if anyway else find_twin(workspace, names, pupil.surname, born=pupil.date_of_birth, upn=pupil.upn)
    if twin:
        raise twin
    key = new_key(set(pupil_keys(workspace.root)))
    writes = [new(Pupil, path_of(Pupil, pupil=key), _pupil_tree(pupil))]
    if pupil.plan_made_on:
        writes.append(new(EhcPlan, path_of(EhcPlan, pupil=key), _plan_tree(pupil)))
    return AddedPupil(key, tuple(writes))


def add_pupil(workspace: Workspace, prepared: AddedPupil) -> AddedPupil:
    """Write what was prepared."""
    committed = save(workspace, f"add pupil {prepared.key}", prepared.writes)
    return AddedPupil(prepared.key, prepared.writes, committed)


def find_twin(
    workspace: Workspace, forenames: Iterable[str | None], surname: str, *, born: date, upn: str | None
) -> PupilAlreadyThere | None:
    """What is to be said where the same child seems to be there, by any of the forenames or by the UPN."""
    ours = {fold_name(f"{name} {surname}") for name in forenames if name}
    for key in pupil_keys(workspace.root):
        tree = load_tree(workspace.root, path_of(Pupil, pupil=key))
        if not isinstance(tree, dict):
            continue
        if upn and str(tree.get("upn") or "").upper() == upn.upper():
            return PupilAlreadyThere(key, same="UPN")
        if tree.get("date_of_birth") == born.isoformat() and ours & _full_names(tree.get("name")):
            return PupilAlreadyThere(key, same="name and date of birth")
    return None


def _full_names(name: Any) -> set[str]:
    if not isinstance(name, dict):
        return set()
    forenames = [name.get("legal_forename"), name.get("known_as")]
    surnames = [name.get("legal_surname"), name.get("preferred_surname")]
    return {fold_name(f"{first} {last}") for first in forenames if first for last in surnames if last}


def _pupil_tree(pupil: NewPupil) -> dict[str, Any]:
    name = {"legal_forename": pupil.forename, "legal_surname": pupil.surname, "known_as": pupil.known_as}
    since = (pupil.since or pupil.date_of_birth).isoformat()
    status = {"status": pupil.status, "from": since, "reason": pupil.reason}
    tree: dict[str, Any] = {
        "name": _known(name),
        "date_of_birth": pupil.date_of_birth.isoformat(),
        "upn": pupil.upn.upper() if pupil.upn else None,
        "former_upns": [upn.upper() for upn in pupil.former_upns],
        "uln": pupil.uln,
        "class": pupil.class_name,
        "year_taught": pupil.year_taught,
        "key_worker": pupil.key_worker,
        "circumstances": list(pupil.circumstances),
        "sen_status": [_known(status)],
        "needs": [{"type": need, "rank": str(rank), "from": since} for rank, need in enumerate(pupil.needs, start=1)],
    }
    return _known(tree)


def _plan_tree(pupil: NewPupil) -> dict[str, Any]:
    made_on = pupil.plan_made_on.isoformat() if pupil.plan_made_on else None
    return _known({"local_authority": pupil.local_authority, "plan_first_made_on": made_on})


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, [], ())}
