"""Progress towards an outcome that the plan does not have."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._reviews import current_reviews

INFO = CheckInfo(
    name="outcome-not-in-plan",
    title="a review of an outcome that is not in the plan",
    tier="practice",
    source="good practice: the review considers progress towards the outcomes of section E (SEND Regulations 2014, "
    "regulation 20(5))",
    why="The progress would be shown beside no outcome.",
    verified="primary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    plan = file.plan
    if plan is None or plan.sections is None or not plan.sections.outcomes:
        return
    numbers = {outcome.id for outcome in plan.sections.outcomes}
    for path, review in current_reviews(file, context):
        # A plan amended since has other outcomes than those that were reviewed.
        if review.meeting_on < (plan.final_plan_on or plan.plan_first_made_on):
            continue
        for place, progress in enumerate(review.outcomes):
            if progress.outcome not in numbers:
                yield INFO.finding(
                    path,
                    at=("outcomes", place, "outcome"),
                    sentence="section E of the plan has no outcome of this number; write the number it has there",
                )
