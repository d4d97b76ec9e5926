"""What is due as the index keeps it: asked without importing what reads records, as long as nothing has moved."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from senco_cli.actions.due_filters import DueFilters
from senco_cli.actions.fault_json import fault_of
from senco_cli.actions.workspace import Workspace
from senco_cli.index.answers import Answers
from senco_cli.index.facet import Facet

if TYPE_CHECKING:
    from senco_cli.model.finding import Finding


def due_answers(workspace: Workspace) -> Answers:
    """What is due of every pupil."""
    facet = Facet("due", partial(open_due, workspace), workspace.today)
    return Answers(
        workspace.root, facet, keeps=workspace.keeps_index, progress=workspace.progress, ahead=workspace.ahead
    )


def open_due(workspace: Workspace) -> Callable[[str], Mapping[str, Any]]:
    """Read what all pupils share, and give what says what is due of one of them."""
    from senco_cli.actions import due_reading

    return due_reading.open_due(workspace)


def due_as_csv(workspace: Workspace, filters: DueFilters) -> tuple[str, tuple[Finding, ...]]:
    """Everything overdue and everything due within the span as CSV, with every fault met on the way."""
    answers = due_answers(workspace)

    def tell() -> str:
        from senco_cli.actions.review_due import told_as_csv

        return told_as_csv(workspace, filters, answers)

    asked = f"csv {filters.within.days} {filters.overdue} {filters.duty_holder} {filters.kind}"
    faults, _, text = (tell() if filters.pupil else answers.told(asked, tell)).partition("\n")
    return text, tuple(fault_of(row) for row in json.loads(faults))
