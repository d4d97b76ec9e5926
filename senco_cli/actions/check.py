"""Judge the records: faults always, then the named checks of law and practice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from senco_cli.actions.check_reading import (
    context_of,
    faults_of_documents,
    found_about,
    open_findings,
    two_versions,
    with_line,
)
from senco_cli.actions.fault_json import CHECK, fault_of
from senco_cli.actions.rule_set import rules_of
from senco_cli.actions.school_look import logo_faults
from senco_cli.actions.workspace import Workspace
from senco_cli.index.answers import Answers
from senco_cli.index.facet import Facet
from senco_cli.model.finding import Finding
from senco_cli.rules.check import Check, CheckInfo, all_checks, in_order, of_school, select
from senco_cli.store.pupil_folders import pupil_keys
from senco_cli.store.records import LoadedSchool, load_pupil, load_school


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is wrong, faults of record first, and how many pupils were judged by how many checks.

    `only_faults` says that the settings could not be read, so that no check could be made.
    """

    findings: tuple[Finding, ...]
    checks: int
    pupils: int
    only_faults: bool = False


def check(
    workspace: Workspace, *, only: Sequence[str] = (), skip: Sequence[str] = (), strict: bool = False
) -> Judgement:
    """Judge every record. Raises UnknownCheck for a name that is no check's."""
    using = select(only=only, skip=skip, strict=strict)
    root, school = workspace.root, load_school(workspace.root)
    keys = pupil_keys(root)
    facet = Facet("check", partial(open_findings, workspace), workspace.today)
    answers = Answers(root, facet, keeps=workspace.keeps_index, progress=workspace.progress, helper=workspace.helper)
    faults = [*school.faults, *two_versions(root, pupil=None), *rules_of(root)[1]]
    seen = _look(root, answers.each(), {check.info.name for check in using})
    faults = sorted((*faults, *seen.faults), key=_order)
    if school.records is None:
        return Judgement(tuple(faults), 0, len(keys), only_faults=True)
    faults += [with_line(root, fault) for fault in logo_faults(root, school.records.settings)]
    found = sorted(in_order(_found(workspace, school, seen, keys, using=using)), key=_order)
    return Judgement((*faults, *found), len(using), len(keys))


def checks() -> tuple[CheckInfo, ...]:
    """Every check there is."""
    return tuple(each.info for each in all_checks())


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is known of all pupils, each having been looked at alone: faults, findings by the key, who may be one."""

    faults: tuple[Finding, ...]
    found: Mapping[str, tuple[Finding, ...]]
    upns: Mapping[str, Sequence[str]]
    children: Mapping[str, Sequence[tuple[str, str | None]]]
    unreadable: frozenset[str]


def _look(root: Path, pupils: Iterable[tuple[str, Mapping[str, Any]]], names: Collection[str]) -> _Seen:
    two: list[Finding] = []
    faults: list[Finding] = []
    unreadable: set[str] = set()
    found: dict[str, tuple[Finding, ...]] = {}
    upns: dict[str, list[str]] = {}
    children: dict[str, list[tuple[str, str | None]]] = {}
    for key, told in pupils:
        two += map(fault_of, told.get("two_versions", ()))
        own = tuple(map(fault_of, told.get("faults", ())))
        unreadable.update(fault.path for fault in own)
        faults += own
        if told.get("has_documents"):
            faults += faults_of_documents(root, key)
        found[key] = tuple(fault_of(row) for row in told.get("found", ()) if row[CHECK] in names)
        if "upn" in told:
            upns.setdefault(told["upn"].upper(), []).append(key)
        if "child" in told:
            children.setdefault(told["child"], []).append((key, told.get("upn")))
    return _Seen((*two, *faults), found, upns, children, frozenset(unreadable))


def _found(
    workspace: Workspace, school: LoadedSchool, seen: _Seen, keys: Sequence[str], *, using: Sequence[Check]
) -> Iterator[Finding]:
    root = workspace.root
    context = context_of(workspace, school, pupil_keys=frozenset(keys), upns=seen.upns, children=seen.children)
    if context is None:
        return
    whole = replace(context, unreadable=context.unreadable | seen.unreadable)
    yield from (with_line(root, finding) for finding in of_school(whole, using=using))
    not_alone = {key for sharing in seen.upns.values() if len(sharing) > 1 for key in sharing}
    not_alone.update(key for alike in seen.children.values() if len(alike) > 1 for key, _ in alike)
    names = {check.info.name for check in using}
    for key, found in seen.found.items():
        if key in not_alone:
            of_pupil = found_about(root, load_pupil(root, key), context)
            found = tuple(finding for finding in of_pupil if finding.check in names)
        yield from (with_line(root, finding) for finding in found)


def _order(finding: Finding) -> tuple[str, int]:
    return finding.path, finding.line or 0
