"""A review meeting to which somebody whom the law names was not invited."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.codes import Code, code_set
from senco_cli.model.finding import Finding
from senco_cli.model.phrases import small_first
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._reviews import current_reviews, latest_day
from senco_cli.rules.planning.meeting_day import NOTICE

INFO = CheckInfo(
    name="invitees-missing",
    title="somebody who must be invited to the review is not",
    tier="law",
    source="SEND Regulations 2014, regulation 20(2)",
    why="These have to be invited; they need not come.",
    verified="primary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    for path, review in current_reviews(file, context):
        invited = {invitee.role for invitee in review.invited}
        missing = [codes for codes in _must_be_invited() if not invited & {code.code for code in codes}]
        if missing and _invitations_are_out(review, context):
            yield INFO.finding(
                path,
                at=("invited",),
                sentence=f"not invited: {'; '.join(_said(codes) for codes in missing)}; add each under invited",
            )


def _must_be_invited() -> list[list[Code]]:
    """The roles that must be invited, those of one paragraph together: either of them will do."""
    paragraphs: dict[str | None, list[Code]] = {}
    for code in code_set("review_invitee").codes:
        if code.group == "must":
            paragraphs.setdefault(code.source, []).append(code)
    return list(paragraphs.values())


def _said(codes: list[Code]) -> str:
    names = " or ".join(small_first(code.name) for code in codes)
    return f"{names} ({codes[0].source})"


def _invitations_are_out(review: Review, context: Context) -> bool:
    """Whether the list is meant to be whole; that of a past meeting without anybody was only never typed in."""
    if review.meeting_on < context.today:
        return bool(review.invited)
    latest = latest_day(NOTICE, review.meeting_on, context=context)
    is_due = latest is not None and latest < context.today
    return is_due or review.notice_given_on is not None or any(invitee.invited_on for invitee in review.invited)
