"""What a plan says and what was said of it last time, as the forms for a review show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from senco_cli.model.codes import code_set
from senco_cli.model.ehc_plan import PlanProvision, Sections
from senco_cli.model.review import OutcomeProgress, Review
from senco_cli.model.review_notes import ProvisionProgress
from senco_cli.model.school import PupilFile
from senco_cli.rules.case import goes_ahead


@dataclass(frozen=True, slots=True)
class OutcomeAsked:
    """One outcome of section E; what was found last time is None where nothing was."""

    number: str
    text: str
    by: date | None
    last_progress: str | None
    last_evidence: str | None


@dataclass(frozen=True, slots=True)
class ProvisionAsked:
    """One line of provision; `outcomes` are the numbers of those it serves, `last_effect` what it changed then."""

    section: str
    number: str
    text: str
    outcomes: tuple[str, ...]
    last_effect: str | None
    last_step: str | None


def review_before(file: PupilFile, review: Review) -> Review | None:
    """The last review before this one whose meeting went ahead."""
    earlier = [each for each in file.reviews.values() if each.meeting_on < review.meeting_on and goes_ahead(each)]
    return max(earlier, key=lambda each: each.meeting_on, default=None)


def outcomes_asked(file: PupilFile, last: Review | None) -> tuple[OutcomeAsked, ...]:
    """Every outcome of the plan, with what the last review found."""
    found = {each.outcome.casefold(): each for each in last.outcomes} if last else {}
    sections = _sections(file)
    return tuple(_outcome(each.id, each.outcome, each.by, found) for each in (sections.outcomes if sections else ()))


def provisions_asked(file: PupilFile, last: Review | None) -> tuple[ProvisionAsked, ...]:
    """Every line of provision in sections F, G, H1 and H2, with what the last review found."""
    found = {each.provision.casefold(): each for each in last.provisions} if last else {}
    return tuple(
        _provision(section, each, found.get(each.id.casefold())) for section, each in _provisions(_sections(file))
    )


def _sections(file: PupilFile) -> Sections | None:
    return file.plan.sections if file.plan else None


def _provisions(sections: Sections | None) -> Iterator[tuple[str, PlanProvision]]:
    if sections is None:
        return
    for section, lines in (
        ("F", sections.special_educational_provision),
        ("G", sections.health_provision),
        ("H1", sections.social_care_provision_1),
        ("H2", sections.social_care_provision_2),
    ):
        yield from ((section, each) for each in lines)


def _outcome(number: str, text: str, by: date | None, found: dict[str, OutcomeProgress]) -> OutcomeAsked:
    last = found.get(number.casefold())
    progress = code_set("outcome_result").name_of(last.progress) if last and last.progress else None
    return OutcomeAsked(number, text, by, progress, last.evidence if last else None)


def _provision(section: str, line: PlanProvision, last: ProvisionProgress | None) -> ProvisionAsked:
    return ProvisionAsked(
        section=section,
        number=line.id,
        text=line.provision,
        outcomes=line.outcomes,
        last_effect=last.effect if last else None,
        last_step=code_set("review_provision").name_of(last.next_step) if last and last.next_step else None,
    )
