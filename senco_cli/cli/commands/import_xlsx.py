"""`senco import xlsx`."""

from __future__ import annotations

from senco_cli.cli.register_import import RegisterOptions, import_register_file


def import_xlsx(typed: RegisterOptions) -> int:
    """Bring in a register kept in Excel: shows how it was understood and what would change, asks, then writes.

    The sheet is found by what stands in it. Nothing is ever deleted. Importing the same file again changes nothing.
    """
    return import_register_file(typed)
