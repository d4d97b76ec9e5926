"""The rules that count in one record folder: those that come with senco, and the school's own beside or over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from senco_cli.rules.rule import OUTSIDE, Rule, RuleVersion, Source
from senco_cli.rules.rule_data import all_rules
from senco_cli.rules.words import long_day

# The condition by which a rule is one authority's alone.
AUTHORITY = "authority"


# Compared by identity, so that what is worked out once for a set can be kept.
@dataclass(frozen=True, eq=False)
class RuleSet:
    """All rules by their ids, a school's own in place of one that comes with senco; `replaced` are the latter."""

    rules: tuple[Rule, ...]
    replaced: Mapping[str, Rule] = field(default_factory=dict)

    def law_below(self, rule: Rule) -> Rule | None:
        """The rule that comes with senco and that goes on below this one of a school's own.

        There is one where it sets a day of the law, or where the school's own is for one authority alone.
        """
        below = self.replaced.get(rule.id) if rule.local else None
        is_law = below is not None and any(version.status == "statute" for version in below.versions)
        return below if is_law or AUTHORITY in rule.only_if else None

    def version_behind(self, id: str, *, sources: Sequence[Source], on: date) -> RuleVersion | None:
        """The version that a deadline of this set, set off on a day, rests on: it has the deadline's sources.

        Where a school's own rule and the one below it have the same, its own; None where no rule has them.
        """
        rules = [rule for rule in (self.named(id), self.replaced.get(id)) if rule]
        versions = [version for rule in rules for version in rule.versions if version.sources == tuple(sources)]
        return next((version for version in versions if version.holds_on(on)), next(iter(versions), None))

    def by_law(self, id: str, on: date) -> tuple[RuleVersion, ...]:
        """What the law says under an id on a day: what comes with senco, and a school's own where that is law for all.

        A school's own rule of good practice, or of one authority alone, breaks no law.
        """
        own, shipped = self.named(id), self.replaced.get(id)
        if own is None or shipped is None:
            found = [own.find_version(on) if own else None]
        else:
            version = None if AUTHORITY in own.only_if else own.find_version(on)
            found = [shipped.find_version(on), version if version and version.status == "statute" else None]
        return tuple(version for version in found if version)

    def own_set_off_by(self, trigger: str) -> tuple[Rule, ...]:
        """The school's own rules with ids of their own that this sets off and that somebody at the school has to do."""
        return tuple(
            rule
            for rule in self.rules
            if rule.local
            and rule.id not in self.replaced
            and trigger in rule.triggers
            and rule.duty_holder not in OUTSIDE
        )

    def named(self, id: str) -> Rule | None:
        """The rule with this id, in capitals or not."""
        return next((rule for rule in self.rules if rule.id.casefold() == id.casefold()), None)


@cache
def shipped_rules() -> RuleSet:
    """The rules that come with senco. Raises RuleDataError."""
    return RuleSet(all_rules())


def with_local(local: Sequence[Rule]) -> RuleSet:
    """The rules that come with senco with a school's own beside and over them."""
    if not local:
        return shipped_rules()
    own = {rule.id: rule for rule in local}
    shipped = {rule.id: rule for rule in all_rules()}
    rules = {**shipped, **own}
    return RuleSet(
        rules=tuple(rules[id] for id in sorted(rules)),
        replaced={id: rule for id, rule in shipped.items() if id in own},
    )


def earlier(rule: Rule, legal: date | None) -> str:
    """The remark that a school's own rule sets an earlier day than the law."""
    law = f"The law's own day would be {long_day(legal)}" if legal else "The law itself sets no day"
    return f"{law}; the school's rule in {rule.local} is earlier, so its day is taken."


def not_earlier(rule: Rule, day: date | None) -> str:
    """The remark that a school's own rule cannot move the day of the law."""
    own = f"would come to {long_day(day)}" if day else "sets no day"
    return f"The school's rule in {rule.local} {own}, which is no earlier, so the day of the law stands."
