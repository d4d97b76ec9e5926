"""The letter that asks an authority for what is late, and its entry in the contact logs once it is sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from senco_cli.actions.add_contact import NewContact, add_contacts, prepare_contact
from senco_cli.actions.built import Built, Kind
from senco_cli.actions.due_filters import DueFilters
from senco_cli.actions.due_list import Due, DueList
from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.review_due import review_due
from senco_cli.actions.rule_set import rules_of
from senco_cli.actions.workspace import Workspace
from senco_cli.documents.chase_letter import CHASED, ChaseLetter, PupilPart, build, is_late, pupil_part
from senco_cli.errors import SencoError, UsageError
from senco_cli.model.codes import fold
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.settings import LocalAuthority
from senco_cli.rules.rule import OUTSIDE
from senco_cli.rules.rule_data import all_rules
from senco_cli.rules.school_days import SchoolDays
from senco_cli.store.records import load_pupil
from senco_cli.store.transaction import Committed

_KIND = Kind("chase-letter", "chase-letter.html.j2", "letter")
_AUTHORITY = "la"
# What an officer can be asked to answer in; no rule says so.
_ANSWER_WITHIN = timedelta(weeks=2)


class NothingLate(SencoError):
    """There is nothing to chase."""

    def __init__(self, whom: str, *, rule: str | None = None) -> None:
        by = f" by {rule}" if rule else ""
        super().__init__(f"nothing is late for {whom}{by}", hint="senco review-due --duty-holder la")


class NoAuthority(SencoError):
    """The pupil's plan does not say which authority maintains it, and the settings do not settle it."""

    def __init__(self, pupil: str) -> None:
        super().__init__(
            f"no record says which authority answers for pupil {pupil}",
            hint=f'senco edit {pupil} --what ehc-plan --set "local_authority=NAME"',
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltLetter(Built[ChaseLetter]):
    """The letter, and the pupils for whom something of the school's own is late too."""

    own_late: tuple[str, ...]


def letter_for_pupil(
    workspace: Workspace, pupil: str, *, rule: str | None = None, answer_by: date | None = None
) -> BuiltLetter:
    """The letter about one pupil. Raises NothingLate and NoAuthority."""
    found = review_due(workspace, DueFilters(within=timedelta(0), pupil=pupil))
    late = _late(found.items, workspace.today, rule=rule)
    parts = _parts(workspace, late)
    if not parts:
        raise NothingLate(f"pupil {pupil}", rule=rule)
    school, _ = open_school(workspace)
    name = _authority_of(parts[0][0], school)
    if name is None:
        raise NoAuthority(pupil)
    view = _letter(workspace, school, parts, authority=name, answer_by=answer_by)
    return _built(view, found, late)


def letter_for_authority(
    workspace: Workspace, authority: str, *, rule: str | None = None, answer_by: date | None = None
) -> BuiltLetter:
    """One letter for everything that an authority owes for pupils here. Raises NothingLate, and UsageError."""
    found = review_due(workspace, DueFilters(within=timedelta(0)))
    late = _late(found.items, workspace.today, rule=rule)
    everybody = _parts(workspace, late)
    school, _ = open_school(workspace)
    names = {part[0].key: _authority_of(part[0], school) for part in everybody}
    name = _authority_named(authority, school, names.values())
    parts = [part for part in everybody if fold(names[part[0].key] or "") == fold(name)]
    if not parts:
        raise NothingLate(f'"{name}"', rule=rule)
    view = _letter(workspace, school, parts, authority=name, answer_by=answer_by)
    theirs = {file.key: late[file.key] for file, _part in parts}
    return _built(view, found, theirs)


def note_as_sent(workspace: Workspace, view: ChaseLetter, *, sent_on: date, document: str) -> Committed:
    """Write the letter into the contact log of every pupil it is about, in one commit."""
    whom = view.officer or view.authority
    prepared = {
        pupil.key: prepare_contact(
            workspace,
            pupil.key,
            NewContact(
                happened_on=sent_on,
                with_whom=whom if whom == view.authority else f"{whom}, {view.authority}",
                how="letter",
                about=f"Asked for what is late: {', '.join(item.rule for item in pupil.items)}",
                sent=document,
            ),
        )
        for pupil in view.pupils
    }
    return add_contacts(workspace, prepared)


def chase_rules() -> tuple[str, ...]:
    """The rules by which an authority can be late."""
    return tuple(rule.id for rule in all_rules() if rule.duty_holder == _AUTHORITY and rule.kind in CHASED)


def _late(items: Iterable[Due], today: date, *, rule: str | None) -> Mapping[str, Sequence[Due]]:
    found: dict[str, list[Due]] = {}
    for due in items:
        is_theirs = due.key is not None and due.deadline.duty_holder == _AUTHORITY
        if due.key and is_theirs and is_late(due.deadline, today) and rule in (None, due.deadline.rule):
            found.setdefault(due.key, []).append(due)
    return found


def _parts(workspace: Workspace, late: Mapping[str, Sequence[Due]]) -> list[tuple[PupilFile, PupilPart]]:
    found = []
    rules, _ = rules_of(workspace.root)
    for key, items in late.items():
        file = load_pupil(workspace.root, key).file
        if file is not None:
            owed = [due.deadline for due in items]
            found.append((file, pupil_part(file, owed, on=workspace.today, rules=rules)))
    return found


def _letter(
    workspace: Workspace,
    school: SchoolRecords,
    parts: Sequence[tuple[PupilFile, PupilPart]],
    *,
    authority: str,
    answer_by: date | None,
) -> ChaseLetter:
    settings = _settings_of(authority, school)
    usual = SchoolDays(school.calendar).last_school_day_on_or_before(workspace.today + _ANSWER_WITHIN)
    return build(
        school,
        [part for _file, part in parts],
        authority=settings.name if settings else authority,
        settings=settings,
        on=workspace.today,
        # In a holiday the last school day may be over, and the day itself has to do.
        answer_by=answer_by or (usual if usual > workspace.today else workspace.today + _ANSWER_WITHIN),
    )


def _built(view: ChaseLetter, found: DueList, late: Mapping[str, Sequence[Due]]) -> BuiltLetter:
    whom = view.pupils[0].key if len(view.pupils) == 1 else fold(view.authority).replace(" ", "-")
    rules = {item.rule for item in view.items}
    return BuiltLetter(
        kind=_KIND,
        view=view,
        faults=found.faults,
        parts=(whom, *(rules if len(rules) == 1 else ())),
        own_late=_own_late(found.items, late),
    )


def _own_late(items: Iterable[Due], late: Mapping[str, Sequence[Due]]) -> tuple[str, ...]:
    own = {
        due.key
        for due in items
        if due.is_overdue and due.deadline.kind in CHASED and due.deadline.duty_holder not in OUTSIDE
    }
    return tuple(sorted(key for key in late if key in own))


def _authority_of(file: PupilFile, school: SchoolRecords) -> str | None:
    known = school.settings.local_authorities
    named = file.plan.local_authority if file.plan else None
    return named or (known[0].name if len(known) == 1 else None)


def _authority_named(typed: str, school: SchoolRecords, others: Iterable[str | None]) -> str:
    known = dict.fromkeys([*(each.name for each in school.settings.local_authorities), *(n for n in others if n)])
    names = {fold(name): name for name in known}
    found = [name for folded, name in names.items() if fold(typed) in folded] if fold(typed) else []
    exact = names.get(fold(typed))
    if exact is None and len(found) != 1:
        what = "more than one authority has" if found else "no authority has"
        raise UsageError(f"--authority: {what} that name", hint=f"one of {', '.join(known)}")
    return exact or found[0]


def _settings_of(name: str, school: SchoolRecords) -> LocalAuthority | None:
    return next((each for each in school.settings.local_authorities if fold(each.name) == fold(name)), None)
