"""Advice for a review meeting that went out too late."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._reviews import current_reviews, late_steps, latest_day

INFO = CheckInfo(
    name="review-papers-late",
    title="papers for a review meeting sent out late",
    tier="law",
    source="SEND Regulations 2014, regulation 20(4)",
    why="Everybody invited has to have the advice in time to read it before the meeting.",
    verified="primary",
)
RULE = "AR-CIRC"


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    for path, review in current_reviews(file, context):
        latest = latest_day(RULE, review.meeting_on, context=context)
        if latest is None:
            continue
        steps = late_steps(
            review, latest, field="advice_circulated_on", of_invitee="advice_circulated_on", today=context.today
        )
        for step in steps:
            went_out = f"went out on {step.taken_on}" if step.taken_on else "has not gone out"
            yield INFO.finding(
                path,
                at=step.at,
                sentence=f"advice for the meeting on {review.meeting_on} {went_out}; {latest} was the last day for it: "
                + ("send what there is and note why" if step.taken_on is None else "note why"),
            )
