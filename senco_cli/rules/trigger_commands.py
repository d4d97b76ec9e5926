"""How what sets a time limit off gets into the records: one command for each trigger."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def trigger_commands() -> Mapping[str, str]:
    """The command by the name of each trigger; `{pupil}` stands for the pupil's key, capitals for what is typed."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    text = files("senco_cli.rules").joinpath("trigger_commands.yaml").read_bytes()
    found: Mapping[str, str] = yaml.load(text, Loader=loader)
    return found
