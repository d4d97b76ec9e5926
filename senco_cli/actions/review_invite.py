"""Who must and who should be invited to a review, with the names that the records hold, and the day they were told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from senco_cli.actions.review_pick import ChosenReview, Step
from senco_cli.actions.review_write import Recorded, record
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Edit, appending, setting
from senco_cli.model.codes import Code, code_set
from senco_cli.model.review import Invitee, Review
from senco_cli.rules.case import goes_ahead
from senco_cli.rules.compulsory_school_age import is_young_person

INVITE = Step("the invitation", lambda _review: True, comes_before_meeting=True)
_PARENT, _YOUNG_PERSON, _CHILD, _SENCO = "parent", "young-person", "child", "senco"
_HEAD, _OFFICER = "head", "la-education-officer"
_SAME_EVERY_YEAR = ("health", "la-social-care")
_NOT_KEPT = ("teacher", "teaching-assistant", "other")


@dataclass(frozen=True, slots=True)
class Proposed:
    """Somebody to invite; `name` is None where the records give none, `is_listed` where the review has them already."""

    role: str
    name: str | None
    must: bool
    source: str | None
    is_listed: bool


def proposed_invitees(chosen: ChosenReview) -> tuple[Proposed, ...]:
    """Everybody who must be invited, the child and the SENCO, and whoever is on the list, in the order of the law.

    Source: SEND Regulations 2014, regulation 20(2), and SEND Code of Practice 9.176, as in the codes.
    """
    listed = {person.role for person in chosen.review.invited}
    found = [_of_listed(person) for person in chosen.review.invited]
    names = _known_names(chosen)
    for code in _expected(chosen):
        if code.code not in listed:
            found.append(Proposed(code.code, names.get(code.code), code.group == "must", code.source, False))
    order = [code.code for code in code_set("review_invitee").codes]
    return tuple(sorted(found, key=lambda each: order.index(each.role)))


def invited_last_time(chosen: ChosenReview) -> tuple[Invitee, ...]:
    """Those whom the Code has in mind and who were invited to the review before this one, but not to this one."""
    listed = {person.role for person in chosen.review.invited}
    return tuple(
        person for person in _previous(chosen) if person.role not in listed | set(_NOT_KEPT) and not _is_must(person)
    )


def record_invited(
    workspace: Workspace,
    chosen: ChosenReview,
    *,
    who: Sequence[tuple[str, str | None]] = (),
    sent_on: date | None = None,
) -> Recorded:
    """Put everybody who must be invited and `who` on the list; with `sent_on`, all of them were told on that day.

    A name given for a role whose name is not known yet fills it in. Those who were told before keep their day.
    """
    edits, entries = list(_naming(chosen, who)), _new_entries(chosen, who)
    sent = sent_on.isoformat() if sent_on else None
    if sent:
        edits += [
            setting(Review, ("invited", place, "invited_on"), sent)
            for place, person in enumerate(chosen.review.invited)
            if person.invited_on is None
        ]
    edits += [appending(Review, ("invited",), entry | ({"invited_on": sent} if sent else {})) for entry in entries]
    given_on = sent if chosen.review.notice_given_on is None else None
    return record(workspace, chosen, {"notice_given_on": given_on}, message="invite to review", edits=edits)


def _expected(chosen: ChosenReview) -> Iterator[Code]:
    # On the day of the meeting: one who comes of age before it is invited in their own right.
    is_grown = is_young_person(chosen.file.pupil.date_of_birth, chosen.review.meeting_on)
    left_out = {_PARENT, _CHILD} if is_grown else {_YOUNG_PERSON}
    for code in code_set("review_invitee").codes:
        if code.code not in left_out and (code.group == "must" or code.code in (_CHILD, _SENCO)):
            yield code


def _known_names(chosen: ChosenReview) -> Mapping[str, str]:
    pupil, plan, school = chosen.file.pupil, chosen.file.plan, chosen.school.settings.school
    # Where nobody is marked as having parental responsibility, those who are listed are the best that is known.
    parents = [each.name for each in pupil.contacts if each.parental_responsibility]
    parents = parents or [each.name for each in pupil.contacts if each.parental_responsibility is None]
    senco = chosen.school.staff.get(school.senco) if school.senco else None
    last = {person.role: person.name for person in _previous(chosen)}
    names = {
        _PARENT: " and ".join(parents),
        _YOUNG_PERSON: pupil.name.full,
        _CHILD: pupil.name.forename,
        _HEAD: school.head,
        _OFFICER: plan.case_officer if plan else None,
        _SENCO: senco.name if senco else None,
        **{role: last.get(role) for role in _SAME_EVERY_YEAR},
    }
    return {role: name for role, name in names.items() if name}


def _previous(chosen: ChosenReview) -> tuple[Invitee, ...]:
    earlier = [
        review
        for review in chosen.file.reviews.values()
        if review.meeting_on < chosen.review.meeting_on and goes_ahead(review) and review.invited
    ]
    last = max(earlier, key=lambda review: review.meeting_on, default=None)
    return last.invited if last else ()


def _is_must(person: Invitee) -> bool:
    code = code_set("review_invitee").get(person.role)
    return code is not None and code.group == "must"


def _of_listed(person: Invitee) -> Proposed:
    code = code_set("review_invitee").get(person.role)
    return Proposed(person.role, person.name, _is_must(person), code.source if code else None, True)


def _share_out(
    chosen: ChosenReview, who: Sequence[tuple[str, str | None]]
) -> tuple[dict[int, str], list[tuple[str, str | None]]]:
    """The names for people on the list who have none yet, by their places, and those who are not on it."""
    listed = {(person.role, person.name) for person in chosen.review.invited}
    naming: dict[int, str] = {}
    more: list[tuple[str, str | None]] = []
    for role, name in who:
        free = [place for place in _unnamed(chosen, role) if place not in naming]
        if free and name:
            naming[free[0]] = name
        elif not free and (role, name) not in listed:
            more.append((role, name))
    return naming, more


def _naming(chosen: ChosenReview, who: Sequence[tuple[str, str | None]]) -> Iterator[Edit]:
    names, given = _known_names(chosen), {role for role, _ in who}
    found = {
        place: names[person.role]
        for place, person in enumerate(chosen.review.invited)
        if person.name is None and person.role not in given and person.role in names
    }
    for place, name in (found | _share_out(chosen, who)[0]).items():
        yield setting(Review, ("invited", place, "name"), name)


def _new_entries(chosen: ChosenReview, who: Sequence[tuple[str, str | None]]) -> list[dict[str, str]]:
    given = {role for role, _ in who}
    must = [each for each in proposed_invitees(chosen) if not each.is_listed and each.role not in given]
    wanted = [*_share_out(chosen, who)[1], *((each.role, each.name) for each in must)]
    order = [code.code for code in code_set("review_invitee").codes]
    wanted.sort(key=lambda each: order.index(each[0]))
    return [{"role": role} | ({"name": name} if name else {}) for role, name in wanted]


def _unnamed(chosen: ChosenReview, role: str) -> list[int]:
    return [place for place, each in enumerate(chosen.review.invited) if each.role == role and each.name is None]
