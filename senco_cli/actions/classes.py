"""The classes that there are, for whoever names one that there is not."""

from __future__ import annotations

from collections.abc import Sequence

from senco_cli.actions.pupil_rows import Filters, list_pupils
from senco_cli.actions.workspace import Workspace
from senco_cli.errors import UsageError
from senco_cli.model.order import nearest_first


class UnknownClass(UsageError):
    """A class in which no pupil on the roll is."""

    def __init__(self, typed: str, known: Sequence[str]) -> None:
        named = ", ".join(nearest_first(typed, known))
        super().__init__(
            f'no pupil on the roll is in a class "{typed}"', hint=f"one of {named}" if named else "senco list"
        )


def refuse_unknown_class(workspace: Workspace, typed: str | None) -> None:
    """Raise UnknownClass for a class that no pupil on the roll is in."""
    if typed is None:
        return
    rows = list_pupils(workspace, Filters()).rows
    known = {row.class_name for row in rows if row.class_name}
    # A record that cannot be read may name any class.
    if all(row.readable for row in rows) and not any(name.casefold() == typed.casefold() for name in known):
        raise UnknownClass(typed, sorted(known))
