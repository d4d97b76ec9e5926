"""The adjustments and access arrangements of a pupil with their places, for the checks about them."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.access_arrangements import AccessArrangements, ExamArrangement, TestArrangement
from senco_cli.model.adjustments import Adjustment, Adjustments
from senco_cli.model.kinds import path_of
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import Place


def adjustments(file: PupilFile) -> Iterator[tuple[Place, Adjustment]]:
    """Every adjustment with its place."""
    record = file.adjustments
    for number, each in enumerate(record.adjustments if record else ()):
        yield ("adjustments", number), each


def exam_arrangements(file: PupilFile) -> Iterator[tuple[Place, ExamArrangement]]:
    """Every arrangement in examinations that is not given up, with its place."""
    record = file.access_arrangements
    for number, each in enumerate(record.examinations if record else ()):
        if each.ended_on is None:
            yield ("examinations", number), each


def primary_arrangements(file: PupilFile) -> Iterator[tuple[Place, TestArrangement]]:
    """Every arrangement in national tests that is not given up, with its place."""
    record = file.access_arrangements
    for number, each in enumerate(record.primary_tests if record else ()):
        if each.ended_on is None:
            yield ("primary_tests", number), each


def adjustments_path(file: PupilFile) -> str:
    """Where the pupil's adjustments stand."""
    return path_of(Adjustments, pupil=file.key)


def arrangements_path(file: PupilFile) -> str:
    """Where the pupil's access arrangements stand."""
    return path_of(AccessArrangements, pupil=file.key)
