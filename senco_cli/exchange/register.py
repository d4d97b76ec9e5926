"""What a register would do to the records: pupils to add, to change, to leave, and everything to tell beforehand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from senco_cli.exchange.columns import ColumnMapping
from senco_cli.exchange.matching import ExistingPupil, without_doubles
from senco_cli.exchange.merging.plan_parts import COULD_BE_DATED
from senco_cli.exchange.packed import packed
from senco_cli.exchange.proposal import Proposal
from senco_cli.exchange.rows import read_rows
from senco_cli.exchange.settling import NEW, SKIP, NotACandidate, settle, told_of
from senco_cli.exchange.table import Table
from senco_cli.exchange.telling import refusals_told, remarks_told
from senco_cli.exchange.year_groups import with_years

__all__ = ["NEW", "SKIP", "NotACandidate", "propose"]


def propose(
    table: Table,
    mapping: ColumnMapping,
    *,
    existing: Sequence[ExistingPupil],
    today: date,
    day_first: bool | None = None,
    staff: Mapping[str, str] | None = None,
    answers: Mapping[int, str] | None = None,
    plans_from_status: bool = False,
) -> Proposal:
    """What importing the table would do. Raises NotACandidate.

    `day_first` settles columns of days that nothing else does; `staff` are names by key; `answers` are, by row, the key
    of the pupil that a question is about, NEW or SKIP. `plans_from_status`: status E dates a plan without a day.
    """
    read = read_rows(table, mapping, today=today, day_first=day_first)
    singles, doubled, otherwise = without_doubles(read.children)
    children, years_said = with_years(singles, today=today)
    settled = settle(
        children,
        [told_of(each, otherwise.get(each.row, ())) for each in doubled],
        existing=existing,
        today=today,
        staff=staff,
        answers=answers,
        plans_from_status=plans_from_status,
    )
    return Proposal(
        mapping=mapping,
        outcomes=packed(each.outcome for each in settled.told),
        refusals=refusals_told(table, mapping, read.refusals, settled.told),
        remarks=remarks_told(mapping, read.remarks, settled.told, years_said),
        left_behind=read.left_behind,
        not_in_file=settled.not_in_file,
        ambiguous_dates=tuple(column.letter for column in read.open_orders),
        unknown_key_workers=settled.unknown_key_workers,
        plans_undated=tuple(each.outcome.row for each in settled.told if COULD_BE_DATED in each.said),
        diagnoses={child.row: tuple(each.name for each in child.diagnoses) for child in children if child.diagnoses},
    )
