"""The invitations to a review meeting: one letter for each person, in words that fit their part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from senco_cli.documents.review_papers.meeting import Gap, ReviewMeeting, gaps_of_meeting
from senco_cli.model.codes import code_set
from senco_cli.model.names import fold_name
from senco_cli.model.pupil import Contact, Pupil
from senco_cli.model.review import Invitee

Manner = Literal["professional", "parent", "child", "young-person"]

_OF_FAMILY: dict[str, Manner] = {"parent": "parent", "child": "child", "young-person": "young-person"}
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "sir", "dame"})
_JOINING = frozenset({"and", "de", "van", "der", "von", "al", "bin", "ap", "ó", "la", "le", "du", "&"})


@dataclass(frozen=True, slots=True)
class Letter:
    """One invitation.

    `greeting` is None where it is not known whether the name is a person's; `address` and `languages`, for which an
    interpreter is needed, come from the pupil's contacts. `wants_advice` says whether the letter asks for it, and
    `thanks` whether it has come. `number` tells several of one part from each other.
    """

    role: str
    role_name: str
    manner: Manner
    name: str | None
    greeting: str | None
    address: str | None
    languages: tuple[str, ...]
    must: bool
    source: str | None
    thanks: bool
    is_invited: bool
    number: int = 1

    @property
    def slug(self) -> str:
        """What the file of this letter is called by: the part, and no name."""
        return self.role if self.number == 1 else f"{self.role}-{self.number}"


@dataclass(frozen=True, slots=True)
class Invitations:
    """All letters of one review, with what they have in common."""

    meeting: ReviewMeeting
    letters: tuple[Letter, ...]


def letters_to(people: Sequence[Invitee], pupil: Pupil) -> tuple[Letter, ...]:
    """A letter for each person invited, in the order of the list."""
    seen: Counter[str] = Counter()
    found = []
    for person in people:
        seen[person.role] += 1
        found.append(_letter(person, pupil, number=seen[person.role]))
    return tuple(found)


def gaps_of_letters(meeting: ReviewMeeting, letters: Sequence[Letter]) -> Iterator[Gap]:
    """What the letters leave a line for."""
    yield from gaps_of_meeting(meeting)
    for letter in letters:
        if letter.name is None:
            who = f"{letter.role_name[0].lower()}{letter.role_name[1:]}" if letter.role != "senco" else "SENCO"
            yield Gap(f"the name of the {who}", f'review-invite {meeting.pupil} --who "{letter.role}=NAME"')
    if meeting.advice_service is None and any(letter.manner != "professional" for letter in letters):
        yield Gap("where families get independent advice (SENDIASS)", "edit settings")


def greeting_of(name: str | None) -> str | None:
    """How a letter greets somebody: a person by the name, without what stands behind it; None for a team or service."""
    if name is None:
        return None
    person = name.partition(",")[0].partition("(")[0].strip()
    words = person.split()
    if not words or (len(words) == 1 and "," in name):
        # "Audiology, City Hospital" is a service; a person has a surname or a title.
        return None
    has_title = words[0].rstrip(".").casefold() in _TITLES
    is_named = all(word.casefold() in _JOINING or not word[0].islower() for word in words) and "'s " not in person
    return person if has_title or is_named else None


def _letter(person: Invitee, pupil: Pupil, *, number: int) -> Letter:
    code = code_set("review_invitee").get(person.role)
    manner = _OF_FAMILY.get(person.role, "professional")
    contacts = _contacts_of(person, pupil) if manner == "parent" else ()
    addresses = {each.address for each in contacts}
    return Letter(
        role=person.role,
        role_name=code.name if code else person.role,
        manner=manner,
        name=person.name,
        greeting=greeting_of(person.name) if manner == "professional" else person.name,
        # Parents who live apart are not told each other's address.
        address=next(iter(addresses)) if len(addresses) == 1 else None,
        languages=tuple(dict.fromkeys(each.language or "" for each in contacts if each.interpreter)),
        must=code is not None and code.group == "must",
        source=code.source if code else None,
        thanks=person.advice_received_on is not None,
        is_invited=person.invited_on is not None,
        number=number,
    )


def _contacts_of(person: Invitee, pupil: Pupil) -> tuple[Contact, ...]:
    """The contacts that the name means; where there is no name, everybody who may have parental responsibility."""
    if person.name is None:
        return tuple(each for each in pupil.contacts if each.parental_responsibility is not False)
    words = set(fold_name(person.name).split())
    return tuple(each for each in pupil.contacts if fold_name(each.name).split()[0] in words)
