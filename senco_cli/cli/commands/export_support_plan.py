"""`senco export support-plan`."""

from __future__ import annotations

from senco_cli.cli.delivery import PageOptions, deliver
from senco_cli.cli.delivery_many import ManyOptions, deliver_each
from senco_cli.cli.output import tell_faults
from senco_cli.cli.pupils import MaybePupilArgument, pick_pupil
from senco_cli.errors import ExitStatus


def export_support_plan(pupil: MaybePupilArgument = None, *, many: ManyOptions, page: PageOptions) -> ExitStatus:
    """Make a pupil's support plan for the parents: what each says, outcomes, who does what, how it went last time.

    It is the cycle of assess, plan, do and review that began last. With --all, --year or --class there is one for every
    pupil with SEN support.
    """
    from senco_cli.actions import export_support_plan as action

    if many.instead_of(pupil):
        wanted = many.delivery(page)
        session, workspace = page.begin()
        keys = many.keys(workspace, statuses=("K",))
        return deliver_each(session, workspace, keys, action.support_plans(workspace), kind=action.KIND, wanted=wanted)
    one = page.one()
    session, workspace = page.begin()
    built = action.support_plans(workspace)(pick_pupil(session, workspace.root, pupil))
    deliver(session, workspace, built, one)
    if built.view.missing:
        session.note(f"not recorded yet: {'; '.join(built.view.missing)}")
    return tell_faults(session, workspace.root, built.faults)
