"""The world as one command sees it: streams, today, terminal and record folder, made once."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from senco_cli.cli.harmless import harmless
from senco_cli.cli.progress import ProgressLine
from senco_cli.errors import SencoError

if TYPE_CHECKING:
    from senco_cli.actions.workspace import Workspace
    from senco_cli.index.helper import Helper
    from senco_cli.store.past import PastFolder


class ForReadingOnly(SencoError):
    """Something would be written into the example that comes with senco."""

    def __init__(self) -> None:
        super().__init__(
            "this practice school comes with senco and is for reading; nothing was written",
            hint="senco init --practice practice-school   makes a copy of your own, then work in that folder",
        )


class NewerRecords(SencoError):
    """Something would be written into records whose form this senco does not know."""

    def __init__(self, version: int) -> None:
        super().__init__(
            f"these records are in format {version}, which this senco does not know; nothing was written",
            hint="install the newest senco, then give the same command again",
        )


class Unsaid(OSError):
    """What there was to say could not be written to where it was to go."""


@contextmanager
def _told_apart() -> Iterator[None]:
    """Tell a file or disk that output goes to from those of the records."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Unsaid(error.errno, error.strerror) from error


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Session:
    """Everything that comes from outside; commands and actions read the world from nowhere else."""

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    environment: Mapping[str, str]
    cwd: Path
    clock: Callable[[], date]
    records: Path | None = None
    on: date | None = None
    now: Callable[[], datetime] = _now
    past: PastFolder | None = None
    helper: Helper | None = None

    def with_choices(self, *, records: Path | None, on: date | None) -> Session:
        """The same session with the record folder and the day that options gave."""
        return replace(self, records=records or self.records, on=on or self.on)

    def print(self, text: str = "") -> None:
        """A line of the result, on standard output; a screen is not steered by what stands in a record."""
        with _told_apart():
            self.stdout.write((harmless(text) if self.is_terminal else text) + "\n")

    def end(self) -> None:
        """Have all of the result given out. Raises Unsaid and BrokenPipeError."""
        with _told_apart():
            self.stdout.flush()

    def note(self, text: str) -> None:
        """A line beside the result, on standard error."""
        # What is said beside a result must not keep the result back, or a write from its end.
        with suppress(OSError):
            self.stderr.write(harmless(text) + "\n")

    @property
    def is_terminal(self) -> bool:
        """Whether results go to a screen."""
        return self.stdout.isatty()

    @property
    def can_ask(self) -> bool:
        """Whether there is somebody to ask."""
        return self.stdin.isatty() and self.stderr.isatty()

    @property
    def width(self) -> int:
        """Columns of the screen; 80 where there is none and `COLUMNS` does not say."""
        return shutil.get_terminal_size((80, 24)).columns if self.is_terminal else int(self._columns() or 80)

    @property
    def height(self) -> int:
        """Lines of the screen that a result may fill, leaving room for the next command; 24 where there is none."""
        return max(shutil.get_terminal_size((80, 24)).lines - 2, 10) if self.is_terminal else 24

    @property
    def is_in_records(self) -> bool:
        """Whether a record folder was given, or this is one or a folder within one; nothing is read for it."""
        named = self.environment.get("SENCO_RECORDS")
        given = self.records or (Path(named) if named else None)
        folders = (self.cwd / given,) if given else (self.cwd, *self.cwd.parents)
        return any((folder / "senco.yaml").is_file() for folder in folders)

    def root(self) -> Path:
        """The record folder, recovered first if a write was cut off; an earlier state of it where one is looked at.

        Raises NoRecordFolder and NoPast.
        """
        from senco_cli.store.folder import find_root
        from senco_cli.store.unfinished import may_be_unfinished

        found = find_root(self.cwd, given=self.records, environment=self.environment)
        if may_be_unfinished(found):
            from senco_cli.store.journal import recover

            if recover(found, environment=self.environment):
                self.note("a write that was cut off has been put right")
        return found if self.past is None else self._state_of(found, self.past)

    def workspace(self, *, writing: bool = False, dry_run: bool = False) -> Workspace:
        """The record folder and the day, for an action.

        Raises ForReadingOnly or NewerRecords where a write must not happen.
        """
        from senco_cli.actions.workspace import Workspace
        from senco_cli.index.helper import Helper

        root = self.root()
        practice_date, for_reading_only = _practice_marks(root)
        if writing and not dry_run:
            if for_reading_only:
                raise ForReadingOnly
            _refuse_newer(root)
        return Workspace(
            root=root,
            today=self._today(practice_date),
            environment=self.environment,
            dry_run=dry_run,
            as_at=self.past.day if self.past else None,
            home=self.past.home if self.past else None,
            keeps_index=self.keeps_index(root),
            progress=ProgressLine(self.stderr),
            helper=self.helper or Helper(),
        )

    def keeps_index(self, root: Path) -> bool:
        """Whether what was read of the folder may be kept in its index."""
        from senco_cli.index.wanted import may_keep

        return self.past is None and may_keep(root, self.environment)

    def is_for_reading_only(self, root: Path) -> bool:
        """Whether the folder is the example that comes with senco."""
        return _practice_marks(root)[1]

    def _state_of(self, home: Path, past: PastFolder) -> Path:
        is_new = past.home is None
        folder = past.of(home)
        if is_new and past.newest:
            when = past.newest.when.astimezone()
            day = f"{past.day.day} {past.day:%B %Y}"
            last = f"the last change by then is {past.newest.sha[:10]} of {when.day} {when:%B %Y}"
            self.note(f"as the records stood at the end of {day}; {last}")
        return folder

    def _today(self, practice_date: date | None) -> date:
        if self.on:
            return self.on
        if self.past:
            return self.past.day
        if practice_date:
            words = f"{practice_date:%A} {practice_date.day} {practice_date:%B %Y}"
            self.note(f"practice school: today is taken to be {words}")
            return practice_date
        return self.clock()

    def _columns(self) -> str | None:
        columns = self.environment.get("COLUMNS", "")
        # Any other sign for a number, or a thousand of them, is none that a terminal sets.
        return columns if columns.isdecimal() and len(columns) < 5 and int(columns) >= 40 else None


def session_of_process(helper: Helper | None = None) -> Session:
    """The session of this process: its streams as UTF-8, its environment, its clock, and who has already begun."""
    # Whoever started us may have closed a stream, which Python then has as None.
    stdin, stdout, stderr = (stream or io.StringIO() for stream in (sys.stdin, sys.stdout, sys.stderr))
    for stream in (stdin, stdout, stderr):
        if not hasattr(stream, "reconfigure"):
            continue
        if stream.isatty():
            # A terminal that has no letter for half the names in a class shows a question mark in its place.
            stream.reconfigure(errors="replace")
        else:
            # A Windows pipe is otherwise in a code page that has none either. Line ends stay as they are written, so
            # that CSV in a Windows file has one and not one and a half.
            stream.reconfigure(encoding="utf-8", errors="replace", newline="")
    return Session(
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        environment=dict(os.environ),
        cwd=_cwd(),
        clock=date.today,
        helper=helper,
    )


def _cwd() -> Path:
    try:
        return Path.cwd()
    except OSError:
        # The folder that the terminal stands in has been deleted; there are no records in it.
        return Path(os.environ.get("PWD", os.sep))


def _refuse_newer(root: Path) -> None:
    from senco_cli.model.settings import RECORD_FORMAT
    from senco_cli.store.pupil_folders import load_tree

    tree = load_tree(root, "senco.yaml")
    version = tree.get("record_format") if isinstance(tree, dict) else None
    if isinstance(version, str) and version.isdecimal() and int(version) > RECORD_FORMAT:
        raise NewerRecords(int(version))


def _practice_marks(root: Path) -> tuple[date | None, bool]:
    """The practice date and the for-reading-only mark, read without judging the rest of the settings."""
    from senco_cli.store.settings_lines import settings_lines

    fields = settings_lines(root, ("practice_date", "for_reading_only"))
    try:
        practice_date = date.fromisoformat(str(fields.get("practice_date")))
    except ValueError:
        practice_date = None
    return practice_date, str(fields.get("for_reading_only")).lower() in ("yes", "true")
