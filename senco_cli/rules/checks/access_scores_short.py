"""Extra time for a learning difficulty on scores that are not low enough for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from senco_cli.model.access_arrangements import ExamArrangement, Score
from senco_cli.model.codes import code_set
from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._adjustments import arrangements_path, exam_arrangements
from senco_cli.rules.thresholds import ThresholdVersion, threshold_on

INFO = CheckInfo(
    name="access-scores-short",
    title="scores that do not carry the extra time",
    tier="practice",
    source="Access Arrangements and Reasonable Adjustments 2025-26 (March 2026), as remarkableminds.app tells it",
    why="The application would be turned down when nothing can be mended any more.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    low, second = threshold_on("JC-LOW", context.today), threshold_on("JC-SECOND", context.today)
    if low is None or second is None:
        return
    for place, each in exam_arrangements(file):
        if _rests_on_scores(each) and not _carry(each.scores, low=low, second=second):
            yield INFO.finding(
                arrangements_path(file),
                at=(*place, "scores"),
                sentence=f"needs two scores in different areas of speed, one at most {low.value} and the other at most "
                f"{second.value}, or a current EHC plan",
            )


def _rests_on_scores(arrangement: ExamArrangement) -> bool:
    by_form_8 = arrangement.form is not None and arrangement.form.number == "form-8"
    return arrangement.arrangement == "extra-time-25" and by_form_8 and not arrangement.ehc_plan


def _carry(scores: Sequence[Score], *, low: ThresholdVersion, second: ThresholdVersion) -> bool:
    areas = code_set("score_area")
    speed = [each for each in scores if (code := areas.get(each.area)) is not None and code.group == "speed"]
    return any(
        one.standard_score <= low.value and other.standard_score <= second.value and one.area != other.area
        for one, other in permutations(speed, 2)
    )
