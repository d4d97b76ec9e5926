"""`senco import ctf`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.import_answers import AnswerOption, SenOnlyOption, answers_in, ask_who, hint_sen_only
from senco_cli.cli.import_writing import agree_and_write, pupils_said, question_about, why_nothing_about
from senco_cli.cli.option_groups import WriteOptions
from senco_cli.cli.session import Session
from senco_cli.cli.show_ctf import show_ctf, show_ctf_outcomes
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.workspace import Workspace
    from senco_cli.exchange.ctf.contents import CtfFile
    from senco_cli.exchange.ctf.proposing import CtfProposal
    from senco_cli.store.transaction import Committed


class CtfOptions(WriteOptions):
    """How a transfer file is brought in."""

    file: Annotated[Path, typer.Argument(metavar="FILE", help="The transfer file; its name ends in .xml.")]
    include: Annotated[
        list[str] | None,
        typer.Option("--include", help="Take more: contacts, attendance, circumstances, or all; may be repeated."),
    ] = None
    answer: AnswerOption = None
    sen_only: SenOnlyOption = False


def import_ctf(typed: CtfOptions) -> int:
    """Bring in pupils from a common transfer file: shows what it says and what would change, asks, then writes.

    Taken are who a pupil is, the year group, and the history of SEN with the types of need; what else the file holds is
    named and left behind. Nothing is ever deleted. Importing the same file again changes nothing.
    """
    from senco_cli.actions.import_ctf import open_ctf

    session, workspace = typed.begin()
    file = open_ctf(workspace, session.cwd / typed.file, include=_parts(typed.include))
    show_ctf(session, file)
    proposal = _settled(session, workspace, file, typed)
    show_ctf_outcomes(session, workspace, proposal)
    hint_sen_only(session, proposal)
    return _write(session, workspace, proposal, yes=typed.yes)


def _parts(typed: list[str] | None) -> tuple[str, ...]:
    from senco_cli.exchange.ctf.pupil import INCLUDES

    words = [word.strip().casefold() for each in typed or () for word in each.split(",") if word.strip()]
    for word in words:
        if word not in (*INCLUDES, "all"):
            raise UsageError(f'--include: "{word}" is nothing that can be taken', hint=f"{', '.join(INCLUDES)}, or all")
    return INCLUDES if "all" in words else tuple(dict.fromkeys(words))


def _settled(session: Session, workspace: Workspace, file: CtfFile, typed: CtfOptions) -> CtfProposal:
    """What is proposed once it is known who every doubtful pupil is, as far as somebody says."""
    from senco_cli.actions.import_ctf import propose_ctf

    given = answers_in(typed.answer)
    proposal = propose_ctf(workspace, file, answers=given, sen_only=typed.sen_only)
    answers = {} if typed.dry_run else ask_who(session, workspace, proposal, entry="Pupil")
    if not answers:
        return proposal
    return propose_ctf(workspace, file, answers={**given, **answers}, sen_only=typed.sen_only)


def _write(session: Session, workspace: Workspace, proposal: CtfProposal, *, yes: bool) -> int:
    from senco_cli.actions.import_ctf import import_ctf as write

    def written() -> tuple[str, Committed]:
        done = write(workspace, proposal)
        return pupils_said(len(done.keys), done.changed), done.committed

    return agree_and_write(
        session,
        workspace,
        written,
        question=question_about(proposal),
        then="senco check   and   senco review-due",
        is_open=bool(proposal.questions),
        yes=yes,
        why_nothing=why_nothing_about(proposal),
    )
