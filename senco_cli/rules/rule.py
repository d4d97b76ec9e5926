"""A rule: what sets a time limit off, how it counts, whose duty it is, what ends it, and who says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from senco_cli.errors import SencoError

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "annual-review": "reviews of EHC plans",
        "phase-transfer": "moves to the next phase of education",
        "sen-support": "SEN support",
        "assessment": "EHC needs assessments and re-assessments",
        "plan": "plans that end or move to another authority",
        "dispute": "mediation, appeals and claims",
        "exclusion": "suspensions and permanent exclusions",
        "restrictive-intervention": "use of force, seclusion and restraint",
        "health": "medical conditions",
        "looked-after": "looked-after children",
        "request": "requests for data and records, and complaints",
        "leaving": "what follows a pupil who leaves",
        "retention": "how long records are kept",
        "provision": "provision",
        "adjustment": "reasonable adjustments and access arrangements",
        "contact": "what was promised in letters, calls and meetings",
        "whole-school": "what the whole school owes",
    }
)

# Where a table of the law has the authority act and the school keep track, the authority holds the duty.
OUTSIDE: Mapping[str, str] = MappingProxyType(
    {
        "la": "the local authority",
        "health": "the health service",
        "adviser": "the mediation adviser",
        "family": "the family",
        "other": "somebody else",
    }
)
DUTY_HOLDERS: Mapping[str, str] = MappingProxyType(
    {
        "school": "the school",
        "head": "the head",
        "teacher": "the teacher with the SENCO",
        "senco": "the SENCO",
        "governing-body": "the governing body or proprietor",
        "designated-teacher": "the designated teacher",
        "safeguarding-lead": "the safeguarding lead",
        "controller": "the school, as the controller of the data",
        **OUTSIDE,
    }
)

STATUSES: Mapping[str, str] = MappingProxyType(
    {
        "statute": "the law: an Act or regulations",
        "code": "the SEND Code of Practice: should, not must",
        "guidance": "other guidance",
        "practice": "good practice, or worked out from other rules",
        "proposed": "proposed law, which never counts as due",
    }
)

VERIFIED: Mapping[str, str] = MappingProxyType(
    {
        "primary": "the text itself was read",
        "secondary": "only sources that quote or cite the text were read",
        "memory": "from memory, not checked",
        "derived": "worked out from other rules or from the school's own record",
    }
)

_KEPT = 100_000
_OWN_RECORD = "record"
SOURCE_KINDS = ("legislation", "case", "code", "guidance", "website", _OWN_RECORD)

SHOWN_UNTIL: Mapping[str, str] = MappingProxyType(
    {
        "met": "until the record shows that it is done",
        "event": "until it is done, or until the day of the event has passed and there is nothing left to do",
        "next": "until the next event of its kind takes its place and sets the time running again",
        "due": "until it is done, or until its own day has passed, which ends it by itself",
    }
)


def needs_mark(verified: str, sources: Sequence[Source]) -> bool:
    """Whether a day that rests on these sources is marked wherever it is shown, because no text of it was read.

    A day that stands in the school's own record, and nowhere else, has no text to read.
    """
    is_own = verified == "derived" and bool(sources) and all(source.kind == _OWN_RECORD for source in sources)
    return verified != "primary" and not is_own


class NoVersionInForce(SencoError):
    """A rule asked about a day on which none of its versions was in force."""

    def __init__(self, rule: str, event: date) -> None:
        super().__init__(f'rule "{rule}" was not in force on {event.isoformat()}')


class Source(NamedTuple):
    """Where a rule is written; `href` is None where no address of the text itself is known."""

    kind: str
    title: str
    href: str | None = None


# Compared by identity, so that what is worked out once for a rule can be kept.
@dataclass(frozen=True, slots=True, eq=False)
class Counting:
    """A way of counting by its name in `METHODS`, with its numbers; `words` say whose reading it is."""

    method: str
    numbers: Mapping[str, int]
    words: str = ""


# Compared by identity, so that what is worked out once for a rule can be kept.
@dataclass(frozen=True, slots=True, eq=False)
class RuleVersion:
    """A rule as it stood from one day to another.

    `counting` is None for a duty that is shown and never computed. `outer` is a more lenient reading that practice
    or charities publish, `opens` the first day of a window. `numbers` and `days` are those that conditions and
    discharges use. `days_by_year` holds the published day of each calendar year, where there is no way to count it: a
    year that is not in it is not known; `opens_by_year` the first day of a window that ends on it. `in_force_from` is
    None for proposed law whose first day is not known.
    `or_later` counts from the second day of an event, and the later of the two days is the last one; `moved_by` names
    how a last day that falls wrong moves on (see `day_moves.yaml`).
    """

    in_force_from: date | None
    in_force_to: date | None
    counting: Counting | None
    outer: Counting | None
    opens: Counting | None
    numbers: Mapping[str, int]
    must: str
    note: str | None
    status: str
    sources: tuple[Source, ...]
    verified: str
    checked_on: date
    days: Mapping[str, date] = field(default_factory=dict)
    days_by_year: Mapping[str, date] | None = None
    opens_by_year: Mapping[str, date] = field(default_factory=dict)
    or_later: Counting | None = None
    moved_by: str | None = None

    def holds_on(self, day: date) -> bool:
        """Whether this version was in force on `day`; proposed law never is."""
        begun = self.in_force_from is not None and self.in_force_from <= day
        return self.status != "proposed" and begun and (self.in_force_to is None or day <= self.in_force_to)


# Compared by identity, so that what is worked out once for a rule can be kept.
@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One time limit or duty, from one file in `deadlines/`.

    `triggers` name events (see `events.py`), or `rule.<id>` for a day worked out from another rule's. `only_if` are
    conditions (see `conditions.py`) and `met_by` what discharges it (see `discharges.py`, or a field of the record).
    `reminder` marks what breaks no duty when its day passes, so that it is never called due or overdue.
    `before_admission` and `after_leaving` mark what is owed for a pupil who has not come yet, or who has left since.
    `local` is the path of the file where the rule is a school's own.
    """

    id: str
    title: str
    kind: str
    triggers: tuple[str, ...]
    duty_holder: str
    versions: tuple[RuleVersion, ...]
    met_by: tuple[str, ...] = ()
    only_if: Mapping[str, str] = field(default_factory=dict)
    shown_until: str = "met"
    reminder: bool = False
    before_admission: bool = False
    after_leaving: bool = False
    local: str = ""

    def version_on(self, event: date) -> RuleVersion:
        """The version in force on the day of the event.

        Raises NoVersionInForce where there was none.
        """
        version = self.find_version(event)
        if version is None:
            raise NoVersionInForce(self.id, event)
        return version

    def find_version(self, event: date) -> RuleVersion | None:
        """The version in force on the day of the event; None where there was none."""
        return _version_on(self, event)


# Every event of every pupil asks; the days are those of a few years.
@lru_cache(maxsize=_KEPT)
def _version_on(rule: Rule, day: date) -> RuleVersion | None:
    return next((version for version in rule.versions if version.holds_on(day)), None)
