"""The errors senco raises, and the exit status each one ends with."""

from __future__ import annotations

from enum import IntEnum


class ExitStatus(IntEnum):
    """How a command ends, for scripts; the same for every command."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    REFUSED = 3
    BUG = 70
    INTERRUPTED = 130


class SencoError(Exception):
    """A request that cannot be carried out: one sentence of fact, and a hint that can be typed.

    The sentence holds keys, paths and what the user typed as an option, never a name, a date of birth or a note.
    """

    status: ExitStatus = ExitStatus.REFUSED
    # Two versions of a record side by side: for the screen of whoever may see the record, and for nothing else.
    versions: tuple[str, str] | None = None

    def __init__(self, sentence: str, *, hint: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint


class UsageError(SencoError):
    """What was typed cannot be understood."""

    status = ExitStatus.USAGE
