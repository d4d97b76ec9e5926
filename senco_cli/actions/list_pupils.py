"""What all pupils share, and one pupil as a list shows them, read from the records."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from senco_cli.actions.fault_json import fault_row
from senco_cli.actions.workspace import Workspace
from senco_cli.errors import SencoError
from senco_cli.index.facet import Answering
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.faults import place_words
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.names import fold_name
from senco_cli.model.pupil import Pupil
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.staff import Staff
from senco_cli.model.years import year_taught
from senco_cli.rules.case import has_plan
from senco_cli.store.below import Below
from senco_cli.store.records import LoadedPupil, load_pupil, load_school


class SettingsUnreadable(SencoError):
    """Without its settings nothing is known about the school."""

    def __init__(self, faults: tuple[Finding, ...]) -> None:
        of_settings = [fault for fault in faults if fault.path == "senco.yaml"]
        first = of_settings[0]
        line = f":{first.line}" if first.line else ""
        place = f"{place_words(first.at)}: " if first.at else ""
        more = f" (and {len(of_settings) - 1} more)" if len(of_settings) > 1 else ""
        super().__init__(
            f"senco.yaml{line}: {place}{first.sentence}{more}",
            hint="senco edit settings   or   senco check   for everything that is wrong",
        )


class NoSuchStaff(SencoError):
    """No member of staff, or more than one, fits what was typed."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        if keys:
            super().__init__(f"{len(keys)} members of staff fit that name: {', '.join(keys)}", hint="type the key")
        else:
            super().__init__("no member of staff has that key or name", hint="senco list --what staff")
        self.keys = keys


def open_school(workspace: Workspace) -> tuple[SchoolRecords, tuple[Finding, ...]]:
    """What all pupils share, with the faults in it. Raises SettingsUnreadable."""
    loaded = load_school(workspace.root)
    if loaded.records is None:
        raise SettingsUnreadable(loaded.faults)
    return loaded.records, loaded.faults


def find_staff(staff: Mapping[str, Staff], typed: str) -> str:
    """The key of the member of staff that `typed` means. Raises NoSuchStaff."""
    if typed in staff:
        return typed
    wanted = fold_name(typed).split()
    fit = (key for key, person in staff.items() if wanted and all(word in fold_name(person.name) for word in wanted))
    keys = tuple(fit)
    if len(keys) != 1:
        raise NoSuchStaff(keys)
    return keys[0]


def year_of(pupil: Pupil, today: date) -> str:
    """The year group a pupil is taught in, as a person says it: `Y4`, `R`, `N2`."""
    code = year_taught(pupil.date_of_birth, today, taught=pupil.year_taught)
    return f"Y{code}" if code.isdigit() else code


def may_have_plan(loaded: LoadedPupil, *, today: date) -> bool:
    """Whether a pupil has an EHC plan, or the record that would say so cannot be read."""
    if loaded.file is None or path_of(EhcPlan, pupil=loaded.key) in loaded.unreadable:
        return True
    return has_plan(loaded.file, today)


def open_rows(workspace: Workspace) -> Answering:
    """Read what all pupils share, and give what says how a list shows one of them on a day and what it is chosen by."""
    school, _ = open_school(workspace)

    def row_of(key: str, today: date, below: Below | None) -> Mapping[str, Any]:
        loaded = load_pupil(workspace.root, key, below=below)
        faults = [fault_row(fault) for fault in loaded.faults]
        told = {"faults": faults} if faults else {}
        if loaded.file is None:
            return {**told, "label": loaded.label}
        return {**told, **_row(loaded.file, school, today=today)}

    return row_of


def _row(file: PupilFile, school: SchoolRecords, *, today: date) -> Mapping[str, Any]:
    pupil = file.pupil
    status = pupil.status_on(today)
    return {
        "forename": pupil.name.forename,
        "surname": pupil.name.surname,
        "order": [fold_name(pupil.name.surname), fold_name(pupil.name.forename)],
        "year": year_taught(pupil.date_of_birth, today, taught=pupil.year_taught),
        "class": pupil.class_name,
        "status": status.status if status else None,
        "since": status.from_on.isoformat() if status else None,
        "needs": [need.type for need in pupil.needs_on(today)],
        "circumstances": pupil.circumstances,
        "key_worker": school.staff_name(pupil.key_worker),
        "on_roll": pupil.is_on_roll(today),
        "staff": sorted(_staff_of(file, school, today=today)),
    }


def _staff_of(file: PupilFile, school: SchoolRecords, *, today: date) -> set[str]:
    """The key worker, and whoever delivers a provision that the pupil is in."""
    found = {file.pupil.key_worker} if file.pupil.key_worker else set()
    for _key, provision, member in school.provisions_of(file.key):
        last_days = (provision.to_on, member.left_on)
        if all(day is None or day >= today for day in last_days):
            found.update(delivery.staff for delivery in provision.delivered_by if delivery.staff)
    return found
