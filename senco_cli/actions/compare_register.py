"""Lay a register of another system beside the records, and write nothing."""

from __future__ import annotations

from collections.abc import Mapping

from senco_cli.actions.import_outcomes import existing_pupils
from senco_cli.actions.import_register import Opened
from senco_cli.actions.workspace import Workspace
from senco_cli.exchange.comparing import Compared, Comparison, compare
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.faults import validate
from senco_cli.model.pupil import Pupil


def compare_register(
    workspace: Workspace, opened: Opened, *, day_first: bool | None, answers: Mapping[int, str]
) -> Comparison:
    """What differs between the register and the records today. Raises PupilUnreadable and NotACandidate."""
    records = [
        Compared(each, validate(Pupil, each.pupil)[0], validate(EhcPlan, each.plan)[0] if each.plan else None)
        for each in existing_pupils(workspace)
    ]
    return compare(
        opened.table,
        opened.mapping,
        records=records,
        today=workspace.today,
        day_first=day_first,
        answers=answers,
    )
