"""What many tests share: where the project is, and what one command line did."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import yaml

REPOSITORY = Path(__file__).parent.parent
# Every scalar as text, as the loader of records gives it; in C where there is libyaml.
TEXTS = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
A_SATURDAY = date(2026, 11, 21)
A_MOMENT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


class Screen(io.StringIO):
    """A stream that can say it is a terminal."""

    def __init__(self, text: str = "", *, is_terminal: bool = False) -> None:
        super().__init__(text)
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


@dataclass(frozen=True)
class Ran:
    """What one command line did."""

    status: int
    out: str
    err: str


Senco = Callable[..., Ran]


def ran(words: Sequence[str], cwd: Path, *, environment: Mapping[str, str], typed: str | None = None) -> Ran:
    """Run a command line on a Saturday; `typed` are the answers of somebody at a terminal."""
    from senco_cli.cli.boundary import run
    from senco_cli.cli.session import Session

    out, err = Screen(), Screen(is_terminal=typed is not None)
    session = Session(
        stdin=Screen(typed or "", is_terminal=typed is not None),
        stdout=out,
        stderr=err,
        environment=environment,
        cwd=cwd,
        clock=lambda: A_SATURDAY,
        now=lambda: A_MOMENT,
    )
    status = run(list(words), session)
    return Ran(status, out.getvalue(), err.getvalue())


def trust(root: Path, home: Path) -> None:
    """Have the person whose home it is say that the programs of the folder's git may run."""
    with (home / ".gitconfig").open("a", encoding="utf-8") as settings:
        settings.write(f'[senco]\n\ttrust = "{root.as_posix()}"\n')
