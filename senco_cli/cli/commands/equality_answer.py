"""`senco equality-answer`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.ask import confirm, some_text
from senco_cli.cli.codes import read_code
from senco_cli.cli.equality_walk import Given, asked, keep, show_question, walk
from senco_cli.cli.options import DryRunOption, OnOption, RecordsOption, YesOption, parse_day_option, parse_on
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.session import Session
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.workspace import Workspace
    from senco_cli.actions.write import Write

_ITEM = re.compile(r"[eE]\d{1,2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Typed:
    """The words of the command line: whose checklist, which item, and which answer."""

    pupil: tuple[str, ...]
    item: str | None
    result: str | None


def equality_answer(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PUPIL] [ITEM] [RESULT]",
            help="Key or any part of the name, an item like E04, and yes, part, no or na; without an item, all open.",
        ),
    ] = None,
    school: Annotated[bool, typer.Option("--school", help="Answer for the school instead of a pupil.")] = False,
    evidence: Annotated[str | None, typer.Option("--evidence", help="What shows it, or why it is so.")] = None,
    owner: Annotated[str | None, typer.Option("--owner", help="Who sees to it.")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="DATE", help="The day what is missing is done by.")] = None,
    answered_by: Annotated[str | None, typer.Option("--answered-by", help="Who answers.")] = None,
    still: Annotated[bool, typer.Option("--still", help="Keep the last answer to the item, dated today.")] = False,
    disability: Annotated[
        str | None, typer.Option("--disability", help="For E01: yes, no or being-considered; with --reasons.")
    ] = None,
    reasons: Annotated[str | None, typer.Option("--reasons", help="The reasons for --disability.")] = None,
    asked_by: Annotated[
        str | None, typer.Option("--asked-by", help="For E06: who asked that the disability is kept confidential.")
    ] = None,
    asked_on: Annotated[
        str | None, typer.Option("--asked", metavar="DATE", help="The day of that; today when not given.")
    ] = None,
    confidential: Annotated[str | None, typer.Option("--confidential", help="What is to be kept from whom.")] = None,
    explained: Annotated[
        str | None, typer.Option("--explained", metavar="DATE", help="The day its effect was explained.")
    ] = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Answer the equality checklist, of a pupil or the school: one item, or all that are open, gaps first.

    Each answer is kept at once, beside those of earlier years. Last year's answer is shown, and Return keeps it.
    """
    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    typed = _typed(words or (), school=school)
    workspace = session.workspace(writing=True, dry_run=dry_run)
    pupil = pick_pupil(session, workspace.root, typed.pupil) if typed.pupil else None
    given = Given(
        result=read_code("duty_answer", typed.result, option="the answer") if typed.result else None,
        evidence=some_text(evidence) if evidence is not None else None,
        owner=some_text(owner) if owner is not None else None,
        by=parse_day_option("--by", by) if by else None,
        answered_by=some_text(answered_by) if answered_by is not None else None,
    )
    request = None
    if disability is not None or reasons is not None:
        request = _consideration(workspace, pupil, disability, reasons, given)
    elif asked_by is not None:
        days = _days(workspace, asked_on, explained)
        request = _request(workspace, pupil, asked_by, days, confidential)
    if request:
        keep(session, workspace, pupil, *request)
        return 0
    if typed.item is None:
        walk(session, workspace, pupil, answered_by=given.answered_by)
        return 0
    return _one(session, workspace, pupil, typed.item, given=given, still=still, yes=yes)


def _one(
    session: Session, workspace: Workspace, pupil: str | None, item: str, *, given: Given, still: bool, yes: bool
) -> int:
    from senco_cli.actions import equality_answer as action

    duty = action.duty_asked(item, pupil=pupil)
    standing = next(each for each in action.standings(workspace, pupil) if each.duty.id == duty.id)
    if still:
        if standing.answer is None:
            raise UsageError(f"{duty.id} has no answer yet that could be kept", hint="leave --still away")
        kept = action.carried_forward(standing.answer, on=workspace.today, answered_by=given.answered_by)
        fresh = action.without_past_day(replace(kept, by=given.by or kept.by))
        keep(session, workspace, pupil, duty.id, action.prepare_answer(workspace, pupil, fresh))
        return 0
    if given.result is None:
        show_question(session, standing)
    write = asked(session, workspace, pupil, standing, given=given)
    is_sure = yes or workspace.dry_run or not session.can_ask
    if isinstance(write, str) or not (is_sure or confirm(session, f"Write down {duty.id}?", unless_said=True)):
        session.note("nothing was written")
        return 0
    keep(session, workspace, pupil, duty.id, write)
    return 0


def _typed(words: Sequence[str], *, school: bool) -> _Typed:
    place = next((number for number, word in enumerate(words) if _ITEM.fullmatch(word)), None)
    before = tuple(words if place is None else words[:place])
    after = () if place is None else tuple(words[place + 1 :])
    if school and before:
        raise UsageError("--school and a pupil were both given", hint="senco equality-answer --school")
    if not school and not before:
        raise UsageError("whose checklist is it?", hint="senco equality-answer PUPIL   or --school")
    if len(after) > 1:
        raise UsageError("there is more after the answer", hint='--evidence "what shows it"')
    return _Typed(before, None if place is None else words[place].upper(), after[0] if after else None)


def _consideration(
    workspace: Workspace, pupil: str | None, disability: str | None, reasons: str | None, given: Given
) -> tuple[str, Write]:
    from senco_cli.actions.equality_answer import NewConsideration, prepare_consideration

    if pupil is None or disability is None or reasons is None:
        raise UsageError("--disability and --reasons go together, and with a pupil", hint="give both")
    result = read_code("disability_considered", disability, option="--disability")
    considered = NewConsideration(result, some_text(reasons), workspace.today, given.answered_by)
    return "E01", prepare_consideration(workspace, pupil, considered)


def _request(
    workspace: Workspace, pupil: str | None, who: str, days: tuple[date, date | None], what: str | None
) -> tuple[str, Write]:
    from senco_cli.actions.equality_answer import NewRequest, prepare_request

    if pupil is None:
        raise UsageError("--asked-by goes with a pupil", hint="senco equality-answer PUPIL E06 --asked-by NAME")
    return "E06", prepare_request(workspace, pupil, NewRequest(some_text(who), days[0], what, days[1]))


def _days(workspace: Workspace, asked_on: str | None, explained: str | None) -> tuple[date, date | None]:
    day = parse_day_option("--asked", asked_on) if asked_on else workspace.today
    return day, parse_day_option("--explained", explained) if explained else None
