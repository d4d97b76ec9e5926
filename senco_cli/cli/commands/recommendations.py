"""`senco recommendations`."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from senco_cli.cli.list_file import ListedOptions, listed_in
from senco_cli.cli.option_groups import LookOptions
from senco_cli.cli.options import ListFormat
from senco_cli.cli.output import print_rows, show_day, tell_faults
from senco_cli.cli.paragraphs import print_wrapped
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.session import Session
from senco_cli.cli.show_recommendations import since_words, state_words
from senco_cli.model.phrases import how_many

if TYPE_CHECKING:
    from senco_cli.actions.recommendations import Recommended

_ALL = (
    *("who", "who_key", "pupil", "name", "text", "section", "state", "done_on", "why_not", "since", "role", "advice"),
)


def recommendations(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[PUPIL]", help="Of this pupil alone: key or any part of the name.")
    ] = None,
    pupil: Annotated[str | None, typer.Option("--pupil", help="The same as an option.")] = None,
    staff: Annotated[
        str | None, typer.Option("--staff", help="What this person sees to: key or part of the name.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also what is done or not done, and pupils who have left.")
    ] = False,
    *,
    listed: ListedOptions,
    typed: LookOptions,
) -> int:
    """List what advice recommends and is still open, by who sees to it and since when."""
    from senco_cli.actions import recommendations as action

    as_format = listed.form
    session, workspace = typed.begin()
    whose = words or pupil
    key = pick_pupil(session, workspace.root, whose) if whose else None
    found = action.recommendations(workspace, pupil=key, staff=staff, with_settled=everything)
    if as_format is not ListFormat.TABLE:
        rows = [_values(each) for each in found.rows]
        with listed_in(session, workspace, out=listed.out, force=listed.force) as place:
            print_rows(place, rows, {name: name for name in _ALL}, as_format=as_format)
    else:
        _print_by_person(session, found.rows)
        _sum_up(session, found.rows, everything=everything)
    return tell_faults(session, workspace.root, found.faults)


def _print_by_person(session: Session, rows: tuple[Recommended, ...]) -> None:
    # Sentences in a column are a word wide on most screens; under the name of who sees to them they can be read.
    for who, theirs in groupby(rows, key=lambda each: each.who or "nobody yet"):
        session.print(who)
        for each in theirs:
            told = each.recommendation
            section = f"{told.section}: " if told.section else ""
            print_wrapped(session, f"- {each.label} ({each.pupil}): {section}{told.text}", indent=2, hanging=4)
            day = f", {show_day(told.done_on)}" if told.done_on else ""
            why = f": {told.why_not}" if told.why_not else ""
            print_wrapped(session, f"{state_words(told.state)}{day}{why}; {since_words(each)}", indent=6, hanging=6)
        session.print()


def _sum_up(session: Session, rows: tuple[Recommended, ...], *, everything: bool) -> None:
    still_open = sum(each.recommendation.is_open for each in rows)
    undecided = sum(each.recommendation.state is None for each in rows)
    if everything:
        session.print(f"{how_many(len(rows), 'recommendation')}, {still_open} open")
    else:
        session.print(how_many(still_open, "open recommendation"))
    if undecided:
        session.print(f"nobody has decided on {undecided} of them: senco mark-recommendation PUPIL")


def _values(each: Recommended) -> dict[str, Any]:
    told = each.recommendation
    return {
        "who": each.who,
        "who_key": told.who if told.who != each.who else None,
        "pupil": each.pupil,
        "name": each.label,
        "text": told.text,
        "section": told.section,
        "state": told.state,
        "done_on": told.done_on,
        "why_not": told.why_not,
        "since": each.advice.since,
        "role": each.advice.role,
        "advice": each.key,
    }
