"""Days of a pupil's other clocks that plainly must have come, or must be known, and are not in the records."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.assessment import Assessment
from senco_cli.model.codes import code_set
from senco_cli.model.dispute import Dispute
from senco_cli.model.exclusion import Exclusion
from senco_cli.model.request import Request
from senco_cli.rules.case import PupilCase
from senco_cli.rules.next_step import Unknown
from senco_cli.rules.topics.assessments import last_before

_OTHER_CARE = "previously-looked-after"


def missing_triggers(case: PupilCase) -> Iterator[Unknown]:
    """What is not known beside reviews and SEN support, and the command that enters it."""
    yield from _of_pupil(case)
    yield from _of_plan(case)
    key, file = case.file.key, case.file
    for name, assessment in file.assessments.items():
        yield from _of_assessment(key, name, assessment, case=case)
    for name, dispute in file.disputes.items():
        yield from _of_dispute(key, name, dispute)
    for name, exclusion in file.exclusions.items():
        yield from _of_exclusion(key, name, exclusion)
    for name, request in file.requests.items():
        yield from _of_request(key, name, request)


def _of_pupil(case: PupilCase) -> Iterator[Unknown]:
    pupil, key = case.file.pupil, case.file.key
    circumstances = pupil.circumstances
    is_looked_after = "looked-after" in circumstances and _OTHER_CARE not in circumstances
    if is_looked_after and pupil.looked_after_since is None and pupil.is_on_roll(case.today):
        yield Unknown("when the pupil became looked after", f"record became-looked-after {key} DATE")
    has_gone = any((pupil.file_sent_on, pupil.ctf_sent_on, pupil.child_protection_file_sent_on))
    if has_gone and pupil.left_on is None:
        yield Unknown("the pupil's last day on the roll: the record has gone", f"record left-the-roll {key} DATE")


def _of_plan(case: PupilCase) -> Iterator[Unknown]:
    plan, key = case.plan, case.file.key
    if plan is None:
        return
    has_payments = plan.sections is not None and plan.sections.direct_payments is not None
    if has_payments and plan.first_direct_payment_on is None:
        yield Unknown("when the first direct payment was made", f"record first-direct-payment-made {key} DATE")
    has_moved = plan.new_authority_told_family_on or plan.new_authority_reviewed_on
    if has_moved and plan.moved_authority_on is None:
        yield Unknown(
            "when the plan was transferred to the new authority", f"record plan-moved-to-authority {key} DATE"
        )


def _of_assessment(key: str, name: str, record: Assessment, *, case: PupilCase) -> Iterator[Unknown]:
    is_over = record.decision == "refuse" or record.withdrawn_on or record.no_plan_notice_on or record.final_plan_on
    if is_over:
        return
    edit = f"edit {key} --what assessment --key {name} --set"
    asked_on, agreed = record.request_received_on, record.decision == "assess"
    if asked_on is None and record.asked_by != "la":
        yield Unknown("when the authority received the request for an assessment", f"{edit} request_received_on=DATE")
    if agreed and record.decision_notice_on is None:
        yield Unknown("when the authority notified that it assesses", f"{edit} decision_notice_on=DATE")
    if agreed and record.advice_asked_on is None and record.draft_served_on is None:
        yield Unknown("when the authority's request for advice came", f"{edit} advice_asked_on=DATE")
    if record.representations_made_on and record.draft_served_on is None:
        yield Unknown("when the family received the draft plan", f"{edit} draft_served_on=DATE")
    if record.type == "re-assessment" and asked_on and last_before(case, asked_on) is None:
        yield Unknown("when the last assessment ended", f"record last-assessment-made {key} DATE")


def _of_dispute(key: str, name: str, record: Dispute) -> Iterator[Unknown]:
    if record.ended_on or record.appeal_lodged_on or record.claim_started_on:
        return
    edit = f"edit {key} --what dispute --key {name} --set"
    about = code_set("dispute_about").get(record.about)
    if about is not None and about.group == "claim":
        if record.conduct_on is None:
            yield Unknown("when what is complained of happened", f"{edit} conduct_on=DATE")
    elif record.decision_sent_on is None:
        yield Unknown("the day of the authority's decision letter", f"{edit} decision_sent_on=DATE")


def _of_exclusion(key: str, name: str, record: Exclusion) -> Iterator[Unknown]:
    if record.withdrawn_on:
        return
    edit = f"edit {key} --what exclusion --key {name} --set"
    if record.type == "suspension":
        if record.to_on is None:
            yield Unknown("the last day of the suspension", f"{edit} to=DATE")
        return
    if record.board_told_on is None:
        yield Unknown("when the governing board was told of the exclusion", f"{edit} board_told_on=DATE")
    if record.board_met_on and record.board_decision_given_on is None:
        yield Unknown("when the board's decision was given in writing", f"{edit} board_decision_given_on=DATE")
    if record.panel_began_on and record.review_applied_on is None:
        yield Unknown("when the independent review was applied for", f"{edit} review_applied_on=DATE")


def _of_request(key: str, name: str, record: Request) -> Iterator[Unknown]:
    if record.identity_asked_on and record.identity_proved_on is None and record.answered_on is None:
        what = "when proof of identity came, from which the time for the request runs"
        yield Unknown(what, f"edit {key} --what request --key {name} --set identity_proved_on=DATE")
