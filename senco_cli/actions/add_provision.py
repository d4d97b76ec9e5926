"""Write down a new provision and who is in it, or a member of staff who delivers some."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Prepared, new
from senco_cli.model.kinds import path_of
from senco_cli.model.provision import Provision
from senco_cli.model.staff import Staff
from senco_cli.store.keys import new_key
from senco_cli.store.records import record_keys


@dataclass(frozen=True, slots=True)
class NewProvision:
    """What is known of a provision that is to be written down; people by their keys, money in pence."""

    title: str
    area_of_need: str
    layer: str
    from_on: date
    to_on: date | None = None
    weeks: int | None = None
    minutes: int | None = None
    per_week: str | None = None
    staff: tuple[str, ...] = ()
    pupils: tuple[str, ...] = ()
    group_size: int | None = None
    intended_outcome: str | None = None
    measure: str | None = None
    review_by: date | None = None


@dataclass(frozen=True, slots=True)
class NewStaff:
    """What is known of a member of staff who is to be written down; the rate in pence."""

    name: str
    role: str
    hours_per_week: str | None = None
    hourly_rate: str | None = None
    rate_contains: str | None = None


def prepare_provision(workspace: Workspace, provision: NewProvision) -> tuple[str, Prepared]:
    """The key and the file of a new provision, not written yet. Raises WouldNotLoad."""
    key = new_key(set(record_keys(workspace.root, "provision")))
    who = f" ({', '.join(provision.pupils)})" if provision.pupils else ""
    write = new(Provision, path_of(Provision, key=key), _provision_tree(provision))
    return key, Prepared(write, f"add provision {key}{who}")


def prepare_staff(workspace: Workspace, staff: NewStaff) -> tuple[str, Prepared]:
    """The key and the file of a new member of staff, not written yet. Raises WouldNotLoad."""
    key = new_key(set(record_keys(workspace.root, "staff")))
    tree = {
        "name": staff.name,
        "role": staff.role,
        "hours_per_week": staff.hours_per_week,
        "hourly_rate": staff.hourly_rate,
        "rate_contains": staff.rate_contains,
    }
    return key, Prepared(new(Staff, path_of(Staff, key=key), _given(tree)), f"add staff {key}")


def _provision_tree(new_one: NewProvision) -> dict[str, Any]:
    session = {"minutes": _text(new_one.minutes), "per_week": new_one.per_week}
    tree = {
        "title": new_one.title,
        "area_of_need": new_one.area_of_need,
        "layer": new_one.layer,
        "intended_outcome": new_one.intended_outcome,
        "delivered_by": [{"staff": key} for key in new_one.staff],
        "group_size": _text(new_one.group_size),
        "sessions": [session] if new_one.minutes and new_one.per_week else [],
        "from": new_one.from_on.isoformat(),
        "to": new_one.to_on.isoformat() if new_one.to_on else None,
        "weeks": _text(new_one.weeks),
        "review_by": new_one.review_by.isoformat() if new_one.review_by else None,
        "measure": {"name": new_one.measure} if new_one.measure else None,
        "pupils": [{"pupil": key} for key in new_one.pupils],
    }
    return _given(tree)


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)


def _given(tree: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in tree.items() if value not in (None, [])}
