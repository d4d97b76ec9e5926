"""Showing a transfer file: what it says of itself, what would be written, what is doubtful, and what is left behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from senco_cli.cli.output import print_table
from senco_cli.cli.session import Session
from senco_cli.cli.show_import import line, numbers, show_becoming, show_left_out, show_waiting
from senco_cli.model.phrases import how_many

if TYPE_CHECKING:
    from senco_cli.actions.workspace import Workspace
    from senco_cli.exchange.ctf.contents import CtfFile, SchoolNamed
    from senco_cli.exchange.ctf.proposing import CtfProposal

_HEADINGS: Mapping[str, str] = {
    "refused": "Not taken; the rest of the pupil is",
    "assumed": "Assumed: look whether this is right",
    "doubtful": "Doubtful, but taken as it is",
    "missing": "Missing",
    "kept": "Worth knowing",
    "noted": "Worth knowing",
}


def show_ctf(session: Session, file: CtfFile) -> None:
    """The head of the file, and what is odd about it as a file."""
    head = file.header
    count = how_many(len(file.pupils), "pupil")
    version = f"version {head.version}" if head.version else "no version"
    parts = [count, version, f"from {_school(head.source)}", f"to {_school(head.destination)}"]
    if head.made_on:
        parts.append(f"made on {head.made_on.isoformat()}")
    if head.is_partial:
        parts.append("not a full one")
    line(session, f"Common transfer file: {'; '.join(parts)}", depth=0)
    for sentence in file.odd:
        line(session, f"the file {sentence}", depth=0)
    session.print()


def show_ctf_outcomes(session: Session, workspace: Workspace, proposal: CtfProposal) -> None:
    """Everything that would happen, and everything there is to know about it."""
    show_becoming(session, workspace, proposal, entry="pupil")
    _said(session, proposal)
    show_left_out(session, proposal.skipped, entry="pupil")
    said = "Pupils who wait for an answer: import at a terminal, or give --answer 2=new"
    show_waiting(session, proposal.questions, entry="pupil", said=said)
    _left_behind(session, proposal)


def _said(session: Session, proposal: CtfProposal) -> None:
    """What there is to say, one line a sentence with the pupils of whom it is true."""
    grouped: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place, said in proposal.said:
        sentence = f"{said.sentence} ({said.taken})" if said.taken else said.sentence
        grouped[_HEADINGS[said.kind]][sentence].append(place)
    for heading in dict.fromkeys(_HEADINGS.values()):
        if heading not in grouped:
            continue
        session.print(heading)
        for sentence, places in grouped[heading].items():
            line(session, f"pupil {numbers(places)}: {sentence}")
        session.print()


def _left_behind(session: Session, proposal: CtfProposal) -> None:
    if not proposal.left_out:
        return
    session.print("Left behind; --include contacts, attendance or circumstances takes more")
    session.print()
    rows = [(each.words, each.element, str(each.number), str(each.pupils)) for each in proposal.left_out]
    print_table(session, ("What", "In the file", "How many", "Of pupils"), rows)
    session.print()


def _school(school: SchoolNamed) -> str:
    named = " ".join(
        part for part in (school.name, f"({school.laestab})" if school.laestab and school.name else "") if part
    )
    return named or school.laestab or "a school it does not name"
