"""`senco add-provision`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.ask import ask, confirm, given_or_asked
from senco_cli.cli.codes import choose_code, read_code
from senco_cli.cli.options import DryRunOption, OnOption, RecordsOption, YesOption, parse_day_option, parse_on
from senco_cli.cli.pupils import pick_pupil, pick_staff
from senco_cli.cli.session import Session
from senco_cli.cli.show_writes import say_saved, show_writes
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.add_provision import NewProvision
    from senco_cli.actions.workspace import Workspace

_ASKED = "asked for when not given"


def add_provision(
    ctx: typer.Context,
    title: Annotated[str | None, typer.Option("--title", help=f"What it is called; {_ASKED}.")] = None,
    area: Annotated[str | None, typer.Option("--area", help=f"Broad area of need, code or words; {_ASKED}.")] = None,
    layer: Annotated[str | None, typer.Option("--layer", help=f"Universal, targeted, specialist; {_ASKED}.")] = None,
    minutes: Annotated[int | None, typer.Option("--minutes", min=1, help=f"Minutes of one session; {_ASKED}.")] = None,
    per_week: Annotated[
        str | None, typer.Option("--per-week", help=f"Sessions a week; 0.5 is once a fortnight; {_ASKED}.")
    ] = None,
    from_day: Annotated[str | None, typer.Option("--from", metavar="DATE", help=f"First day; {_ASKED}.")] = None,
    to_day: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last day.")] = None,
    weeks: Annotated[int | None, typer.Option("--weeks", min=1, help="Weeks it runs.")] = None,
    staff: Annotated[
        list[str] | None, typer.Option("--staff", help="Who delivers it: key or name; may be repeated.")
    ] = None,
    pupil: Annotated[
        list[str] | None, typer.Option("--pupil", help="Who is in it: key or any part of the name; may be repeated.")
    ] = None,
    group_size: Annotated[int | None, typer.Option("--group-size", min=1, help="Places in a group.")] = None,
    outcome: Annotated[str | None, typer.Option("--outcome", help="What is to be different afterwards.")] = None,
    measure: Annotated[str | None, typer.Option("--measure", help="What is measured at entry and exit.")] = None,
    review_by: Annotated[
        str | None, typer.Option("--review-by", metavar="DATE", help="The day its effect is looked at.")
    ] = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Write down a new provision and who is in it. What it cannot do without is asked for."""
    from senco_cli.actions import add_provision as action

    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace(writing=True, dry_run=dry_run)
    today = workspace.today
    provision = action.NewProvision(
        title=given_or_asked(session, title, "What is it called", option="--title"),
        area_of_need=_code(session, "area_of_need", area, "Which area of need?", option="--area", on=today),
        layer=_code(session, "provision_layer", layer, "Which layer?", option="--layer", on=today),
        minutes=minutes or ask(session, "Minutes of one session", option="--minutes", read=_whole),
        per_week=_per_week(session, per_week),
        from_on=_first_day(session, from_day, today),
        to_on=None if to_day is None else parse_day_option("--to", to_day),
        weeks=weeks,
        staff=_staff(session, workspace, staff),
        pupils=_pupils(session, workspace, pupil),
        group_size=group_size,
        intended_outcome=outcome,
        measure=measure,
        review_by=None if review_by is None else parse_day_option("--review-by", review_by),
    )
    _refuse_backwards(provision)
    key, write = action.prepare_provision(workspace, provision)
    show_writes(session, [write])
    if dry_run:
        return 0
    if not yes and session.can_ask and not confirm(session, "Write this?", unless_said=True):
        session.note("nothing was written")
        return 0
    committed = action.add_provision(workspace, key, write, pupils=provision.pupils)
    say_saved(session, f"added provision {key}", committed)
    return 0


def _refuse_backwards(provision: NewProvision) -> None:
    for option, day in (("--to", provision.to_on), ("--review-by", provision.review_by)):
        if day and day < provision.from_on:
            raise UsageError(f"{option}: that is before the first day", hint=f"write {option} with a later day")


def _first_day(session: Session, typed: str | None, today: date) -> date:
    if typed is not None:
        return parse_day_option("--from", typed)
    return ask(
        session,
        "First day",
        option="--from",
        read=lambda answer: parse_day_option("first day", answer),
        default=today.isoformat(),
    )


def _code(session: Session, set_name: str, typed: str | None, question: str, *, option: str, on: date) -> str:
    if typed is not None:
        return read_code(set_name, typed, option=option, on=on)
    return choose_code(session, set_name, question, option=option, on=on)


def _per_week(session: Session, typed: str | None) -> str:
    if typed is None:
        return ask(session, "Sessions a week", option="--per-week", read=_times)
    try:
        return _times(typed)
    except UsageError as error:
        raise UsageError(f"--per-week: {error.sentence}") from None


def _staff(session: Session, workspace: Workspace, typed: list[str] | None) -> tuple[str, ...]:
    from senco_cli.actions.list_pupils import open_school

    people = open_school(workspace)[0].staff

    def keys(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(pick_staff(session, people, name.strip()) for name in names))

    if typed is None and session.can_ask and people:
        question = "Who delivers it (names with commas, Return for nobody yet)"
        return ask(session, question, option="--staff", read=lambda answer: keys(_parts(answer)))
    return keys(typed or ())


def _pupils(session: Session, workspace: Workspace, typed: list[str] | None) -> tuple[str, ...]:
    def keys(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(pick_pupil(session, workspace.root, name.strip()) for name in names))

    if typed is None and session.can_ask:
        question = "Who is in it (names with commas, Return for nobody yet)"
        return ask(session, question, option="--pupil", read=lambda answer: keys(_parts(answer)))
    return keys(typed or ())


def _parts(answer: str) -> list[str]:
    return [part for part in answer.split(",") if part.strip()]


def _times(answer: str) -> str:
    text = answer.strip()
    if not re.fullmatch(r"\d{1,3}(?:\.\d{1,3})?", text, re.ASCII) or not float(text):
        raise UsageError("write how often in figures, like 2, or 0.5 for once a fortnight")
    return text


def _whole(answer: str) -> int:
    text = answer.strip()
    if not (text.isascii() and text.isdigit() and int(text)):
        raise UsageError("write a whole number, like 20")
    return int(text)
