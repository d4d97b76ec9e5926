"""`senco show`."""

from __future__ import annotations

import textwrap
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.next_steps import say_next
from senco_cli.cli.option_groups import LookOptions
from senco_cli.cli.output import print_json, show_day, show_faults
from senco_cli.cli.pupils import pick_record
from senco_cli.cli.session import Session
from senco_cli.cli.show_attendance import figure_lines
from senco_cli.cli.show_glance import print_glance
from senco_cli.cli.show_measures import print_series
from senco_cli.cli.show_versions import say_two_versions
from senco_cli.cli.show_views import print_views
from senco_cli.errors import ExitStatus
from senco_cli.model.phrases import how_many

if TYPE_CHECKING:
    from senco_cli.actions.show import PupilView, ShownRecord
    from senco_cli.actions.workspace import Workspace
    from senco_cli.model.provision import Member, Provision

_WIDEST = 100


class ShownFormat(StrEnum):
    """How one record is shown."""

    TEXT = "text"
    JSON = "json"


def show(
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="PUPIL", help="A pupil's key or any part of the name; or a provision or member of staff."
        ),
    ],
    full: Annotated[bool, typer.Option("--full", help="Every record of the pupil, every result and date.")] = False,
    as_format: Annotated[
        ShownFormat, typer.Option("--format", help="To read, or JSON for programs.")
    ] = ShownFormat.TEXT,
    *,
    typed: LookOptions,
) -> int:
    """Show a pupil at a glance, or with --full everything; a provision or a member of staff is always shown whole."""
    from senco_cli.actions import show as action

    session, workspace = typed.begin()
    target = pick_record(session, workspace.root, what)
    if isinstance(target, str):
        view = action.show_pupil(workspace, target)
        _show_pupil(session, workspace, view, full=full, as_format=as_format)
        faults = view.faults
    else:
        shown = action.show_record(workspace, target)
        if as_format is ShownFormat.JSON:
            print_json(session, {"path": shown.target.path, "record": action.as_data(shown)})
        else:
            _print_record(session, shown, heading=shown.target.path)
        faults = shown.faults
    show_faults(session, workspace.root, faults)
    say_two_versions(session, workspace.root, target)
    return ExitStatus.FINDINGS if faults else ExitStatus.DONE


def _show_pupil(session: Session, workspace: Workspace, view: PupilView, *, full: bool, as_format: ShownFormat) -> None:
    from senco_cli.actions.glance import as_fields, glance_of

    glance = glance_of(workspace, view)
    if as_format is ShownFormat.JSON:
        print_json(session, as_fields(view, glance, full=full))
        return
    year = f", {view.year}" if view.year else ""
    session.print(f"{view.label} ({view.key}{year})")
    say_next(session, view.outlook, today=workspace.today)
    session.print()
    if full or glance is None:
        _print_pupil(session, view)
    else:
        print_glance(session, view, glance)


def _print_pupil(session: Session, view: PupilView) -> None:
    for shown in view.records:
        _print_one(session, shown, view)
    session.print("provision")
    for key, provision, member in view.provisions:
        _line(session, 1, _provision_line(key, provision, member))
    if not view.provisions:
        _line(session, 1, "none")
    session.print()
    _print_attendance(session, view)
    _print_equality(session, view)
    session.print("dates")
    for due in view.due:
        day = show_day(due.deadline.legal_due) if due.days_left is not None else "no day set"
        late = " LATE" if due.is_overdue else ""
        detail = f": {due.deadline.detail}" if due.deadline.detail else ""
        cover = "; needs holiday cover" if due.deadline.needs_holiday_cover else ""
        mark = " *" if due.deadline.is_marked else ""
        _line(session, 1, f"{day}{late}: {due.deadline.title}{detail} ({due.deadline.duty_holder}{cover}){mark}")
    if any(due.deadline.is_marked for due in view.due):
        _line(session, 1, f"* rests on a source that was not read itself: senco why {view.key}")
    if not view.due:
        _line(session, 1, "none")


def _print_attendance(session: Session, view: PupilView) -> None:
    # Attendance by itself stands in the pupil's record already.
    found = tuple(figure_lines(view.attendance)) if view.attendance and view.attendance.is_remarkable else ()
    if found:
        session.print("attendance and exclusion this academic year")
        for line in found:
            _line(session, 1, line)
        session.print()


def _print_equality(session: Session, view: PupilView) -> None:
    if view.equality:
        session.print("equality checklist")
        late = f", {view.equality.late} past the day set" if view.equality.late else ""
        gaps = how_many(view.equality.gaps, "gap")
        _line(session, 1, f"{gaps}{late}; {view.equality.unanswered} not answered yet")
        _line(session, 1, f"senco equality-answer {view.key}   or   senco export equality-checklist {view.key}")
        session.print()


def _print_one(session: Session, shown: ShownRecord, view: PupilView) -> None:
    heading = f"{shown.target.kind.title} – {shown.target.path}"
    kind = shown.target.kind.kind if shown.record else ""
    if kind == "measures" and view.measures:
        session.print(f"{heading}, with the results in provision")
        print_series(session, view.measures, indent=2)
        session.print()
    elif kind == "views" and view.views:
        session.print(heading)
        print_views(session, view.views, indent=2)
        session.print()
    else:
        _print_record(session, shown, heading=heading)


def _print_record(session: Session, shown: ShownRecord, *, heading: str) -> None:
    from senco_cli.model.words import lines

    session.print(heading)
    if shown.record is None:
        _line(session, 1, "cannot be read; what is wrong stands below")
    else:
        for depth, line in lines(shown.record):
            _line(session, depth + 1, line)
    session.print()


def _provision_line(key: str, provision: Provision, member: Member) -> str:
    doses = ", ".join(f"{session.per_week} x {session.minutes} min a week" for session in provision.sessions)
    until = f" to {show_day(provision.to_on)}" if provision.to_on else ""
    result = f"; {member.outcome}" if member.outcome else ""
    return (
        f"{provision.title_} ({key}): {doses or 'no dose recorded'}, from {show_day(provision.from_on)}{until}{result}"
    )


def _line(session: Session, depth: int, text: str) -> None:
    indent = "  " * depth
    hanging = indent + ("  " if text.startswith("- ") else "    ")
    width = max(min(session.width, _WIDEST), 40)
    for paragraph in text.splitlines() or [""]:
        wrapped = textwrap.wrap(
            paragraph,
            width=width,
            initial_indent=indent,
            subsequent_indent=hanging,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in wrapped:
            session.print(line)
        indent = hanging
