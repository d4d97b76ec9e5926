"""More open types of need than the census takes."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="more-than-two-needs",
    title="more than two types of need",
    tier="practice",
    source="school census, error 2166 (list of 2019)",
    why="Only the first two go to the census; the SENCO should know which ones do not.",
    verified="secondary",
)

# The census has two places for types of need: rule 2166.
PLACES = 2


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    needs = context.open_needs(file.pupil)
    if len(needs) <= PLACES or not context.has_support(file.pupil):
        return
    dropped = ", ".join(need.type for _, need in needs[PLACES:])
    yield INFO.finding(
        file.path(),
        at=("needs", needs[PLACES][0]),
        sentence=f"{len(needs)} types of need are open and the census takes the first {PLACES}; "
        f"{dropped} will not be returned: see that the ranks say what you mean",
    )
