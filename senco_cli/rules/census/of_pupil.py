"""The rules of the census on one pupil: for each number the question whether the pupil breaks it, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from senco_cli.model.codes import code_set
from senco_cli.model.years import nc_year_of_code
from senco_cli.rules.census.broken import Broken
from senco_cli.rules.census.identifiers import learner_numbers, pupil_numbers
from senco_cli.rules.census.rule import CensusRule
from senco_cli.rules.census.taking import TYPES_TAKEN, Census, CensusPupil, CensusType

_OLDEST_YEAR = 14
_NSA = "NSA"

PupilRule = Callable[[CensusPupil, Census, CensusRule], Iterator[Broken]]


def statement_given(pupil: CensusPupil, _census: Census, _rule: CensusRule) -> Iterator[Broken]:
    """The provision is a statement of old."""
    if pupil.provision == "S":
        yield Broken(_at_status(pupil))


def provision_missing(pupil: CensusPupil, _census: Census, _rule: CensusRule) -> Iterator[Broken]:
    """No status is in force on the day."""
    if pupil.provision is None:
        yield Broken(("sen_status",))


def provision_not_valid(pupil: CensusPupil, census: Census, _rule: CensusRule) -> Iterator[Broken]:
    """The provision is a code of another time, or none at all."""
    if pupil.provision in (None, "S"):
        return
    known = code_set("sen_provision").get(pupil.provision)
    if known is None or not known.is_valid_on(census.day):
        yield Broken(_at_status(pupil), pupil.provision)


def details_without_sen(pupil: CensusPupil, _census: Census, _rule: CensusRule) -> Iterator[Broken]:
    """The provision is N, and a type of need or a unit stands beside it."""
    if pupil.provision != "N":
        return
    yield from (Broken(("needs", each.place)) for each in pupil.types)
    if pupil.sen_unit:
        yield Broken(("sen_unit",))
    if pupil.resourced_provision:
        yield Broken(("resourced_provision",))


def ranking_without_type(pupil: CensusPupil, _census: Census, _rule: CensusRule) -> Iterator[Broken]:
    """A rank stands beside no type."""
    yield from (Broken(("needs", each.place)) for each in pupil.types if each.rank is not None and not each.code)


def ranking_not_valid(pupil: CensusPupil, _census: Census, _rule: CensusRule) -> Iterator[Broken]:
    """A type among those that are returned has no rank, or another than 1 and 2."""
    if not pupil.has_sen:
        return
    returned = _returned(pupil)
    for each in returned:
        # The only type with another rank than 1 has a number of its own.
        is_only = len(returned) == 1 and each.rank == TYPES_TAKEN
        if not is_only and each.rank not in range(1, TYPES_TAKEN + 1):
            yield Broken(_at_rank(each), each.code or "")


def only_type_not_first(pupil: CensusPupil, _census: Census, _rule: CensusRule) -> Iterator[Broken]:
    """There is one type, and its rank is not 1."""
    types = _returned(pupil)
    if pupil.has_sen and len(types) == 1 and types[0].rank not in (None, 1):
        yield Broken(_at_rank(types[0]), types[0].code or "")


def same_ranking(pupil: CensusPupil, _census: Census, _rule: CensusRule) -> Iterator[Broken]:
    """Two types have one rank."""
    types = _returned(pupil)
    if pupil.has_sen and len(types) == TYPES_TAKEN and types[0].rank is not None and types[0].rank == types[1].rank:
        yield Broken(_at_rank(types[1]), f"{types[0].code} and {types[1].code}")


def too_many_types(pupil: CensusPupil, _census: Census, rule: CensusRule) -> Iterator[Broken]:
    """There are more types than a return has room for."""
    left_out = [each for each in pupil.types if each.code][rule.limit :]
    if pupil.has_sen and left_out:
        codes = ", ".join(str(each.code) for each in left_out)
        yield Broken(("needs", left_out[0].place), codes)


def type_missing(pupil: CensusPupil, census: Census, _rule: CensusRule) -> Iterator[Broken]:
    """There is SEN, and no type that the census takes on its day."""
    if pupil.has_sen and not any(_is_valid_type(each.code, census.day) for each in pupil.types):
        yield Broken(("needs",))


def unassessed_type_without_support(pupil: CensusPupil, _census: Census, _rule: CensusRule) -> Iterator[Broken]:
    """NSA stands beside another provision than K."""
    if pupil.provision == "K":
        return
    for each in pupil.types:
        if each.code == _NSA:
            yield Broken(("needs", each.place, "type"), pupil.provision or "missing")


def no_sen_in_special_school(pupil: CensusPupil, _census: Census, _rule: CensusRule) -> Iterator[Broken]:
    """A pupil of a special school has N."""
    if pupil.provision == "N":
        yield Broken(_at_status(pupil))


def unit_not_said(pupil: CensusPupil, census: Census, _rule: CensusRule) -> Iterator[Broken]:
    """The school has a SEN unit, and of a pupil with SEN nobody says whether the place is there."""
    if census.has_unit and pupil.has_sen and pupil.sen_unit is None:
        yield Broken(("sen_unit",), "senco edit {key} --set sen_unit=no   or yes")


def resourced_provision_not_said(pupil: CensusPupil, census: Census, _rule: CensusRule) -> Iterator[Broken]:
    """The school has resourced provision, and of a pupil with SEN nobody says whether the place is there."""
    if census.has_resourced_provision and pupil.has_sen and pupil.resourced_provision is None:
        yield Broken(("resourced_provision",), "senco edit {key} --set resourced_provision=no   or yes")


def unit_said(pupil: CensusPupil, _census: Census, _rule: CensusRule) -> Iterator[Broken]:
    """A school that must not send the SEN unit indicator says something there."""
    if pupil.sen_unit is not None:
        yield Broken(("sen_unit",))


def resourced_provision_said(pupil: CensusPupil, _census: Census, _rule: CensusRule) -> Iterator[Broken]:
    """A school that must not send the resourced provision indicator says something there."""
    if pupil.resourced_provision is not None:
        yield Broken(("resourced_provision",))


def exclusion_without_provision(pupil: CensusPupil, _census: Census, _rule: CensusRule) -> Iterator[Broken]:
    """A suspension or exclusion began on a day without a status."""
    yield from (Broken(("from",), path=path) for path in pupil.exclusions_before_sen)


def top_up_without_plan(pupil: CensusPupil, _census: Census, _rule: CensusRule) -> Iterator[Broken]:
    """Top-up funding is paid, and the provision is not E."""
    if pupil.has_top_up and pupil.provision != "E":
        yield Broken(("top_up",))


def year_not_valid(pupil: CensusPupil, _census: Census, _rule: CensusRule) -> Iterator[Broken]:
    """The year group is no code, or nobody of that age is at a school."""
    is_known = code_set("nc_year").get(pupil.year) is not None
    if not is_known or (pupil.year == str(_OLDEST_YEAR) and pupil.age_year > _OLDEST_YEAR):
        yield Broken(("year_taught",))


def year_outside_school(pupil: CensusPupil, census: Census, _rule: CensusRule) -> Iterator[Broken]:
    """The year group is younger than the school's first, or older than its last."""
    year = nc_year_of_code(pupil.year)
    first, last = (
        nc_year_of_code(code) if code else None for code in (census.school.first_year, census.school.last_year)
    )
    if year is None:
        return
    if (first is not None and year < first) or (last is not None and year > last):
        yield Broken(("year_taught",), pupil.year)


def years_out(pupil: CensusPupil, _census: Census, rule: CensusRule) -> Iterator[Broken]:
    """The year taught is so many years from the year of the pupil's age."""
    out = years_out_of_age(pupil)
    if abs(out) >= rule.limit:
        yield Broken(("year_taught",), str(abs(out)))


def years_out_of_age(pupil: CensusPupil) -> int:
    """How many years above the year of their age a pupil is taught; 0 where that cannot be told."""
    taught = nc_year_of_code(pupil.year)
    # What the codes below Reception mean by age has not been verified.
    return 0 if taught is None or taught < 0 else taught - pupil.age_year


def _exempt_without_plan(subject: str) -> PupilRule:
    def exempt_without_plan(pupil: CensusPupil, _census: Census, _rule: CensusRule) -> Iterator[Broken]:
        if subject in pupil.gcse_exemptions and pupil.provision != "E":
            yield Broken(("gcse_exemptions",))

    return exempt_without_plan


def _returned(pupil: CensusPupil) -> Sequence[CensusType]:
    return [each for each in pupil.types if each.code][:TYPES_TAKEN]


def _is_valid_type(code: str | None, day: date) -> bool:
    known = code_set("type_of_need").get(code) if code else None
    return known is not None and known.is_valid_on(day) and "school-census" in known.used_in


def _at_status(pupil: CensusPupil) -> tuple[str | int, ...]:
    return "sen_status", pupil.status_place, "status"


def _at_rank(each: CensusType) -> tuple[str | int, ...]:
    return "needs", each.place, "rank"


PUPIL_RULES: Mapping[str, PupilRule] = MappingProxyType(
    {
        **pupil_numbers(),
        **learner_numbers(),
        "1633": _exempt_without_plan("maths"),
        "1634": _exempt_without_plan("english"),
        "1990": top_up_without_plan,
        "2000": year_not_valid,
        "2002": year_outside_school,
        "2020": years_out,
        "2115": statement_given,
        "2120": provision_missing,
        "2310": provision_not_valid,
        "2125": details_without_sen,
        "2130": ranking_without_type,
        "2140": ranking_not_valid,
        "2160": only_type_not_first,
        "2165": same_ranking,
        "2166": too_many_types,
        "2170": type_missing,
        "2175": unassessed_type_without_support,
        "2180": no_sen_in_special_school,
        "2230": unit_not_said,
        "2250": resourced_provision_not_said,
        "2270": exclusion_without_provision,
        "5049": unit_said,
        "5050": resourced_provision_said,
    }
)
