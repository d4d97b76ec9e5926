"""`senco changed`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.list_file import ListedOptions, listed_in
from senco_cli.cli.option_groups import LookOptions
from senco_cli.cli.options import ListFormat, parse_day_option
from senco_cli.cli.output import print_rows
from senco_cli.cli.paragraphs import print_wrapped
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.session import Session
from senco_cli.cli.show_history import print_told, sentences, told_row
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.changed import ChangedSince
    from senco_cli.actions.workspace import Workspace

LAST_REVIEW = "last-review"
_COLUMNS = {
    "pupil": "Pupil",
    "name": "Name",
    "what": "What",
    "path": "Record",
    "at": "Field",
    "old": "Before",
    "new": "After",
}


def changed(
    pupil: Annotated[
        list[str] | None, typer.Argument(metavar="[PUPIL]", help="Only this pupil: key or any part of the name.")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="DATE|last-review", help="From this day on; for one pupil, from the last review meeting."
        ),
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Also what stood there before and stands there now.")] = False,
    *,
    listed: ListedOptions,
    typed: LookOptions,
) -> int:
    """Show what has changed since a day in the whole school, or for one pupil since the last review meeting.

    What was changed twice is told once: as it stood then, and as it stands now.
    """
    from senco_cli.actions import changed as action

    as_format = listed.form
    session, workspace = typed.begin()
    key = pick_pupil(session, workspace.root, pupil) if pupil else None
    found = action.changed_since(workspace, _since(session, workspace, since, key), pupil=key)
    if as_format is not ListFormat.TABLE:
        rows = [
            {"pupil": each.key, "name": each.label, **told_row(told)} for each in found.pupils for told in each.told
        ]
        with listed_in(session, workspace, out=listed.out, force=listed.force) as place:
            print_rows(place, rows, _COLUMNS, as_format=as_format)
        return 0
    _print(session, found, full=full)
    return 0


def _since(session: Session, workspace: Workspace, typed: str | None, key: str | None) -> date:
    from senco_cli.actions.changed import last_review_on

    if typed == LAST_REVIEW or (typed is None and key):
        if key is None:
            raise UsageError(
                f"--since {LAST_REVIEW} is for one pupil", hint="name a pupil, or give a day: --since 2026-09-01"
            )
        return last_review_on(workspace, key)
    if typed is None:
        raise UsageError("since when?", hint="--since DATE   or name a pupil, for the time since the last review")
    day = parse_day_option("--since", typed)
    if day > max(workspace.today, session.clock()):
        raise UsageError("--since: that day has not come", hint="give an earlier day, like --since 2026-09-01")
    return day


def _print(session: Session, found: ChangedSince, *, full: bool) -> None:
    day = f"{found.since.day} {found.since:%B %Y}"
    if found.begins:
        when = found.begins.when.astimezone()
        session.note(f"the history begins on {when.day} {when:%B %Y}; what was changed before that is not known")
    if not found.pupils:
        session.print(f"nothing has changed since {day}")
        return
    session.print(f"changed since {day}")
    for each in found.pupils:
        session.print()
        session.print(f"{each.label} ({each.key})" if each.key and each.key != each.label else each.label)
        if full:
            print_told(session, each.told, indent=4)
        else:
            print_wrapped(session, sentences(each.told), indent=4, hanging=4)
