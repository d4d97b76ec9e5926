"""What `senco doctor` says about the index: that it works, or why every answer is read from the records."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.actions.looked_at import Finding
from senco_cli.actions.workspace import Workspace
from senco_cli.index.file import index_path
from senco_cli.index.state import index_state
from senco_cli.index.wanted import VARIABLE, is_switched_off

_MEGABYTE = 1_000_000


def index_findings(workspace: Workspace) -> Iterator[Finding]:
    """The state of the index; nothing where the folder keeps none because nobody may write to it."""
    if is_switched_off(workspace.environment):
        what = f"the index is switched off by {VARIABLE}: every answer is read from the records, which takes longer"
        yield Finding(True, what, f"take {VARIABLE} out of the environment", is_note=True)
        return
    if not workspace.keeps_index:
        return
    match index_state(workspace.root):
        case None:
            yield Finding(True, "the index has not been made yet; the next list makes it")
        case str(why):
            what = f"the index cannot be used, so every answer is read from the records, which takes longer: {why}"
            remedy = f'delete "{index_path(workspace.root)}"; the next list makes another'
            yield Finding(True, what, remedy, is_note=True)
        case state:
            pupils = "1 pupil" if state.pupils == 1 else f"{state.pupils} pupils"
            answers = "1 answer" if state.answers == 1 else f"{state.answers} answers"
            size = f"{max(state.size / _MEGABYTE, 0.1):.1f} MB"
            when = state.written.astimezone()
            written = f"last written on {when.day} {when:%B %Y at %H:%M}"
            yield Finding(True, f"the index works: {pupils}, {answers} kept, {size}, {written}")
