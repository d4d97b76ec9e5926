"""A census checked by its rules: what the management system would report, and how the counts add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.settings import Settings
from senco_cli.rules.census.broken import Broken
from senco_cli.rules.census.of_pupil import PUPIL_RULES
from senco_cli.rules.census.of_school import SCHOOL_RULES, why_not_judged
from senco_cli.rules.census.rule import CensusFinding, CensusRule, census_rules
from senco_cli.rules.census.taking import Census


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules found, the school's first and then by pupil.

    `not_judged` are, by what has to be said first, the numbers of rules that could not be judged without it.
    """

    findings: tuple[CensusFinding, ...]
    not_judged: Mapping[str, tuple[str, ...]]


def judge(census: Census, rules: Iterable[CensusRule] | None = None) -> Judged:
    """Check a census by the rules of its term and kind of school, or by those of `rules` that apply."""
    applying = [rule for rule in (census_rules() if rules is None else rules) if rule.applies(census.term, census.kind)]
    waiting: dict[str, tuple[str, ...]] = {}
    for rule in applying:
        why_not = why_not_judged(rule, census)
        if why_not:
            waiting[why_not] = (*waiting.get(why_not, ()), rule.number)
    judged = [rule for rule in applying if not why_not_judged(rule, census)]
    return Judged((*_of_school(census, judged), *_of_pupils(census, judged)), waiting)


def over_roll(census: Census) -> int:
    """By how many pupils E, K and N are more than the roll that was given; 0 where they are not."""
    return max(_counted(census) - census.roll, 0) if census.roll else 0


def roll_sentence(census: Census) -> str | None:
    """What to say where E, K and N do not add up to the roll that was given; None where they do, or none was."""
    counted = _counted(census)
    if census.roll is None or counted == census.roll:
        return None
    sums = f"E, K and N are {'1 pupil' if counted == 1 else f'{counted} pupils'}"
    if counted > census.roll:
        return f"{sums}, {over_roll(census)} more than the roll of {census.roll}: look who has left, or at the roll"
    without = len(census.pupils) - counted
    absent = census.roll - len(census.pupils)
    parts = [
        f"{without} in the records have none of these codes" if without else "",
        f"{absent} are not in the records and have to be N in the return" if absent > 0 else "",
    ]
    return f"{sums}, {census.roll - counted} fewer than the roll of {census.roll}: {', '.join(filter(None, parts))}"


def _counted(census: Census) -> int:
    return sum(census.with_provision(code) for code in ("E", "K", "N"))


def _of_school(census: Census, rules: Iterable[CensusRule]) -> Iterator[CensusFinding]:
    for rule in rules:
        if rule.number in SCHOOL_RULES:
            for broken in SCHOOL_RULES[rule.number](census, rule):
                yield _found(rule, broken, path=path_of(Settings), key=None)


def _of_pupils(census: Census, rules: Iterable[CensusRule]) -> Iterator[CensusFinding]:
    chosen = [(rule, PUPIL_RULES[rule.number]) for rule in rules if rule.number in PUPIL_RULES]
    for pupil in sorted(census.pupils, key=lambda each: each.key):
        for rule, breaks in chosen:
            for broken in breaks(pupil, census, rule):
                yield _found(rule, broken, path=pupil.path, key=pupil.key)


def _found(rule: CensusRule, broken: Broken, *, path: str, key: str | None) -> CensusFinding:
    finding = Finding(
        check=f"census-{rule.number}",
        tier="law" if rule.severity == "error" else "practice",
        path=broken.path or path,
        at=broken.at,
        sentence=rule.sentence(key=key or "", detail=broken.detail),
    )
    return CensusFinding(rule, key, finding)
