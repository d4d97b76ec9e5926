"""Bringing back a register that was edited in Excel: each cell old and new, clashes asked about, one commit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from senco_cli.cli.ask import choose
from senco_cli.cli.import_writing import agree_and_write, pupils_said
from senco_cli.cli.session import Session
from senco_cli.cli.show_import import line, show_outcomes
from senco_cli.model.phrases import how_many

if TYPE_CHECKING:
    from senco_cli.actions.workspace import Workspace
    from senco_cli.exchange.editable.proposing import EditedProposal, Shown, Side
    from senco_cli.exchange.editable.reading import Edited
    from senco_cli.exchange.proposal import Proposal
    from senco_cli.store.transaction import Committed

_BLANK = "(blank)"


class Sides(StrEnum):
    """Which of two differing cells wins."""

    FILE = "file"
    RECORDS = "records"


def import_edited(
    session: Session,
    workspace: Workspace,
    edited: Edited,
    *,
    side: Sides | None,
    yes: bool,
    new_rows: Callable[[], Proposal | None],
    hint: Callable[[Proposal], None],
) -> int:
    """Show what was edited, ask about clashes, and write.

    `new_rows` proposes what becomes of the rows added, and `hint` says what is open about them.
    """
    from senco_cli.actions.edited_register import propose_edits
    from senco_cli.actions.find_pupil import pupil_labels

    labels = {each.key: each.label for each in pupil_labels(workspace.root)}
    made = f", made on {edited.made_on.isoformat()}" if edited.made_on else ""
    session.print(f'{len(edited.rows)} rows; the register that was made to be edited{made}, sheet "{edited.sheet}"')
    session.print()
    clashes = _sides(session, workspace, edited, labels, side=side)
    proposal = propose_edits(workspace, edited, clashes=clashes)
    _show(session, proposal, labels)
    added = new_rows()
    if added is not None:
        session.print("New rows")
        added = replace(added, not_in_file=())
        show_outcomes(session, workspace, added)
        hint(added)
    return _write(session, workspace, edited, proposal, added, yes=yes)


def _sides(
    session: Session, workspace: Workspace, edited: Edited, labels: Mapping[str, str], *, side: Sides | None
) -> dict[tuple[str, str], Side]:
    """Which side wins in each clash: as the option says, or as somebody does, cell by cell."""
    from senco_cli.actions.edited_register import propose_edits
    from senco_cli.exchange.editable.proposing import answered

    found = propose_edits(workspace, edited).clashes
    if side is not None:
        return answered(found, side.value)
    if not session.can_ask or workspace.dry_run:
        return {}
    sides: dict[tuple[str, str], Side] = {}
    for clash in found:
        cell = clash.cell
        session.note(f"{labels.get(clash.key, clash.key)} ({clash.key}), {cell.heading}: was {_cell(cell.before)}")
        in_file, in_records = f"as in the file: {_cell(cell.after)}", f"as in the records: {_cell(cell.recorded)}"
        choices = [("file", in_file), ("records", in_records)]
        said = choose(session, "Both were changed. Which is right?", choices, option="--clash")
        sides[(clash.key, cell.field)] = "file" if said == "file" else "records"
    return sides


def _show(session: Session, proposal: EditedProposal, labels: Mapping[str, str]) -> None:
    cells = sum(len(each.shown) for each in proposal.pupils)
    pupils = len(proposal.pupils)
    session.print(f"{how_many(cells, 'cell')} edited, of {how_many(pupils, 'pupil')}")
    session.print()
    for each in proposal.pupils:
        line(session, f"row {each.row}: {labels.get(each.key, each.key)} ({each.key})")
        for cell in each.shown:
            line(session, f"{cell.heading}: {_change(cell)}", depth=2)
        for sentence in each.said:
            line(session, sentence, depth=3)
    if proposal.pupils:
        session.print()
    _show_not_taken(session, proposal, labels)


def _show_not_taken(session: Session, proposal: EditedProposal, labels: Mapping[str, str]) -> None:
    if proposal.clashes:
        session.print("Changed in the records too since the file was made; the records stay")
        for clash in proposal.clashes:
            line(session, f"row {clash.row}: {labels.get(clash.key, clash.key)} ({clash.key})")
            line(session, f"{clash.cell.heading}: {_change(clash.cell)}", depth=2)
        line(session, "--clash file takes what the file has, --clash records what the records have", depth=2)
        session.print()
    if proposal.refused or proposal.rows_refused:
        session.print("Not taken")
        for row, heading, reason in proposal.refused:
            line(session, f"row {row}, {heading}: {reason}")
        for row, reason in proposal.rows_refused:
            line(session, f"row {row}: {reason}")
        session.print()
    if proposal.gone:
        session.print(f"Rows deleted in the file ({len(proposal.gone)}); nobody is deleted in the records")
        line(session, ", ".join(f"{labels.get(key, key)} ({key})" for key in proposal.gone))
        session.print()


def _change(cell: Shown) -> str:
    between = f" (in the records by now: {_cell(cell.recorded)})" if cell.recorded is not None else ""
    return f"{_cell(cell.before)} becomes {_cell(cell.after)}{between}"


def _cell(text: str | None) -> str:
    return " / ".join(text.split("\n")) if text else _BLANK


def _write(
    session: Session,
    workspace: Workspace,
    edited: Edited,
    proposal: EditedProposal,
    added: Proposal | None,
    *,
    yes: bool,
) -> int:
    from senco_cli.actions.edited_register import import_edits

    def written() -> tuple[str, Committed]:
        done = import_edits(workspace, edited, proposal, added)
        return pupils_said(len(done.keys), done.changed), done.committed

    is_open = proposal.clashes or proposal.refused or proposal.rows_refused or (added and added.questions)
    adds, changes = (len(added.adds), len(added.changes)) if added else (0, 0)
    changes += len(proposal.pupils)
    return agree_and_write(
        session,
        workspace,
        written,
        question=f"Add {adds} and change {changes}?" if adds or changes else None,
        then="senco check",
        is_open=bool(is_open),
        yes=yes,
    )
