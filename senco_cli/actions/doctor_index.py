"""What `senco doctor` says about the index: that it works, or why every answer is read from the records."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.actions.looked_at import LookedAt
from senco_cli.actions.workspace import Workspace
from senco_cli.index.file import index_path
from senco_cli.index.state import index_state
from senco_cli.index.wanted import VARIABLE, is_switched_off
from senco_cli.model.phrases import how_many

_MEGABYTE = 1_000_000


def index_findings(workspace: Workspace) -> Iterator[LookedAt]:
    """The state of the index; nothing where the folder keeps none because nobody may write to it."""
    if is_switched_off(workspace.environment):
        what = f"the index is switched off by {VARIABLE}: every answer is read from the records, which takes longer"
        yield LookedAt(True, what, f"take {VARIABLE} out of the environment", is_note=True)
        return
    if not workspace.keeps_index:
        return
    match index_state(workspace.root):
        case None:
            yield LookedAt(True, "the index has not been made yet; the next list makes it")
        case str(why):
            what = f"the index cannot be used, so every answer is read from the records, which takes longer: {why}"
            remedy = f'delete "{index_path(workspace.root)}"; the next list makes another'
            yield LookedAt(True, what, remedy, is_note=True)
        case state:
            pupils = how_many(state.pupils, "pupil")
            answers = how_many(state.answers, "answer")
            size = f"{max(state.size / _MEGABYTE, 0.1):.1f} MB"
            when = state.written.astimezone()
            written = f"last written on {when.day} {when:%B %Y at %H:%M}"
            yield LookedAt(True, f"the index works: {pupils}, {answers} kept, {size}, {written}")
