"""One document for each of many pupils: files in a folder or in a zip file, made one at a time."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from senco_cli.actions.built import Built
from senco_cli.actions.classes import refuse_unknown_class
from senco_cli.actions.document_file import FileUnwritable, printer, refuse_place, write_document
from senco_cli.actions.pupil_rows import Filters, list_pupils
from senco_cli.actions.workspace import Workspace
from senco_cli.documents.render.formats import PageFormat
from senco_cli.errors import SencoError
from senco_cli.model.finding import Finding
from senco_cli.store.files import create, make_folder, put, temporary_of, why_not
from senco_cli.store.scratch import noted


class NobodyChosen(SencoError):
    """No pupil is in the part of the school that was asked for."""

    def __init__(self) -> None:
        super().__init__("no pupil on the roll is in that part of the school", hint="senco list")


@dataclass(frozen=True, slots=True)
class Made:
    """A pupil's document as bytes, and every fault met on the way."""

    data: bytes
    faults: tuple[Finding, ...] = ()


MadeOf = Callable[[str], Made]
BuiltOf = Callable[[str], Built[Any]]


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one pupil's document: written, left alone because it is there, or refused with a reason."""

    key: str
    was_there: bool = False
    refusal: SencoError | None = None
    faults: tuple[Finding, ...] = ()

    @property
    def is_written(self) -> bool:
        """Whether there is a new file."""
        return not self.was_there and self.refusal is None


@dataclass(frozen=True, slots=True)
class Many:
    """What is to become of many documents: how the file is called for a key, and where it goes.

    `out` is a folder, or with `is_zip` the one file that holds all of them.
    """

    name_of: Callable[[str], str]
    out: Path
    is_zip: bool = False
    force: bool = False


def chosen_pupils(
    workspace: Workspace, *, year: str | None = None, class_name: str | None = None, statuses: Sequence[str] = ()
) -> tuple[str, ...]:
    """The keys of the pupils on the roll in a year (its code) and class, in the order of their names.

    Those whose record cannot be read are among them. Raises NobodyChosen and UnknownClass.
    """
    years = (year,) if year else ()
    found = list_pupils(workspace, Filters(tuple(statuses), years=years, class_name=class_name))
    if not any(row.readable for row in found.rows):
        refuse_unknown_class(workspace, class_name)
        raise NobodyChosen
    return tuple(row.key for row in found.rows)


def made_by(workspace: Workspace, built_of: BuiltOf, *, template: str, as_format: PageFormat) -> MadeOf:
    """What makes a pupil's document of a template, from what `built_of` gives for the pupil."""
    as_bytes = printer(workspace, template, as_format=as_format)

    def made_of(key: str) -> Made:
        built = built_of(key)
        return Made(as_bytes(**built.on_page()), built.faults)

    return made_of


def make_documents(workspace: Workspace, keys: Sequence[str], made_of: MadeOf, *, many: Many) -> Iterator[Step]:
    """Make the documents one at a time, each when the step before it has been taken.

    A SencoError of `made_of` ends that document only. Raises what a place refuses: AmongRecords, FileUnwritable, and
    FileThere for a zip file unless `force`.
    """
    if many.is_zip:
        yield from _zipped(workspace, keys, made_of, many)
        return
    for key in keys:
        path = many.out / many.name_of(key)
        if path.is_file() and not many.force:
            yield Step(key, was_there=True)
            continue
        made = _made(key, made_of)
        if isinstance(made, Step):
            yield made
            continue
        write_document(workspace, path, made.data, force=many.force)
        yield Step(key, faults=made.faults)


def _made(key: str, made_of: MadeOf) -> Step | Made:
    try:
        return made_of(key)
    except SencoError as refusal:
        return Step(key, refusal=refusal)


def _zipped(workspace: Workspace, keys: Sequence[str], made_of: MadeOf, many: Many) -> Iterator[Step]:
    refuse_place(workspace, many.out, force=many.force)
    temporary = temporary_of(many.out, token=os.urandom(8).hex())
    try:
        make_folder(many.out.parent)
        written = 0
        with noted(workspace.home or workspace.root, temporary):
            with create(temporary) as raw, zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as file:
                for key in keys:
                    made = _made(key, made_of)
                    if isinstance(made, Step):
                        yield made
                        continue
                    file.writestr(_zip_entry(many.name_of(key), on=workspace.today), made.data)
                    written += 1
                    yield Step(key, faults=made.faults)
            if written:
                put(temporary, many.out)
    except OSError as error:
        raise FileUnwritable(many.out, reason=why_not(error)) from error


def _zip_entry(name: str, *, on: date) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, (max(on.year, 1980), on.month, on.day, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    return info
