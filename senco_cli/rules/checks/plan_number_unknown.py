"""A number of a need or outcome that the plan does not have."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.ehc_plan import EhcPlan, Sections
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context, Place

INFO = CheckInfo(
    name="plan-number-unknown",
    title="a number that the plan does not have",
    tier="record",
    source="senco: a record refers to what is there",
    why="A line linked to a number that is not there is linked to nothing.",
)


def check_pupil(file: PupilFile, _context: Context) -> Iterator[Finding]:
    if file.plan is None or file.plan.sections is None:
        return
    for at, number in _links(file.plan.sections):
        if _is_unknown(number, sections=file.plan.sections):
            yield INFO.finding(
                path_of(EhcPlan, pupil=file.key),
                at=("sections", *at),
                sentence="no need or outcome of this plan has this number; write one that sections B to E have",
            )


def _links(sections: Sections) -> Iterator[tuple[Place, str]]:
    lines = {
        "E": sections.outcomes,
        "F": sections.special_educational_provision,
        "G": sections.health_provision,
        "H1": sections.social_care_provision_1,
        "H2": sections.social_care_provision_2,
    }
    for letter, section in lines.items():
        for place, line in enumerate(section):
            for field in ("needs", "outcomes"):
                for number, link in enumerate(getattr(line, field, ())):
                    yield (letter, place, field, number), link


def _is_unknown(number: str, *, sections: Sections) -> bool:
    numbered = {
        "B": {need.id for need in sections.special_educational_needs},
        "C": {need.id for need in sections.health_needs},
        "D": {need.id for need in sections.social_care_needs},
        "E": {outcome.id for outcome in sections.outcomes},
    }
    # A section that is not typed in says nothing about its numbers.
    typed_in = numbered.get(number[:1].upper(), set().union(*numbered.values()))
    return bool(typed_in) and not any(number in ids for ids in numbered.values())
