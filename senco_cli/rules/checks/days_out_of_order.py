"""A day that is earlier than another which it has to follow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from senco_cli.model.access_arrangements import ExamArrangement, Form, TestArrangement
from senco_cli.model.adjustments import Adjustment
from senco_cli.model.advice import Advice
from senco_cli.model.assessment import Assessment
from senco_cli.model.base import Part, Record
from senco_cli.model.cycle import Cycle
from senco_cli.model.dispute import Dispute
from senco_cli.model.document_index import Document
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.exclusion import Exclusion
from senco_cli.model.finding import Finding
from senco_cli.model.provision import Member, Provision
from senco_cli.model.pupil import Attendance, Need, PartTimeTimetable, Pupil, SenStatus
from senco_cli.model.request import Request
from senco_cli.model.restrictive_intervention import RestrictiveIntervention
from senco_cli.model.review import Invitee, Review
from senco_cli.model.school import PupilFile
from senco_cli.model.school_duties import AccessibilityPlan, Policy
from senco_cli.model.staff import Qualification, Staff
from senco_cli.rules import review_days
from senco_cli.rules.case import PLAN, review_path
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._parts import field_names, parts, pupil_records, school_records

INFO = CheckInfo(
    name="days-out-of-order",
    title="days in the wrong order",
    tier="record",
    source="senco: nothing ends before it begins",
    why="One of the two is mistyped, and every date counted from it is wrong.",
)


def _chains(*chains: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Every pair of fields that stand in one of the chains, the earlier of the two first."""
    return tuple(dict.fromkeys(pair for chain in chains for pair in combinations(chain, 2)))


# Earlier field, later field; a dot leads into a part of the part.
ORDER: dict[type[Part], tuple[tuple[str, str], ...]] = {
    Pupil: (
        ("date_of_birth", "admitted_on"),
        ("date_of_birth", "left_on"),
        ("date_of_birth", "looked_after_since"),
        ("date_of_birth", "health_care_plan_reviewed_on"),
        ("pep_started_on", "pep_reviewed_on"),
        ("admitted_on", "file_sent_on"),
        ("admitted_on", "ctf_sent_on"),
        ("admitted_on", "child_protection_file_sent_on"),
        ("admitted_on", "left_on"),
    ),
    SenStatus: (("from_on", "to_on"),),
    Need: (("from_on", "to_on"),),
    Attendance: (("from_on", "to_on"),),
    PartTimeTimetable: _chains(("from_on", "reviewed_on", "ended_on"), ("from_on", "to_on"), ("from_on", "review_by")),
    EhcPlan: (
        ("plan_first_made_on", "final_plan_on"),
        ("plan_first_made_on", "last_review_meeting_on"),
        ("last_review_meeting_on", "last_review_decision_on"),
        ("plan_first_made_on", "ceased_on"),
        ("plan_first_made_on", "transfer_plan_final_on"),
        ("consultation_received_on", "consultation_answered_on"),
        ("first_direct_payment_on", "direct_payment_reviewed_on"),
        ("ceasing_consultation_received_on", "ceasing_consultation_answered_on"),
        ("authority_learned_of_move_on", "moved_authority_on"),
        ("moved_authority_on", "new_authority_told_family_on"),
        ("moved_authority_on", "new_authority_reviewed_on"),
    ),
    Cycle: (("from_on", "review_by"), ("from_on", "review.held_on")),
    Review: review_days.ORDER,
    Assessment: _chains(
        ("request_received_on", "decision_notice_on", "draft_served_on", "representations_made_on", "final_plan_on"),
        ("request_received_on", "advice_asked_on", "advice_sent_on"),
        ("advice_asked_on", "final_plan_on"),
        ("advice_asked_on", "no_plan_notice_on"),
        ("request_received_on", "decision_notice_on", "no_plan_notice_on"),
        ("request_received_on", "withdrawn_on"),
    ),
    Dispute: _chains(
        ("decision_sent_on", "mediation_adviser_contacted_on", "mediation_certificate_on"),
        ("decision_sent_on", "mediation_declined_on", "mediation_certificate_on"),
        ("decision_sent_on", "mediation_asked_on", "mediation_held_on", "ended_on"),
        ("mediation_certificate_on", "ended_on"),
        ("decision_sent_on", "appeal_lodged_on", "ended_on"),
        ("conduct_on", "claim_started_on", "ended_on"),
    ),
    Exclusion: (
        ("from_on", "to_on"),
        ("from_on", "withdrawn_on"),
        ("from_on", "education_from_on"),
        *_chains(
            ("board_told_on", "board_met_on", "board_decision_given_on", "review_applied_on", "panel_began_on"),
            ("from_on", "board_met_on", "board_decision_given_on", "review_applied_on", "panel_began_on"),
            ("parents_told_on", "representations_made_on"),
        ),
    ),
    Request: _chains(
        ("received_on", "identity_asked_on", "identity_proved_on", "answered_on"),
        ("received_on", "acknowledged_on"),
        ("received_on", "extended_on", "answered_on"),
    ),
    Advice: _chains(
        ("asked_on", "received_on", "circulated_on"),
        ("assessed_on", "dated", "received_on"),
    ),
    Document: (("dated", "received_on"),),
    RestrictiveIntervention: (("happened_on", "recorded_on"), ("happened_on", "parents_told_on")),
    Invitee: review_days.OF_INVITEE,
    AccessibilityPlan: (("from_on", "to_on"),),
    Policy: (("reviewed_on", "review_by"),),
    Provision: (("from_on", "to_on"), ("from_on", "review_by")),
    Member: (("joined_on", "left_on"), ("entry.taken_on", "exit.taken_on")),
    Staff: (("started_on", "left_on"),),
    # When it began may be known without the day it was agreed; being asked for comes before both.
    Adjustment: _chains(("asked_on", "decided_on", "started_on", "ended_on"), ("asked_on", "review_by")),
    ExamArrangement: _chains(("applied_on", "approved_on", "expires_on"), ("first_needed_on", "applied_on")),
    TestArrangement: _chains(("applied_on", "approved_on"), ("first_needed_on", "applied_on")),
    Form: _chains(("part_1_on", "part_2_on", "part_3_on")),
    Qualification: (("started_on", "gained_on"),),
}


def check_pupil(file: PupilFile, _context: Context) -> Iterator[Finding]:
    for path, record in pupil_records(file):
        yield from _out_of_order(path, record)
    for key, review in file.reviews.items():
        for place in review_days.invited_after(review):
            sentence = "invited_on is later than meeting_on; one of the two is mistyped"
            yield INFO.finding(review_path(file, key), at=("invited", place, "invited_on"), sentence=sentence)
        clash = review_days.before_plan(review, file.plan)
        if clash:
            sentence = f"{clash.later} is earlier than {clash.earlier} in {file.path(PLAN)}; one of the two is mistyped"
            yield INFO.finding(review_path(file, key), at=(clash.later,), sentence=sentence)


def check_school(context: Context) -> Iterator[Finding]:
    for path, record in school_records(context):
        yield from _out_of_order(path, record)


def _out_of_order(path: str, record: Record) -> Iterator[Finding]:
    for at, part in parts(record):
        for earlier, later in ORDER.get(type(part), ()):
            (name, first), (later_name, second) = _field(part, earlier), _field(part, later)
            if first and second and second < first:
                # The days themselves stay out of the sentence: one may be a date of birth.
                yield INFO.finding(
                    path,
                    at=(*at, *later_name),
                    sentence=f"{' '.join(later_name)} is earlier than {' '.join(name)}; one of the two is mistyped",
                )


def _field(part: Part, name: str) -> tuple[tuple[str, ...], date | None]:
    """A field of a part, or of a part in it, as its file names it, and the day it holds."""
    step, _, rest = name.partition(".")
    value = getattr(part, step)
    here = field_names(type(part))[step]
    if not rest:
        return (here,), value
    below, day = _field(value, rest) if value else ((rest,), None)
    return (here, *below), day
