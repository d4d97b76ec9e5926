"""The rules of the census on the numbers of a pupil: the UPN and the unique learner number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from senco_cli.model.uln import doubt
from senco_cli.model.upn import faults
from senco_cli.rules.census.broken import Broken
from senco_cli.rules.census.rule import CensusRule
from senco_cli.rules.census.taking import Census, CensusPupil

_SHAPE = 1510
_NumberRule = Callable[[CensusPupil, Census, CensusRule], Iterator[Broken]]


def pupil_numbers() -> Mapping[str, _NumberRule]:
    """The rules on the UPN, by number."""
    of_shape = {str(number): _upn_fault(number) for number in (_SHAPE, 1530, 1540, 1550)}
    return {"1500": upn_missing, "1520": upn_shared, **of_shape}


def learner_numbers() -> Mapping[str, _NumberRule]:
    """The rules on the unique learner number, by number."""
    return {"1570/1573": uln_missing, "1575": uln_not_valid, "1578": uln_shared}


def upn_missing(pupil: CensusPupil, _census: Census, _rule: CensusRule) -> Iterator[Broken]:
    """There is no UPN."""
    if not pupil.upn:
        yield Broken(("upn",))


def upn_shared(pupil: CensusPupil, census: Census, _rule: CensusRule) -> Iterator[Broken]:
    """Somebody else on the roll has the same UPN."""
    yield from _shared(pupil, "upn", census.upns.get((pupil.upn or "").upper(), ()))


def uln_missing(pupil: CensusPupil, census: Census, rule: CensusRule) -> Iterator[Broken]:
    """The pupil is old enough for a learner number on the census day, and has none."""
    if not pupil.uln and _age(pupil.date_of_birth, census.day) >= rule.limit:
        yield Broken(("uln",))


def uln_not_valid(pupil: CensusPupil, _census: Census, _rule: CensusRule) -> Iterator[Broken]:
    """The learner number does not fit its last figure, or is none."""
    if pupil.uln and doubt(pupil.uln):
        yield Broken(("uln",))


def uln_shared(pupil: CensusPupil, census: Census, _rule: CensusRule) -> Iterator[Broken]:
    """Somebody else on the roll has the same learner number."""
    yield from _shared(pupil, "uln", census.ulns.get((pupil.uln or "").upper(), ()))


def _upn_fault(number: int) -> _NumberRule:
    def upn_fault(pupil: CensusPupil, census: Census, _rule: CensusRule) -> Iterator[Broken]:
        # A number of another length has no error of its own in the list.
        found = faults(pupil.upn, own_codes=census.own_authorities) if pupil.upn else ()
        if any((fault.error or _SHAPE) == number for fault in found):
            yield Broken(("upn",))

    return upn_fault


def _shared(pupil: CensusPupil, field: str, keys: Sequence[str]) -> Iterator[Broken]:
    others = [key for key in keys if key != pupil.key]
    if others:
        yield Broken((field,), " and ".join(others))


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
