"""`senco add-contact`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.ask import ask, choose, confirm, given_or_asked, some_text
from senco_cli.cli.codes import choose_code, read_code
from senco_cli.cli.options import (
    DryRunOption,
    OnOption,
    RecordsOption,
    YesOption,
    parse_day_option,
    parse_on,
)
from senco_cli.cli.pupils import PupilArgument, pick_pupil
from senco_cli.cli.session import Session
from senco_cli.cli.show_writes import say_saved, show_writes
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.add_contact import NewContact, NewPromise, OpenPromise
    from senco_cli.actions.workspace import Workspace

_NONE = "none of these"


def add_contact(
    ctx: typer.Context,
    pupil: PupilArgument,
    with_whom: Annotated[str | None, typer.Option("--with", help="With whom; asked for when not given.")] = None,
    how: Annotated[
        str | None, typer.Option("--how", help="letter, call, email, meeting or message; asked for when not given.")
    ] = None,
    about: Annotated[str | None, typer.Option("--about", help="What it was about; asked for when not given.")] = None,
    happened: Annotated[
        str | None, typer.Option("--happened", metavar="DATE", help="The day of it; today when not given.")
    ] = None,
    promised: Annotated[str | None, typer.Option("--promised", help="What was promised, if anything.")] = None,
    promised_by: Annotated[
        str | None, typer.Option("--promised-by", help="Who promised: school, la, health, family ...")
    ] = None,
    promised_for: Annotated[
        str | None, typer.Option("--promised-for", metavar="DATE", help="By which day; then it is a date in the lists.")
    ] = None,
    sent: Annotated[str | None, typer.Option("--sent", help="The name of the document that was sent with it.")] = None,
    keeps: Annotated[
        list[str] | None,
        typer.Option(
            "--keeps", help="An earlier promise that was kept with it, by some of its words; may be repeated."
        ),
    ] = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Write down a call, letter or meeting about a pupil, and what was promised.

    What was promised by a day stands in `senco review-due` and `senco today` until it is kept.
    """
    from senco_cli.actions import add_contact as action

    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace(writing=True, dry_run=dry_run)
    key = pick_pupil(session, workspace.root, pupil)
    happened_on = _past_day("--happened", happened, workspace.today)
    still_open = action.open_promises(workspace, key)
    # Asked only of somebody who is asked anything at all: with every option given, nothing more is wanted.
    is_asking = session.can_ask and None in (with_whom, how, about)
    contact = action.NewContact(
        happened_on=happened_on,
        with_whom=given_or_asked(session, with_whom, "With whom", option="--with"),
        how=read_code("contact_way", how, option="--how")
        if how
        else choose_code(session, "contact_way", "How?", option="--how", on=workspace.today),
        about=given_or_asked(session, about, "What about", option="--about"),
        promised=_promise(session, promised, promised_by, promised_for, is_asking=is_asking, today=workspace.today),
        sent=some_text(sent) if sent is not None else None,
    )
    kept = [action.promise_named(still_open, words, pupil=key) for words in keeps or ()]
    if is_asking and still_open and not keeps:
        kept = _ask_kept(session, still_open)
    return _write(session, workspace, key, contact, kept=kept, yes=yes)


def _write(
    session: Session,
    workspace: Workspace,
    key: str,
    contact: NewContact,
    *,
    kept: Sequence[OpenPromise],
    yes: bool,
) -> int:
    from senco_cli.actions import add_contact as action

    write = action.prepare_contact(workspace, key, contact, keeps=kept)
    if write.expected is None:
        show_writes(session, [write])
    else:
        session.print(action.add_contacts(replace(workspace, dry_run=True), {key: write}).diff)
    if workspace.dry_run:
        return 0
    if not yes and session.can_ask and not confirm(session, "Write this?", unless_said=True):
        session.note("nothing was written")
        return 0
    committed = action.add_contacts(workspace, {key: write})
    say_saved(session, f"added contact ({key})", committed)
    return 0


def _promise(
    session: Session,
    what: str | None,
    who: str | None,
    by: str | None,
    *,
    is_asking: bool,
    today: date,
) -> tuple[NewPromise, ...]:
    from senco_cli.actions.add_contact import NewPromise

    if what is None and (who or by):
        raise UsageError("--promised-by and --promised-for need --promised", hint='--promised "send the report"')
    if what is None and is_asking:
        what = ask(session, "What was promised (Return if nothing)", option="--promised", read=str.strip) or None
    if what is None:
        return ()
    code = (
        read_code("promised_by", who, option="--promised-by")
        if who
        else choose_code(session, "promised_by", "Who promised?", option="--promised-by", on=today)
    )
    day = parse_day_option("--promised-for", by) if by else None
    if day is None and is_asking:
        day = ask(session, "By when (Return if no day was named)", option="--promised-for", read=_maybe_day)
    return (NewPromise(some_text(what), code, day),)


def _ask_kept(session: Session, promises: Sequence[OpenPromise]) -> list[OpenPromise]:
    words = [*(each.what for each in promises), _NONE]
    chosen = choose(session, "Was an earlier promise kept with it?", [(each, each) for each in words], option="--keeps")
    return [] if chosen == _NONE else [promises[words.index(chosen)]]


def _past_day(option: str, typed: str | None, today: date) -> date:
    day = parse_day_option(option, typed) if typed else today
    if day > today:
        raise UsageError(f"{option}: that day is still to come", hint="write a day that has been")
    return day


def _maybe_day(answer: str) -> date | None:
    return parse_day_option("--promised-for", answer) if answer.strip() else None
