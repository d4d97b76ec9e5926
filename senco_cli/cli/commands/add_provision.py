"""`senco add-provision`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli import answers
from senco_cli.cli.answers import Answers
from senco_cli.cli.ask import ask
from senco_cli.cli.option_groups import WriteOptions
from senco_cli.cli.pupils import pick_pupil, pick_staff
from senco_cli.cli.session import Session
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.add_provision import NewProvision
    from senco_cli.actions.workspace import Workspace

_ASKED = "asked for when not given"

Keys = tuple[str, ...]


class ProvisionOptions(WriteOptions):
    """What can be typed about a provision."""

    title: Annotated[str | None, typer.Option("--title", help=f"What it is called; {_ASKED}.")] = None
    area: Annotated[str | None, typer.Option("--area", help=f"Broad area of need, code or words; {_ASKED}.")] = None
    layer: Annotated[str | None, typer.Option("--layer", help=f"Universal, targeted, specialist; {_ASKED}.")] = None
    minutes: Annotated[int | None, typer.Option("--minutes", min=1, help=f"Minutes of one session; {_ASKED}.")] = None
    per_week: Annotated[
        str | None, typer.Option("--per-week", help=f"Sessions a week; 0.5 is once a fortnight; {_ASKED}.")
    ] = None
    from_day: Annotated[str | None, typer.Option("--from", metavar="DATE", help=f"First day; {_ASKED}.")] = None
    to_day: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last day.")] = None
    weeks: Annotated[int | None, typer.Option("--weeks", min=1, help="Weeks it runs.")] = None
    staff: Annotated[
        list[str] | None, typer.Option("--staff", help="Who delivers it: key or name; may be repeated.")
    ] = None
    pupil: Annotated[
        list[str] | None, typer.Option("--pupil", help="Who is in it: key or any part of the name; may be repeated.")
    ] = None
    group_size: Annotated[int | None, typer.Option("--group-size", min=1, help="Places in a group.")] = None
    outcome: Annotated[str | None, typer.Option("--outcome", help="What is to be different afterwards.")] = None
    measure: Annotated[str | None, typer.Option("--measure", help="What is measured at entry and exit.")] = None
    review_by: Annotated[
        str | None, typer.Option("--review-by", metavar="DATE", help="The day its effect is looked at.")
    ] = None


def add_provision(typed: ProvisionOptions) -> int:
    """Write down a new provision and who is in it. What it cannot do without is asked for."""
    from senco_cli.actions import add_provision as action

    session, workspace = typed.begin()
    asks = Answers(session, workspace.today, asking=session.can_ask)
    provision = action.NewProvision(
        title=asks.text("--title", typed.title, "What is it called"),
        area_of_need=asks.code("--area", typed.area, "area_of_need", "Which area of need?"),
        layer=asks.code("--layer", typed.layer, "provision_layer", "Which layer?"),
        minutes=typed.minutes or ask(session, "Minutes of one session", option="--minutes", read=_whole),
        per_week=_per_week(session, typed.per_week),
        from_on=asks.day("--from", typed.from_day, "First day"),
        to_on=answers.given_day("--to", typed.to_day),
        weeks=typed.weeks,
        staff=_staff(session, workspace, typed.staff),
        pupils=_pupils(session, workspace, typed.pupil),
        group_size=typed.group_size,
        intended_outcome=typed.outcome,
        measure=typed.measure,
        review_by=answers.given_day("--review-by", typed.review_by),
    )
    _refuse_backwards(provision)
    key, prepared = action.prepare_provision(workspace, provision)
    answers.finish(session, workspace, prepared, said=f"added provision {key}", yes=typed.yes)
    return 0


def _refuse_backwards(provision: NewProvision) -> None:
    for option, day in (("--to", provision.to_on), ("--review-by", provision.review_by)):
        if day and day < provision.from_on:
            raise UsageError(f"{option}: that is before the first day", hint=f"write {option} with a later day")


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

    def read(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(pick_staff(session, people, name.strip()) for name in names))

    return _several(session, typed if people else typed or [], "Who delivers it", option="--staff", read=read)


def _pupils(session: Session, workspace: Workspace, typed: list[str] | None) -> tuple[str, ...]:
    def read(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(pick_pupil(session, workspace.root, name.strip()) for name in names))

    return _several(session, typed, "Who is in it", option="--pupil", read=read)


def _several(
    session: Session, typed: list[str] | None, question: str, *, option: str, read: Callable[[Iterable[str]], Keys]
) -> Keys:
    if typed is not None or not session.can_ask:
        return read(typed or ())
    question = f"{question} (names with commas, Return for nobody yet)"
    return ask(session, question, option=option, read=lambda answer: read(_parts(answer)))


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
