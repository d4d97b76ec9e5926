"""JSON Schemas of the records, by which an editor checks as somebody types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from senco_cli.model.kinds import KINDS
from senco_cli.store.files import atomic_write, make_folder
from senco_cli.store.layout import SCHEMA_FOLDER


@cache
def schemas() -> Mapping[str, bytes]:
    """The schema of each kind of record by file name."""
    return MappingProxyType({f"{kind.kind}.json": _schema(kind.model_json_schema(by_alias=True)) for kind in KINDS})


def write_schemas(root: Path) -> tuple[str, ...]:
    """Bring the folder's schemas up to date; returns the paths that changed. The history does not hold them."""
    changed = []
    for name, data in schemas().items():
        path = root / SCHEMA_FOLDER / name
        if not path.exists() or path.read_bytes() != data:
            make_folder(path.parent)
            atomic_write(path, data)
            changed.append(f"{SCHEMA_FOLDER}/{name}")
    return tuple(changed)


def stale_schemas(root: Path) -> tuple[str, ...]:
    """The names of schemas that are missing or older than this senco."""
    folder = root / SCHEMA_FOLDER
    return tuple(
        name for name, data in schemas().items() if not (folder / name).exists() or (folder / name).read_bytes() != data
    )


def _schema(schema: dict[str, object]) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
