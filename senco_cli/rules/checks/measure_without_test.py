"""A standardised score or an age without the test and edition it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.measures import Measures
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.measuring import known_scales
from senco_cli.rules.scores import is_age

INFO = CheckInfo(
    name="measure-without-test",
    title="a score without its test",
    tier="practice",
    source="good practice: a score is read with the name, edition and day of its test",
    why="Without them it can be compared with no other score, and no progress can be shown.",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    if file.measures is None or not file.pupil.is_on_roll(context.today):
        return
    scales = known_scales(context.school.settings, file.measures)
    for place, result in enumerate(file.measures.results):
        scale = scales.get(result.scale)
        # A count of one's own has a name and no edition.
        wanted = ("test", "edition") if scale and (is_age(scale) or scale.kind == "standardised") else ("test",)
        missing = next((field for field in wanted if getattr(result, field) is None), None)
        if scale and scale.needs_test and missing:
            yield INFO.finding(
                path_of(Measures, pupil=file.key),
                at=("results", place, missing),
                sentence=f"no {missing}; write it down from the front of the manual",
            )
