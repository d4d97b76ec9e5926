"""What a check is, what it may look at, and how the checks are found and run."""

from __future__ import annotations

import pkgutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Literal, NamedTuple

from senco_cli.errors import UsageError
from senco_cli.model.base import Record
from senco_cli.model.finding import Finding, Tier
from senco_cli.model.kinds import path_of, place_of
from senco_cli.model.names import fold_name
from senco_cli.model.provision import Member, Provision
from senco_cli.model.pupil import Need, Pupil
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.staff import Staff
from senco_cli.rules.rule_set import RuleSet, shipped_rules
from senco_cli.rules.school_days import SchoolDays

Verified = Literal["primary", "secondary", "memory"]
Place = tuple[str | int, ...]


class CheckInfo(NamedTuple):
    """What a check is called, how binding it is, who says so and why it matters.

    `tier` is law where an Act, regulations, statutory guidance or a census rule asks for it, record where the records
    contradict themselves, practice for the rest. `verified` says how far the source was read; None where nobody
    outside the project asks for it.
    """

    name: str
    title: str
    tier: Tier
    source: str
    why: str
    verified: Verified | None = None

    def finding(self, path: str, *, at: Place, sentence: str) -> Finding:
        """A finding of this check; `at` may name a field that is not there, and its parent then shows the place."""
        return Finding(check=self.name, tier=self.tier, path=path, at=at, sentence=sentence)


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may look at beside the pupil in hand.

    `pupil_keys` are the keys of all pupils in the folder, `upns` says whose each unique pupil number is (see
    `whose_upns`), and `children` who has each name and birthday (see `same_child`). `unreadable` are the relative paths
    of records that are there and could not be read: what they hold is not known, so nothing may be called missing
    because of them. `rules` are those of the folder.

    What is found about a pupil is kept until that pupil's records change, or those of the school. So of other pupils
    `check_pupil` may ask for nothing but `upns` and `children`; a check that looks at them has to be of the school.
    """

    school: SchoolRecords
    today: date
    days: SchoolDays
    pupil_keys: frozenset[str] = frozenset()
    upns: Mapping[str, Sequence[str]] = field(default_factory=dict)
    children: Mapping[str, Sequence[tuple[str, str | None]]] = field(default_factory=dict)
    unreadable: frozenset[str] = frozenset()
    rules: RuleSet = field(default_factory=shipped_rules)

    def status(self, pupil: Pupil) -> str | None:
        """The SEN status code of a pupil on the roll today; None for everybody else and where none is in force."""
        status = pupil.status_on(self.today) if pupil.is_on_roll(self.today) else None
        return status.status if status else None

    def has_support(self, pupil: Pupil) -> bool:
        """Whether the pupil is on the roll today with SEN support or an EHC plan."""
        return self.status(pupil) in ("K", "E")

    def open_needs(self, pupil: Pupil) -> tuple[tuple[int, Need], ...]:
        """The needs open today with their places in the record, main need first."""
        open_today = pupil.needs_on(self.today)
        placed = ((place, need) for place, need in enumerate(pupil.needs) if need in open_today)
        return tuple(sorted(placed, key=lambda each: each[1].rank))

    def may_miss(self, kind: type[Record], *, pupil: str | None = None) -> bool:
        """Whether a record of this kind (of this pupil) could not be read, so that what it says is not known."""
        places = (place_of(path) for path in self.unreadable)
        return any(place is not None and (place.kind, place.pupil) == (kind, pupil) for place in places)

    def knows_pupil(self, key: str) -> bool:
        """Whether there is a pupil with this key, readable or not."""
        return key in self.pupil_keys or path_of(Pupil, pupil=key) in self.unreadable

    def knows_staff(self, key: str) -> bool:
        """Whether there is a member of staff with this key, readable or not."""
        return key in self.school.staff or path_of(Staff, key=key) in self.unreadable

    def knows_provision(self, key: str) -> bool:
        """Whether there is a provision with this key, readable or not."""
        return key in self.school.provisions or path_of(Provision, key=key) in self.unreadable


class Check(NamedTuple):
    """One check, as its module in `checks/` writes it: what it finds about a pupil, and about the school."""

    info: CheckInfo
    check_pupil: Callable[[PupilFile, Context], Iterator[Finding]] | None
    check_school: Callable[[Context], Iterator[Finding]] | None


class UnknownCheck(UsageError):
    """One or more names that no check has."""

    def __init__(self, names: Sequence[str], *, known: Sequence[str]) -> None:
        unknown = ", ".join(f'"{name}"' for name in names)
        nearest = dict.fromkeys(get_close_matches(name, known, n=1, cutoff=0)[0] for name in names)
        super().__init__(
            f"{unknown} {'is not a check' if len(names) == 1 else 'are not checks'}",
            hint=f"the nearest {'is' if len(nearest) == 1 else 'are'} {', '.join(nearest)}",
        )


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check there is, by being there, in the order of their names.

    A module whose name begins with an underscore helps checks and is none.
    """
    from senco_cli.rules import checks

    found = sorted(module.name for module in pkgutil.iter_modules(checks.__path__) if not module.name.startswith("_"))
    return tuple(_check(import_module(f"{checks.__name__}.{name}")) for name in found)


def find(names: Iterable[str]) -> tuple[Check, ...]:
    """The checks with these names, each once.

    Raises UnknownCheck, naming all that are unknown.
    """
    known = {check.info.name: check for check in all_checks()}
    wanted = list(dict.fromkeys(name.strip().lower().replace("_", "-") for name in names))
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise UnknownCheck(unknown, known=tuple(known))
    return tuple(known[name] for name in wanted)


def select(*, only: Iterable[str] = (), skip: Iterable[str] = (), strict: bool = False) -> tuple[Check, ...]:
    """The checks somebody asks for: record and law, with `strict` practice too, or `only` those named, less `skip`.

    Raises UnknownCheck.
    """
    skipped = find(skip)
    chosen = find(only) or tuple(check for check in all_checks() if strict or check.info.tier != "practice")
    return tuple(check for check in chosen if check not in skipped)


def run(files: Iterable[PupilFile], context: Context, *, using: Iterable[Check]) -> tuple[Finding, ...]:
    """What the checks find, by path and place; `files` is read once, one pupil at a time."""
    chosen = tuple(using)
    found = [*of_school(context, using=chosen)]
    for file in files:
        found += of_pupil(file, context, using=chosen)
    return in_order(found)


def of_school(context: Context, *, using: Iterable[Check]) -> Iterator[Finding]:
    """What the checks find about the school."""
    for check in using:
        if check.check_school:
            yield from check.check_school(context)


def of_pupil(file: PupilFile, context: Context, *, using: Iterable[Check]) -> Iterator[Finding]:
    """What the checks find about one pupil."""
    for check in using:
        if check.check_pupil:
            yield from check.check_pupil(file, context)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by path and place."""
    return tuple(sorted(findings, key=_order))


def whose_upns(pupils: Iterable[tuple[str, Pupil]]) -> Mapping[str, Sequence[str]]:
    """The keys of the pupils with each unique pupil number, for `Context.upns`."""
    keys: dict[str, list[str]] = defaultdict(list)
    for key, pupil in pupils:
        if pupil.upn:
            keys[pupil.upn.upper()].append(key)
    return keys


def child_of(pupil: Pupil) -> str:
    """What tells a child from others where no number does: the legal name, as names are compared, and the birthday."""
    return f"{fold_name(f'{pupil.name.legal_forename} {pupil.name.legal_surname}')} {pupil.date_of_birth}"


def same_child(pupils: Iterable[tuple[str, Pupil]]) -> Mapping[str, Sequence[tuple[str, str | None]]]:
    """The key and the unique pupil number of everybody with the same name and birthday, for `Context.children`."""
    found: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for key, pupil in pupils:
        found[child_of(pupil)].append((key, pupil.upn))
    return found


def last_day(provision: Provision, member: Member) -> date | None:
    """The last day of a pupil's part in a provision; None while both are open-ended."""
    return min((day for day in (provision.to_on, member.left_on) if day), default=None)


def first_day(provision: Provision, member: Member) -> date:
    """The first day of a pupil's part in a provision."""
    return max(provision.from_on, member.joined_on or provision.from_on)


def is_over(day: date | None, *, today: date) -> bool:
    """Whether something whose last day is `day` has ended before `today`; what is open-ended has not."""
    return day is not None and day < today


def _check(module: ModuleType) -> Check:
    return Check(
        info=module.INFO,
        check_pupil=getattr(module, "check_pupil", None),
        check_school=getattr(module, "check_school", None),
    )


def _order(finding: Finding) -> tuple[str, tuple[str, ...], str]:
    # Places mix words and numbers, which do not compare; figures are padded so that 10 follows 9.
    return finding.path, tuple(str(step).rjust(6, "0") for step in finding.at), finding.check
