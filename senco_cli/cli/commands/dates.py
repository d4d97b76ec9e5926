"""`senco dates`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from senco_cli.cli.list_file import ListedOptions, listed_in
from senco_cli.cli.option_groups import LookOptions
from senco_cli.cli.options import ListFormat, parse_day_option
from senco_cli.cli.output import print_rows, print_table, tell_faults
from senco_cli.cli.paragraphs import print_wrapped
from senco_cli.cli.session import Session
from senco_cli.errors import ExitStatus, UsageError
from senco_cli.model.phrases import capital_first

if TYPE_CHECKING:
    from senco_cli.actions.list_rules import ListedRule
    from senco_cli.actions.workspace import Workspace

# Eight columns of sentences; on a narrower screen paragraphs read better.
_WIDE_ENOUGH = 160


class DatesOptions(ListedOptions, LookOptions):
    """Which rules are listed."""

    kind: Annotated[
        str | None, typer.Option("--kind", help="Only annual-review, phase-transfer, sen-support, whole-school ...")
    ] = None
    status: Annotated[
        str | None, typer.Option("--status", help="Only statute, code, guidance, practice or proposed.")
    ] = None
    holder: Annotated[
        str | None, typer.Option("--holder", help="Only what this one owes: school, la, family, senco ...")
    ] = None
    proposed: Annotated[bool, typer.Option("--proposed", help="Only law that is proposed; it is never due.")] = False
    changed_since: Annotated[
        str | None,
        typer.Option("--changed-since", metavar="DATE", help="What is new, and what was only looked at again."),
    ] = None
    planning: Annotated[
        bool, typer.Option("--planning", help="Only the advice by which review meetings are planned; nobody owes it.")
    ] = False


def dates(typed: DatesOptions) -> int:
    """List every rule on a date: whose duty, how it counts, its source, and how far that was read.

    The school's own rules in `_rules/` of the record folder are marked. What is proposed never counts as due.
    """
    from senco_cli.actions.list_rules import RuleFilters, fields_of, list_rules
    from senco_cli.rules.rule import DUTY_HOLDERS, KINDS, STATUSES

    as_format = typed.form
    session = typed.session
    if typed.planning:
        with listed_in(session, _workspace(session, typed), out=typed.out, force=typed.force) as place:
            _print_advice(place, as_format)
        return ExitStatus.DONE
    filters = RuleFilters(
        kind=_known("--kind", typed.kind, KINDS),
        status="proposed" if typed.proposed else _known("--status", typed.status, STATUSES),
        duty_holder=_known("--holder", typed.holder, DUTY_HOLDERS),
        changed_since=parse_day_option("--changed-since", typed.changed_since) if typed.changed_since else None,
    )
    root = _root(session)
    found = list_rules(root, filters)
    if as_format is not ListFormat.TABLE:
        rows = [fields_of(each) for each in found.rules]
        with listed_in(session, _workspace(session, typed), out=typed.out, force=typed.force) as place:
            _print_fields(place, rows, as_format)
    elif filters.changed_since:
        _print_changed(session, found.rules, since=filters.changed_since)
    elif not found.rules:
        session.print("no rule is like that")
    else:
        _print_rules(session, found.rules)
    if as_format is ListFormat.TABLE and filters == RuleFilters():
        _print_advice(session, as_format)
    return tell_faults(session, root, found.faults) if root else ExitStatus.DONE


def _root(session: Session) -> Path | None:
    """The record folder; the rules can be looked up without one, unless one was named."""
    from senco_cli.store.folder import NoRecordFolder

    try:
        return session.root()
    except NoRecordFolder:
        if session.records:
            raise
        return None


def _workspace(session: Session, listed: ListedOptions) -> Workspace | None:
    """The record folder that a file is not to be written into; None where there is none, or no file."""
    return session.workspace() if listed.out and _root(session) else None


def _print_fields(session: Session, rows: Sequence[Mapping[str, Any]], as_format: ListFormat) -> None:
    columns = list(rows[0]) if rows else ["id"]
    print_rows(session, rows, {name: name for name in columns}, as_format=as_format)


def _known(option: str, typed: str | None, known: Collection[str]) -> str | None:
    if typed is None or typed in known:
        return typed
    raise UsageError(f'{option}: "{typed}" is not known', hint=f"one of {', '.join(known)}")


def _print_changed(session: Session, rules: Collection[ListedRule], *, since: date) -> None:
    """What came into force or ended since that day in full, and by their ids what was only looked at again."""
    new = [each for each in rules if each.is_new]
    session.print(f"In force, or no longer in force, since {_plain(since)}: {len(new) or 'no rule'}")
    if new:
        session.print()
        _print_rules(session, new)
    looked_at = dict.fromkeys(each.rule.id for each in rules if not each.is_new)
    if looked_at:
        said = f"Only looked at again since then, and in force from an earlier day or proposed: {len(looked_at)}"
        session.print(said)
        print_wrapped(session, ", ".join(looked_at), indent=2, hanging=2)


def _print_rules(session: Session, rules: Collection[ListedRule]) -> None:
    (_print_wide if session.width >= _WIDE_ENOUGH else _print_blocks)(session, rules)


def _print_wide(session: Session, rules: Collection[ListedRule]) -> None:
    from senco_cli.rules.rule import DUTY_HOLDERS

    columns = ("Id", "What", "Whose", "Status", "In force", "Read", "How it counts", "Source")
    rows = [
        (
            each.rule.id,
            each.rule.title + (f" (the school's own, {each.rule.local})" if each.rule.local else ""),
            DUTY_HOLDERS[each.rule.duty_holder].removeprefix("the "),
            each.version.status,
            _in_force(each),
            each.version.verified,
            each.counts,
            each.version.sources[0].title,
        )
        for each in rules
    ]
    print_table(session, columns, rows, whole=("Id", "Status", "Read"))


def _print_blocks(session: Session, rules: Collection[ListedRule]) -> None:
    from senco_cli.rules.rule import DUTY_HOLDERS, KINDS, VERIFIED

    for kind, of_kind in groupby(rules, key=lambda each: each.rule.kind):
        session.print(capital_first(KINDS[kind]))
        for each in of_kind:
            rule, version = each.rule, each.version
            session.print()
            print_wrapped(session, f"{rule.id}  {rule.title}", indent=2, hanging=4)
            said = f"{DUTY_HOLDERS[rule.duty_holder]} · {version.status} · {_in_force(each)}"
            print_wrapped(session, said, indent=4, hanging=4)
            print_wrapped(session, each.counts, indent=4, hanging=4)
            sources = "; ".join(source.title for source in version.sources)
            checked = f"{VERIFIED[version.verified]}; looked at on {version.checked_on.isoformat()}"
            print_wrapped(session, f"{sources} ({version.verified}: {checked})", indent=4, hanging=4)
            if rule.local:
                over = ", over the one that comes with senco" if each.replaces else ""
                print_wrapped(session, f"the school's own rule, in {rule.local}{over}", indent=4, hanging=4)
        session.print()


def _in_force(each: ListedRule) -> str:
    version = each.version
    begun = _plain(version.in_force_from) if version.in_force_from else "a day not known"
    if version.status == "proposed":
        return f"proposed from {begun}; never due"
    return f"from {begun}" + (f" to {_plain(version.in_force_to)}" if version.in_force_to else "")


def _plain(day: date) -> str:
    return day.isoformat()


def _print_advice(session: Session, as_format: ListFormat) -> None:
    """Every piece of advice by which meetings are planned, apart from the dates that somebody owes."""
    from senco_cli.actions.list_planning_advice import advice_fields

    rows = advice_fields()
    if as_format is not ListFormat.TABLE:
        _print_fields(session, rows, as_format)
    else:
        session.print("Planning advice: nobody owes these days; review-plan proposes meetings by them")
        for row in rows:
            _print_piece(session, row)


def _print_piece(session: Session, row: Mapping[str, Any]) -> None:
    session.print()
    print_wrapped(session, f"{row['id']}  {row['title']}", indent=2, hanging=4)
    print_wrapped(session, f"{row['status']} · {row['counts']}", indent=4, hanging=4)
    looked = f"{row['verified']}; looked at on {row['checked_on'].isoformat()}"
    print_wrapped(session, f"{'; '.join(row['source'])} ({looked})", indent=4, hanging=4)
    if row["note"]:
        print_wrapped(session, row["note"], indent=4, hanging=4)
