"""A review meeting of which those invited heard too late."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._reviews import current_reviews, late_steps, latest_day

INFO = CheckInfo(
    name="review-notice-short",
    title="a review meeting without enough notice",
    tier="law",
    source="SEND Regulations 2014, regulation 20(3)",
    why="Everybody invited has to hear of the date in time, or the review can be challenged.",
    verified="primary",
)
RULE = "AR-NOTICE"


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    for path, review in current_reviews(file, context):
        latest = latest_day(RULE, review.meeting_on, context=context)
        if latest is None:
            continue
        steps = late_steps(review, latest, field="notice_given_on", of_invitee="invited_on", today=context.today)
        for step in steps:
            given = f"was given on {step.taken_on}" if step.taken_on else "has not been given"
            yield INFO.finding(
                path,
                at=step.at,
                sentence=f"notice of the meeting on {review.meeting_on} {given}; {latest} was the last day for it: "
                + ("note why, or move the meeting" if review.meeting_on >= context.today else "note why"),
            )
