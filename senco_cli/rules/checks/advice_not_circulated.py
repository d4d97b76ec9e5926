"""Advice that came for a review and did not go, or went too late, to everybody invited."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from senco_cli.model.advice import Advice
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.names import fold_name
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._reviews import current_reviews, latest_day
from senco_cli.rules.planning.meeting_day import PAPERS

INFO = CheckInfo(
    name="advice-not-circulated",
    title="advice for a review that did not go to everybody invited in time",
    tier="law",
    source="SEND Regulations 2014, regulation 20(4)",
    why="Everybody invited has to have the advice in time to read it before the meeting.",
    verified="primary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    for path, review in current_reviews(file, context):
        latest = latest_day(PAPERS, review.meeting_on, context=context)
        for key, advice in file.advice.items() if latest else ():
            if path != path_of(Review, pupil=file.key, key=advice.review or "") or latest is None:
                continue
            said = _said(advice, review, latest, today=context.today)
            if said:
                sentence = f"this advice for the meeting on {review.meeting_on} {said[0]}; {latest} was the last day "
                place = path_of(Advice, pupil=file.key, key=key)
                yield INFO.finding(place, at=("circulated_on",), sentence=f"{sentence}for it: {said[1]}")


def _said(advice: Advice, review: Review, latest: date, *, today: date) -> tuple[str, str] | None:
    """What went wrong and what to do; None where nothing did, or where `review-papers-late` says it."""
    if advice.circulated_on:
        return (f"went out on {advice.circulated_on}", "note why") if advice.circulated_on > latest else None
    # Of a meeting that is over, nothing written may only mean that nobody wrote it down.
    if advice.received_on is None or not latest < today <= review.meeting_on:
        return None
    if not _something_went_out(review) or _went_with_the_rest(advice, review):
        return None
    return "has not gone out", "send it, write circulated_on, and note why"


def _something_went_out(review: Review) -> bool:
    by_invitee = any(invitee.advice_circulated_on for invitee in review.invited)
    return review.advice_circulated_on is not None or by_invitee


def _went_with_the_rest(advice: Advice, review: Review) -> bool:
    came, whole = advice.received_on, review.advice_circulated_on
    if came and whole and came <= whole:
        return True
    name = fold_name(advice.name or "")
    return any(each.advice_circulated_on and name and fold_name(each.name or "") == name for each in review.invited)
