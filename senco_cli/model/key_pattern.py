"""What the key of a record looks like; apart from the types, so that asking costs no import of Pydantic."""

from __future__ import annotations

KEY_PATTERN = "[a-z0-9]+(?:-[a-z0-9]+)*"
