"""What the commands for the papers of a review share: which review, one paper or many, and what is missing on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.answers import given_day
from senco_cli.cli.delivery import PageOptions, deliver
from senco_cli.cli.delivery_many import ManyDelivery, ManyOptions, deliver_each
from senco_cli.cli.options import parse_span
from senco_cli.cli.output import show_day, tell_faults
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.review_step import MeetingOption
from senco_cli.cli.session import Session
from senco_cli.cli.spread import Options
from senco_cli.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from senco_cli.actions.built import Kind
    from senco_cli.actions.review_papers import Opened, Paper
    from senco_cli.actions.workspace import Workspace

    MakePaper = Callable[[Opened], Paper]

WithinOption = Annotated[
    str | None,
    typer.Option("--within", metavar="SPAN", help="Of many: only for meetings in so many days: 14d, 6w."),
]


class PaperOptions(PageOptions):
    """Of every paper of a review: of which, and what becomes of it."""

    within: WithinOption = None
    meeting: MeetingOption = None


class LetterOptions(Options):
    """Of a paper that goes to several people: to whom, and by when they answer."""

    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="ROLE", help="Only to this part or name, like health; may be repeated."),
    ] = None
    each: Annotated[bool, typer.Option("--each", help="A file for each person, into the folder that --out names.")] = (
        False
    )
    advice_by: Annotated[
        str | None,
        typer.Option("--advice-by", metavar="DATE", help="By when advice is to come; else in time to go round by law."),
    ] = None


class ManyLettersOptions(ManyOptions):
    """Of a paper that goes to several people about each of many pupils."""

    is_zip: Annotated[
        bool, typer.Option("--zip", help="A file for each person, or for each of many pupils, all in one zip file.")
    ] = False


def export_papers(
    pupil: Sequence[str] | None,
    many: ManyOptions,
    typed: PaperOptions,
    make: MakePaper,
    *,
    kind: Kind,
    letters: LetterOptions | None = None,
) -> ExitStatus:
    """Make the paper of one pupil's review, or one for each pupil whose meeting is to come.

    `letters` is given for what goes to several people, each with a letter of their own.
    """
    if bool(pupil) == many.is_of_many:
        raise UsageError("one pupil or many", hint="name a pupil, or give --all, --year or --class")
    if typed.within is not None and not many.is_of_many:
        raise UsageError("--within is for many pupils", hint="add --all, --year or --class")
    letters_of = letters or LetterOptions()
    if many.is_of_many:
        if typed.meeting or letters_of.each or typed.open_it:
            raise UsageError(
                "--all, --year and --class are for many pupils", hint="leave --meeting, --each and --open away"
            )
        return _export_many(many, typed, make, kind=kind, advice_by=letters_of.advice_by)
    if many.is_zip and letters is None:
        raise UsageError("--zip is for many documents", hint="add --all, --year or --class")
    if letters_of.each or many.is_zip:
        return _export_each(pupil, typed, make, letters_of, wanted=many.delivery(typed))
    return _export_one(pupil, typed, make, letters)


def keys_with_plan(workspace: Workspace, many: ManyOptions, *, within: str | None) -> Sequence[str]:
    """The pupils that were asked for with an EHC plan, of a meeting within the span where one was typed.

    Raises NobodyChosen, NoMeetingToCome and UsageError.
    """
    from senco_cli.actions.review_papers import with_meeting_to_come

    span = parse_span("--within", within) if within else None
    keys = many.keys(workspace, statuses=("E",))
    return with_meeting_to_come(workspace, keys, within=span) if span is not None else keys


def _export_one(
    pupil: Sequence[str] | None, typed: PaperOptions, make: MakePaper, letters: LetterOptions | None
) -> ExitStatus:
    wanted = typed.one()
    session, workspace, opened = _opened(pupil, typed, advice_by=letters.advice_by if letters else None)
    if letters:
        _say_dates(session, opened)
    paper = make(opened)
    deliver(session, workspace, paper, wanted)
    return _tell(session, workspace, paper)


def _export_each(
    pupil: Sequence[str] | None, typed: PaperOptions, make: MakePaper, letters: LetterOptions, *, wanted: ManyDelivery
) -> ExitStatus:
    from senco_cli.actions.review_papers import one_each

    session, workspace, opened = _opened(pupil, typed, advice_by=letters.advice_by)
    _say_dates(session, opened)
    paper = make(opened)
    papers = {f"{opened.chosen.file.key}-{slug}": each for slug, each in one_each(paper).items()}
    status = deliver_each(session, workspace, tuple(papers), papers.__getitem__, kind=paper.kind, wanted=wanted)
    return max(status, _tell(session, workspace, paper))


def _export_many(
    many: ManyOptions, typed: PaperOptions, make: MakePaper, *, kind: Kind, advice_by: str | None
) -> ExitStatus:
    from senco_cli.actions.review_papers import open_review, with_meeting_to_come

    wanted = many.delivery(typed)
    until = given_day("--advice-by", advice_by)
    within = parse_span("--within", typed.within) if typed.within else None
    session, workspace = typed.begin()
    keys = with_meeting_to_come(workspace, many.keys(workspace, statuses=("E",)), within=within)
    left: dict[str, str] = {}

    def paper_of(key: str) -> Paper:
        paper = make(open_review(workspace, key, meeting=None, advice_by=until))
        if paper.gaps:
            left[key] = ", ".join(dict.fromkeys(gap.what for gap in paper.gaps))
        return paper

    status = deliver_each(session, workspace, keys, paper_of, kind=kind, wanted=wanted)
    for key, gaps in left.items():
        session.note(f"pupil {key}, left to fill in by hand: {gaps}")
    return status


def _opened(
    pupil: Sequence[str] | None, typed: PaperOptions, *, advice_by: str | None
) -> tuple[Session, Workspace, Opened]:
    """The session, the folder, and the review that the paper is for; says which where it was not named."""
    from senco_cli.actions.review_papers import open_review

    session, workspace = typed.begin()
    key = pick_pupil(session, workspace.root, pupil)
    day, until = given_day("--meeting", typed.meeting), given_day("--advice-by", advice_by)
    opened = open_review(workspace, key, meeting=day, advice_by=until)
    review = opened.meeting
    session.note(f"{review.kind_name}, pupil {key}, meeting of {show_day(review.on)}")
    if opened.chosen.others:
        others = ", ".join(each.isoformat() for each in opened.chosen.others)
        session.note(f"  another one may be meant: --meeting {others}")
    if opened.chosen.review.cancelled_on:
        session.note("  that meeting was called off")
    elif review.is_over:
        session.note("  the day of that meeting has passed")
    return session, workspace, opened


def _tell(session: Session, workspace: Workspace, paper: Paper) -> ExitStatus:
    by_command: dict[str, list[str]] = {}
    for gap in dict.fromkeys(paper.gaps):
        by_command.setdefault(gap.command, []).append(gap.what)
    for command, what in by_command.items():
        session.note(f"left to fill in by hand: {', '.join(what)} (senco {command})")
    return tell_faults(session, workspace.root, paper.faults, so="what cannot be read is not on the page")


def _say_dates(session: Session, opened: Opened) -> None:
    """Say which of the days before the meeting are over, and who must be invited and is not on the list."""
    around, pupil = opened.meeting.around, opened.chosen.file.key
    if opened.unlisted:
        session.note(f"not on the list of the review yet: {', '.join(opened.unlisted)} (senco review-invite {pupil})")
    if opened.meeting.is_over:
        return
    if around.notice_by is None and not all(each.invited_on for each in opened.people):
        session.note("the last day for telling everybody the date of the meeting is over")
    if around.advice_by is None:
        session.note("the day by which advice can come and still go round in time is over; --advice-by DATE sets one")
