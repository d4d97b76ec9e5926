"""What an import could not take, guessed, or left alone, as a CSV file for whoever puts the spreadsheet right."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from senco_cli.exchange.proposal import Proposal
from senco_cli.exchange.provision_map.columns import ProvisionColumn
from senco_cli.exchange.provision_map.proposing import MapProposal
from senco_cli.exchange.report import Refusal
from senco_cli.exchange.table import Table
from senco_cli.exchange.text import one_line

COLUMNS = ("what", "row", "column", "heading", "cell", "why")
_FORMULA = ("=", "+", "-", "@", "\t")
_KINDS = {"assumed": "guessed", "doubtful": "taken, but doubtful", "kept": "records kept", "missing": "missing"}
Line = tuple[str, int | None, str | None, str | None, str, str]


def report_csv(table: Table, proposal: Proposal) -> bytes:
    """Every cell, row and column that was not taken as it stands, in the order of the rows; for Excel, in UTF-8."""
    return _csv(_lines(table, proposal))


def map_report_csv(
    table: Table, proposal: MapProposal, refusals: Sequence[Refusal], columns: Sequence[ProvisionColumn]
) -> bytes:
    """The same of a provision map."""
    left = (each for each in columns if each.field is None)
    behind = (
        ("column left behind", row.number, each.letter, each.heading, row.cells[each.index], each.how)
        for each in left
        for row in table.rows
        if row.cells[each.index]
    )
    return _csv((*behind, *_map_lines(table, proposal, refusals)))


def _csv(lines: Iterable[Line]) -> bytes:
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in sorted(lines, key=lambda each: each[1] or 0):
        writer.writerow([_safe(str(cell)) if cell is not None else "" for cell in line])
    return out.getvalue().encode("utf-8-sig")


def _lines(table: Table, proposal: Proposal) -> Iterator[Line]:
    for column in proposal.left_behind:
        yield "column left behind", None, column.column_letter, column.heading, "", column.reason
    yield from _of_rows(table)
    yield from _of_cells(proposal.refusals)
    for remark in proposal.remarks:
        if remark.kind in _KINDS:
            place = remark.column_letter, remark.heading
            yield _KINDS[remark.kind], remark.row, *place, remark.taken or "", remark.sentence
    for skipped in proposal.skipped:
        yield "row left out", skipped.row, None, None, "", skipped.reason
    for question in proposal.questions:
        yield "row waiting", question.row, None, None, "", f"{question.why} ({', '.join(question.candidates)})"
    for name, rows in proposal.unknown_key_workers.items():
        for row in rows:
            yield "key worker unknown", row, None, None, name, "is not among the staff"
    for key in proposal.not_in_file:
        yield "not in the file", None, None, None, key, "stays in the records as it is"


def _map_lines(table: Table, proposal: MapProposal, refusals: Sequence[Refusal]) -> Iterator[Line]:
    yield from _of_rows(table)
    yield from _of_cells(refusals)
    for row, sentence in proposal.assumed:
        yield _KINDS["assumed"], row, None, None, "", sentence
    for row, sentence in proposal.not_taken:
        yield "value not taken", row, None, None, "", sentence
    for left in proposal.left_out:
        yield "row left out", left.row, None, None, "", left.reason
    for naming, rows in proposal.waiting.items():
        for row in rows:
            yield "name waiting", row, None, None, naming.name, naming.why
    for name, rows in proposal.staff_unknown.items():
        for row in rows:
            yield "staff unknown", row, None, None, name, "is not among the staff"


def _of_rows(table: Table) -> Iterator[Line]:
    for notice in table.notices:
        for row in notice.rows or (None,):
            yield "row", row, None, None, "", notice.sentence


def _of_cells(refusals: Sequence[Refusal]) -> Iterator[Line]:
    for refused in refusals:
        at = refused.column_letter, refused.heading
        yield "cell not taken", refused.row, *at, one_line(refused.text), refused.reason


def _safe(cell: str) -> str:
    # A spreadsheet would take it for a formula.
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
