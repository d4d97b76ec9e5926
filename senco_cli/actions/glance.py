"""What a SENCO wants to see of a pupil first: status, needs, support, the next days, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from senco_cli.actions.due_fields import as_json
from senco_cli.actions.due_list import Due
from senco_cli.actions.rule_set import rules_of
from senco_cli.actions.show import PupilView, as_data
from senco_cli.actions.workspace import Workspace
from senco_cli.model.codes import code_set
from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import Context, in_order, of_pupil, select, whose_upns
from senco_cli.rules.costing import pupils_in
from senco_cli.rules.school_days import SchoolDays


@dataclass(frozen=True, slots=True)
class Glance:
    """One pupil in a few lines; `status` and `needs` are codes.

    `running` are the keys and titles of the provisions on the day. `overdue` and `coming` are by their days, without
    what is only to be kept in mind. `missing` is what the checks find, those of good practice among them.
    """

    date_of_birth: date
    class_name: str | None
    status: str | None
    since: date | None
    left_on: date | None
    destination: str | None
    needs: tuple[str, ...]
    key_worker: str | None
    circumstances: tuple[str, ...]
    running: tuple[tuple[str, str], ...]
    overdue: tuple[Due, ...]
    coming: tuple[Due, ...]
    missing: tuple[Finding, ...]


def glance_of(workspace: Workspace, view: PupilView) -> Glance | None:
    """The pupil of the view at a glance; None where the record cannot be read."""
    file, today = view.file, workspace.today
    if file is None:
        return None
    pupil = file.pupil
    status = pupil.status_on(today)
    dated = [each for each in view.due if each.days_left is not None and not each.deadline.reminder]
    dated.sort(key=lambda each: each.deadline.legal_due or date.max)
    running = [key for key, provision, _part in view.provisions if file.key in pupils_in(provision, today)]
    titles = {key: provision.title_ for key, provision, _part in view.provisions}
    return Glance(
        date_of_birth=pupil.date_of_birth,
        class_name=pupil.class_name,
        status=status.status if status else None,
        since=status.from_on if status else None,
        left_on=pupil.left_on,
        destination=pupil.destination,
        needs=tuple(need.type for need in pupil.needs_on(today)),
        key_worker=view.school.staff_name(pupil.key_worker),
        circumstances=tuple(pupil.circumstances),
        running=tuple((key, titles[key]) for key in dict.fromkeys(running)),
        overdue=tuple(each for each in dated if each.is_overdue),
        coming=tuple(each for each in dated if not each.is_overdue),
        missing=_missing(workspace, view, file),
    )


def as_fields(view: PupilView, glance: Glance | None, *, full: bool) -> Mapping[str, Any]:
    """The same for programs; with `full`, every record and every date as well."""
    fields: dict[str, Any] = {"key": view.key, "name": view.label, "year": view.year, "readable": glance is not None}
    if glance:
        fields |= {
            "date_of_birth": glance.date_of_birth,
            "class": glance.class_name,
            "status": glance.status,
            "since": glance.since,
            "left_on": glance.left_on,
            "destination": glance.destination,
            "needs": glance.needs,
            "key_worker": glance.key_worker,
            "circumstances": glance.circumstances,
            "provisions": [{"key": key, "title": title} for key, title in glance.running],
            "overdue": [as_json(each) for each in glance.overdue],
            "next": as_json(glance.coming[0]) if glance.coming else None,
            "missing": [{"check": each.check, "path": each.path, "what": each.sentence} for each in glance.missing],
        }
    if full:
        fields["dates"] = [as_json(each) for each in view.due]
        fields["records"] = {each.target.path: as_data(each) for each in view.records}
    return fields


def names_of(codes: str, found: tuple[str, ...], *, between: str = ", ") -> str:
    """Codes of a set by their names."""
    return between.join(code_set(codes).name_of(each) for each in found)


def _missing(workspace: Workspace, view: PupilView, file: PupilFile) -> tuple[Finding, ...]:
    rules, _faults = rules_of(workspace.root)
    context = Context(
        school=view.school,
        today=workspace.today,
        days=SchoolDays(view.school.calendar),
        pupil_keys=frozenset({file.key}),
        upns=whose_upns([(file.key, file.pupil)]),
        unreadable=frozenset(each.path for each in view.faults),
        rules=rules,
    )
    return in_order(of_pupil(file, context, using=select(strict=True)))
