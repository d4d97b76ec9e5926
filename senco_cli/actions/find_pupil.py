"""Find the pupil that somebody means who typed a key or any part of a name."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from senco_cli.errors import SencoError
from senco_cli.index.answers import Answers
from senco_cli.index.facet import Answer, Facet
from senco_cli.index.progress import Progress, no_progress
from senco_cli.model.names import fold_name, matches_folded
from senco_cli.model.phrases import how_many

# Where a label has the names as they are compared.
_FOLDED: Final = 4
_TOGETHER: Final = 100


class PupilLabel(NamedTuple):
    """A pupil's key and what tells people apart who have the same name.

    `names` are all the forms of it, `folded` the same as they are compared.
    """

    key: str
    label: str
    names: tuple[str, ...]
    class_name: str | None
    folded: str


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


def pupil_labels(root: Path, *, keeps_index: bool = False, progress: Progress = no_progress) -> tuple[PupilLabel, ...]:
    """Every pupil's label, as `each_label` has them."""
    return tuple(each_label(root, keeps_index=keeps_index, progress=progress))


def each_label(
    root: Path, *, keeps_index: bool = False, holding: Sequence[str] = (), progress: Progress = no_progress
) -> Iterator[PupilLabel]:
    """Every pupil's label, those whose record has faults included, in the order of surname and forename.

    With `keeps_index` they come from the index of the folder as far as that holds. Whose key and folded name hold none
    of `holding` may be left out.
    """
    facet = Facet("names", lambda: lambda key, _day, _below: _label(root, key), None)
    answers = Answers(root, facet, keeps=keeps_index, progress=progress)

    def tell() -> str:
        labels = sorted((label for _, label in answers.each()), key=_order)
        parts = (labels[at : at + _TOGETHER] for at in range(0, len(labels), _TOGETHER))
        return "\n".join([json.dumps(part, ensure_ascii=False) for part in parts])

    # A TAB soon has as many as it can show, or looks for few: most parts it need not understand.
    for part in answers.told("labels", tell).split("\n"):
        if part and (not holding or any(each in part for each in holding)):
            yield from map(_pupil_label, json.loads(part))


def find_pupil(root: Path, typed: str, *, keeps_index: bool = False, progress: Progress = no_progress) -> PupilLabel:
    """The one pupil that `typed` means.

    Raises NoSuchPupil, NoPupils, or SeveralPupils with everybody who fits.
    """
    from senco_cli.store.pupil_folders import is_key

    key = typed.strip().lower()
    # Nobody's name need be read to know whom a key means.
    if is_key(key) and (root / "pupils" / key).is_dir():
        return _pupil_label(_label(root, key))
    labels = pupil_labels(root, keeps_index=keeps_index, progress=progress)
    if not labels:
        raise NoPupils
    by_key = {each.key: each for each in labels}
    found = [by_key[key] for key in _best(typed, {each.key: each.folded for each in labels})]
    if not found:
        raise NoSuchPupil(unreadable=sum(not each.names for each in labels))
    if len(found) > 1:
        raise SeveralPupils(found)
    return found[0]


def fitting(typed: str, records: Mapping[str, bytes]) -> Sequence[str]:
    """The keys of the pupils whom `typed` may mean, of pupils' own records by key that lie in no folder."""
    from senco_cli.store.yaml_reader import read

    return _best(typed, {key: _label_of(key, read(data).tree)[_FOLDED] for key, data in records.items()})


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
    return f", and {how_many(number, 'has', 'have')} no name that can be read (senco check)"


def _best(typed: str, folded: Mapping[str, str]) -> list[str]:
    """The keys of those whose names fit best, if any fits at all."""
    wanted = fold_name(typed).split()
    scored = {key: matches_folded(wanted, names) for key, names in folded.items()}
    best = max(scored.values(), default=0)
    return [key for key, score in scored.items() if score == best and score > 0]


def _label(root: Path, key: str) -> Answer:
    from senco_cli.store.pupil_folders import load_tree

    return _label_of(key, load_tree(root, f"pupils/{key}/pupil.yaml"))


def _label_of(key: str, tree: Any) -> Answer:
    """Key, label, names, class, the names as they are compared, and what the pupil is sorted by."""
    from senco_cli.store.pupil_folders import name_in

    name = tree.get("name") if isinstance(tree, dict) else None
    parts = name if isinstance(name, dict) else {}
    order = ("known_as", "legal_forename", "preferred_surname", "legal_surname")
    names = [part for part in (parts.get(field) for field in order) if isinstance(part, str)]
    class_name = tree.get("class") if isinstance(tree, dict) else None
    return [
        key,
        name_in(tree) or key,
        names,
        class_name if isinstance(class_name, str) else None,
        " ".join(fold_name(name) for name in names),
        fold_name(names[-1] if names else key),
    ]


def _pupil_label(answer: Answer) -> PupilLabel:
    key, label, names, class_name, folded, _ = answer
    return PupilLabel(key, label, tuple(names), class_name, folded)


def _order(label: Answer) -> tuple[str, str]:
    return label[-1], label[0]
