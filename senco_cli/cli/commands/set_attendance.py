"""`senco set-attendance`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli import answers
from senco_cli.cli.answers import Answers
from senco_cli.cli.ask import ask
from senco_cli.cli.option_groups import WriteOptions
from senco_cli.cli.pupils import PupilArgument, pick_pupil
from senco_cli.cli.session import Session
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.set_attendance import Figures, PartTime
    from senco_cli.actions.workspace import Workspace

_PART_TIME = ("--part-time-to", "--hours", "--reason", "--agreed", "--la-told", "--review-by")


class AttendanceOptions(WriteOptions):
    """What can be typed about attendance."""

    possible: Annotated[
        int | None, typer.Option("--possible", min=1, help="Sessions the pupil could have come to; asked for.")
    ] = None
    authorised: Annotated[
        int | None, typer.Option("--authorised", min=0, help="Sessions missed with leave; asked for.")
    ] = None
    unauthorised: Annotated[
        int | None, typer.Option("--unauthorised", min=0, help="Sessions missed without leave; asked for.")
    ] = None
    percent: Annotated[
        str | None, typer.Option("--percent", help="Attendance in per cent, where the sessions are not known.")
    ] = None
    from_day: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Counted from this day, where not the year's first.")
    ] = None
    to_day: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Counted up to this day; asked for, else today.")
    ] = None
    part_time: Annotated[
        str | None, typer.Option("--part-time", metavar="DATE", help="A part-time timetable begins on this day.")
    ] = None
    part_time_to: Annotated[
        str | None, typer.Option("--part-time-to", metavar="DATE", help="The day by which full time is back.")
    ] = None
    hours: Annotated[str | None, typer.Option("--hours", help="Of a part-time timetable: hours a week.")] = None
    reason: Annotated[str | None, typer.Option("--reason", help="Of a part-time timetable: why.")] = None
    agreed: Annotated[
        str | None, typer.Option("--agreed", metavar="DATE", help="The day the parents agreed to it.")
    ] = None
    la_told: Annotated[
        str | None, typer.Option("--la-told", metavar="DATE", help="The day the authority was told of it.")
    ] = None
    review_by: Annotated[
        str | None, typer.Option("--review-by", metavar="DATE", help="The day by which it is looked at again.")
    ] = None


def set_attendance(pupil: PupilArgument, typed: AttendanceOptions) -> int:
    """Write down a pupil's attendance, or that a part-time timetable begins.

    Days of suspension are counted from the record of each; senco record suspended enters one.
    """
    from senco_cli.actions import set_attendance as action

    session, workspace = typed.begin()
    key = pick_pupil(session, workspace.root, pupil)
    details = (typed.part_time_to, typed.hours, typed.reason, typed.agreed, typed.la_told, typed.review_by)
    strange = [option for option, value in zip(_PART_TIME, details, strict=True) if value is not None]
    if strange and typed.part_time is None:
        raise UsageError(f"{strange[0]} needs --part-time", hint="--part-time 2026-11-23   the day it begins")
    if typed.part_time is not None:
        asks = Answers(session, workspace.today, session.can_ask and not strange)
        prepared = action.prepare_part_time(workspace, key, _timetable(asks, typed))
        answers.finish(session, workspace, prepared, said=f"added part-time timetable ({key})", yes=typed.yes)
    sessions = (typed.possible, typed.authorised, typed.unauthorised)
    if typed.part_time is None or typed.percent is not None or any(each is not None for each in sessions):
        asks = Answers(session, workspace.today, session.can_ask and typed.percent is None and None in sessions)
        prepared = action.prepare_attendance(workspace, key, _figures(asks, typed))
        answers.finish(session, workspace, prepared, said=f"set attendance ({key})", yes=typed.yes)
    if not typed.dry_run:
        _say_level(session, workspace, key)
    return 0


def _figures(asks: Answers, typed: AttendanceOptions) -> Figures:
    from senco_cli.actions.set_attendance import Figures

    possible = typed.possible
    if typed.percent is None and possible is None:
        question = "Sessions the pupil could have come to"
        possible = ask(asks.session, question, option="--possible or --percent", read=_whole)
    return Figures(
        percent=None if typed.percent is None else _per_cent(typed.percent),
        from_on=asks.given_past_day("--from", typed.from_day),
        authorised=_missed(asks, "--authorised", typed.authorised, "Sessions missed with leave"),
        unauthorised=_missed(asks, "--unauthorised", typed.unauthorised, "Sessions missed without leave"),
        to_on=asks.past_day("--to", typed.to_day, "Counted up to which day"),
        possible=possible,
    )


def _missed(asks: Answers, option: str, typed: int | None, question: str) -> int | None:
    if typed is not None or not asks.asking:
        return typed
    return ask(asks.session, question, option=option, read=_whole, default="0")


def _timetable(asks: Answers, typed: AttendanceOptions) -> PartTime:
    from senco_cli.actions.set_attendance import PartTime

    from_on = answers.given_day("--part-time", typed.part_time)
    assert from_on is not None
    hours = asks.maybe_text("--hours", typed.hours, "Hours in school a week")
    found = PartTime(
        from_on=from_on,
        to_on=asks.maybe_day("--part-time-to", typed.part_time_to, "By when is full time back"),
        hours_per_week=hours,
        reason=asks.maybe_text("--reason", typed.reason, "Why"),
        agreed_with_parents_on=asks.maybe_past_day("--agreed", typed.agreed, "When did the parents agree"),
        la_told_on=asks.given_past_day("--la-told", typed.la_told),
        review_by=asks.maybe_day("--review-by", typed.review_by, "By when is it looked at again"),
    )
    answers.refuse_backwards(("--part-time", found.from_on), ("--part-time-to", found.to_on))
    answers.refuse_backwards(("--part-time", found.from_on), ("--review-by", found.review_by))
    return found


def _say_level(session: Session, workspace: Workspace, key: str) -> None:
    from senco_cli.actions.attendance import pupil_attendance
    from senco_cli.cli.show_attendance import figure_lines

    figures = pupil_attendance(workspace, key)
    for line in figure_lines(figures) if figures else ():
        session.print(line)


def _whole(answer: str) -> int:
    text = answer.strip()
    if not (text.isascii() and text.isdigit() and len(text) <= len("1000")):
        raise UsageError("write a whole number of sessions, like 120; a day has two")
    return int(text)


def _per_cent(typed: str) -> Decimal:
    text = typed.strip().removesuffix("%").strip()
    if not re.fullmatch(r"\d{1,3}(?:\.\d{1,2})?", text, re.ASCII) or Decimal(text) > Decimal(100):
        raise UsageError("--percent: that is not a number from 0 to 100", hint="--percent 91.2")
    return Decimal(text)
