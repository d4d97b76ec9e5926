"""A gap of the equality checklist whose day has passed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._equality import Answered, of_pupil, of_school

INFO = CheckInfo(
    name="equality-gap-late",
    title="a gap of the equality checklist past its day",
    tier="practice",
    source="good practice: the school set the day itself",
    why="A gap with an owner and a day is a plan; once the day has passed it is only a gap.",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    yield from _late(of_pupil(file, context), context, words=file.key)


def check_school(context: Context) -> Iterator[Finding]:
    yield from _late(of_school(context), context, words="--school")


def _late(answers: Iterable[Answered], context: Context, *, words: str) -> Iterator[Finding]:
    for path, place, answer in answers:
        if answer.result in ("no", "part") and answer.by and answer.by < context.today:
            yield INFO.finding(
                path,
                at=("answers", place, "by"),
                sentence=f"{answer.item.upper()} was to be done by {answer.by}: "
                f"senco equality-answer {words} {answer.item.upper()}",
            )
