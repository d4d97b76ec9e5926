"""`senco mark-recommendation`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.ask import ask, choose, some_text
from senco_cli.cli.codes import choose_code, read_code
from senco_cli.cli.options import DryRunOption, OnOption, RecordsOption, parse_on
from senco_cli.cli.originals import past_day
from senco_cli.cli.output import show_faults
from senco_cli.cli.pupils import PupilArgument, pick_pupil, pick_staff
from senco_cli.cli.session import Session
from senco_cli.cli.show_recommendations import since_words, state_words
from senco_cli.cli.show_writes import say_saved
from senco_cli.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from senco_cli.actions.recommendations import Recommended
    from senco_cli.actions.workspace import Workspace


def mark_recommendation(
    ctx: typer.Context,
    pupil: PupilArgument,
    which: Annotated[
        str | None, typer.Option("--which", help="Some of its words; without it, those that are open are listed.")
    ] = None,
    state: Annotated[
        str | None, typer.Option("--state", help="to-do, doing, done or not-done; asked for when not given.")
    ] = None,
    done: Annotated[
        str | None, typer.Option("--done", metavar="DATE", help="The day it was done; today when not given.")
    ] = None,
    who: Annotated[
        str | None, typer.Option("--who", help="Who sees to it: a member of staff, or somebody else in words.")
    ] = None,
    why: Annotated[str | None, typer.Option("--why", help="Why it is not done.")] = None,
    dry_run: DryRunOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Mark what became of a recommendation: to do, being done, done, or not done and why.

    With no recommendation named it lists those of the pupil that are open.
    """
    from senco_cli.actions import recommendations as action

    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace(writing=True, dry_run=dry_run)
    key = pick_pupil(session, workspace.root, pupil)
    found = action.recommendations(workspace, pupil=key, with_settled=True)
    show_faults(session, workspace.root, found.faults)
    still_open = [each for each in found.rows if each.recommendation.is_open]
    if which is None and not (session.can_ask and still_open):
        return _list_open(session, still_open, pupil=key)
    chosen = _choose(session, still_open) if which is None else action.named(found.rows, which, pupil=key)
    done_on = past_day("--done", done, workspace.today)
    code = _state(session, state, has_day=done is not None, has_reason=why is not None, workspace=workspace)
    if code == action.NOT_DONE and why is None and chosen.recommendation.why_not is None and session.can_ask:
        why = ask(session, "Why not", option="--why", read=some_text)
    mark = action.Mark(code, done_on=done_on, who=_who(session, workspace, who), why_not=why)
    committed = action.mark(workspace, chosen, mark)
    if dry_run or not committed.changes:
        session.print(committed.diff or "nothing was changed: the record holds that already")
        return ExitStatus.DONE
    say_saved(session, f"marked: {state_words(code)} ({key}, advice {chosen.key})", committed)
    return ExitStatus.DONE


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


def _state(session: Session, typed: str | None, *, has_day: bool, has_reason: bool, workspace: Workspace) -> str:
    if typed is None and (has_day or has_reason):
        typed = "done" if has_day else "not-done"
    if typed is None:
        return choose_code(session, "recommendation_state", "What became of it?", option="--state", on=workspace.today)
    code = read_code("recommendation_state", typed, option="--state")
    if has_day and code != "done":
        raise UsageError("--done is the day on which it was done", hint="--state done   or leave --done away")
    if has_reason and code != "not-done":
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
