"""Whether a document that is meant for one side of A4 runs over, as its PDF shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from senco_cli.actions.built import Built, Kind
from senco_cli.actions.document_file import printer
from senco_cli.actions.workspace import Workspace
from senco_cli.documents.render.formats import FormatMissing
from senco_cli.documents.render.page_count import pages_in
from senco_cli.errors import SencoError


def page_counter(workspace: Workspace, kind: Kind) -> Callable[[Built[Any]], int | None]:
    """What counts the pages of a document; it knows none where no PDF can be made of it on this machine."""
    try:
        as_pdf = printer(workspace, kind.template, as_format="pdf")
    except FormatMissing:
        return lambda _built: None

    def count(built: Built[Any]) -> int | None:
        try:
            return pages_in(as_pdf(**built.on_page()))
        except SencoError:
            # What is wrong with the page is said by whoever makes it in the format that was asked for.
            return None

    return count
