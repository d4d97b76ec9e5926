"""`senco form fields`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from senco_cli.cli.list_file import ListedOptions, listed_in
from senco_cli.cli.option_groups import LookOptions
from senco_cli.cli.options import ListFormat
from senco_cli.cli.output import print_rows, show_day
from senco_cli.cli.paragraphs import print_wrapped
from senco_cli.cli.pupils import pick_pupil
from senco_cli.errors import ExitStatus
from senco_cli.model.phrases import how_many

if TYPE_CHECKING:
    from senco_cli.actions.word_form import ShownField
    from senco_cli.cli.session import Session
    from senco_cli.documents.annual_review.view import AnnualReview


# What to type in Word, and what it does.
_TYPED = (
    ("{{ pupil.name }}", "the value, where it is to stand"),
    ("{%tr for outcome in outcomes %}", "in a table, in a row of its own above the row that is repeated for each"),
    ("{%tr endfor %}", "in a row of its own below it"),
    ("{%p for action in follow_up.actions %}", "the same for paragraphs; {%p endfor %} ends it"),
    ("{{ pupil.is_looked_after|tick }}", 'a box with a cross where the answer is yes; tick("no") where it is no'),
    ('{{ meeting.type|tick("early") }}', "a box with a cross where the value begins with these words"),
    ('{{ meeting.on|day("short") }}', "a day, written short"),
    (
        "{% if meeting.chair %} … {% endif %}",
        "words that stand there only where there is a value, or the answer is yes",
    ),
)


def form_fields(
    pattern: Annotated[
        str | None, typer.Argument(metavar="[WORD]", help="Only fields with this word in them, like outcome or date.")
    ] = None,
    pupil: Annotated[str | None, typer.Option("--pupil", help="Show what each field holds for this pupil.")] = None,
    *,
    listed: ListedOptions,
    typed: LookOptions,
) -> int:
    """List what an authority's Word form can be filled with, as it is written there, and what it is."""
    from senco_cli.actions import word_form as action

    as_format = listed.form
    session = typed.session
    view = None
    workspace = session.workspace() if pupil or (listed.out and session.is_in_records) else None
    if pupil and workspace:
        view = action.review_of(workspace, pick_pupil(session, workspace.root, [pupil]))
    shown = action.shown_fields(pattern, view)
    if as_format is not ListFormat.TABLE:
        columns = {name: name for name in ("path", "tag", "within", "holds", "about", *(("value",) if view else ()))}
        rows = [{**{name: getattr(each.field, name, None) for name in columns}, **_held(each, view)} for each in shown]
        with listed_in(session, workspace, out=listed.out, force=listed.force) as place:
            print_rows(place, rows, columns, as_format=as_format)
        return ExitStatus.DONE
    within = None
    for each in shown:
        if each.field.within != within:
            within = each.field.within
            session.print()
            session.print(f"for each of a list, within  {within}" if within else "by itself")
        session.print(f"  {each.field.tag}")
        print_wrapped(session, f"{each.field.about.rstrip('.')} ({each.field.holds})", indent=6, hanging=6)
        if view is not None:
            session.print(f"      now: {_said(each.value, is_in_list=bool(within))}")
    if pattern is None and view is None:
        _tell_how(session)
    session.note(how_many(len(shown), "field") + ("" if shown else "; try another word"))
    return ExitStatus.DONE


def _tell_how(session: Session) -> None:
    session.print()
    session.print("typed in Word")
    for typed, does in _TYPED:
        session.print(f"  {typed}")
        print_wrapped(session, does, indent=6, hanging=6)
    session.print()
    session.print("look it over  senco form check FILE")
    session.print("fill it       senco export annual-review PUPIL --form FILE")


def _said(value: Any, *, is_in_list: bool) -> str:
    if is_in_list:
        return f"{value or 0} in the list"
    if value is None or value in ("", ()):
        return "nothing in the records"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, tuple | list):
        return "; ".join(str(each) for each in value)
    return show_day(value) if hasattr(value, "isoformat") else str(value)


def _held(each: ShownField, view: AnnualReview | None) -> dict[str, Any]:
    return {} if view is None else {"value": _value(each.value)}


def _value(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | str) or hasattr(value, "isoformat"):
        return value
    return [str(each) for each in value] if isinstance(value, tuple | list) else str(value)
