"""What is said about an authority's form: its faults, and the values that are missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from senco_cli.cli.session import Session

if TYPE_CHECKING:
    from senco_cli.documents.forms.tags import FormFault


def fault_words(fault: FormFault) -> str:
    """One fault with the words by which it is found in the form: `header, "Annual review of …": has …`."""
    where = "" if fault.part == "body" else f"{fault.part}, "
    return f'{where}"{fault.around}": {fault.sentence}'


def note_missing(session: Session, missing: Sequence[str], *, marks: bool) -> None:
    """Say which fields of the form have no value in the records."""
    if not missing:
        return
    have = "1 field of the form has" if len(missing) == 1 else f"{len(missing)} fields of the form have"
    session.note(f"{have} no value in the records:")
    for path in missing:
        session.note(f"  {path}")
    session.note("they are marked in yellow" if marks else "they are empty; --mark-missing shows where, in yellow")
