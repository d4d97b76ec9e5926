"""The rules of a record folder: those that come with senco, with the school's own from `_rules/`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from senco_cli.model.finding import Finding
from senco_cli.rules.rule_set import RuleSet, shipped_rules, with_local
from senco_cli.store.rule_files import RuleFile, rule_files
from senco_cli.store.rule_paths import RULES_FOLDER
from senco_cli.store.strays import RECORD_FAULT
from senco_cli.store.yaml_reader import line_of

if TYPE_CHECKING:
    from senco_cli.rules.local_rules import Fault


def rules_of(root: Path) -> tuple[RuleSet, tuple[Finding, ...]]:
    """The rules that count in this folder, and every fault in the school's own; a rule with a fault does not count."""
    if not (root / RULES_FOLDER).is_dir():
        return shipped_rules(), ()
    from senco_cli.rules.local_rules import local_rule, unknown_rules

    found: list[Finding] = []
    rules = []
    files = {file.path: file for file in rule_files(root)}
    for file in files.values():
        rule, faults = (None, ()) if file.faults else local_rule(file.path, file.tree)
        found.extend((*file.faults, *_findings(file, faults)))
        rules.extend([rule] if rule else [])
    alone = {}
    for rule, fault in unknown_rules(rules):
        found.extend(_findings(files[rule.local], (fault,)))
        alone[rule.local] = rule
    return with_local([rule for rule in rules if rule.local not in alone]), tuple(found)


def _findings(file: RuleFile, faults: Iterable[Fault]) -> tuple[Finding, ...]:
    found = [
        Finding(RECORD_FAULT, "record", file.path, at, sentence, line_of(file.data, at)) for at, sentence in faults
    ]
    return tuple(sorted(found, key=lambda finding: finding.line or 0))
