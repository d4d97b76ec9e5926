"""`senco add-pupil`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.ask import ask, confirm, given_or_asked
from senco_cli.cli.codes import choose_code, read_code, read_codes
from senco_cli.cli.options import DryRunOption, OnOption, RecordsOption, YesOption, parse_day_option, parse_on
from senco_cli.cli.session import Session
from senco_cli.cli.show_writes import say_saved, show_writes
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.add_pupil import NewPupil

_ASKED = "asked for when not given"


def add_pupil(
    ctx: typer.Context,
    forename: Annotated[str | None, typer.Option("--forename", help=f"Legal forename; {_ASKED}.")] = None,
    surname: Annotated[str | None, typer.Option("--surname", help=f"Legal surname; {_ASKED}.")] = None,
    born: Annotated[
        str | None, typer.Option("--date-of-birth", "--born", metavar="DATE", help=f"Date of birth; {_ASKED}.")
    ] = None,
    status: Annotated[str | None, typer.Option("--status", help=f"SEN status: N, K or E; {_ASKED}.")] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help=f"The day the status began; {_ASKED}.")
    ] = None,
    need: Annotated[
        list[str] | None, typer.Option("--need", help=f"Type of need, main one first; may be repeated; {_ASKED}.")
    ] = None,
    known_as: Annotated[str | None, typer.Option("--known-as", help="The forename people use.")] = None,
    upn: Annotated[str | None, typer.Option("--upn", help="Unique pupil number.")] = None,
    class_name: Annotated[str | None, typer.Option("--class", help="Class or tutor group.")] = None,
    year_taught: Annotated[
        str | None, typer.Option("--year-taught", help="Year group, where it is not the one of the pupil's age.")
    ] = None,
    circumstance: Annotated[
        list[str] | None, typer.Option("--circumstance", help="Pupil premium, EAL, looked after ...; may be repeated.")
    ] = None,
    reason: Annotated[str | None, typer.Option("--reason", help="Why this status.")] = None,
    plan_made_on: Annotated[
        str | None, typer.Option("--plan-made-on", metavar="DATE", help="With E: the day the EHC plan was first made.")
    ] = None,
    anyway: Annotated[bool, typer.Option("--anyway", help="Add even if the same child seems to be there.")] = False,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Write down a new pupil. Whatever is not given as an option is asked for."""
    from senco_cli.actions import add_pupil as action

    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace(writing=True, dry_run=dry_run)
    today = workspace.today
    answers = action.NewPupil(
        forename=given_or_asked(session, forename, "Forename", option="--forename"),
        surname=given_or_asked(session, surname, "Surname", option="--surname"),
        date_of_birth=_birthday(session, born, today),
        status=_status(session, status, today),
        known_as=known_as,
        upn=upn,
        class_name=class_name,
        year_taught=read_code("nc_year", year_taught, option="--year-taught") if year_taught else None,
        circumstances=read_codes("circumstance", circumstance, option="--circumstance", on=today),
        reason=reason,
    )
    pupil = _with_status(session, answers, today, since=since, need=need, plan_made_on=plan_made_on)
    prepared = action.prepare_pupil(workspace, pupil, anyway=anyway)
    _doubt_upn(session, upn)
    show_writes(session, prepared.writes)
    if dry_run:
        return 0
    if not yes and session.can_ask and not confirm(session, "Write this?", unless_said=True):
        session.note("nothing was written")
        return 0
    added = action.add_pupil(workspace, prepared)
    say_saved(session, f"added pupil {added.key}", added.committed)
    if pupil.status == "K":
        session.print(f"next: The parents were told of SEN support: senco record parents-told-of-support {added.key}")
    if pupil.status == "E" and pupil.plan_made_on is None:
        session.print(f"next: The EHC plan was first made: senco record plan-made {added.key}")
    session.print(f"next: senco show {added.key}")
    return 0


def _with_status(
    session: Session,
    pupil: NewPupil,
    today: date,
    *,
    since: str | None,
    need: list[str] | None,
    plan_made_on: str | None,
) -> NewPupil:
    def day_of_life(option: str, answer: str) -> date:
        day = _past(option, answer, today)
        if day < pupil.date_of_birth:
            raise UsageError(f"{option}: that is before the pupil was born", hint="write a later day")
        return day

    def maybe_day(answer: str) -> date | None:
        return day_of_life("plan first made on", answer) if answer.strip() else None

    began = (
        ask(session, "Since when", option="--since", read=partial(day_of_life, "since when"), default=today.isoformat())
        if since is None
        else day_of_life("--since", since)
    )
    needs = read_codes("type_of_need", need, option="--need", on=today)
    if not needs and pupil.status != "N":
        needs = (choose_code(session, "type_of_need", "Main need?", option="--need", on=today),)
    made_on = None if plan_made_on is None else day_of_life("--plan-made-on", plan_made_on)
    if made_on and pupil.status != "E":
        raise UsageError("--plan-made-on goes with status E only", hint="--status E   or leave --plan-made-on out")
    if made_on is None and pupil.status == "E" and session.can_ask:
        made_on = ask(session, "EHC plan first made on (Return if not known)", option="--plan-made-on", read=maybe_day)
    return replace(pupil, since=began, needs=needs, plan_made_on=made_on)


def _status(session: Session, typed: str | None, today: date) -> str:
    if typed is not None:
        return read_code("sen_provision", typed, option="--status", on=today)
    return choose_code(session, "sen_provision", "SEN status?", option="--status", on=today, only="N K E")


def _birthday(session: Session, typed: str | None, today: date) -> date:
    if typed is not None:
        return _past("--date-of-birth", typed, today)
    return ask(
        session,
        "Date of birth (year-month-day)",
        option="--date-of-birth",
        read=lambda answer: _past("date of birth", answer, today),
    )


def _past(option: str, typed: str, today: date) -> date:
    day = parse_day_option(option, typed)
    if day > today:
        raise UsageError(f"{option}: that day is still to come", hint="write a day that has been")
    return day


def _doubt_upn(session: Session, upn: str | None) -> None:
    from senco_cli.model.upn import doubt

    wrong = doubt(upn.upper()) if upn else None
    if wrong:
        session.note(f"warning: the UPN {wrong}; it is written down as it is")
