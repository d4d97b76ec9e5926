"""The rules of the census on the whole school: for each number the question whether its return breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType

from senco_cli.rules.census.broken import Broken
from senco_cli.rules.census.of_pupil import years_out_of_age
from senco_cli.rules.census.rule import CensusRule
from senco_cli.rules.census.taking import Census

_WHOLE = 100

SchoolRule = Callable[[Census, CensusRule], Iterator[Broken]]


def types_not_declared(census: Census, _rule: CensusRule) -> Iterator[Broken]:
    """A special school names no types of need."""
    if not census.school.sen_types:
        yield Broken(("school", "sen_types"))


def many_out_of_year(census: Census, rule: CensusRule) -> Iterator[Broken]:
    """A tenth of the roll is taught out of the year of their age."""
    yield from _broken(
        census, sum(years_out_of_age(pupil) != 0 for pupil in census.pupils), lambda part: part >= rule.limit
    )


def many_plans(census: Census, rule: CensusRule) -> Iterator[Broken]:
    """More of the roll have an EHC plan than the Department expects."""
    yield from _broken(census, census.with_provision("E"), lambda part: part > rule.limit)


def much_support(census: Census, rule: CensusRule) -> Iterator[Broken]:
    """More of the roll have SEN support than the Department expects."""
    yield from _broken(census, census.with_provision("K"), lambda part: part > rule.limit)


def few_plans_in_special_school(census: Census, rule: CensusRule) -> Iterator[Broken]:
    """Fewer pupils of a special school have an EHC plan than the Department expects."""
    yield from _broken(census, census.with_provision("E"), lambda part: part < rule.limit)


def nobody_with_sen(census: Census, _rule: CensusRule) -> Iterator[Broken]:
    """There are pupils, and none has SEN."""
    if census.pupils and not any(pupil.has_sen for pupil in census.pupils):
        yield Broken(())


def why_not_judged(rule: CensusRule, census: Census) -> str | None:
    """What has to be said first, for a rule that cannot be judged without it; None for one that can."""
    if rule.number in _OF_ROLL and census.counted_roll is None:
        return "how many pupils are on the whole roll: senco edit settings --set school.roll=412"
    if rule.number == "2230" and census.has_unit is None:
        return "whether there is a SEN unit: senco edit settings --set school.sen_unit=no"
    if rule.number == "2250" and census.has_resourced_provision is None:
        return "whether there is resourced provision: senco edit settings --set school.resourced_provision=no"
    return None


def _broken(census: Census, number: int, is_broken: Callable[[Fraction], bool]) -> Iterator[Broken]:
    roll = census.counted_roll
    if roll and is_broken(Fraction(number * _WHOLE, roll)):
        whole = f"the roll of {roll}" if census.roll else f"the {roll} pupils in the records"
        yield Broken(("school", "roll"), f"{number} of {whole} ({_percent(number, roll)} per cent)")


def _percent(number: int, roll: int) -> str:
    tenths = number * _WHOLE * 10 // roll
    return f"{tenths // 10}.{tenths % 10}"


SCHOOL_RULES: Mapping[str, SchoolRule] = MappingProxyType(
    {
        "410": types_not_declared,
        "2010": many_out_of_year,
        "2190": many_plans,
        "2200": nobody_with_sen,
        "2205": much_support,
        "2210": few_plans_in_special_school,
    }
)
_OF_ROLL = frozenset(("2010", "2190", "2205", "2210"))
