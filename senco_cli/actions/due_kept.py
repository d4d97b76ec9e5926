"""What is due as the index keeps it: asked without importing what reads records, as long as nothing has moved."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from senco_cli.actions.workspace import Workspace
from senco_cli.index.answers import Answers
from senco_cli.index.facet import Answering, Facet

if TYPE_CHECKING:
    from senco_cli.actions.due_reading import DueReading


class DueKept:
    """What is due of every pupil of a record folder: `answers`, and the `reading` that they come from."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        facet = Facet("due", partial(_opened, self), workspace.today)
        self.answers = Answers(
            workspace.root, facet, keeps=workspace.keeps_index, progress=workspace.progress, helper=workspace.helper
        )

    def __getstate__(self) -> dict[str, object]:
        # Another process reads for itself.
        return {"workspace": self.workspace, "answers": self.answers}

    @cached_property
    def reading(self) -> DueReading:
        """What reads the records; it begins, once, with those that all pupils share."""
        from senco_cli.actions.due_reading import DueReading

        return DueReading(self.workspace)


def _opened(kept: DueKept) -> Answering:
    return kept.reading.of_pupil
