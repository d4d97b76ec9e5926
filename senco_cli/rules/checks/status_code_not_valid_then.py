"""A period of SEN status outside the years in which its code was in use."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.codes import Code, code_set
from senco_cli.model.finding import Finding
from senco_cli.model.pupil import SenStatus
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context, Place

INFO = CheckInfo(
    name="status-code-not-valid-then",
    title="a status from years in which its code was not in use",
    tier="practice",
    source="CBDS code set for SEN provision, with the years of each code",
    why="A history with a code that did not exist then was mistyped, or rewritten by another system.",
    verified="secondary",
)


def check_pupil(file: PupilFile, _context: Context) -> Iterator[Finding]:
    codes = code_set("sen_provision")
    for number, status in enumerate(file.pupil.sen_status):
        code = codes.get(status.status)
        fault = _fault(status, code) if code else None
        if fault:
            field, sentence = fault
            place: Place = ("sen_status", number, field)
            yield INFO.finding(file.path(), at=place, sentence=sentence)


def _fault(status: SenStatus, code: Code) -> tuple[str, str] | None:
    if code.valid_from and status.from_on < code.valid_from:
        return (
            "from",
            f"{code.code} is used since {code.valid_from}, not on {status.from_on}; mend the day or the code",
        )
    if code.valid_to and status.from_on > code.valid_to:
        return "from", f"{code.code} ended on {code.valid_to}, before {status.from_on}; mend the day or the code"
    if code.valid_to and status.to_on and status.to_on > code.valid_to:
        return "to", f"{code.code} ended on {code.valid_to}, before {status.to_on}; end it then and add what followed"
    return None
