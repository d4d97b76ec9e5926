"""The note for the day on which a pupil comes from another school: what to know, what is due, what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from senco_cli.documents.pupil_words import call_name, is_confidential, status_name
from senco_cli.documents.transfer_record import LeftOutLine, NextLine, need_lines
from senco_cli.model.codes import code_set, fold
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.years import year_taught
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.rule import DUTY_HOLDERS

_CARRIED_OUT = ("agreed", "in-place", "ended")


@dataclass(frozen=True, slots=True)
class Before:
    """What came from the school before, in sentences; `name` is None for a pupil of whom no bundle came.

    `changes` is what taking it in wrote, `kept` what stands as it was here, `left_out` what the bundle said it has not.
    """

    name: str | None = None
    sent_on: date | None = None
    contact: str | None = None
    changes: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    left_out: tuple[LeftOutLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ArrivalNote:
    """Everything on the note; `to_do` are the steps of the first days, `missing` what nobody has written down yet."""

    school: str
    on: date
    before: Before
    key: str
    name: str
    called: str
    born: date
    year: str
    class_name: str | None
    admitted_on: date | None
    status: str
    since: date | None
    authority: str | None
    keep_safe: tuple[str, ...]
    health_plan_on: date | None
    needs: tuple[str, ...]
    helps: tuple[str, ...]
    hinders: tuple[str, ...]
    adjustments: tuple[str, ...]
    next: tuple[NextLine, ...]
    to_do: tuple[str, ...]
    missing: tuple[str, ...]
    is_confidential: bool


def build(
    file: PupilFile, school: SchoolRecords, *, on: date, due: Sequence[Deadline], before: Before | None = None
) -> ArrivalNote:
    """The note as the records stand on `on`."""
    told = before or Before()
    pupil, profile = file.pupil, file.pupil.profile
    first = max(on, pupil.admitted_on or on)
    status = pupil.status_on(first)
    given = file.adjustments.adjustments if file.adjustments else ()
    return ArrivalNote(
        school=school.settings.school.name,
        on=on,
        before=told,
        key=file.key,
        name=pupil.name.full,
        called=call_name(pupil.name),
        born=pupil.date_of_birth,
        year=code_set("nc_year").name_of(year_taught(pupil.date_of_birth, first, taught=pupil.year_taught)),
        class_name=pupil.class_name,
        admitted_on=pupil.admitted_on,
        status=status_name(pupil, first) or code_set("sen_provision").name_of("N"),
        since=status.from_on if status else None,
        authority=file.plan.local_authority if file.plan else None,
        keep_safe=profile.keep_safe if profile else (),
        health_plan_on=pupil.health_care_plan_reviewed_on,
        needs=tuple(need_lines(pupil, first)),
        helps=profile.what_helps if profile else (),
        hinders=profile.what_does_not_help if profile else (),
        adjustments=tuple(each.what for each in given if each.state in _CARRIED_OUT),
        next=tuple(NextLine(each.title, DUTY_HOLDERS[each.duty_holder], each.legal_due) for each in due),
        to_do=tuple(_to_do(file, told, first)),
        missing=tuple(_missing(file, school, first)),
        is_confidential=is_confidential(file),
    )


def _to_do(file: PupilFile, before: Before, on: date) -> Iterator[str]:
    pupil, key = file.pupil, file.key
    status = pupil.status_on(on)
    code = status.status if status else "N"
    if before.name:
        yield f"Sign the receipt in the bundle and send it back to {before.name}"
        yield "Ask your safeguarding lead whether a child protection file has come; it comes by itself"
    yield f"Give those who teach {call_name(pupil.name)} what helps: senco export one-page-profile {key}"
    if code == "E":
        yield "Tell the authority that the pupil is here; section I of the plan names a school"
        moved = f"senco record authority-learned-of-move {key}"
        yield f"If the family has moved to another authority, the plan moves too, and its days begin to run: {moved}"
        yield f"See that the provision of section F is given from the first day: senco show {key}"
    if code == "K":
        yield f"Meet the parents and begin a cycle of assess, plan, do and review: senco edit {key} --what cycle --new"
    if code in ("K", "E"):
        yield f"Put the pupil into provision: senco edit PROVISION, or senco add-provision with {key}"
    given = file.adjustments.adjustments if file.adjustments else ()
    if any(each.state in _CARRIED_OUT for each in given):
        yield f"Decide which adjustments go on here: senco add-adjustment {key}"
    if file.access_arrangements and file.access_arrangements.examinations:
        yield "Look whether access arrangements have to be applied for again: approval is given to a school"
    if pupil.top_up:
        yield "Ask the authority whether top-up funding comes with the pupil"


def _missing(file: PupilFile, school: SchoolRecords, on: date) -> Iterator[str]:
    pupil, plan = file.pupil, file.plan
    status = pupil.status_on(on)
    code = status.status if status else None
    checks = (
        (not pupil.upn, "the UPN; ask the office"),
        (code is None, f"the SEN status here: senco set-status {file.key} K"),
        (not pupil.class_name, "the class"),
        (not pupil.key_worker, "who knows the pupil best here (key worker)"),
        (not any(each.parental_responsibility for each in pupil.contacts), "who has parental responsibility"),
        (code in ("K", "E") and not pupil.needs_on(on), "a type of need"),
        (pupil.profile is None, "what helps, and what is to be known at once"),
        (code == "E" and plan is None, "the EHC plan and its days"),
        (code == "E" and plan is not None and plan.sections is None, "the text of the EHC plan, section by section"),
    )
    yield from (words for is_missing, words in checks if is_missing)
    known = {fold(each.name) for each in school.settings.local_authorities}
    if plan and plan.local_authority and known and fold(plan.local_authority) not in known:
        yield f"{plan.local_authority} among the authorities in the settings: senco edit settings"
