"""A pupil's folder that somebody named after the pupil."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.names import fold_name
from senco_cli.model.pupil import Pupil
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="key-tells-name",
    title="a pupil's folder that is named after the pupil",
    tier="record",
    source="senco: keys are drawn by chance, so that file names and the history say nothing about a child",
    why="The name then stands in every line of the history, in the names of papers, and wherever files are listed.",
)


def check_pupil(file: PupilFile, _context: Context) -> Iterator[Finding]:
    name = file.pupil.name
    told = (name.legal_forename, name.legal_surname, name.known_as, name.preferred_surname)
    folded = [fold_name(each) for each in told if each]
    words = {word for each in folded for word in (*each.split(), each.replace(" ", ""))}
    whole = {f"{first}{last}" for first in folded for last in folded}
    parts = set(file.key.split("-"))
    # A single letter is somebody's first letter by chance.
    if any(len(word) > 1 for word in parts & words) or file.key.replace("-", "") in words | whole:
        yield INFO.finding(
            path_of(Pupil, pupil=file.key),
            at=(),
            sentence="the folder is named with a part of the pupil's name; rename it to five letters and figures that "
            "mean nothing, like k7m2q, and write that wherever another record names the pupil",
        )
