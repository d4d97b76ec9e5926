"""Showing the import of a provision map: the columns, each provision as it was understood, and what is left open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from senco_cli.cli.output import print_table
from senco_cli.cli.session import Session
from senco_cli.cli.show_import import line, numbers, show_source

if TYPE_CHECKING:
    from senco_cli.actions.import_provision_map import OpenedMap
    from senco_cli.exchange.provision_map.people import Naming
    from senco_cli.exchange.provision_map.proposing import MapProposal
    from senco_cli.exchange.report import Refusal


def show_map_columns(session: Session, opened: OpenedMap) -> None:
    """The sheet or encoding, the headings, and what each column was taken for."""
    show_source(session, opened.table)
    rows = [
        (column.letter, column.heading, column.holds or "not taken", column.how)
        for column in opened.columns
        if column.field or opened.table.column(column.index)
    ]
    print_table(session, ("Column", "Heading", "Taken as", "Understood by"), rows)
    session.print()


def show_map(session: Session, proposal: MapProposal, refusals: Sequence[Refusal], labels: Mapping[str, str]) -> None:
    """Every provision as it would be written or changed, what was guessed, and whom to ask about."""
    counts = (
        (len(proposal.new), "to add"),
        (len(proposal.changed), "to change"),
        (len(proposal.same), "already there"),
    )
    session.print(", ".join(f"{number} {words}" for number, words in counts if number) or "nothing to do")
    session.print()
    _new(session, proposal, labels)
    _changed(session, proposal, labels)
    _by_sentence(session, "Assumed: look whether this is right", proposal.assumed)
    _refused(session, refusals)
    _by_sentence(session, "Values that were not taken as such", proposal.not_taken)
    _by_sentence(session, "Rows left out", [(each.row, each.reason) for each in proposal.left_out])
    show_waiting(session, proposal, labels)
    for name, rows in proposal.staff_unknown.items():
        line(session, f'"{name}" (row {numbers(rows)}) is not among the staff; kept in the notes')
    if proposal.staff_unknown:
        session.print()
    if proposal.not_in_file:
        keys = ", ".join(proposal.not_in_file)
        line(session, f"running in the records and not in the file; they stay as they are: {keys}", depth=0)
        session.print()


def show_left_behind(session: Session, opened: OpenedMap) -> None:
    """The columns of which nothing was taken, each with the rows in which something stands."""
    found = [
        (column, [row.number for row in opened.table.rows if row.cells[column.index]])
        for column in opened.columns
        if column.field is None
    ]
    if any(rows for _column, rows in found):
        session.print("Columns left behind")
        for column, rows in found:
            if rows:
                line(session, f"column {column.letter} ({column.heading}), row {numbers(rows)}: {column.how}")
        line(session, '--column "HEADING=WHAT" says what a column holds, like --column "Baseline=entry"')
        session.print()


def _new(session: Session, proposal: MapProposal, labels: Mapping[str, str]) -> None:
    if not proposal.new:
        return
    session.print("To add")
    for each in proposal.new:
        tree = each.tree
        dose = "; ".join(words for words in each.understood if words)
        days = f"from {tree['from']}" + (f" to {tree['to']}" if tree.get("to") else "")
        parts = [tree["title"], tree["area_of_need"], tree["layer"], dose, days]
        line(session, f"row {numbers(each.rows)}: {', '.join(part for part in parts if part)}")
        pupils = [labels.get(member["pupil"], member["pupil"]) for member in tree.get("pupils", ())]
        if pupils:
            line(session, f"with {', '.join(pupils)}", depth=2)
        for words in _effect_and_cost(tree, labels):
            line(session, words, depth=2)
    session.print()


def _effect_and_cost(tree: Mapping[str, Any], labels: Mapping[str, str]) -> Iterator[str]:
    for member in tree.get("pupils", ()):
        values = [
            f"{name} {member[name]['value']} on {member[name]['taken_on']}"
            for name in ("entry", "exit")
            if name in member
        ]
        values += [f"expected {member['target']}"] if "target" in member else []
        values += [f"outcome {member['outcome']}"] if "outcome" in member else []
        if values:
            yield f"{labels.get(member['pupil'], member['pupil'])}: {', '.join(values)}"
    cost = tree.get("cost") or {}
    words = {"hourly_rate": "£{} an hour", "resources": "£{} for materials and training", "rate_code": "rate code {}"}
    told = [words[name].format(value) for name, value in cost.items()]
    if told:
        yield f"cost: {', '.join(told)}"


def _changed(session: Session, proposal: MapProposal, labels: Mapping[str, str]) -> None:
    from senco_cli.model.faults import place_words

    if not proposal.changed:
        return
    session.print("To change")
    for change in proposal.changed:
        line(session, f"row {numbers(change.rows)}: {change.title} ({change.key})")
        for edit in change.edits:
            old = "also" if edit.adds_item else "now" if edit.old is None else f"{_words(edit.old, labels)} becomes"
            line(session, f"{place_words(edit.at)}: {old} {_words(edit.new, labels)}", depth=2)
    session.print()


def _words(value: Any, labels: Mapping[str, str]) -> str:
    if isinstance(value, dict):
        words = {name: _words(each, labels) for name, each in value.items()}
        return ", ".join(f"{name} {told}" if isinstance(value[name], dict) else told for name, told in words.items())
    if isinstance(value, list):
        return "; ".join(_words(each, labels) for each in value)
    return labels.get(str(value), str(value))


def _by_sentence(session: Session, heading: str, said: Sequence[tuple[int, str]]) -> None:
    grouped: dict[str, list[int]] = defaultdict(list)
    for row, sentence in said:
        grouped[sentence].append(row)
    if grouped:
        session.print(heading)
        for sentence, rows in grouped.items():
            line(session, f"row {numbers(rows)}: {sentence}")
        session.print()


def _refused(session: Session, refusals: Sequence[Refusal]) -> None:
    if refusals:
        session.print(f"Cells that were not taken ({len(refusals)}); the rest of their rows is")
        for each in refusals:
            line(session, f'row {each.row}, column {each.column_letter} ({each.heading}): {each.reason}: "{each.text}"')
        session.print()


def show_waiting(session: Session, proposal: MapProposal, labels: Mapping[str, str]) -> None:
    """The names of which nobody has said whom they mean."""
    if not proposal.waiting:
        return
    session.print("Names that wait for an answer; their provisions are written without them")
    for naming, rows in proposal.waiting.items():
        line(session, f'row {numbers(rows)}: "{naming.name}": {naming.why}{_candidates(naming, labels)}')
    first = next(iter(proposal.waiting))
    key = first.keys[0] if first.keys else "KEY"
    line(session, f'--who "{first.name}={key}" says who it is; --who "{first.name}=skip" leaves it out', depth=2)
    session.print()


def _candidates(naming: Naming, labels: Mapping[str, str]) -> str:
    return f" ({', '.join(f'{labels.get(key, key)}, {key}' for key in naming.keys)})" if naming.keys else ""
