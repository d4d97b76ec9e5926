"""Where a school keeps rules of its own in its record folder."""

from __future__ import annotations

RULES_FOLDER = "_rules"


def is_rule_path(path: str) -> bool:
    """Whether a relative POSIX path is that of a school's own rule."""
    folder, _, name = path.partition("/")
    return folder == RULES_FOLDER and "/" not in name and not name.startswith(".") and name.endswith((".yaml", ".yml"))
