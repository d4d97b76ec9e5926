"""A year of review meetings on the screen: who meets when, the load of each week as a picture, what cannot be met."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from senco_cli.cli.output import print_table, show_day
from senco_cli.cli.paragraphs import print_wrapped
from senco_cli.cli.session import Session

if TYPE_CHECKING:
    from senco_cli.actions.review_year import YearSheet
    from senco_cli.rules.planning import Placed, Week

# A week is one line: its day, a mark for each meeting, the number, and what is special about it.
_MARKS = 40


def show_year_plan(session: Session, sheet: YearSheet) -> None:
    """Print the plan: meetings, weeks, what cannot be met and why, and what to look ahead to."""
    plan = sheet.plan
    session.print(f"Reviews of {plan.academic_year}, no more than {plan.most_per_week} a week")
    session.print()
    _meetings(session, sheet)
    session.print("The load of each week")
    session.print("  # planned here   = in the records already   | the most a week")
    for week in _busy_part(plan.weeks):
        session.print(_week_line(week, most=plan.most_per_week))
    _not_met(session, sheet)
    for each in plan.ahead:
        _wrapped(session, f"look ahead: {sheet.labels[each.pupil]} ({each.pupil}): {each.sentence}")


def placed_fields(sheet: YearSheet, each: Placed) -> dict[str, Any]:
    """One meeting of the plan for programs."""
    from senco_cli.actions.review_year import review_type_of

    return {
        "key": each.pupil,
        "pupil": sheet.labels[each.pupil],
        "year": sheet.years[each.pupil],
        "meeting_on": each.on,
        "type": review_type_of(each),
        "latest_on": each.latest_on,
        "is_late": each.is_late,
        "notice_by": each.notice_by,
        "papers_by": each.papers_by,
        "report_by": each.report_by,
        "why": [*each.why, *each.strains],
    }


def year_fields(sheet: YearSheet) -> dict[str, Any]:
    """The whole plan for programs."""
    plan = sheet.plan
    return {
        "academic_year": plan.academic_year,
        "most_per_week": plan.most_per_week,
        "enough_per_week": plan.enough_per_week,
        "planned": [placed_fields(sheet, each) for each in plan.placed],
        "arranged": [{"key": each.pupil, "meeting_on": each.on, "is_held": each.is_held} for each in plan.arranged],
        "not_met": [
            {
                "key": each.pupil,
                "kind": each.kind,
                "rule": each.rule,
                "latest_on": each.latest_on,
                "meeting_on": each.on,
                "reason": each.reason,
                "helps": [help_.sentence for help_ in each.helps],
            }
            for each in plan.not_met
        ],
        "weeks": [
            {"monday": week.monday, "school_days": week.school_days, "arranged": week.arranged, "planned": week.planned}
            for week in plan.weeks
        ],
    }


def _meetings(session: Session, sheet: YearSheet) -> None:
    if not sheet.plan.placed:
        session.print("no meeting is left to plan")
        session.print()
        return
    rows = [
        (
            show_day(each.on),
            sheet.labels[each.pupil],
            "transfer" if each.is_transfer else "annual",
            _short(each.latest_on, "%b %y") + (" LATE" if each.is_late else ""),
            _short(each.notice_by),
            _short(each.report_by),
        )
        for each in sheet.plan.placed
    ]
    columns = ("Meeting", "Pupil", "Kind", "Latest", "Notice", "Report")
    print_table(session, columns, rows, whole=("Meeting", "Latest", "Notice", "Report"))
    session.print()


def _busy_part(weeks: tuple[Week, ...]) -> tuple[Week, ...]:
    """From the first week with a meeting to the last one."""
    busy = [number for number, week in enumerate(weeks) if week.meetings]
    return weeks[busy[0] : busy[-1] + 1] if busy else ()


def _week_line(week: Week, *, most: int) -> str:
    marks = "=" * week.arranged + "#" * week.planned
    if len(marks) > _MARKS:
        marks = marks[: _MARKS - 1] + ">"
    elif len(marks) < most <= _MARKS:
        marks = f"{marks.ljust(most)}|"
    elif most <= _MARKS:
        marks = f"{marks[:most]}|{marks[most:]}"
    number = f"{week.meetings:>3}" if week.meetings else "  ."
    return f"  {show_day(week.monday):<16} {number} {marks}  {_special(week)}".rstrip()


def _special(week: Week) -> str:
    if week.closed:
        return f"({week.closed})"
    blocked = f"({week.blocked_days} blocked)" if week.blocked_days else ""
    short = f"({week.school_days} school days)" if week.school_days < 5 else ""
    return " ".join(part for part in (short, blocked) if part)


def _not_met(session: Session, sheet: YearSheet) -> None:
    plan = sheet.plan
    session.print()
    if not plan.not_met:
        session.print("everything can be met")
        return
    session.print(f"Cannot be met ({len(plan.not_met)})")
    for each in plan.not_met:
        _wrapped(session, f"- {sheet.labels[each.pupil]} ({each.pupil}), by {show_day(each.latest_on)}: {each.reason}")
        for help_ in each.helps:
            _wrapped(session, f"would help: {help_.sentence}", indent=4)
    if plan.enough_per_week:
        session.print(f"with --most-per-week {plan.enough_per_week} every meeting that still can be would be in time")


def _short(day: date | None, rest: str = "%b") -> str:
    return f"{day.day} {day:{rest}}" if day else "–"


def _wrapped(session: Session, text: str, *, indent: int = 0) -> None:
    print_wrapped(session, text, indent=indent, hanging=indent + 4)
