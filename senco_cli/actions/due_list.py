"""What is due, as the commands see it: the dates, whom each concerns, and what is next in reviews under way."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from senco_cli.model.finding import Finding
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.next_step import NextStep, Unknown


class Due(NamedTuple):
    """One date: the deadline and whom it concerns.

    `days_left` is below nought when the day has passed, None where there is no day. `about` is the pupil's name, the
    provision's, or the school's; `pupil` is None where it is no pupil. `discreet` says whom it concerns without a
    pupil's name.
    """

    deadline: Deadline
    about: str
    key: str | None
    pupil: str | None
    year: str | None
    days_left: int | None
    discreet: str

    @property
    def is_overdue(self) -> bool:
        """Whether its day has passed; a reminder is never overdue, because missing it breaks no duty."""
        return self.days_left is not None and self.days_left < 0 and not self.deadline.reminder


class Meeting(NamedTuple):
    """A review meeting that is arranged and still to come, with the path of its record."""

    on: date
    path: str


class Outlook(NamedTuple):
    """What is next in a pupil's reviews, what is not known, and the meetings still to come, nearest first."""

    steps: tuple[NextStep, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    meetings: tuple[Meeting, ...] = ()


class OutlookOf(NamedTuple):
    """What is next for one pupil in a list of many; `discreet` stands for the name where names may not stand."""

    key: str
    label: str
    outlook: Outlook
    year: str | None = None
    discreet: str = ""


class DueList(NamedTuple):
    """What is due in order of its legal day, reminders without a day last; every fault met on the way.

    `school` is its name. `reviews` are pupils whose reviews are under way or of whom a day is not known, with what is
    next. `unknown` is what is not known of the whole school.
    """

    items: tuple[Due, ...]
    faults: tuple[Finding, ...]
    school: str
    reviews: tuple[OutlookOf, ...] = ()
    unknown: tuple[Unknown, ...] = ()
