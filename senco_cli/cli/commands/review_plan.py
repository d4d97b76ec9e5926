"""`senco review-plan`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.ask import ask, choose, confirm
from senco_cli.cli.codes import read_code
from senco_cli.cli.list_file import ListedOptions, listed_in
from senco_cli.cli.next_steps import say_next
from senco_cli.cli.option_groups import WriteOptions
from senco_cli.cli.options import (
    ListFormat,
    parse_day_option,
)
from senco_cli.cli.output import print_csv, print_json, show_day, show_faults
from senco_cli.cli.pupils import MaybePupilArgument, pick_pupil
from senco_cli.cli.session import ForReadingOnly, Session
from senco_cli.cli.show_writes import say_saved
from senco_cli.errors import ExitStatus, UsageError
from senco_cli.model.phrases import how_many

if TYPE_CHECKING:
    from senco_cli.actions.review_pick import ChosenReview
    from senco_cli.actions.review_plan import Planning
    from senco_cli.actions.review_year import YearSheet
    from senco_cli.actions.workspace import Workspace

_OTHER = "other-meeting"


class PlanOptions(WriteOptions):
    """What can be typed about meetings that are to be planned."""

    meeting: Annotated[
        str | None, typer.Option("--meeting", metavar="DATE", help="The day for the meeting; asked for.")
    ] = None
    type_: Annotated[
        str | None, typer.Option("--type", help="annual, early, phase-transfer or interim; asked for.")
    ] = None
    move: Annotated[
        bool | None,
        typer.Option("--move/--another", help="Move the meeting that is arranged already, or plan another; asked for."),
    ] = None
    year: Annotated[
        str | None, typer.Option("--year", metavar="YEAR", help="Plan the whole school's academic year, like 2026/27.")
    ] = None
    most_per_week: Annotated[
        int | None,
        typer.Option(
            "--most-per-week", min=1, max=100, help="With --year: no more meetings a week; else as in the settings."
        ),
    ] = None
    blocked: Annotated[
        list[str] | None,
        typer.Option(
            "--blocked",
            metavar="DATE",
            help="A day, or DATE..DATE, without meetings, besides those in the settings; may be repeated.",
        ),
    ] = None
    everything: Annotated[
        bool, typer.Option("--all", help="With --year: every meeting and every pupil whose review cannot be in time.")
    ] = False


def review_plan(
    pupil: MaybePupilArgument = None,
    *,
    listed: ListedOptions,
    typed: PlanOptions,
) -> int:
    """Propose lawful days for a pupil's review meeting, or lay out a whole year of reviews with --year.

    A day you choose is never refused for what it breaks; that is said plainly first, and nothing is written until you
    agree.
    """
    if bool(pupil) == bool(typed.year):
        raise UsageError("name a pupil, or a year for the whole school", hint="senco review-plan --year 2026/27")
    if typed.year and (typed.meeting or typed.type_ or typed.move is not None):
        raise UsageError("--meeting, --type and --move are for one pupil", hint="leave --year out and name the pupil")
    if pupil and (typed.most_per_week or typed.everything):
        raise UsageError("--most-per-week and --all go with --year", hint="leave them out")
    if typed.meeting:
        listed.refuse_file(hint="leave --out or --meeting away")
    session = typed.session
    # Many only look at what is proposed, so that nothing is refused here that is not written.
    workspace = session.workspace(dry_run=typed.dry_run)
    if typed.year:
        return _plan_year(session, workspace, _academic_year(typed.year), typed, listed=listed)
    return _plan_pupil(session, workspace, pick_pupil(session, workspace.root, pupil), typed, listed=listed)


def _plan_pupil(session: Session, workspace: Workspace, key: str, typed: PlanOptions, *, listed: ListedOptions) -> int:
    from senco_cli.actions import review_plan as action
    from senco_cli.cli.show_planning import proposal_fields, show_broken, show_window

    planning = action.begin_planning(workspace, key, blocked=_blocked(typed.blocked))
    if listed.form is not ListFormat.TABLE and typed.meeting is None:
        rows = [proposal_fields(each) for each in planning.window.proposals]
        with listed_in(session, workspace, out=listed.out, force=listed.force) as place:
            _print_rows(place, rows, listed.form)
        return 0
    if typed.meeting is None:
        show_window(session, planning.window)
    day = _chosen_day(session, planning, typed.meeting)
    if day is None:
        session.note(f"nothing was written; senco review-plan {key} --meeting DATE says what a day breaks, and asks")
        return 0
    # That a meeting is arranged already is no fault of the day to which that very meeting is moved.
    kind = read_code("review_type", typed.type_, option="--type") if typed.type_ else None
    broken = action.broken_by(planning, day, review_type=kind)
    show_broken(session, [each for each in broken if not typed.move or each.about != _OTHER], day)
    moved = _moved(session, planning, day=day, move=typed.move)
    kind = kind or _type(session, planning, day=day, moved=moved)
    if not workspace.dry_run and not typed.yes and not confirm(session, f"Write down the meeting of {show_day(day)}?"):
        session.note("nothing was written")
        return 0
    return _write(session, workspace, planning=planning, day=day, kind=kind, moved=moved)


def _write(
    session: Session, workspace: Workspace, *, planning: Planning, day: date, kind: str, moved: ChosenReview | None
) -> int:
    from senco_cli.actions import review_plan as action
    from senco_cli.actions.review_next import outlook

    key = planning.file.key
    _refuse_reading_only(session, workspace)
    if moved:
        committed = action.move(workspace, moved, meeting_on=day, review_type=kind)
    else:
        committed = action.arrange(workspace, planning, meeting_on=day, review_type=kind)
    if workspace.dry_run:
        session.print(committed.diff)
        return 0
    verb = f"moved from {show_day(moved.review.meeting_on)} to" if moved else "planned for"
    say_saved(session, f"pupil {key}: {kind} review {verb} {show_day(day)}", committed)
    say_next(session, outlook(workspace, key), today=workspace.today)
    return 0


def _chosen_day(session: Session, planning: Planning, typed: str | None) -> date | None:
    if typed:
        return parse_day_option("--meeting", typed)
    if not session.can_ask:
        return None
    proposals = planning.window.proposals

    def read(answer: str) -> date | None:
        if answer.isdigit() and 1 <= int(answer) <= len(proposals):
            return proposals[int(answer) - 1].day.on
        return parse_day_option("day", answer) if answer else None

    return ask(session, "Number or day of the meeting (Return for none)", option="--meeting DATE", read=read)


def _moved(session: Session, planning: Planning, *, day: date, move: bool | None) -> ChosenReview | None:
    from senco_cli.actions.review_plan import arranged_meetings

    arranged = arranged_meetings(planning)
    if not arranged or move is False:
        return None
    if move is None:
        said = show_day(arranged[0].review.meeting_on)
        choices = [("move", f"move the meeting of {said} to {show_day(day)}"), ("another", "plan another meeting")]
        move = choose(session, "A meeting is arranged already.", choices, option="--move or --another") == "move"
    return arranged[0] if move else None


def _type(session: Session, planning: Planning, *, day: date, moved: ChosenReview | None) -> str:
    from senco_cli.actions.review_plan import offered_types
    from senco_cli.model.codes import code_set

    if moved:
        return moved.review.type
    offered = offered_types(planning, day)
    if not session.can_ask:
        return offered[0]
    names = code_set("review_type")
    return choose(session, "What kind of review?", [(code, names.name_of(code)) for code in offered], option="--type")


def _plan_year(session: Session, workspace: Workspace, year: str, typed: PlanOptions, *, listed: ListedOptions) -> int:
    from senco_cli.actions import review_year as action
    from senco_cli.cli.show_year_plan import show_year_plan

    sheet = action.lay_out_year(workspace, year, most_per_week=typed.most_per_week, blocked=_blocked(typed.blocked))
    if listed.form is ListFormat.TABLE:
        show_year_plan(session, sheet, everything=typed.everything)
    else:
        with listed_in(session, workspace, out=listed.out, force=listed.force) as place:
            _print_year(place, sheet, listed.form)
    show_faults(session, workspace.root, sheet.faults)
    status = ExitStatus.FINDINGS if sheet.plan.not_met or sheet.faults else ExitStatus.DONE
    if not sheet.plan.placed:
        return status
    if workspace.dry_run:
        session.print(action.write_year(workspace, sheet).diff)
        return status
    if not typed.yes and (not session.can_ask or listed.form is not ListFormat.TABLE):
        session.note("no meeting was written down; --yes writes these down")
        return status
    if not typed.yes and not confirm(session, f"Write down these {len(sheet.plan.placed)} meetings?"):
        session.note("nothing was written")
        return status
    _refuse_reading_only(session, workspace)
    number = len(sheet.plan.placed)
    say_saved(session, f"planned {how_many(number, 'review')}", action.write_year(workspace, sheet))
    return status


def _refuse_reading_only(session: Session, workspace: Workspace) -> None:
    if not workspace.dry_run and session.is_for_reading_only(workspace.root):
        raise ForReadingOnly


def _print_year(session: Session, sheet: YearSheet, as_format: ListFormat) -> None:
    from senco_cli.cli.show_year_plan import placed_fields, year_fields

    if as_format is ListFormat.JSON:
        print_json(session, year_fields(sheet))
    else:
        _print_rows(session, [placed_fields(sheet, each) for each in sheet.plan.placed], as_format)


def _print_rows(session: Session, rows: list[dict[str, object]], as_format: ListFormat) -> None:
    if as_format is ListFormat.JSON:
        print_json(session, rows)
    else:
        print_csv(session, rows, list(rows[0]) if rows else ["meeting_on"])


def _academic_year(typed: str) -> str:
    match = re.fullmatch(r"(\d{4})/(\d{2})", typed.strip(), re.ASCII)
    if match is None or (int(match[1]) + 1) % 100 != int(match[2]):
        raise UsageError("--year: that is not an academic year", hint="write it like 2026/27")
    return typed.strip()


def _blocked(typed: list[str] | None) -> frozenset[date]:
    found: set[date] = set()
    for each in typed or ():
        first, _, last = each.partition("..")
        start = parse_day_option("--blocked", first)
        end = parse_day_option("--blocked", last) if last else start
        if end < start:
            raise UsageError("--blocked: ends before it begins", hint="2027-03-01..2027-03-05")
        found.update(start + timedelta(days=number) for number in range((end - start).days + 1))
    return frozenset(found)
