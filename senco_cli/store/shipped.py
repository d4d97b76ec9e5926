"""The practice school that comes with senco: inside the wheel, or beside the package in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def practice_school() -> Path:
    """The folder that holds the practice school's records."""
    in_wheel = _PACKAGE / "_practice"
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parent / "records"
