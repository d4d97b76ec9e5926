"""Registers for tests: made from lines, put before the importer, and taken for records afterwards."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from io import StringIO
from pathlib import Path

from senco_cli.exchange.columns import understand_columns
from senco_cli.exchange.mapping import SavedMapping
from senco_cli.exchange.matching import ExistingPupil
from senco_cli.exchange.merging.trees import Tree
from senco_cli.exchange.proposal import Change, Proposal
from senco_cli.exchange.register import propose
from senco_cli.exchange.table_file import read_table

TODAY = date(2026, 11, 21)
DATA = Path(__file__).parent / "data"


def written(*rows: Sequence[str], delimiter: str = ",") -> str:
    """Rows as a spreadsheet writes them, with quotation marks where they are needed."""
    out = StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def proposed(
    data: bytes | str,
    *,
    existing: Sequence[ExistingPupil] = (),
    today: date = TODAY,
    day_first: bool | None = None,
    given: SavedMapping | None = None,
    staff: dict[str, str] | None = None,
    answers: dict[int, str] | None = None,
    plans_from_status: bool = False,
) -> Proposal:
    """What importing the bytes would do."""
    table = read_table(data.encode() if isinstance(data, str) else data, headings=given.columns if given else ())
    return propose(
        table,
        understand_columns(table, today=today, given=given),
        existing=existing,
        today=today,
        day_first=day_first,
        staff=staff,
        answers=answers,
        plans_from_status=plans_from_status,
    )


def recorded(proposal: Proposal, *, before: Sequence[ExistingPupil] = ()) -> list[ExistingPupil]:
    """The records as they are after an import: what was there, changed and added to."""
    changed = {change.key: change for change in proposal.changes}
    kept = [_changed(pupil, changed.get(pupil.key)) for pupil in before]
    return [*kept, *(ExistingPupil(f"new{add.row}", add.pupil, add.plan) for add in proposal.adds)]


def pupil(
    surname: str = "Okafor",
    forename: str = "Amara",
    born: str = "2015-11-03",
    *,
    key: str = "k7m2q",
    plan: Tree | None = None,
    **more: object,
) -> ExistingPupil:
    """A pupil in the records."""
    name = {"legal_forename": forename, "legal_surname": surname}
    return ExistingPupil(key, {"name": name, "date_of_birth": born, **more}, plan)


def _changed(before: ExistingPupil, change: Change | None) -> ExistingPupil:
    return ExistingPupil(before.key, change.pupil, change.plan) if change else before
