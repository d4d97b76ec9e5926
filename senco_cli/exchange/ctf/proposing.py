"""What a transfer file would do to the records: pupils to add, to change and to leave, and what there is to tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from senco_cli.exchange.child import Child, Sessions
from senco_cli.exchange.ctf.contents import CtfFile, CtfPupil, Header, YearOfAttendance, words_of
from senco_cli.exchange.matching import ExistingPupil, without_doubles
from senco_cli.exchange.proposal import Add, Change, Outcomes, Question
from senco_cli.exchange.report import Said
from senco_cli.exchange.settling import settle, told_of
from senco_cli.exchange.telling import LASTING, Told
from senco_cli.model.years import FIRST_MONTH, academic_year_start, nc_year_code, nc_year_number, nc_year_of_code

ENTRY = "pupil"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A kind of thing that was left behind: in words, by its element, in how many pupils, how many of them in all."""

    words: str
    element: str
    pupils: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CtfProposal(Outcomes):
    """Everything an import would do, in the order of the file; `said` is by the pupil's place in it."""

    file: CtfFile
    said: tuple[tuple[int, Said], ...]
    left_out: tuple[LeftOut, ...]


def propose_ctf(
    file: CtfFile, *, existing: Sequence[ExistingPupil], today: date, answers: Mapping[int, str] | None = None
) -> CtfProposal:
    """What importing the file would do; `answers` are, by a pupil's place in the file, as for a register.

    Raises NotACandidate.
    """
    read = [_child(pupil, file.header, today) for pupil in file.pupils]
    children, doubled, otherwise = without_doubles([child for child, _said in read], entry=ENTRY)
    settled = settle(
        children,
        [told_of(each, otherwise.get(each.row, ())) for each in doubled],
        existing=existing,
        today=today,
        answers=answers,
        entry=ENTRY,
    )
    before = {pupil.place: (*pupil.said, *said) for pupil, (_child_, said) in zip(file.pupils, read, strict=True)}
    return CtfProposal(
        outcomes=tuple(each.outcome for each in settled.told),
        file=file,
        said=tuple(_told(settled.told, before)),
        left_out=_left_out(file.pupils),
    )


def _told(told: Sequence[Told], before: Mapping[int, Sequence[Said]]) -> list[tuple[int, Said]]:
    found: list[tuple[int, Said]] = []
    for each in told:
        place = each.outcome.row
        for said in dict.fromkeys((*before.get(place, ()), *each.said)):
            # Where nothing changes, what was assumed on the way there does not matter.
            if said.kind in ("refused", *LASTING) or isinstance(each.outcome, Add | Change | Question):
                found.append((place, said))
    return found


def _left_out(pupils: Sequence[CtfPupil]) -> tuple[LeftOut, ...]:
    numbers: Counter[str] = Counter()
    holders: Counter[str] = Counter()
    spelt: dict[str, str] = {}
    for pupil in pupils:
        for element, number in pupil.left.items():
            words = words_of(element)
            spelt.setdefault(words, element)
            numbers[words] += number
        holders.update({words_of(element) for element in pupil.left})
    return tuple(LeftOut(words, spelt[words], holders[words], numbers[words]) for words in sorted(numbers))


def _child(pupil: CtfPupil, header: Header, today: date) -> tuple[Child, tuple[Said, ...]]:
    year, said_of_year = _year_taught(pupil, header, today)
    sessions, said_of_sessions = _sessions(pupil.attendance, header, today)
    names = pupil.names
    child = Child(
        pupil.place,
        legal_forename=names.get("legal_forename"),
        legal_surname=names.get("legal_surname"),
        known_as=names.get("known_as"),
        preferred_surname=names.get("preferred_surname"),
        date_of_birth=pupil.date_of_birth,
        upn=pupil.upn,
        former_upns=pupil.former_upns,
        uln=pupil.uln,
        year=year,
        status_history=pupil.statuses,
        need_history=pupil.needs,
        contacts=pupil.contacts,
        sessions=sessions,
        circumstances=pupil.circumstances,
    )
    return child, (*said_of_year, *said_of_sessions, *_before_birth(pupil))


def _before_birth(pupil: CtfPupil) -> Iterator[Said]:
    """What begins before the pupil was born: one of the days is wrong, and somebody has to see which."""
    born = pupil.date_of_birth
    begun = [
        *(("status", each.status, each.from_on) for each in pupil.statuses),
        *(("needs", each.type, each.from_on) for each in pupil.needs),
    ]
    for about, what, day in begun:
        if born and day and day < born:
            sentence = f"{what} begins before the pupil was born; taken as it is, and senco check shows it"
            yield Said("doubtful", about, sentence, day.isoformat())


def _year_taught(pupil: CtfPupil, header: Header, today: date) -> tuple[str | None, tuple[Said, ...]]:
    """The year group taught today, where it is not the one of the pupil's age.

    The file gives that of the school year in which it was made: whoever was a year below then is so now.
    """
    born, taught = pupil.date_of_birth, nc_year_of_code(pupil.year) if pupil.year else None
    if pupil.year is None or born is None:
        return None, ()
    if taught is None:
        return pupil.year, ()
    then = _day_of(header, today)
    by_age = nc_year_number(born, then)
    # What the letters for the nursery years mean by age is not settled.
    if taught == by_age or (taught < 0 and by_age < 0):
        return None, ()
    now = nc_year_number(born, today) + taught - by_age
    if academic_year_start(then) == academic_year_start(today):
        return nc_year_code(now), ()
    sentence = "the file is of another school year; the year group is reckoned on from there"
    return nc_year_code(now), (Said("assumed", "year", sentence, nc_year_code(now)),)


def _day_of(header: Header, today: date) -> date:
    """A day of the school year that the file speaks of."""
    made_in = academic_year_start(header.made_on) if header.made_on else None
    year = header.academic_year
    if year is not None and (made_in is None or abs(year - made_in) <= 1):
        return date(year, FIRST_MONTH, 1)
    return header.made_on or today


def _sessions(
    years: Sequence[YearOfAttendance], header: Header, today: date
) -> tuple[Sessions | None, tuple[Said, ...]]:
    now = academic_year_start(today)
    found = next((each for each in years if each.year == now), None)
    if found is None:
        sentence = "the attendance in the file is of earlier school years; not taken"
        return None, (Said("refused", "attendance", sentence),) if years else ()
    missed = [found.authorised, found.unauthorised]
    attended = found.attended
    if attended is None and None not in missed:
        attended = found.possible - sum(each or 0 for each in missed)
    if attended is None or not 0 <= attended <= found.possible:
        return None, (Said("refused", "attendance", "the sessions of this year do not add up; not taken"),)
    percent = (Decimal(100 * attended) / found.possible).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    to_on = min(header.made_on or today, today)
    return Sessions(str(percent), to_on, found.possible, found.authorised, found.unauthorised), ()
