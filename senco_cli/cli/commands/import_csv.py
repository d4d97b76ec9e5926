"""`senco import csv`."""

from __future__ import annotations

from senco_cli.cli.register_import import RegisterOptions, import_register_file


def import_csv(typed: RegisterOptions) -> int:
    """Bring in a register kept as a CSV file: shows how it was understood and what would change, asks, then writes.

    Nothing is ever deleted. Importing the same file again changes nothing.
    """
    return import_register_file(typed)
