"""A rule: what sets a time limit off, how it counts, whose duty it is, what ends it, and who says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import MappingProxyType

from senco_cli.errors import SencoError

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "annual-review": "reviews of EHC plans",
        "phase-transfer": "moves to the next phase of education",
        "sen-support": "SEN support",
        "provision": "provision",
    }
)

# Where a table of the law has the authority act and the school keep track, the authority holds the duty.
DUTY_HOLDERS: Mapping[str, str] = MappingProxyType(
    {
        "school": "the school",
        "head": "the head",
        "teacher": "the teacher with the SENCO",
        "governing-body": "the governing body or proprietor",
        "la": "the local authority",
        "health": "the health service",
        "family": "the family",
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

SOURCE_KINDS = ("legislation", "case", "code", "guidance", "website", "record")

SHOWN_UNTIL: Mapping[str, str] = MappingProxyType(
    {
        "met": "until the record shows that it is done",
        "event": "until it is done, or until the day of the event has passed and there is nothing left to do",
        "next": "until the next event of its kind takes its place and sets the time running again",
        "due": "until it is done, or until its own day has passed, which ends it by itself",
    }
)


class NoVersionInForce(SencoError):
    """A rule asked about a day on which none of its versions was in force."""

    def __init__(self, rule: str, event: date) -> None:
        super().__init__(f'rule "{rule}" was not in force on {event.isoformat()}')


@dataclass(frozen=True, slots=True)
class Source:
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
    or charities publish, `opens` the first day of a window. `numbers` are those that conditions and discharges use.
    """

    in_force_from: date
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

    def holds_on(self, day: date) -> bool:
        """Whether this version was in force on `day`; proposed law never is."""
        begun = self.in_force_from <= day
        return self.status != "proposed" and begun and (self.in_force_to is None or day <= self.in_force_to)


# Compared by identity, so that what is worked out once for a rule can be kept.
@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One time limit or duty, from one file in `deadlines/`.

    `triggers` name events (see `events.py`), or `rule.<id>` for a day worked out from another rule's. `only_if` are
    conditions (see `conditions.py`) and `met_by` what discharges it (see `discharges.py`, or a field of the record).
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
    before_admission: bool = False

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
        for version in self.versions:
            if version.holds_on(event):
                return version
        return None


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule there is, by being there, in the order of their ids.

    Raises RuleDataError, which holds every fault of the file, where one cannot be understood.
    """
    from senco_cli.rules.rule_data import read_rules

    return tuple(sorted(read_rules(), key=lambda rule: rule.id))


def rule_named(id: str) -> Rule:
    """The rule with this id; KeyError where there is none."""
    return _by_id()[id]


@cache
def _by_id() -> Mapping[str, Rule]:
    return {rule.id: rule for rule in all_rules()}
