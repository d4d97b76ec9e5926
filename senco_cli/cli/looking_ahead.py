"""Having the files of a large folder looked at before Typer is loaded, for the commands that will ask for that."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from senco_cli.index.ahead import Ahead

_COMMANDS = ("review-due", "list", "today", "check")
# With these the index is not asked, or asked about another folder.
_NOT_WITH = ("--help", "-h", "--as-at")
_RECORDS = "--records"
_INDEX = os.path.join(".senco", "index.sqlite")  # noqa: PTH118 - pathlib is not loaded yet
# Files that a smaller index knows of are looked at before another process has begun.
_WORTH_IT = 2_000_000


def look_ahead_for(words: Sequence[str]) -> Ahead | None:
    """Begin to look at the record folder that a command line means; a wrong guess costs time and nothing else."""
    if not words or words[0] not in _COMMANDS or any(word.startswith(_NOT_WITH) for word in words):
        return None
    if not any(_size(os.path.join(folder, _INDEX)) > _WORTH_IT for folder in _guesses(words)):  # noqa: PTH118
        return None
    from senco_cli.index.ahead import look_ahead

    return look_ahead(lambda: _root(words))


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


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116
    except OSError:
        return 0


def _root(words: Sequence[str]) -> Path | None:
    """The folder, if it keeps an index and nothing in it has to be put right first."""
    from pathlib import Path

    from senco_cli.index.wanted import may_keep
    from senco_cli.store.folder import find_root
    from senco_cli.store.unfinished import may_be_unfinished

    given = given_records(words)
    root = find_root(Path.cwd(), given=Path(given) if given else None, environment=os.environ)
    return root if may_keep(root, os.environ) and not may_be_unfinished(root) else None
