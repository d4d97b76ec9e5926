"""The scales that come with senco, one file each, found by being there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from senco_cli.model.scale import Scale


@cache
def builtin_scales() -> Mapping[str, Scale]:
    """Every scale in `scales/`, by its id, which is the name of its file."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    found = {}
    for file in sorted(files("senco_cli.model").joinpath("scales").iterdir(), key=lambda each: each.name):
        if file.name.endswith(".yaml"):
            id = file.name.removesuffix(".yaml")
            found[id] = Scale.model_validate({"id": id, **yaml.load(file.read_bytes(), Loader=loader)})
    return MappingProxyType(found)
