"""Asking the questions of the equality checklist, one at a time; what is answered is kept before the next is asked."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from senco_cli.cli.ask import ask, some_text
from senco_cli.cli.codes import read_code
from senco_cli.cli.options import parse_day_option
from senco_cli.cli.output import show_day
from senco_cli.cli.session import Session
from senco_cli.cli.show_writes import say_saved, show_writes

if TYPE_CHECKING:
    from senco_cli.actions.equality_answer import Entry, NewAnswer, NewConsideration, NewRequest
    from senco_cli.actions.workspace import Workspace
    from senco_cli.actions.write import Write
    from senco_cli.rules.equality.standing import Standing

_LEAVE, _STOP = "leave", "stop"
_WIDEST = 90


@dataclass(frozen=True, slots=True)
class Given:
    """What options said, so that it is not asked for: the answer and everything that goes with one."""

    result: str | None = None
    evidence: str | None = None
    owner: str | None = None
    by: date | None = None
    answered_by: str | None = None


def walk(session: Session, workspace: Workspace, pupil: str | None, *, answered_by: str | None) -> int:
    """Go through what is open, gaps first; returns how many were answered."""
    from senco_cli.actions import equality_answer as action

    found = action.open_items(workspace, pupil)
    if not found:
        session.print("nothing is open: every item is answered, or the records answer it")
        return 0
    _say(session, f"{len(found)} open, gaps first. What you answer is kept at once; stop ends it at any moment.", 0)
    who = answered_by or _who(session, workspace)
    done = 0
    for number, standing in enumerate(found, start=1):
        show_question(session, standing, number=f"{number} of {len(found)}")
        write = asked(session, workspace, pupil, standing, given=Given(answered_by=who))
        if write == _STOP:
            break
        if not isinstance(write, str):
            keep(session, workspace, pupil, standing.duty.id, write)
            done += 1
    session.print(f"{done} answered, {len(found) - done} left open")
    return done


def show_question(session: Session, standing: Standing, *, number: str = "") -> None:
    """The question with what the records show and what was answered before."""
    duty, answer = standing.duty, standing.answer
    session.note("")
    session.note(f"{duty.id} {duty.title}" + (f"   ({number})" if number else ""))
    _say(session, standing.question + (f" {duty.note}" if duty.note else ""))
    if standing.shown:
        _say(session, standing.shown.says)
    if answer:
        words = f"Last answer, {show_day(answer.answered_on)}: {answer.result}."
        _say(session, words + (f" {answer.evidence}" if answer.evidence else ""))
        if standing.by:
            passed = ", which has passed" if standing.is_late else ""
            _say(session, f"To be done by {show_day(standing.by)}{passed}; {standing.owner} sees to it.")
    _say(session, "Source: " + "; ".join(each.title for each in duty.basis))


def asked(
    session: Session, workspace: Workspace, pupil: str | None, standing: Standing, *, given: Given
) -> Write | str:
    """What the answers to one question come to: the file to write, or `leave` or `stop`."""
    from senco_cli.actions import equality_answer as action

    item = standing.duty.id
    if pupil and item == "E01" and given.result is None:
        said: Entry | str = _consideration(session, workspace, given)
    elif pupil and item == "E06" and given.result is None and standing.answer is None:
        said = _request(session, workspace)
    else:
        said = _answer(session, workspace, standing, given)
    return said if isinstance(said, str) else action.prepare(workspace, pupil, said)


def keep(session: Session, workspace: Workspace, pupil: str | None, item: str, write: Write) -> None:
    """Write one answer down, or with --dry-run only show the file."""
    from senco_cli.actions import equality_answer as action

    if workspace.dry_run:
        if write.expected is None:
            show_writes(session, [write])
        else:
            session.print(action.save_answer(workspace, pupil, item, write).diff)
        return
    committed = action.save_answer(workspace, pupil, item, write)
    say_saved(session, f"answered {item} ({pupil or 'school'})", committed)


def _answer(session: Session, workspace: Workspace, standing: Standing, given: Given) -> NewAnswer | str:
    from senco_cli.actions.equality_answer import NewAnswer, carried_forward, without_past_day

    before, today = standing.answer, workspace.today
    result = given.result or _result(session, has_before=before is not None)
    if result in (_LEAVE, _STOP):
        return result
    if not result:
        assert before is not None
        kept = carried_forward(before, on=today, answered_by=given.answered_by)
        if standing.is_late and given.by is None:
            return replace(kept, by=_new_day(session))
        return without_past_day(replace(kept, by=given.by or kept.by))
    # Somebody who typed the result on the command line has said everything by options.
    is_asking = given.result is None
    evidence, owner, by = given.evidence, given.owner, given.by
    if is_asking:
        told = (before.evidence if before else None) or None
        evidence = ask(session, "What shows it, or why", option="--evidence", read=_text_or_none, default=told)
        owner = ask(session, "Who sees to it", option="--owner", read=some_text, default=standing.owner)
        if result in ("part", "no"):
            by = _new_day(session)
    return NewAnswer(
        item=standing.duty.id,
        result=result,
        evidence=evidence,
        owner=owner,
        by=by,
        answered_on=today,
        answered_by=given.answered_by,
    )


def _new_day(session: Session) -> date | None:
    return ask(session, "To be done by (Return if no day is set)", option="--by", read=_day_or_none)


def _result(session: Session, *, has_before: bool) -> str:
    """The code; nothing to keep the last answer; `leave` or `stop`."""
    question = (
        "Still so? Return keeps it, dated today; else yes, part, no, na, leave or stop"
        if has_before
        else "yes, part, no or na; Return leaves it open, stop ends"
    )

    def read(typed: str) -> str:
        word = typed.strip().casefold()
        if not word:
            return "" if has_before else _LEAVE
        return word if word in (_LEAVE, _STOP) else read_code("duty_answer", typed, option="the answer")

    return ask(session, question, option="the item and the answer", read=read)


def _consideration(session: Session, workspace: Workspace, given: Given) -> NewConsideration | str:
    from senco_cli.actions.equality_answer import NewConsideration

    def read(typed: str) -> str:
        word = typed.strip().casefold()
        if word in ("", _LEAVE):
            return _LEAVE
        return word if word == _STOP else read_code("disability_considered", typed, option="the answer")

    question = "Disabled in this sense: yes, no or being-considered; Return leaves it open, stop ends"
    result = ask(session, question, option="--disability", read=read)
    if result in (_LEAVE, _STOP):
        return result
    reasons = ask(session, "For what reasons", option="--reasons", read=some_text)
    return NewConsideration(
        result=result, reasons=reasons, considered_on=workspace.today, considered_by=given.answered_by
    )


def _request(session: Session, workspace: Workspace) -> NewRequest | str:
    from senco_cli.actions.equality_answer import NewRequest

    def day(typed: str) -> date:
        return parse_day_option("--asked", typed)

    who = ask(session, "Who asked for it (Return if nobody, stop ends)", option="--asked-by", read=str.strip)
    if who.casefold() in ("", _LEAVE, _STOP):
        return who.casefold() or _LEAVE
    today = workspace.today.isoformat()
    asked_on = ask(session, "On which day", option="--asked", read=day, default=today)
    what = ask(session, "What is to be kept from whom", option="--confidential", read=_text_or_none)
    told = ask(session, "Its effect was explained on (Return if not yet)", option="--explained", read=_day_or_none)
    return NewRequest(asked_by=who, asked_on=asked_on, what=what, effect_explained_on=told)


def _who(session: Session, workspace: Workspace) -> str:
    from senco_cli.actions.equality_answer import usual_answerer

    usual = usual_answerer(workspace)
    return ask(session, "Who answers", option="--answered-by", read=some_text, default=usual)


def _say(session: Session, text: str, indent: int = 2) -> None:
    width, before = max(min(session.width, _WIDEST), 40), " " * indent
    for line in textwrap.wrap(text, width, initial_indent=before, subsequent_indent=before, break_long_words=False):
        session.note(line)


def _text_or_none(answer: str) -> str | None:
    return answer.strip() or None


def _day_or_none(answer: str) -> date | None:
    return parse_day_option("that", answer) if answer.strip() else None
