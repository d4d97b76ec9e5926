"""The records of a school in memory: what all pupils share, and one pupil's file at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from senco_cli.model.access_arrangements import AccessArrangements
from senco_cli.model.adjustments import Adjustments
from senco_cli.model.advice import Advice
from senco_cli.model.assessment import Assessment
from senco_cli.model.calendar import Calendar
from senco_cli.model.contact_log import ContactLog
from senco_cli.model.cycle import Cycle
from senco_cli.model.dispute import Dispute
from senco_cli.model.document_index import Documents
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.equality import PupilEquality, SchoolEquality
from senco_cli.model.exclusion import Exclusion
from senco_cli.model.measures import Measures
from senco_cli.model.order import natural
from senco_cli.model.provision import Member, Provision
from senco_cli.model.pupil import Pupil
from senco_cli.model.request import Request
from senco_cli.model.restrictive_intervention import RestrictiveIntervention
from senco_cli.model.review import Review
from senco_cli.model.school_duties import SchoolDuties
from senco_cli.model.settings import Settings
from senco_cli.model.staff import Staff
from senco_cli.model.views import Views


@dataclass(frozen=True, slots=True)
class PupilFile:
    """Everything about one pupil; the keys of cycles, reviews and the like are their file names without ending."""

    key: str
    pupil: Pupil
    plan: EhcPlan | None = None
    cycles: Mapping[str, Cycle] = field(default_factory=dict)
    reviews: Mapping[str, Review] = field(default_factory=dict)
    assessments: Mapping[str, Assessment] = field(default_factory=dict)
    disputes: Mapping[str, Dispute] = field(default_factory=dict)
    exclusions: Mapping[str, Exclusion] = field(default_factory=dict)
    requests: Mapping[str, Request] = field(default_factory=dict)
    restrictive_interventions: Mapping[str, RestrictiveIntervention] = field(default_factory=dict)
    advice: Mapping[str, Advice] = field(default_factory=dict)
    contact_log: ContactLog | None = None
    measures: Measures | None = None
    views: Views | None = None
    documents: Documents | None = None
    adjustments: Adjustments | None = None
    access_arrangements: AccessArrangements | None = None
    equality: PupilEquality | None = None

    def path(self, name: str = "pupil.yaml") -> str:
        """The path of one of the pupil's records, relative to the record folder."""
        return f"pupils/{self.key}/{name}"


@dataclass(frozen=True)
class SchoolRecords:
    """What all pupils share; `calendar` and `duties` are None where the school has not written one."""

    settings: Settings
    calendar: Calendar | None = None
    staff: Mapping[str, Staff] = field(default_factory=dict)
    provisions: Mapping[str, Provision] = field(default_factory=dict)
    duties: SchoolDuties | None = None
    equality: SchoolEquality | None = None

    def staff_name(self, who: str | None) -> str | None:
        """The name behind the key of a member of staff; anything else is itself the name."""
        person = self.staff.get(who) if who else None
        return person.name if person else who

    def provisions_of(self, pupil: str) -> Sequence[tuple[str, Provision, Member]]:
        """The provisions a pupil is or was in, with keys and the pupil's part, in order of beginning and title."""
        return self._by_pupil.get(pupil, ())

    @cached_property
    def _by_pupil(self) -> Mapping[str, Sequence[tuple[str, Provision, Member]]]:
        found: dict[str, list[tuple[str, Provision, Member]]] = {}
        for key, provision in sorted(self.provisions.items(), key=_in_order):
            for member in provision.pupils:
                found.setdefault(member.pupil, []).append((key, provision, member))
        return found


def _in_order(each: tuple[str, Provision]) -> tuple[object, ...]:
    key, provision = each
    return provision.from_on, natural(provision.title_), key
