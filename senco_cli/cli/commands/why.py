"""`senco why`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from senco_cli.cli.option_groups import LookOptions
from senco_cli.cli.output import print_json, show_day, tell_faults
from senco_cli.cli.paragraphs import print_wrapped
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.session import Session
from senco_cli.errors import UsageError
from senco_cli.model.phrases import capital_first

if TYPE_CHECKING:
    from senco_cli.actions.explain_dates import Explained
    from senco_cli.rules.deadline import Deadline


class WhyFormat(StrEnum):
    """How reasons are shown."""

    TEXT = "text"
    JSON = "json"


def why(
    pupil: Annotated[
        list[str] | None, typer.Argument(metavar="PUPIL", help="The pupil's key or any part of the name.")
    ] = None,
    rule: Annotated[
        str | None, typer.Option("--rule", metavar="ID", help="Only this rule, like AR-FIRST; senco dates lists them.")
    ] = None,
    school: Annotated[bool, typer.Option("--school", help="The dates of the whole school, not of a pupil.")] = False,
    as_format: Annotated[WhyFormat, typer.Option("--format", help="Text to read, or JSON.")] = WhyFormat.TEXT,
    *,
    typed: LookOptions,
) -> int:
    """Say in words how each date of a pupil comes about, and what is not known yet."""
    from senco_cli.actions.explain_dates import explain_dates

    session = typed.session
    if bool(pupil) == school:
        raise UsageError("say which pupil, or --school for the whole school", hint="senco why PUPIL   or   --school")
    workspace = session.workspace()
    key = None if pupil is None else pick_pupil(session, workspace.root, pupil)
    found = explain_dates(workspace, key, rule=rule)
    if as_format is WhyFormat.JSON:
        print_json(session, _fields(found))
    else:
        _print(session, found)
    return tell_faults(session, workspace.root, found.faults)


def _print(session: Session, found: Explained) -> None:
    session.print(found.about + (f", {found.year}" if found.year else ""))
    for heading, deadlines in found.parts:
        session.print()
        session.print(heading)
        for deadline in deadlines:
            _print_deadline(session, deadline)
    if found.closed:
        session.print()
        print_wrapped(session, found.closed, indent=2, hanging=2)
    elif not found.parts:
        session.print()
        print_wrapped(session, "No date is open by what is in the records.", indent=2, hanging=2)
    if found.unknown:
        session.print()
        session.print("Not known yet")
        for unknown in found.unknown:
            session.print()
            print_wrapped(session, capital_first(unknown.what), indent=2, hanging=4)
            print_wrapped(session, f"not known: enter it with   senco {unknown.command}", indent=4, hanging=6)
    if any(deadline.is_marked for _, deadlines in found.parts for deadline in deadlines):
        session.print()
        session.print("* the text itself was not read for this rule")


def _print_deadline(session: Session, deadline: Deadline) -> None:
    mark = " *" if deadline.is_marked else ""
    when = f"{show_day(deadline.legal_due)}  " if deadline.legal_due else ""
    session.print()
    print_wrapped(session, f"{when}{deadline.title} ({deadline.rule}){mark}", indent=2, hanging=4)
    print_wrapped(session, " ".join(deadline.derivation), indent=4, hanging=4)


def _fields(found: Explained) -> Mapping[str, Any]:
    return {
        "about": found.about,
        "key": found.key,
        "year": found.year,
        "dates": [
            {
                "rule": each.rule,
                "title": each.title,
                "when": heading,
                "legal_due": each.legal_due,
                "plan_by": each.plan_by,
                "needs_holiday_cover": each.needs_holiday_cover,
                "outer_due": each.outer_due,
                "duty_holder": each.duty_holder,
                "status": each.status,
                "verified": each.verified,
                "reminder": each.reminder,
                "sources": [{"title": source.title, "href": source.href} for source in each.sources],
                "why": list(each.derivation),
            }
            for heading, deadlines in found.parts
            for each in deadlines
        ],
        "closed": found.closed,
        "not_known": [{"what": each.what, "command": f"senco {each.command}"} for each in found.unknown],
    }
