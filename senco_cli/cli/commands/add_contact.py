"""`senco add-contact`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli import answers
from senco_cli.cli.answers import Answers
from senco_cli.cli.ask import ask, choose, some_text
from senco_cli.cli.option_groups import WriteOptions
from senco_cli.cli.options import parse_day_option
from senco_cli.cli.pupils import PupilArgument, pick_pupil
from senco_cli.cli.session import Session
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.add_contact import NewPromise, OpenPromise

_NONE = "none of these"


class ContactOptions(WriteOptions):
    """What can be typed about a contact."""

    with_whom: Annotated[str | None, typer.Option("--with", help="With whom; asked for when not given.")] = None
    how: Annotated[
        str | None, typer.Option("--how", help="letter, call, email, meeting or message; asked for when not given.")
    ] = None
    about: Annotated[str | None, typer.Option("--about", help="What it was about; asked for when not given.")] = None
    happened: Annotated[
        str | None, typer.Option("--happened", metavar="DATE", help="The day of it; today when not given.")
    ] = None
    promised: Annotated[str | None, typer.Option("--promised", help="What was promised, if anything.")] = None
    promised_by: Annotated[
        str | None, typer.Option("--promised-by", help="Who promised: school, la, health, family ...")
    ] = None
    promised_for: Annotated[
        str | None, typer.Option("--promised-for", metavar="DATE", help="By which day; then it is a date in the lists.")
    ] = None
    sent: Annotated[str | None, typer.Option("--sent", help="The name of the document that was sent with it.")] = None
    reply_by: Annotated[
        str | None, typer.Option("--reply-by", metavar="DATE", help="The day by which an answer is asked for.")
    ] = None
    reply_from: Annotated[
        str | None, typer.Option("--reply-from", help="With --reply-by: who is to answer: la, health, family ...")
    ] = None
    keeps: Annotated[
        list[str] | None,
        typer.Option(
            "--keeps",
            help="An earlier promise that was kept with it, or an answer that came, by some of its words; "
            "may be repeated.",
        ),
    ] = None


def add_contact(pupil: PupilArgument, typed: ContactOptions) -> int:
    """Write down a call, letter or meeting about a pupil, and what was promised.

    What was promised by a day, or is to be answered by one, stands in `senco review-due` and `senco today` until then.
    """
    from senco_cli.actions import add_contact as action
    from senco_cli.actions.write import Prepared

    session, workspace = typed.begin()
    key = pick_pupil(session, workspace.root, pupil)
    asks = Answers(session, workspace.today, session.can_ask and None in (typed.with_whom, typed.how, typed.about))
    happened_on = asks.given_past_day("--happened", typed.happened) or workspace.today
    still_open = action.open_promises(workspace, key)
    contact = action.NewContact(
        happened_on=happened_on,
        with_whom=asks.text("--with", typed.with_whom, "With whom"),
        how=asks.code("--how", typed.how, "contact_way", "How?"),
        about=asks.text("--about", typed.about, "What about"),
        promised=_promise(asks, typed),
        sent=some_text(typed.sent) if typed.sent is not None else None,
        reply_by=_reply_by(typed, happened_on),
        reply_from=asks.when(False).maybe_code("--reply-from", typed.reply_from, "promised_by", "Who is to answer?"),
    )
    kept = [action.promise_named(still_open, words, pupil=key) for words in typed.keeps or ()]
    if asks.asking and still_open and not typed.keeps:
        kept = _ask_kept(session, still_open)
    prepared = Prepared(action.prepare_contact(workspace, key, contact, keeps=kept), f"add contact ({key})")
    answers.finish(session, workspace, prepared, said=f"added contact ({key})", yes=typed.yes)
    return 0


def _reply_by(typed: ContactOptions, happened_on: date) -> date | None:
    if typed.reply_by is None:
        if typed.reply_from:
            raise UsageError("--reply-from needs --reply-by", hint="--reply-by DATE --reply-from la")
        return None
    day = parse_day_option("--reply-by", typed.reply_by)
    if day < happened_on:
        raise UsageError("--reply-by: that is before the day of the contact", hint="write a later day")
    return day


def _promise(asks: Answers, typed: ContactOptions) -> tuple[NewPromise, ...]:
    from senco_cli.actions.add_contact import NewPromise

    what, by = typed.promised, typed.promised_for
    if what is None and (typed.promised_by or by):
        raise UsageError("--promised-by and --promised-for need --promised", hint='--promised "send the report"')
    if what is None and asks.asking:
        what = ask(asks.session, "What was promised (Return if nothing)", option="--promised", read=str.strip) or None
    if what is None:
        return ()
    code = asks.code("--promised-by", typed.promised_by, "promised_by", "Who promised?")
    day = parse_day_option("--promised-for", by) if by else None
    if day is None and asks.asking:
        question = "By when (Return if no day was named)"
        day = ask(asks.session, question, option="--promised-for", read=_maybe_day)
    return (NewPromise(some_text(what), code, day),)


def _ask_kept(session: Session, promises: Sequence[OpenPromise]) -> list[OpenPromise]:
    words = [*(each.what for each in promises), _NONE]
    chosen = choose(session, "Was an earlier promise kept with it?", [(each, each) for each in words], option="--keeps")
    return [] if chosen == _NONE else [promises[words.index(chosen)]]


def _maybe_day(answer: str) -> date | None:
    return parse_day_option("--promised-for", answer) if answer.strip() else None
