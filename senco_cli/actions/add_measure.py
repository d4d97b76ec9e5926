"""Write down a result of a pupil on any scale, and a scale of the school's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from senco_cli.actions.entries import filled_in, read_list, with_changes, with_entry
from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Edit, Prepared, Write, appending, changed, new, setting
from senco_cli.errors import SencoError
from senco_cli.model.codes import fold
from senco_cli.model.kinds import path_of
from senco_cli.model.measures import Measures
from senco_cli.model.scale import Scale
from senco_cli.model.settings import Settings
from senco_cli.rules.measuring import Taken, known_scales, results_of
from senco_cli.store.records import load_pupil


@dataclass(frozen=True, slots=True)
class NewScale:
    """A scale of one's own that is to be written down, in the order of its record; numbers are text."""

    id: str
    name: str
    unit: str | None
    kind: str
    better: str
    minimum: str | None = None
    maximum: str | None = None


@dataclass(frozen=True, slots=True)
class NewResult:
    """A result that is to be written down, in the order of its record; `value` is text, as its scale writes it."""

    scale: str
    value: str | None
    text: str | None
    taken_on: date
    taken_by: str | None = None
    test: str | None = None
    edition: str | None = None
    form: str | None = None
    context: str | None = None
    provision: str | None = None
    confidence: Mapping[str, str] | None = None
    at_limit: str | None = None
    items_answered: int | None = None
    note: str | None = None


class ScaleThere(SencoError):
    """A new scale would have the name of one that is there."""

    def __init__(self, id: str) -> None:
        super().__init__(f'the scale "{id}" is there already', hint=f"senco add-measure PUPIL --scale {id}")


@dataclass(frozen=True, slots=True)
class Measured:
    """What there is before a result is added: scales, results so far, and the pupil's provision by key and title."""

    scales: Mapping[str, Scale]
    results: tuple[Taken, ...]
    provisions: tuple[tuple[str, str], ...]


def measured(workspace: Workspace, pupil: str) -> Measured:
    """The scales and results of a pupil. Raises RecordHasFaults where the list of measures has to be mended first."""
    school, _faults = open_school(workspace)
    scales = known_scales(school.settings, read_list(workspace, Measures, pupil))
    file = load_pupil(workspace.root, pupil).file
    provisions = tuple((key, provision.title_) for key, provision, _member in school.provisions_of(pupil))
    return Measured(scales, results_of(file, school) if file else (), provisions)


def school_scales(workspace: Workspace) -> Mapping[str, Scale]:
    """The scales that results of every pupil may be on."""
    return known_scales(open_school(workspace)[0].settings)


def scale_id(name: str, scales: Mapping[str, Scale]) -> str:
    """The id of a new scale of this name. Raises ScaleThere."""
    id = "-".join("".join(c if c.isascii() else " " for c in fold(name)).split()) or "scale"
    if id in scales:
        raise ScaleThere(id)
    return id


def prepare_result(workspace: Workspace, pupil: str, result: NewResult, *, scale: NewScale | None = None) -> Prepared:
    """The pupil's list with the result at its end, and the new scale it is on where there is one.

    Raises RecordHasFaults where the list has to be mended first, and WouldNotLoad.
    """
    entry = _tree(result)
    message = f"add measure ({pupil})"
    if scale is None:
        return Prepared(with_entry(workspace, Measures, pupil, "results", entry), message)
    return Prepared(_with_scale(workspace, pupil, entry, _tree(scale)), message)


def prepare_scale(workspace: Workspace, scale: NewScale) -> Prepared:
    """The settings with a scale that results of every pupil may be on. Raises WouldNotLoad."""
    school, _faults = open_school(workspace)
    tree = _tree(scale)
    edit = appending(Settings, ("scales",), tree) if school.settings.scales else setting(Settings, ("scales",), [tree])
    return Prepared(changed(workspace.root, path_of(Settings), Settings, edit), "add scale (settings)")


def _with_scale(workspace: Workspace, pupil: str, entry: dict[str, Any], scale: dict[str, Any]) -> Write:
    record = read_list(workspace, Measures, pupil)
    if record is None:
        return new(Measures, path_of(Measures, pupil=pupil), {"scales": [scale], "results": [entry]})
    edits: list[Edit] = [
        appending(Measures, (name,), tree) if there else setting(Measures, (name,), [tree])
        for name, tree, there in (("scales", scale, record.scales), ("results", entry, record.results))
    ]
    return with_changes(workspace, Measures, pupil, edits)


def _tree(entry: NewResult | NewScale) -> dict[str, Any]:
    return filled_in({each.name: getattr(entry, each.name) for each in fields(entry)})
