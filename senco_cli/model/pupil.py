"""A pupil: who they are, their SEN status history, needs, contacts and profile."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from senco_cli.model.base import Part, Record
from senco_cli.model.names import full_name
from senco_cli.model.types import Amount, CodeFrom, Day, Key, Pence, Percent, Text, Whole, YesNo


class Name(Part):
    """A pupil's name."""

    legal_forename: Text
    """Forename as on the birth certificate; a hyphen where there is none."""
    legal_surname: Text
    """Surname as on the birth certificate or passport."""
    known_as: Text | None = None
    """The forename people use, where it is another."""
    preferred_surname: Text | None = None
    """The surname people use, where it is another."""

    @property
    def forename(self) -> str:
        """The forename people use."""
        return self.known_as or self.legal_forename

    @property
    def surname(self) -> str:
        """The surname people use."""
        return self.preferred_surname or self.legal_surname

    @property
    def full(self) -> str:
        """Forename and surname as people use them; the surname alone of somebody who has no forename."""
        return full_name(self.forename, self.surname)

    @property
    def legal(self) -> str:
        """Forename and surname as on the birth certificate, in the same way."""
        return full_name(self.legal_forename, self.legal_surname)

    @property
    def initials(self) -> str:
        """`Siân O'Brien-Nguyễn` is `S.O.`."""
        return "".join(f"{part[0].upper()}." for part in (self.forename, self.surname) if part[0].isalnum()) or "–"


class SenStatus(Part):
    """One period with one SEN provision code."""

    status: Annotated[str, CodeFrom("sen_provision")]
    """N, K or E (A, P and S in old histories)."""
    from_on: Day = Field(alias="from")
    """The day it began."""
    to_on: Day | None = Field(None, alias="to")
    """The last day; empty while it lasts."""
    reason: Text | None = None
    """Why it was decided."""
    parents_told_on: Day | None = None
    """The day the parents were told (Children and Families Act s.68)."""


class Need(Part):
    """One type of need and how it ranks among the pupil's needs."""

    type: Annotated[str, CodeFrom("type_of_need")]
    """Census code of the type of need."""
    rank: Whole
    """1 for the main need, 2 for the next; the census takes the first two."""
    from_on: Day | None = Field(None, alias="from")
    """The day it was recorded."""
    to_on: Day | None = Field(None, alias="to")
    """The last day; empty while it lasts."""
    description: Text | None = None
    """How the need shows, in a sentence."""


class Diagnosis(Part):
    """What a clinician or psychologist found; a diagnosis is not a type of need."""

    name: Text
    """The diagnosis in the words of the report."""
    certainty: Annotated[str, CodeFrom("diagnosis_certainty")] | None = None
    """Whether it is confirmed, suspected or being assessed."""
    made_by: Text | None = None
    """Who made it."""
    made_on: Day | None = None
    """When."""


class Contact(Part):
    """A parent, carer or other person to be told things."""

    name: Text
    """The person's name."""
    relationship: Text
    """Mother, father, carer, social worker ..."""
    parental_responsibility: YesNo | None = None
    """Whether the person has parental responsibility."""
    phone: Text | None = None
    """Telephone number, as text."""
    email: Text | None = None
    """E-mail address."""
    address: Text | None = None
    """Postal address."""
    language: Text | None = None
    """The language to write and speak in, where not English."""
    interpreter: YesNo | None = None
    """Whether an interpreter is needed."""


class Profile(Part):
    """What everybody who works with the pupil should know; one page."""

    strengths: tuple[Text, ...] = ()
    """What the pupil is good at."""
    important_to_me: tuple[Text, ...] = ()
    """What matters to the pupil, in the pupil's words."""
    what_helps: tuple[Text, ...] = ()
    """What helps in class."""
    what_does_not_help: tuple[Text, ...] = ()
    """What makes things harder."""
    aspirations: Text | None = None
    """Hopes for the future."""
    keep_safe: tuple[Text, ...] = ()
    """What whoever is in class has to know at once: medicine and where it is, allergies, evacuation."""


class Transfer(Part):
    """The move to the next phase of education that is planned for the pupil."""

    kind: Annotated[str, CodeFrom("phase_transfer")]
    """Which phase transfer it is."""
    moves_on: Day
    """The first day at the next school; September 2027 is 2027-09-01."""
    destination: Text | None = None
    """The next school, where it is known."""


class Attendance(Part):
    """Attendance to one day of the school year; a school day has two sessions."""

    percent: Percent
    """Attendance in per cent of possible sessions."""
    from_on: Day | None = Field(None, alias="from")
    """The day from which it was counted, where not the year's."""
    to_on: Day | None = Field(None, alias="to")
    """The day up to which it was counted."""
    possible_sessions: Whole | None = None
    """Sessions the pupil could have come to."""
    authorised_absences: Whole | None = None
    """Sessions missed with leave, illness among them."""
    unauthorised_absences: Whole | None = None
    """Sessions missed without leave."""


class PartTimeTimetable(Part):
    """A time in which the pupil comes for less than the full week."""

    from_on: Day = Field(alias="from")
    """The day it began."""
    to_on: Day | None = Field(None, alias="to")
    """The day by which full time is back."""
    hours_per_week: Amount | None = None
    """Hours in school in a week."""
    reason: Text | None = None
    """Why, in a sentence."""
    agreed_with_parents_on: Day | None = None
    """The day the parents agreed to it."""
    la_told_on: Day | None = None
    """The day the authority was told, where it asks for that."""
    review_by: Day | None = None
    """The day by which it is looked at again."""
    reviewed_on: Day | None = None
    """The day it was last looked at."""
    ended_on: Day | None = None
    """The day full time was back."""


class TopUp(Part):
    """Money of the authority for this pupil, above what the school's own budget meets."""

    from_on: Day = Field(alias="from")
    """The day from which it is paid."""
    to_on: Day | None = Field(None, alias="to")
    """The last day; empty while it is paid."""
    per_year: Pence
    """The sum for a whole year."""
    paid_by: Text | None = None
    """The authority that pays it, where there are several."""
    band: Text | None = None
    """The authority's band or code for it, where it has one."""


class Pupil(Record):
    """One pupil."""

    kind: ClassVar[str] = "pupil"
    title: ClassVar[str] = "pupil"
    path: ClassVar[str] = "pupils/{pupil}/pupil.yaml"

    name: Name
    """The pupil's name."""
    date_of_birth: Day
    """The day the pupil was born."""
    upn: Text | None = None
    """Unique pupil number, 13 characters."""
    former_upns: tuple[Text, ...] = ()
    """Earlier unique pupil numbers."""
    uln: Text | None = None
    """Unique learner number, ten figures; from age 14 the census asks."""
    admitted_on: Day | None = None
    """The day the pupil joined the school's roll."""
    left_on: Day | None = None
    """The last day on the roll; empty while the pupil is here."""
    destination: Text | None = None
    """The school the pupil left for, where it is known."""
    file_sent_on: Day | None = None
    """The day the educational record went to the next school."""
    ctf_sent_on: Day | None = None
    """The day the common transfer file was sent."""
    child_protection_file: YesNo | None = None
    """Whether the safeguarding lead holds a file; nothing that stands in it belongs here."""
    child_protection_file_sent_on: Day | None = None
    """The day that file was sent, by itself."""
    class_name: Text | None = Field(None, alias="class")
    """Class or tutor group."""
    year_taught: Annotated[str, CodeFrom("nc_year")] | None = None
    """Year group the pupil is taught in, where it is not the one of their age."""
    key_worker: Key | None = None
    """Key of the member of staff who knows the pupil best."""
    circumstances: tuple[Annotated[str, CodeFrom("circumstance")], ...] = ()
    """Circumstances that matter for provision and funding."""
    looked_after_since: Day | None = None
    """The day the pupil became looked after."""
    pep_started_on: Day | None = None
    """The day the personal education plan was begun."""
    pep_reviewed_on: Day | None = None
    """The day it was last reviewed."""
    health_care_plan_reviewed_on: Day | None = None
    """The day the individual healthcare plan was made or last reviewed."""
    sen_status: tuple[SenStatus, ...] = ()
    """The history of SEN provision codes."""
    watch_from: Day | None = None
    """On the school's own watch list since; the census status stays N."""
    support_review_by: Day | None = None
    """The next review of SEN support where no cycle gives a day, as taken from an older register."""
    needs: tuple[Need, ...] = ()
    """Types of need, ranked."""
    diagnoses: tuple[Diagnosis, ...] = ()
    """Diagnoses, in the words of their reports."""
    contacts: tuple[Contact, ...] = ()
    """Parents, carers and others."""
    profile: Profile | None = None
    """What everybody should know."""
    transfer: Transfer | None = None
    """The phase transfer planned next."""
    attendance: Attendance | None = None
    """Attendance this year."""
    sen_unit: YesNo | None = None
    """Whether the pupil's place is in the SEN unit of the school; the census asks."""
    resourced_provision: YesNo | None = None
    """Whether the pupil's place is in the resourced provision of the school; the census asks."""
    gcse_exemptions: tuple[Annotated[str, CodeFrom("gcse_exemption")], ...] = ()
    """From 16: subjects in which the pupil need not work towards a GCSE, because of an EHC plan."""
    part_time_timetables: tuple[PartTimeTimetable, ...] = ()
    """Times on a part-time timetable, the present one last."""
    top_up: tuple[TopUp, ...] = ()
    """Top-up funding, the present one last."""
    external_agencies: tuple[Text, ...] = ()
    """Services outside the school that are involved."""
    notes: Text | None = None
    """Anything else, in the author's words."""

    def status_on(self, day: date) -> SenStatus | None:
        """The SEN status in force on `day`: of the periods that hold the day, the one that began last."""
        holding = [s for s in self.sen_status if s.from_on <= day and (s.to_on is None or day <= s.to_on)]
        return max(holding, key=lambda status: status.from_on, default=None)

    def needs_on(self, day: date) -> tuple[Need, ...]:
        """The needs open on `day`, main need first."""
        is_open = [
            n for n in self.needs if (n.from_on is None or n.from_on <= day) and (n.to_on is None or day <= n.to_on)
        ]
        return tuple(sorted(is_open, key=lambda need: need.rank))

    def is_on_roll(self, day: date) -> bool:
        """Whether the pupil is on the school's roll on `day`; without an admission day, from ever."""
        return (self.admitted_on is None or self.admitted_on <= day) and (self.left_on is None or day <= self.left_on)
