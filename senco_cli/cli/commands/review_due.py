"""`senco review-due`."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from senco_cli.cli.options import FormatOption, ListFormat, OnOption, RecordsOption, parse_on, parse_span
from senco_cli.cli.output import print_csv, print_json, print_table, show_day, show_faults
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.session import Session
from senco_cli.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from senco_cli.actions.review_due import Due, DueFilters, DueList

_FIELDS = (
    "rule",
    "what",
    "kind",
    "key",
    "pupil",
    "year",
    "legal_due",
    "plan_by",
    "outer_due",
    "days_left",
    "duty_holder",
    "status",
    "verified",
    "source",
    "trigger",
    "trigger_on",
    "record",
)
_WIDE_ENOUGH = 120
_SHORT = (
    ("Special Educational Needs (Personal Budgets) Regulations 2014 (SI 2014/1652)", "SI 2014/1652"),
    ("Children and Families Act 2014", "CFA 2014"),
    ("SEND Regulations 2014", "SEND Regs"),
    (", regulation ", " reg. "),
    (", section ", " s. "),
    ("SEND Code of Practice", "SEND Code"),
)


def review_due(
    ctx: typer.Context,
    within: Annotated[str, typer.Option("--within", metavar="SPAN", help="How far ahead: 60d, 6w.")] = "60d",
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is overdue.")] = False,
    pupil: Annotated[str | None, typer.Option("--pupil", help="Only this pupil: key or any part of the name.")] = None,
    duty_holder: Annotated[
        str | None, typer.Option("--duty-holder", help="Only what this one owes: school, la, family, teacher ...")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", help="Only annual-review, phase-transfer, sen-support or provision."),
    ] = None,
    why: Annotated[bool, typer.Option("--why", help="Show how each day comes about, in words.")] = False,
    as_format: FormatOption = ListFormat.TABLE,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """List what is due in the next 60 days and everything overdue: whose duty it is, by which rule, and why."""
    from senco_cli.actions import review_due as action

    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace()
    filters = action.DueFilters(
        within=parse_span("--within", within),
        overdue=overdue,
        pupil=pick_pupil(session, workspace.root, pupil) if pupil else None,
        duty_holder=_known("--duty-holder", duty_holder, action.duty_holders()),
        kind=_known("--kind", kind, action.kinds()),
    )
    found = action.review_due(workspace, filters)
    if as_format is ListFormat.JSON:
        print_json(session, [_fields(due, with_why=True) for due in found.items])
    elif as_format is ListFormat.CSV:
        print_csv(session, [_fields(due, with_why=False) for due in found.items], _FIELDS)
    else:
        _print(session, found, filters=filters, why=why)
    show_faults(session, workspace.root, found.faults)
    if found.faults:
        session.note("dates that rest on what cannot be read are not in the list; mend these first")
    return ExitStatus.FINDINGS if found.faults else ExitStatus.DONE


def _known(option: str, typed: str | None, known: Sequence[str]) -> str | None:
    if typed is None or typed in known:
        return typed
    raise UsageError(f'{option}: "{typed}" is not known', hint=f"one of {', '.join(known)}")


def _print(session: Session, found: DueList, *, filters: DueFilters, why: bool) -> None:
    days = filters.within.days
    parts = (
        ("Overdue", [due for due in found.items if due.days_left is not None and due.days_left < 0]),
        (
            f"Due in the next {days} days",
            [due for due in found.items if due.days_left is not None and due.days_left >= 0],
        ),
        ("Without a day: to be kept in mind", [due for due in found.items if due.days_left is None]),
    )
    if not found.items:
        session.print("nothing is overdue" + ("" if filters.overdue else f" or due in the next {days} days"))
    for heading, items in parts:
        if items:
            session.print(f"{heading} ({len(items)})")
            if why or session.width < _WIDE_ENOUGH:
                _print_blocks(session, items, why=why)
            else:
                _print_wide(session, items)
    if any(due.deadline.verified != "primary" for due in found.items):
        session.print("* rests on a source that was not read itself; see --why")


def _print_wide(session: Session, items: Sequence[Due]) -> None:
    columns = ("Who", "Year", "What", "Legal day", "Plan by", "Days", "Whose", "Source")
    rows = [
        (
            due.about,
            due.year or "",
            due.deadline.title,
            show_day(due.deadline.legal_due),
            show_day(due.deadline.plan_by),
            "" if due.days_left is None else str(due.days_left),
            _holder(due).removeprefix("the "),
            _short(_source(due)),
        )
        for due in items
    ]
    print_table(session, columns, rows, whole=("Year", "Legal day", "Plan by", "Days"))


def _print_blocks(session: Session, items: Sequence[Due], *, why: bool) -> None:
    for due in items:
        year = f", {due.year}" if due.year else ""
        when = f"{show_day(due.deadline.legal_due)}, {_left(due)}  " if due.days_left is not None else ""
        session.print()
        _wrapped(session, f"{when}{due.about}{year}", indent=2, hanging=4)
        _wrapped(session, due.deadline.title, indent=4, hanging=4)
        plan_by = f" · plan by {show_day(due.deadline.plan_by)}" if due.deadline.plan_by else ""
        _wrapped(session, f"{_holder(due)}{plan_by} · {_source(due)}", indent=4, hanging=4)
        for sentence in due.deadline.derivation if why else ():
            _wrapped(session, f"- {sentence}", indent=6, hanging=8)
    session.print()


def _wrapped(session: Session, text: str, *, indent: int, hanging: int) -> None:
    lines = textwrap.wrap(
        text,
        width=min(session.width, 100),
        initial_indent=" " * indent,
        subsequent_indent=" " * hanging,
        break_on_hyphens=False,
        break_long_words=False,
    )
    for line in lines:
        session.print(line)


def _left(due: Due) -> str:
    left = due.days_left or 0
    if left == 0:
        return "today"
    return f"{abs(left)} day{'' if abs(left) == 1 else 's'} {'late' if left < 0 else 'left'}"


def _holder(due: Due) -> str:
    from senco_cli.rules.rule import DUTY_HOLDERS

    return DUTY_HOLDERS[due.deadline.duty_holder]


def _source(due: Due) -> str:
    mark = "" if due.deadline.verified == "primary" else " *"
    return f"{due.deadline.sources[0].title}{mark}" if due.deadline.sources else f"good practice{mark}"


def _short(source: str) -> str:
    """A source as a narrow column holds it; `--why` and the other formats give it in full."""
    for long, short in _SHORT:
        source = source.replace(long, short)
    return source


def _fields(due: Due, *, with_why: bool) -> Mapping[str, Any]:
    deadline = due.deadline
    fields: dict[str, Any] = {
        "rule": deadline.rule,
        "what": deadline.title,
        "kind": deadline.kind,
        "key": due.key,
        "pupil": due.pupil,
        "year": due.year,
        "legal_due": deadline.legal_due,
        "plan_by": deadline.plan_by,
        "outer_due": deadline.outer_due,
        "days_left": due.days_left,
        "duty_holder": deadline.duty_holder,
        "status": deadline.status,
        "verified": deadline.verified,
        "source": deadline.sources[0].title if deadline.sources else None,
        "trigger": deadline.trigger,
        "trigger_on": deadline.trigger_on,
        "record": deadline.path,
    }
    if with_why:
        fields["sources"] = [{"title": source.title, "href": source.href} for source in deadline.sources]
        fields["why"] = list(deadline.derivation)
    return fields
