"""Showing what changed: sentences to read, or rows for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from senco_cli.cli.options import ListFormat
from senco_cli.cli.output import print_rows
from senco_cli.cli.paragraphs import print_wrapped
from senco_cli.cli.session import Session

if TYPE_CHECKING:
    from senco_cli.actions.history import ToldChange
    from senco_cli.actions.told_changes import Told

_COLUMNS = {
    "when": "When",
    "what": "What",
    "by": "By",
    "how": "How",
    "commit": "Commit",
    "path": "Record",
    "at": "Field",
    "old": "Before",
    "new": "After",
}
NOTHING_SAID = "remarks or the order of lines changed, and nothing that is recorded"


def print_changes(session: Session, changes: Sequence[ToldChange], *, full: bool, as_format: ListFormat) -> None:
    """Every change with its day; with `full` each sentence on its own line with the value before and after."""
    if as_format is not ListFormat.TABLE:
        print_rows(session, [row for change in changes for row in _rows(change)], _COLUMNS, as_format=as_format)
        return
    for change in changes:
        when = change.when.astimezone()
        day = f"{when.day} {when:%B %Y}"
        if full:
            session.print(f"{day}:")
            print_told(session, change.told, indent=4)
        else:
            print_wrapped(session, f"{day}: {sentences(change.told)}", hanging=4)
        how = f"; {change.how}" if change.how else ""
        session.print(f"    ({change.author}, {when:%H:%M}, change {change.commit}{how})")


def print_told(session: Session, told: Iterable[Told], *, indent: int) -> None:
    """Each sentence on a line of its own, with the value before and after it below."""
    for each in told:
        print_wrapped(session, f"- {each.sentence}", indent=indent, hanging=indent + 2)
        for word, value in (("before", each.old), ("after", each.new)):
            if value is not None:
                print_wrapped(session, f"{word}: {value}", indent=indent + 4, hanging=indent + 6)


def sentences(told: Sequence[Told]) -> str:
    """All in one line."""
    return "; ".join(each.sentence for each in told) or NOTHING_SAID


def told_row(told: Told) -> dict[str, Any]:
    """One sentence with its place and values, for programs."""
    at = ".".join(str(step + 1) if isinstance(step, int) else step for step in told.at)
    return {"what": told.sentence, "path": told.path, "at": at, "old": told.old, "new": told.new}


def _rows(change: ToldChange) -> Iterable[dict[str, Any]]:
    when = change.when.astimezone().isoformat(timespec="minutes")
    by = {"when": when, "by": change.author, "how": change.how, "commit": change.commit}
    if not change.told:
        yield {**by, "what": NOTHING_SAID, "path": None, "at": None, "old": None, "new": None}
    for each in change.told:
        yield {**by, **told_row(each)}
