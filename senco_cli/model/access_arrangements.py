"""The access arrangements of a pupil in examinations and in national tests, with their evidence and approvals."""

from typing import Annotated, ClassVar

from pydantic import Field

from senco_cli.model.base import Part, Record
from senco_cli.model.types import CodeFrom, Day, Text, Whole, YesNo


class NormalWay(Part):
    """One piece of evidence that the arrangement is the pupil's normal way of working."""

    seen_on: Day
    """The day it was seen."""
    subject: Text
    """In which subject."""
    teacher: Text
    """Who saw it."""
    what: Text
    """What was seen: a mock finished in another colour after time, and the like."""


class Score(Part):
    """One standardised score from an assessment."""

    test: Text
    """The test."""
    edition: Text | None = None
    """Its edition."""
    area: Annotated[str, CodeFrom("score_area")]
    """What it measures."""
    standard_score: Whole
    """The standardised score, 100 being average."""
    tested_on: Day
    """The day of the assessment."""
    year_group: Annotated[str, CodeFrom("nc_year")] | None = None
    """The year group the pupil was taught in that day, where not the one of their age."""


class Form(Part):
    """The form that the application rests on, with the days of its parts."""

    number: Annotated[str, CodeFrom("access_form")]
    """form-8, form-9 or other."""
    part_1_on: Day | None = None
    """The day of part 1, which comes before the assessment."""
    part_2_on: Day | None = None
    """The day of part 2, the assessment."""
    part_3_on: Day | None = None
    """The day of part 3, the confirmation."""


class Assessor(Part):
    """Who assessed the pupil."""

    name: Text
    """The assessor's name."""
    qualification: Text | None = None
    """The qualification, at level 7 or equivalent."""


class ExamArrangement(Part):
    """One arrangement in examinations."""

    arrangement: Annotated[str, CodeFrom("exam_arrangement")]
    """Which arrangement."""
    subjects: tuple[Text, ...] = ()
    """In which subjects; all where left out."""
    need: Text | None = None
    """The difficulty that it answers."""
    first_needed_on: Day | None = None
    """The day the need was first seen."""
    normal_way: tuple[NormalWay, ...] = ()
    """Evidence that it is the normal way of working."""
    form: Form | None = None
    """The form and the days of its parts."""
    assessor: Assessor | None = None
    """Who assessed."""
    scores: tuple[Score, ...] = ()
    """Scores from the assessment."""
    ehc_plan: YesNo | None = None
    """Whether it rests on a current EHC plan."""
    candidate_told_on: Day | None = None
    """The day the pupil was told that data goes online."""
    applied_on: Day | None = None
    """The day of the online application."""
    aao_reference: Text | None = None
    """Reference of Access Arrangements Online."""
    approved_on: Day | None = None
    """The day it was approved."""
    expires_on: Day | None = None
    """The day the approval expires, as printed on it."""
    trialled_on: Day | None = None
    """The day it was tried in a mock."""
    reviewed_on: Day | None = None
    """The day it was last looked at."""
    ended_on: Day | None = None
    """The day it was given up."""
    notes: Text | None = None
    """Anything else."""


class TestArrangement(Part):
    """One arrangement in national tests of a primary school."""

    # Its name begins like that of a test, which pytest would collect.
    __test__: ClassVar[bool] = False

    test: Annotated[str, CodeFrom("national_test")]
    """Which test."""
    year: Whole
    """The calendar year of the test, like 2027."""
    arrangement: Annotated[str, CodeFrom("test_arrangement")]
    """Which arrangement."""
    class_of: Annotated[str, CodeFrom("test_arrangement_class")] | None = Field(None, alias="class")
    """application, notification or delegated, where not the usual one."""
    papers: tuple[Text, ...] = ()
    """In which papers; all where left out."""
    need: Text | None = None
    """The difficulty that it answers."""
    first_needed_on: Day | None = None
    """The day the need was first seen."""
    normal_way: tuple[NormalWay, ...] = ()
    """Evidence that it is the normal way of working."""
    ehc_plan: YesNo | None = None
    """Whether it rests on a current EHC plan."""
    applied_on: Day | None = None
    """The day it was applied for."""
    approved_on: Day | None = None
    """The day it was approved."""
    notified_on: Day | None = None
    """The day it was notified."""
    reference: Text | None = None
    """Reference of the application."""
    trialled_on: Day | None = None
    """The day it was tried in a practice test."""
    reviewed_on: Day | None = None
    """The day it was last looked at."""
    ended_on: Day | None = None
    """The day it was given up."""
    notes: Text | None = None
    """Anything else."""


class AccessArrangements(Record):
    """All access arrangements of one pupil."""

    kind: ClassVar[str] = "access-arrangements"
    title: ClassVar[str] = "list of access arrangements"
    path: ClassVar[str] = "pupils/{pupil}/access-arrangements.yaml"

    examinations: tuple[ExamArrangement, ...] = ()
    """Arrangements in GCSEs, A levels and the like."""
    primary_tests: tuple[TestArrangement, ...] = ()
    """Arrangements in national tests at primary."""
