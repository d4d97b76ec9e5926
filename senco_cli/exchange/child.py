"""What one row of a register says about one child."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date

from senco_cli.exchange.cells.dates import ReadDay
from senco_cli.exchange.cells.diagnoses import DiagnosisRead
from senco_cli.exchange.cells.needs import NeedRead
from senco_cli.exchange.text import squeeze


@dataclass(frozen=True, slots=True)
class StatusPeriod:
    """One period of a history of SEN statuses; `to_on` is None while it lasts."""

    status: str
    from_on: date
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class NeedPeriod:
    """One type of need in a history of needs; None where the file gives no day."""

    type: str
    rank: int
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class ContactRead:
    """A parent or another contact; None where the file does not say."""

    name: str
    relationship: str
    parental_responsibility: bool | None = None
    phone: str | None = None
    email: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Sessions:
    """The sessions of this school year up to a day; None where the file does not say."""

    percent: str
    to_on: date
    possible: int
    authorised: int | None = None
    unauthorised: int | None = None


@dataclass(frozen=True, slots=True)
class Child:
    """What was taken of one child's part of a file; None and empty mean that the file does not say.

    `denied` holds the circumstances that the row says the child is not in; `year` is the code of the year group shown.
    A row of a register gives a status and needs of now; a transfer file gives their histories, in the order of days.
    """

    row: int
    legal_forename: str | None = None
    legal_surname: str | None = None
    known_as: str | None = None
    preferred_surname: str | None = None
    date_of_birth: date | None = None
    upn: str | None = None
    former_upn: str | None = None
    former_upns: tuple[str, ...] = ()
    uln: str | None = None
    class_name: str | None = None
    year: str | None = None
    status: str | None = None
    watched: bool | None = None
    has_plan: bool | None = None
    on_support: bool | None = None
    status_from: ReadDay | None = None
    added_on: ReadDay | None = None
    main_needs: tuple[NeedRead, ...] = ()
    further_needs: tuple[NeedRead, ...] = ()
    diagnoses: tuple[DiagnosisRead, ...] = ()
    circumstances: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    attendance: str | None = None
    key_worker: str | None = None
    next_review: ReadDay | None = None
    last_review: ReadDay | None = None
    plan_made: ReadDay | None = None
    plan_now: ReadDay | None = None
    local_authority: str | None = None
    what_helps: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    admitted_on: ReadDay | None = None
    left_on: ReadDay | None = None
    status_history: tuple[StatusPeriod, ...] = ()
    need_history: tuple[NeedPeriod, ...] = ()
    contacts: tuple[ContactRead, ...] = ()
    sessions: Sessions | None = None
    sen_unit: bool | None = None
    resourced_provision: bool | None = None
    top_up: bool | None = None

    @property
    def needs(self) -> tuple[NeedRead, ...]:
        """The types of need, main one first, each once; those without a rank follow the order of the columns."""
        given = [
            *((need.rank or 1, need) for need in self.main_needs),
            *((need.rank or 9, need) for need in self.further_needs),
        ]
        found: dict[str, NeedRead] = {}
        for _, need in sorted(given, key=lambda each: each[0]):
            known = found.get(need.type)
            if known is None or known.description is None:
                found[need.type] = need
        return tuple(found.values())

    @property
    def says_main_need(self) -> bool:
        """Whether the row says which of the needs is the main one."""
        return bool(self.main_needs) or any(need.rank == 1 for need in self.further_needs)

    @property
    def upns(self) -> tuple[str, ...]:
        """Every unique pupil number that is given, the present one first."""
        given = (self.upn, self.former_upn, *self.former_upns)
        return tuple(dict.fromkeys(each for each in given if each))

    @property
    def names(self) -> frozenset[str]:
        """The forms of the child's name, squeezed, surname first, for comparing."""
        return name_forms((self.legal_forename, self.known_as), (self.legal_surname, self.preferred_surname))


def name_forms(forenames: tuple[str | None, ...], surnames: tuple[str | None, ...]) -> frozenset[str]:
    """Every forename with every surname, squeezed, surname first."""
    return frozenset(
        f"{squeeze(surname)} {squeeze(forename)}"
        for forename in forenames
        if forename
        for surname in surnames
        if surname
    )


def merged(first: Child, second: Child) -> tuple[Child, tuple[str, ...]]:
    """Two rows about one child as one, and the names of what the second says otherwise; the first row is believed."""
    taken: dict[str, object] = {}
    otherwise: list[str] = []
    for field in fields(Child):
        mine, theirs = getattr(first, field.name), getattr(second, field.name)
        if field.name == "row" or not theirs or mine == theirs:
            continue
        if isinstance(mine, tuple):
            taken[field.name] = tuple(dict.fromkeys((*mine, *theirs)))
        elif mine is None:
            taken[field.name] = theirs
        else:
            otherwise.append(field.name)
    return replace(first, **taken), tuple(otherwise)  # type: ignore[arg-type]
