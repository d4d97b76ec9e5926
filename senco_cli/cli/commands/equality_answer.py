"""`senco equality-answer`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.answers import given_day
from senco_cli.cli.ask import confirm, some_text
from senco_cli.cli.codes import read_code
from senco_cli.cli.equality_walk import Given, asked, keep, show_question, walk
from senco_cli.cli.option_groups import WriteOptions
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.session import Session
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.workspace import Workspace
    from senco_cli.actions.write import Write

_ITEM = re.compile(r"[eE]\d{1,2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of the command line: whose checklist, which item, and which answer."""

    pupil: tuple[str, ...]
    item: str | None
    result: str | None


class AnswerOptions(WriteOptions):
    """What can be typed about one answer."""

    school: Annotated[bool, typer.Option("--school", help="Answer for the school instead of a pupil.")] = False
    evidence: Annotated[str | None, typer.Option("--evidence", help="What shows it, or why it is so.")] = None
    owner: Annotated[str | None, typer.Option("--owner", help="Who sees to it.")] = None
    by: Annotated[str | None, typer.Option("--by", metavar="DATE", help="The day what is missing is done by.")] = None
    answered_by: Annotated[str | None, typer.Option("--answered-by", help="Who answers.")] = None
    still: Annotated[bool, typer.Option("--still", help="Keep the last answer to the item, dated today.")] = False
    disability: Annotated[
        str | None, typer.Option("--disability", help="For E01: yes, no or being-considered; with --reasons.")
    ] = None
    reasons: Annotated[str | None, typer.Option("--reasons", help="The reasons for --disability.")] = None
    asked_by: Annotated[
        str | None, typer.Option("--asked-by", help="For E06: who asked that the disability is kept confidential.")
    ] = None
    asked_on: Annotated[
        str | None, typer.Option("--asked", metavar="DATE", help="The day of that; today when not given.")
    ] = None
    confidential: Annotated[str | None, typer.Option("--confidential", help="What is to be kept from whom.")] = None
    explained: Annotated[
        str | None, typer.Option("--explained", metavar="DATE", help="The day its effect was explained.")
    ] = None


def equality_answer(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PUPIL] [ITEM] [RESULT]",
            help="Key or any part of the name, an item like E04, and yes, part, no or na; without an item, all open.",
        ),
    ] = None,
    *,
    typed: AnswerOptions,
) -> int:
    """Answer the equality checklist, of a pupil or the school: one item, or all that are open, gaps first.

    Each answer is kept at once, beside those of earlier years. Last year's answer is shown, and Return keeps it.
    """
    read = _read(words or (), school=typed.school)
    session, workspace = typed.begin()
    pupil = pick_pupil(session, workspace.root, read.pupil) if read.pupil else None
    given = Given(
        result=read_code("duty_answer", read.result, option="the answer") if read.result else None,
        evidence=some_text(typed.evidence) if typed.evidence is not None else None,
        owner=some_text(typed.owner) if typed.owner is not None else None,
        by=given_day("--by", typed.by),
        answered_by=some_text(typed.answered_by) if typed.answered_by is not None else None,
    )
    request = None
    if typed.disability is not None or typed.reasons is not None:
        request = _consideration(workspace, pupil, typed, given)
    elif typed.asked_by is not None:
        request = _request(workspace, pupil, typed, who=typed.asked_by)
    if request:
        keep(session, workspace, pupil, *request)
    elif read.item is None:
        walk(session, workspace, pupil, answered_by=given.answered_by)
    else:
        _one(session, workspace, pupil, read.item, given=given, still=typed.still, yes=typed.yes)
    return 0


def _one(
    session: Session, workspace: Workspace, pupil: str | None, item: str, *, given: Given, still: bool, yes: bool
) -> None:
    from senco_cli.actions import equality_answer as action

    duty = action.duty_asked(item, pupil=pupil)
    standing = next(each for each in action.standings(workspace, pupil) if each.duty.id == duty.id)
    if still:
        if standing.answer is None:
            raise UsageError(f"{duty.id} has no answer yet that could be kept", hint="leave --still away")
        kept = action.carried_forward(standing.answer, on=workspace.today, answered_by=given.answered_by)
        fresh = action.without_past_day(replace(kept, by=given.by or kept.by))
        keep(session, workspace, pupil, duty.id, action.prepare(workspace, pupil, fresh))
        if standing.is_late and fresh.by is None:
            session.note("the day set for it has passed; --by DATE sets a new one")
        return
    if given.result is None:
        show_question(session, standing)
    write = asked(session, workspace, pupil, standing, given=given)
    is_sure = yes or workspace.dry_run or not session.can_ask
    if isinstance(write, str) or not (is_sure or confirm(session, f"Write down {duty.id}?", unless_said=True)):
        session.note("nothing was written")
        return
    keep(session, workspace, pupil, duty.id, write)


def _read(words: Sequence[str], *, school: bool) -> _Words:
    place = next((number for number, word in enumerate(words) if _ITEM.fullmatch(word)), None)
    before = tuple(words if place is None else words[:place])
    after = () if place is None else tuple(words[place + 1 :])
    if school and before:
        raise UsageError("--school and a pupil were both given", hint="senco equality-answer --school")
    if not school and not before:
        raise UsageError("whose checklist is it?", hint="senco equality-answer PUPIL   or --school")
    if len(after) > 1:
        raise UsageError("there is more after the answer", hint='--evidence "what shows it"')
    return _Words(before, None if place is None else words[place].upper(), after[0] if after else None)


def _consideration(workspace: Workspace, pupil: str | None, typed: AnswerOptions, given: Given) -> tuple[str, Write]:
    from senco_cli.actions.equality_answer import NewConsideration, prepare

    if pupil is None or typed.disability is None or typed.reasons is None:
        raise UsageError("--disability and --reasons go together, and with a pupil", hint="give both")
    result = read_code("disability_considered", typed.disability, option="--disability")
    considered = NewConsideration(
        result=result,
        reasons=some_text(typed.reasons),
        considered_on=workspace.today,
        considered_by=given.answered_by,
    )
    return "E01", prepare(workspace, pupil, considered)


def _request(workspace: Workspace, pupil: str | None, typed: AnswerOptions, *, who: str) -> tuple[str, Write]:
    from senco_cli.actions.equality_answer import NewRequest, prepare

    if pupil is None:
        raise UsageError("--asked-by goes with a pupil", hint="senco equality-answer PUPIL E06 --asked-by NAME")
    asked_on = given_day("--asked", typed.asked_on) or workspace.today
    explained_on = given_day("--explained", typed.explained)
    request = NewRequest(
        asked_by=some_text(who), asked_on=asked_on, what=typed.confidential, effect_explained_on=explained_on
    )
    return "E06", prepare(workspace, pupil, request)
