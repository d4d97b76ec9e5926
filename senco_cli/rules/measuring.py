"""All results of a pupil, from wherever they are recorded, on their scales; and the change between two of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from senco_cli.model.codes import fold
from senco_cli.model.kinds import path_of
from senco_cli.model.measures import MeasuredResult, Measures
from senco_cli.model.provision import Measure, Provision, Result
from senco_cli.model.scale import ConfidenceRange, Scale
from senco_cli.model.scales import builtin_scales
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.settings import Settings
from senco_cli.rules.scores import fault_of, settled

Place = tuple[str | int, ...]
Direction = Literal["better", "worse", "same", "neither"]
# Provision records that name no scale say it in their unit.
_BY_UNIT: Mapping[str, str] = MappingProxyType(
    {
        "standard score": "standardised-score",
        "standardised score": "standardised-score",
        "reading age in months": "reading-age",
        "spelling age in months": "spelling-age",
    }
)


@dataclass(frozen=True, slots=True)
class Taken:
    """One result on its scale, and where it is recorded.

    `value` is None where the scale has no score; `text` then has the words. `provision` is the key of the provision it
    is the entry or exit of.
    """

    scale: Scale
    taken_on: date
    value: Decimal | None
    text: str | None
    test: str | None
    edition: str | None
    form: str | None
    context: str | None
    taken_by: str | None
    provision: str | None
    confidence: ConfidenceRange | None
    at_limit: str | None
    note: str | None
    path: str
    at: Place

    @property
    def series(self) -> tuple[str, str, str]:
        """What two results have in common that may be compared: the scale, and where it needs one the test's edition.

        Forms may differ: they are made to be taken in turn.
        """
        is_test = self.scale.needs_test
        return self.scale.id, fold(self.test or "") if is_test else "", fold(self.edition or "") if is_test else ""


@dataclass(frozen=True, slots=True)
class Change:
    """The way from one result to a later one.

    `by` is in the units of the scale, months for an age. `is_within_confidence` says whether it may be chance: whether
    the ranges overlap, or the one range holds the other value; None where neither result has a range.
    """

    by: Decimal
    direction: Direction
    days: int
    is_within_confidence: bool | None


@dataclass(frozen=True, slots=True)
class NotComparable:
    """Why nothing can be said about the way from one result to another."""

    reason: str


def known_scales(settings: Settings, measures: Measures | None = None) -> Mapping[str, Scale]:
    """Every scale that results may refer to, by id; one that comes with senco is never hidden by another."""
    own = (*(measures.scales if measures else ()), *settings.scales)
    return {scale.id: scale for scale in own} | dict(builtin_scales())


def scale_of(measure: Measure, scales: Mapping[str, Scale]) -> Scale:
    """The scale of a provision's measure: the one it names, else one made of its own unit and direction."""
    named = scales.get(measure.scale) if measure.scale else None
    if named:
        return named
    by_unit = _BY_UNIT.get(fold(measure.unit or ""))
    if by_unit:
        return scales[by_unit]
    own = {"name": measure.name, "unit": measure.unit, "better": measure.better, "needs_test": "yes"}
    return Scale.model_validate({"id": "unnamed", **own})


def results_of(file: PupilFile, school: SchoolRecords) -> tuple[Taken, ...]:
    """Every result of a pupil, from the list of measures and from the provisions, earliest first.

    An entry or exit that stands in the list too, on the same scale and with the key of its provision, counts once, as
    the list has it. A value that does not fit its scale is left out: a check names it.
    """
    scales = known_scales(school.settings, file.measures)
    listed = list(_listed(file, scales))
    twice = {_occasion(each) for each in listed}
    of_provisions = [each for each in _of_provisions(file, school, scales) if _occasion(each) not in twice]
    return tuple(sorted((*listed, *of_provisions), key=lambda each: (each.taken_on, each.path)))


def series_of(results: tuple[Taken, ...]) -> Mapping[tuple[str, str, str], tuple[Taken, ...]]:
    """Results by what may be compared with one another, each earliest first."""
    found: dict[tuple[str, str, str], list[Taken]] = {}
    for each in results:
        found.setdefault(each.series, []).append(each)
    return {name: tuple(of) for name, of in found.items()}


def entry_and_exit(results: tuple[Taken, ...], provision: str) -> tuple[Taken | None, Taken | None]:
    """The results at the entry to a provision and at the exit from it, as far as there are any."""
    mine = [each for each in results if each.provision == provision]
    entry = next((each for each in mine if each.context == "entry"), None)
    return entry, next((each for each in reversed(mine) if each.context == "exit"), None)


def change(first: Taken, second: Taken) -> Change | NotComparable:
    """The way from one result to a later one of the same test and edition."""
    reason = _why_not(first, second)
    if reason or first.value is None or second.value is None:
        return NotComparable(reason or "the scale has no score")
    by = second.value - first.value
    return Change(
        by=by,
        direction=_direction(first.scale, by),
        days=(second.taken_on - first.taken_on).days,
        is_within_confidence=_within(first, second),
    )


def _occasion(taken: Taken) -> tuple[str | None, str | None, str]:
    return taken.provision, taken.context, taken.scale.id


def _why_not(first: Taken, second: Taken) -> str | None:
    if first.scale.kind == "narrative":
        return "the scale has no score"
    if first.series[0] != second.series[0]:
        return "they are on different scales"
    if first.series[1] != second.series[1]:
        return "they are of different tests"
    if first.series[2] != second.series[2]:
        return "they are of different editions of the test"
    if first.scale.needs_test and not first.test:
        return "no test is named, and a score belongs to its test"
    if second.taken_on < first.taken_on:
        return "the second is the earlier one"
    return None


def _direction(scale: Scale, by: Decimal) -> Direction:
    if by == 0:
        return "same"
    if scale.better == "neither":
        return "neither"
    return "better" if (by > 0) == (scale.better == "higher") else "worse"


def _within(first: Taken, second: Taken) -> bool | None:
    if first.confidence is None and second.confidence is None:
        return None
    (low, high), (other_low, other_high) = _ends(first), _ends(second)
    return low <= other_high and other_low <= high


def _ends(taken: Taken) -> tuple[Decimal, Decimal]:
    assert taken.value is not None
    if taken.confidence is None:
        return taken.value, taken.value
    return settled(taken.scale, taken.confidence.from_value), settled(taken.scale, taken.confidence.to_value)


def _listed(file: PupilFile, scales: Mapping[str, Scale]) -> Iterator[Taken]:
    for place, result in enumerate(file.measures.results if file.measures else ()):
        scale = scales.get(result.scale)
        if scale and not _is_unfit(scale, result):
            yield _taken(scale, result, path_of(Measures, pupil=file.key), ("results", place))


def _is_unfit(scale: Scale, result: MeasuredResult) -> bool:
    if result.value is None:
        return scale.kind != "narrative"
    return fault_of(scale, result.value) is not None


def _taken(scale: Scale, result: MeasuredResult, path: str, at: Place) -> Taken:
    return Taken(
        scale=scale,
        taken_on=result.taken_on,
        value=None if result.value is None else settled(scale, result.value),
        text=result.text,
        test=result.test,
        edition=result.edition,
        form=result.form,
        context=result.context,
        taken_by=result.taken_by,
        provision=result.provision,
        confidence=result.confidence,
        at_limit=result.at_limit,
        note=result.note,
        path=path,
        at=at,
    )


def _of_provisions(file: PupilFile, school: SchoolRecords, scales: Mapping[str, Scale]) -> Iterator[Taken]:
    for key, provision, member in school.provisions_of(file.key):
        if provision.measure is None:
            continue
        scale = scale_of(provision.measure, scales)
        place = provision.pupils.index(member)
        for context, result in (("entry", member.entry), ("exit", member.exit)):
            if result and fault_of(scale, result.value) is None:
                at = ("pupils", place, context)
                yield _at_provision(scale, result, provision.measure, key=key, context=context, at=at)


def _at_provision(scale: Scale, result: Result, measure: Measure, *, key: str, context: str, at: Place) -> Taken:
    return Taken(
        scale=scale,
        taken_on=result.taken_on,
        value=settled(scale, result.value),
        text=None,
        test=measure.name,
        edition=None,
        form=None,
        context=context,
        taken_by=None,
        provision=key,
        confidence=result.confidence,
        at_limit=result.at_limit,
        note=None,
        path=path_of(Provision, key=key),
        at=at,
    )
