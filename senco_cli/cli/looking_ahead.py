"""Having another process begin, before Typer is loaded, with what a command will ask for."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from senco_cli.index.helper import Helper

# The commands that ask about every pupil, with what they load to read them, unless they load it in any case.
_COMMANDS = {
    "review-due": ("senco_cli.actions.review_due", "senco_cli.actions.due_reading"),
    "list": ("senco_cli.actions.list_pupils",),
    "today": (),
    "check": (),
}
# With these the index is not asked, or asked about another folder.
_NOT_WITH = ("--help", "-h", "--as-at")
_RECORDS = "--records"
_SETTINGS = "senco.yaml"
_INDEX = os.path.join(".senco", "index.sqlite")  # noqa: PTH118 - pathlib is not loaded yet
# Files that a smaller index knows of are looked at before another process has begun.
_WORTH_IT = 2_000_000


def look_ahead_for(words: Sequence[str]) -> Helper | None:
    """Begin with what a command line will ask for; a wrong guess costs time and nothing else."""
    if not words or words[0] not in _COMMANDS or any(word.startswith(_NOT_WITH) for word in words):
        return None
    root = next((folder for folder in _guesses(words) if _seen(os.path.join(folder, _SETTINGS))), None)  # noqa: PTH118
    if root is None:
        return None
    index = _seen(os.path.join(root, _INDEX))  # noqa: PTH118
    if _COMMANDS[words[0]] and not (index and _is_of_today(index)):
        from senco_cli.index.ready import make_ready

        return make_ready(lambda: _root(words), _COMMANDS[words[0]])
    if index and index.st_size > _WORTH_IT:
        from senco_cli.index.ahead import look_ahead

        return look_ahead(lambda: _root(words))
    return None


def given_records(words: Sequence[str]) -> str | None:
    """The folder that `--records` names."""
    for place, word in enumerate(words):
        if word == _RECORDS and place + 1 < len(words):
            return words[place + 1]
        if word.startswith(f"{_RECORDS}="):
            return word.partition("=")[2]
    return None


def _guesses(words: Sequence[str]) -> Iterator[str]:
    """Where the folder may be, said without reading or importing anything."""
    yield given_records(words) or os.environ.get("SENCO_RECORDS") or os.curdir
    try:
        folder = os.path.abspath(os.curdir)  # noqa: PTH100
    except OSError:
        # The folder that the terminal stands in has been deleted.
        return
    while (above := os.path.dirname(folder)) != folder:  # noqa: PTH120
        yield above
        folder = above


def _seen(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)  # noqa: PTH116
    except OSError:
        return None


def _is_of_today(index: os.stat_result) -> bool:
    """Whether the index was written to today; if not, pupils will probably have to be read, as on another day."""
    return time.localtime(index.st_mtime)[:3] == time.localtime()[:3]


def _root(words: Sequence[str]) -> Path | None:
    """The folder, if it keeps an index and nothing in it has to be put right first."""
    from pathlib import Path

    from senco_cli.index.wanted import may_keep
    from senco_cli.store.folder import find_root
    from senco_cli.store.unfinished import may_be_unfinished

    given = given_records(words)
    root = find_root(Path.cwd(), given=Path(given) if given else None, environment=os.environ)
    return root if may_keep(root, os.environ) and not may_be_unfinished(root) else None
