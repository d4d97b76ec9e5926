"""The agenda of a review meeting: what it goes through, who leads, who is invited, and what follows by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from senco_cli.documents.review_papers.invitation import Letter
from senco_cli.documents.review_papers.meeting import Gap, ReviewMeeting, gaps_of_meeting
from senco_cli.documents.review_papers.progress import OutcomeAsked
from senco_cli.model.codes import code_set
from senco_cli.model.review import Invitee
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.duty import Basis
from senco_cli.rules.review_agenda import LEADS, AgendaTopic, agenda_topics
from senco_cli.rules.rule import VERIFIED

_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-3])[:.]([0-5]\d)(?!\d)")
_ROUND = 5
_MOST_MINUTES = 240


@dataclass(frozen=True, slots=True)
class AgendaSource:
    """Who asks for an item; `mark` stands behind a text that was not itself read."""

    title: str
    mark: str


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item; `starts` is when, where the meeting's beginning and end are known, and `lead` who leads it."""

    title: str
    points: tuple[str, ...]
    lead: str | None
    starts: str | None
    sources: tuple[AgendaSource, ...]


@dataclass(frozen=True, slots=True)
class AgendaPerson:
    """One person invited, and what they answered."""

    role: str
    name: str | None
    must: bool
    reply: str | None
    attended: bool | None


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda of one meeting; `named_by` is the day by which the plan has to name the next school."""

    meeting: ReviewMeeting
    items: tuple[AgendaItem, ...]
    people: tuple[AgendaPerson, ...]
    outcomes: tuple[OutcomeAsked, ...]
    named_by: date | None
    marks: tuple[tuple[str, str], ...]


def agenda_of(
    meeting: ReviewMeeting,
    *,
    people: Sequence[Invitee],
    letters: Sequence[Letter],
    outcomes: Sequence[OutcomeAsked],
    deadlines: Sequence[Deadline],
) -> Agenda:
    """The agenda; `deadlines` are what is open for the pupil, of which those of a phase transfer count."""
    topics = [each for each in agenda_topics() if _applies(each, meeting, people)]
    times = start_times(meeting.time, [each.share for each in topics])
    items = [_item(each, meeting, people, starts) for each, starts in zip(topics, times, strict=True)]
    transfers = [each.legal_due for each in deadlines if _is_naming(each, meeting)]
    marked = any(source.mark for item in items for source in item.sources)
    return Agenda(
        meeting=meeting,
        items=tuple(items),
        people=tuple(
            AgendaPerson(letter.role_name, letter.name, letter.must, person.reply, person.attended)
            for letter, person in zip(letters, people, strict=True)
        ),
        outcomes=tuple(outcomes),
        named_by=min((day for day in transfers if day), default=None),
        marks=(("*", VERIFIED["secondary"]),) if marked else (),
    )


def gaps_of_agenda(agenda: Agenda) -> Iterator[Gap]:
    """What the agenda leaves a line for."""
    yield from gaps_of_meeting(agenda.meeting, needs_chair=True)
    if not agenda.outcomes:
        yield Gap("the outcomes in the plan", f"edit {agenda.meeting.pupil} --what ehc-plan")


def start_times(time: str | None, shares: Sequence[int]) -> tuple[str | None, ...]:
    """When each item begins, to five minutes, where a beginning and an end are given; else only the first, or none."""
    found = [int(hour) * 60 + int(minute) for hour, minute in _CLOCK.findall(time or "")]
    nothing: tuple[str | None, ...] = (None,) * len(shares)
    if not found or not shares:
        return nothing
    begin, length = found[0], (found[1] - found[0]) if len(found) > 1 else 0
    if not len(shares) * _ROUND <= length <= _MOST_MINUTES:
        return (_clock(begin), *nothing[1:])
    total, passed, times = sum(shares), 0, []
    for share in shares:
        times.append(_clock(begin + round(length * passed / total / _ROUND) * _ROUND))
        passed += share
    return tuple(times)


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


def _applies(topic: AgendaTopic, meeting: ReviewMeeting, people: Sequence[Invitee]) -> bool:
    is_transfer = meeting.moves_on is not None or meeting.kind == "phase-transfer"
    return {
        None: True,
        "parents": not meeting.is_grown or any(each.role == "parent" for each in people),
        "adulthood": meeting.covers_adulthood,
        "transfer": is_transfer,
        "no-transfer": not is_transfer,
    }[topic.only]


def _item(topic: AgendaTopic, meeting: ReviewMeeting, people: Sequence[Invitee], starts: str | None) -> AgendaItem:
    themes = tuple(code.name for code in code_set("adulthood_theme").codes)
    return AgendaItem(
        title=topic.title.replace("{forename}", meeting.forename),
        points=themes if topic.has_themes else topic.points,
        lead=_lead(topic.lead, meeting, people),
        starts=starts,
        sources=tuple(_source(each) for each in topic.basis),
    )


def _lead(lead: str, meeting: ReviewMeeting, people: Sequence[Invitee]) -> str | None:
    for role in LEADS[lead]:
        for person in people:
            if person.role == role and person.name:
                return person.name
    if lead in ("teacher", "senco"):
        return meeting.sender.senco
    return meeting.chair if lead == "chair" else None


def _source(basis: Basis) -> AgendaSource:
    return AgendaSource(basis.title, "" if basis.verified == "primary" else " *")


def _is_naming(deadline: Deadline, meeting: ReviewMeeting) -> bool:
    return deadline.kind == "phase-transfer" and deadline.duty_holder == "la" and meeting.kind == "phase-transfer"
