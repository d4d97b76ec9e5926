"""What becomes of each child an import tells of: one to add, to change, to leave, or somebody to be asked about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import merge

from senco_cli.errors import SencoError
from senco_cli.exchange.child import Child
from senco_cli.exchange.matching import Doubled, ExistingPupil, Match, Register
from senco_cli.exchange.merging.plan_parts import with_plan_from_status
from senco_cli.exchange.merging.trees import Edit, day_in, differences
from senco_cli.exchange.merging.whole import LaidOver, lay_over
from senco_cli.exchange.packed import packed
from senco_cli.exchange.proposal import PLAN_FILE, PUPIL_FILE, Add, Change, Question, Same, Skipped
from senco_cli.exchange.report import Said
from senco_cli.exchange.staff_names import staff_meant
from senco_cli.exchange.telling import Told
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.faults import validate
from senco_cli.model.phrases import listed
from senco_cli.model.pupil import Pupil

NEW, SKIP = "new", "skip"
_LEFT_OUT = "left out, as it was said"


class NotACandidate(SencoError):
    """An answer names a pupil who is not in the records."""

    def __init__(self, row: int, key: str) -> None:
        super().__init__(f'row {row}: there is no pupil "{key}"', hint="senco list   shows the keys")


@dataclass(frozen=True, slots=True)
class _World:
    """What is the same for every row."""

    register: Register
    today: date
    staff: Mapping[str, str]
    plans_from_status: bool
    entry: str


@dataclass(frozen=True, slots=True)
class Settled:
    """What becomes of every child, in the order of the file, and whom of the records the file does not tell of.

    `unknown_key_workers` are names with the rows they stand in.
    """

    told: Sequence[Told]
    not_in_file: tuple[str, ...]
    unknown_key_workers: Mapping[str, tuple[int, ...]]


def settle(
    children: Sequence[Child],
    doubled: Sequence[Told] = (),
    *,
    existing: Sequence[ExistingPupil],
    today: date,
    staff: Mapping[str, str] | None = None,
    answers: Mapping[int, str] | None = None,
    plans_from_status: bool = False,
    entry: str = "row",
) -> Settled:
    """What importing the children would do; `doubled` is what is told of those that the file has twice.

    `staff`, `answers` and `plans_from_status` are as for a register; `entry` is what the file calls one child's part.
    Raises NotACandidate.
    """
    world = _World(Register(existing), today, staff or {}, plans_from_status, entry)
    given = answers or {}
    left_out = [Told(Skipped(each.row, _LEFT_OUT), ()) for each in children if given.get(each.row) == SKIP]
    children = packed(each for each in children if given.get(each.row) != SKIP) if left_out else children
    matches = _matches(children, world.register, given)
    one_each = _one_row_a_pupil((_told(child, matches[child.row], world) for child in children), entry)
    others = sorted((*doubled, *left_out), key=_row)
    # Tens of thousands of proposals at once would take more room than everything else together.
    told = packed(merge(one_each, others, key=_row))
    spoken_of = {key for match in matches.values() for key in match.keys}
    return Settled(
        told,
        not_in_file=tuple(each.key for each in existing if each.key not in spoken_of and on_roll(each, today)),
        unknown_key_workers=_unknown_workers(told, world.staff),
    )


def told_of(doubled: Doubled, said: Sequence[Said] = ()) -> Told:
    """What is told of a row about a child of an earlier row."""
    return Told(Skipped(doubled.row, doubled.why, doubled.first if doubled.merged else None), tuple(said))


def _matches(children: Sequence[Child], register: Register, answers: Mapping[int, str]) -> dict[int, Match]:
    found: dict[int, Match] = {}
    for child in children:
        answer = answers.get(child.row)
        if answer is None:
            found[child.row] = register.match(child)
        elif answer != NEW and not register.has(answer):
            raise NotACandidate(child.row, answer)
        else:
            found[child.row] = Match() if answer == NEW else Match((answer,), why="answer")
    claimed = {match.keys[0] for match in found.values() if match.keys and match.sure}
    for child in children:
        if not found[child.row].keys and child.row not in answers:
            found[child.row] = register.alike(child, but=claimed)
    return found


def _told(child: Child, match: Match, world: _World) -> Told:
    if match.keys and match.sure:
        return _known(child, match, world)
    laid = _laid_over(child, ExistingPupil("", {}), world)
    why_not = _why_no_pupil(child)
    add = None if why_not else Add(child.row, laid.pupil, laid.plan, child.key_worker)
    if match.keys:
        return Told(Question(child.row, match.keys, match.why, add), laid.said if add else ())
    if add is None:
        return Told(Skipped(child.row, why_not or ""), ())
    return Told(add, (*laid.said, *_of_namesakes(child, world.register)))


def _of_namesakes(child: Child, register: Register) -> list[Said]:
    """That a new pupil has the name of one who is there: a day of birth may be mistyped, and two may share a name."""
    there = register.namesakes(child)
    sentence = f"the records have this name with another date of birth ({listed(list(there))}); taken for somebody else"
    return [Said("assumed", "date_of_birth", sentence)] if there else []


def _known(child: Child, match: Match, world: _World) -> Told:
    pupil = world.register.pupil(match.keys[0])
    if not _is_sound(pupil):
        return Told(Skipped(child.row, f"the records of {pupil.key} have faults, and have to be mended first"), ())
    laid = _laid_over(child, pupil, world)
    edits = _edits(pupil, laid)
    said = (*laid.said, *_has_left(pupil, world.today))
    if not edits:
        return Told(Same(child.row, pupil.key, child.key_worker), said)
    change = Change(child.row, pupil.key, edits, laid.pupil, laid.plan, match.why, child.key_worker)
    return Told(change, said)


def _is_sound(pupil: ExistingPupil) -> bool:
    # Laying anything over what cannot be read could take something of it away.
    plan_is_sound = pupil.plan is None or validate(EhcPlan, pupil.plan)[0] is not None
    return plan_is_sound and validate(Pupil, pupil.pupil)[0] is not None


def _laid_over(child: Child, pupil: ExistingPupil, world: _World) -> LaidOver:
    dated = with_plan_from_status(child) if world.plans_from_status and pupil.plan is None else child
    return lay_over(dated, pupil.pupil, pupil.plan, today=world.today, staff=world.staff)


def _edits(pupil: ExistingPupil, laid: LaidOver) -> tuple[Edit, ...]:
    return (
        *differences(PUPIL_FILE, pupil.pupil, laid.pupil),
        *(differences(PLAN_FILE, pupil.plan, laid.plan) if laid.plan else ()),
    )


def _why_no_pupil(child: Child) -> str | None:
    """Why a row makes no new pupil: a record needs both names and the date of birth."""
    lacking = []
    if not (child.legal_forename or child.known_as):
        lacking.append("forename")
    if not (child.legal_surname or child.preferred_surname):
        lacking.append("surname")
    if not child.date_of_birth:
        lacking.append("date of birth")
    if not lacking:
        return None
    return f"has no {listed(lacking)} that could be taken; a new pupil needs it, and nobody is found by name alone"


def _one_row_a_pupil(told: Iterable[Told], entry: str) -> Iterator[Told]:
    """The outcomes, with every row after the first that is about the same pupil of the records skipped."""
    rows: dict[str, int] = {}
    for each in told:
        outcome = each.outcome
        if isinstance(outcome, Change | Same):
            first = rows.setdefault(outcome.key, outcome.row)
            if first != outcome.row:
                reason = f"{entry} {first} is about the same pupil of the records"
                yield Told(Skipped(outcome.row, reason), ())
                continue
        yield each


def _row(told: Told) -> int:
    return told.outcome.row


def _has_left(pupil: ExistingPupil, today: date) -> tuple[Said, ...]:
    if on_roll(pupil, today):
        return ()
    return (Said("kept", "left_on", "the record says that the pupil has left the school"),)


def on_roll(pupil: ExistingPupil, today: date) -> bool:
    """Whether the record does not say that the pupil has left before `today`."""
    left = day_in(pupil.pupil, "left_on")
    return left is None or left >= today


def _unknown_workers(told: Sequence[Told], staff: Mapping[str, str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for each in told:
        outcome = each.outcome.if_new if isinstance(each.outcome, Question) else each.outcome
        name = outcome.key_worker if isinstance(outcome, Add | Change | Same) else None
        if name and staff_meant(name, staff) is None:
            found[name] = (*found.get(name, ()), each.outcome.row)
    return found
