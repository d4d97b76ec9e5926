"""`senco edit`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.ask import ask, confirm
from senco_cli.cli.option_groups import DirectWriteOptions
from senco_cli.cli.options import parse_day_option
from senco_cli.cli.output import show_faults
from senco_cli.cli.pupils import pick_record
from senco_cli.cli.session import Session
from senco_cli.cli.show_writes import say_saved
from senco_cli.errors import ExitStatus, SencoError, UsageError

if TYPE_CHECKING:
    from senco_cli.actions.edit import Draft
    from senco_cli.actions.find_record import Target
    from senco_cli.actions.workspace import Workspace
    from senco_cli.model.base import Record
    from senco_cli.store.transaction import Committed


class EditOptions(DirectWriteOptions):
    """What is changed in which record."""

    what: Annotated[
        str | None,
        typer.Option("--what", help="Of a pupil: pupil (when not given), ehc-plan, cycle or review (the newest one)."),
    ] = None
    key: Annotated[str | None, typer.Option("--key", help="Which cycle or review: the day it is filed under.")] = None
    new: Annotated[bool, typer.Option("--new", help="Begin a new plan, cycle or review.")] = False
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="Change one field without an editor; may be repeated."),
    ] = None
    unset: Annotated[
        list[str] | None, typer.Option("--unset", metavar="FIELD", help="Take one field out; may be repeated.")
    ] = None


def edit(
    who: Annotated[
        list[str],
        typer.Argument(metavar="PUPIL", help="A pupil, provision or member of staff; settings or calendar."),
    ],
    typed: EditOptions,
) -> int:
    """Open a record in your editor, or change single fields with --set. Nothing you typed is lost."""
    from senco_cli.actions import edit as action

    session, workspace = typed.begin()
    found = pick_record(session, workspace.root, who)
    if typed.new and (typed.set_ or typed.unset):
        raise UsageError("--new opens an editor; --set and --unset change a record that is there", hint="leave one out")
    if typed.new:
        return _edit_text(session, workspace, _blank(session, workspace, found, typed.what or "pupil", key=typed.key))
    target = _target(workspace, found, typed.what, key=typed.key)
    if not typed.set_ and not typed.unset:
        return _edit_text(session, workspace, action.draft_of(workspace, target))
    committed = action.set_fields(workspace, target, given=typed.set_ or (), taken_out=typed.unset or ())
    if typed.dry_run or not committed.changes:
        session.print(committed.diff or "nothing was changed: the record holds that already")
        return 0
    say_saved(session, f"changed {target.path}", committed)
    return 0


def _target(workspace: Workspace, found: str | Target, what: str | None, *, key: str | None) -> Target:
    from senco_cli.actions.find_record import find_of_pupil

    if isinstance(found, str):
        kind = _kind(what or "pupil")
        return find_of_pupil(workspace.root, found, kind, key=None if key is None else _filed_under("--key", key))
    if what or key is not None:
        raise UsageError("--what and --key are for a pupil's records", hint="leave them out")
    return found


def _filed_under(option: str, typed: str) -> str:
    # Two pieces of advice that came on one day are 2026-10-08 and 2026-10-08-2.
    day, number = typed.strip()[:10], typed.strip()[10:]
    second = number if re.fullmatch(r"-[1-9]\d?", number, re.ASCII) else ""
    return parse_day_option(option, day if second else typed).isoformat() + second


def _blank(session: Session, workspace: Workspace, found: str | Target, what: str, *, key: str | None) -> Draft:
    from senco_cli.actions.edit import blank

    kind = _kind(what)
    if not isinstance(found, str) or kind.kind == "pupil":
        raise UsageError("--new begins a plan, a cycle or a review of a pupil", hint="--what review --new")
    if "{key}" not in kind.path:
        key = ""
    elif key is None:
        key = ask(
            session,
            "Its first day, or the day of the meeting",
            option="--key",
            read=lambda answer: _filed_under("day", answer),
            default=workspace.today.isoformat(),
        )
    else:
        key = _filed_under("--key", key)
    draft = blank(kind, pupil=found, key=key)
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
    from senco_cli.actions.edit import keep_aside

    # What stands in the editor, for whatever may go wrong between its closing and the commit.
    typed = [draft.text]
    try:
        committed = _until_sound(session, workspace, draft, typed)
    except (KeyboardInterrupt, EOFError):
        if typed[-1] != draft.text:
            session.note(f"\nwhat you typed is kept in {keep_aside(workspace, draft, typed[-1])}")
        raise
    except SencoError as error:
        if typed[-1] == draft.text:
            raise
        from senco_cli.actions.edit import KeptAside

        raise KeptAside(keep_aside(workspace, draft, typed[-1]), why=error.sentence, hint=error.hint) from error
    if committed is None:
        session.print("nothing was changed")
    elif workspace.dry_run:
        session.print(committed.diff)
    else:
        say_saved(session, f"changed {draft.target.path}", committed)
    return ExitStatus.DONE


def _until_sound(session: Session, workspace: Workspace, draft: Draft, typed: list[str]) -> Committed | None:
    """Open the editor until the text is a sound record, and save it; None where nothing was changed.

    What was typed is added to `typed` each time the editor is closed. Raises HasFaults when nobody goes on mending.
    """
    from senco_cli.actions import edit as action
    from senco_cli.cli.editor import write_in_editor

    offered = draft.text
    while True:
        path = action.scratch_of(workspace, draft, offered)
        try:
            write_in_editor(session, path)
        finally:
            typed.append(action.without_marks(action.text_in(path, draft)))
        if typed[-1] == draft.text:
            return None
        faults = action.faults_of(draft, typed[-1])
        if not faults:
            return action.save_draft(workspace, draft, typed[-1])
        show_faults(session, workspace.root, faults)
        is_as_before = typed[-1] == action.without_marks(offered)
        if is_as_before or not session.can_ask or not confirm(session, "Open it again to mend this?"):
            raise action.HasFaults
        offered = action.with_faults(typed[-1], faults)
