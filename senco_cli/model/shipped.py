"""The data that comes with senco: YAML files beside the code, read with every scalar as it was typed."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any


def shipped(path: str) -> Any:
    """What the file at `path` below the package says, for example `model/asked_by.yaml`; every scalar is text."""
    return _read(files("senco_cli").joinpath(path).read_bytes())


def shipped_folder(path: str) -> Iterator[tuple[str, Any]]:
    """Every YAML file in a folder below the package, by name: the name without its end, and the data."""
    for file in sorted(files("senco_cli").joinpath(path).iterdir(), key=lambda each: each.name):
        if file.name.endswith(".yaml"):
            yield file.name.removesuffix(".yaml"), _read(file.read_bytes())


def _read(data: bytes) -> Any:
    import yaml

    return yaml.load(data, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
