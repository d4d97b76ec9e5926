"""A scale of one's own with the name of another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.measures import Measures
from senco_cli.model.scale import Scale
from senco_cli.model.scales import builtin_scales
from senco_cli.model.school import PupilFile
from senco_cli.model.settings import Settings
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="scale-twice",
    title="two scales with one name",
    tier="record",
    source="senco: a result refers to its scale by the scale's id",
    why="Nobody could tell which of the two a result is on.",
)
_SENTENCE = "another scale has this id already; give this one another, and its results with it"


def check_school(context: Context) -> Iterator[Finding]:
    yield from _twice(context.school.settings.scales, taken=builtin_scales(), path=path_of(Settings))


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    if file.measures:
        taken = {*builtin_scales(), *(scale.id for scale in context.school.settings.scales)}
        yield from _twice(file.measures.scales, taken=taken, path=path_of(Measures, pupil=file.key))


def _twice(scales: Iterable[Scale], *, taken: Iterable[str], path: str) -> Iterator[Finding]:
    seen = set(taken)
    for place, scale in enumerate(scales):
        if scale.id in seen:
            yield INFO.finding(path, at=("scales", place, "id"), sentence=_SENTENCE)
        seen.add(scale.id)
