"""The rules that count in one record folder: those that come with senco, and the school's own beside or over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from senco_cli.rules.rule import Rule, all_rules
from senco_cli.rules.words import long_day


# Compared by identity, so that what is worked out once for a set can be kept.
@dataclass(frozen=True, eq=False)
class RuleSet:
    """All rules by their ids, a school's own in place of one that comes with senco; `replaced` are the latter."""

    rules: tuple[Rule, ...]
    replaced: Mapping[str, Rule] = field(default_factory=dict)

    def law_below(self, rule: Rule) -> Rule | None:
        """The rule that comes with senco and that this one stands over, where there is one with a day of the law."""
        below = self.replaced.get(rule.id) if rule.local else None
        return below if below and any(version.status == "statute" for version in below.versions) else None

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
