"""List pupils by what is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from senco_cli.actions.workspace import Workspace
from senco_cli.errors import SencoError
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.faults import place_words
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.names import fold_name
from senco_cli.model.pupil import Pupil
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.staff import Staff
from senco_cli.model.years import nc_year_of_code, year_taught
from senco_cli.rules.case import has_plan
from senco_cli.store.records import LoadedPupil, each_pupil, load_school


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


@dataclass(frozen=True, slots=True)
class Filters:
    """What to list; None and empty mean all. `everybody` takes in pupils who are not on the roll."""

    statuses: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    class_name: str | None = None
    circumstances: tuple[str, ...] = ()
    staff: str | None = None
    everybody: bool = False


@dataclass(frozen=True, slots=True)
class PupilRow:
    """One pupil as a list shows them; a pupil whose record cannot be read has only a key and perhaps a name."""

    key: str
    forename: str
    surname: str
    year: str
    class_name: str | None
    status: str | None
    since: date | None
    needs: tuple[str, ...]
    circumstances: tuple[str, ...]
    key_worker: str | None
    readable: bool = True


@dataclass(frozen=True, slots=True)
class PupilList:
    """The rows in the order of surname and forename, and every fault met on the way."""

    rows: tuple[PupilRow, ...]
    faults: tuple[Finding, ...]


def list_pupils(workspace: Workspace, filters: Filters) -> PupilList:
    """The pupils that fit, those whose record cannot be read always among them."""
    school, faults = open_school(workspace)
    found = list(faults)
    staff = find_staff(school.staff, filters.staff) if filters.staff else None
    rows = []
    for loaded in each_pupil(workspace.root):
        found.extend(loaded.faults)
        if loaded.file is None:
            rows.append(_unreadable_row(loaded.key, loaded.label))
        elif _fits(loaded.file, school, filters, staff=staff, today=workspace.today):
            rows.append(_row(loaded.file, school, today=workspace.today))
    rows.sort(key=lambda row: (fold_name(row.surname), fold_name(row.forename), row.key))
    return PupilList(tuple(rows), tuple(found))


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


def _fits(file: PupilFile, school: SchoolRecords, filters: Filters, *, staff: str | None, today: date) -> bool:
    pupil = file.pupil
    status = pupil.status_on(today)
    year = year_taught(pupil.date_of_birth, today, taught=pupil.year_taught)
    return all(
        (
            filters.everybody or pupil.is_on_roll(today),
            not filters.statuses or (status.status if status else "N") in filters.statuses,
            not filters.needs or any(need.type in filters.needs for need in pupil.needs_on(today)),
            not filters.years or year in filters.years,
            not filters.class_name or (pupil.class_name or "").casefold() == filters.class_name.casefold(),
            not filters.circumstances or any(code in pupil.circumstances for code in filters.circumstances),
            staff is None or _works_with(staff, file, school, today=today),
        )
    )


def _works_with(staff: str, file: PupilFile, school: SchoolRecords, *, today: date) -> bool:
    if file.pupil.key_worker == staff:
        return True
    return any(
        delivery.staff == staff
        for _key, provision, member in school.provisions_of(file.key)
        if (provision.to_on is None or provision.to_on >= today) and (member.left_on is None or member.left_on >= today)
        for delivery in provision.delivered_by
    )


def _row(file: PupilFile, school: SchoolRecords, *, today: date) -> PupilRow:
    pupil = file.pupil
    status = pupil.status_on(today)
    worker = school.staff.get(pupil.key_worker) if pupil.key_worker else None
    return PupilRow(
        key=file.key,
        forename=pupil.name.forename,
        surname=pupil.name.surname,
        year=year_of(pupil, today),
        class_name=pupil.class_name,
        status=status.status if status else None,
        since=status.from_on if status else None,
        needs=tuple(need.type for need in pupil.needs_on(today)),
        circumstances=pupil.circumstances,
        key_worker=worker.name if worker else pupil.key_worker,
    )


def _unreadable_row(key: str, label: str) -> PupilRow:
    forename, _, surname = label.partition(" ") if label != key else ("", "", "")
    return PupilRow(key, forename, surname, "", None, None, None, (), (), None, readable=False)


def year_order(code: str) -> int:
    """Sorts year group codes from nursery to sixth form, X last."""
    number = nc_year_of_code(code)
    return 99 if number is None else number
