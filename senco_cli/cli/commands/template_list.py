"""`senco template list`."""

from __future__ import annotations

from senco_cli.cli.list_file import ListedOptions, listed_in
from senco_cli.cli.option_groups import FolderOptions
from senco_cli.cli.options import ListFormat
from senco_cli.cli.output import print_rows
from senco_cli.errors import ExitStatus


def template_list(listed: ListedOptions, typed: FolderOptions) -> int:
    """List the templates that documents are made from, and which of them the school has its own of."""
    from senco_cli.actions.school_templates import all_templates

    as_format = listed.form
    session = typed.session
    workspace = session.workspace() if session.is_in_records else None
    rows = [
        {
            "template": each.name,
            "document": each.document or ("" if as_format is not ListFormat.TABLE else "shared by several"),
            "own": ("yes" if each.is_own else "") if as_format is ListFormat.TABLE else each.is_own,
        }
        for each in all_templates(workspace)
    ]
    columns = {"template": "Template", "document": "Document", "own": "The school's own"}
    with listed_in(session, workspace, out=listed.out, force=listed.force) as place:
        print_rows(place, rows, columns, as_format=as_format)
    if as_format is ListFormat.TABLE:
        session.note("senco template show NAME   prints one, to begin a template of the school's own with")
    return ExitStatus.DONE
