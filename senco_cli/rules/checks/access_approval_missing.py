"""An access arrangement that somebody outside has to approve or be told of, and nothing says that this was done."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.access_arrangements import ExamArrangement, TestArrangement
from senco_cli.model.codes import code_set
from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._adjustments import arrangements_path, exam_arrangements, primary_arrangements

INFO = CheckInfo(
    name="access-approval-missing",
    title="an access arrangement without its approval",
    tier="practice",
    source="Joint Council for Qualifications, Access Arrangements and Reasonable Adjustments, chapter 5; "
    "Standards and Testing Agency, access arrangements guidance",
    why="An arrangement given without the approval it needs can cost the pupil the result.",
    verified="memory",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    if not file.pupil.is_on_roll(context.today):
        return
    for place, exam in exam_arrangements(file):
        if _needs_approval(exam):
            said = "applied for, but approved_on is missing" if exam.applied_on else "neither applied for nor approved"
            yield INFO.finding(
                arrangements_path(file),
                at=(*place, "approved_on"),
                sentence=f"needs approval online, and is {said}; write the day, or ended_on if it was given up",
            )
    for place, test in primary_arrangements(file):
        missing = _missing(test)
        if missing and test.year == context.today.year:
            yield INFO.finding(
                arrangements_path(file),
                at=(*place, missing),
                sentence=f"{missing} is missing for the tests of {test.year}; write the day, or ended_on if given up",
            )


def _needs_approval(arrangement: ExamArrangement) -> bool:
    code = code_set("exam_arrangement").get(arrangement.arrangement)
    return code is not None and code.group == "approval" and arrangement.approved_on is None


def _missing(arrangement: TestArrangement) -> str | None:
    usual = code_set("test_arrangement").get(arrangement.arrangement)
    match arrangement.class_of or (usual.group if usual else None):
        # A pupil with a plan has up to a quarter more time without an application.
        case "application" if arrangement.arrangement == "additional-time" and arrangement.ehc_plan:
            return None
        case "application" if arrangement.applied_on is None and arrangement.approved_on is None:
            return "applied_on"
        case "notification" if arrangement.notified_on is None:
            return "notified_on"
        case _:
            return None
