"""The school's settings: who the school is, how it counts costs, and what it calls things."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from senco_cli.model.base import Part, Record
from senco_cli.model.types import CodeFrom, Day, Key, Text, Whole, YesNo

RECORD_FORMAT = 1


class School(Part):
    """The school that keeps these records."""

    name: Text = Field(description="The school's name as it stands on letters.")
    phase: Annotated[str, CodeFrom("school_phase")] = Field(description="The kind of school.")
    urn: Text | None = Field(None, description="Unique reference number in the register of schools, six digits.")
    laestab: Text | None = Field(None, description="Local authority and establishment number, like 801/2000.")
    head: Text | None = Field(None, description="The head teacher's name, for letters.")
    senco: Key | None = Field(None, description="Key of the member of staff who is the SENCO.")
    address: Text | None = Field(None, description="Postal address, for letters.")
    phone: Text | None = Field(None, description="Telephone number, for letters.")
    email: Text | None = Field(None, description="E-mail address, for letters.")


class LocalAuthority(Part):
    """A local authority that maintains plans of pupils here."""

    name: Text = Field(description="The authority's name, as the plans of its pupils give it.")
    code: Text | None = Field(None, description="Three-digit number of the authority.")
    review_year_counts_from: Literal["decision", "meeting"] = Field(
        "decision",
        description="Whether this authority counts the next review year from its decision notice or, earlier, "
        "from the review meeting.",
    )
    email: Text | None = Field(None, description="Where reports of reviews are sent.")


class CostConventions(Part):
    """How the provision map counts cost; printed on every page that shows money."""

    weeks_per_year: Whole = Field(38, description="Weeks a provision without an end is costed for in a year.")
    weeks_mean: Text = Field("teaching weeks", description="What these weeks are: teaching weeks, paid weeks ...")
    rate_contains: Text | None = Field(
        None, description="What the hourly rates contain where a member of staff's record does not say."
    )
    rounding: Literal["half-up", "half-even"] = Field("half-up", description="How half a penny is rounded.")


class Settings(Record):
    """The settings of one record folder, and the mark by which the folder is found."""

    kind: ClassVar[str] = "settings"
    title: ClassVar[str] = "settings"
    path: ClassVar[str] = "senco.yaml"

    record_format: Whole = Field(description="Version of the record format; this senco writes 1.")
    school: School = Field(description="The school that keeps these records.")
    local_authorities: tuple[LocalAuthority, ...] = Field(
        (), description="The authorities that maintain plans of pupils here."
    )
    costs: CostConventions = Field(
        default_factory=lambda: CostConventions.model_validate({}), description="Cost conventions."
    )
    days_of_buffer: Whole = Field(0, description="School days by which the plan-by day is moved earlier.")
    practice_date: Day | None = Field(
        None, description="Only in a practice school: the day that stands in for today. A real school has none."
    )
    for_reading_only: YesNo = Field(
        False, description="Only in the copy that comes with senco: commands that would write refuse."
    )

    @field_validator("record_format")
    @classmethod
    def _known(cls, version: int) -> int:
        if version != RECORD_FORMAT:
            raise PydanticCustomError(
                "senco",
                f"is not a record format that this senco knows; it knows {RECORD_FORMAT}: install the newest senco",
            )
        return version
