"""What each pupil's additional provision costs in the school year, beside the threshold, top-up and the budget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from senco_cli.documents.people import Person
from senco_cli.documents.provision_parts import Rate, Row
from senco_cli.documents.provision_pupils import Known
from senco_cli.model.codes import code_set
from senco_cli.model.settings import NotionalBudget, Settings
from senco_cli.rules.costing import Amount, add
from senco_cli.rules.funding import (
    Against,
    Statement,
    against,
    budget_on,
    hours_bought,
    needs_threshold,
    statements,
    top_up_between,
)
from senco_cli.rules.thresholds import ThresholdVersion

# What every pupil has is no additional support.
_UNIVERSAL = "universal"
_MOST_BARS = 20
_SHORT = {"E": "EHC plan", "N": "No SEN"}


@dataclass(frozen=True, slots=True)
class FundingLine:
    """One pupil; `cost` is that of the school year without universal provision, `top_up` in pence, None where none.

    One whose `place` is funded by itself, in the SEN unit or in resourced provision, stands against no threshold.
    """

    person: Person
    status: str
    cost: Amount
    against: Against | None
    top_up: int | None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Funding:
    """The lines, those that cost most first, and their sums beside the money there is.

    `threshold` is in pence, None where none is recorded for the day, and then no line stands against one; `version` is
    None where it is the school's own, and `given_in` says where that stands. `left_out` is what the same year costs in
    universal provision, `unshared` in provisions without a pupil.
    """

    first: date
    last: date
    lines: tuple[FundingLine, ...]
    threshold: int | None
    version: ThresholdVersion | None
    given_in: str | None
    cost: Amount
    left_out: Amount
    unshared: Amount
    top_up: int | None
    budget: NotionalBudget | None
    statements: tuple[Statement, ...]
    rates: tuple[tuple[Rate, Decimal], ...]

    @property
    def beside(self) -> tuple[FundingLine, ...]:
        """The lines of pupils whose support is met from the notional budget, up to the threshold."""
        return tuple(line for line in self.lines if line.place is None)

    @property
    def in_places(self) -> tuple[FundingLine, ...]:
        """The lines of pupils in places of the SEN unit or of resourced provision."""
        return tuple(line for line in self.lines if line.place is not None)

    @property
    def over(self) -> int:
        """How many pupils cost more than the threshold, as far as is known."""
        return sum(1 for line in self.lines if line.against and line.against.over)

    @property
    def all_cost(self) -> Amount:
        """What additional provision costs, with what falls on no pupil."""
        return add((self.cost, self.unshared))

    @property
    def per_cent_of_budget(self) -> Decimal | None:
        """What is left for it in per cent of the notional budget; None where either is not known."""
        pence = self.from_budget.pence
        if self.budget is None or not self.budget.amount or pence is None:
            return None
        return Decimal(round(Fraction(pence * 100, self.budget.amount)))

    @property
    def from_budget(self) -> Amount:
        """What is left for the school's own budget when the top-up has been taken off, and funded places left out."""
        cost = add((*(line.cost for line in self.beside), self.unshared))
        paid = sum(line.top_up or 0 for line in self.beside)
        return cost if cost.pence is None else Amount(max(0, cost.pence - paid), cost.missing)

    @property
    def is_budget_of_other_months(self) -> bool:
        """Whether the budget's year is another than the school's."""
        return self.budget is not None and (self.budget.from_on, self.budget.to_on) != (self.first, self.last)

    @property
    def bars(self) -> tuple[tuple[str, Amount], ...]:
        """The names and costs of the pupils who cost most."""
        return tuple((line.person.label, line.cost) for line in self.beside[:_MOST_BARS])


def funding_of(
    rows: Sequence[Row],
    known: Mapping[str, Known],
    *,
    settings: Settings,
    on: date,
    year: tuple[date, date],
    rates: Sequence[Rate],
) -> Funding:
    """What the rows cost in the school year `year`, pupil by pupil."""
    held = needs_threshold(settings.funding.high_needs_thresholds, on)
    threshold = held.pence if held else None
    universal = code_set("provision_layer").name_of(_UNIVERSAL)
    counted = [row for row in rows if row.layer != universal]
    lines = tuple(sorted(_lines(counted, known, settings, threshold, year), key=_dearest_first))
    top_ups = [line.top_up for line in lines if line.top_up is not None]
    return Funding(
        *year,
        lines=lines,
        threshold=threshold,
        version=held.version if held else None,
        given_in=held.given_in if held else None,
        cost=add(line.cost for line in lines),
        left_out=add(row.year for row in rows if row.layer == universal),
        unshared=add(row.year for row in counted if not row.lines),
        top_up=sum(top_ups) if top_ups else None,
        budget=budget_on(settings.funding.notional_sen_budgets, on),
        statements=statements(),
        rates=_hours(rates, threshold, settings.costs.weeks_per_year),
    )


def _lines(
    rows: Sequence[Row],
    known: Mapping[str, Known],
    settings: Settings,
    threshold: int | None,
    year: tuple[date, date],
) -> Sequence[FundingLine]:
    costs: dict[str, list[Amount]] = {}
    people: dict[str, Person] = {}
    for row in rows:
        for line in row.lines:
            people[line.person.key] = line.person
            costs.setdefault(line.person.key, []).append(line.year)
    found = []
    for key, person in people.items():
        of, cost = known.get(key), add(costs[key])
        status = _status(of.status) if of and of.status else "not recorded"
        top_up = top_up_between(of.top_up, *year, rounding=settings.costs.rounding) if of else None
        place = of.place if of else None
        beside = against(cost, threshold) if threshold and place is None else None
        found.append(FundingLine(person, status, cost, beside, top_up, place))
    return found


def _status(code: str) -> str:
    return _SHORT.get(code) or code_set("sen_provision").name_of(code)


def _dearest_first(line: FundingLine) -> tuple[int, tuple[int, str, str]]:
    return -(line.cost.pence if line.cost.pence is not None else -1), line.person.order


def _hours(rates: Sequence[Rate], threshold: int | None, weeks: int) -> tuple[tuple[Rate, Decimal], ...]:
    if threshold is None or not weeks:
        return ()
    bought = [(rate, hours_bought(threshold, rate.pence * weeks)) for rate in rates if rate.pence]
    return tuple((rate, Decimal(round(hours * 10)) / 10) for rate, hours in bought)
