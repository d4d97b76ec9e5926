"""`senco show`."""

from __future__ import annotations

import textwrap
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.next_steps import say_next
from senco_cli.cli.options import OnOption, RecordsOption, parse_on
from senco_cli.cli.output import show_day, show_faults
from senco_cli.cli.pupils import pick_record
from senco_cli.cli.session import Session
from senco_cli.errors import ExitStatus

if TYPE_CHECKING:
    from senco_cli.actions.show import PupilView, ShownRecord
    from senco_cli.model.provision import Member, Provision

_WIDEST = 100


def show(
    ctx: typer.Context,
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="PUPIL", help="A pupil's key or any part of the name; or a provision or member of staff."
        ),
    ],
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Show everything about one pupil, provision or member of staff."""
    from senco_cli.actions import show as action

    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace()
    target = pick_record(session, workspace.root, what)
    if isinstance(target, str):
        view = action.show_pupil(workspace, target)
        _print_pupil(session, view, today=workspace.today)
        faults = view.faults
    else:
        shown = action.show_record(workspace, target)
        _print_record(session, shown, heading=shown.target.path)
        faults = shown.faults
    show_faults(session, workspace.root, faults)
    return ExitStatus.FINDINGS if faults else ExitStatus.DONE


def _print_pupil(session: Session, view: PupilView, *, today: date) -> None:
    year = f", {view.year}" if view.year else ""
    session.print(f"{view.label} ({view.key}{year})")
    say_next(session, view.outlook, today=today)
    session.print()
    for shown in view.records:
        _print_record(session, shown, heading=f"{shown.target.kind.title} – {shown.target.path}")
    session.print("provision")
    for key, provision, member in view.provisions:
        _line(session, 1, _provision_line(key, provision, member))
    if not view.provisions:
        _line(session, 1, "none")
    session.print()
    session.print("dates")
    for due in view.due:
        day = show_day(due.deadline.legal_due) if due.days_left is not None else "no day set"
        late = " LATE" if due.is_overdue else ""
        detail = f": {due.deadline.detail}" if due.deadline.detail else ""
        _line(session, 1, f"{day}{late}: {due.deadline.title}{detail} ({due.deadline.duty_holder})")
    if not view.due:
        _line(session, 1, "none")


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
