"""The week sheet of the records: on the screen, or as a page."""

from __future__ import annotations

from datetime import timedelta

from senco_cli.actions.built import Built, Kind
from senco_cli.actions.due_filters import DueFilters
from senco_cli.actions.due_kept import DueKept
from senco_cli.actions.due_steps import to_do
from senco_cli.actions.review_due import review_due
from senco_cli.actions.workspace import Workspace
from senco_cli.documents.week_sheet import NotKnown, Owed, WeekSheet, build, last_day

KIND = Kind("week-sheet", "week-sheet.html.j2", "sheet")
# A plan-by day stands before the holiday that its legal day falls in, and no holiday is as long as this.
_LONGEST_HOLIDAY = timedelta(days=70)


def build_week_sheet(
    workspace: Workspace, *, within: timedelta | None = None, kept: DueKept | None = None
) -> Built[WeekSheet]:
    """What is overdue, and what is to be done `within` so long, else by the end of next week; from `kept`, if given."""
    until = last_day(workspace.today, within)
    filters = DueFilters(within=until - workspace.today + _LONGEST_HOLIDAY)
    found = review_due(workspace, filters, kept=kept)
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
    return Built(KIND, build(owed, not_known, school=found.school, on=workspace.today, until=until), found.faults)
