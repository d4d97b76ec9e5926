"""The page of the time limits."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from typing import Any

from generator.markdown import anchor, assemble, bullets, code, day, link, made_from, sentence, table
from senco_cli.model.codes import code_set
from senco_cli.model.phrases import small_first
from senco_cli.rules.conditions import CONDITIONS
from senco_cli.rules.day_moves import day_moves
from senco_cli.rules.derivation import counting_words
from senco_cli.rules.discharges import PUPIL_DISCHARGES
from senco_cli.rules.events import PUPIL_TRIGGERS
from senco_cli.rules.rule import (
    DUTY_HOLDERS,
    KINDS,
    SHOWN_UNTIL,
    STATUSES,
    VERIFIED,
    Counting,
    Rule,
    RuleVersion,
    Source,
)
from senco_cli.rules.rule_data import all_rules
from senco_cli.rules.school_discharges import SCHOOL_CONDITIONS, SCHOOL_DISCHARGES
from senco_cli.rules.school_events import SCHOOL_TRIGGERS

_TRIGGERS: Mapping[str, Any] = {**PUPIL_TRIGGERS, **SCHOOL_TRIGGERS}
_CONDITIONS: Mapping[str, Any] = {**CONDITIONS, **SCHOOL_CONDITIONS}
_DISCHARGES: Mapping[str, Any] = {**PUPIL_DISCHARGES, **SCHOOL_DISCHARGES}


def page() -> str:
    """Every time limit with its source."""
    return assemble(
        [
            made_from("the rules in `senco_cli/rules/deadlines/`"),
            "# Time limits",
            "These are the days that `senco review-due` counts. senco gives no legal advice: it shows the rule, its "
            "source, and how far the source was read. Each rule gives two days: the legal day, by the text, and the "
            "day to plan for, the last school day on which it can still be done. Nothing moves a legal day off a "
            "weekend or a holiday, unless the rule itself says so, as those of the Tribunal do.",
            table(("Rule", "What", "Whose duty", "Status"), [_line(rule) for rule in all_rules()]),
            "## What the words mean",
            "The status says how binding a rule is:",
            bullets(f"*{status}*: {words}." for status, words in STATUSES.items()),
            "The mark says how far its source was read:",
            bullets(f"*{mark}*: {words}." for mark, words in VERIFIED.items()),
            *(part for kind in KINDS for part in _kind(kind)),
        ]
    )


def _line(rule: Rule) -> tuple[str, ...]:
    statuses = ", ".join(dict.fromkeys(version.status for version in rule.versions))
    return link(rule.id, f"#{anchor(rule.id)}"), rule.title, DUTY_HOLDERS[rule.duty_holder], statuses


def _kind(kind: str) -> Iterator[str]:
    rules = [rule for rule in all_rules() if rule.kind == kind]
    if rules:
        yield f"## {sentence(KINDS[kind]).rstrip('.')}"
        yield f"`senco review-due --kind {kind}`"
    for rule in rules:
        yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield f"### {rule.id}"
    yield f"**{rule.title}**"
    yield bullets(
        [
            f"Set off by: {'; or '.join(_trigger(name) for name in rule.triggers)}",
            *_conditions(rule),
            f"Duty of: {DUTY_HOLDERS[rule.duty_holder]}",
            *_marks(rule),
            f"Shown: {SHOWN_UNTIL[rule.shown_until].replace('until then', SHOWN_UNTIL['met'])}",
            *_met(rule),
        ]
    )
    for version in rule.versions:
        ends = f" to {day(version.in_force_to)}" if version.in_force_to else ""
        begun = day(version.in_force_from) if version.in_force_from else "a day that is not known"
        yield f"{'Proposed' if version.status == 'proposed' else 'In force'} from {begun}{ends}:"
        yield bullets(_version(version))


def _marks(rule: Rule) -> Iterator[str]:
    if rule.reminder:
        yield "A reminder: no duty is broken if its day passes, so it is never listed as overdue"
    if rule.before_admission:
        yield "Owed before the pupil comes, too"
    if rule.after_leaving:
        yield "Owed after the pupil has left, too"


def _trigger(name: str) -> str:
    if name.startswith("rule."):
        id = name.removeprefix("rule.")
        return f"the day of {link(id, f'#{anchor(id)}')}"
    return f"{_first_line(_TRIGGERS[name])} ({code(name)})"


def _conditions(rule: Rule) -> Iterator[str]:
    for name, value in rule.only_if.items():
        yield f"Only where: {_first_line(_CONDITIONS[name])} ({code(f'{name}: {value}')}{_group_words(name, value)})"


def _group_words(name: str, value: str) -> str:
    if name != "transfer_group":
        return ""
    return "; " + ", ".join(each.name.lower() for each in code_set("phase_transfer").codes if each.group == value)


def _met(rule: Rule) -> Iterator[str]:
    if rule.met_by:
        yield f"Done when: {'; or '.join(_discharge(name) for name in rule.met_by)}"
    else:
        yield "Done when: the records do not show it"


def _discharge(name: str) -> str:
    known = _DISCHARGES.get(name)
    return f"{_first_line(known)} ({code(name)})" if known else f"the field {code(name)} is filled in"


def _version(version: RuleVersion) -> Iterator[str]:
    yield f"How it counts: {sentence(_must(version))}"
    if version.opens:
        yield f"The window opens: {counting_words(version.opens)}"
    if version.outer:
        yield f"Another reading: {_reading(version.outer)}"
    yield f"Status: {version.status}, {STATUSES[version.status]}"
    yield f"Source: {'; '.join(_source(source) for source in version.sources)}"
    yield f"Verified: {version.verified}, {VERIFIED[version.verified]}; looked at on {day(version.checked_on)}"
    if version.note:
        yield f"Note: {version.note}"


def _must(version: RuleVersion) -> str:
    must = version.must.format_map(version.numbers)
    if version.days_by_year is not None:
        opens = {year: f"{day(on)} to " for year, on in version.opens_by_year.items()}
        days = "; ".join(f"{year}: {opens.get(year, '')}{day(on)}" for year, on in version.days_by_year.items())
        return f"{must} ({days or 'no year is known yet'}; a year that is not here is never worked out)"
    if version.counting is None:
        return f"{must} (no day is computed)"
    return "; ".join(filter(None, (f"{must} {counting_words(version.counting)}", _later(version), _moved(version))))


def _later(version: RuleVersion) -> str:
    if version.or_later is None:
        return ""
    return f"or, if that is later, {counting_words(version.or_later).replace('that day', version.or_later.words)}"


def _moved(version: RuleVersion) -> str:
    return day_moves()[version.moved_by].words if version.moved_by else ""


def _reading(outer: Counting) -> str:
    return f"{outer.words.rstrip(',')}: {counting_words(outer)}"


def _source(source: Source) -> str:
    return link(source.title, source.href)


def _first_line(function: Any) -> str:
    """What a function's first sentence says, as part of a sentence."""
    text = (inspect.getdoc(function) or "").split("\n")[0].rstrip(".")
    return small_first(text)
