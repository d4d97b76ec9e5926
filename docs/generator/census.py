"""The page of the numbered rules of the census."""

from __future__ import annotations

from collections.abc import Iterator

from generator.markdown import assemble, bullets, made_from, sentence, table
from senco_cli.rules.census.rule import KINDS_OF_SCHOOL, TERMS, CensusRule, census_rules
from senco_cli.rules.rule import VERIFIED


def page() -> str:
    """Every rule with its number, when it applies, and how far its text was read."""
    rules = census_rules()
    return assemble(
        [
            made_from("`senco_cli/rules/census/rules.yaml`"),
            "# Census rules",
            "`senco check --census spring` (or `autumn`, `summer`) checks what that census would take of the records "
            "by these rules, under the numbers by which the management system reports them. An error stops the return, "
            "a query asks for a reason. The words are our own.",
            f"Source: {rules[0].source}; checked on {rules[0].checked_on.isoformat()}. Compare with the specification "
            "of the year before relying on one of them.",
            table(("Number", "Kind", "What is reported", "When", "Verified"), [_row(rule) for rule in rules]),
            "## What the words mean",
            bullets(f"{word}: {VERIFIED[word]}" for word in sorted({rule.verified for rule in rules})),
            "## What is not certain",
            bullets(_notes(rules)),
        ]
    )


def _row(rule: CensusRule) -> tuple[str, ...]:
    said = sentence(rule.says.replace("{detail}", "…"))
    terms = "every census" if rule.terms == TERMS else ", ".join(rule.terms)
    schools = "" if rule.schools == KINDS_OF_SCHOOL else f"; {', '.join(rule.schools)}"
    return rule.number, rule.severity, said, terms + schools, rule.verified


def _notes(rules: tuple[CensusRule, ...]) -> Iterator[str]:
    for rule in rules:
        if rule.note:
            yield f"{rule.number}: {sentence(rule.note)}"
