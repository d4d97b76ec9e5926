"""`senco record`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.ask import ask, choose
from senco_cli.cli.codes import choose_code, read_code
from senco_cli.cli.options import (
    DryRunOption,
    FormatOption,
    ListFormat,
    OnOption,
    RecordsOption,
    parse_day_option,
    parse_on,
)
from senco_cli.cli.output import print_rows, show_day
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.session import Session
from senco_cli.cli.show_writes import say_saved
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.record import Entered, Place
    from senco_cli.actions.workspace import Workspace
    from senco_cli.model.record_events import RecordEvent


def record(
    ctx: typer.Context,
    event: Annotated[
        str | None, typer.Argument(metavar="EVENT", help="What happened; senco record --list names all.")
    ] = None,
    pupil: Annotated[
        str | None, typer.Argument(metavar="PUPIL", help="The pupil's key or any part of the name.")
    ] = None,
    day: Annotated[str | None, typer.Argument(metavar="DAY", help="When; asked for, today offered.")] = None,
    list_: Annotated[bool, typer.Option("--list", help="List every event that can be recorded.")] = False,
    key: Annotated[
        str | None, typer.Option("--key", help="Into which record, where not the newest that waits for it.")
    ] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="Another field of the record; may be repeated."),
    ] = None,
    as_format: FormatOption = ListFormat.TABLE,
    dry_run: DryRunOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Enter the day of something that happened, such as a request, a notice or a plan; --list names all."""
    from senco_cli.actions import record as action

    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    if list_:
        _print_list(session, as_format)
        return 0
    workspace = session.workspace(writing=True, dry_run=dry_run)
    what = action.event_named(event or _ask_event(session))
    who = pick_pupil(session, workspace.root, pupil or ask(session, "Which pupil", option="PUPIL", read=str))
    when = _day(session, day, today=workspace.today)
    place = action.find_place(workspace, what, who, on=when, key=key)
    more = _more(session, what, place, typed=set_ or [], today=workspace.today)
    entered = action.enter(workspace, what, who, on=when, place=place, more=more)
    if dry_run or not entered.committed.changes:
        session.print(entered.committed.diff or "nothing was changed: the record holds that already")
        return 0
    say_saved(session, f"{what.says}: {show_day(when)}, in {place.path}", entered.committed)
    _say_next(session, workspace, entered, pupil=who, on=when)
    return 0


def _print_list(session: Session, as_format: ListFormat) -> None:
    from senco_cli.model.record_events import record_events

    rows = [
        {"event": each.name, "says": each.says, "record": each.kind, "field": each.field, "begins": each.begins}
        for each in record_events().values()
    ]
    if as_format is ListFormat.TABLE:
        print_rows(session, rows, {"event": "Event", "says": "What it is", "record": "Record"}, as_format=as_format)
    else:
        names = ("event", "says", "record", "field", "begins")
        print_rows(session, rows, {name: name for name in names}, as_format=as_format)


def _ask_event(session: Session) -> str:
    from senco_cli.model.record_events import record_events

    choices = [(each.name, each.says) for each in record_events().values()]
    return choose(session, "What happened?", choices, option="EVENT")


def _day(session: Session, typed: str | None, *, today: date) -> date:
    if typed:
        return parse_day_option("DAY", typed)
    return ask(
        session,
        "On which day",
        option="DAY",
        read=lambda answer: parse_day_option("on which day", answer),
        default=today.isoformat(),
    )


def _more(session: Session, event: RecordEvent, place: Place, *, typed: Sequence[str], today: date) -> dict[str, str]:
    from senco_cli.model.fields import code_set_of, is_required

    found: dict[str, str] = {}
    for assignment in typed:
        name, equals, value = assignment.partition("=")
        if not equals or not name.strip():
            raise UsageError("--set needs a field and a value", hint="--set asked_by=parent")
        codes = code_set_of(place.kind, name.strip())
        found[name.strip()] = read_code(codes, value, option=f"--set {name.strip()}") if codes else value.strip()
    for name in event.asks:
        needed = is_required(place.kind, name) and place.part is None
        if name in found or not (needed or session.can_ask):
            continue
        answer = _ask_field(session, place, name, needed=needed, today=today)
        if answer:
            found[name] = answer
    return found


def _ask_field(session: Session, place: Place, name: str, *, needed: bool, today: date) -> str:
    from senco_cli.model.fields import code_set_of, meaning_of

    codes, option = code_set_of(place.kind, name), f"--set {name}=..."
    question = meaning_of(place.kind, name).rstrip(".")
    if codes:
        return choose_code(session, codes, question, option=option, on=today)
    return ask(session, f"{question}{'' if needed else ' (Return leaves it out)'}", option=option, read=str)


def _say_next(session: Session, workspace: Workspace, entered: Entered, *, pupil: str, on: date) -> None:
    for line in _set_off(workspace, entered, pupil=pupil, on=on):
        session.print(line)
    for each in entered.next:
        session.print(f"next: {each.says}: senco record {each.name} {pupil}")


def _set_off(workspace: Workspace, entered: Entered, *, pupil: str, on: date) -> Iterator[str]:
    from datetime import timedelta

    from senco_cli.actions.review_due import DueFilters, review_due
    from senco_cli.rules.rule import DUTY_HOLDERS

    for due in review_due(workspace, DueFilters(within=timedelta(days=3650), pupil=pupil)).items:
        deadline = due.deadline
        if deadline.path == entered.place.path and deadline.trigger_on == on and deadline.legal_due:
            holder = DUTY_HOLDERS[deadline.duty_holder]
            yield f"due: {show_day(deadline.legal_due)}: {deadline.title} ({holder})"
