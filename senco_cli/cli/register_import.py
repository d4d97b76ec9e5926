"""Bringing a register in, from a workbook or a text: shows how it was understood, asks what is open, then writes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.ask import choose
from senco_cli.cli.diagnosis_answers import DiagnosisOption, ask_diagnoses, diagnoses_in, hint_diagnoses, note_unmet
from senco_cli.cli.edited_import import Sides, import_edited
from senco_cli.cli.handing_over import hand_over
from senco_cli.cli.import_answers import AnswerOption, SenOnlyOption, answers_in, ask_who, hint_sen_only
from senco_cli.cli.import_writing import agree_and_write, pupils_said, question_about, why_nothing_about
from senco_cli.cli.list_file import form_of, listed_in
from senco_cli.cli.option_groups import WriteOptions
from senco_cli.cli.options import ForceOption, ListFormat
from senco_cli.cli.session import Session
from senco_cli.cli.show_comparison import show_comparison
from senco_cli.cli.show_import import show_columns, show_outcomes
from senco_cli.cli.wondering import said_if_slow
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.import_register import Opened
    from senco_cli.actions.workspace import Workspace
    from senco_cli.exchange.editable.reading import Edited
    from senco_cli.exchange.proposal import Proposal
    from senco_cli.store.transaction import Committed


_WHO = ("full_name", "legal_surname", "legal_forename", "known_as", "upn")


class TableOptions(WriteOptions):
    """How a file with a table in it is read, whatever stands there."""

    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file: an Excel workbook, or a table saved as CSV.")]
    sheet: Annotated[str | None, typer.Option("--sheet", help="Of a workbook: the name of the sheet to read.")] = None
    visible_only: Annotated[
        bool, typer.Option("--visible-only", help="Of a workbook: leave out the rows that are hidden in it.")
    ] = False
    dates: Annotated[
        str | None, typer.Option("--dates", help="day-first or month-first, where the file itself does not tell.")
    ] = None
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Write what could not be taken to this CSV file.")
    ] = None
    force: ForceOption = False


class FileOptions(TableOptions):
    """How a file about pupils is read."""

    mapping: Annotated[
        Path | None, typer.Option("--mapping", metavar="FILE", help="What each column holds, as a YAML file.")
    ] = None
    answer: AnswerOption = None


_COMPARING = "comparing the file with the records; for a large one that takes a while"


class RegisterOptions(FileOptions):
    """How a register is brought in."""

    plans_from_status: Annotated[
        bool,
        typer.Option("--plans-from-status", help="Take the day status E began for the day of a plan that has none."),
    ] = False
    sen_only: SenOnlyOption = False
    diagnosis: DiagnosisOption = None
    clash: Annotated[
        Sides | None,
        typer.Option("--clash", help="Of a register edited in Excel: which side wins where both were changed."),
    ] = None
    compare: Annotated[
        bool, typer.Option("--compare", help="Only list what differs from the records, both ways; nothing is written.")
    ] = False
    as_format: Annotated[
        ListFormat, typer.Option("--format", help="With --compare: a table to read, or JSON or CSV for programs.")
    ] = ListFormat.TABLE
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="With --compare: the file to write, .csv or .json.")
    ] = None


def import_register_file(typed: RegisterOptions) -> int:
    """Bring the register in; the exit status says whether questions are left."""
    if typed.compare:
        return _compare(typed)
    if typed.out:
        raise UsageError("--out is for --compare", hint="--report FILE   keeps what could not be taken")
    session, workspace = typed.begin()
    edited = _edited(session, typed)
    if edited is not None:
        added = partial(_of_new_rows, session, workspace, edited, typed)
        hint = partial(_hints, session, typed=typed, day_first=day_first_in(typed.dates))
        return import_edited(session, workspace, edited, side=typed.clash, yes=typed.yes, new_rows=added, hint=hint)
    opened = _opened(session, workspace, typed)
    show_columns(session, opened)
    day_first = day_first_in(typed.dates)
    proposal, day_first = _settled(session, workspace, opened, typed, day_first=day_first)
    show_outcomes(session, workspace, proposal)
    _write_report(session, workspace, typed, opened, proposal)
    if proposal.ambiguous_dates and day_first is None and not typed.dry_run:
        raise order_untold(proposal.ambiguous_dates)
    _hints(session, proposal, typed=typed, day_first=day_first)
    return _write(session, workspace, opened, proposal, day_first=day_first, yes=typed.yes)


def _hints(session: Session, proposal: Proposal, *, typed: RegisterOptions, day_first: bool | None) -> None:
    """What is still open about the rows, and the options that settle it."""
    if proposal.ambiguous_dates and day_first is None and typed.dry_run:
        untold = order_untold(proposal.ambiguous_dates)
        session.print(f"{untold}; shown with the day first, and asked before anything is written ({untold.hint})")
    hint_sen_only(session, proposal)
    hint_diagnoses(session, proposal, typed=typed.diagnosis)


def _edited(session: Session, typed: RegisterOptions) -> Edited | None:
    """The register that senco made to be edited, where the file is one and nobody names another sheet of it."""
    from senco_cli.actions.edited_register import open_edited

    return None if typed.sheet else open_edited(session.cwd / typed.file)


def _of_new_rows(session: Session, workspace: Workspace, edited: Edited, typed: RegisterOptions) -> Proposal | None:
    from senco_cli.actions.edited_register import open_new_rows

    opened = open_new_rows(workspace, edited)
    if opened is None:
        return None
    proposal, day_first = _settled(session, workspace, opened, typed, day_first=day_first_in(typed.dates))
    if proposal.ambiguous_dates and day_first is None and not typed.dry_run:
        raise order_untold(proposal.ambiguous_dates)
    return proposal


def _compare(typed: RegisterOptions) -> int:
    from senco_cli.actions.import_register import with_diagnoses

    as_format = form_of(typed.as_format, typed.out)
    session = typed.session
    workspace = session.workspace()
    told = diagnoses_in(typed.diagnosis, on=workspace.today)
    opened = with_diagnoses(_opened(session, workspace, typed), told)
    if as_format is ListFormat.TABLE:
        show_columns(session, opened)
    answers, day_first = answers_in(typed.answer), day_first_in(typed.dates)
    with listed_in(session, workspace, out=typed.out, force=typed.force) as place:
        return show_comparison(place, workspace, opened, day_first=day_first, answers=answers, as_format=as_format)


def _opened(session: Session, workspace: Workspace, typed: RegisterOptions) -> Opened:
    from senco_cli.actions.import_register import open_register

    def opened(sheet: str | None) -> Opened:
        path, mapping = session.cwd / typed.file, session.cwd / typed.mapping if typed.mapping else None
        return open_register(workspace, path, mapping=mapping, sheet=sheet, visible_only=typed.visible_only)

    first = opened(typed.sheet)
    other = other_sheet(session, first.table.sheet, first.table.other_sheets, typed)
    return opened(other) if other else first


def other_sheet(session: Session, read: str | None, others: tuple[str, ...], typed: TableOptions) -> str | None:
    """The sheet to read instead of the one that was, as somebody at the terminal says."""
    if not others or read is None:
        return None
    if not session.can_ask or typed.dry_run:
        for name in others:
            session.note(f'the sheet "{name}" looks like such a table too; --sheet "{name}" reads that one')
        return None
    choices = [(name, name) for name in (read, *others)]
    said = choose(session, "Which sheet is to be read?", choices, option="--sheet")
    return None if said == read else said


def _settled(
    session: Session, workspace: Workspace, opened: Opened, typed: RegisterOptions, *, day_first: bool | None
) -> tuple[Proposal, bool | None]:
    """What is proposed once the open questions are answered, and which way round the days are."""
    from senco_cli.actions.import_register import propose_register, with_diagnoses

    proposed: Callable[..., Proposal] = partial(
        said_if_slow(session, _COMPARING)(propose_register),
        workspace,
        with_diagnoses(opened, diagnoses_in(typed.diagnosis, on=workspace.today)),
        plans_from_status=typed.plans_from_status,
        sen_only=typed.sen_only,
        answers=answers_in(typed.answer),
    )
    proposal = proposed(day_first=day_first)
    note_unmet(session, proposal, told=diagnoses_in(typed.diagnosis, on=workspace.today))
    if proposal.ambiguous_dates and day_first is None and session.can_ask:
        day_first = ask_order(session, proposal.ambiguous_dates)
        proposal = proposed(day_first=day_first)
    if typed.dry_run:
        return proposal, day_first
    who = ask_who(session, workspace, proposal)
    answers = {**answers_in(typed.answer), **who}
    proposal = proposed(day_first=day_first, answers=answers) if who else proposal
    if not typed.yes:
        said = ask_diagnoses(session, proposal, typed=typed.diagnosis, on=workspace.today)
        proposal = proposed(day_first=day_first, answers=answers, diagnoses=said) if said else proposal
    return proposal, day_first


def order_untold(letters: tuple[str, ...]) -> UsageError:
    """The refusal of a file in which days may be read two ways."""
    return UsageError(
        f"in column {', '.join(letters)} nothing tells whether the day or the month comes first",
        hint="--dates day-first   or   --dates month-first",
    )


def ask_order(session: Session, letters: tuple[str, ...]) -> bool:
    """Whether the day comes first in the columns, as somebody at the terminal says."""
    orders = [("day-first", "the day comes first, 03/04 is 3 April"), ("month-first", "the month comes first")]
    question = f"Which way round are the days in column {', '.join(letters)}?"
    return choose(session, question, orders, option="--dates") == "day-first"


def day_first_in(dates: str | None) -> bool | None:
    """Whether the day comes first, by the option; None where nothing was said. Raises UsageError."""
    from senco_cli.exchange.mapping import DATES

    if dates is None:
        return None
    if dates not in DATES:
        raise UsageError(f'--dates: "{dates}" is not known', hint="day-first or month-first")
    return DATES[dates]


def _write_report(
    session: Session, workspace: Workspace, typed: FileOptions, opened: Opened, proposal: Proposal
) -> None:
    if typed.report is None:
        return
    from senco_cli.exchange.not_taken import report_csv

    data = report_csv(opened.table, proposal)
    hand_over(session, workspace, data, out=typed.report, force=typed.force, option="--report")


def _write(
    session: Session, workspace: Workspace, opened: Opened, proposal: Proposal, *, day_first: bool | None, yes: bool
) -> int:
    from senco_cli.actions.import_register import import_register

    def written() -> tuple[str, Committed]:
        done = import_register(workspace, proposal, day_first=day_first, table=opened.table)
        return pupils_said(len(done.keys), done.changed), done.committed

    is_lost = not any(proposal.mapping.of(field) for field in _WHO)
    if is_lost:
        session.print("no column says who the pupils are; a provision map comes in with senco import provision-map")
    return agree_and_write(
        session,
        workspace,
        written,
        question=question_about(proposal),
        then="senco check   and   senco review-due",
        is_open=bool(proposal.questions) or is_lost,
        why_nothing=why_nothing_about(proposal),
        yes=yes,
    )
