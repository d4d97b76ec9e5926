"""`senco review-due`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from senco_cli.cli.next_steps import say_reviews_under_way
from senco_cli.cli.options import DaysFormat, DaysFormatOption, OnOption, RecordsOption, parse_on, parse_span
from senco_cli.cli.output import print_csv, print_json, show_faults
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.session import Session
from senco_cli.cli.show_due import show_due
from senco_cli.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from senco_cli.actions.review_due import Due, DueFilters, DueList
    from senco_cli.actions.workspace import Workspace

_FIELDS = (
    "rule",
    "what",
    "kind",
    "key",
    "pupil",
    "year",
    "legal_due",
    "plan_by",
    "needs_holiday_cover",
    "outer_due",
    "days_left",
    "duty_holder",
    "status",
    "verified",
    "source",
    "trigger",
    "trigger_on",
    "record",
    "reminder",
)


def review_due(
    ctx: typer.Context,
    within: Annotated[str, typer.Option("--within", metavar="SPAN", help="How far ahead: 60d, 6w.")] = "60d",
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is overdue.")] = False,
    pupil: Annotated[str | None, typer.Option("--pupil", help="Only this pupil: key or any part of the name.")] = None,
    duty_holder: Annotated[
        str | None, typer.Option("--duty-holder", help="Only what this one owes: school, la, family, teacher ...")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", help="Only annual-review, phase-transfer, sen-support or provision."),
    ] = None,
    why: Annotated[bool, typer.Option("--why", help="Show how each day comes about, in words.")] = False,
    as_format: DaysFormatOption = DaysFormat.TABLE,
    names: Annotated[bool, typer.Option("--names", help="In a calendar: full names in place of initials.")] = False,
    alarm: Annotated[
        list[str] | None,
        typer.Option("--alarm", metavar="SPAN", help="In a calendar: remind so long before, like 7d; may be repeated."),
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="The calendar file to write.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a calendar file that is there.")] = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """List what is due in the next 60 days and everything overdue: whose duty it is, by which rule, and why.

    With --format ics the days go into a calendar program, each as an event of a whole day, and review meetings that are
    arranged with them. An event stands on the plan-by day, the last on which a person can still act, and says the legal
    day; once the plan-by day has passed it stands on the legal day. Importing a newer file moves the events that are
    there. Keep these days in a calendar of their own that can be emptied first: what has been done since stays in it,
    and some programs add what they should move.
    """
    from senco_cli.actions import review_due as action

    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace()
    if as_format is not DaysFormat.ICS:
        _refuse_for_a_list({"--names": names, "--alarm": alarm, "--out": out, "--force": force})
    alarms = [parse_span("--alarm", each) for each in alarm or ()]
    filters = action.DueFilters(
        within=parse_span("--within", within),
        overdue=overdue,
        pupil=None if pupil is None else pick_pupil(session, workspace.root, pupil),
        duty_holder=_known("--duty-holder", duty_holder, action.duty_holders()),
        kind=_known("--kind", kind, action.kinds()),
    )
    found = action.review_due(workspace, filters)
    if as_format is DaysFormat.JSON:
        print_json(session, [_fields(due, with_why=True) for due in found.items])
    elif as_format is DaysFormat.CSV:
        print_csv(session, [_fields(due, with_why=False) for due in found.items], _FIELDS)
    elif as_format is DaysFormat.ICS:
        _hand_over_calendar(
            session, workspace, found, filters=filters, names=names, alarms=alarms, out=out, force=force
        )
    else:
        _show_list(session, found, filters=filters, why=why, today=workspace.today)
    show_faults(session, workspace.root, found.faults)
    if found.faults:
        session.note("dates that rest on what cannot be read are not in the list; mend these first")
    return ExitStatus.FINDINGS if found.faults else ExitStatus.DONE


def _show_list(session: Session, found: DueList, *, filters: DueFilters, why: bool, today: date) -> None:
    show_due(session, found, filters=filters, why=why)
    say_reviews_under_way(session, found, filters=filters, today=today)
    if found.unknown:
        days = "1 day" if len(found.unknown) == 1 else f"{len(found.unknown)} days"
        session.print(f"not known: {days} of the whole school; senco why --school says how to enter them")


def _known(option: str, typed: str | None, known: Sequence[str]) -> str | None:
    if typed is None or typed in known:
        return typed
    raise UsageError(f'{option}: "{typed}" is not known', hint=f"one of {', '.join(known)}")


def _refuse_for_a_list(typed: Mapping[str, object]) -> None:
    for option, value in typed.items():
        if value:
            raise UsageError(f"{option} is for a calendar", hint=f"add --format ics, or leave {option} out")


def _hand_over_calendar(
    session: Session,
    workspace: Workspace,
    found: DueList,
    *,
    filters: DueFilters,
    names: bool,
    alarms: Sequence[timedelta],
    out: Path | None,
    force: bool,
) -> None:
    from senco_cli.actions.due_calendar import due_calendar
    from senco_cli.actions.due_steps import to_do
    from senco_cli.cli.files import hand_over

    items = [each.due for each in to_do(found, filters, today=workspace.today)]
    made = due_calendar(items, today=workspace.today, made_on=session.now(), names=names, alarms=alarms)
    if made.data is None:
        session.note("nothing that is due has a day, so there is no calendar to make")
    else:
        hand_over(session, workspace, made.data, out=out, force=force)
    if made.without_day:
        duties = "1 duty has" if made.without_day == 1 else f"{made.without_day} duties have"
        session.note(f"{duties} no day and cannot be in a calendar; review-due without --format ics lists them")


def _fields(due: Due, *, with_why: bool) -> Mapping[str, Any]:
    deadline = due.deadline
    fields: dict[str, Any] = {
        "rule": deadline.rule,
        "what": f"{deadline.title}: {deadline.detail}" if deadline.detail else deadline.title,
        "kind": deadline.kind,
        "key": due.key,
        "pupil": due.pupil,
        "year": due.year,
        "legal_due": deadline.legal_due,
        "plan_by": deadline.plan_by,
        "needs_holiday_cover": deadline.needs_holiday_cover,
        "outer_due": deadline.outer_due,
        "days_left": due.days_left,
        "duty_holder": deadline.duty_holder,
        "status": deadline.status,
        "verified": deadline.verified,
        "source": deadline.sources[0].title if deadline.sources else None,
        "trigger": deadline.trigger,
        "trigger_on": deadline.trigger_on,
        "record": deadline.path,
        "reminder": deadline.reminder,
    }
    if with_why:
        fields["sources"] = [{"title": source.title, "href": source.href} for source in deadline.sources]
        fields["why"] = list(deadline.derivation)
    return fields
