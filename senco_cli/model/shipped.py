"""The data that comes with senco: YAML files beside the code, read with every scalar as it was typed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

# What these files say as JSON, which is read thirty times as fast: a line for each, after the digest of its bytes.
# `python docs/generate.py` makes it.
COPIES: Final = "shipped.txt"
# Like the code it is read where it lies: importlib.resources takes longer to load than most of it to read.
_PACKAGE: Final = Path(__file__).parent.parent


def shipped(path: str) -> Any:
    """What the file at `path` below the package says, for example `model/asked_by.yaml`; every scalar is text."""
    return _read((_PACKAGE / path).read_bytes())


def shipped_folder(path: str) -> Iterator[tuple[str, Any]]:
    """Every YAML file in a folder below the package, by name: the name without its end, and the data."""
    for file in _yaml_in(path):
        yield file.stem, _read(file.read_bytes())


def shipped_names(path: str) -> tuple[str, ...]:
    """The names of the YAML files in a folder below the package, without their ends, in order."""
    return tuple(file.stem for file in _yaml_in(path))


def _yaml_in(path: str) -> list[Path]:
    return sorted((file for file in (_PACKAGE / path).iterdir() if file.suffix == ".yaml"), key=attrgetter("stem"))


def digest_of(data: bytes) -> str:
    """What a copy is found by: of a file that has been edited since there is none."""
    return blake2b(data, digest_size=16).hexdigest()


def read_yaml(data: bytes) -> Any:
    """What the bytes of a YAML file say."""
    import yaml

    return yaml.load(data, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def _read(data: bytes) -> Any:
    copy = _copies().get(digest_of(data))
    return read_yaml(data) if copy is None else json.loads(copy)


@cache
def _copies() -> Mapping[str, str]:
    file = _PACKAGE / COPIES
    lines = file.read_text(encoding="utf-8").split("\n") if file.is_file() else []
    return {digest: data for digest, _, data in (line.partition(" ") for line in lines)}
