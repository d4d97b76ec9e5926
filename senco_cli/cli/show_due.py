"""Showing what is overdue, due, or only to be kept in mind."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from senco_cli.cli.output import print_table, show_day
from senco_cli.cli.session import Session
from senco_cli.model.phrases import how_many

if TYPE_CHECKING:
    from senco_cli.actions.due_filters import DueFilters
    from senco_cli.actions.due_list import Due, DueList

_WIDE_ENOUGH = 120
# Once so many await the same thing on the same day, their names stand together under it.
_TOGETHER = 4
# Of a list with more dates than these the text is kept, without what a screen may do beyond text.
_LONG = 2_000
_MANY = {"provision": "provisions"}
_NO_BREAK = "\N{NO-BREAK SPACE}"
_SHORT = (
    ("Special Educational Needs (Personal Budgets) Regulations 2014 (SI 2014/1652)", "SI 2014/1652"),
    ("Children and Families Act 2014", "CFA 2014"),
    ("SEND Regulations 2014", "SEND Regs"),
    (", regulation ", " reg. "),
    (", section ", " s. "),
    ("SEND Code of Practice", "SEND Code"),
)


def is_long(found: DueList) -> bool:
    """Whether there are so many dates that the list is written as plain text, which can be kept."""
    return len(found.items) > _LONG


def show_due(session: Session, found: DueList, *, filters: DueFilters, why: bool) -> None:
    """The list in parts: overdue, due, reminders, and duties without a day; with `why`, how each day comes about."""
    days = filters.within.days
    if not found.items:
        session.print("nothing is overdue" + ("" if filters.overdue else f" or due in the next {days} days"))
    for heading, items in _parts(found, days=days).items():
        if items:
            session.print(f"{heading} ({len(items)})")
            if why or session.width < _WIDE_ENOUGH:
                _print_blocks(session, items, why=why)
            else:
                _print_wide(session, items, plain=is_long(found))
    if any(due.deadline.is_marked for due in found.items):
        session.print("* rests on a source that was not read itself; see --why")
    _hint_unwritten_reviews(session, found)


def _hint_unwritten_reviews(session: Session, found: DueList) -> None:
    """A plan from an older register often had reviews that nobody has written down here."""
    late = [due.key for due in found.items if due.deadline.rule == "AR-FIRST" and due.is_overdue]
    if not late:
        return
    plans = how_many(len(late), "plan has", "plans have")
    session.print()
    _wrapped(
        session, f"{plans} no review written down. If there was one, give the day of its decision:", indent=0, hanging=4
    )
    session.print(f"    senco edit {late[0]} --what ehc-plan --set last_review_decision_on=DATE")


def _parts(found: DueList, *, days: int) -> Mapping[str, Sequence[Due]]:
    dated = [due for due in found.items if due.days_left is not None]
    owed = [due for due in dated if not due.deadline.reminder]
    return {
        "Overdue": [due for due in owed if due.is_overdue],
        f"Due in the next {days} days": [due for due in owed if not due.is_overdue],
        "Reminders: no duty is broken if the day passes": [due for due in dated if due.deadline.reminder],
        "Without a day: to be kept in mind": [due for due in found.items if due.days_left is None],
    }


def _print_wide(session: Session, items: Sequence[Due], *, plain: bool) -> None:
    columns = ["Who", "Year", "What", "Legal day", "Plan by", "Days", "Whose", "Source"]
    rows = [
        [
            due.about,
            due.year or "",
            _what(due),
            show_day(due.deadline.legal_due),
            _plan_by(due),
            "" if due.days_left is None else str(due.days_left),
            _holder(due).removeprefix("the "),
            _short(_source(due)),
        ]
        for due in items
    ]
    # Of what others owe nobody at the school has anything to plan.
    if not any(_plan_by(due) for due in items):
        place = columns.index("Plan by")
        for row in (columns, *rows):
            del row[place]
    print_table(session, columns, rows, whole=("Year", "Legal day", "Plan by", "Days"), plain=plain)
    if any(due.deadline.needs_holiday_cover for due in items):
        session.print("holiday cover: needed, because no school day is left before the legal day")


def _plan_by(due: Due) -> str:
    deadline = due.deadline
    if deadline.needs_holiday_cover:
        return "holiday cover"
    # Of what is over, the day to plan for is over too.
    return show_day(deadline.plan_by) if deadline.plan_by and not due.is_overdue else ""


def _print_blocks(session: Session, items: Sequence[Due], *, why: bool) -> None:
    for same in _each(items) if why else _together(items):
        due, deadline = same[0], same[0].deadline
        when = f"{show_day(deadline.legal_due)}, {_left(due)}  " if due.days_left is not None else ""
        who = _who(due) if len(same) == 1 else f"{len(same)} {'pupils' if due.pupil else _MANY[deadline.kind]}"
        plan_by = f" · plan by {_plan_by(due)}" if _plan_by(due) else ""
        if deadline.needs_holiday_cover:
            plan_by = f" · needs holiday cover: no school day is left before {show_day(deadline.legal_due)}"
        session.print()
        _wrapped(session, f"{when}{who}", indent=2, hanging=4)
        _wrapped(session, _what(due), indent=4, hanging=4)
        # With --why the full sources stand in the sentences below.
        _wrapped(session, f"{_holder(due)}{plan_by} · {_short(_source(due))}", indent=4, hanging=4)
        if len(same) > 1:
            names = ", ".join(f"{each.about} {each.year or ''}".strip().replace(" ", _NO_BREAK) for each in same)
            _wrapped(session, names, indent=4, hanging=4)
        for sentence in deadline.derivation if why else ():
            _wrapped(session, f"- {sentence}", indent=6, hanging=8)
    session.print()


def _each(items: Sequence[Due]) -> Sequence[Sequence[Due]]:
    return [[due] for due in items]


def _together(items: Sequence[Due]) -> Sequence[Sequence[Due]]:
    """The items in their order; pupils, or provisions, that await the same on the same day together where many do."""
    alike: dict[tuple[object, ...], list[Due]] = {}
    for number, due in enumerate(items):
        many = _MANY.get(due.deadline.kind, "") if due.pupil is None else "pupils"
        alike.setdefault((_what(due), due.deadline.rule, due.deadline.legal_due, many or number), []).append(due)
    return list(chain.from_iterable([same] if len(same) >= _TOGETHER else _each(same) for same in alike.values()))


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
        session.print(line.replace(_NO_BREAK, " "))


def _who(due: Due) -> str:
    return f"{due.about}, {due.year}" if due.year else due.about


def _left(due: Due) -> str:
    """How long until the day; late only where a duty is broken by every reading of it."""
    left, deadline = due.days_left or 0, due.deadline
    if left == 0:
        return "today"
    count = how_many(abs(left), "day")
    if left > 0:
        return f"{count} left"
    if deadline.reminder:
        return f"{count} ago"
    if deadline.outer_due and deadline.legal_due and -left <= (deadline.outer_due - deadline.legal_due).days:
        return f"the safe day is past, {show_day(deadline.outer_due)} is the last by another reading"
    return f"{count} past" if deadline.status == "practice" else f"{count} late"


def _what(due: Due) -> str:
    deadline = due.deadline
    return f"{deadline.title}: {deadline.detail}" if deadline.detail else deadline.title


def _holder(due: Due) -> str:
    from senco_cli.rules.rule import DUTY_HOLDERS

    return DUTY_HOLDERS[due.deadline.duty_holder]


def _source(due: Due) -> str:
    # A space that no line breaks at keeps the mark beside what it marks.
    mark = f"{_NO_BREAK}*" if due.deadline.is_marked else ""
    return f"{due.deadline.sources[0].title}{mark}" if due.deadline.sources else f"good practice{mark}"


def _short(source: str) -> str:
    """A source as a narrow column holds it; `--why` and the other formats give it in full."""
    for long, short in _SHORT:
        source = source.replace(long, short)
    return source
