"""How long and how often, as provision maps write it: `5x2 x 15 mins`, `20 mins daily, 6 wks`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from senco_cli.exchange.shipped import shipped
from senco_cli.exchange.text import one_line

SCHOOL_DAYS = 5
_MOST_MINUTES, _MOST_PER_WEEK, _MOST_WEEKS = 1500, 50, 60
_MOST_MINUTES_A_WEEK = 2400
_LONG_SESSION = 75
_KINDS = ("minute", "count", "week", "each_day", "a_week", "fortnight", "one_to_one", "times", "bare")
A_WEEK = "no day or week is named; taken as times a week"
ONE_LONG = "taken as one session a week; it may be several shorter ones"
_N = r"(?:\d+(?:\.\d+)?|\.\d+)"
_HOURS, _MINUTES = r"(?:hours?|hrs?|h)\b", r"(?:minutes?|mins?|m)\b\.?|'"
_NAMED = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri)(?:days?)?\b\.?"
_PART_OF_HOUR = re.compile(r"(?<![\d./])(?:(\d+)\s+)?([13])\s*/\s*([24])\s*(?:of\s+)?(?:an?\s+)?(?:hours?|hrs?|h)\b")
_SLASHED = re.compile(r"\d\s*/\s*\d")
_TOKENS = re.compile(
    "|".join(
        (
            rf"(?P<range>{_N}\s*(?:-|–|to|or)\s*{_N}\s*(?:{_HOURS}|{_MINUTES}|weeks?|wks?|x|times|sessions?))",
            r"(?P<clock>\d{1,2}[:.]\d{2}\s*(?:am|pm)?\s*(?:-|–|to)\s*\d{1,2}[:.]\d{2}\s*(?:am|pm)?)",
            r"(?P<one_to_one>\b1\s*(?::|-|to)\s*1\b)",
            rf"(?P<hours_minutes>(?P<h>\d+)\s*{_HOURS}\s*(?:and\s*)?(?P<m>\d+)\s*(?:{_MINUTES})?(?!\s*(?:x|times|days?)))",
            rf"(?P<hours>(?P<hn>{_N})\s*{_HOURS})",
            rf"(?P<minutes>(?P<mn>{_N})\s*-?\s*(?:{_MINUTES}))",
            r"(?P<weeks>(?P<wn>\d+)\s*-?\s*(?:weeks?|wks?|w)\b\.?)",
            r"(?P<all_week>mon[a-z]*\s*(?:-|–|to)\s*fri[a-z]*)",
            rf"(?P<days>{_NAMED}(?:\s*(?:,|&|/|\+|and)?\s*{_NAMED})*)",
            r"(?P<in_days>(?P<dn>[1-5])\s*days?\b(?!\s*(?:block)))",
            r"(?P<each_child>\b(?:each|per|every)\s+(?:child|pupil|student)\b|\bindividually\b)",
            r"(?P<daily>\bdaily\b|\bevery\s+(?:school\s+)?day\b|\beach\s+day\b|\b(?:per|a|/)\s*day\b|/\s*day\b|\bp\.?d\b\.?)",
            r"(?P<fortnightly>\bfortnightly\b|\b(?:per|a|every|each)\s+fortnight\b|/\s*fortnight\b)",
            r"(?P<weekly>\bweekly\b|\b(?:per|a|every|each)\s*(?:week|wk)\b\.?|/\s*(?:week|wk)\b|\bp\.?\s*/?\s*w\b\.?)",
            r"(?P<seldom>\bmonthly\b|\btermly\b|\bhalf[\s-]*termly\b|\b(?:per|a|every|each)\s+(?:month|term|half[\s-]*term)\b)",
            rf"(?P<times>(?P<tn>{_N})\s*(?:x|times\b|sessions?\b|lots\s+of\b))",
            rf"(?P<times_after>(?:\bx)\s*(?P<an>{_N})\b(?!\s*(?:{_HOURS}|{_MINUTES}|weeks?|wks?|days?|x)))",
            rf"(?P<number>{_N})",
            r"(?P<filler>\b(?:and|for|of|in|at|session|sessions|each|long|block|on|the|time|times|per|group|small|x)\b|[,;.&+x()@/-])",
            r"(?P<space>\s+)",
        )
    )
)


@dataclass(frozen=True, slots=True)
class Dose:
    """What was understood; None where the text does not say. `assumed` are sentences about what it did not say."""

    minutes: int | None = None
    per_week: Fraction | None = None
    weeks: int | None = None
    each_pupil: bool = False
    assumed: tuple[str, ...] = ()

    @property
    def per_week_text(self) -> str | None:
        """The sessions a week as a record holds them: `3`, `0.5`."""
        return None if self.per_week is None else f"{float(self.per_week):.3f}".rstrip("0").rstrip(".")

    @property
    def words(self) -> str:
        """What was understood, for a person to check."""
        parts = []
        if self.minutes and self.per_week:
            parts.append(f"{self.per_week_text} a week, {self.minutes} minutes each")
        elif self.minutes:
            parts.append(f"{self.minutes} minutes")
        elif self.per_week:
            parts.append(f"{self.per_week_text} a week")
        if self.weeks:
            parts.append(f"{self.weeks} weeks")
        if self.each_pupil:
            parts.append("one to one")
        return ", ".join(parts)

    def joined(self, other: Dose) -> Dose:
        """The dose with what another says besides, this one believed first."""
        return Dose(
            self.minutes or other.minutes,
            self.per_week or other.per_week,
            self.weeks or other.weeks,
            self.each_pupil or other.each_pupil,
            tuple(dict.fromkeys((*self.assumed, *other.assumed))),
        )


class NotADose(ValueError):
    """A text that does not say how long and how often in figures; `reason` holds nothing of it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def read_dose(text: str, *, a_week: bool = False) -> Dose:
    """What a text says about how long and how often; `a_week` that the heading speaks of a week. Raises NotADose."""
    found = _found(_plain(text))
    minutes = _minutes(found)
    counts = [Fraction(number) for number in found["count"]]
    weeks = [int(number) for number in found["week"]]
    # Of two numbers without a unit, 3 x 20, one is a length and nobody says which.
    unit = minutes or ((weeks or found["each_day"] or found["a_week"]) and len(found["times"] + found["bare"]) == 1)
    if found["bare"] and not unit:
        raise NotADose("is a number, and says not of what")
    if len(weeks) > 1 or not (minutes or counts or weeks or found["each_day"] or found["a_week"]):
        raise NotADose("does not say how long or how often")
    assumed: list[str] = []
    per_week = _per_week(found, counts, minutes, a_week=a_week, assumed=assumed)
    number = weeks[0] if weeks else None
    _refuse_impossible(minutes, per_week, number)
    return Dose(minutes, per_week, number, bool(found["one_to_one"]), tuple(assumed))


def read_doses(text: str, *, a_week: bool = False) -> tuple[Dose, ...]:
    """What a text says that may name several kinds of session with a plus between them. Raises NotADose."""
    return tuple(read_dose(part, a_week=a_week) for part in text.split("+"))


def _plain(text: str) -> str:
    plain = one_line(text).casefold().replace("×", "x").replace("*", "x")
    plain = re.sub(r"(\d)\s*½", r"\1.5", plain).replace("½", "0.5").replace("¼", ".25").replace("¾", ".75")
    plain = _PART_OF_HOUR.sub(_as_minutes, plain)
    for words, figures in shipped("provision_words.yaml")["figures"].items():
        plain = re.sub(rf"\b{words}\b", figures, plain)
    return plain


def _as_minutes(match: re.Match[str]) -> str:
    return f"{int(match[1] or 0) * 60 + 60 * int(match[2]) // int(match[3])} minutes"


def _found(text: str) -> dict[str, list[str]]:
    """What stands in the text, by what it is. Raises NotADose where something in it is none of that."""
    if _SLASHED.search(text):
        raise NotADose("has figures with a stroke between them")
    found: dict[str, list[str]] = {
        name: []
        for name in ("minute", "count", "week", "each_day", "a_week", "fortnight", "one_to_one", "times", "bare")
    }
    place = 0
    while place < len(text):
        match = _TOKENS.match(text, place)
        if match is None:
            raise NotADose("has words that do not say how long or how often")
        place = match.end()
        _take(match, found)
    return found


def _take(match: re.Match[str], found: dict[str, list[str]]) -> None:
    kind, group = str(match.lastgroup), match.group
    if group("range"):
        raise NotADose("gives a range")
    if group("seldom"):
        raise NotADose("is less often than by the week")
    if group("clock"):
        found["minute"].append(str(_between(match.group())))
    elif group("hours_minutes"):
        found["minute"].append(str(int(group("h")) * 60 + int(group("m"))))
    elif group("hours"):
        found["minute"].append(str(Fraction(group("hn")) * 60))
    elif group("minutes"):
        found["minute"].append(group("mn"))
    elif group("weeks"):
        found["week"].append(group("wn"))
    elif group("days"):
        found["count"].append(str(len(re.findall(_NAMED, group("days")))))
        found["a_week"].append(kind)
    elif group("in_days"):
        found["count"].append(group("dn"))
        found["a_week"].append(kind)
    elif group("daily") or group("all_week"):
        found["each_day"].append(kind)
    elif group("weekly"):
        found["a_week"].append(kind)
    elif group("fortnightly"):
        found["fortnight"].append(kind)
    elif group("one_to_one") or group("each_child"):
        found["one_to_one"].append(kind)
    else:
        number = group("tn") or group("an")
        found["times"] += [number] if number else []
        found["bare"] += [group("number")] if group("number") else []
        found["count"] += [each for each in (number, group("number")) if each]


def _minutes(found: dict[str, list[str]]) -> int | None:
    lengths = {Fraction(length) for length in found["minute"]}
    if len(lengths) > 1:
        raise NotADose("gives several lengths")
    length = next(iter(lengths), None)
    if length is not None and length.denominator != 1:
        raise NotADose("gives a part of a minute")
    return None if length is None else int(length)


def _per_week(
    found: dict[str, list[str]], counts: list[Fraction], minutes: int | None, *, a_week: bool, assumed: list[str]
) -> Fraction | None:
    times = prod(counts, start=Fraction(1))
    if found["fortnight"]:
        return times / 2
    if found["each_day"]:
        return times * SCHOOL_DAYS
    if found["a_week"] or a_week:
        if minutes and not counts and minutes >= _LONG_SESSION:
            assumed.append(ONE_LONG)
        return times
    if counts:
        assumed.append(A_WEEK)
        return times
    return None


def _refuse_impossible(minutes: int | None, per_week: Fraction | None, weeks: int | None) -> None:
    too_long = minutes is not None and not 0 < minutes <= _MOST_MINUTES
    too_often = per_week is not None and not 0 < per_week <= _MOST_PER_WEEK
    if too_long or too_often or (weeks is not None and not 0 < weeks <= _MOST_WEEKS):
        raise NotADose("gives figures that no week has room for")
    if minutes and per_week and minutes * per_week > _MOST_MINUTES_A_WEEK:
        raise NotADose("gives figures that no week has room for")


def _between(text: str) -> int:
    hours = [(int(hour), int(minute)) for hour, minute in re.findall(r"(\d{1,2})[:.](\d{2})", text)]
    (first, start), (last, end) = hours
    length = (last * 60 + end) - (first * 60 + start)
    # Half past twelve until ten past one is written without saying that it is afternoon.
    return length if length > 0 else length + 12 * 60
