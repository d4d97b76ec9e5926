"""`senco review-due`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.kept_text import show_kept
from senco_cli.cli.list_file import form_of, listed_in
from senco_cli.cli.next_steps import say_reviews_under_way
from senco_cli.cli.option_groups import LookOptions
from senco_cli.cli.options import DaysFormat, DaysFormatOption, ForceOption, parse_span
from senco_cli.cli.output import print_json, tell_faults
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.session import Session
from senco_cli.cli.show_due import is_long, show_due
from senco_cli.errors import ExitStatus, UsageError
from senco_cli.model.phrases import how_many

if TYPE_CHECKING:
    from senco_cli.actions.due_filters import DueFilters
    from senco_cli.actions.due_list import DueList
    from senco_cli.actions.workspace import Workspace
    from senco_cli.model.finding import Finding

_TELLING = "telling how each day comes about; for a large school that takes a while"


class DueOptions(LookOptions):
    """Which dates are listed, and how."""

    within: Annotated[str, typer.Option("--within", metavar="SPAN", help="How far ahead: 60d, 6w.")] = "60d"
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is overdue.")] = False
    pupil: Annotated[str | None, typer.Option("--pupil", help="Only this pupil: key or any part of the name.")] = None
    duty_holder: Annotated[
        str | None, typer.Option("--duty-holder", help="Only what this one owes: school, la, family, teacher ...")
    ] = None
    kind: Annotated[
        str | None,
        typer.Option("--kind", help="Only annual-review, phase-transfer, sen-support or provision."),
    ] = None
    why: Annotated[bool, typer.Option("--why", help="Show how each day comes about, in words.")] = False
    as_format: DaysFormatOption = DaysFormat.TABLE
    names: Annotated[bool, typer.Option("--names", help="In a calendar: full names in place of initials.")] = False
    alarm: Annotated[
        list[str] | None,
        typer.Option("--alarm", metavar="SPAN", help="In a calendar: remind so long before, like 7d; may be repeated."),
    ] = None
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="The file to write; its name ends in .ics, .csv or .json."),
    ] = None
    force: ForceOption = False


def review_due(typed: DueOptions) -> int:
    """List what is due in the next 60 days and everything overdue: whose duty it is, by which rule, and why.

    With --format ics the days go into a calendar program, each as an event of a whole day, and review meetings that are
    arranged with them. An event stands on the plan-by day, the last on which a person can still act, and says the legal
    day; once the plan-by day has passed it stands on the legal day. Importing a newer file moves the events that are
    there. Keep these days in a calendar of their own that can be emptied first: what has been done since stays in it,
    and some programs add what they should move.
    """
    from senco_cli.actions import due_words
    from senco_cli.actions.due_filters import DueFilters

    as_format = form_of(typed.as_format, typed.out)
    session, workspace = typed.begin()
    if as_format is not DaysFormat.ICS:
        _refuse_for_a_list({"--names": typed.names, "--alarm": typed.alarm})
    filters = DueFilters(
        within=parse_span("--within", typed.within),
        overdue=typed.overdue,
        pupil=None if typed.pupil is None else pick_pupil(session, workspace.root, typed.pupil),
        duty_holder=_known("--duty-holder", typed.duty_holder, due_words.duty_holders),
        kind=_known("--kind", typed.kind, due_words.kinds),
    )
    if as_format is DaysFormat.CSV:
        return _as_csv(session, workspace, filters, typed)
    if as_format is DaysFormat.TABLE and not (typed.why or filters.pupil):
        return _tell(session, workspace, _show_whole_school(session, workspace, filters))
    from senco_cli.actions import review_due as action

    found = action.review_due(workspace, filters)
    if as_format is DaysFormat.JSON:
        _print_json(session, workspace, found, typed)
    elif as_format is DaysFormat.ICS:
        _hand_over_calendar(session, workspace, found, filters, typed)
    else:
        _show_list(session, found, filters=filters, why=typed.why, today=workspace.today)
    return _tell(session, workspace, found.faults)


def _as_csv(session: Session, workspace: Workspace, filters: DueFilters, typed: DueOptions) -> ExitStatus:
    from senco_cli.actions.due_csv import due_as_csv

    text, faults = due_as_csv(workspace, filters)
    with listed_in(session, workspace, out=typed.out, force=typed.force) as place:
        place.stdout.write(text)
    return _tell(session, workspace, faults)


def _print_json(session: Session, workspace: Workspace, found: DueList, typed: DueOptions) -> None:
    from senco_cli.actions.due_fields import as_json
    from senco_cli.cli.wondering import said_if_slow

    with said_if_slow(session, _TELLING):
        rows = [as_json(due) for due in found.items]
    with listed_in(session, workspace, out=typed.out, force=typed.force) as place:
        print_json(place, rows)


def _show_whole_school(session: Session, workspace: Workspace, filters: DueFilters) -> Sequence[Finding]:
    from senco_cli.actions.due_kept import DueKept

    kept = DueKept(workspace)

    def find() -> DueList:
        from senco_cli.actions.review_due import review_due

        return review_due(workspace, filters, kept=kept)

    def show(session: Session, found: DueList) -> None:
        _show_list(session, found, filters=filters, why=False, today=workspace.today)

    return show_kept(session, kept.answers, f"table {filters.asked}", find=find, show=show, is_kept=is_long)


def _tell(session: Session, workspace: Workspace, faults: Sequence[Finding]) -> ExitStatus:
    so = "dates that rest on what cannot be read are not in the list"
    return tell_faults(session, workspace.root, faults, so=so)


def _show_list(session: Session, found: DueList, *, filters: DueFilters, why: bool, today: date) -> None:
    show_due(session, found, filters=filters, why=why)
    say_reviews_under_way(session, found, filters=filters, today=today)
    if found.unknown:
        days = how_many(len(found.unknown), "day")
        session.print(f"not known: {days} of the whole school; senco why --school says how to enter them")


def _known(option: str, typed: str | None, known: Callable[[], Sequence[str]]) -> str | None:
    if typed is None or typed in known():
        return typed
    raise UsageError(f'{option}: "{typed}" is not known', hint=f"one of {', '.join(known())}")


def _refuse_for_a_list(typed: Mapping[str, object]) -> None:
    for option, value in typed.items():
        if value:
            raise UsageError(f"{option} is for a calendar", hint=f"add --format ics, or leave {option} out")


def _hand_over_calendar(
    session: Session, workspace: Workspace, found: DueList, filters: DueFilters, typed: DueOptions
) -> None:
    from senco_cli.actions.due_calendar import due_calendar
    from senco_cli.actions.due_steps import to_do
    from senco_cli.cli.handing_over import hand_over
    from senco_cli.cli.wondering import said_if_slow

    alarms = [parse_span("--alarm", each) for each in typed.alarm or ()]
    items = [each.due for each in to_do(found, filters, today=workspace.today)]
    with said_if_slow(session, _TELLING):
        made = due_calendar(items, today=workspace.today, made_on=session.now(), names=typed.names, alarms=alarms)
    if made.data is None:
        session.note("nothing that is due has a day, so there is no calendar to make")
    else:
        hand_over(session, workspace, made.data, out=typed.out, force=typed.force)
    if made.without_day:
        duties = how_many(made.without_day, "duty has", "duties have")
        session.note(f"{duties} no day and cannot be in a calendar; review-due without --format ics lists them")
