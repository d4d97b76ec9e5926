"""`senco review-invite`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.codes import read_code
from senco_cli.cli.output import print_table, show_day
from senco_cli.cli.pupils import PupilArgument
from senco_cli.cli.review_step import StepOptions, finish
from senco_cli.cli.session import Session
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.review_pick import ChosenReview


def review_invite(
    pupil: PupilArgument,
    who: Annotated[
        list[str] | None,
        typer.Option("--who", metavar="ROLE=NAME", help="Somebody to invite, or a name for a role; may be repeated."),
    ] = None,
    sent: Annotated[
        str | None,
        typer.Option("--sent", "--on-day", metavar="DATE", help="The day the invitations were sent, where they were."),
    ] = None,
    *,
    typed: StepOptions,
) -> int:
    """List who must and who should be invited to a review, write the list down, and the day they were told.

    The list follows regulation 20(2) and the Code at 9.176. Names come from the pupil's contacts, the settings, the
    plan and the last review. To be invited is not to have to come.
    """
    from senco_cli.actions import review_invite as action

    asks, workspace, chosen = typed.begin_with(pupil, action.INVITE)
    people = [_person(each) for each in who or ()]
    _show(asks.session, chosen, given=dict(people))
    sent_on = asks.maybe_day("--sent", sent, "Day the invitations were sent")
    done = action.record_invited(workspace, chosen, who=people, sent_on=sent_on)
    told = f", told on {show_day(sent_on)}" if sent_on else ", not told yet"
    return finish(asks.session, workspace, done, what=f"{len(done.review.invited)} on the list{told}")


def _person(typed: str) -> tuple[str, str | None]:
    role, _, name = typed.partition("=")
    if not role.strip():
        raise UsageError("--who: the role is missing", hint='--who "health=Community nursing"')
    return read_code("review_invitee", role.strip(), option="--who"), name.strip() or None


def _show(session: Session, chosen: ChosenReview, *, given: dict[str, str | None]) -> None:
    from senco_cli.actions.review_invite import invited_last_time, proposed_invitees
    from senco_cli.actions.review_people import said_of
    from senco_cli.model.codes import code_set

    names = code_set("review_invitee")
    rows = [
        (
            "must" if each.must else "should",
            names.name_of(each.role),
            each.name or given.get(each.role) or "name not known",
            each.source or "good practice",
        )
        for each in proposed_invitees(chosen)
    ]
    print_table(session, ("Invite", "Who", "Name", "By"), rows)
    before = [f"{said_of(each)} ({each.role})" for each in invited_last_time(chosen) if each.role not in given]
    if before:
        session.print(f"invited last time and not on this list: {', '.join(before)}; add each with --who ROLE=NAME")
