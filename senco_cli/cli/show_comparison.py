"""Showing what differs between a register of another system and the records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from senco_cli.cli.options import ListFormat
from senco_cli.cli.output import print_rows
from senco_cli.cli.session import Session
from senco_cli.errors import ExitStatus
from senco_cli.model.phrases import how_many

if TYPE_CHECKING:
    from senco_cli.actions.import_register import Opened
    from senco_cli.actions.workspace import Workspace
    from senco_cli.exchange.comparing import Comparison

_COLUMNS = {
    "what": "What",
    "pupil": "Pupil",
    "name": "Name",
    "row": "Row",
    "in_file": "In the file",
    "in_records": "In the records",
}


def show_comparison(
    session: Session,
    workspace: Workspace,
    opened: Opened,
    *,
    day_first: bool | None,
    answers: Mapping[int, str],
    as_format: ListFormat,
) -> int:
    """List every difference, both ways; the exit status says whether there is one."""
    from senco_cli.actions.compare_register import compare_register

    found = compare_register(workspace, opened, day_first=day_first, answers=answers)
    rows = [
        {
            "what": each.what,
            "pupil": each.key,
            "name": each.name,
            "row": each.row,
            "in_file": each.in_file,
            "in_records": each.in_records,
        }
        for each in found.differences
    ]
    if rows or as_format is not ListFormat.TABLE:
        print_rows(session, rows, _COLUMNS, as_format=as_format)
    _say(session, found)
    return ExitStatus.FINDINGS if rows else ExitStatus.DONE


def _say(session: Session, found: Comparison) -> None:
    kinds = Counter(each.what for each in found.differences)
    said = ", ".join(f"{kind} {number}" for kind, number in kinds.items())
    about = f"{found.matched} rows are about pupils of the records"
    session.note(f"{about}; {said}" if said else f"{about}; nothing differs")
    if found.without_sen:
        rows = how_many(found.without_sen, "row with N is", "rows with N are")
        session.note(f"{rows} about nobody in the records, and not listed")
    if found.refusals:
        cells = how_many(found.refusals, "cell")
        session.note(f"{cells} could not be read, and count as empty; --dry-run in place of --compare lists them")
    if found.ambiguous_dates:
        letters = ", ".join(found.ambiguous_dates)
        session.note(f"column {letters}: read day first, which nothing tells; --dates month-first for the other way")
    session.note("nothing was written into the records")
