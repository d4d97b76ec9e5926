"""An access arrangement whose approval has expired, and which has not been approved again."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._adjustments import arrangements_path, exam_arrangements

INFO = CheckInfo(
    name="access-approval-expired",
    title="an access arrangement whose approval has expired",
    tier="practice",
    source="Ofqual, background information for access arrangements 2023-24: an approval is for a limited time",
    why="In the next series the pupil would sit without it, or the result would be in doubt.",
    verified="primary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    if not file.pupil.is_on_roll(context.today):
        return
    in_use = tuple(exam_arrangements(file))
    for place, each in in_use:
        newer = (
            other.approved_on and each.approved_on and other.approved_on > each.approved_on
            for _place, other in in_use
            if other.arrangement == each.arrangement
        )
        if each.expires_on and each.expires_on < context.today and not any(newer):
            yield INFO.finding(
                arrangements_path(file),
                at=(*place, "expires_on"),
                sentence=f"the approval expired on {each.expires_on}; apply again and add it with "
                f"senco add-access-arrangement {file.key}, or write ended_on here",
            )
