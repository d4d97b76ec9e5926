"""One document for each of many pupils: files in a folder or in a zip file, made one at a time."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from senco_cli.actions.document_file import FileUnwritable, printer, refuse_place, write_document
from senco_cli.actions.list_pupils import Filters, list_pupils
from senco_cli.actions.workspace import Workspace
from senco_cli.documents.render.formats import PageFormat
from senco_cli.errors import SencoError
from senco_cli.model.finding import Finding
from senco_cli.store.files import TEMPORARY_PREFIX, create, make_folder, put


class NobodyChosen(SencoError):
    """No pupil is in the part of the school that was asked for."""

    def __init__(self) -> None:
        super().__init__("no pupil on the roll is in that part of the school", hint="senco list")


@dataclass(frozen=True, slots=True)
class Viewed:
    """What is on a pupil's page, by the template's names for it, and every fault met on the way."""

    view: Mapping[str, Any]
    faults: tuple[Finding, ...] = ()


ViewOf = Callable[[str], Viewed]


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
    """What is made of many pupils: the template, the format, how a file is called for a key, and where it goes.

    `out` is a folder, or with `is_zip` the one file that holds all of them.
    """

    template: str
    as_format: PageFormat
    name_of: Callable[[str], str]
    out: Path
    is_zip: bool = False
    force: bool = False


def chosen_pupils(
    workspace: Workspace, *, year: str | None = None, class_name: str | None = None, statuses: Sequence[str] = ()
) -> tuple[str, ...]:
    """The keys of the pupils on the roll in a year (its code) and class, in the order of their names.

    Those whose record cannot be read are among them. Raises NobodyChosen.
    """
    years = (year,) if year else ()
    found = list_pupils(workspace, Filters(tuple(statuses), years=years, class_name=class_name))
    if not any(row.readable for row in found.rows):
        raise NobodyChosen
    return tuple(row.key for row in found.rows)


def make_documents(workspace: Workspace, keys: Sequence[str], view_of: ViewOf, *, many: Many) -> Iterator[Step]:
    """Make the documents one at a time, each when the step before it has been taken.

    `view_of` gives what is on a pupil's page; a SencoError of it, or of the template for that page, ends that document
    only. Raises what a place refuses: AmongRecords, FileUnwritable, and FileThere for a zip file unless `force`.
    """
    as_bytes = printer(workspace, many.template, as_format=many.as_format)
    if many.is_zip:
        yield from _zipped(workspace, keys, view_of, as_bytes, many)
        return
    for key in keys:
        path = many.out / many.name_of(key)
        if path.is_file() and not many.force:
            yield Step(key, was_there=True)
            continue
        made = _made(key, view_of, as_bytes)
        if isinstance(made, Step):
            yield made
            continue
        data, faults = made
        write_document(workspace, path, data, force=many.force)
        yield Step(key, faults=faults)


def _made(key: str, view_of: ViewOf, as_bytes: Callable[..., bytes]) -> Step | tuple[bytes, tuple[Finding, ...]]:
    try:
        viewed = view_of(key)
        return as_bytes(**viewed.view), viewed.faults
    except SencoError as refusal:
        return Step(key, refusal=refusal)


def _zipped(
    workspace: Workspace, keys: Sequence[str], view_of: ViewOf, as_bytes: Callable[..., bytes], many: Many
) -> Iterator[Step]:
    refuse_place(workspace, many.out, force=many.force)
    temporary = many.out.with_name(f"{TEMPORARY_PREFIX}{os.urandom(8).hex()}-{many.out.name}")
    try:
        make_folder(many.out.parent)
        written = 0
        with create(temporary) as raw, zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as file:
            for key in keys:
                made = _made(key, view_of, as_bytes)
                if isinstance(made, Step):
                    yield made
                    continue
                data, faults = made
                day = workspace.today
                info = zipfile.ZipInfo(many.name_of(key), (max(day.year, 1980), day.month, day.day, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                file.writestr(info, data)
                written += 1
                yield Step(key, faults=faults)
        if written:
            put(temporary, many.out)
    except OSError as error:
        raise FileUnwritable(many.out, reason=error.strerror or type(error).__name__) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
