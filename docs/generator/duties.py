"""The page of the duties on the equality checklist."""

from __future__ import annotations

from collections.abc import Iterator

from generator.markdown import anchor, assemble, bullets, link, made_from, sentence, table
from senco_cli.rules.duty import APPLIES, AREAS, OWNERS, Basis, Duty
from senco_cli.rules.duty_data import all_duties, statements
from senco_cli.rules.equality.standing import looked_for
from senco_cli.rules.rule import VERIFIED

_SCOPES = {"pupil": "a pupil", "school": "the school", "both": "a pupil and the school"}


def page() -> str:
    """Every duty with its question and its sources."""
    return assemble(
        [
            made_from("the duties in `senco_cli/rules/duties/`"),
            "# Duties on the equality checklist",
            "These are the items of `senco export equality-checklist` and `senco equality-answer`: what the Equality "
            "Act 2010 asks of a school for its disabled pupils, as questions. senco gives no legal advice: it says "
            "what was answered, what the records show, and what is not recorded. How long an answer stands is "
            "practice.",
            table(("Item", "What", "Asked of", "Owner"), [_line(duty) for duty in all_duties()]),
            "## What the marks mean",
            bullets(f"*{mark}*: {words}." for mark, words in VERIFIED.items()),
            "## What the duty asks",
            bullets(f"{each.says} ({_written(each.basis)})" for each in statements() if each.side == "asks"),
            "## What the duty does not ask",
            bullets(f"{each.says} ({_written(each.basis)})" for each in statements() if each.side == "asks-not"),
            *(part for area in AREAS for part in _area(area)),
        ]
    )


def _line(duty: Duty) -> tuple[str, ...]:
    heading = link(duty.id, f"#{anchor(_heading(duty))}")
    return heading, duty.title, _SCOPES[duty.scope], OWNERS[duty.owner]


def _area(area: str) -> Iterator[str]:
    yield f"## {AREAS[area]}"
    for duty in (each for each in all_duties() if each.area == area):
        yield f"### {_heading(duty)}"
        yield bullets(_facts(duty))


def _heading(duty: Duty) -> str:
    return f"{duty.id} {duty.title}"


def _facts(duty: Duty) -> Iterator[str]:
    if duty.of_pupil:
        yield f"About a pupil: {duty.of_pupil}"
    if duty.of_school:
        yield f"About the school: {duty.of_school}"
    if duty.note:
        yield duty.note
    yield f"What shows it: {sentence(duty.evidence)}"
    if duty.of_pupil:
        yield f"Arises for: {APPLIES[duty.applies]}"
    yield f"The records are looked through for: {looked_for(duty)}"
    yield f"Looked at again: every {duty.look_again_months} months"
    yield f"Source: {_written(duty.basis)}"


def _written(basis: tuple[Basis, ...]) -> str:
    return "; ".join(f"{link(each.title, each.href)} ({each.verified})" for each in basis)
