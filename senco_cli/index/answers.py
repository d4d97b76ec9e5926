"""What is answered of every pupil: from the index as far as it can be used, otherwise read from the records now."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from senco_cli.index import tables
from senco_cli.index.code import code_stamp
from senco_cli.index.facet import Answer, Facet
from senco_cli.index.file import IndexUnusable, opened, reading, writing
from senco_cli.index.helper import Helper, NoHelp
from senco_cli.index.keeping import Standing, bring_up_to_date, standing_if_unmoved
from senco_cli.index.progress import Progress, no_progress


class Answers:
    """The answers of one facet about every pupil of a record folder; they are the same with the index and without.

    With `keeps`, what has not moved since it was last read comes from the index. What `helper` is given to do it is
    told by pickling: `facet` and what `told` is given must then be of functions that another process knows by name.
    """

    def __init__(
        self,
        root: Path,
        facet: Facet,
        *,
        keeps: bool,
        progress: Progress = no_progress,
        helper: Helper | None = None,
    ) -> None:
        self._root, self._facet, self._keeps = root, facet, keeps
        self._progress, self._helper = progress, helper or Helper()
        self._hoped: Standing | None = None
        self._standing: Standing | None = None

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_progress": no_progress}

    def each(self) -> Iterator[tuple[str, Answer]]:
        """Every pupil's key and answer, in the order of the keys. Raises what reading the records raises."""
        last = ""
        try:
            standing = self._stand()
            with opened(self._root) as connection, reading(connection):
                if not tables.is_complete(connection, standing.world):
                    raise IndexUnusable("another senco has changed it")
                for key, answer in tables.answers(connection, standing.world):
                    yield key, answer
                    last = key
        except IndexUnusable:
            yield from self._read_now(after=last)

    def told(self, question: str, tell: Callable[[], str], *, here: bool = False) -> str:
        """What `tell` says of the school as a whole: what it said the last time, if nothing has moved since.

        Otherwise a helper says it, unless it is to be said `here`.
        """
        try:
            hoped, said = self._last_told(question)
            self._hoped = hoped
            standing = self._stand()
            if standing != hoped:
                said = self._last_told(question)[1]
        except IndexUnusable:
            return tell()
        if said is not None:
            return said
        helper = Helper() if here else self._helper
        with suppress(NoHelp, IndexUnusable):
            said = helper.done(partial(_told_by, self, standing, question, tell), progress=self._progress)
            said = said or self._last_told(question)[1]
        if said is None:
            said = tell()
            self._keep(said, question, standing)
        return said

    def _keep(self, said: str, question: str, standing: Standing) -> bool:
        """Keep what was told of the school; whether it could be kept."""
        with suppress(IndexUnusable), opened(self._root) as connection, writing(connection):
            # Another senco may have found meanwhile that something has moved.
            if tables.state(connection) == standing.changes:
                tables.tell(connection, standing.world, question, said)
                return True
        return False

    def _last_told(self, question: str) -> tuple[Standing | None, str | None]:
        """What was said the last time, and of which state: read while a helper may still be looking at the files."""
        if not self._keeps:
            raise IndexUnusable("not wanted")
        with opened(self._root) as connection, reading(connection):
            hoped = standing_if_unmoved(connection, self._facet, code=self._code)
            return hoped, tables.told(connection, hoped.world, question) if hoped else None

    @cached_property
    def _code(self) -> bytes:
        return code_stamp()

    def _stand(self) -> Standing:
        if not self._keeps:
            raise IndexUnusable("not wanted")
        if self._standing is None:
            try:
                hoped = self._hoped or self._last_told("")[0]
                self._standing = bring_up_to_date(
                    self._root, self._facet, code=self._code, hoped=hoped, progress=self._progress, helper=self._helper
                )
            except IndexUnusable:
                self._keeps = False
                raise
        return self._standing

    def _read_now(self, *, after: str) -> Iterator[tuple[str, Answer]]:
        from senco_cli.index.workers import as_json
        from senco_cli.store.pupil_folders import pupil_keys

        read, day = self._facet.open(), self._facet.day or date.min
        for key in pupil_keys(self._root):
            if key > after:
                yield key, json.loads(as_json(read(key, day, None)))


def _told_by(
    answers: Answers, standing: Standing, question: str, tell: Callable[[], str], _progress: Progress
) -> str | None:
    """What `tell` says where `answers` have long stood; None where that has been kept, which is the quicker way."""
    answers._standing = standing
    said = tell()
    return None if answers._keep(said, question, standing) else said
