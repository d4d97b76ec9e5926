"""The scales that come with senco, one file each, found by being there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from senco_cli.model.scale import Scale
from senco_cli.model.shipped import shipped_folder


@cache
def builtin_scales() -> Mapping[str, Scale]:
    """Every scale in `scales/`, by its id, which is the name of its file."""
    read = shipped_folder("model/scales")
    return MappingProxyType({id: Scale.model_validate({"id": id, **fields}) for id, fields in read})
