"""`senco import csv`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.ask import choose, confirm
from senco_cli.cli.options import DryRunOption, OnOption, RecordsOption, YesOption, parse_on
from senco_cli.cli.session import Session
from senco_cli.cli.show_import import show_columns, show_outcomes
from senco_cli.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from senco_cli.actions.import_register import Opened
    from senco_cli.actions.workspace import Workspace
    from senco_cli.exchange.proposal import Proposal


def import_csv(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The register, saved as CSV.")],
    mapping: Annotated[
        Path | None, typer.Option("--mapping", metavar="FILE", help="What each column holds, as a YAML file.")
    ] = None,
    dates: Annotated[
        str | None, typer.Option("--dates", help="day-first or month-first, where the file itself does not tell.")
    ] = None,
    plans_from_status: Annotated[
        bool,
        typer.Option("--plans-from-status", help="Take the day status E began for the day of a plan that has none."),
    ] = False,
    sen_only: Annotated[
        bool, typer.Option("--sen-only", help="Of children who are new, take only those with K, E or on a watch list.")
    ] = False,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Bring in a register kept as a CSV file: shows how it was understood and what would change, asks, then writes.

    Nothing is ever deleted. Importing the same file again changes nothing.
    """
    from senco_cli.actions import import_register as action

    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace(writing=True, dry_run=dry_run)
    opened = action.open_register(workspace, session.cwd / file, mapping=session.cwd / mapping if mapping else None)
    show_columns(session, opened)
    day_first = _day_first(dates)
    proposed = partial(
        action.propose_register, workspace, opened, plans_from_status=plans_from_status, sen_only=sen_only
    )
    proposal = proposed(day_first=day_first)
    if proposal.ambiguous_dates and day_first is None and session.can_ask and not dry_run:
        day_first = _ask_order(session, proposal)
        proposal = proposed(day_first=day_first)
    answers = {} if dry_run else _answers(session, workspace, proposal)
    if answers:
        proposal = proposed(day_first=day_first, answers=answers)
    show_outcomes(session, workspace, proposal)
    if proposal.ambiguous_dates and day_first is None and not dry_run:
        letters = ", ".join(proposal.ambiguous_dates)
        raise UsageError(
            f"in column {letters} nothing tells whether the day or the month comes first",
            hint="--dates day-first   or   --dates month-first",
        )
    _hint_sen_only(session, proposal)
    return _write(session, workspace, opened, proposal, day_first=day_first, yes=yes)


def _hint_sen_only(session: Session, proposal: Proposal) -> None:
    from senco_cli.actions.import_register import adds_without_sen

    without = adds_without_sen(proposal)
    if without:
        session.print(f"{without} of them have no SEN status K or E; --sen-only leaves such children out")


def _write(
    session: Session, workspace: Workspace, opened: Opened, proposal: Proposal, *, day_first: bool | None, yes: bool
) -> int:
    from senco_cli.actions.import_register import import_register

    waiting = ExitStatus.FINDINGS if proposal.questions else ExitStatus.DONE
    if not proposal.adds and not proposal.changes:
        session.print("nothing to write: the records hold all of this already")
        return waiting
    if workspace.dry_run:
        session.print("nothing was written (--dry-run)")
        return waiting
    if not yes and not confirm(session, f"Add {len(proposal.adds)} and change {len(proposal.changes)}?"):
        session.note("nothing was written")
        return ExitStatus.DONE
    done = import_register(workspace, proposal, day_first=day_first, table=opened.table)
    session.print(f"added {len(done.keys)} pupils, changed {done.changed}")
    if not done.committed.history:
        session.note("warning: no history is kept here, so this cannot be undone; see senco doctor")
    session.print("next: senco check   and   senco review-due")
    return waiting


def _day_first(dates: str | None) -> bool | None:
    from senco_cli.exchange.mapping import DATES

    if dates is None:
        return None
    if dates not in DATES:
        raise UsageError(f'--dates: "{dates}" is not known', hint="day-first or month-first")
    return DATES[dates]


def _ask_order(session: Session, proposal: Proposal) -> bool:
    letters = ", ".join(proposal.ambiguous_dates)
    orders = [("day-first", "the day comes first, 03/04 is 3 April"), ("month-first", "the month comes first")]
    return (
        choose(session, f"Which way round are the days in column {letters}?", orders, option="--dates") == "day-first"
    )


def _answers(session: Session, workspace: Workspace, proposal: Proposal) -> dict[int, str]:
    """Whom each doubtful row is about, as somebody at the terminal says; without one, doubtful rows wait."""
    from senco_cli.actions.find_pupil import pupil_labels
    from senco_cli.exchange.register import NEW

    if not proposal.questions or not session.can_ask:
        return {}
    labels = {each.key: each.label for each in pupil_labels(workspace.root)}
    answers: dict[int, str] = {}
    for question in proposal.questions:
        choices = [(key, labels.get(key, key)) for key in question.candidates]
        if question.if_new:
            choices.append((NEW, "a new pupil"))
        choices.append(("skip", "leave this row out"))
        said = choose(session, f"Row {question.row}: {question.why}. Who is it?", choices, option="--dry-run")
        if said != "skip":
            answers[question.row] = said
    return answers
