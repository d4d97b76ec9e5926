"""The answers to the equality checklist with their places, for the checks that look at them."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.equality import DutyAnswer, PupilEquality, SchoolEquality, newest_answers
from senco_cli.model.kinds import path_of
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import Context

Answered = tuple[str, int, DutyAnswer]


def of_pupil(file: PupilFile, context: Context, *, newest: bool = True) -> Iterator[Answered]:
    """The answers about a pupil on the roll with file and place: the newest of each item, or all of them."""
    if file.equality and file.pupil.is_on_roll(context.today):
        yield from _placed(path_of(PupilEquality, pupil=file.key), file.equality.answers, newest=newest)


def of_school(context: Context, *, newest: bool = True) -> Iterator[Answered]:
    """The answers of the school."""
    if context.school.equality:
        yield from _placed(path_of(SchoolEquality), context.school.equality.answers, newest=newest)


def _placed(path: str, answers: tuple[DutyAnswer, ...], *, newest: bool) -> Iterator[Answered]:
    kept = {place for place, _answer in newest_answers(answers).values()}
    for place, answer in enumerate(answers):
        if place in kept or not newest:
            yield path, place, answer
