"""`senco list`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from senco_cli.cli.codes import read_codes
from senco_cli.cli.list_file import ListedOptions, listed_in
from senco_cli.cli.option_groups import LookOptions
from senco_cli.cli.options import ListFormat
from senco_cli.cli.output import print_rows, tell_faults
from senco_cli.cli.pupils import pick_staff
from senco_cli.cli.session import Session
from senco_cli.model.names import full_name
from senco_cli.model.phrases import how_many

if TYPE_CHECKING:
    from senco_cli.actions.pupil_rows import PupilRow
    from senco_cli.actions.workspace import Workspace
    from senco_cli.model.finding import Finding


class What(StrEnum):
    """What is listed."""

    PUPILS = "pupils"
    PROVISION = "provision"
    STAFF = "staff"


_COLUMNS = {
    "key": "Key",
    "name": "Name",
    "year": "Year",
    "class": "Class",
    "status": "SEN",
    "since": "Since",
    "needs": "Needs",
    "circumstances": "Circumstances",
    "key_worker": "Key worker",
}
_NARROW = ("key", "name", "year", "class", "status", "needs")
_WIDE_ENOUGH = 110


class ListOptions(ListedOptions, LookOptions):
    """Which pupils are listed, and how."""

    status: Annotated[list[str] | None, typer.Option("--status", help="N, K or E; may be repeated.")] = None
    need: Annotated[list[str] | None, typer.Option("--need", help="Type of need, code or words; may be repeated.")] = (
        None
    )
    year: Annotated[list[str] | None, typer.Option("--year", help="Year group taught in, like 6 or R.")] = None
    class_name: Annotated[str | None, typer.Option("--class", help="Class or tutor group.")] = None
    circumstance: Annotated[
        list[str] | None, typer.Option("--circumstance", help="Pupil premium, EAL, looked after ...")
    ] = None
    staff: Annotated[
        str | None, typer.Option("--staff", help="Key worker, or whoever delivers a provision the pupil is in.")
    ] = None
    everybody: Annotated[bool, typer.Option("--all", help="Also pupils who are not on the roll.")] = False
    what: Annotated[What, typer.Option("--what", help="List pupils, provision or staff.")] = What.PUPILS


def list_pupils(typed: ListOptions) -> int:
    """List pupils by status, need, year, class, circumstance or member of staff."""
    from senco_cli.actions import pupil_rows as action
    from senco_cli.actions.classes import refuse_unknown_class

    as_format = typed.form
    session, workspace = typed.begin()
    if typed.what is not What.PUPILS:
        rows, columns, faults = _shared(workspace, typed.what)
        _show(session, workspace, rows, columns, listed=typed)
        return tell_faults(session, workspace.root, faults)
    found = action.list_pupils(
        workspace,
        action.Filters(
            statuses=read_codes("sen_provision", typed.status, option="--status"),
            needs=read_codes("type_of_need", typed.need, option="--need"),
            years=read_codes("nc_year", typed.year, option="--year"),
            class_name=typed.class_name,
            circumstances=read_codes("circumstance", typed.circumstance, option="--circumstance"),
            staff=_staff(session, workspace, typed.staff),
            everybody=typed.everybody,
        ),
    )
    if not found.rows and not typed.everybody:
        refuse_unknown_class(workspace, typed.class_name)
    rows = [_row(row, as_format=as_format) for row in found.rows]
    _show(session, workspace, rows, _columns_for(session, as_format), listed=typed)
    if as_format is ListFormat.TABLE:
        session.print(how_many(len(found.rows), "pupil"))
    return tell_faults(session, workspace.root, found.faults)


def _show(
    session: Session,
    workspace: Workspace,
    rows: Sequence[Mapping[str, Any]],
    columns: Mapping[str, str],
    *,
    listed: ListedOptions,
) -> None:
    with listed_in(session, workspace, out=listed.out, force=listed.force) as place:
        print_rows(place, rows, columns, as_format=listed.form)


def _staff(session: Session, workspace: Workspace, typed: str | None) -> str | None:
    if not typed:
        return None
    from senco_cli.actions.list_pupils import open_school

    return pick_staff(session, open_school(workspace)[0].staff, typed)


def _columns_for(session: Session, as_format: ListFormat) -> Mapping[str, str]:
    if as_format is not ListFormat.TABLE or session.width >= _WIDE_ENOUGH or not session.is_terminal:
        return _COLUMNS
    return {name: _COLUMNS[name] for name in _NARROW}


def _row(row: PupilRow, *, as_format: ListFormat) -> Mapping[str, Any]:
    unreadable = "cannot be read" if as_format is ListFormat.TABLE else None
    return {
        "key": row.key,
        "name": full_name(row.forename, row.surname),
        "year": row.year,
        "class": row.class_name,
        "status": row.status if row.readable else unreadable,
        "since": row.since,
        "needs": row.needs,
        "circumstances": row.circumstances,
        "key_worker": row.key_worker,
        "readable": row.readable,
    }


def _shared(
    workspace: Workspace, what: What
) -> tuple[Sequence[Mapping[str, Any]], Mapping[str, str], Sequence[Finding]]:
    from senco_cli.actions.list_pupils import open_school
    from senco_cli.model.order import natural

    school, faults = open_school(workspace)
    rows: Sequence[Mapping[str, Any]]
    if what is What.STAFF:
        rows = [{"key": key, "name": person.name, "role": person.role} for key, person in school.staff.items()]
        columns = {"key": "Key", "name": "Name", "role": "Role"}
    else:
        rows = [
            {
                "key": key,
                "title": provision.title_,
                "layer": provision.layer,
                "from": provision.from_on,
                "to": provision.to_on,
                "pupils": len(provision.pupils),
            }
            for key, provision in sorted(school.provisions.items(), key=lambda each: natural(each[1].title_))
        ]
        columns = {"key": "Key", "title": "Provision", "layer": "Layer", "from": "From", "to": "To", "pupils": "Pupils"}
    return rows, columns, faults
