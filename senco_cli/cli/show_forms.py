"""What is said about an authority's form: its faults, and the values that are missing."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from senco_cli.cli.session import Session
from senco_cli.model.phrases import how_many

if TYPE_CHECKING:
    from senco_cli.documents.forms.naming import Missing
    from senco_cli.documents.forms.tags import FormFault

_FEW = 4


def fault_words(fault: FormFault) -> str:
    """One fault with the words by which it is found in the form: `header, "Annual review of …": has …`."""
    where = "" if fault.part == "body" else f"{fault.part}, "
    return f'{where}"{fault.around}": {fault.sentence}'


def note_missing(session: Session, missing: Sequence[Missing], *, marks: bool) -> None:
    """Say which fields of the form have no value in the records, by what they are."""
    if not missing:
        return
    have = how_many(len(missing), "field of the form has", "fields of the form have")
    session.note(f"{have} no value in the records:")
    for each in missing:
        often = f", {each.times} times" if each.times > 1 else ""
        for line in textwrap.wrap(f"{each.about} ({each.path}{often})", max(session.width - 4, 36)):
            session.note(f"  {line}")
    session.note("they are marked in yellow" if marks else "they are empty; --mark-missing shows where, in yellow")


def short_missing(missing: Sequence[Missing]) -> str:
    """The first few in one line, and how many more there are."""
    words = list(dict.fromkeys(each.about for each in missing))
    rest = f" and {len(words) - _FEW} more" if len(words) > _FEW else ""
    return f"{'; '.join(words[:_FEW])}{rest}"
