"""`senco leave`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.answers import Answers, is_agreed
from senco_cli.cli.ask import confirm
from senco_cli.cli.option_groups import WriteOptions
from senco_cli.cli.output import show_day
from senco_cli.cli.pupils import PupilArgument, pick_pupil
from senco_cli.cli.session import Session
from senco_cli.cli.show_effect import show_effect
from senco_cli.cli.show_writes import say_saved

if TYPE_CHECKING:
    from senco_cli.actions.leave import Leaving, Left
    from senco_cli.actions.workspace import Workspace


class LeaveOptions(WriteOptions):
    """What can be typed about a pupil who leaves."""

    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The last day on the roll; asked for, today offered.")
    ] = None
    to: Annotated[str | None, typer.Option("--to", metavar="SCHOOL", help="The next school, where it is known.")] = None
    keep: Annotated[
        list[str] | None,
        typer.Option("--keep", metavar="NAME", help="Leave this open, by the name the questions give; repeatable."),
    ] = None
    kept: Annotated[
        list[str] | None,
        typer.Option("--kept", metavar="NAME", help="This promise was kept, like promise-1; repeatable."),
    ] = None

    transfer_too: Annotated[
        bool, typer.Option("--transfer-too", help="Write the school of --to into the planned move as well.")
    ] = False

    @property
    def today(self) -> None:
        """The day that is typed is that of leaving, and today stays today."""


def leave(pupil: PupilArgument, typed: LeaveOptions) -> int:
    """Write down that a pupil leaves: the last day, the next school, and what ends with it.

    Each status, provision, adjustment, planned review and promise that is open is asked about. The days by which the
    record has to reach the next school begin to run.
    """
    from senco_cli.actions import leave as action

    session, workspace = typed.begin()
    key = pick_pupil(session, workspace.root, pupil)
    asks = Answers(session, workspace.today, session.can_ask and not typed.yes)
    left_on = asks.day("--on", typed.on, "The last day on the roll")
    leaving = action.prepare_leaving(workspace, key, left_on=left_on)
    destination = asks.maybe_text("--to", typed.to, "The next school")
    act = partial(
        action.leave,
        leaving=leaving,
        destination=destination,
        ending=_ending(session, leaving, typed),
        transfer_too=_transfer_too(session, leaving, destination, typed),
    )
    if not _is_shown_and_agreed(session, workspace, act, yes=typed.yes):
        return 0
    done = act(workspace)
    say_saved(session, f"pupil {key} leaves: the last day on the roll is {show_day(left_on)}", done.committed)
    for sentence in leaving.standing:
        session.print(f"still open: {sentence}")
    show_effect(session, done.effect, offered=())
    session.print(f"next: the file for the next school: senco export transfer-bundle {key}")
    session.print(f"next: the common transfer file, from the management system or by senco export ctf {key}")
    session.print(f"next: The educational record went to the next school: senco record record-sent {key}")
    return 0


def _ending(session: Session, leaving: Leaving, typed: LeaveOptions) -> frozenset[str]:
    """The names of what ends: what was said by options, what leaving suggests, or what somebody answers."""
    from senco_cli.actions.leave import named

    keep, kept = named(leaving, typed.keep or (), option="--keep"), named(leaving, typed.kept or (), option="--kept")
    found = set(kept)
    for each in leaving.open:
        if each.id in keep or each.id in kept:
            continue
        if typed.yes or typed.dry_run:
            ends = each.ends
        elif each.ends:
            ends = confirm(session, f"End {each.question} [{each.id}]?", unless_said=True)
        else:
            ends = confirm(session, f"Was it kept: {each.question} [{each.id}]?")
        found |= {each.id} if ends else set()
    return frozenset(found)


def _transfer_too(session: Session, leaving: Leaving, destination: str | None, typed: LeaveOptions) -> bool:
    """Whether the planned move, which names another school, is to name this one."""
    from senco_cli.actions.leave import planned_elsewhere

    planned = planned_elsewhere(leaving, destination)
    if planned is None or typed.transfer_too:
        return typed.transfer_too
    if typed.yes or typed.dry_run or not session.can_ask:
        session.note(f'the planned move still names "{planned}"; --transfer-too writes "{destination}" there as well')
        return False
    return confirm(session, f'The planned move names "{planned}". Write "{destination}" there as well?')


def _is_shown_and_agreed(session: Session, workspace: Workspace, act: Callable[..., Left], *, yes: bool) -> bool:
    would = act(replace(workspace, dry_run=True)).committed
    session.print(would.diff or "nothing would change: the records hold that already")
    return bool(would.diff) and is_agreed(session, workspace, yes=yes)
