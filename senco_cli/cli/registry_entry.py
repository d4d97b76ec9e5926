"""What the registry says of a command or of a family of commands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Entry(NamedTuple):
    """One command: `module:function` below `senco_cli.cli.commands`, its line of help, the heading it is listed under.

    `names_pupil` says that its argument is a pupil, for completion; `looks_back` that it can show an earlier day, and
    `of_one` that it then reads, of the pupils, nobody but the one it names.
    """

    target: str
    help: str
    heading: str = ""
    names_pupil: bool = False
    looks_back: bool = False
    of_one: bool = False


class Family(NamedTuple):
    """Commands that share a first word, like `export provision-map`; `looks_back` goes for all of them."""

    help: str
    heading: str
    commands: Mapping[str, Entry]
    looks_back: bool = False

    @property
    def members(self) -> Mapping[str, Entry]:
        """The commands, each with what goes for all of them."""
        return {
            name: each._replace(looks_back=True) if self.looks_back else each for name, each in self.commands.items()
        }


START, RECORD, LOOK, CLOCK, PAPERS = (
    "Begin and mend",
    "Write things down",
    "Look things up",
    "The clock",
    "Papers in and out",
)
