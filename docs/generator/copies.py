"""What the YAML files that come with senco say, as JSON: `senco_cli/shipped.txt`."""

from __future__ import annotations

import json
from pathlib import Path

import senco_cli
from senco_cli.model.shipped import COPIES, digest_of, read_yaml

_PACKAGE = Path(senco_cli.__file__).parent
PLACE = _PACKAGE / COPIES


def copies() -> str:
    """A line for each file, in the order of their paths, so that a change of one is a change of one line."""
    files = sorted(path for path in _PACKAGE.rglob("*.yaml") if not path.relative_to(_PACKAGE).parts[0].startswith("_"))
    found = {digest_of(data): read_yaml(data) for data in (path.read_bytes() for path in files)}
    return "".join(
        f"{digest} {json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n" for digest, data in found.items()
    )
