"""A score for an access arrangement from an assessment that was made too early."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.access_arrangements import Score
from senco_cli.model.finding import Finding
from senco_cli.model.pupil import Pupil
from senco_cli.model.school import PupilFile
from senco_cli.model.years import nc_year_number, nc_year_of_code
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._adjustments import arrangements_path, exam_arrangements
from senco_cli.rules.thresholds import threshold_on

INFO = CheckInfo(
    name="access-score-too-old",
    title="a score from an assessment made too early",
    tier="practice",
    source="Joint Council for Qualifications, knowledge base (September 2025): not before the start of Year 9",
    why="The application would rest on a score that the boards do not accept.",
    verified="primary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    first = threshold_on("JC-Y9", context.today)
    for place, each in exam_arrangements(file) if first else ():
        for number, score in enumerate(each.scores):
            assert first is not None
            if _year_tested(file.pupil, score) < first.value:
                yield INFO.finding(
                    arrangements_path(file),
                    at=(*place, "scores", number, "tested_on"),
                    sentence=f"tested before 1 September of Year {first.value}, so it cannot be used; "
                    "assess again before applying",
                )


def _year_tested(pupil: Pupil, score: Score) -> int:
    taught = nc_year_of_code(score.year_group) if score.year_group else None
    return nc_year_number(pupil.date_of_birth, score.tested_on) if taught is None else taught
