"""`senco today`, and `senco` alone in a record folder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.actions.due_kept import DueKept
from senco_cli.cli.kept_text import show_kept
from senco_cli.cli.list_file import ListedOptions, form_of, listed_in
from senco_cli.cli.option_groups import LookOptions
from senco_cli.cli.options import ListFormat, parse_span
from senco_cli.cli.output import print_rows, tell_faults
from senco_cli.cli.session import Session

if TYPE_CHECKING:
    from senco_cli.actions.built import Built
    from senco_cli.actions.workspace import Workspace
    from senco_cli.documents.week_sheet import WeekSheet
    from senco_cli.model.finding import Finding


def today(
    within: Annotated[
        str | None,
        typer.Option("--within", metavar="SPAN", help="How far ahead: 60d, 6w; else to the end of next week."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="All of it, however many lines, with what to type for each step of a review.")
    ] = False,
    *,
    listed: ListedOptions,
    typed: LookOptions,
) -> int:
    """Show the week sheet on one screen: overdue, today, this week and next week.

    In each part what the school owes comes first, then what others owe. A day is the one to act on: for the school's
    own duties the last school day on which it can be done, else the legal day. `senco review-due` gives every date with
    its source; `senco export week-sheet` makes this sheet a page to print.

    What nobody has entered stands at the end, with what to type. JSON and CSV hold all lines, one object or row each:
    part (overdue, today, this-week, next-week, later, not-known), day, days_left, key, about, year, what, rule,
    legal_due, duty_holder, status, is_ours, is_verified, source, and command, which is set for the next step of a
    review and for what is not known.
    """
    form_of(listed.as_format, listed.out)
    session = typed.session
    span = parse_span("--within", within) if within else None
    return show_sheet(session, within=span, everything=everything, listed=listed)


def show_sheet(
    session: Session,
    *,
    within: timedelta | None = None,
    everything: bool = False,
    listed: ListedOptions | None = None,
) -> int:
    """Show the week sheet of the session's record folder."""
    workspace = session.workspace()
    kept = DueKept(workspace)

    def find() -> Built[WeekSheet]:
        from senco_cli.actions.week_sheet import build_week_sheet

        return build_week_sheet(workspace, within=within, kept=kept)

    if listed is None or listed.form is ListFormat.TABLE:
        asked = f"sheet {within} {everything} {session.height}"
        show = partial(_show, everything=everything)
        faults = show_kept(session, kept.answers, asked, find=find, show=show)
    else:
        faults = _list(session, find(), workspace, listed)
    return tell_faults(
        session, workspace.root, faults, so="dates that rest on what cannot be read are not on the sheet"
    )


def _show(session: Session, built: Built[WeekSheet], *, everything: bool) -> None:
    from senco_cli.cli.show_week import show_week

    show_week(session, built.view, everything=everything)


def _list(session: Session, built: Built[WeekSheet], workspace: Workspace, listed: ListedOptions) -> Sequence[Finding]:
    from senco_cli.cli.show_week import FIELDS, sheet_rows

    with listed_in(session, workspace, out=listed.out, force=listed.force) as place:
        print_rows(place, list(sheet_rows(built.view)), {name: name for name in FIELDS}, as_format=listed.form)
    return built.faults
