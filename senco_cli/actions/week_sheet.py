"""The week sheet of the records: on the screen, or as a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from senco_cli.actions.document_file import document_name, page_bytes
from senco_cli.actions.due_steps import to_do
from senco_cli.actions.review_due import DueFilters, review_due
from senco_cli.actions.workspace import Workspace
from senco_cli.documents.render.formats import PageFormat
from senco_cli.documents.week_sheet import NotKnown, Owed, WeekSheet, build, last_day
from senco_cli.model.finding import Finding

# A plan-by day stands before the holiday that its legal day falls in, and no holiday is as long as this.
_LONGEST_HOLIDAY = timedelta(days=70)


@dataclass(frozen=True, slots=True)
class BuiltSheet:
    """The sheet, and every fault met on the way: dates that rest on what cannot be read are not on it."""

    view: WeekSheet
    faults: tuple[Finding, ...]


def build_week_sheet(workspace: Workspace, *, within: timedelta | None = None) -> BuiltSheet:
    """What is overdue, and what is to be done `within` so long, else by the end of next week."""
    until = last_day(workspace.today, within)
    filters = DueFilters(within=until - workspace.today + _LONGEST_HOLIDAY)
    found = review_due(workspace, filters)
    owed = (
        Owed(each.due.deadline, each.due.about, each.due.pupil is not None, each.due.year, each.due.key, each.command)
        for each in to_do(found, filters, today=workspace.today)
    )
    not_known = [
        NotKnown(of.label, of.key, unknown.what, unknown.command)
        for of in found.reviews
        for unknown in of.outlook.unknowns
    ]
    not_known += [NotKnown(None, None, unknown.what, unknown.command) for unknown in found.unknown]
    name = found.school.settings.school.name
    return BuiltSheet(build(owed, not_known, school=name, on=workspace.today, until=until), found.faults)


def render(workspace: Workspace, view: WeekSheet, *, as_format: PageFormat, width: int) -> bytes:
    """The sheet as a file of the format; `width` is the columns of a text. Raises TemplateFault."""
    return page_bytes(workspace, "week-sheet.html.j2", as_format=as_format, width=width, sheet=view)


def file_name(workspace: Workspace, *, ending: str) -> str:
    """A name for the file: the document and the day."""
    return document_name("week-sheet", (), on=workspace.today, ending=ending)
