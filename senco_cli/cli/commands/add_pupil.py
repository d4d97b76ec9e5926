"""`senco add-pupil`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.answers import Answers, has_been, is_agreed
from senco_cli.cli.ask import ask, choose
from senco_cli.cli.codes import read_code, read_codes
from senco_cli.cli.option_groups import WriteOptions
from senco_cli.cli.session import Session
from senco_cli.cli.show_writes import say_saved, show_writes
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.add_pupil import NewPupil, PupilAlreadyThere

_ASKED = "asked for when not given"


class NewPupilOptions(WriteOptions):
    """What can be typed about a new pupil."""

    forename: Annotated[
        str | None, typer.Option("--forename", help=f"Legal forename, a hyphen for a pupil who has none; {_ASKED}.")
    ] = None
    surname: Annotated[str | None, typer.Option("--surname", help=f"Legal surname; {_ASKED}.")] = None
    born: Annotated[
        str | None, typer.Option("--date-of-birth", "--born", metavar="DATE", help=f"Date of birth; {_ASKED}.")
    ] = None
    status: Annotated[str | None, typer.Option("--status", help=f"SEN status: N, K or E; {_ASKED}.")] = None
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help=f"The day the status began; {_ASKED}.")
    ] = None
    need: Annotated[
        list[str] | None, typer.Option("--need", help=f"Type of need, main one first; may be repeated; {_ASKED}.")
    ] = None
    known_as: Annotated[str | None, typer.Option("--known-as", help="The forename people use.")] = None
    upn: Annotated[str | None, typer.Option("--upn", help="Unique pupil number.")] = None
    former_upn: Annotated[
        list[str] | None, typer.Option("--former-upn", help="An earlier unique pupil number; may be repeated.")
    ] = None
    uln: Annotated[str | None, typer.Option("--uln", help="Unique learner number, from age 14.")] = None
    class_name: Annotated[str | None, typer.Option("--class", help="Class or tutor group.")] = None
    year_taught: Annotated[
        str | None, typer.Option("--year-taught", help="Year group, where it is not the one of the pupil's age.")
    ] = None
    circumstance: Annotated[
        list[str] | None, typer.Option("--circumstance", help="Pupil premium, EAL, looked after ...; may be repeated.")
    ] = None
    reason: Annotated[str | None, typer.Option("--reason", help="Why this status.")] = None
    plan_made_on: Annotated[
        str | None, typer.Option("--plan-made-on", metavar="DATE", help="With E: the day the EHC plan was first made.")
    ] = None
    anyway: Annotated[bool, typer.Option("--anyway", help="Add even if the same child seems to be there.")] = False


def add_pupil(typed: NewPupilOptions) -> int:
    """Write down a new pupil. Whatever is not given as an option is asked for."""
    from senco_cli.actions import add_pupil as action

    session, workspace = typed.begin()
    asks = Answers(session, workspace.today, asking=session.can_ask)
    forename = asks.text("--forename", typed.forename, "Forename (a hyphen for none)")
    surname = asks.text("--surname", typed.surname, "Surname")
    birthday = _birthday(asks, typed.born)
    names = (forename, typed.known_as)
    twin = None if typed.anyway else action.find_twin(workspace, names, surname, born=birthday, upn=typed.upn)
    if twin:
        _ask_about(session, twin)
    answers = action.NewPupil(
        forename=forename,
        surname=surname,
        date_of_birth=birthday,
        status=asks.code("--status", typed.status, "sen_provision", "SEN status?", only="N K E"),
        known_as=typed.known_as,
        upn=typed.upn,
        former_upns=tuple(typed.former_upn or ()),
        uln=typed.uln,
        class_name=typed.class_name,
        year_taught=read_code("nc_year", typed.year_taught, option="--year-taught") if typed.year_taught else None,
        circumstances=read_codes("circumstance", typed.circumstance, option="--circumstance", on=asks.today),
        reason=typed.reason,
    )
    pupil = _with_status(asks, answers, typed)
    prepared = action.prepare_pupil(workspace, pupil, anyway=typed.anyway or twin is not None)
    _doubt_numbers(session, [typed.upn, *(typed.former_upn or ())], typed.uln)
    show_writes(session, prepared.writes)
    if is_agreed(session, workspace, yes=typed.yes):
        added = action.add_pupil(workspace, prepared)
        say_saved(session, f"added pupil {added.key}", added.committed)
        _say_next(session, pupil, added.key)
    return 0


def _say_next(session: Session, pupil: NewPupil, key: str) -> None:
    if pupil.status == "K":
        session.print(f"next: The parents were told of SEN support: senco record parents-told-of-support {key}")
    if pupil.status == "E" and pupil.plan_made_on is None:
        session.print(f"next: The EHC plan was first made: senco record plan-made {key}")
    session.print(f"next: senco show {key}")


def _ask_about(session: Session, twin: PupilAlreadyThere) -> None:
    """Ask whether they are two children. Raises PupilAlreadyThere where they are not, or nobody can be asked."""
    if not session.can_ask:
        raise twin
    session.note(f"pupil {twin.key} is there already, with the same {twin.same}")
    choices = (("stop", f"the same child: senco show {twin.key} has what is recorded"), ("add", "another child: go on"))
    if choose(session, "Which is it?", choices, option="--anyway") == "stop":
        raise twin


def _with_status(asks: Answers, pupil: NewPupil, typed: NewPupilOptions) -> NewPupil:
    def day_of_life(option: str, answer: str) -> date:
        day = has_been(option, answer, asks.today)
        if day < pupil.date_of_birth:
            raise UsageError(f"{option}: that is before the pupil was born", hint="write a later day")
        return day

    def maybe_day(answer: str) -> date | None:
        return day_of_life("plan first made on", answer) if answer.strip() else None

    session, today, plan_made = asks.session, asks.today, typed.plan_made_on
    read = partial(day_of_life, "since when")
    began = (
        ask(session, "Since when", option="--since", read=read, default=today.isoformat())
        if typed.since is None
        else day_of_life("--since", typed.since)
    )
    needs = read_codes("type_of_need", typed.need, option="--need", on=today)
    if not needs and pupil.status != "N":
        needs = (asks.code("--need", None, "type_of_need", "Main need?"),)
    made_on = None if plan_made is None else day_of_life("--plan-made-on", plan_made)
    if made_on and pupil.status != "E":
        raise UsageError("--plan-made-on goes with status E only", hint="--status E   or leave --plan-made-on out")
    if made_on is None and pupil.status == "E" and asks.asking:
        made_on = ask(session, "EHC plan first made on (Return if not known)", option="--plan-made-on", read=maybe_day)
    return replace(pupil, since=began, needs=needs, plan_made_on=made_on)


def _birthday(asks: Answers, typed: str | None) -> date:
    if typed is not None:
        return has_been("--date-of-birth", typed, asks.today)
    question = "Date of birth (year-month-day)"
    return ask(
        asks.session,
        question,
        option="--date-of-birth",
        read=lambda answer: has_been("date of birth", answer, asks.today),
    )


def _doubt_numbers(session: Session, upns: Sequence[str | None], uln: str | None) -> None:
    from senco_cli.model.uln import doubt as uln_doubt
    from senco_cli.model.upn import doubt

    doubts = [("UPN", doubt(upn.upper())) for upn in upns if upn] + ([("ULN", uln_doubt(uln))] if uln else [])
    for which, wrong in doubts:
        if wrong:
            session.note(f"warning: the {which} {wrong}; it is written down as it is")
