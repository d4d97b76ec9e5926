"""A unique pupil number with the number of an authority that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.model.upn import faults
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._numbers import upns_of, which_upn

INFO = CheckInfo(
    name="upn-authority-unknown",
    title="a UPN of no authority that is known",
    tier="practice",
    source="school census, error 1530 (list of 2019); children in need census 2023 to 2024, rule 1530",
    why="Places 2 to 4 are the authority of the school that gave the number; a new authority may be missing here, and "
    "its number can stand in senco.yaml.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    own = context.school.settings.authority_codes
    for at, upn in upns_of(file):
        found = set(faults(upn, own_codes=own)) - set(faults(upn, own_codes=(upn[1:4],)))
        for fault in found:
            sentence = f"the {which_upn(at)} {fault.sentence}"
            yield INFO.finding(file.path(), at=at, sentence=f"{sentence}; compare it with the office's record")
