"""`senco add-view`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli import answers
from senco_cli.cli.answers import Answers
from senco_cli.cli.ask import NobodyToAsk, ask
from senco_cli.cli.option_groups import WriteOptions
from senco_cli.cli.pupils import PupilArgument, pick_pupil
from senco_cli.cli.session import Session
from senco_cli.errors import SencoError, UsageError

if TYPE_CHECKING:
    from senco_cli.actions.add_view import NewView
    from senco_cli.actions.workspace import Workspace

_HOW = "said, written, drawn, symbols, observed ...; may be repeated"
_NOT_THEIRS = ("written-down", "summed-up", "interpreted")
_SOON_TYPED_AGAIN = 80
_QUESTION = "What was said (Return opens your editor, for more than a line)"


class ViewOptions(WriteOptions):
    """What can be typed about a view."""

    whose: Annotated[
        str | None, typer.Option("--whose", help="child, young-person, mother, father, carer ...; asked for.")
    ] = None
    text: Annotated[str | None, typer.Option("--text", help="What was said; asked for when not given.")] = None
    file: Annotated[
        Path | None, typer.Option("--file", metavar="FILE", help="A plain text file that holds what was said.")
    ] = None
    how: Annotated[list[str] | None, typer.Option("--how", help=f"How it was gathered: {_HOW}.")] = None
    gathered: Annotated[
        str | None, typer.Option("--gathered", metavar="DATE", help="The day of it; today when not given.")
    ] = None
    gathered_by: Annotated[str | None, typer.Option("--by", help="Who asked, or helped to say it.")] = None
    purpose: Annotated[
        str | None, typer.Option("--for", help="annual-review, cycle, assessment, plan, transition ...")
    ] = None
    record: Annotated[
        str | None, typer.Option("--record", metavar="KEY", help="Which review or cycle: the day it is filed under.")
    ] = None
    words: Annotated[
        str | None, typer.Option("--words", help="In whose words: own, written-down, summed-up or interpreted.")
    ] = None
    written_down_by: Annotated[
        str | None, typer.Option("--written-down-by", help="Who wrote it down or interpreted it.")
    ] = None
    asked: Annotated[str | None, typer.Option("--asked", help="The question that was asked.")] = None
    topic: Annotated[
        list[str] | None,
        typer.Option("--topic", help="What it is about: aspirations, what-works, placement ...; may be repeated."),
    ] = None
    name: Annotated[str | None, typer.Option("--name", help="The person's name, where --whose is not enough.")] = None


def add_view(pupil: PupilArgument, typed: ViewOptions) -> int:
    """Write down what the child, the young person or a parent said.

    Long answers can be written in your editor. Nothing you typed is lost.
    """
    from senco_cli.actions import add_view as action

    if typed.text is not None and typed.file is not None:
        raise UsageError("--text and --file both say what was said", hint="leave one out")
    session, workspace = typed.begin()
    key = pick_pupil(session, workspace.root, pupil)
    is_whole = typed.whose is not None and (typed.text is not None or typed.file is not None)
    asks = Answers(session, workspace.today, session.can_ask and not is_whole)
    given = action.text_of_file(session.cwd / typed.file, str(typed.file)) if typed.file else _given(typed.text)
    whose = asks.code("--whose", typed.whose, "view_whose", "Whose view is it?")
    gathered_on = asks.past_day("--gathered", typed.gathered, "When")
    ways = asks.codes("--how", typed.how, "view_way", "How was it gathered?")
    by = asks.maybe_text("--by", typed.gathered_by, "Who gathered it")
    purpose = asks.maybe_code("--for", typed.purpose, "view_purpose", "What for?")
    which = _record(asks, action.records_for(workspace, key, purpose), typed.record)
    voice = asks.maybe_code("--words", typed.words, "view_words", "In whose words?")
    by_another = asks.when(voice in _NOT_THEIRS)
    hand = by_another.maybe_text("--written-down-by", typed.written_down_by, "Who wrote it down")
    question = asks.maybe_text("--asked", typed.asked, "The question that was asked")
    topics = asks.codes("--topic", typed.topic, "view_topic", "What is it about?")
    # Last, so that nothing comes between a long answer and its record.
    said = given or _typed(session, workspace, key)
    view = action.NewView(whose, typed.name, gathered_on, ways, by, purpose, which, voice, hand, question, said, topics)
    return _write(session, workspace, key, view, yes=typed.yes)


def _write(session: Session, workspace: Workspace, key: str, view: NewView, *, yes: bool) -> int:
    """Write the view; a text that was not written down in the end is kept."""
    from senco_cli.actions import add_view as action

    is_written = False
    try:
        prepared = action.prepare_view(workspace, key, view)
        is_written = answers.finish(session, workspace, prepared, said=f"added view ({key})", yes=yes)
    finally:
        # A line is soon typed again; what somebody wrote in an editor is not.
        if not is_written and not workspace.dry_run and len(view.text) > _SOON_TYPED_AGAIN:
            session.note(f"what you wrote is kept in {action.keep_text(workspace, key, view.text)}")
    return 0


def _given(text: str | None) -> str | None:
    if text is not None and not text.strip():
        raise UsageError("--text cannot be empty")
    return text


def _typed(session: Session, workspace: Workspace, key: str) -> str:
    """What was said, typed on a line or written in the editor. Raises NobodyToAsk."""
    if not session.can_ask:
        raise NobodyToAsk("What was said", "--text")
    while True:
        text = ask(session, _QUESTION, option="--text", read=str.strip) or _edited(session, workspace, key)
        if text:
            return text
        session.note("  nothing was written there; type it here")


def _edited(session: Session, workspace: Workspace, key: str) -> str:
    from senco_cli.actions.add_view import scratch_for, take_text
    from senco_cli.cli.editor import write_in_editor

    path = scratch_for(workspace, key)
    try:
        write_in_editor(session, path)
    except SencoError as error:
        session.note(f"  {error.sentence}")
    return take_text(path)


def _record(asks: Answers, there: Sequence[str], typed: str | None) -> str | None:
    """The key of the review or cycle, of those there are; the last one is offered."""

    def read(answer: str) -> str:
        if answer not in there:
            raise UsageError(f"--record: nothing is filed under that day; there are {', '.join(there) or 'none'}")
        return answer

    if typed is not None:
        return read(typed.strip())
    if not asks.asking or not there:
        return None
    return ask(asks.session, "Filed under which day", option="--record", read=read, default=there[-1])
