"""An answer to the equality checklist that is due to be looked at again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._equality import Answered, of_pupil, of_school
from senco_cli.rules.duty_data import duty_named
from senco_cli.rules.equality.shown import since

INFO = CheckInfo(
    name="equality-answer-old",
    title="an old answer to the equality checklist",
    tier="practice",
    source="good practice: each item of the checklist says how long an answer stands",
    why="What was so last year need not be so now; Return at senco equality-answer keeps it, dated today.",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    yield from _old(of_pupil(file, context), context, words=file.key)


def check_school(context: Context) -> Iterator[Finding]:
    yield from _old(of_school(context), context, words="--school")


def _old(answers: Iterable[Answered], context: Context, *, words: str) -> Iterator[Finding]:
    for path, place, answer in answers:
        duty = duty_named(answer.item)
        if duty is None or answer.answered_on >= since(duty, context.today):
            continue
        yield INFO.finding(
            path,
            at=("answers", place, "answered_on"),
            sentence=f"{duty.id} was answered on {answer.answered_on}, and is looked at every "
            f"{duty.look_again_months} months: senco equality-answer {words} {duty.id}",
        )
