"""Advice for a review meeting that went out too late."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._reviews import late_steps
from senco_cli.rules.planning.meeting_day import PAPERS

INFO = CheckInfo(
    name="review-papers-late",
    title="papers for a review meeting sent out late",
    tier="law",
    source="SEND Regulations 2014, regulation 20(4)",
    why="Everybody invited has to have the advice in time to read it before the meeting.",
    verified="primary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    sent = "advice_circulated_on"
    for late in late_steps(file, context, rule=PAPERS, field=sent, of_invitee=sent):
        went_out = f"went out on {late.taken_on}" if late.taken_on else "has not gone out"
        yield INFO.finding(
            late.path,
            at=late.at,
            sentence=f"advice for the meeting on {late.meeting_on} {went_out}; {late.latest} was the last day for it: "
            + ("send what there is and note why" if late.taken_on is None else "note why"),
        )
