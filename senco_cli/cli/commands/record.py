"""`senco record`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.answers import Answers
from senco_cli.cli.ask import ask, choose
from senco_cli.cli.codes import choose_code, read_code
from senco_cli.cli.list_file import ListedOptions, listed_in
from senco_cli.cli.option_groups import DirectWriteOptions
from senco_cli.cli.options import ListFormat
from senco_cli.cli.output import print_rows, show_day
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.session import Session
from senco_cli.cli.show_effect import show_effect
from senco_cli.cli.show_writes import say_saved
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.record import Entered, Place
    from senco_cli.actions.workspace import Workspace
    from senco_cli.model.record_events import RecordEvent


_WHEN = "On which day"


class RecordOptions(ListedOptions, DirectWriteOptions):
    """What happened, to whom and when."""

    event: Annotated[
        str | None, typer.Argument(metavar="EVENT", help="What happened; senco record --list names all.")
    ] = None
    pupil: Annotated[
        str | None,
        typer.Argument(metavar="PUPIL", help="Key or any part of the name; nobody for what concerns the whole school."),
    ] = None
    day: Annotated[str | None, typer.Argument(metavar="DAY", help="When; asked for, today offered.")] = None
    list_: Annotated[bool, typer.Option("--list", help="List every event that can be recorded.")] = False
    key: Annotated[
        str | None, typer.Option("--key", help="Into which record, where not the newest that waits for it.")
    ] = None
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="Another field of the record; may be repeated."),
    ] = None


def record(typed: RecordOptions) -> int:
    """Enter the day of something that happened, such as a request, a notice or a plan; --list names all."""
    from senco_cli.actions import record as action
    from senco_cli.actions.record_school import is_of_school
    from senco_cli.cli.record_school import record_for_school

    session = typed.session
    if typed.list_:
        workspace = session.workspace() if typed.out and session.is_in_records else None
        with listed_in(session, workspace, out=typed.out, force=typed.force) as screen:
            _print_list(screen, typed.form)
        return 0
    typed.refuse_file(hint="senco record --list --out FILE")
    workspace = session.workspace(writing=True, dry_run=typed.dry_run)
    asks = Answers(session, workspace.today, asking=session.can_ask)
    what = action.event_named(typed.event or _ask_event(session))
    if is_of_school(what):
        if typed.pupil and typed.day:
            raise UsageError(f"{what.name} concerns the whole school: leave the pupil out")
        when = asks.day("DAY", typed.pupil, _WHEN)
        return record_for_school(session, workspace, what, on=when, typed=typed.set_ or [], dry_run=typed.dry_run)
    who = pick_pupil(session, workspace.root, typed.pupil or ask(session, "Which pupil", option="PUPIL", read=str))
    when = asks.day("DAY", typed.day, _WHEN)
    place = _place(session, workspace, what, who, on=when, key=typed.key)
    more = _more(session, what, place, typed=typed.set_ or [], today=workspace.today)
    entered = action.enter(workspace, what, who, on=when, place=place, more=more)
    if typed.dry_run or not entered.committed.changes:
        session.print(entered.committed.diff or "nothing was changed: the record holds that already")
        return 0
    say_saved(session, f"{what.says}: {show_day(when)}, in {place.path}", entered.committed)
    _say_next(session, entered, pupil=who)
    return 0


def _place(
    session: Session, workspace: Workspace, event: RecordEvent, pupil: str, *, on: date, key: str | None
) -> Place:
    """The record that the event goes into; which of several it ends is asked, where somebody can be asked."""
    from senco_cli.actions import record as action
    from senco_cli.actions.record_waiting import SeveralOpen
    from senco_cli.model.codes import code_set

    try:
        return action.find_place(workspace, event, pupil, on=on, key=key)
    except SeveralOpen as several:
        if not session.can_ask:
            raise
        abouts = code_set("dispute_about") if event.kind == "dispute" else None
        choices = [(name, abouts.name_of(about) if abouts and about else name) for name, about in several.found]
        chosen = choose(session, "Which one?", choices, option="--key")
        return action.find_place(workspace, event, pupil, on=on, key=chosen)


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


def _say_next(session: Session, entered: Entered, *, pupil: str) -> None:
    for name, held in entered.cleared.items():
        session.print(f"taken out: {name} {held.isoformat()}, which answered the day before this one; history keeps it")
    show_effect(session, entered.effect, offered=entered.next)
    for each in entered.next:
        into = entered.place.key if each.kind == entered.place.kind.kind and not each.begins else None
        session.print(f"next: {each.says}: senco record {each.name} {pupil}" + (f" --key {into}" if into else ""))
