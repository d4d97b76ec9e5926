"""The school's calendar: terms, half terms, INSET days and closures."""

from typing import ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from senco_cli.model.base import Part, Record
from senco_cli.model.types import AcademicYear, Day, Text


class Span(Part):
    """A run of days, both ends included."""

    from_on: Day = Field(alias="from")
    """The first day."""
    to_on: Day = Field(alias="to")
    """The last day."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.to_on < self.from_on:
            raise PydanticCustomError("senco", "ends before it begins; put the earlier day at 'from'")
        return self


class Term(Span):
    """One term, from the first to the last day of it."""

    name: Text
    """Autumn, spring or summer."""
    half_term: Span | None = None
    """The half-term holiday."""
    review_list_received_on: Day | None = None
    """The day the authority's list of EHC plan reviews due this term arrived."""


class SchoolYear(Part):
    """The terms and other days of one academic year."""

    academic_year: AcademicYear
    """The academic year, like 2026/27."""
    terms: tuple[Term, ...]
    """The terms, in order."""
    inset_days: tuple[Day, ...] = ()
    """Staff training days: the school holds no session."""


class Closure(Span):
    """Days on which the school was or will be closed for another reason."""

    why: Text | None = None
    """Snow, polling station, strike ..."""


class Calendar(Record):
    """When the school is open."""

    kind: ClassVar[str] = "calendar"
    title: ClassVar[str] = "calendar"
    path: ClassVar[str] = "calendar.yaml"

    years: tuple[SchoolYear, ...]
    """One entry an academic year."""
    closures: tuple[Closure, ...] = ()
    """Days closed for other reasons."""
