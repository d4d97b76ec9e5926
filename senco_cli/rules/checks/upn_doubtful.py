"""A unique pupil number that is not shaped like one, or whose check letter is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.model.upn import faults
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._numbers import upns_of, which_upn

INFO = CheckInfo(
    name="upn-doubtful",
    title="a UPN that looks mistyped",
    tier="practice",
    source="UPN Guide 1.2, annex A; school census, errors 1510, 1530, 1540 and 1550 (list of 2019)",
    why="A mistyped number loses the pupil's history at the next transfer; the number itself comes from the office.",
    verified="primary",
)


def check_pupil(file: PupilFile, _context: Context) -> Iterator[Finding]:
    for at, upn in upns_of(file):
        # Whether the authority is one that is known is a check of its own.
        found = faults(upn, own_codes=(upn[1:4],))
        errors = " and ".join(dict.fromkeys(str(fault.error) for fault in found if fault.error))
        if found:
            yield INFO.finding(
                file.path(),
                at=at,
                sentence=f"the {which_upn(at)} {', and '.join(fault.sentence for fault in found)}"
                f"{f' (census error {errors})' if errors else ''}; compare it with the office's record",
            )
