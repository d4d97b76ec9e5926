"""A year of review meetings on the screen: who meets when, the load of each week as a picture, what cannot be met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
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
# So many meetings a screen holds, and so many pupils a reader; of more they are counted.
_MANY, _FEW = 60, 8
_CAUSES = {
    "full": "every week with a day left in time is full",
    "blocked": "every school day left in time is blocked",
    "holidays": "the days left in time need somebody at work in the holidays",
    "out-of-reach": "the latest day cannot be reached any more",
    "arranged-late": "the meeting is arranged for a day that is too late",
    "second-meeting": "one meeting cannot serve both; plan again after the first",
    "earlier-year": "due before the year begins; plan the year before first",
}


def show_year_plan(session: Session, sheet: YearSheet, *, everything: bool = False) -> None:
    """Print the plan: meetings, weeks, what cannot be met and why, and what to look ahead to.

    Of a large school the meetings and pupils are counted, unless everything is asked for.
    """
    plan = sheet.plan
    session.print(f"Reviews of {plan.academic_year}, no more than {plan.most_per_week} a week")
    session.print()
    if everything or len(plan.placed) <= _MANY:
        _meetings(session, sheet)
    else:
        moves = sum(each.is_transfer for each in plan.placed)
        said = f"{len(plan.placed)} meetings, {moves} of them for a move to the next phase; --all lists them"
        session.print(said)
        session.print()
    session.print("The load of each week")
    session.print("  # planned here   = in the records already   | the most a week")
    for week in _busy_part(plan.weeks):
        session.print(_week_line(week, most=plan.most_per_week))
    _not_met(session, sheet, everything=everything)
    _ahead(session, sheet, everything=everything)


def placed_fields(sheet: YearSheet, each: Placed) -> dict[str, Any]:
    """One meeting of the plan for programs."""
    from senco_cli.actions.review_year import review_type_of

    return {
        "key": each.pupil,
        "pupil": sheet.labels[each.pupil],
        "year": sheet.years[each.pupil],
        "authority": sheet.authorities[each.pupil],
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
                "authority": sheet.authorities[each.pupil],
                "kind": each.kind,
                "cause": each.cause,
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


def _not_met(session: Session, sheet: YearSheet, *, everything: bool) -> None:
    plan = sheet.plan
    session.print()
    if not plan.not_met:
        session.print("everything can be met")
        return
    session.print(f"Cannot be met ({len(plan.not_met)})")
    if everything or len(plan.not_met) <= _FEW:
        _each_not_met(session, sheet)
    else:
        _grouped(session, sheet)
    if plan.enough_per_week:
        session.print(f"with --most-per-week {plan.enough_per_week} every meeting that still can be would be in time")


def _each_not_met(session: Session, sheet: YearSheet) -> None:
    for each in sheet.plan.not_met:
        _wrapped(session, f"- {sheet.labels[each.pupil]} ({each.pupil}), by {show_day(each.latest_on)}: {each.reason}")
        for help_ in each.helps:
            _wrapped(session, f"would help: {help_.sentence}", indent=4)


def _grouped(session: Session, sheet: YearSheet) -> None:
    for cause, words in _CAUSES.items():
        found = [each for each in sheet.plan.not_met if each.cause == cause]
        if found:
            _wrapped(session, f"{len(found):>4}  {words} (latest: {_between([each.latest_on for each in found])})")
            whose = Counter(sheet.authorities[each.pupil] or "authority not recorded" for each in found)
            _wrapped(session, ", ".join(f"{name} {number}" for name, number in whose.most_common()), indent=6)
    session.print(f"each pupil with what would help: senco review-plan --year {sheet.plan.academic_year} --all")


def _between(days: Sequence[date]) -> str:
    first, last = min(days), max(days)
    return show_day(first) if first == last else f"{show_day(first)} to {show_day(last)}"


def _ahead(session: Session, sheet: YearSheet, *, everything: bool) -> None:
    found = sheet.plan.ahead
    if len(found) > _FEW and not everything:
        days = _between([each.latest_on for each in found])
        said = "so early that notice and papers have to go out before the summer"
        _wrapped(session, f"look ahead: {len(found)} meetings of the year after have to be held by {days}, {said}")
        return
    for each in found:
        _wrapped(session, f"look ahead: {sheet.labels[each.pupil]} ({each.pupil}): {each.sentence}")


def _short(day: date | None, rest: str = "%b") -> str:
    return f"{day.day} {day:{rest}}" if day else "–"


def _wrapped(session: Session, text: str, *, indent: int = 0) -> None:
    print_wrapped(session, text, indent=indent, hanging=indent + 4)
