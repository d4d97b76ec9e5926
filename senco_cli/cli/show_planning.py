"""One pupil's review meeting on the screen: the days it can be on, why, and what a chosen day breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from senco_cli.cli.output import print_table, show_day
from senco_cli.cli.paragraphs import print_wrapped
from senco_cli.cli.session import Session

if TYPE_CHECKING:
    from senco_cli.rules.planning import Broken, MeetingWindow, Proposal

_MOST_SHOWN = 10
_ITS_DAY = re.compile(r"(?<= falls due) on \w+ \d{1,2} \w+ \d{4},?")
_STEPS = (("notice_by", "AR-NOTICE"), ("papers_by", "AR-CIRC"), ("report_by", "AR-REPORT"))
_WEIGHTS = {"breaks": "breaks the law or cannot be", "hard": "hard", "advice": "against good practice"}


def show_window(session: Session, window: MeetingWindow) -> None:
    """Print when the next meeting can be: the limits with their reasons, then the best days."""
    from senco_cli.rules.rule import needs_mark

    for limit in window.limits:
        mark = " *" if needs_mark(limit.verified, limit.sources) else ""
        _wrapped(session, f"{limit.title}: by {show_day(limit.last_on)}{mark}")
        for sentence in limit.because:
            _wrapped(session, f"- {sentence}", indent=4)
    for advice, day in window.advised.by:
        side = "not before" if advice.bound == "from" else "by"
        whose = "senco's own proposal" if advice.is_own else "good practice"
        _wrapped(session, f"{advice.title}: {side} {show_day(day)} ({whose})")
    for remark in window.remarks:
        _wrapped(session, remark)
    _days(session, window)
    if any(needs_mark(limit.verified, limit.sources) for limit in window.limits):
        session.print("* rests on a source that was not read itself")


def show_broken(session: Session, found: Sequence[Broken], meeting_on: date) -> None:
    """Print what a day breaks, each with its source and the nearest day that does not."""
    if not found:
        session.print(f"{show_day(meeting_on)}: breaks nothing")
        return
    session.print(f"{show_day(meeting_on)}:")
    for each in found:
        by = f" [{each.sources[0].title}]" if each.sources else ""
        better = f" The nearest day that keeps it: {show_day(each.better_on)}." if each.better_on else ""
        _wrapped(session, f"{_WEIGHTS[each.weight]}: {each.sentence}{better}{by}", indent=2)


def proposal_fields(proposal: Proposal) -> dict[str, Any]:
    """One proposed day for programs."""
    days = {name: _plan_by(proposal, rule) for name, rule in _STEPS}
    others = {"others_that_week": proposal.others_that_week}
    return {
        "meeting_on": proposal.day.on,
        "is_advised": proposal.is_advised,
        **days,
        **others,
        "notes": list(proposal.notes),
    }


def _days(session: Session, window: MeetingWindow) -> None:
    shown = window.proposals[:_MOST_SHOWN]
    if not shown:
        session.print("no lawful day is left to propose")
        return
    heading = (
        "The soonest days, all later than the law asks" if window.is_late else "Days that keep the law, best first"
    )
    session.print()
    session.print(f"{heading} ({len(shown)} of {len(window.proposals)}):")
    has_others = any(each.others_that_week for each in shown)
    rows = [
        (
            str(number),
            show_day(each.day.on),
            *(show_day(_plan_by(each, rule)) for _, rule in _STEPS),
            *([str(each.others_that_week or "")] if has_others else []),
            "advised" if each.is_advised else "",
        )
        for number, each in enumerate(shown, start=1)
    ]
    columns = ("", "Meeting", "Notice by", "Papers by", "Report by", *(["Others"] if has_others else []), "")
    print_table(session, columns, rows, whole=columns[1:5])
    if has_others:
        session.print("Others: meetings of other pupils in that week")
    _notes(session, shown)


def _notes(session: Session, shown: Sequence[Proposal]) -> None:
    """What is not at its best about the days, once for all that share it whatever the day itself is."""
    notes: dict[str, list[int]] = {}
    for number, each in enumerate(shown, start=1):
        for note in each.notes:
            notes.setdefault(_ITS_DAY.sub("", note), []).append(number)
    for note, numbers in notes.items():
        _wrapped(session, f"{_ranges(numbers)}: {note}")


def _ranges(numbers: Sequence[int]) -> str:
    """`1, 3 to 6` for 1, 3, 4, 5 and 6."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _plan_by(proposal: Proposal, rule: str) -> date | None:
    step = proposal.day.step(rule)
    return step.plan_by if step else None


def _wrapped(session: Session, text: str, *, indent: int = 0) -> None:
    print_wrapped(session, text, indent=indent, hanging=indent + 4)
