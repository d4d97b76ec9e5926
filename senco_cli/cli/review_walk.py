"""Asking what a review found, one thing after another; what is answered is kept before the next is asked."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from senco_cli.cli.ask import ask
from senco_cli.cli.codes import read_code
from senco_cli.cli.options import parse_day_option
from senco_cli.cli.output import show_day
from senco_cli.cli.session import Session
from senco_cli.cli.show_writes import say_saved
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.review_notes import Item
    from senco_cli.actions.review_pick import ChosenReview
    from senco_cli.actions.workspace import Workspace
    from senco_cli.model.review_parts import Question, ReviewPart

_STOP = "stop"
_WIDEST = 90
_HOURS = re.compile(r"\d{1,3}(?:\.\d{1,4})?", re.ASCII)
_YES = {"y": "yes", "yes": "yes", "n": "no", "no": "no"}
_PLAIN: dict[str, str] = {
    "text": "",
    "lines": "",
    "yes": "yes or no",
    "day": "a day, like 12/2/2027",
    "hours": "a number",
}


class _Stopped(Exception):
    """Somebody typed stop."""


def walk(
    session: Session,
    workspace: Workspace,
    chosen: ChosenReview,
    part: ReviewPart,
    *,
    only: Item | None = None,
    again: bool = False,
) -> None:
    """Go through what is open in a part, or with `again` through all of it, or through `only` one item."""
    from senco_cli.actions import review_notes as action

    items = (only,) if only else action.items_of(chosen, part)
    waiting = [each for each in items if again or part.is_of_new or each.open_questions(part)]
    if not waiting:
        session.print(f"nothing is open in {part.name}; --again goes through it once more" if items else _empty(part))
        return
    session.note("What you answer is kept at once. Return leaves a question open, stop ends at any moment.")
    for number, item in enumerate(waiting, start=1):
        if not part.is_of_new:
            _show(session, item, part, number=f"{number} of {len(waiting)}")
        while True:
            # The places of entries move on with what was written down of the items before.
            fresh = next((each for each in action.items_of(chosen, part) if _is_same(each, item)), item)
            answers, is_over = _asked(session, fresh, part, again=again)
            if answers:
                chosen = keep(session, workspace, chosen, part, fresh, answers)
            if is_over:
                return
            if not part.is_of_new or not answers:
                break


def keep(
    session: Session, workspace: Workspace, chosen: ChosenReview, part: ReviewPart, item: Item, answers: dict[str, Any]
) -> ChosenReview:
    """Write some answers down; gives the review as it stands then. With --dry-run the difference is shown."""
    from senco_cli.actions import review_notes as action

    done = action.note(workspace, chosen, part, item, answers)
    if workspace.dry_run:
        session.print(done.committed.diff or "nothing would change: the record holds that already")
        return chosen
    what = f"{part.name}{f', {item.id}' if item.id else ''}"
    meeting = show_day(chosen.review.meeting_on)
    say_saved(session, f"pupil {chosen.file.key}, review of {meeting}: {what}", done.committed)
    return action.after(chosen, done)


def read_answer(question: Question, typed: str, *, option: str) -> Any:
    """What somebody typed, as the record holds it. Raises UsageError."""
    text = typed.strip()
    if question.reads == "text":
        return text
    if question.reads == "lines":
        return [part.strip() for part in text.split(";") if part.strip()]
    if question.reads == "day":
        return parse_day_option(option, text).isoformat()
    if question.reads == "yes":
        if text.casefold() not in _YES:
            raise UsageError(f"{option}: that is neither yes nor no", hint="yes or no")
        return _YES[text.casefold()]
    if question.reads == "hours":
        if not _HOURS.fullmatch(text):
            raise UsageError(f"{option}: that is not a number of hours", hint="1.5   is an hour and a half")
        return text
    return read_code(question.reads, text, option=option)


def _asked(session: Session, item: Item, part: ReviewPart, *, again: bool) -> tuple[dict[str, Any], bool]:
    """The answers to the open questions of one item, and whether somebody wants to stop."""
    answers: dict[str, Any] = {}
    questions = part.questions if again or part.is_of_new else item.open_questions(part)
    try:
        for question in questions:
            if not _is_to_be_asked(question, {**item.held, **answers}, answers):
                continue
            answer = ask(session, _words(question, item), option=_option(part, item, question), read=_reader(question))
            if answer is not None:
                answers[question.name] = answer
            elif question.starts:
                return {}, not part.is_of_new
    except (_Stopped, EOFError):
        return (answers if _is_whole(part, answers) else {}), True
    return answers, False


def _is_to_be_asked(question: Question, known: dict[str, Any], answers: dict[str, Any]) -> bool:
    if any(known.get(name) != value for name, value in question.only_if.items()):
        return False
    return question.needs is None or question.needs in answers


def _is_whole(part: ReviewPart, answers: dict[str, Any]) -> bool:
    return not part.is_of_new or all(each.name in answers for each in part.questions if each.starts)


def _reader(question: Question) -> Callable[[str], Any]:
    def read(typed: str) -> Any:
        if typed.strip().casefold() == _STOP:
            raise _Stopped
        return read_answer(question, typed, option="that") if typed.strip() else None

    return read


def _words(question: Question, item: Item) -> str:
    from senco_cli.model.codes import code_set

    how = _PLAIN.get(question.reads)
    if how is None:
        how = ", ".join(code.code for code in code_set(question.reads).codes)
    held = item.held.get(question.name)
    said = f" [now: {textwrap.shorten(held, 60, placeholder=' ...')}]" if held else ""
    return f"{question.asks}{f' ({how})' if how else ''}{said}"


def _option(part: ReviewPart, item: Item, question: Question) -> str:
    one = f" --item {item.id}" if item.id else ""
    return f"--part {part.name}{one} --set {question.name}=VALUE"


def _show(session: Session, item: Item, part: ReviewPart, *, number: str) -> None:
    session.note("")
    first = f"{item.id}  " if item.id and part.by else ""
    width = max(min(session.width, _WIDEST), 40)
    for line in textwrap.wrap(f"{first}{item.words} ({number})", width, subsequent_indent="  "):
        session.note(line)


def _is_same(item: Item, other: Item) -> bool:
    return (item.id, item.words) == (other.id, other.words)


def _empty(part: ReviewPart) -> str:
    if part.items and part.items[0] in ("E", "F"):
        return "the plan's text is not recorded yet: senco edit PUPIL --what ehc-plan"
    return "nobody is invited yet: senco review-invite PUPIL"
