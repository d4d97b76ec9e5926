"""Pointing out, where a record is shown, that two people changed something in it differently."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from senco_cli.cli.output import fault_line
from senco_cli.cli.session import Session

if TYPE_CHECKING:
    from senco_cli.actions.find_record import Target


def say_two_versions(session: Session, root: Path, target: str | Target) -> None:
    """A line for each note in the records of a pupil, or in one other record."""
    from senco_cli.store.plain_files import read_plain
    from senco_cli.store.undecided import findings_in, undecided_findings

    try:
        if isinstance(target, str):
            found = tuple(undecided_findings(root, pupil=target))
        else:
            found = tuple(findings_in(target.path, read_plain(root, target.path)))
    except OSError:
        # That the record cannot be opened has been said.
        return
    for each in found:
        session.note(fault_line(session, root, each))
