"""The school's settings: who the school is, how it counts costs, and what it calls things."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from senco_cli.model.base import Part, Record
from senco_cli.model.calendar import Span
from senco_cli.model.letterhead import Letterhead
from senco_cli.model.scale import Scale
from senco_cli.model.school_numbers import laestab_figures
from senco_cli.model.types import CodeFrom, Day, Key, Pence, Text, Whole, YesNo

RECORD_FORMAT = 1


class School(Part):
    """The school that keeps these records."""

    name: Text
    """The school's name as it stands on letters."""
    phase: Annotated[str, CodeFrom("school_phase")]
    """The kind of school."""
    urn: Text | None = None
    """Unique reference number in the register of schools, six digits."""
    laestab: Text | None = None
    """Local authority and establishment number, like 801/2000."""
    roll: Whole | None = None
    """How many pupils are on the whole school's roll, where the records do not hold all of them."""
    first_year: Annotated[str, CodeFrom("nc_year")] | None = None
    """The youngest year group, like R."""
    last_year: Annotated[str, CodeFrom("nc_year")] | None = None
    """The oldest year group, like 6."""
    sen_unit: YesNo | None = None
    """Whether the authority recognises a SEN unit here; a base of the school's own is none."""
    resourced_provision: YesNo | None = None
    """Whether the authority recognises resourced provision here; a base of the school's own is none."""
    sen_types: tuple[Annotated[str, CodeFrom("type_of_need")], ...] = ()
    """The types of need that a special school is for; the spring census asks."""
    head: Text | None = None
    """The head teacher's name, for letters."""
    senco: Key | None = None
    """Key of the member of staff who is the SENCO."""
    address: Text | None = None
    """Postal address, for letters."""
    phone: Text | None = None
    """Telephone number, for letters."""
    email: Text | None = None
    """E-mail address, for letters."""
    senco_phone: Text | None = None
    """The SENCO's own telephone number, where forms ask for one."""
    senco_email: Text | None = None
    """The SENCO's own e-mail address, where forms ask for one."""


class LocalAuthority(Part):
    """A local authority that maintains plans of pupils here."""

    name: Text
    """The authority's name, as the plans of its pupils give it."""
    code: Text | None = None
    """Three-digit number of the authority."""
    review_year_counts_from: Literal["decision", "meeting"] = "decision"
    """Whether this authority counts the next review year from its decision notice or, earlier, from the review meeting.
    """
    email: Text | None = None
    """Where reports of reviews are sent."""
    advice_service: Text | None = None
    """The service that gives its families independent advice (SENDIASS), and how to reach it."""


class BlockedDays(Span):
    """Days on which the SENCO holds no review meetings."""

    why: Text | None = None
    """Course, moderation, transition visits ..."""


class ReviewPlanning(Part):
    """How the school plans the meetings of annual reviews; none of it is law."""

    most_per_week: Annotated[Whole, Field(ge=1)] = 3
    """Review meetings a week at most."""
    not_before_months: Whole | None = None
    """Months after the last review before which no meeting is proposed, 0 for any time; without it senco's own proposal
    counts, see senco dates --planning."""
    blocked: tuple[BlockedDays, ...] = ()
    """Days without review meetings."""


class CostConventions(Part):
    """How the provision map counts cost; printed on every page that shows money."""

    weeks_per_year: Whole = 38
    """Weeks a provision without an end is costed for in a year."""
    weeks_mean: Text = "teaching weeks"
    """What these weeks are: teaching weeks, paid weeks ..."""
    rate_contains: Text | None = None
    """What the hourly rates contain where a member of staff's record does not say."""
    rounding: Literal["half-up", "half-even"] = "half-up"
    """How half a penny is rounded."""
    rate_table: Text | None = None
    """An authority's table of rates, like bristol-2022, by whose codes the provision map also counts."""


class NotionalBudget(Part):
    """The notional SEN budget of one financial year."""

    from_on: Day = Field(alias="from")
    """The first day of the financial year it is for."""
    to_on: Day = Field(alias="to")
    """The last day."""
    amount: Pence
    """The notional SEN budget of the school, as its budget statement gives it."""
    given_in: Text | None = None
    """Where the sum stands: the budget statement, a letter ..."""


class OwnThreshold(Part):
    """The high-needs threshold of one financial year, as the school was told it."""

    from_on: Day = Field(alias="from")
    """The first day of the financial year it is for."""
    to_on: Day = Field(alias="to")
    """The last day."""
    amount: Pence
    """The cost of one pupil's support in a year up to which the school meets it."""
    given_in: Text | None = None
    """Where it stands: the authority's formula, a letter ..."""


class Funding(Part):
    """The money there is for special educational needs; printed beside what provision costs."""

    notional_sen_budgets: tuple[NotionalBudget, ...] = ()
    """One entry a financial year."""
    high_needs_thresholds: tuple[OwnThreshold, ...] = ()
    """One entry a financial year; for a year without one the threshold that senco knows counts."""


class Settings(Record):
    """The settings of one record folder, and the mark by which the folder is found."""

    kind: ClassVar[str] = "settings"
    title: ClassVar[str] = "settings"
    path: ClassVar[str] = "senco.yaml"

    record_format: Whole
    """Version of the record format; this senco writes 1."""
    school: School
    """The school that keeps these records."""
    local_authorities: tuple[LocalAuthority, ...] = ()
    """The authorities that maintain plans of pupils here."""
    costs: CostConventions = Field(default_factory=lambda: CostConventions.model_validate({}))
    """Cost conventions."""
    letterhead: Letterhead = Field(default_factory=lambda: Letterhead.model_validate({}))
    """How the school's papers look and end."""
    funding: Funding = Field(default_factory=lambda: Funding.model_validate({}))
    """The money there is for special needs."""
    scales: tuple[Scale, ...] = ()
    """Scales of the school's own, beside those that senco knows."""
    review_planning: ReviewPlanning = Field(default_factory=lambda: ReviewPlanning.model_validate({}))
    """Planning of review meetings."""
    smallest_number: Annotated[Whole, Field(ge=1)] | None = None
    """The fewest pupils of whom a page without names gives a number; without it the convention that senco knows counts,
    see docs/thresholds.md."""
    days_of_buffer: Whole = 0
    """School days by which the plan-by day is moved earlier."""
    practice_date: Day | None = None
    """Only in a practice school: the day that stands in for today. A real school has none."""
    for_reading_only: YesNo = False
    """Only in the copy that comes with senco: commands that would write refuse."""

    @property
    def authority_codes(self) -> frozenset[str]:
        """The numbers of authorities that these settings know of: the school's own, and those of its pupils' plans."""
        own = laestab_figures(self.school.laestab or "")
        return frozenset({each.code for each in self.local_authorities if each.code} | ({own[:3]} if own else set()))

    @field_validator("record_format")
    @classmethod
    def _known(cls, version: int) -> int:
        if version != RECORD_FORMAT:
            raise PydanticCustomError(
                "senco",
                f"is not a record format that this senco knows; it knows {RECORD_FORMAT}: install the newest senco",
            )
        return version
