"""`senco add-provision`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.ask import ask, confirm
from senco_cli.cli.codes import choose_code, read_code
from senco_cli.cli.options import DryRunOption, OnOption, RecordsOption, YesOption, parse_day_option, parse_on
from senco_cli.cli.pupils import pick_pupil
from senco_cli.cli.session import Session
from senco_cli.cli.show_writes import say_saved, show_writes
from senco_cli.errors import UsageError

if TYPE_CHECKING:
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
        title=title or ask(session, "What is it called", option="--title", read=_text),
        area_of_need=_code(session, "area_of_need", area, "Which area of need?", option="--area", on=today),
        layer=_code(session, "provision_layer", layer, "Which layer?", option="--layer", on=today),
        minutes=minutes or ask(session, "Minutes of one session", option="--minutes", read=_whole),
        per_week=per_week or ask(session, "Sessions a week", option="--per-week", read=_text),
        from_on=_first_day(session, from_day, today),
        to_on=parse_day_option("--to", to_day) if to_day else None,
        weeks=weeks,
        staff=_staff(session, workspace, staff),
        pupils=_pupils(session, workspace, pupil),
        group_size=group_size,
        intended_outcome=outcome,
        measure=measure,
        review_by=parse_day_option("--review-by", review_by) if review_by else None,
    )
    key, write = action.prepare_provision(workspace, provision)
    show_writes(session, [write])
    if dry_run:
        return 0
    if not yes and session.can_ask and not confirm(session, "Write this?"):
        session.note("nothing was written")
        return 0
    committed = action.add_provision(workspace, key, write, pupils=provision.pupils)
    say_saved(session, f"added provision {key}", committed)
    return 0


def _first_day(session: Session, typed: str | None, today: date) -> date:
    if typed:
        return parse_day_option("--from", typed)
    return ask(
        session,
        "First day",
        option="--from",
        read=lambda answer: parse_day_option("first day", answer),
        default=today.isoformat(),
    )


def _code(session: Session, set_name: str, typed: str | None, question: str, *, option: str, on: date) -> str:
    if typed:
        return read_code(set_name, typed, option=option)
    return choose_code(session, set_name, question, option=option, on=on)


def _staff(session: Session, workspace: Workspace, typed: list[str] | None) -> tuple[str, ...]:
    from senco_cli.actions.list_pupils import find_staff, open_school

    people = open_school(workspace)[0].staff
    if typed is None and session.can_ask and people:
        answer = ask(session, "Who delivers it (names with commas, Return for nobody yet)", option="--staff", read=str)
        typed = [part for part in answer.split(",") if part.strip()]
    return tuple(find_staff(people, each.strip()) for each in typed or ())


def _pupils(session: Session, workspace: Workspace, typed: list[str] | None) -> tuple[str, ...]:
    if typed is None and session.can_ask:
        answer = ask(session, "Who is in it (names with commas, Return for nobody yet)", option="--pupil", read=str)
        typed = [part for part in answer.split(",") if part.strip()]
    return tuple(dict.fromkeys(pick_pupil(session, workspace.root, each.strip()) for each in typed or ()))


def _text(answer: str) -> str:
    if not answer.strip():
        raise UsageError("this cannot be empty")
    return answer.strip()


def _whole(answer: str) -> int:
    if not answer.strip().isdigit() or int(answer) < 1:
        raise UsageError("write a whole number, like 20")
    return int(answer)
