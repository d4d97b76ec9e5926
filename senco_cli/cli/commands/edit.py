"""`senco edit`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.ask import ask, confirm
from senco_cli.cli.options import DryRunOption, OnOption, RecordsOption, parse_day_option, parse_on
from senco_cli.cli.output import show_faults
from senco_cli.cli.pupils import pick_record
from senco_cli.cli.session import Session
from senco_cli.cli.show_writes import say_saved
from senco_cli.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from senco_cli.actions.edit import Draft
    from senco_cli.actions.find_record import Target
    from senco_cli.actions.workspace import Workspace
    from senco_cli.model.base import Record


def edit(
    ctx: typer.Context,
    who: Annotated[
        list[str],
        typer.Argument(metavar="PUPIL", help="A pupil, provision or member of staff; settings or calendar."),
    ],
    what: Annotated[
        str, typer.Option("--what", help="Of a pupil: pupil, ehc-plan, cycle or review (the newest one).")
    ] = "pupil",
    key: Annotated[str | None, typer.Option("--key", help="Which cycle or review: the day it is filed under.")] = None,
    new: Annotated[bool, typer.Option("--new", help="Begin a new plan, cycle or review.")] = False,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="Change one field without an editor; may be repeated."),
    ] = None,
    unset: Annotated[
        list[str] | None, typer.Option("--unset", metavar="FIELD", help="Take one field out; may be repeated.")
    ] = None,
    dry_run: DryRunOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Open a record in your editor, or change single fields with --set. Nothing you typed is lost."""
    from senco_cli.actions import edit as action

    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace(writing=True, dry_run=dry_run)
    found = pick_record(session, workspace.root, who)
    if new:
        return _edit_text(session, workspace, _blank(session, workspace, found, what, key=key))
    target = _target(workspace, found, what, key=key)
    if not set_ and not unset:
        return _edit_text(session, workspace, action.draft_of(workspace, target))
    committed = action.set_fields(workspace, target, given=set_ or (), taken_out=unset or ())
    if dry_run or not committed.changes:
        session.print(committed.diff or "nothing was changed: the record holds that already")
        return 0
    say_saved(session, f"changed {target.path}", committed)
    return 0


def _target(workspace: Workspace, found: str | Target, what: str, *, key: str | None) -> Target:
    from senco_cli.actions.find_record import find_of_pupil

    if not isinstance(found, str):
        return found
    return find_of_pupil(workspace.root, found, _kind(what), key=key)


def _blank(session: Session, workspace: Workspace, found: str | Target, what: str, *, key: str | None) -> Draft:
    from senco_cli.actions.edit import blank

    kind = _kind(what)
    if not isinstance(found, str) or kind.kind == "pupil":
        raise UsageError("--new begins a plan, a cycle or a review of a pupil", hint="--what review --new")
    if "{key}" in kind.path and key is None:
        key = ask(
            session,
            "Its first day, or the day of the meeting",
            option="--key",
            read=lambda answer: parse_day_option("day", answer).isoformat(),
            default=workspace.today.isoformat(),
        )
    draft = blank(kind, pupil=found, key=key or "")
    if (workspace.root / draft.target.path).exists():
        raise UsageError(f"{draft.target.path} is there already", hint="leave --new away to edit it")
    return draft


def _kind(what: str) -> type[Record]:
    from senco_cli.actions.find_record import pupil_kinds

    for kind in pupil_kinds():
        if kind.kind == what:
            return kind
    raise UsageError(f'--what: "{what}" is not known', hint=f"one of {', '.join(k.kind for k in pupil_kinds())}")


def _edit_text(session: Session, workspace: Workspace, draft: Draft) -> int:
    from senco_cli.actions import edit as action
    from senco_cli.store.transaction import RecordChanged

    text, offered = draft.text, draft.text
    while True:
        text = _in_editor(session, workspace, draft, offered)
        if action.without_marks(text) == draft.text:
            session.print("nothing was changed")
            return 0
        faults = action.faults_of(draft, text)
        if not faults:
            break
        show_faults(session, workspace.root, faults)
        if text == offered or not session.can_ask or not confirm(session, "Open it again to mend this?"):
            raise action.keep_aside(workspace, draft, action.without_marks(text), why="it has faults")
        offered = action.with_faults(text, faults)
    try:
        committed = action.save_draft(workspace, draft, text)
    except RecordChanged as error:
        raise action.keep_aside(workspace, draft, text, why=error.sentence) from None
    if workspace.dry_run:
        session.print(committed.diff)
        return 0
    say_saved(session, f"changed {draft.target.path}", committed)
    return ExitStatus.DONE


def _in_editor(session: Session, workspace: Workspace, draft: Draft, text: str) -> str:
    """The text as it comes back from the editor; the file it was typed in stays until it has been read."""
    from senco_cli.actions.edit import scratch_file
    from senco_cli.cli.editor import open_in_editor

    path: Path = scratch_file(workspace, draft, text)
    open_in_editor(path, environment=session.environment)
    typed = path.read_bytes().decode("utf-8-sig", errors="replace")
    path.unlink()
    # Notepad may turn every line end; only a record that had them so before keeps them.
    return typed if "\r\n" in draft.text else typed.replace("\r\n", "\n")
