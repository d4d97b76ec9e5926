"""Bring in a common transfer file: read it, propose what it means for the records, write all of it in one commit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from senco_cli.actions.import_outcomes import (
    CannotOpen,
    bytes_of,
    existing_pupils,
    naming,
    without_sen_left_out,
    writes_of,
)
from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import save
from senco_cli.exchange.ctf.contents import CtfFile
from senco_cli.exchange.ctf.decoded import too_large
from senco_cli.exchange.ctf.proposing import CtfProposal
from senco_cli.exchange.ctf.proposing import propose_ctf as propose
from senco_cli.exchange.ctf.reading import read_ctf
from senco_cli.exchange.ctf.safe_xml import LARGEST, NotATransferFile
from senco_cli.exchange.proposal import Skipped
from senco_cli.store.transaction import Committed

_WHERE_IT_IS = "senco import ctf FILE   with the place of the file, like Downloads/8012000_CTF_8014001_001.xml"


@dataclass(frozen=True, slots=True)
class ImportedCtf:
    """What was written; `keys` are those of the new pupils in the order of the file."""

    keys: tuple[str, ...]
    changed: int
    committed: Committed


def open_ctf(workspace: Workspace, path: Path, *, include: Sequence[str] = ()) -> CtfFile:
    """Read a transfer file; `include` are the parts to take beside who each pupil is, the year and SEN.

    Raises CannotOpen and NotATransferFile.
    """
    school, _faults = open_school(workspace)
    try:
        size = path.stat().st_size
    except OSError as error:
        raise CannotOpen(path, (error.strerror or "unknown reason").lower(), hint=_WHERE_IT_IS) from None
    with naming(path, NotATransferFile):
        if size > LARGEST:
            raise too_large()
        return read_ctf(
            bytes_of(path, hint=_WHERE_IT_IS),
            today=workspace.today,
            name=path.name,
            include=include,
            own_codes=school.settings.authority_codes,
            own_laestab=school.settings.school.laestab,
        )


def propose_ctf(
    workspace: Workspace, file: CtfFile, *, answers: Mapping[int, str] | None = None, sen_only: bool = False
) -> CtfProposal:
    """What importing the file would do to the records as they are now.

    With `sen_only` a child who is not in the records yet is left out unless the present status is K or E. Raises
    PupilUnreadable and NotACandidate.
    """
    proposal = propose(file, existing=existing_pupils(workspace), today=workspace.today, answers=answers)
    if not sen_only:
        return proposal
    outcomes = tuple(without_sen_left_out(each) for each in proposal.outcomes)
    # What there is to say about somebody who could not be taken anyway is still to be said.
    left = {each.row for each in proposal.adds} & {each.row for each in outcomes if isinstance(each, Skipped)}
    said = tuple((place, each) for place, each in proposal.said if place not in left)
    return replace(proposal, outcomes=outcomes, said=said)


def import_ctf(workspace: Workspace, proposal: CtfProposal) -> ImportedCtf:
    """Write everything that is proposed in one commit; pupils who still wait for an answer are left out."""
    keys, writes = writes_of(workspace, proposal)
    message = f"import ctf ({len(proposal.adds)} added, {len(proposal.changes)} changed)"
    return ImportedCtf(keys, len(proposal.changes), save(workspace, message, writes))
