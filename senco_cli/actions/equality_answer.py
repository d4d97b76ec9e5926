"""Write down an answer to the equality checklist: beside those of earlier years, never over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from types import MappingProxyType

from senco_cli.actions.entries import with_entry
from senco_cli.actions.export_equality_checklist import school_facts
from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import RecordHasFaults, Write, save
from senco_cli.errors import UsageError
from senco_cli.model.base import Record
from senco_cli.model.equality import DutyAnswer, PupilEquality, SchoolEquality
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.rules.duty import Duty
from senco_cli.rules.duty_data import all_duties, duty_named
from senco_cli.rules.equality.shown import PupilFacts
from senco_cli.rules.equality.standing import Standing, gaps_first, pupil_standings, school_standings
from senco_cli.store.records import load_pupil
from senco_cli.store.transaction import Committed


# The fields of the three are those of the records, in the order in which a file has them.
@dataclass(frozen=True, slots=True, kw_only=True)
class NewAnswer:
    """One answer that is to be written down; `result` is a code."""

    item: str
    result: str
    evidence: str | None = None
    owner: str | None = None
    by: date | None = None
    answered_on: date
    answered_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewConsideration:
    """That it was considered whether a pupil is disabled in the sense of the Act; `result` is a code."""

    result: str
    reasons: str
    considered_on: date
    considered_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRequest:
    """A request that a disability is kept confidential."""

    asked_by: str
    asked_on: date
    what: str | None = None
    effect_explained_on: date | None = None


Entry = NewAnswer | NewConsideration | NewRequest
_LISTS: Mapping[type[Entry], str] = MappingProxyType(
    {NewAnswer: "answers", NewConsideration: "disability", NewRequest: "confidentiality"}
)


class UnknownDuty(UsageError):
    """Something typed for an item that no item of the checklist is called."""

    def __init__(self) -> None:
        first, last = all_duties()[0].id, all_duties()[-1].id
        super().__init__(
            "that is no item of the equality checklist",
            hint=f"{first} to {last}; without an item, senco goes through those that are open",
        )


class NotAskedHere(UsageError):
    """An item that is asked of the school and not of a pupil, or the other way about."""

    def __init__(self, duty: Duty, *, pupil: str | None) -> None:
        instead = f"senco equality-answer --school {duty.id}" if pupil else f"senco equality-answer PUPIL {duty.id}"
        here, there = ("a pupil", "the school") if pupil else ("the school", "a pupil")
        super().__init__(f"{duty.id} is asked of {there} and not of {here}", hint=instead)


def duty_asked(typed: str, *, pupil: str | None) -> Duty:
    """The item that was typed. Raises UnknownDuty and NotAskedHere."""
    duty = duty_named(typed)
    if duty is None:
        raise UnknownDuty
    if duty.question(of_pupil=pupil is not None) is None:
        raise NotAskedHere(duty, pupil=pupil)
    return duty


def standings(workspace: Workspace, pupil: str | None) -> tuple[Standing, ...]:
    """Where every duty stands for a pupil, or for the school where there is none. Raises RecordHasFaults."""
    school, faults = open_school(workspace)
    if pupil is None:
        _refuse_unreadable(path_of(SchoolEquality), faults)
        facts, _found = school_facts(workspace, school)
        return school_standings(facts)
    loaded = load_pupil(workspace.root, pupil)
    if loaded.file is None:
        raise RecordHasFaults(f"pupils/{pupil}/pupil.yaml", loaded.faults)
    _refuse_unreadable(path_of(PupilEquality, pupil=pupil), loaded.faults)
    return pupil_standings(PupilFacts(loaded.file, school, workspace.today))


def open_items(workspace: Workspace, pupil: str | None) -> tuple[Standing, ...]:
    """The duties with a gap, those to look at first before those that only wait for an answer."""
    return gaps_first(standings(workspace, pupil))


def usual_answerer(workspace: Workspace) -> str | None:
    """The name of the SENCO, who answers as a rule; None where it is not known."""
    school, _faults = open_school(workspace)
    senco = school.staff.get(school.settings.school.senco or "")
    return senco.name if senco else None


def carried_forward(answer: DutyAnswer, *, on: date, answered_by: str | None) -> NewAnswer:
    """The same answer again, of another day."""
    return NewAnswer(
        item=answer.item.upper(),
        result=answer.result,
        evidence=answer.evidence,
        owner=answer.owner,
        by=answer.by,
        answered_on=on,
        answered_by=answered_by or answer.answered_by,
    )


def without_past_day(answer: NewAnswer) -> NewAnswer:
    """The answer without a day to do it by that has passed: it would be late as soon as it is written."""
    return replace(answer, by=None) if answer.by and answer.by < answer.answered_on else answer


def prepare(workspace: Workspace, pupil: str | None, entry: Entry) -> Write:
    """The checklist with what was said at the end of its list. Raises RecordHasFaults and WouldNotLoad."""
    kind: type[Record] = SchoolEquality if pupil is None else PupilEquality
    return with_entry(workspace, kind, pupil, _LISTS[type(entry)], asdict(entry))


def save_answer(workspace: Workspace, pupil: str | None, item: str, write: Write) -> Committed:
    """Write what was prepared, in a commit that names the item and the pupil's key."""
    return save(workspace, f"answer {item} ({pupil or 'school'})", [write])


def _refuse_unreadable(path: str, faults: Sequence[Finding]) -> None:
    # What was answered must not be asked for again as if nobody ever had.
    found = [each for each in faults if each.path == path]
    if found:
        raise RecordHasFaults(path, found)
