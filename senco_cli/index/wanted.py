"""Whether what is read of a record folder may be kept in an index at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from senco_cli.store.settings_lines import settings_lines

# Switches the index off, for whoever wants every answer read afresh.
VARIABLE = "SENCO_INDEX"
_OFF = ("off", "no", "0", "false")


def is_switched_off(environment: Mapping[str, str]) -> bool:
    """Whether somebody wants every answer read from the records."""
    return environment.get(VARIABLE, "").casefold() in _OFF


def may_keep(root: Path, environment: Mapping[str, str]) -> bool:
    """Whether nobody has switched the index off, and the folder is not for reading only."""
    if is_switched_off(environment):
        return False
    fields = settings_lines(root, ("for_reading_only",))
    return str(fields.get("for_reading_only")).lower() not in ("yes", "true")
