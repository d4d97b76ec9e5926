"""What the whole school publishes, reviews and sends: the days from which its own statutory dates count."""

from typing import ClassVar, Literal

from pydantic import Field

from senco_cli.model.base import Part, Record
from senco_cli.model.types import AcademicYear, Day, Text, Whole


class SenInformationReport(Part):
    """The SEN information report on the school's website."""

    published_on: Day | None = None
    """The day the whole report was last published."""
    content_changed_on: Day | None = None
    """The day something that it tells last changed: a new SENCO, a provision that ended ..."""
    change_published_on: Day | None = None
    """The day that change was put into the published report."""


class AccessibilityPlan(Part):
    """The accessibility plan that is in force."""

    from_on: Day | None = Field(None, alias="from")
    """First day of the plan."""
    to_on: Day | None = Field(None, alias="to")
    """Last day of the plan, where it names one."""


class Policy(Part):
    """Another policy or document of the school with a day of review."""

    name: Text
    """Its name, like SEND policy."""
    reviewed_on: Day | None = None
    """The day it was last reviewed."""
    review_by: Day | None = None
    """The day the school has set for its next review."""


class ExamSeries(Part):
    """An examination series in which candidates have access arrangements."""

    series: Literal["summer", "november", "january"]
    """summer, november or january."""
    year: Whole
    """The calendar year of the series, like 2027."""
    evidence_by: Day | None = None
    """The school's own day, before the published one, by which the evidence for access arrangements has to be with the
    examinations officer."""
    evidence_ready_on: Day | None = None
    """The day that evidence was complete."""
    modified_papers_ordered_on: Day | None = None
    """The day modified papers were ordered, or it was clear that nobody needs them."""
    applications_made_on: Day | None = None
    """The day the last application for access arrangements was made online."""


class KeyStageTests(Part):
    """National tests in which the school takes part."""

    test: Literal["key-stage-2", "multiplication", "phonics"]
    """key-stage-2, multiplication or phonics."""
    year: Whole
    """The calendar year of the tests, like 2027."""
    modified_tests_ordered_on: Day | None = None
    """The day modified or braille tests were ordered, or it was clear that nobody needs them."""
    early_opening_applied_on: Day | None = None
    """The day early opening was applied for, or it was clear that nobody needs it."""
    pupils_registered_on: Day | None = None
    """The day the pupils were registered for the tests."""
    additional_time_applied_on: Day | None = None
    """The day additional time or compensatory marks were applied for, or nobody needed them."""
    materials_declined_on: Day | None = None
    """The day the phonics materials were declined, or it was clear that they are needed."""


class CensusDone(Part):
    """A school census that has been sent."""

    academic_year: AcademicYear
    """The academic year, like 2026/27."""
    term: Literal["autumn", "spring", "summer"]
    """autumn, spring or summer."""
    done_on: Day
    """The day the SEN part of it was finished."""


class SchoolDuties(Record):
    """The days of the whole school's duties; those of the SENCO stand in the record of the member of staff."""

    kind: ClassVar[str] = "school-duties"
    title: ClassVar[str] = "record of the school's duties"
    path: ClassVar[str] = "school/duties.yaml"

    sen_information_report: SenInformationReport | None = None
    """The SEN information report."""
    accessibility_plan: AccessibilityPlan | None = None
    """The accessibility plan in force."""
    equality_information_published_on: Day | None = None
    """The day information on how the school meets the equality duty was last published."""
    equality_objectives_published_on: Day | None = None
    """The day the equality objectives were last published."""
    allergy_policy_reviewed_on: Day | None = None
    """The day the allergy policy was last reviewed."""
    policies: tuple[Policy, ...] = ()
    """Other policies and documents with a day of review."""
    exam_series: tuple[ExamSeries, ...] = ()
    """Examination series with access arrangements."""
    key_stage_tests: tuple[KeyStageTests, ...] = ()
    """National tests the school takes part in."""
    census: tuple[CensusDone, ...] = ()
    """Censuses that have been sent."""
