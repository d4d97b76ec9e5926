"""What the commands for the papers of a review share: one paper for one pupil, or one for each pupil of many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from senco_cli.cli.delivery import PageFormat, delivery, format_of
from senco_cli.cli.delivery_many import Choice, deliver_many, many_delivery
from senco_cli.cli.options import parse_day_option, parse_on
from senco_cli.cli.review_papers import begin_papers, hand_out, hand_out_each, refuse_tables, say_dates
from senco_cli.cli.session import Session
from senco_cli.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from senco_cli.actions.review_papers import Opened, Paper

    MakePaper = Callable[[Opened], Paper]


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A paper as its command knows it: its template, how files begin, and what it is called where it is no table.

    `has_letters` is for what goes to several people, each with a letter of their own.
    """

    template: str
    document: str
    no_table: str | None = None
    has_letters: bool = False


@dataclass(frozen=True, slots=True)
class PapersAsked:
    """What was asked for on the command line."""

    pupil: Sequence[str]
    choice: Choice
    is_zip: bool
    as_format: PageFormat | None
    out: Path | None
    to_stdout: bool
    open_it: bool
    force: bool
    meeting: str | None
    records: Path | None
    on: str | None
    each: bool = False
    advice_by: str | None = None


def export_papers(ctx: typer.Context, asked: PapersAsked, kind: PaperKind, make: MakePaper) -> ExitStatus:
    """Make the paper of one pupil's review, or one for each pupil whose meeting is to come."""
    if kind.no_table:
        refuse_tables(format_of(asked.as_format, asked.out), kind.no_table)
    if bool(asked.pupil) == asked.choice.is_of_many:
        raise UsageError("one pupil or many", hint="name a pupil, or give --all, --year or --class")
    if asked.choice.is_of_many:
        return _export_many(ctx, asked, kind, make)
    if asked.is_zip and not kind.has_letters:
        raise UsageError("--zip is for many documents", hint="add --all, --year or --class")
    return _export_one(ctx, asked, kind, make)


def _export_one(ctx: typer.Context, asked: PapersAsked, kind: PaperKind, make: MakePaper) -> ExitStatus:
    is_each = asked.each or asked.is_zip
    out, force, to_stdout = asked.out, asked.force, asked.to_stdout
    many = one = None
    if is_each:
        many = many_delivery(asked.as_format, out=out, is_zip=asked.is_zip, force=force, to_stdout=to_stdout)
    else:
        one = delivery(asked.as_format, out=out, to_stdout=to_stdout, open_it=asked.open_it, force=force)
    session, workspace, opened = begin_papers(
        ctx, asked.pupil, meeting=asked.meeting, records=asked.records, on=asked.on, advice_by=asked.advice_by
    )
    if kind.has_letters:
        say_dates(session, opened)
    paper = make(opened)
    if many:
        return hand_out_each(session, workspace, opened, paper, many)
    assert one
    return hand_out(session, workspace, opened, paper, one)


def _export_many(ctx: typer.Context, asked: PapersAsked, kind: PaperKind, make: MakePaper) -> ExitStatus:
    from senco_cli.actions.many_documents import Viewed
    from senco_cli.actions.review_papers import open_review, with_meeting_to_come

    if asked.meeting or asked.each or asked.open_it:
        raise UsageError(
            "--all, --year and --class are for many pupils", hint="leave --meeting, --each and --open away"
        )
    many = many_delivery(
        asked.as_format, out=asked.out, is_zip=asked.is_zip, force=asked.force, to_stdout=asked.to_stdout
    )
    until = parse_day_option("--advice-by", asked.advice_by) if asked.advice_by else None
    session: Session = ctx.obj.with_choices(records=asked.records, on=parse_on(asked.on))
    workspace = session.workspace()
    keys = with_meeting_to_come(workspace, asked.choice.keys(workspace, statuses=("E",)))
    left: dict[str, str] = {}

    def view_of(key: str) -> Viewed:
        opened = open_review(workspace, key, meeting=None, advice_by=until)
        paper = make(opened)
        gaps = ", ".join(dict.fromkeys(gap.what for gap in paper.gaps))
        if gaps:
            left[key] = gaps
        return Viewed(paper.view, opened.faults)

    status = deliver_many(
        session, workspace, keys, view_of, template=kind.template, document=kind.document, wanted=many
    )
    for key, gaps in left.items():
        session.note(f"pupil {key}, left to fill in by hand: {gaps}")
    return status
