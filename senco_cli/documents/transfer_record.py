"""The page about a pupil for the next school, and the receipt that comes back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from senco_cli.documents.provision_words import part_words, result_words, sessions_words
from senco_cli.documents.pupil_words import call_name, status_name
from senco_cli.documents.record_lines import RecordOnPage
from senco_cli.documents.wording import day_text, number_text
from senco_cli.model.codes import code_set
from senco_cli.model.provision import Member, Provision, Result
from senco_cli.model.pupil import Pupil
from senco_cli.model.school import PupilFile
from senco_cli.model.years import year_taught
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.rule import DUTY_HOLDERS


@dataclass(frozen=True, slots=True)
class SchoolOnPage:
    """The school that sends, as the page shows it."""

    name: str
    address: str | None
    phone: str | None
    email: str | None
    senco: str | None


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One provision: what it was, how often, from when to when, and what came of it."""

    title: str
    often: str
    from_on: date
    to_on: date | None
    entry: str
    exit: str
    result: str


@dataclass(frozen=True, slots=True)
class NextLine:
    """A day that is to come by the sending school's records; `day` is None where the law sets none."""

    what: str
    who: str
    day: date | None


@dataclass(frozen=True, slots=True)
class FileLine:
    """An original that travels with the page, and the place of it beside the page."""

    title: str
    what: str
    dated: date | None
    place: str
    can_be_searched: bool


@dataclass(frozen=True, slots=True)
class PaperLine:
    """An original that is on paper, and is handed over by itself."""

    title: str
    where: str


@dataclass(frozen=True, slots=True)
class LeftOutLine:
    """Something that is not in the bundle, how many, and why."""

    what: str
    number: int
    why: str


@dataclass(frozen=True, slots=True)
class TransferRecord:
    """Everything on the page; `history` and `needs` are lines in words, `destination` None where it is not known."""

    school: SchoolOnPage
    on: date
    destination: str | None
    name: str
    called: str
    born: date
    upn: str | None
    uln: str | None
    year: str
    left_on: date | None
    status: str
    history: tuple[str, ...]
    needs: tuple[str, ...]
    keep_safe: tuple[str, ...]
    helps: tuple[str, ...]
    hinders: tuple[str, ...]
    strengths: tuple[str, ...]
    is_confidential: bool
    provisions: tuple[HelpLine, ...]
    next: tuple[NextLine, ...]
    records: tuple[RecordOnPage, ...]
    files: tuple[FileLine, ...]
    papers: tuple[PaperLine, ...]
    left_out: tuple[LeftOutLine, ...]


@dataclass(frozen=True, slots=True)
class TransferReceipt:
    """The receipt that the next school signs; `count` is how many files there are."""

    school: SchoolOnPage
    on: date
    destination: str | None
    name: str
    born: date
    count: int
    originals: int
    digest: str


@dataclass(frozen=True, slots=True)
class Packed:
    """What is sent beside the pupil's own records: provision, originals, papers, and what is left out."""

    provisions: Sequence[Provision]
    files: Sequence[FileLine]
    papers: Sequence[PaperLine]
    left_out: Sequence[LeftOutLine]
    records: Sequence[RecordOnPage]


def build(
    file: PupilFile, sent: Packed, *, school: SchoolOnPage, on: date, due: Sequence[Deadline], is_confidential: bool
) -> TransferRecord:
    """The page from records that have been stripped already; nothing else of the school is on it."""
    pupil, profile = file.pupil, file.pupil.profile
    day = min(on, pupil.left_on or on)
    return TransferRecord(
        school=school,
        on=on,
        destination=pupil.destination,
        name=pupil.name.full,
        called=call_name(pupil.name),
        born=pupil.date_of_birth,
        upn=pupil.upn,
        uln=pupil.uln,
        year=code_set("nc_year").name_of(year_taught(pupil.date_of_birth, on, taught=pupil.year_taught)),
        left_on=pupil.left_on,
        status=status_name(pupil, day) or code_set("sen_provision").name_of("N"),
        history=tuple(history_lines(pupil)),
        needs=tuple(need_lines(pupil, day)),
        keep_safe=profile.keep_safe if profile else (),
        helps=profile.what_helps if profile else (),
        hinders=profile.what_does_not_help if profile else (),
        strengths=profile.strengths if profile else (),
        is_confidential=is_confidential,
        provisions=tuple(_help(each, file.key) for each in sent.provisions),
        next=tuple(NextLine(each.title, DUTY_HOLDERS[each.duty_holder], each.legal_due) for each in due),
        records=tuple(sent.records),
        files=tuple(sent.files),
        papers=tuple(sent.papers),
        left_out=tuple(sent.left_out),
    )


def history_lines(pupil: Pupil) -> Iterator[str]:
    """The history of SEN provision, newest first."""
    names = code_set("sen_provision")
    for each in sorted(pupil.sen_status, key=lambda status: status.from_on, reverse=True):
        until = f" to {day_text(each.to_on, 'short')}" if each.to_on else ""
        why = f": {each.reason}" if each.reason else ""
        yield f"{names.name_of(each.status)} ({each.status}) from {day_text(each.from_on, 'short')}{until}{why}"


def need_lines(pupil: Pupil, on: date) -> Iterator[str]:
    """The types of need, main need first, with how each shows."""
    names = code_set("type_of_need")
    for need in pupil.needs_on(on):
        shows = f": {need.description}" if need.description else ""
        yield f"{names.name_of(need.type)} ({need.type}){shows}"


def _help(provision: Provision, pupil: str) -> HelpLine:
    member = next(each for each in provision.pupils if each.pupil == pupil)
    unit = provision.measure.unit if provision.measure else None
    ends = [day for day in (provision.to_on, member.left_on) if day]
    return HelpLine(
        title=provision.title_,
        often=_often(provision),
        from_on=max(provision.from_on, member.joined_on or provision.from_on),
        to_on=min(ends) if ends else None,
        entry=_result(member.entry, unit),
        exit=_result(member.exit, unit),
        result=_came_of_it(member, provision),
    )


def _often(provision: Provision) -> str:
    words = sessions_words(provision)
    return f"{words}; {provision.delivered_by_others}" if provision.delivered_by_others else words


def _result(result: Result | None, unit: str | None) -> str:
    if result is None:
        return ""
    return f"{number_text(result.value)}{f' {unit}' if unit else ''} ({day_text(result.taken_on, 'short')})"


def _came_of_it(member: Member, provision: Provision) -> str:
    parts = (result_words(member, provision.measure), part_words(member), member.note or "")
    return "; ".join(part for part in parts if part)
