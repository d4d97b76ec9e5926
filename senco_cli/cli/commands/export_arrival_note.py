"""`senco export arrival-note`."""

from __future__ import annotations

from senco_cli.cli.delivery import PageOptions, deliver
from senco_cli.cli.output import tell_faults
from senco_cli.cli.pupils import PupilArgument, pick_pupil
from senco_cli.errors import ExitStatus


def export_arrival_note(pupil: PupilArgument, page: PageOptions) -> ExitStatus:
    """Make the note for the first days of a pupil who has come: what to know at once, what to do, what is due.

    senco import bundle makes it too, with what the bundle has changed.
    """
    from senco_cli.actions.arrival_note import arrival_note

    session = page.session
    wanted, workspace = page.one(), session.workspace()
    built = arrival_note(workspace, pick_pupil(session, workspace.root, pupil))
    deliver(session, workspace, built, wanted)
    return tell_faults(session, workspace.root, built.faults)
