"""`senco mark-recommendation`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.answers import Answers
from senco_cli.cli.ask import ask, choose, some_text
from senco_cli.cli.option_groups import DirectWriteOptions
from senco_cli.cli.output import show_faults
from senco_cli.cli.pupils import PupilArgument, pick_pupil, pick_staff
from senco_cli.cli.session import Session
from senco_cli.cli.show_recommendations import since_words, state_words
from senco_cli.cli.show_writes import say_saved
from senco_cli.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from senco_cli.actions.recommendations import Mark, Recommended
    from senco_cli.actions.workspace import Workspace


class MarkOptions(DirectWriteOptions):
    """What can be typed about what became of a recommendation."""

    which: Annotated[
        str | None, typer.Option("--which", help="Some of its words; without it, those that are open are listed.")
    ] = None
    state: Annotated[
        str | None, typer.Option("--state", help="to-do, doing, done or not-done; asked for when not given.")
    ] = None
    done: Annotated[
        str | None, typer.Option("--done", metavar="DATE", help="The day it was done; today when not given.")
    ] = None
    who: Annotated[
        str | None, typer.Option("--who", help="Who sees to it: a member of staff, or somebody else in words.")
    ] = None
    why: Annotated[str | None, typer.Option("--why", help="Why it is not done.")] = None


def mark_recommendation(pupil: PupilArgument, typed: MarkOptions) -> int:
    """Mark what became of a recommendation: to do, being done, done, or not done and why.

    With no recommendation named it lists those of the pupil that are open.
    """
    from senco_cli.actions import recommendations as action

    session, workspace = typed.begin()
    key = pick_pupil(session, workspace.root, pupil)
    found = action.recommendations(workspace, pupil=key, with_settled=True)
    show_faults(session, workspace.root, found.faults)
    still_open = [each for each in found.rows if each.recommendation.is_open]
    if typed.which is None and not (session.can_ask and still_open):
        return _list_open(session, still_open, pupil=key)
    chosen = _choose(session, still_open) if typed.which is None else action.named(found.rows, typed.which, pupil=key)
    mark = _mark(Answers(session, workspace.today, session.can_ask), typed, chosen, workspace)
    committed = action.mark(workspace, chosen, mark)
    if typed.dry_run or not committed.changes:
        session.print(committed.diff or "nothing was changed: the record holds that already")
        return ExitStatus.DONE
    say_saved(session, f"marked: {state_words(mark.state)} ({key}, advice {chosen.key})", committed)
    return ExitStatus.DONE


def _mark(asks: Answers, typed: MarkOptions, chosen: Recommended, workspace: Workspace) -> Mark:
    from senco_cli.actions.recommendations import NOT_DONE, Mark

    done_on = asks.given_past_day("--done", typed.done)
    state, why = _state(asks, typed), typed.why
    if state == NOT_DONE and why is None and chosen.recommendation.why_not is None and asks.asking:
        why = ask(asks.session, "Why not", option="--why", read=some_text)
    return Mark(state, done_on=done_on, who=_who(asks.session, workspace, typed.who), why_not=why)


def _list_open(session: Session, still_open: Sequence[Recommended], *, pupil: str) -> int:
    for each in still_open:
        session.print(f"- {each.recommendation.text} ({state_words(each.recommendation.state)}, {since_words(each)})")
    if still_open:
        session.print(f'senco mark-recommendation {pupil} --which "WORDS OF IT" --state done   marks one')
    else:
        session.print("no recommendation is open")
    return ExitStatus.DONE


def _choose(session: Session, still_open: Sequence[Recommended]) -> Recommended:
    numbers = [
        (str(place), f"{each.recommendation.text} ({state_words(each.recommendation.state)})")
        for place, each in enumerate(still_open, start=1)
    ]
    return still_open[int(choose(session, "Which recommendation?", numbers, option="--which")) - 1]


def _state(asks: Answers, typed: MarkOptions) -> str:
    implied = "done" if typed.done is not None else "not-done" if typed.why is not None else None
    state = typed.state or implied
    code = asks.code("--state", state, "recommendation_state", "What became of it?")
    if typed.done is not None and code != "done":
        raise UsageError("--done is the day on which it was done", hint="--state done   or leave --done away")
    if typed.why is not None and code != "not-done":
        raise UsageError("--why says why it is not done", hint="--state not-done   or leave --why away")
    return code


def _who(session: Session, workspace: Workspace, typed: str | None) -> str | None:
    if typed is None:
        return None
    from senco_cli.actions.list_pupils import NoSuchStaff, open_school

    try:
        return pick_staff(session, open_school(workspace)[0].staff, typed)
    except NoSuchStaff as nobody:
        if nobody.keys:
            raise
        return some_text(typed)
