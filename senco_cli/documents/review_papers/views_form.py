"""The forms that ask a child, the parents and the teacher for their views, with what was said last time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from senco_cli.documents.provision_words import deliverers
from senco_cli.documents.review_papers.meeting import Gap, ReviewMeeting
from senco_cli.documents.review_papers.progress import (
    OutcomeAsked,
    ProvisionAsked,
    outcomes_asked,
    provisions_asked,
    review_before,
)
from senco_cli.model.codes import code_set
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.rules.costing import is_running

Whose = Literal["child", "parents", "teacher"]

_VOICES: Mapping[Whose, frozenset[str]] = MappingProxyType(
    {
        "child": frozenset({"child", "young-person"}),
        "parents": frozenset({"mother", "father", "parents", "carer"}),
        "teacher": frozenset(),
    }
)


@dataclass(frozen=True, slots=True)
class SaidBefore:
    """What somebody said for the last review; `on` is when, and `question` what was asked where that is known."""

    whose: str
    text: str
    on: date
    question: str | None


@dataclass(frozen=True, slots=True)
class InUse:
    """A provision of the school that the pupil is in: what it is and who delivers it."""

    title: str
    by_whom: str
    expected: str | None


@dataclass(frozen=True, slots=True)
class ViewsForm:
    """What is asked of one of them; `wishes` are what the parents may want, `themes` those of growing up."""

    meeting: ReviewMeeting
    whose: Whose
    before: tuple[SaidBefore, ...]
    outcomes: tuple[OutcomeAsked, ...]
    provisions: tuple[ProvisionAsked, ...]
    in_use: tuple[InUse, ...]
    wishes: tuple[str, ...]
    themes: tuple[str, ...]
    last_on: date | None


def views_form(
    whose: Whose, meeting: ReviewMeeting, file: PupilFile, school: SchoolRecords, review: Review
) -> ViewsForm:
    """The form for the child, the parents or the teacher."""
    last = review_before(file, review)
    shows_plan = whose == "teacher"
    return ViewsForm(
        meeting=meeting,
        whose=whose,
        before=tuple(_said_before(whose, file, last)) if last else (),
        outcomes=outcomes_asked(file, last) if whose != "child" else (),
        provisions=provisions_asked(file, last) if shows_plan else (),
        in_use=tuple(_in_use(file.key, school, meeting.written_on)) if shows_plan else (),
        wishes=_names("review_wish"),
        themes=_names("adulthood_theme") if meeting.covers_adulthood else (),
        last_on=last.meeting_on if last else None,
    )


def gaps_of_form(form: ViewsForm) -> Iterator[Gap]:
    """What the form leaves a line for."""
    pupil = form.meeting.pupil
    if form.whose != "child" and not form.outcomes:
        yield Gap("the outcomes in the plan", f"edit {pupil} --what ehc-plan")
    if form.whose == "teacher" and not form.provisions:
        yield Gap("the provision in the plan", f"edit {pupil} --what ehc-plan")


def _said_before(whose: Whose, file: PupilFile, last: Review) -> Iterator[SaidBefore]:
    # What was said for another purpose is not shown to the other parent: the views of a review went to everybody.
    for view in last.views:
        if _is_of(whose, view.whose):
            yield SaidBefore(f"{view.whose[0].upper()}{view.whose[1:]}", view.text, last.meeting_on, None)
    keys = {key for key, review in file.reviews.items() if review is last}
    for each in file.views.views if file.views else ():
        if each.record in keys and _is_of(whose, each.whose):
            name = code_set("view_whose").name_of(each.whose)
            yield SaidBefore(each.name or name, each.text, each.gathered_on, each.asked)


def _is_of(whose: Whose, said_by: str) -> bool:
    code = code_set("view_whose").find(said_by)
    return code is not None and code.code in _VOICES[whose]


def _in_use(pupil: str, school: SchoolRecords, on: date) -> Iterator[InUse]:
    for _key, provision, member in school.provisions_of(pupil):
        has_left = member.left_on is not None and member.left_on < on
        if is_running(provision, on) and not has_left:
            yield InUse(provision.title_, "; ".join(deliverers(provision, school.staff)), provision.intended_outcome)


def _names(codes: str) -> tuple[str, ...]:
    return tuple(code.name for code in code_set(codes).codes)
