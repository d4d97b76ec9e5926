"""The rule files that a school keeps in its own record folder, as they are; what they mean is for the rules to say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from senco_cli.model.finding import Finding
from senco_cli.store.plain_files import read_plain
from senco_cli.store.rule_paths import RULES_FOLDER
from senco_cli.store.strays import RECORD_FAULT
from senco_cli.store.yaml_reader import Tree, read

# Notepad adds .txt to a name unless it is told not to; such a file is no rule, and has to be told of.
_YAML = re.compile(r"[^.].*\.ya?ml(?:\.txt)?", re.IGNORECASE | re.DOTALL)


class RuleFile(NamedTuple):
    """One file of `_rules/`: its bytes, its text as a tree, and what is wrong with it as YAML."""

    path: str
    data: bytes
    tree: Tree
    faults: tuple[Finding, ...]


def rule_files(root: Path) -> tuple[RuleFile, ...]:
    """Every rule file of the record folder, by name; none where there is no folder of them."""
    folder = root / RULES_FOLDER
    if not folder.is_dir():
        return ()
    return tuple(_read(path) for path in sorted(folder.iterdir()) if _YAML.fullmatch(path.name))


def _read(path: Path) -> RuleFile:
    name = f"{RULES_FOLDER}/{path.name}"
    try:
        data = read_plain(path.parent.parent, name)
    except OSError as error:
        reason = f"cannot be opened: {error.strerror or 'unknown reason'}"
        return RuleFile(name, b"", None, (Finding(RECORD_FAULT, "record", name, (), reason),))
    document = read(data)
    found = [Finding(RECORD_FAULT, "record", name, (), fault.sentence, fault.line) for fault in document.faults]
    if path.suffix != ".yaml":
        found.append(Finding(RECORD_FAULT, "record", name, (), "rename it so that it ends in .yaml"))
    return RuleFile(name, data, document.tree, tuple(found))
