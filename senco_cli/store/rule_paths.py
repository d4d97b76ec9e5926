"""Where a school keeps rules, templates and forms of its own in its record folder."""

from __future__ import annotations

RULES_FOLDER = "_rules"
TEMPLATES_FOLDER = "_templates"
_OF_TEMPLATES = (".j2", ".css", ".png", ".jpg", ".jpeg", ".yaml", ".yml", ".docx")


def is_rule_path(path: str) -> bool:
    """Whether a relative POSIX path is that of a school's own rule."""
    folder, _, name = path.partition("/")
    return folder == RULES_FOLDER and "/" not in name and not name.startswith(".") and name.endswith((".yaml", ".yml"))


def is_template_path(path: str) -> bool:
    """Whether a relative POSIX path is that of a school's own template, picture, form or list for a form."""
    folder, _, rest = path.partition("/")
    name = rest.rpartition("/")[2]
    # What Word keeps beside a form while it is open begins with these signs.
    return folder == TEMPLATES_FOLDER and not name.startswith((".", "~$")) and name.lower().endswith(_OF_TEMPLATES)
