"""`senco set-attendance`."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli import answers
from senco_cli.cli.ask import ask
from senco_cli.cli.options import DryRunOption, OnOption, RecordsOption, YesOption, parse_on
from senco_cli.cli.pupils import PupilArgument, pick_pupil
from senco_cli.cli.session import Session
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.set_attendance import Figures, PartTime
    from senco_cli.actions.workspace import Workspace

_PART_TIME = ("--part-time-to", "--hours", "--reason", "--agreed", "--la-told", "--review-by")


def set_attendance(
    ctx: typer.Context,
    pupil: PupilArgument,
    possible: Annotated[
        int | None, typer.Option("--possible", min=1, help="Sessions the pupil could have come to; asked for.")
    ] = None,
    authorised: Annotated[
        int | None, typer.Option("--authorised", min=0, help="Sessions missed with leave; asked for.")
    ] = None,
    unauthorised: Annotated[
        int | None, typer.Option("--unauthorised", min=0, help="Sessions missed without leave; asked for.")
    ] = None,
    percent: Annotated[
        str | None, typer.Option("--percent", help="Attendance in per cent, where the sessions are not known.")
    ] = None,
    from_day: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Counted from this day, where not the year's first.")
    ] = None,
    to_day: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Counted up to this day; asked for, else today.")
    ] = None,
    part_time: Annotated[
        str | None, typer.Option("--part-time", metavar="DATE", help="A part-time timetable begins on this day.")
    ] = None,
    part_time_to: Annotated[
        str | None, typer.Option("--part-time-to", metavar="DATE", help="The day by which full time is back.")
    ] = None,
    hours: Annotated[str | None, typer.Option("--hours", help="Of a part-time timetable: hours a week.")] = None,
    reason: Annotated[str | None, typer.Option("--reason", help="Of a part-time timetable: why.")] = None,
    agreed: Annotated[
        str | None, typer.Option("--agreed", metavar="DATE", help="The day the parents agreed to it.")
    ] = None,
    la_told: Annotated[
        str | None, typer.Option("--la-told", metavar="DATE", help="The day the authority was told of it.")
    ] = None,
    review_by: Annotated[
        str | None, typer.Option("--review-by", metavar="DATE", help="The day by which it is looked at again.")
    ] = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Write down a pupil's attendance, or that a part-time timetable begins.

    Days of suspension are counted from the record of each; senco record suspended enters one.
    """
    from senco_cli.actions import set_attendance as action

    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace(writing=True, dry_run=dry_run)
    key = pick_pupil(session, workspace.root, pupil)
    details = dict(zip(_PART_TIME, (part_time_to, hours, reason, agreed, la_told, review_by), strict=True))
    strange = [option for option, value in details.items() if value is not None and part_time is None]
    if strange:
        raise UsageError(f"{strange[0]} needs --part-time", hint="--part-time 2026-11-23   the day it begins")
    if part_time is not None:
        prepared = action.prepare_part_time(workspace, key, _timetable(session, part_time, details, workspace.today))
        answers.finish(session, workspace, prepared, said=f"added part-time timetable ({key})", yes=yes)
    if part_time is None or any(each is not None for each in (possible, authorised, unauthorised, percent)):
        figures = _figures(session, (possible, authorised, unauthorised), percent, (from_day, to_day), workspace.today)
        prepared = action.prepare_attendance(workspace, key, figures)
        answers.finish(session, workspace, prepared, said=f"set attendance ({key})", yes=yes)
    if not dry_run:
        _say_level(session, workspace, key)
    return 0


def _figures(
    session: Session,
    typed: tuple[int | None, int | None, int | None],
    percent: str | None,
    days: tuple[str | None, str | None],
    today: date,
) -> Figures:
    from senco_cli.actions.set_attendance import Figures

    possible, authorised, unauthorised = typed
    asking = session.can_ask and percent is None and None in typed
    if percent is None and possible is None:
        possible = ask(session, "Sessions the pupil could have come to", option="--possible or --percent", read=_whole)
    if asking and authorised is None:
        authorised = ask(session, "Sessions missed with leave", option="--authorised", read=_whole, default="0")
    if asking and unauthorised is None:
        unauthorised = ask(session, "Sessions missed without leave", option="--unauthorised", read=_whole, default="0")
    return Figures(
        percent=None if percent is None else _per_cent(percent),
        from_on=answers.given_past_day("--from", days[0], today=today),
        to_on=answers.past_day(session, days[1], "Counted up to which day", option="--to", today=today, asking=asking),
        possible=possible,
        authorised=authorised,
        unauthorised=unauthorised,
    )


def _timetable(session: Session, begins: str, details: dict[str, str | None], today: date) -> PartTime:
    from senco_cli.actions.set_attendance import PartTime

    from_on = answers.given_day("--part-time", begins)
    assert from_on is not None
    asking = session.can_ask and all(value is None for value in details.values())
    hours = answers.maybe_text(session, details["--hours"], "Hours in school a week", option="--hours", asking=asking)

    def day(option: str, question: str, *, latest: date | None = None) -> date | None:
        return answers.maybe_day(session, details[option], question, option=option, asking=asking, latest=latest)

    found = PartTime(
        from_on=from_on,
        to_on=day("--part-time-to", "By when is full time back"),
        hours_per_week=hours,
        reason=answers.maybe_text(session, details["--reason"], "Why", option="--reason", asking=asking),
        agreed_with_parents_on=day("--agreed", "When did the parents agree", latest=today),
        la_told_on=answers.given_past_day("--la-told", details["--la-told"], today=today),
        review_by=day("--review-by", "By when is it looked at again"),
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
