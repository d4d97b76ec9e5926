"""`senco import bundle`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.answers import Answers, is_agreed
from senco_cli.cli.ask import choose
from senco_cli.cli.codes import read_code
from senco_cli.cli.handing_over import hand_over
from senco_cli.cli.option_groups import WriteOptions
from senco_cli.cli.output import show_day
from senco_cli.cli.paragraphs import print_wrapped
from senco_cli.cli.session import Session
from senco_cli.cli.show_writes import say_saved
from senco_cli.errors import ExitStatus, UsageError
from senco_cli.model.phrases import capital_first

if TYPE_CHECKING:
    from senco_cli.actions.arrival import Arrival
    from senco_cli.actions.import_bundle import Taking
    from senco_cli.actions.workspace import Workspace
    from senco_cli.exchange.bundle.arriving import Coming

_NEW, _NONE = "new", "none"
_MOST_SHOWN = 40


class ArrivalOptions(WriteOptions):
    """What can be typed about a pupil who comes."""

    admitted: Annotated[
        str | None, typer.Option("--admitted", metavar="DATE", help="The first day here; asked for, today offered.")
    ] = None
    status: Annotated[
        str | None,
        typer.Option("--status", help="SEN status from then on, or none; else that of the school before."),
    ] = None
    class_name: Annotated[str | None, typer.Option("--class", help="The class here.")] = None
    who: Annotated[
        str | None, typer.Option("--as", metavar="WHO", help="Whom it is about, in doubt: a pupil's key, or new.")
    ] = None
    note: Annotated[
        Path | None, typer.Option("--note", metavar="FILE", help="Where the note for the first days is written.")
    ] = None
    force: Annotated[bool, typer.Option("--force", help="Write the note over a file that is there.")] = False


def import_bundle(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The bundle, a zip file from the school before.")],
    typed: ArrivalOptions,
) -> int:
    """Take in what another school sent about a pupil: checked against its list, shown, and written in one commit.

    A note says what changed and what is needed on the first day. Nothing that is here already is overwritten.
    """
    from senco_cli.actions.arrival import open_arrival
    from senco_cli.actions.import_bundle import plan_taking, take_in

    session, workspace = typed.begin()
    arrival = open_arrival(workspace, session.cwd / file)
    _say_what_came(session, arrival)
    known = _known(session, arrival, typed.who)
    coming = _coming(session, workspace, arrival, typed)
    taking = plan_taking(workspace, arrival, coming, known=known)
    _say_what_would_change(session, taking)
    if _is_all_here(session, workspace, taking, typed):
        session.print("nothing to write: the records hold all of this already, and the note is there")
        return ExitStatus.DONE
    note = _note_place(session, workspace, taking, typed)
    if workspace.dry_run:
        session.print("nothing was written (--dry-run)")
    if not is_agreed(session, workspace, yes=typed.yes):
        return ExitStatus.DONE
    done = take_in(workspace, taking)
    verb = "added" if taking.is_new else "added to"
    say_saved(session, f"{verb} pupil {taking.key}, first day here {show_day(coming.admitted_on)}", done)
    _write_note(session, workspace, arrival, taking, out=note, force=typed.force)
    session.print(f"next: senco check   and   senco review-due --pupil {taking.key}")
    return ExitStatus.DONE


def _say_what_came(session: Session, arrival: Arrival) -> None:
    from senco_cli.model.provision import Provision

    manifest = arrival.manifest
    provisions = len(arrival.of(Provision))
    session.print(f"from {manifest.sender.name}, packed on {show_day(manifest.made_on)}: {arrival.pupil.name.full}")
    counts = f"{len(arrival.records) - provisions} records, {provisions} provisions, {len(arrival.originals)} originals"
    session.print(f"{counts}; every file is on the list and unchanged")
    for each in manifest.left_out:
        number = f" ({each.number})" if each.number else ""
        print_wrapped(session, f"not in it: {each.what}{number}: {each.why}", indent=0, hanging=4)


def _known(session: Session, arrival: Arrival, typed: str | None) -> str | None:
    """The key of the pupil here, None for a new one: by option, by a sure match, or as somebody answers."""
    from senco_cli.actions.find_pupil import pupil_labels

    match = arrival.match
    if typed is not None:
        return None if typed.strip() == _NEW else typed.strip()
    if not match.keys:
        return None
    if match.sure:
        session.print(f"pupil {match.keys[0]} is here already (by {match.why}); what is missing there is added")
        return match.keys[0]
    labels = {each.key: each.label for each in pupil_labels(session.root())}
    choices = [*((key, labels.get(key, key)) for key in match.keys), (_NEW, "a new pupil")]
    said = choose(session, f"{capital_first(match.why)}. Who is it?", choices, option="--as")
    return None if said == _NEW else said


def _coming(session: Session, workspace: Workspace, arrival: Arrival, typed: ArrivalOptions) -> Coming:
    from senco_cli.exchange.bundle.arriving import Coming, last_status

    asks = Answers(session, workspace.today, session.can_ask and not typed.yes)
    default = workspace.today.isoformat() if typed.yes and typed.admitted is None else typed.admitted
    admitted = asks.day("--admitted", default, "The first day here")
    _refuse_early(admitted, arrival.pupil.date_of_birth)
    before = last_status(arrival.tree)
    status = before if before in ("N", "K", "E") else None
    if typed.status is not None:
        status = None if typed.status.strip().casefold() == _NONE else _status(typed.status, admitted)
    class_name = asks.maybe_text("--class", typed.class_name, "The class here")
    manifest = arrival.manifest
    return Coming(manifest.sender.name, manifest.made_on, admitted, status, class_name)


def _status(typed: str, on: date) -> str:
    return read_code("sen_provision", typed, option="--status", on=on)


def _refuse_early(admitted: date, born: date) -> None:
    if admitted <= born:
        raise UsageError("--admitted: that is before the pupil was born", hint="write the first day here")


def _say_what_would_change(session: Session, taking: Taking) -> None:
    for sentence in taking.changes[:_MOST_SHOWN]:
        session.print(f"  {sentence}")
    if len(taking.changes) > _MOST_SHOWN:
        session.print(f"  and {len(taking.changes) - _MOST_SHOWN} more")
    for sentence in taking.kept:
        session.print(f"  {sentence}")
    for sentence in taking.assumed:
        print_wrapped(session, f"assumed: {sentence}", indent=2, hanging=4)


def _is_all_here(session: Session, workspace: Workspace, taking: Taking, typed: ArrivalOptions) -> bool:
    from senco_cli.actions.import_bundle import brings_nothing

    is_there = (session.cwd / _note_name(workspace, taking, typed)).is_file()
    return is_there and not typed.force and brings_nothing(workspace, taking)


def _note_name(workspace: Workspace, taking: Taking, typed: ArrivalOptions) -> Path:
    from senco_cli.actions.arrival_note import KIND
    from senco_cli.actions.built import document_name

    return typed.note or Path(document_name(KIND.document, (taking.key,), on=workspace.today, ending="html"))


def _note_place(session: Session, workspace: Workspace, taking: Taking, typed: ArrivalOptions) -> Path:
    """Where the note goes, refused before anything is written where it cannot."""
    from senco_cli.actions.document_file import refuse_place

    out = _note_name(workspace, taking, typed)
    refuse_place(workspace, session.cwd / out, force=typed.force, option="--note")
    return out


def _write_note(
    session: Session, workspace: Workspace, arrival: Arrival, taking: Taking, *, out: Path, force: bool
) -> None:
    from senco_cli.actions.arrival_note import arrival_note
    from senco_cli.actions.document_file import built_bytes
    from senco_cli.cli.delivery import format_of
    from senco_cli.documents.arrival_note import Before
    from senco_cli.documents.transfer_record import LeftOutLine

    manifest = arrival.manifest
    ways = [way for way in (manifest.sender.senco, manifest.sender.phone, manifest.sender.email) if way]
    before = Before(
        name=manifest.sender.name,
        sent_on=manifest.made_on,
        contact=", ".join(ways) or None,
        changes=taking.changes,
        kept=taking.kept,
        left_out=tuple(LeftOutLine(each.what, each.number, each.why) for each in manifest.left_out),
    )
    built = arrival_note(workspace, taking.key, before=before)
    data = built_bytes(workspace, built, as_format=format_of(None, out).value, width=100)
    hand_over(session, workspace, data, out=out, force=force, option="--note")
