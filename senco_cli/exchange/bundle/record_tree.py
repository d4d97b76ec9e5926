"""One record of a bundle, as a tree of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from senco_cli.model.base import Record


@dataclass(frozen=True, slots=True)
class RecordTree:
    """A record that is sent or has come: its path in the bundle or among the records, its kind, and what it holds."""

    path: str
    kind: type[Record]
    tree: dict[str, Any]
