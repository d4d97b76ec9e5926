"""JSON Schemas of the records, by which an editor checks as somebody types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from senco_cli.model.kinds import KINDS
from senco_cli.store.files import make_folder, put, write_scratch
from senco_cli.store.layout import SCHEMA_FOLDER
from senco_cli.store.scratch import scratch


@cache
def schemas() -> Mapping[str, bytes]:
    """The schema of each kind of record by file name."""
    return MappingProxyType({f"{kind.kind}.json": _schema(kind.model_json_schema(by_alias=True)) for kind in KINDS})


def write_schemas(root: Path) -> tuple[str, ...]:
    """Bring the folder's schemas up to date; returns the paths that changed. The history does not hold them."""
    stale = stale_schemas(root)
    if stale:
        make_folder(root / SCHEMA_FOLDER)
        # Made where a killed senco's working files are cleared away, and moved from there.
        with scratch(root) as working:
            for name in stale:
                write_scratch(working / name, schemas()[name])
                put(working / name, root / SCHEMA_FOLDER / name)
    return tuple(f"{SCHEMA_FOLDER}/{name}" for name in stale)


def stale_schemas(root: Path) -> tuple[str, ...]:
    """The names of schemas that are missing or older than this senco."""
    folder = root / SCHEMA_FOLDER
    return tuple(
        name for name, data in schemas().items() if not (folder / name).exists() or (folder / name).read_bytes() != data
    )


def _schema(schema: dict[str, object]) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
