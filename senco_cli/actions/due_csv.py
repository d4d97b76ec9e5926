"""What is due as CSV: the text that the index keeps, as long as nothing has moved."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from senco_cli.actions.due_filters import DueFilters
from senco_cli.actions.due_kept import DueKept
from senco_cli.actions.fault_json import fault_of
from senco_cli.actions.workspace import Workspace

if TYPE_CHECKING:
    from senco_cli.model.finding import Finding


def due_as_csv(workspace: Workspace, filters: DueFilters) -> tuple[str, tuple[Finding, ...]]:
    """Everything overdue and everything due within the span as CSV, with every fault met on the way."""
    kept = DueKept(workspace)
    tell = partial(_told, kept, filters)
    faults, _, text = (tell() if filters.pupil else kept.answers.told(f"csv {filters.asked}", tell)).partition("\n")
    return text, tuple(fault_of(row) for row in json.loads(faults))


def _told(kept: DueKept, filters: DueFilters) -> str:
    from senco_cli.actions.review_due import told_as_csv

    return told_as_csv(kept, filters)
