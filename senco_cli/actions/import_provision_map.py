"""Bring a provision map in: read it, propose provisions to add and to change, and write all of it in one commit."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from senco_cli.actions.import_outcomes import bytes_of, existing_pupils, naming
from senco_cli.actions.import_register import mapping_path, mapping_tree
from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Edit, Write, appending, changed, new, setting
from senco_cli.errors import SencoError
from senco_cli.exchange.cells.dates import Order, order_of
from senco_cli.exchange.decoding import NotATable
from senco_cli.exchange.merging.trees import Edit as TreeEdit
from senco_cli.exchange.merging.trees import Tree
from senco_cli.exchange.provision_map.columns import (
    LEAVE,
    WAVES,
    ProvisionColumn,
    known_headings,
    tells_of_provision,
    understand,
)
from senco_cli.exchange.provision_map.lines import LinesRead, Means, read_lines
from senco_cli.exchange.provision_map.merging import SKIP, Answers
from senco_cli.exchange.provision_map.people import Names
from senco_cli.exchange.provision_map.proposing import Defaults, MapProposal, propose_map
from senco_cli.exchange.provision_map.terms import current_term
from senco_cli.exchange.settling import on_roll
from senco_cli.exchange.table import NoHeadings, Table
from senco_cli.exchange.table_file import read_table
from senco_cli.model.kinds import path_of
from senco_cli.model.provision import Provision
from senco_cli.store.keys import new_key
from senco_cli.store.pupil_folders import load_tree
from senco_cli.store.records import record_keys
from senco_cli.store.transaction import ANY, Committed, transaction
from senco_cli.store.yaml_editor import dump

_KIND = "provision-map"
_DAYS = ("from", "to", "review_by", "date_of_birth", "entry_on", "exit_on")
_WHERE_IT_IS = "senco import provision-map FILE   with the place of the file, like Downloads/map.xlsx"


class ProvisionUnreadable(SencoError):
    """A record that cannot be read might be one of the map's provisions."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} cannot be read, and might be in the map; nothing was imported", hint="senco check")


class NoProvisions(NotATable):
    """No column of the file names provisions, so that it is no provision map."""

    def __init__(self) -> None:
        super().__init__(
            "has no column that names the provisions",
            hint="have one row above them that names the columns, such as Provision, Area of need, Wave, Start date; "
            "senco import xlsx FILE   is for a register",
        )


@dataclass(frozen=True, slots=True)
class OpenedMap:
    """A provision map that has been read: its table, its columns and the letters of those with open days.

    `people` are the keys of pupils, or `skip`, by the names that a map of this shape has for them, as once was said.
    """

    table: Table
    columns: tuple[ProvisionColumn, ...]
    open_days: tuple[str, ...]
    people: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadMap:
    """The lines of a map with everything that they are laid over."""

    read: LinesRead
    existing: Mapping[str, Tree]
    names: Names
    staff: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ImportedMap:
    """What was written; `keys` are those of the new provisions."""

    keys: tuple[str, ...]
    changed: int
    committed: Committed


def open_map(
    workspace: Workspace,
    path: Path,
    *,
    sheet: str | None = None,
    visible_only: bool = False,
    told: Mapping[str, str] | None = None,
) -> OpenedMap:
    """Read a provision map and say what its columns hold; `told` are fields by heading or letter.

    What was told of a map with the same headings is kept from the time before. Raises CannotOpen, NotATable,
    NoProvisions and NotAColumn.
    """
    headings = (*known_headings(), *(told or {}))
    data = bytes_of(path, hint=_WHERE_IT_IS)
    with naming(path, NotATable):
        table = _table(data, headings, sheet=sheet, visible_only=visible_only)
        kept = _kept(workspace, table)
        columns = understand(table, told or {}, kept=kept.get("columns", {}))
        if not any(column.field in ("title", *WAVES) for column in columns):
            raise NoProvisions
    days = [column for column in columns if column.field in _DAYS]
    orders = {column.letter: order_of(table.column(column.index)) for column in days}
    settled = any(order in (Order.DAY_FIRST, Order.MONTH_FIRST) for order in orders.values())
    still_open = () if settled else tuple(letter for letter, order in orders.items() if order is Order.EITHER)
    return OpenedMap(table, columns, still_open, _still_here(workspace, kept.get("people", {})))


def _table(data: bytes, headings: Collection[str], *, sheet: str | None, visible_only: bool) -> Table:
    try:
        return read_table(data, headings=headings, sheet=sheet, visible_only=visible_only, telling=tells_of_provision)
    except NoHeadings:
        raise NoProvisions from None


def read_map(workspace: Workspace, opened: OpenedMap, *, day_first: bool | None) -> ReadMap:
    """What the rows say, and the records that they are about. Raises PupilUnreadable and ProvisionUnreadable."""
    school, _faults = open_school(workspace)
    days = [column for column in opened.columns if column.field in _DAYS]
    orders = {column.index: order_of(opened.table.column(column.index)) for column in days}
    month_first = Order.MONTH_FIRST in orders.values() and Order.DAY_FIRST not in orders.values()
    otherwise = not month_first if day_first is None else day_first
    settled = {Order.DAY_FIRST: True, Order.MONTH_FIRST: False}
    means = Means(
        workspace.today,
        school.calendar,
        {index: settled.get(order, otherwise) for index, order in orders.items()},
        opened.table.first_day,
    )
    return ReadMap(
        read_lines(opened.table, opened.columns, means),
        dict(_existing(workspace)),
        Names(existing_pupils(workspace)),
        {key: person.name for key, person in school.staff.items()},
    )


def first_day_of_term(workspace: Workspace) -> str:
    """The first day of the term that it is; today in the holidays."""
    school, _faults = open_school(workspace)
    term = current_term(school.calendar, today=workspace.today)
    return (term[0] if term else workspace.today).isoformat()


def propose(
    workspace: Workspace, found: ReadMap, *, people: Mapping[str, str], whole_names: bool, defaults: Defaults
) -> MapProposal:
    """What importing the map would do; `people` are answers by name, squeezed."""
    answers = Answers(found.names, found.staff, people, whole_names)
    return propose_map(
        found.read.lines, existing=found.existing, answers=answers, today=workspace.today, defaults=defaults
    )


def import_map(
    workspace: Workspace, proposal: MapProposal, opened: OpenedMap, *, people: Mapping[str, str]
) -> ImportedMap:
    """Write everything that is proposed in one commit; what was told of columns and `people` is kept for the next time.

    Names that wait are left out.
    """
    taken = set(record_keys(workspace.root, "provision"))
    keys: list[str] = []
    writes: list[Write] = []
    for each in proposal.new:
        key = new_key(taken)
        taken.add(key)
        keys.append(key)
        writes.append(new(Provision, path_of(Provision, key=key), each.tree))
    for change in proposal.changed:
        edits = [_text_edit(edit) for edit in change.edits]
        writes.append(changed(workspace.root, path_of(Provision, key=change.key), Provision, *edits))
    message = f"import provision-map ({len(proposal.new)} added, {len(proposal.changed)} changed)"
    with transaction(
        workspace.root, message=message, environment=workspace.environment, dry_run=workspace.dry_run
    ) as tx:
        for write in writes:
            tx.write(write.path, write.data, expected=write.expected)
        tx.write(mapping_path(opened.table, kind=_KIND), _kept_bytes(opened, people), expected=ANY)
    return ImportedMap(tuple(keys), len(proposal.changed), tx.result)


def _kept(workspace: Workspace, table: Table) -> dict[str, dict[str, str]]:
    """What was told of a map with the same headings the time before: `columns` by heading, and `people` by name."""
    file = workspace.root / mapping_path(table, kind=_KIND)
    tree = mapping_tree(file) if file.exists() else None
    parts = tree if isinstance(tree, dict) else {}
    return {
        part: {str(name): str(what) for name, what in told.items()}
        for part, told in parts.items()
        if isinstance(told, dict)
    }


def _still_here(workspace: Workspace, people: Mapping[str, str]) -> dict[str, str]:
    # Initials that were somebody's who has left may be another's by now: such a name is asked about again.
    if not people:
        return {}
    here = {each.key for each in existing_pupils(workspace) if on_roll(each, workspace.today)}
    return {name: key for name, key in people.items() if key == SKIP or key in here}


def _kept_bytes(opened: OpenedMap, people: Mapping[str, str]) -> bytes:
    about = "# What each column of a provision map holds; senco import provision-map uses it for the same headings.\n"
    tree: Tree = {"columns": {column.heading: column.field or LEAVE for column in opened.columns}}
    if people:
        tree["people"] = {**opened.people, **people}
    return (about + dump(tree)).encode("utf-8")


def _text_edit(edit: TreeEdit) -> Edit:
    if edit.adds_item:
        return appending(Provision, edit.at, edit.new)
    return setting(Provision, edit.at, edit.new)


def _existing(workspace: Workspace) -> Iterator[tuple[str, Tree]]:
    for key in record_keys(workspace.root, "provision"):
        path = path_of(Provision, key=key)
        tree = load_tree(workspace.root, path)
        if not isinstance(tree, dict):
            raise ProvisionUnreadable(path)
        yield key, tree
