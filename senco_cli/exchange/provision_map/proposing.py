"""What a provision map would do to the records: provisions to add and to change, and what is left to be asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from senco_cli.exchange.merging.trees import Edit, Tree, differences
from senco_cli.exchange.provision_map.lines import Line
from senco_cli.exchange.provision_map.merging import BY_DEFAULT, Answers, Met, laid_over, tree_of
from senco_cli.exchange.provision_map.people import Naming
from senco_cli.exchange.text import squeeze
from senco_cli.model.phrases import listed

PROVISION_FILE = "provision"
_LACKING = {"area": "area of need (--area)", "layer": "layer (--layer)", "from_on": "first day (--from)"}


@dataclass(frozen=True, slots=True)
class Defaults:
    """What rows that do not say it are taken to mean; None where nobody said."""

    area: str | None = None
    layer: str | None = None
    from_on: date | None = None


@dataclass(frozen=True, slots=True)
class NewProvision:
    """A provision to write down."""

    rows: tuple[int, ...]
    tree: Tree
    understood: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangedProvision:
    """A provision of the records with what the map says besides."""

    rows: tuple[int, ...]
    key: str
    title: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class SameProvision:
    """A provision of the records that says all of it."""

    rows: tuple[int, ...]
    key: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row of which nothing is taken."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class MapProposal:
    """Everything an import of a provision map would do.

    `by_whole_name` were taken because nobody else has the name, and somebody has to agree; `waiting` are names with
    the rows they stand in. `lacking` says what rows do not say that a record needs: area, layer, from. `staff_unknown`
    are names by row; `not_in_file` keys of provisions that run and are not in it; `not_taken` tells of values by row.
    """

    new: tuple[NewProvision, ...]
    changed: tuple[ChangedProvision, ...]
    same: tuple[SameProvision, ...]
    left_out: tuple[LeftOut, ...]
    by_whole_name: tuple[Naming, ...]
    waiting: Mapping[Naming, tuple[int, ...]]
    lacking: Mapping[str, tuple[int, ...]]
    assumed: tuple[tuple[int, str], ...]
    staff_unknown: Mapping[str, tuple[int, ...]]
    not_in_file: tuple[str, ...]
    not_taken: tuple[tuple[int, str], ...] = ()


def propose_map(
    lines: Sequence[Line],
    *,
    existing: Mapping[str, Tree],
    answers: Answers,
    today: date,
    defaults: Defaults | None = None,
) -> MapProposal:
    """What importing the lines would do.

    `existing` are the provisions of the records by key.
    """
    met = Met()
    new: list[NewProvision] = []
    known: list[ChangedProvision | SameProvision] = []
    for group in _groups(lines, defaults or Defaults(), met):
        tree = tree_of(group, answers, met)
        rows = tuple(dict.fromkeys(line.row for line in group))
        key = _recorded(tree, group[0], existing, today)
        if key is None:
            new.append(NewProvision(rows, tree, tuple(dose.words for dose in group[0].doses)))
            continue
        edits = tuple(differences(PROVISION_FILE, existing[key], laid_over(existing[key], tree, group[0], met)))
        same = SameProvision(rows, key)
        known.append(ChangedProvision(rows, key, str(tree["title"]), edits) if edits else same)
    spoken_of = {each.key for each in known}
    running = (key for key, tree in existing.items() if str(tree.get("to") or "9999") >= today.isoformat())
    return MapProposal(
        tuple(new),
        tuple(each for each in known if isinstance(each, ChangedProvision)),
        tuple(each for each in known if isinstance(each, SameProvision)),
        tuple(LeftOut(*each) for each in met.left_out),
        tuple(met.whole.values()),
        met.waiting,
        met.lacking,
        tuple(dict.fromkeys(met.assumed)),
        met.staff,
        tuple(key for key in running if key not in spoken_of),
        tuple(dict.fromkeys(met.not_taken)),
    )


def _groups(lines: Sequence[Line], defaults: Defaults, met: Met) -> list[list[Line]]:
    """The lines of one provision together: those with one title, area, layer, first day and dose."""
    groups: dict[tuple[object, ...], list[Line]] = {}
    for line in lines:
        met.assumed += [(line.row, each) for each in _assumed_of(line)]
        if not line.title:
            met.left_out.append((line.row, "names no provision"))
            continue
        whole = _with_defaults(line, defaults)
        lacking = [name for name in _LACKING if getattr(whole, name) is None]
        for name in lacking:
            met.lacking[name] = (*met.lacking.get(name, ()), line.row)
        if lacking:
            named = listed([_LACKING[name] for name in lacking])
            met.left_out.append((line.row, f"gives no {named}, which a record needs"))
        else:
            mark = (squeeze(whole.title), whole.area, whole.layer, whole.from_on, whole.doses)
            groups.setdefault(mark, []).append(whole)
    return list(groups.values())


def _with_defaults(line: Line, defaults: Defaults) -> Line:
    return replace(
        line,
        area=line.area or defaults.area,
        layer=line.layer or defaults.layer,
        from_on=line.from_on or defaults.from_on,
        notes=[*line.notes],
        guessed=[*line.guessed, *(name for name in ("area", "layer") if getattr(line, name) is None)],
        assumed=[*line.assumed, *([] if line.from_on else [BY_DEFAULT])],
    )


def _assumed_of(line: Line) -> Iterator[str]:
    yield from line.assumed
    for dose in line.doses:
        yield from dose.assumed


def _recorded(tree: Tree, line: Line, existing: Mapping[str, Tree], today: date) -> str | None:
    """The provision of the records that a line is about: of the same name, begun on the same day, or running."""
    named = [key for key, each in existing.items() if squeeze(str(each.get("title"))) == squeeze(str(tree["title"]))]
    exact = [key for key in named if existing[key].get("from") == tree["from"]]
    if exact or BY_DEFAULT not in line.assumed:
        return exact[0] if exact else None
    return next((key for key in named if str(existing[key].get("to") or "9999") >= today.isoformat()), None)
