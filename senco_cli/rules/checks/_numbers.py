"""The numbers a pupil is known by, with their places in the record."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.school import PupilFile
from senco_cli.rules.check import Place


def upns_of(file: PupilFile) -> Iterator[tuple[Place, str]]:
    """The pupil's unique pupil number and the former ones, in capitals."""
    if file.pupil.upn:
        yield ("upn",), file.pupil.upn.upper()
    for place, upn in enumerate(file.pupil.former_upns):
        yield ("former_upns", place), upn.upper()


def which_upn(at: Place) -> str:
    """What the number at a place is called."""
    return "UPN" if at[0] == "upn" else "former UPN"
