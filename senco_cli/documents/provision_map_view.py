"""What stands on a provision map: frozen values, in the order of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from senco_cli.documents.people import Person
from senco_cli.documents.provision_effect import EffectPage
from senco_cli.documents.provision_funding import Funding
from senco_cli.documents.provision_parts import Conventions, Gap, Group, PupilSummary, Row, State
from senco_cli.documents.provision_rates import RatesPage
from senco_cli.documents.provision_staff import StaffLine
from senco_cli.model.codes import code_set
from senco_cli.rules.costing import Amount, add


@dataclass(frozen=True, slots=True)
class Selection:
    """What part of the school a map shows; everything when nothing is given, what fits all of it otherwise.

    `pupil` and `provision` are keys, `class_name` and `year` what people write: `4B`; `4`, `Y4` or `Year 4`.
    """

    class_name: str | None = None
    year: str | None = None
    pupil: str | None = None
    provision: str | None = None

    @property
    def picks_pupils(self) -> bool:
        """Whether only some pupils' parts are shown."""
        return any(each is not None for each in (self.class_name, self.year, self.pupil))


@dataclass(frozen=True, slots=True)
class ProvisionMap:
    """The page.

    `without` are pupils on roll with SEN who are in no provision on the day; `unshared_…` is cost that falls on no
    pupil because nobody is recorded in the provision. `glance` are the groups asked for, which by class or year group
    hold only the parts of their pupils and by member of staff are those of `groups`; `groups` hold every provision
    once, by area of need or by layer. `staff` is empty unless grouped by staff; `funding` is None for one provision.
    `rates` is None unless the settings name a table of rates. `fewest` is the smallest number of pupils that a page
    without names gives.
    """

    school: str
    on: date
    academic_year: str
    scope: str
    grouped_by: str
    glance_by: str
    shows_part_of_groups: bool
    glance_shows_parts: bool
    is_of_one_pupil: bool
    gaps: tuple[Gap, ...]
    groups: tuple[Group, ...]
    glance: tuple[Group, ...]
    staff: tuple[StaffLine, ...]
    funding: Funding | None
    effect: EffectPage
    pupils: tuple[PupilSummary, ...]
    without: tuple[Person, ...]
    unshared_to_date: Amount
    unshared_whole: Amount
    counts: Mapping[State, int]
    to_date: Amount
    whole: Amount
    conventions: Conventions
    rates: RatesPage | None
    fewest: int

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every provision shown."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def cost_by_area(self) -> tuple[tuple[str, Amount], ...]:
        """The whole cost of each broad area of need."""
        return _cost_by("area_of_need", {row.key: row.area for row in self.rows}, self.rows)

    @property
    def cost_by_layer(self) -> tuple[tuple[str, Amount], ...]:
        """The whole cost of each layer."""
        return _cost_by("provision_layer", {row.key: row.layer for row in self.rows}, self.rows)

    @property
    def pupils_now(self) -> int:
        """How many of the pupils shown are in a provision on the day."""
        return sum(1 for each in self.pupils if each.provisions_now)

    @property
    def staff_minutes_now(self) -> Fraction:
        """Minutes a week that staff spend on everything that runs."""
        return sum((row.staff_minutes_now for row in self.rows), Fraction(0))


def _cost_by(grouping: str, names: Mapping[str, str], rows: Sequence[Row]) -> tuple[tuple[str, Amount], ...]:
    """The whole cost of each group that has a provision, in the order of the code set."""
    return tuple(
        (code.name, add(row.whole for row in rows if names[row.key] == code.name))
        for code in code_set(grouping).codes
        if code.name in names.values()
    )
