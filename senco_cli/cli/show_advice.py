"""The advice by which review meetings are planned, on the screen or for programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from senco_cli.cli.options import ListFormat
from senco_cli.cli.output import print_csv, print_json
from senco_cli.cli.paragraphs import print_wrapped
from senco_cli.cli.session import Session


def show_advice(session: Session, *, as_format: ListFormat = ListFormat.TABLE) -> None:
    """Print every piece of advice with its status and source, apart from the dates that somebody owes."""
    from senco_cli.actions.list_advice import advice_fields

    rows = advice_fields()
    if as_format is ListFormat.JSON:
        print_json(session, rows)
    elif as_format is ListFormat.CSV:
        print_csv(session, rows, list(rows[0]))
    else:
        session.print("Planning advice: nobody owes these days; review-plan proposes meetings by them")
        for row in rows:
            _print_block(session, row)


def _print_block(session: Session, row: Mapping[str, Any]) -> None:
    session.print()
    print_wrapped(session, f"{row['id']}  {row['title']}", indent=2, hanging=4)
    print_wrapped(session, f"{row['status']} · {row['counts']}", indent=4, hanging=4)
    looked = f"{row['verified']}; looked at on {row['checked_on'].isoformat()}"
    print_wrapped(session, f"{'; '.join(row['source'])} ({looked})", indent=4, hanging=4)
    if row["note"]:
        print_wrapped(session, row["note"], indent=4, hanging=4)
