"""The conditions on which a rule holds for an event; the number or code they compare with stands in the rule's data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from senco_cli.model.codes import code_set
from senco_cli.model.review import Review
from senco_cli.model.years import academic_year_start, nc_year_number, nc_year_of_code
from senco_cli.rules import topics
from senco_cli.rules.case import PupilCase
from senco_cli.rules.counting import anniversary
from senco_cli.rules.events import Event
from senco_cli.rules.reckoning import Reckoned
from senco_cli.rules.rule import Rule
from senco_cli.rules.rule_set import AUTHORITY


def authority_is(case: PupilCase, _event: Event, _due: Reckoned, value: str) -> bool:
    """The plan is maintained by the authority of this name or number, or names none and the school has only one."""
    known, named = case.authority, case.plan.local_authority if case.plan else None
    names = {named, known.name if known else None, known.code if known else None}
    return value.casefold() in {each.casefold() for each in names if each}


def decision_is(_case: PupilCase, event: Event, _due: Reckoned, value: str) -> bool:
    """The authority decided this after the review; a notice of proposed amendments says that it decided to amend."""
    review = event.record
    if not isinstance(review, Review):
        return False
    implied = "amend" if review.amendment_notice_on else None
    return (review.la_decision or implied) == value


def year_taught_at_least(case: PupilCase, event: Event, _due: Reckoned, value: str) -> bool:
    """The year group the pupil is taught in on the day of the event is this number or higher.

    The recorded year group is the one of today, so it moves up with each September until the event.
    """
    pupil = case.file.pupil
    taught = nc_year_of_code(pupil.year_taught) if pupil.year_taught else None
    if taught is None:
        return nc_year_number(pupil.date_of_birth, event.on) >= int(value)
    return taught + academic_year_start(event.on) - academic_year_start(case.today) >= int(value)


def age_under(case: PupilCase, event: Event, due: Reckoned, value: str) -> bool:
    """The pupil has not reached this age today, nor will have when the window opens."""
    birthday = anniversary(case.file.pupil.date_of_birth, int(value))
    return max(case.today, due.opens_on or event.on) < birthday


def plan_made_by(case: PupilCase, _event: Event, due: Reckoned, _value: str) -> bool:
    """The plan was there on the day it would have been due; before that there was nothing to review and amend."""
    return case.plan is not None and due.legal_due is not None and case.plan.plan_first_made_on <= due.legal_due


def transfer_group(case: PupilCase, _event: Event, _due: Reckoned, value: str) -> bool:
    """The phase transfer is of this group of the code set."""
    planned = case.file.pupil.transfer
    return planned is not None and _group(planned.kind) == value


CONDITIONS: Mapping[str, Callable[[PupilCase, Event, Reckoned, str], bool]] = MappingProxyType(
    {
        AUTHORITY: authority_is,
        "decision": decision_is,
        "year_taught_at_least": year_taught_at_least,
        "age_under": age_under,
        "plan_made_by": plan_made_by,
        "transfer_group": transfer_group,
        **topics.CONDITIONS,
    }
)


def conditions_met(case: PupilCase, event: Event) -> Callable[[Rule, Reckoned], bool]:
    """What tells of a rule, and the days it leads to, whether all of its conditions are met for an event."""

    def are_met(rule: Rule, due: Reckoned) -> bool:
        return all(CONDITIONS[name](case, event, due, value) for name, value in rule.only_if.items())

    return are_met


@cache
def _group(transfer: str) -> str | None:
    code = code_set("phase_transfer").get(transfer)
    return code.group if code else None
