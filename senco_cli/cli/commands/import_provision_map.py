"""`senco import provision-map`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.ask import ask, choose, confirm
from senco_cli.cli.codes import choose_code, read_code
from senco_cli.cli.handing_over import hand_over
from senco_cli.cli.import_writing import agree_and_write
from senco_cli.cli.options import parse_day_option
from senco_cli.cli.register_import import TableOptions, ask_order, day_first_in, order_untold, other_sheet
from senco_cli.cli.session import Session
from senco_cli.cli.show_provision_import import show_left_behind, show_map, show_map_columns
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.import_provision_map import ImportedMap, OpenedMap
    from senco_cli.actions.workspace import Workspace
    from senco_cli.exchange.provision_map.proposing import Defaults, MapProposal
    from senco_cli.store.transaction import Committed


class MapOptions(TableOptions):
    """How a provision map is brought in."""

    column: Annotated[
        list[str] | None,
        typer.Option("--column", metavar="HEADING=WHAT", help="What a column holds, or leave; may be repeated."),
    ] = None
    area: Annotated[str | None, typer.Option("--area", help="The area of need of rows that give none.")] = None
    layer: Annotated[str | None, typer.Option("--layer", help="The layer of rows that give none.")] = None
    from_day: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="The first day of rows that give none.")
    ] = None
    who: Annotated[
        list[str] | None,
        typer.Option("--who", metavar="NAME=KEY", help="Which pupil a name in the map means, or skip; repeatable."),
    ] = None
    whole_names: Annotated[
        bool, typer.Option("--whole-names", help="Take a whole name that one pupil alone has for that pupil, unasked.")
    ] = False


def import_provision_map(typed: MapOptions) -> int:
    """Bring in a provision map kept in Excel or as CSV: shows how it was understood, asks, then writes.

    How long and how often is read from texts like "3 x 20 mins weekly", and kept as written where it cannot be. Pupils
    are never taken by a name alone without asking. Nothing is ever deleted.
    """
    from senco_cli.actions import import_provision_map as action
    from senco_cli.actions.find_pupil import pupil_labels

    session, workspace = typed.begin()
    opened = _opened(session, workspace, typed)
    show_map_columns(session, opened)
    day_first = day_first_in(typed.dates)
    if opened.open_days and day_first is None:
        untold = order_untold(opened.open_days)
        if session.can_ask:
            day_first = ask_order(session, opened.open_days)
        elif not typed.dry_run:
            raise untold
        else:
            session.print(f"{untold}; shown with the day first, and asked before anything is written ({untold.hint})")
    found = action.read_map(workspace, opened, day_first=day_first)
    labels = {each.key: each.label for each in pupil_labels(workspace.root)}
    proposed = partial(action.propose, workspace, found)
    proposal, people = _settled(session, workspace, opened, typed, proposed, labels)
    show_map(session, proposal, found.read.refusals, labels)
    show_left_behind(session, opened)
    if typed.report is not None:
        from senco_cli.exchange.not_taken import map_report_csv

        data = map_report_csv(opened.table, proposal, found.read.refusals, opened.columns)
        hand_over(session, workspace, data, out=typed.report, force=typed.force, option="--report")
    return _write(session, workspace, proposal, partial(action.import_map, opened=opened, people=people), yes=typed.yes)


def _opened(session: Session, workspace: Workspace, typed: MapOptions) -> OpenedMap:
    from senco_cli.actions.import_provision_map import open_map

    told = _pairs(typed.column, "--column", "Column C=title")
    path = session.cwd / typed.file
    open_sheet = partial(open_map, workspace, path, visible_only=typed.visible_only, told=told)
    first = open_sheet(sheet=typed.sheet)
    other = other_sheet(session, first.table.sheet, () if typed.sheet else first.table.other_sheets, typed)
    return open_sheet(sheet=other) if other else first


def _settled(
    session: Session,
    workspace: Workspace,
    opened: OpenedMap,
    typed: MapOptions,
    proposed: Callable[..., MapProposal],
    labels: Mapping[str, str],
) -> tuple[MapProposal, dict[str, str]]:
    """What is proposed once what is lacking has been asked for, and whom each name means, as somebody said."""
    people = _pairs(typed.who, "--who", "Amara O=k7m2q")
    _refuse_unknown(people, labels)
    defaults = _defaults(typed, workspace.today)
    first = proposed(people=_by_name(people), whole_names=typed.whole_names, defaults=defaults)
    before = _told_before(session, first, opened, labels)
    if before:
        people = {**before, **people}
        first = proposed(people=_by_name(people), whole_names=typed.whole_names, defaults=defaults)
    if not session.can_ask or typed.dry_run:
        if first.by_whole_name and not typed.whole_names:
            names = ", ".join(naming.name for naming in first.by_whole_name)
            session.note(f"one pupil alone has each of these names; --whole-names takes them: {names}")
        return first, people
    if first.lacking:
        defaults = _asked(session, workspace, first, defaults)
        first = proposed(people=_by_name(people), whole_names=typed.whole_names, defaults=defaults)
    whole_names = typed.whole_names or _agreed(session, first, labels)
    people |= _who(session, first, labels)
    return proposed(people=_by_name(people), whole_names=whole_names, defaults=defaults), people


def _by_name(people: Mapping[str, str]) -> dict[str, str]:
    from senco_cli.exchange.text import squeeze

    return {squeeze(name): key for name, key in people.items()}


def _told_before(
    session: Session, proposal: MapProposal, opened: OpenedMap, labels: Mapping[str, str]
) -> dict[str, str]:
    """The names that wait and that somebody said of an earlier map of this shape, each shown."""
    from senco_cli.exchange.text import squeeze

    known = _by_name(opened.people)
    names = (naming.name for naming in proposal.waiting)
    waiting = {name: known[squeeze(name)] for name in names if squeeze(name) in known}
    if waiting:
        session.print('Who is who, as said the time before; --who "NAME=KEY" says otherwise')
        for name, key in waiting.items():
            session.print(f"  {name}: {f'{labels.get(key, key)} ({key})' if key in labels else 'left out'}")
        session.print()
    return waiting


def _defaults(typed: MapOptions, today: date) -> Defaults:
    from senco_cli.exchange.provision_map.proposing import Defaults

    return Defaults(
        None if typed.area is None else read_code("area_of_need", typed.area, option="--area", on=today),
        None if typed.layer is None else read_code("provision_layer", typed.layer, option="--layer", on=today),
        None if typed.from_day is None else parse_day_option("--from", typed.from_day),
    )


def _asked(session: Session, workspace: Workspace, proposal: MapProposal, given: Defaults) -> Defaults:
    from senco_cli.actions.import_provision_map import first_day_of_term
    from senco_cli.cli.show_import import numbers
    from senco_cli.exchange.provision_map.proposing import Defaults

    def question(name: str, words: str) -> str | None:
        rows = proposal.lacking.get(name)
        return f"Row {numbers(rows)} of the map: {words}" if rows else None

    area, layer, first = question("area", "which area of need?"), question("layer", "which layer?"), None
    on = workspace.today
    from_on = given.from_on
    area_code = choose_code(session, "area_of_need", area, option="--area", on=on) if area else given.area
    layer_code = choose_code(session, "provision_layer", layer, option="--layer", on=on) if layer else given.layer
    first = question("from_on", "first day")
    if first:
        default = first_day_of_term(workspace)
        from_on = ask(
            session,
            first,
            option="--from",
            read=lambda answer: parse_day_option("first day", answer),
            default=default,
        )
    return Defaults(area_code, layer_code, from_on)


def _agreed(session: Session, proposal: MapProposal, labels: Mapping[str, str]) -> bool:
    if not proposal.by_whole_name:
        return False
    session.note("These names were found in the records, one pupil each:")
    for naming in proposal.by_whole_name:
        session.note(f"  {naming.name}: {labels.get(naming.keys[0], '')} ({naming.keys[0]})")
    return confirm(session, "Are these the pupils that the map means?", option="--whole-names")


def _who(session: Session, proposal: MapProposal, labels: Mapping[str, str]) -> dict[str, str]:
    from senco_cli.exchange.provision_map.merging import SKIP

    found: dict[str, str] = {}
    for naming in proposal.waiting:
        if naming.keys:
            choices = [
                *((key, labels.get(key, key)) for key in naming.keys),
                (SKIP, "none of these; leave the name out"),
            ]
            found[naming.name] = choose(session, f'Who is "{naming.name}"?', choices, option="--who")
    return found


def _write(
    session: Session, workspace: Workspace, proposal: MapProposal, imported: Callable[..., ImportedMap], *, yes: bool
) -> int:
    def written() -> tuple[str, Committed]:
        done = imported(workspace, proposal)
        return f"added {len(done.keys)} provisions, changed {done.changed}", done.committed

    new, changed = len(proposal.new), len(proposal.changed)
    return agree_and_write(
        session,
        workspace,
        written,
        question=f"Add {new} and change {changed} provisions?" if new or changed else None,
        then="senco export provision-map",
        is_open=bool(proposal.waiting or proposal.lacking),
        yes=yes,
    )


def _pairs(typed: list[str] | None, option: str, example: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in typed or ():
        name, equals, value = each.rpartition("=")
        if not equals or not name.strip() or not value.strip():
            raise UsageError(f'{option}: "{each}" has no name and value', hint=f'{option} "{example}"')
        found[name.strip()] = value.strip()
    return found


def _refuse_unknown(people: Mapping[str, str], labels: Mapping[str, str]) -> None:
    from senco_cli.exchange.provision_map.merging import SKIP

    for key in people.values():
        if key != SKIP and key not in labels:
            raise UsageError(f'--who: there is no pupil "{key}"', hint="senco list   shows the keys")
