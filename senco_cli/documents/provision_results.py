"""What was measured of a pupil at entry to a provision and at exit, and what became of the outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from senco_cli.documents.provision_parts import Change
from senco_cli.documents.provision_words import change_of, state_of
from senco_cli.model.provision import Member, Provision, Result
from senco_cli.rules import measuring
from senco_cli.rules.effect import Part, ways_in
from senco_cli.rules.measuring import Taken, entry_and_exit


@dataclass(frozen=True, slots=True)
class AtEnds:
    """The provision's own measure at both ends, as far as it was taken, and the way between them."""

    entry: Result | Taken | None
    exit: Result | Taken | None
    change: Change | None


def at_ends(key: str, provision: Provision, member: Member, results: Sequence[Taken]) -> AtEnds:
    """The results on the provision's own scale, from the list of measures or as the provision's record has them."""
    if provision.measure is None:
        return AtEnds(member.entry, member.exit, None)
    mine = tuple(each for each in results if each.provision == key and _is_its_own(each, provision))
    entry, last = entry_and_exit(mine, key)
    if entry is None or last is None:
        return AtEnds(entry or member.entry, last or member.exit, change_of(member, provision.measure))
    way = measuring.change(entry, last)
    if not isinstance(way, measuring.Change):
        return AtEnds(entry, last, None)
    is_better = {"better": True, "worse": False}.get(way.direction)
    return AtEnds(entry, last, Change(way.by, is_better))


def part_of(key: str, provision: Provision, parts: Sequence[Member], results: Sequence[Taken], *, on: date) -> Part:
    """What can be said of the effect of one pupil's part, in however many pieces."""
    has_left = all(each.left_on is not None and each.left_on < on for each in parts)
    return Part(
        is_over=has_left or state_of(provision, on) == "ended",
        outcome=parts[-1].outcome,
        ways=ways_in(results, key),
    )


def _is_its_own(taken: Taken, provision: Provision) -> bool:
    measure = provision.measure
    if measure is None:
        return False
    # A provision's record that names no scale of senco's has one of its own making.
    return taken.path.startswith("provision/") or taken.scale.id == measure.scale
