"""Render the provision map, and keep it in a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.workspace import Workspace
from senco_cli.documents.people import Names
from senco_cli.documents.provision_map import build
from senco_cli.documents.provision_map_view import GroupBy, ProvisionMap, Selection
from senco_cli.documents.render.html import render_html
from senco_cli.documents.render.text import render_text
from senco_cli.documents.templates import SCHOOL_FOLDER, environment
from senco_cli.errors import SencoError
from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.school_days import SchoolDays
from senco_cli.store.files import atomic_write
from senco_cli.store.records import each_pupil


class FileThere(SencoError):
    """The file to be written exists."""

    def __init__(self, path: Path) -> None:
        super().__init__(f'"{path}" is there already; nothing was written', hint="add --force, or --out another-name")


@dataclass(frozen=True, slots=True)
class BuiltMap:
    """What is on the map, and every fault met on the way: what cannot be read is not on it."""

    view: ProvisionMap
    faults: tuple[Finding, ...]


def build_provision_map(
    workspace: Workspace, selection: Selection, *, group_by: GroupBy = "area", names: Names = "full"
) -> BuiltMap:
    """The provision map of the part of the school that is asked for. Raises NothingToShow."""
    school, found = open_school(workspace)
    faults = list(found)

    def files() -> Iterator[PupilFile]:
        for loaded in each_pupil(workspace.root):
            faults.extend(loaded.faults)
            if loaded.file is not None:
                yield loaded.file

    days = SchoolDays(school.calendar)
    view = build(
        school, files(), on=workspace.today, calendar=days, selection=selection, group_by=group_by, names=names
    )
    return BuiltMap(view, tuple(faults))


def render(workspace: Workspace, view: ProvisionMap, *, as_format: Literal["html", "txt"], width: int) -> bytes:
    """The map as a file of the format; `width` is the columns of a text. Raises TemplateFault."""
    page = render_html(environment(workspace.root / SCHOOL_FOLDER), "provision-map.html.j2", map=view)
    return page if as_format == "html" else render_text(page.decode("utf-8"), width=width).encode("utf-8")


def file_name(workspace: Workspace, selection: Selection, *, ending: str) -> str:
    """A name for the file that tells what is in it, and never a pupil's name."""
    parts = (selection.class_name, selection.year and f"year-{selection.year}", selection.pupil, selection.provision)
    what = "-".join(part for part in parts if part)
    safe = "".join(c if c.isalnum() or c in "-_" else "-" for c in what)
    return f"provision-map-{f'{safe}-' if safe else ''}{workspace.today.isoformat()}.{ending}"


def write_document(path: Path, data: bytes, *, force: bool) -> None:
    """Keep a document in a file. Raises FileThere unless `force`."""
    if path.exists() and not force:
        raise FileThere(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    atomic_write(path, data)
