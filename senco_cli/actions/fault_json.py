"""A finding as JSON keeps it, and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from senco_cli.model.finding import Finding

# The place in a row of the name of the check.
CHECK = 0


def fault_row(fault: Finding) -> list[Any]:
    """A finding as JSON keeps it."""
    return [fault.check, fault.tier, fault.path, fault.at, fault.sentence, fault.line]


def fault_of(row: Sequence[Any]) -> Finding:
    """The finding that a row holds."""
    check, tier, path, at, sentence, line = row
    return Finding(check, tier, path, tuple(at), sentence, line)
