"""Reading a school's own template only where it is a plain file of bearable size that lies in the record folder."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final

from jinja2 import BaseLoader, Environment, FileSystemLoader, TemplateNotFound, TemplateSyntaxError
from jinja2.loaders import split_template_path

LARGEST: Final = 500_000
# Opening a pipe waits for whoever writes to it, and nobody may ever.
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_own(folder: Path, template: str) -> str:
    """The text of `folder/template`.

    Raises TemplateSyntaxError with what is wrong with the file as a whole, and TemplateNotFound.
    """
    path = folder.joinpath(*split_template_path(template))
    if not os.path.lexists(path):
        raise TemplateNotFound(template)
    try:
        data = _bytes_of(path, folder.parent)
    except OSError as error:
        raise _unfit(template, f"cannot be opened: {error.strerror or 'unknown reason'}") from None
    if isinstance(data, str):
        raise _unfit(template, data)
    try:
        # Notepad may have begun the file with a byte order mark.
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        raise _unfit(template, "is not in UTF-8; save it again as UTF-8", line=line) from None


class SchoolLoader(BaseLoader):
    """Finds templates in the school's own folder, which need not exist."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text and the place of a template, which stays as it was read."""
        del environment
        return read_own(self._folder, template), str(self._folder / template), lambda: True

    def list_templates(self) -> list[str]:
        """The names of all there are."""
        return FileSystemLoader(self._folder).list_templates()


def _bytes_of(path: Path, records: Path) -> bytes | str:
    """What a file holds, or why that is not looked at."""
    # Of links in a circle Path.resolve makes an error, or none, by the release of Python.
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(records)):
        return "is a link that leads out of the record folder; put the file itself in its place"
    try:
        path.stat()
    except OSError as error:
        if error.errno == errno.ELOOP:
            return "is a link that leads to itself"
    # Not every system opens one, and each says something else of it.
    if path.is_dir():
        return "is a folder, and ought to be a file"
    descriptor = os.open(path, _FLAGS)
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        seen = os.fstat(descriptor)
        if not stat.S_ISREG(seen.st_mode):
            return "is no file but a device or a pipe"
        if seen.st_size > LARGEST:
            return f"is larger than {LARGEST // 1000} kB"
        return file.read()


def _unfit(template: str, what: str, *, line: int = 1) -> TemplateSyntaxError:
    return TemplateSyntaxError(what, line, template)
