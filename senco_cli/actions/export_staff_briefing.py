"""The briefing for whoever teaches a class, from the records."""

from __future__ import annotations

from senco_cli.actions.built import Built, Kind
from senco_cli.actions.classes import refuse_unknown_class
from senco_cli.actions.list_pupils import find_staff, open_school
from senco_cli.actions.many_documents import NobodyChosen
from senco_cli.actions.pupil_rows import Filters, list_pupils
from senco_cli.actions.workspace import Workspace
from senco_cli.documents.staff_briefing import StaffBriefing, build
from senco_cli.errors import SencoError
from senco_cli.store.records import each_pupil

KIND = Kind("staff-briefing", "staff-briefing.html.j2", "briefing")


class NobodyToBrief(SencoError):
    """Pupils of whom a cover teacher need know nothing."""

    def __init__(self) -> None:
        super().__init__(
            "no pupil there has SEN, is watched, or has an aid, an adjustment or something to be known at once",
            hint="senco list   shows every pupil with class and status",
        )


def build_briefing(
    workspace: Workspace,
    *,
    class_name: str | None = None,
    year: str | None = None,
    staff: str | None = None,
    with_diagnoses: bool = False,
) -> Built[StaffBriefing]:
    """The briefing of a class, a year group (its code), or all pupils a member of staff works with.

    Raises UnknownClass, NobodyChosen, NoSuchStaff, and NobodyToBrief where there is nothing to tell.
    """
    school, found = open_school(workspace)
    key = find_staff(school.staff, staff) if staff else None
    filters = Filters(years=(year,) if year else (), class_name=class_name, staff=key)
    keys = {row.key for row in list_pupils(workspace, filters).rows if row.readable}
    if not keys:
        refuse_unknown_class(workspace, class_name)
        raise NobodyChosen
    faults, files = list(found), []
    for loaded in each_pupil(workspace.root):
        faults.extend(loaded.faults)
        if loaded.file is not None and loaded.key in keys:
            files.append(loaded.file)
    title = f"Pupils of {school.staff[key].name}" if key else None
    view = build(school, files, on=workspace.today, title=title, with_diagnoses=with_diagnoses)
    if not view.sheets:
        raise NobodyToBrief
    parts = (class_name, f"year-{year}" if year else None, "one-member-of-staff" if staff else None)
    return Built(KIND, view, tuple(faults), parts)
