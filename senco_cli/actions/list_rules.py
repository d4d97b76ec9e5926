"""Every rule on a date that counts in a record folder, with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from senco_cli.actions.rule_set import rules_of
from senco_cli.model.finding import Finding
from senco_cli.rules.derivation import must
from senco_cli.rules.rule import KINDS, Rule, RuleVersion
from senco_cli.rules.rule_set import RuleSet, shipped_rules
from senco_cli.rules.words import long_day


@dataclass(frozen=True, slots=True)
class RuleFilters:
    """Which rules to list: of one kind, one status, one duty holder, or new since a day."""

    kind: str | None = None
    status: str | None = None
    duty_holder: str | None = None
    changed_since: date | None = None


@dataclass(frozen=True, slots=True)
class ListedRule:
    """One version of one rule; `replaces` says that a school's own stands over one that comes with senco.

    `is_new` says, where rules since a day were asked for, that it came into force or ended since then; one that was
    only looked at again since then is not new.
    """

    rule: Rule
    version: RuleVersion
    counts: str
    replaces: bool
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class RuleList:
    """The rules by kind and id, and every fault in the school's own."""

    rules: tuple[ListedRule, ...]
    faults: tuple[Finding, ...]


def list_rules(root: Path | None, filters: RuleFilters) -> RuleList:
    """Every version of every rule that is asked for; without a record folder those that come with senco."""
    rules, faults = rules_of(root) if root else (shipped_rules(), ())
    kinds = list(KINDS)
    found = sorted(_listed(rules, filters), key=lambda each: (kinds.index(each.rule.kind), each.rule.id))
    return RuleList(tuple(found), faults)


def fields_of(listed: ListedRule) -> Mapping[str, Any]:
    """One version of a rule as named values."""
    rule, version = listed.rule, listed.version
    return {
        "id": rule.id,
        "title": rule.title,
        "kind": rule.kind,
        "status": version.status,
        "duty_holder": rule.duty_holder,
        "counts": listed.counts,
        "in_force_from": version.in_force_from,
        "in_force_to": version.in_force_to,
        "verified": version.verified,
        "checked_on": version.checked_on,
        "source": [source.title for source in version.sources],
        "href": [source.href for source in version.sources if source.href],
        "note": version.note,
        "local": rule.local or None,
        "replaces": listed.replaces,
        "is_new": listed.is_new,
    }


def _listed(rules: RuleSet, filters: RuleFilters) -> Iterator[ListedRule]:
    for rule in rules.rules:
        if filters.kind not in (None, rule.kind) or filters.duty_holder not in (None, rule.duty_holder):
            continue
        for version in rule.versions:
            is_new = filters.changed_since is not None and _is_new(rule, version, filters.changed_since)
            is_asked_for = filters.changed_since is None or is_new or version.checked_on >= filters.changed_since
            if filters.status in (None, version.status) and is_asked_for:
                yield ListedRule(rule, version, _counts(version), rule.id in rules.replaced, is_new)


def _is_new(rule: Rule, version: RuleVersion, since: date) -> bool:
    # The first day of what is only proposed lies ahead for years and is no news.
    begun = None if version.status == "proposed" else version.in_force_from
    # A rule of the school's own is news to everybody but the one who wrote it.
    written = version.checked_on if rule.local else None
    return any(day is not None and day >= since for day in (begun, version.in_force_to, written))


def _counts(version: RuleVersion) -> str:
    if version.days_by_year is not None:
        opens = {year: f" (from {long_day(day)})" for year, day in version.opens_by_year.items()}
        days = [f"{long_day(day)}{opens.get(year, '')} for {year}" for year, day in version.days_by_year.items()]
        return f"{must(version)}. Known: {', '.join(days) or 'no year yet'}."
    return f"{must(version)}." if version.counting else f"{must(version)} (no day is computed)."
