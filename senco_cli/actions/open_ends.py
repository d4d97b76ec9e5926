"""What of a pupil is still open when they leave: status, provision, adjustments, planned reviews, promises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from senco_cli.actions.write import Edit, removing, setting
from senco_cli.model.adjustments import Adjustment, Adjustments
from senco_cli.model.base import Record
from senco_cli.model.contact_log import ContactLog
from senco_cli.model.kinds import path_of
from senco_cli.model.provision import Member, Provision
from senco_cli.model.pupil import Pupil
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.rules.case import goes_ahead
from senco_cli.rules.check import first_day, last_day

_CARRIED_OUT = ("agreed", "in-place")
_WHY_ENDED = "left the school"


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """One thing that is open: `id` names it on the command line, `question` asks whether it ends.

    `ends` is the answer that leaving suggests: a promise is kept or it is not, whoever leaves. `path`, `kind` and
    `edits` say how it is ended in the records.
    """

    id: str
    question: str
    ends: bool
    path: str
    kind: type[Record]
    edits: tuple[Edit, ...]


def open_ends(file: PupilFile, school: SchoolRecords, *, left_on: date, today: date) -> tuple[OpenEnd, ...]:
    """Everything that goes on past the last day on the roll, as far as leaving can end it."""
    found = [*_statuses(file, left_on), *_provisions(file, school, left_on)]
    if left_on <= today:
        # Whoever leaves in weeks to come needs what helps until then.
        found.extend(_adjustments(file, left_on))
    return (*found, *_reviews(file, left_on, today), *_promises(file, today))


def left_standing(file: PupilFile, *, left_on: date, today: date) -> tuple[str, ...]:
    """What is open and nothing but a person can end, in sentences."""
    found = [
        f"the cycle of {key} has no review yet; it goes with the record"
        for key, cycle in file.cycles.items()
        if cycle.review is None and cycle.from_on <= left_on
    ]
    if file.plan and file.plan.ceased_on is None:
        found.append("the EHC plan goes on: tell the authority that keeps it, before the move where you can")
    has_adjustments = any(each.state in _CARRIED_OUT for each in _list_of_adjustments(file))
    if left_on > today and has_adjustments:
        found.append("the adjustments go on until then; the same command ends them when the day has come")
    return tuple(found)


def _statuses(file: PupilFile, left_on: date) -> Iterator[OpenEnd]:
    for place, status in enumerate(file.pupil.sen_status):
        goes_on = status.to_on is None or status.to_on > left_on
        if goes_on and status.from_on <= left_on:
            since = status.from_on.isoformat()
            end = setting(Pupil, ("sen_status", place, "to"), left_on.isoformat())
            yield OpenEnd("status", f"SEN status {status.status}, since {since}", True, file.path(), Pupil, (end,))


def _provisions(file: PupilFile, school: SchoolRecords, left_on: date) -> Iterator[OpenEnd]:
    for key, provision, member in school.provisions_of(file.key):
        last = last_day(provision, member)
        if last is not None and last <= left_on:
            continue
        place = ("pupils", provision.pupils.index(member))
        begins = first_day(provision, member)
        if begins > left_on:
            said, edit = f"taking part in {provision.title_}, which begins on {begins.isoformat()}", removing(place)
        else:
            said = f"taking part in {provision.title_}{_until(last)}{_alone(provision, member)}"
            edit = setting(Provision, (*place, "left_on"), left_on.isoformat())
        yield OpenEnd(key, said, True, path_of(Provision, key=key), Provision, (edit,))


def _adjustments(file: PupilFile, left_on: date) -> Iterator[OpenEnd]:
    for place, each in enumerate(_list_of_adjustments(file)):
        begun = max((day for day in (each.decided_on, each.started_on) if day), default=left_on)
        if each.state in _CARRIED_OUT and begun <= left_on:
            told = {"state": "ended", "ended_on": left_on.isoformat(), "why_ended": _WHY_ENDED}
            edits = tuple(setting(Adjustments, ("adjustments", place, name), value) for name, value in told.items())
            path = path_of(Adjustments, pupil=file.key)
            yield OpenEnd(f"adjustment-{place + 1}", f"the adjustment: {each.what}", True, path, Adjustments, edits)


def _reviews(file: PupilFile, left_on: date, today: date) -> Iterator[OpenEnd]:
    for key, review in file.reviews.items():
        if review.held is None and goes_ahead(review) and review.meeting_on > left_on:
            end = setting(Review, ("cancelled_on",), min(left_on, today).isoformat())
            said = f"the review meeting planned for {review.meeting_on.isoformat()}; it is called off here"
            yield OpenEnd(f"review-{key}", said, True, path_of(Review, pupil=file.key, key=key), Review, (end,))


def _promises(file: PupilFile, today: date) -> Iterator[OpenEnd]:
    number = 0
    for entry, contact in enumerate(file.contact_log.contacts if file.contact_log else ()):
        for which, promise in enumerate(contact.promised):
            if promise.kept_on is not None:
                continue
            number += 1
            by = f", by {promise.by.isoformat()}" if promise.by else ""
            said = f"the promise of {contact.happened_on.isoformat()}{by}: {promise.what}"
            kept = setting(ContactLog, ("contacts", entry, "promised", which, "kept_on"), today.isoformat())
            path = path_of(ContactLog, pupil=file.key)
            yield OpenEnd(f"promise-{number}", said, False, path, ContactLog, (kept,))


def _list_of_adjustments(file: PupilFile) -> Sequence[Adjustment]:
    return file.adjustments.adjustments if file.adjustments else ()


def _until(last: date | None) -> str:
    return f", until {last.isoformat()}" if last else ""


def _alone(provision: Provision, member: Member) -> str:
    others = [each for each in provision.pupils if each.pupil != member.pupil and each.left_on is None]
    return "" if others else " (nobody else is in it)"
