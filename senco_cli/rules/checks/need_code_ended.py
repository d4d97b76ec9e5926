"""An open type of need whose code is no longer in use."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.codes import code_set
from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="need-code-ended",
    title="a type of need that is no longer in use",
    tier="law",
    source="school census, error 2170 (list of 2019); DfE code set for SEN type",
    why="A code that has ended is not a valid type, so the census counts it as none.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    if not context.has_support(file.pupil):
        return
    codes = code_set("type_of_need")
    for place, need in context.open_needs(file.pupil):
        code = codes.get(need.type)
        if code and not code.is_valid_on(context.today):
            note = f" ({code.note})" if code.note else ""
            yield INFO.finding(
                file.path(),
                at=("needs", place, "type"),
                sentence=f"{code.code} is not in use on {context.today}{note}; "
                "close it with a last day and add a need with a code of today",
            )
