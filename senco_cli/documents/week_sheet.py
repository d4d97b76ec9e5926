"""The week sheet: what is overdue, and what falls today, this week and next week, the school's own duties first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from senco_cli.documents.wording import count_text, day_text
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.rule import DUTY_HOLDERS, OUTSIDE

# What stands in brackets on a narrow screen; a duty of the school as such, or of the SENCO, goes without saying.
_SHORT_HOLDERS = {
    "school": "",
    "teacher": "",
    "senco": "",
    "controller": "",
    "la": "LA",
    "governing-body": "governors",
    "designated-teacher": "designated teacher",
    "safeguarding-lead": "DSL",
    "other": "others",
}
_OVERDUE, _TODAY, _THIS_WEEK, _NEXT_WEEK, _LATER = "Overdue", "Today", "This week", "Next week", "Later"
_WEEK = timedelta(weeks=1)
# A day of another year could be taken for one of this year.
_NEEDS_YEAR = 300


class Owed(NamedTuple):
    """One date as the records give it: the deadline, and whom it concerns by the name that people use.

    `command` writes it down where it is the next step of a review.
    """

    deadline: Deadline
    about: str
    is_pupil: bool
    year: str | None
    key: str | None = None
    command: str | None = None


@dataclass(frozen=True, slots=True)
class NotKnown:
    """A day that is not in the records, and the command that enters it; `about` is None where it is the school's."""

    about: str | None
    key: str | None
    what: str
    command: str


class SheetItem(NamedTuple):
    """One line of the sheet.

    `day` is the one to act on: for the school's own duties the plan-by day while it is still to come, else the legal
    day; `short` names a pupil by forename and an initial. `whose` is empty where it goes without saying; `command`
    writes it down where it is the next step of a review.
    """

    day: date
    days_left: int
    left: str
    about: str
    short: str
    year: str | None
    what: str
    whose: str
    holder: str
    is_ours: bool
    legal_due: date
    is_sure: bool
    source: str
    rule: str
    status: str
    duty_holder: str
    key: str | None
    command: str | None

    @property
    def day_style(self) -> Literal["brief", "short"]:
        """How the sheet shows the day: `Thu 17 Sep`, or `17 Sep 2025` where that is long ago or far off."""
        return "brief" if abs(self.days_left) < _NEEDS_YEAR else "short"

    @property
    def day_text(self) -> str:
        """The day as the sheet shows it."""
        return day_text(self.day, self.day_style)


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the sheet, in the order of the days, the school's own duties first."""

    title: str
    items: tuple[SheetItem, ...]

    @property
    def ours(self) -> tuple[SheetItem, ...]:
        """What somebody at the school owes."""
        return tuple(item for item in self.items if item.is_ours)

    @property
    def others(self) -> tuple[SheetItem, ...]:
        """What the authority, the health service, the family or others owe."""
        return tuple(item for item in self.items if not item.is_ours)


@dataclass(frozen=True, slots=True)
class WeekSheet:
    """The sheet on one day; `until` is the last day it looks at, `reminders` how many are only to be kept in mind.

    `not_known` are days of pupils' reviews that nobody has entered; `school_not_known` how many of the whole school.
    """

    school: str
    on: date
    until: date
    sections: tuple[Section, ...]
    reminders: int
    not_known: tuple[NotKnown, ...] = ()
    school_not_known: int = 0

    @property
    def items(self) -> tuple[SheetItem, ...]:
        """Every line, in the order of the page."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def is_sure(self) -> bool:
        """Whether every date rests on a text that was itself read."""
        return all(item.is_sure for item in self.items)


def last_day(on: date, within: timedelta | None) -> date:
    """The last day a sheet looks at: `within` from today, else the Sunday of next week."""
    return on + within if within is not None else _sunday(on) + _WEEK


def build(owed: Iterable[Owed], not_known: Sequence[NotKnown] = (), *, school: str, on: date, until: date) -> WeekSheet:
    """The sheet of everything that is overdue on `on`, or to be done by `until`, and of what is not known."""
    dated, reminders = [], 0
    for each in owed:
        if each.deadline.reminder or each.deadline.legal_due is None:
            day = each.deadline.legal_due
            reminders += day is None or day <= until
        else:
            dated.append((each, each.deadline.legal_due))
    shorts = _short_names(each.about for each, _ in dated if each.is_pupil)
    items = [_item(each, legal_due, on=on, short=shorts.get(each.about, each.about)) for each, legal_due in dated]
    of_pupils = tuple(each for each in not_known if each.about)
    sections = _sections(items, on=on, until=until)
    return WeekSheet(school, on, until, sections, reminders, of_pupils, len(not_known) - len(of_pupils))


def _sections(items: Sequence[SheetItem], *, on: date, until: date) -> tuple[Section, ...]:
    found: dict[str, list[SheetItem]] = {each: [] for each in (_OVERDUE, _TODAY, _THIS_WEEK, _NEXT_WEEK, _LATER)}
    for item in items:
        if item.day <= until:
            found[_part(item.day, on)].append(item)
    return tuple(Section(title, tuple(sorted(those, key=_order))) for title, those in found.items() if those)


def _part(day: date, on: date) -> str:
    if day <= on:
        return _OVERDUE if day < on else _TODAY
    if day <= _sunday(on):
        return _THIS_WEEK
    return _NEXT_WEEK if day <= _sunday(on) + _WEEK else _LATER


def _order(item: SheetItem) -> tuple[bool, date, bool, str, str]:
    # On a day with much to look at, a review meeting and the steps to it come first.
    return (not item.is_ours, item.day, item.command is None, item.about, item.what)


def _item(owed: Owed, legal_due: date, *, on: date, short: str) -> SheetItem:
    deadline = owed.deadline
    holder = deadline.duty_holder
    is_ours = holder not in OUTSIDE
    may_act = is_ours and deadline.plan_by is not None and deadline.plan_by >= on
    day = deadline.plan_by if may_act and deadline.plan_by else legal_due
    return SheetItem(
        day=day,
        days_left=(day - on).days,
        left=_left(deadline, day, on=on),
        about=owed.about,
        short=short,
        year=owed.year,
        what=_what(deadline),
        whose=_SHORT_HOLDERS.get(holder, holder),
        holder=DUTY_HOLDERS[holder],
        is_ours=is_ours,
        legal_due=legal_due,
        is_sure=not deadline.is_marked,
        source=deadline.sources[0].title if deadline.sources else "good practice",
        rule=deadline.rule,
        status=deadline.status,
        duty_holder=holder,
        key=owed.key,
        command=owed.command,
    )


def _what(deadline: Deadline) -> str:
    what = f"{deadline.title}: {deadline.detail}" if deadline.detail else deadline.title
    return f"{what} – needs holiday cover, no school day is left" if deadline.needs_holiday_cover else what


def _left(deadline: Deadline, day: date, *, on: date) -> str:
    left = (day - on).days
    if left >= 0:
        return count_text(left, "day") + " left" if left else "today"
    # Late only where a duty is broken, by every reading of it.
    is_broken = deadline.status != "practice" and (deadline.outer_due is None or deadline.outer_due < on)
    return f"{count_text(-left, 'day')} {'late' if is_broken else 'past'}"


def _short_names(names: Iterable[str]) -> Mapping[str, str]:
    """Forename and an initial, where that is one pupil's alone: `Siân O`."""
    shorts = {name: f"{name.split()[0]} {name.split()[-1][0]}" for name in set(names) if " " in name}
    shared = Counter(shorts.values())
    return {name: short for name, short in shorts.items() if shared[short] == 1}


def _sunday(day: date) -> date:
    return day + timedelta(days=6 - day.weekday())
