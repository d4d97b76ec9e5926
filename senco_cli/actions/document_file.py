"""A document as a file: rendered in the format that is asked for, named without anybody's name, kept whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from senco_cli.actions.built import Built
from senco_cli.actions.school_look import look_of
from senco_cli.actions.workspace import Workspace
from senco_cli.documents.render.formats import PageFormat, renderer
from senco_cli.errors import SencoError
from senco_cli.model.kinds import KINDS, place_of
from senco_cli.store.files import atomic_write, is_file_everywhere, make_folder, why_not
from senco_cli.store.folder import PRIVATE
from senco_cli.store.layout import SCHEMA_FOLDER
from senco_cli.store.scratch import write_noted

_OF_RECORDS = {".git", PRIVATE, SCHEMA_FOLDER, "_templates", *(kind.path.split("/")[0] for kind in KINDS)}


class FileThere(SencoError):
    """The file to be written exists."""

    def __init__(self, path: Path, *, option: str = "--out") -> None:
        super().__init__(
            f'"{path}" is there already; nothing was written', hint=f"add --force, or {option} another-name"
        )


class AmongRecords(SencoError):
    """A document would be put where a record lives, or where git or senco keep their own."""

    def __init__(self, path: Path, *, option: str = "--out") -> None:
        super().__init__(
            f'"{path}" is a place for records, not for documents; nothing was written',
            hint=f"{option} another-name   or leave {option} away",
        )


class FileUnwritable(SencoError):
    """The operating system does not let the file be written."""

    def __init__(self, path: Path, *, reason: str, option: str = "--out") -> None:
        hint = f"{option} a name in a folder that is yours, where the disk has room"
        super().__init__(f'"{path}" cannot be written: {reason}', hint=hint)


def built_bytes(workspace: Workspace, built: Built[Any], *, as_format: PageFormat, width: int) -> bytes:
    """The document in a format; `width` is the columns of a text. Raises what `printer` and what it gives raise."""
    return printer(workspace, built.kind.template, as_format=as_format, width=width)(**built.on_page())


def page_bytes(workspace: Workspace, template: str, *, as_format: PageFormat, width: int, **view: Any) -> bytes:
    """The page that the template makes of the view; `width` is the columns of a text. Raises TemplateFault."""
    return printer(workspace, template, as_format=as_format, width=width)(**view)


def printer(workspace: Workspace, template: str, *, as_format: PageFormat, width: int = 100) -> Callable[..., bytes]:
    """What makes the bytes of the format from a view, for any number of views, given by the template's names for them.

    Raises LogoUnusable. What it gives raises TemplateFault, and OnlyForHtml where a school's own template has what
    only HTML can show.
    """
    from senco_cli.documents.templates import SCHOOL_FOLDER, environment, render

    look = look_of(workspace)
    templates = environment(workspace.root / SCHOOL_FOLDER, look=look, as_at=workspace.as_at)
    as_bytes = renderer(as_format, look=look, width=width)
    return lambda **view: as_bytes(render(templates, template, view))


def write_document(workspace: Workspace, path: Path, data: bytes, *, force: bool, option: str = "--out") -> None:
    """Keep a document in a file. Raises AmongRecords, FileUnwritable, and FileThere unless `force`.

    `option` is the one that names the place.
    """
    refuse_place(workspace, path, force=force, option=option)
    keep_file(path, data, force=force, noted_in=workspace.home or workspace.root, option=option)


def keep_file(path: Path, data: bytes, *, force: bool, noted_in: Path | None = None, option: str = "--out") -> None:
    """Keep bytes in a file where there are no records. Raises FileUnwritable, and FileThere unless `force`.

    What is written before it is whole is remembered in the record folder `noted_in`, so that none of it stays.
    """
    _refuse_file(path, force=force, option=option)
    try:
        make_folder(path.parent)
        if noted_in:
            write_noted(noted_in, path, data)
        else:
            atomic_write(path, data)
    except OSError as error:
        raise FileUnwritable(path, reason=why_not(error), option=option) from error


def refuse_place(workspace: Workspace, path: Path, *, force: bool, option: str = "--out") -> None:
    """Raise AmongRecords, FileUnwritable, or FileThere unless `force`, where no document is to be put.

    `option` is the one that names the place.
    """
    if _is_among_records(workspace.home or workspace.root, path):
        raise AmongRecords(path, option=option)
    _refuse_file(path, force=force, option=option)


def _refuse_file(path: Path, *, force: bool, option: str = "--out") -> None:
    if not is_file_everywhere(path.name):
        raise FileUnwritable(path, reason="some computers do not allow a file of that name", option=option)
    if path.is_dir():
        raise FileUnwritable(path, reason="it is a folder", option=option)
    if path.exists() and not force:
        raise FileThere(path, option=option)


def _is_among_records(root: Path, path: Path) -> bool:
    try:
        within = path.resolve().relative_to(root.resolve())
    except ValueError:
        return False
    # Windows and macOS take "Pupils" for "pupils".
    name = within.as_posix().casefold()
    # Beside senco.yaml a map may lie; below it there are records, and what git and senco keep for themselves.
    return ("/" in name and name.partition("/")[0] in _OF_RECORDS) or place_of(name) is not None
