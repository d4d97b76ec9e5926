"""Single fields of the settings, read without a YAML parser where their lines leave no doubt."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from senco_cli.store.folder import MARKER
from senco_cli.store.plain_files import read_plain

# What a file can hold that makes a line mean something else than it seems to.
_DOUBTFUL = re.compile(rb"[^\n\r -~]|[\\&*!|>]|^[ \t]*[\"'{\[?]|^---|^\.\.\.|^[^#\n]*[\"'][^\"'\n]*$", re.MULTILINE)


def settings_lines(root: Path, names: Sequence[str]) -> Mapping[str, Any]:
    """Those of the named top-level fields that `senco.yaml` has, as text; nothing is judged."""
    try:
        data = read_plain(root, MARKER)
    except OSError:
        return {}
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _parsed(data, names)
    found = {}
    for name in names:
        times = data.count(name.encode("ascii"))
        line = re.search(rb"^%b: *([0-9A-Za-z-]+) *(?:#.*)?\r?$" % name.encode("ascii"), data, re.MULTILINE)
        if times and (times > 1 or line is None):
            return _parsed(data, names)
        if line:
            found[name] = line[1].decode("ascii")
    return _parsed(data, names) if found and _DOUBTFUL.search(data) else found


def _parsed(data: bytes, names: Sequence[str]) -> Mapping[str, Any]:
    from senco_cli.store.yaml_reader import read

    tree = read(data).tree
    return {name: tree[name] for name in names if name in tree} if isinstance(tree, dict) else {}
