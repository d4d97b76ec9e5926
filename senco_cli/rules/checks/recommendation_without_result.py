"""A recommendation marked as done without a day, or as not done without a reason."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.advice import Advice, Recommendation
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="recommendation-without-result",
    title="a recommendation marked without the day or the reason",
    tier="practice",
    source="senco: who asks what became of advice wants to know when it was done, or why it was not",
    why="Not done is an answer only with its reason, and done only with its day.",
)


def check_pupil(file: PupilFile, _context: Context) -> Iterator[Finding]:
    for key, advice in file.advice.items():
        for place, each in enumerate(advice.recommendations):
            missing = _missing(each)
            if missing:
                field, sentence = missing
                path = path_of(Advice, pupil=file.key, key=key)
                yield INFO.finding(path, at=("recommendations", place, field), sentence=sentence)


def _missing(each: Recommendation) -> tuple[str, str] | None:
    if each.state == "not-done" and each.why_not is None:
        return "why_not", "it is marked as not done; write why under `why_not:`"
    if each.state == "done" and each.done_on is None:
        return "done_on", "it is marked as done; write the day under `done_on:`"
    return None
