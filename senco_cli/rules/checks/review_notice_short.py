"""A review meeting of which those invited heard too late."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._reviews import late_steps
from senco_cli.rules.planning.meeting_day import NOTICE

INFO = CheckInfo(
    name="review-notice-short",
    title="a review meeting without enough notice",
    tier="law",
    source="SEND Regulations 2014, regulation 20(3)",
    why="Everybody invited has to hear of the date in time, or the review can be challenged.",
    verified="primary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    for late in late_steps(file, context, rule=NOTICE, field="notice_given_on", of_invitee="invited_on"):
        given = f"was given on {late.taken_on}" if late.taken_on else "has not been given"
        yield INFO.finding(
            late.path,
            at=late.at,
            sentence=f"notice of the meeting on {late.meeting_on} {given}; {late.latest} was the last day for it: "
            + ("note why, or move the meeting" if late.meeting_on >= context.today else "note why"),
        )
