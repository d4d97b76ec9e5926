"""Showing an import: how each column was understood, what would be written, and every cell that was not taken."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from senco_cli.cli.output import print_table
from senco_cli.cli.session import Session
from senco_cli.model.phrases import capital_first, how_many

if TYPE_CHECKING:
    from senco_cli.actions.import_register import Opened
    from senco_cli.actions.workspace import Workspace
    from senco_cli.exchange.proposal import Change, Outcomes, Proposal, Question, Skipped
    from senco_cli.exchange.table import Table

_MOST_SHOWN = 12
_MOST_RUNS = 60
_WIDEST = 110


def show_columns(session: Session, opened: Opened) -> None:
    """The file's encoding and headings, what each column was taken for, and which way round its days are."""
    from senco_cli.exchange.day_orders import order_told

    show_source(session, opened.table)
    rows = [
        (
            column.letter,
            column.heading,
            ", ".join(filter(None, (column.holds, order_told(column, opened.table))))
            or f"not taken{f': {column.note}' if column.note else ''}",
            column.how,
        )
        for column in opened.mapping.columns
    ]
    print_table(session, ("Column", "Heading", "Taken as", "Understood by"), rows)
    session.print()


def show_source(session: Session, table: Table) -> None:
    """How the file holds the table, where its headings are, and what is to be known of its rows."""
    heading = f"row {table.heading_rows[0]}" if len(table.heading_rows) == 1 else f"rows {numbers(table.heading_rows)}"
    rows = how_many(len(table.rows), "row")
    session.print(f"{rows}; {table.source}; headings in {heading}")
    for notice in table.notices:
        line(session, f"row {numbers(notice.rows)}: {notice.sentence}" if notice.rows else notice.sentence)
    session.print()


def show_outcomes(session: Session, workspace: Workspace, proposal: Proposal) -> None:
    """Everything that would happen, and everything there is to know about it."""
    show_becoming(session, workspace, proposal)
    _remarks(session, proposal)
    _refusals(session, proposal)
    _left(session, workspace, proposal)


def show_becoming(session: Session, workspace: Workspace, proposal: Outcomes, *, entry: str = "row") -> None:
    """How many there are of each sort, who is to be added, what is to change; `entry` is what the file has of each."""
    _counts(session, proposal)
    _adds(session, proposal, entry)
    _changes(session, workspace, proposal.changes, entry)


def _counts(session: Session, proposal: Outcomes) -> None:
    from senco_cli.exchange.proposal import Add, Change, Question, Same, Skipped

    counts = proposal.counts()
    parts = (
        (Add, "to add"),
        (Change, "to change"),
        (Same, "with nothing to change"),
        (Skipped, "left out"),
        (Question, "waiting for an answer"),
    )
    session.print(", ".join(f"{counts[kind]} {words}" for kind, words in parts if counts[kind]))
    session.print()


def _adds(session: Session, proposal: Outcomes, entry: str) -> None:
    from senco_cli.exchange.proposal import Add

    number = proposal.counts()[Add]
    if not number:
        return
    session.print("To add")
    for add in islice((each for each in proposal.outcomes if isinstance(each, Add)), _MOST_SHOWN):
        line(session, f"{entry} {add.row}: {_summary(add.pupil)}{'; with an EHC plan' if add.plan else ''}")
    if number > _MOST_SHOWN:
        line(session, f"... and {number - _MOST_SHOWN} more in the same way")
    session.print()


def _summary(tree: dict[str, Any]) -> str:
    name = tree.get("name", {})
    status = tree.get("sen_status") or [{}]
    needs = " and ".join(need.get("type", "") for need in tree.get("needs", ()))
    parts = [
        f"{name.get('known_as') or name.get('legal_forename')} {name.get('legal_surname')}",
        f"born {tree.get('date_of_birth')}",
        tree.get("class"),
        f"{status[-1].get('status')} from {status[-1].get('from')}" if status[-1] else None,
        needs or None,
    ]
    return ", ".join(part for part in parts if part)


def _changes(session: Session, workspace: Workspace, changes: Sequence[Change], entry: str) -> None:
    from senco_cli.actions.find_pupil import pupil_labels
    from senco_cli.model.faults import place_words

    if not changes:
        return
    labels = {each.key: each.label for each in pupil_labels(workspace.root)}
    session.print("To change")
    for change in changes:
        line(session, f"{entry} {change.row}: {labels.get(change.key, change.key)} ({change.key}, {change.matched_by})")
        for edit in change.edits:
            place = place_words(edit.at) or edit.file
            verb = "also" if edit.adds_item else f"{_value(edit.old)} becomes" if edit.old is not None else "now"
            line(session, f"{place}: {verb} {_value(edit.new)}", depth=2)
    session.print()


def _remarks(session: Session, proposal: Proposal) -> None:
    """What was assumed, noted or kept, one line a sentence with the rows of which it is true."""
    headings = {
        "assumed": "Assumed: look whether this is right",
        "warning": "Doubtful, but taken as it is",
        "kept": "Worth knowing",
        "noted": "Worth knowing",
        "missing": "Missing",
    }
    grouped: dict[str, dict[tuple[str | None, str], list[int]]] = defaultdict(lambda: defaultdict(list))
    for remark in proposal.remarks:
        rows = grouped[headings.get(remark.kind, "Worth knowing")][(remark.column_letter, remark.sentence)]
        if remark.row is not None:
            rows.append(remark.row)
    for heading, remarks in grouped.items():
        session.print(heading)
        for (letter, sentence), rows in remarks.items():
            column = f"column {letter}, " if letter else ""
            where = f"{column}row {numbers(rows)}: " if rows else f"{column.removesuffix(', ')}: " if column else ""
            line(session, f"{where}{sentence}")
        session.print()


def _refusals(session: Session, proposal: Proposal) -> None:
    """Every cell that was not taken: one entry a column and reason, with each row and what stands there."""
    if not proposal.refusals:
        return
    grouped: dict[tuple[str, str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for refusal in proposal.refusals:
        cells = grouped[(refusal.column_letter, refusal.heading, refusal.reason)]
        cells[refusal.text].append(refusal.row)
    session.print(f"Cells that were not taken ({len(proposal.refusals)}); the rest of their rows is")
    for (letter, heading, reason), cells in grouped.items():
        line(session, f"column {letter} ({heading}): {reason}")
        line(session, "; ".join(f'row {numbers(rows)} "{text}"' for text, rows in cells.items()), depth=3)
    session.print()


def show_left_out(session: Session, skipped: Sequence[Skipped], *, entry: str) -> None:
    """Which entries of the file are left out, and why."""
    if skipped:
        session.print(f"{capital_first(entry)}s left out")
        for each in skipped:
            line(session, f"{entry} {each.row}: {each.reason}")
        session.print()


def show_waiting(session: Session, questions: Sequence[Question], *, entry: str, said: str) -> None:
    """Which entries of the file wait for somebody to say whom they are about; `said` is how to."""
    if questions:
        session.print(said)
        for question in questions:
            line(session, f"{entry} {question.row}: {question.why} ({', '.join(question.candidates)})")
        session.print()


def _left(session: Session, workspace: Workspace, proposal: Proposal) -> None:
    show_left_out(session, proposal.skipped, entry="row")
    show_waiting(
        session, proposal.questions, entry="row", said="Rows that wait for an answer; import at a terminal to give one"
    )
    if proposal.left_behind:
        session.print("Columns left behind")
        for column in proposal.left_behind:
            cells = how_many(column.filled, "cell")
            line(session, f"column {column.column_letter} ({column.heading}), {cells}: {column.reason}")
        session.print()
    for name, rows in proposal.unknown_key_workers.items():
        line(session, f'key worker "{name}" (row {numbers(rows)}) is not among the staff')
        line(session, f'senco add-staff --name "{name}"   then import again', depth=3)
    if proposal.plans_undated:
        undated = numbers(proposal.plans_undated)
        line(session, f"row {undated}: no day for the EHC plan; --plans-from-status takes the day status E began")
    if proposal.unknown_key_workers or proposal.plans_undated:
        session.print()
    if proposal.not_in_file:
        _not_in_file(session, workspace, proposal.not_in_file)


def _not_in_file(session: Session, workspace: Workspace, keys: Sequence[str]) -> None:
    from senco_cli.actions.find_pupil import pupil_labels

    labels = {each.key: each.label for each in pupil_labels(workspace.root)}
    session.print(f"In the records and not in the file ({len(keys)}); they stay as they are")
    line(session, ", ".join(f"{labels.get(key, key)} ({key})" for key in keys))
    session.print()


def numbers(rows: Iterable[int]) -> str:
    """Row numbers as people write them: `3, 5 to 9, 12`."""
    runs: list[list[int]] = []
    for row in sorted(set(rows)):
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    words = [f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    more = sum(len(run) for run in runs[_MOST_RUNS:])
    return ", ".join(words[:_MOST_RUNS]) + (f" and {more} more rows" if more else "")


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name} {_value(each)}" for name, each in value.items())
    if isinstance(value, list):
        return ", ".join(_value(each) for each in value)
    return str(value)


def line(session: Session, text: str, *, depth: int = 1) -> None:
    """Text over as many lines as it takes, indented."""
    indent = "  " * depth
    width = max(min(session.width, _WIDEST), 40)
    wrapped = textwrap.wrap(
        " ".join(text.split()),
        width=width,
        initial_indent=indent,
        subsequent_indent=indent + "    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    for line in wrapped:
        session.print(line)
