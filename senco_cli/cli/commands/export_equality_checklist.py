"""`senco export equality-checklist`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli.delivery import PageOptions, deliver
from senco_cli.cli.delivery_many import ManyOptions, deliver_each
from senco_cli.cli.output import tell_faults
from senco_cli.cli.pupils import MaybePupilArgument, pick_pupil
from senco_cli.errors import ExitStatus, UsageError


def export_equality_checklist(
    pupil: MaybePupilArgument = None,
    *,
    many: ManyOptions,
    school: Annotated[bool, typer.Option("--school", help="The checklist of the whole school.")] = False,
    page: PageOptions,
) -> ExitStatus:
    """Make the equality checklist: what the Equality Act asks, what was answered, what the records show; gaps first.

    It is for one pupil, or with --school for the school; senco equality-answer writes the answers down. With --all,
    --year or --class there is one for every pupil with SEN support, an EHC plan, an adjustment or a disability on
    record.
    """
    from senco_cli.actions import export_equality_checklist as action

    if sum((bool(pupil), school, many.is_of_many)) != 1:
        raise UsageError(
            "the checklist is of a pupil, of many or of the school",
            hint="name a pupil, or give --school, or --all, --year or --class",
        )
    if many.is_of_many:
        wanted = many.delivery(page)
        session, workspace = page.begin()
        keys = action.asked_of(workspace, many.keys(workspace))
        checklist_of = action.checklists_of_pupils(workspace)
        return deliver_each(session, workspace, keys, checklist_of, kind=action.KIND, wanted=wanted)
    if many.is_zip:
        raise UsageError("--zip is for many documents", hint="add --all, --year or --class")
    one = page.one()
    session, workspace = page.begin()
    if school:
        built = action.build_of_school(workspace)
    else:
        built = action.checklists_of_pupils(workspace)(pick_pupil(session, workspace.root, pupil))
    deliver(session, workspace, built, one)
    return tell_faults(session, workspace.root, built.faults, so="what cannot be read is not on the page")
