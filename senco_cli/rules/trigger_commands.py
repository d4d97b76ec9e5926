"""How what sets a time limit off gets into the records: one command for each trigger."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from senco_cli.model.shipped import shipped


@cache
def trigger_commands() -> Mapping[str, str]:
    """The command by the name of each trigger; `{pupil}` stands for the pupil's key, capitals for what is typed."""
    found: Mapping[str, str] = shipped("rules/trigger_commands.yaml")
    return found
