"""`senco check --restore`: what stood in a record that cannot be read or is gone, and asking what is to be done."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from senco_cli.cli.ask import choose
from senco_cli.cli.output import fault_line
from senco_cli.cli.paragraphs import print_wrapped
from senco_cli.cli.session import Session
from senco_cli.cli.side_by_side import side_by_side
from senco_cli.errors import ExitStatus

if TYPE_CHECKING:
    from senco_cli.actions.restore_records import Broken
    from senco_cli.actions.workspace import Workspace


class Take(StrEnum):
    """How much of the last version that could be read is put back; or that what was deleted is to stay gone."""

    PART = "part"
    WHOLE = "whole"
    GONE = "gone"
    NOTHING = "nothing"


def restore_records(session: Session, *, take: Take | None, yes: bool, dry_run: bool) -> ExitStatus:
    """Show every record that cannot be read or is gone, with its last good version, and put back what is asked for."""
    from senco_cli.actions import restore_records as action

    workspace = session.workspace(writing=True, dry_run=dry_run)
    broken = action.broken_records(workspace)
    if not broken:
        session.note("every record can be read and none is gone; there is nothing to restore")
        return ExitStatus.DONE
    chosen: list[tuple[Broken, bytes]] = []
    to_stay_gone: list[Broken] = []
    for each in broken:
        _show(session, workspace, each)
        taken = _answer(session, each, take=Take.PART if yes and take is None else take)
        if taken is Take.GONE:
            to_stay_gone.append(each)
        elif (data := _data(each, taken)) is not None:
            chosen.append((each, data))
    if not chosen and not to_stay_gone:
        session.note("nothing was changed")
        return ExitStatus.FINDINGS
    if chosen:
        _restore(session, workspace, chosen)
    if to_stay_gone:
        _leave_gone(session, workspace, to_stay_gone)
    is_done = not dry_run and len(chosen) + len(to_stay_gone) == len(broken)
    return ExitStatus.DONE if is_done else ExitStatus.FINDINGS


def _restore(session: Session, workspace: Workspace, chosen: Sequence[tuple[Broken, bytes]]) -> None:
    from senco_cli.actions import restore_records as action

    done = action.restore_records(workspace, chosen)
    if workspace.dry_run:
        session.print(done.diff)
        return
    for each, data in chosen:
        session.print(f"restored {each.path}{'' if data == each.good else ', the part at fault alone'}")
    # Where all is as the history has it again, an undo would take back what was written before.
    if done.commit is not None:
        session.note("what stood there before is in the history; senco undo takes this back")


def _leave_gone(session: Session, workspace: Workspace, deleted: Sequence[Broken]) -> None:
    from senco_cli.actions import restore_records as action

    if not workspace.dry_run:
        action.leave_gone(workspace, deleted)
    for each in deleted:
        session.print(f"{'would stay' if workspace.dry_run else 'stays'} gone: {each.path}")
    if not workspace.dry_run:
        session.note("what stood there is in the history; senco undo brings it back")


def _show(session: Session, workspace: Workspace, broken: Broken) -> None:
    session.print()
    for fault in broken.faults:
        print_wrapped(session, fault_line(session, workspace.root, fault), hanging=4)
    if broken.good is None or broken.since is None:
        session.print("    there is no version of it in the history that could be read: mend it with   senco edit")
        return
    when = broken.since.when.astimezone()
    day = f"{when.day} {when:%B %Y} ({broken.since.sha[:10]})"
    session.print()
    if broken.now is None:
        session.print(f"    it is gone; what it held last is of {day}")
        return
    texts = (data.decode("utf-8", "replace") for data in (broken.good, broken.now))
    lines = {fault.line for fault in broken.faults if fault.line}
    for line in side_by_side(
        *texts, titles=(f"as it was on {day}", "as it is now"), at_fault=lines, width=session.width
    ):
        session.print(line)
    session.print()


def _answer(session: Session, broken: Broken, *, take: Take | None) -> Take:
    """What is to be done; what was not deleted cannot be left gone."""
    if broken.good is None:
        return Take.NOTHING
    if take is not None:
        return Take.NOTHING if take is Take.GONE and broken.now is not None else take
    choices = [(Take.WHOLE, "Put the whole of the earlier version back")]
    if broken.part is not None:
        choices = [(Take.PART, "Put only the part at fault back, and keep what else was changed"), *choices]
    if broken.now is None:
        choices = [(Take.WHOLE, "Put it back"), (Take.GONE, "It was meant: gone for everybody who shares the records")]
    choices.append((Take.NOTHING, "Leave it"))
    _say_lost(session, broken)
    return Take(choose(session, "What is to be done?", choices, option="--take part, whole, gone or nothing"))


def _data(broken: Broken, take: Take) -> bytes | None:
    if take is Take.NOTHING:
        return None
    return broken.part if take is Take.PART and broken.part is not None else broken.good


def _say_lost(session: Session, broken: Broken) -> None:
    from senco_cli.actions.told_changes import tell

    if broken.part is not None:
        told = tell(broken.path, broken.good, broken.part)
        if told:
            kept = "; ".join(each.sentence for each in told)
            print_wrapped(session, f"changed since, and kept with the part alone: {kept}", hanging=4)
