"""Days as a calendar file (iCalendar, RFC 5545) that can be imported, and imported again when days have moved."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event

from senco_cli import __version__

_NAMESPACE = UUID("6f0c1a3e-52d4-4b8e-9a57-1d8f3c2e7b90")
_ONE_DAY = timedelta(days=1)
# An event of a whole day begins at midnight, when nobody wants to be reminded of anything.
_REMINDED_AT = time(8)
# What RFC 5545 keeps out of text (controls), what UTF-8 cannot hold, and what some readers take for a line's end.
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One event of a whole day.

    `uid_parts` are what makes it the same event in the next file, whichever day and words it then has: the record it
    hangs on, the rule, and nothing that moves.
    """

    uid_parts: tuple[str, ...]
    day: date
    summary: str
    description: str
    categories: tuple[str, ...] = ()


def calendar_file(
    days: Sequence[CalendarDay], *, name: str, made_on: datetime, alarms: Sequence[timedelta] = ()
) -> bytes:
    """The days as events: private, taking up no time, with a reminder so long before each day as `alarms` say.

    `made_on` is the moment, with its time zone, at which the file is made: the later file is the newer version of each
    event. A reminder whose moment has passed is left out, since programs sound all of these on import.
    The format asks for one event at the least. Source: RFC 5545 sections 3.1, 3.6.1 and 3.8.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//senco//senco {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("name", _text(name))
    calendar.add("x-wr-calname", _text(name))
    for day, uid in zip(days, _uids(days), strict=True):
        calendar.add_component(_event(day, uid, made_on=made_on.astimezone(UTC), alarms=alarms))
    data: bytes = calendar.to_ical()
    return data


def _event(day: CalendarDay, uid: str, *, made_on: datetime, alarms: Sequence[timedelta]) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", made_on)
    event.add("last-modified", made_on)
    # Nobody counts the versions of an event, and minutes only go up; a newer number is what makes a program update.
    event.add("sequence", int(made_on.timestamp()) // 60)
    event.add("dtstart", day.day)
    event.add("dtend", day.day + _ONE_DAY)
    event.add("summary", _text(day.summary))
    event.add("description", _text(day.description))
    if day.categories:
        event.add("categories", [_text(each) for each in day.categories])
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    for before in alarms:
        if _reminder(day.day, before) >= made_on:
            event.add_component(_alarm(day, before))
    return event


def _alarm(day: CalendarDay, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", _reminder(day.day, before) - _midnight(day.day))
    alarm.add("description", _text(day.summary))
    return alarm


def _reminder(day: date, before: timedelta) -> datetime:
    return datetime.combine(day, _REMINDED_AT, tzinfo=UTC) - before


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)


def _uids(days: Sequence[CalendarDay]) -> Iterator[str]:
    seen: Counter[tuple[str, ...]] = Counter()
    for day in days:
        parts = day.uid_parts
        # Two events of one identity would be one after the import; better that the second moves than that it is lost.
        yield str(uuid5(_NAMESPACE, "\n".join((*parts, str(seen[parts])) if seen[parts] else parts)))
        seen[parts] += 1


def _text(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    # The library writes these two characters as the end of a line.
    return _NOT_TEXT.sub(" ", lines).replace("\\N", "/N")
