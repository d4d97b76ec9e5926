"""Find the pupil that somebody means who typed a key or any part of a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from senco_cli.errors import SencoError
from senco_cli.model.names import fold_name, matches


@dataclass(frozen=True, slots=True)
class PupilLabel:
    """A pupil's key and what tells people apart who have the same name; `names` are all the forms of it."""

    key: str
    label: str
    names: tuple[str, ...]
    class_name: str | None = None


class NoSuchPupil(SencoError):
    """Nothing that was typed fits a key or a name; `unreadable` pupils have no name that could be compared."""

    def __init__(self, *, unreadable: int = 0) -> None:
        super().__init__(
            "no pupil has that key or a name with all of those parts" + and_unreadable(unreadable),
            hint="senco list   shows every pupil with its key",
        )
        self.unreadable = unreadable


class SeveralPupils(SencoError):
    """More than one pupil fits, and nobody can be asked which is meant."""

    def __init__(self, found: Sequence[PupilLabel]) -> None:
        keys = ", ".join(each.key for each in found[:8]) + (" ..." if len(found) > 8 else "")
        super().__init__(f"{len(found)} pupils fit that name: {keys}", hint="type the key instead of the name")
        self.found = tuple(found)


class NotThereThen(SencoError):
    """The pupil was not yet recorded on the day that is looked at, or no longer."""

    def __init__(self, key: str, *, day: date) -> None:
        super().__init__(
            f"pupil {key} had no record here on {day.day} {day:%B %Y}", hint=f"senco history {key}   shows since when"
        )


class NoPupils(SencoError):
    """There is nobody to find."""

    def __init__(self) -> None:
        super().__init__("no pupil has been recorded yet", hint="senco add-pupil")


def pupil_labels(root: Path) -> tuple[PupilLabel, ...]:
    """Every pupil's label, those whose record has faults included, in the order of surname and forename."""
    from senco_cli.store.records import load_tree, pupil_keys

    labels = [_label(key, load_tree(root, f"pupils/{key}/pupil.yaml")) for key in pupil_keys(root)]
    return tuple(sorted(labels, key=lambda each: (fold_name(each.names[-1] if each.names else each.key), each.key)))


def find_pupil(root: Path, typed: str) -> PupilLabel:
    """The one pupil that `typed` means.

    Raises NoSuchPupil, NoPupils, or SeveralPupils with everybody who fits.
    """
    labels = pupil_labels(root)
    if not labels:
        raise NoPupils
    for each in labels:
        if each.key == typed.strip().lower():
            return each
    scored = [(matches(typed, *each.names), each) for each in labels]
    best = max(score for score, _ in scored)
    found = [each for score, each in scored if score == best and score > 0]
    if not found:
        raise NoSuchPupil(unreadable=sum(not each.names for each in labels))
    if len(found) > 1:
        raise SeveralPupils(found)
    return found[0]


def pupil_of_now(home: Path, past: Path, typed: str, *, day: date) -> str:
    """The key of the pupil that `typed` means by the records of now, for looking at those of an earlier day.

    Raises as `find_pupil` does, and NotThereThen.
    """
    key = find_pupil(home, typed).key
    if not (past / "pupils" / key).is_dir():
        raise NotThereThen(key, day=day)
    return key


def and_unreadable(number: int) -> str:
    """The end of a sentence that says that nobody was found, where somebody may be hidden."""
    if not number:
        return ""
    return f", and {number} {'has' if number == 1 else 'have'} no name that can be read (senco check)"


def _label(key: str, tree: object) -> PupilLabel:
    from senco_cli.store.records import name_in

    name = tree.get("name") if isinstance(tree, dict) else None
    parts = name if isinstance(name, dict) else {}
    order = ("known_as", "legal_forename", "preferred_surname", "legal_surname")
    names = tuple(part for part in (parts.get(field) for field in order) if isinstance(part, str))
    class_name = tree.get("class") if isinstance(tree, dict) else None
    return PupilLabel(key, name_in(tree) or key, names, class_name if isinstance(class_name, str) else None)
