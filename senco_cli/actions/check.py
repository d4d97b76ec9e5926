"""Judge the records: faults always, then the named checks of law and practice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from senco_cli.actions.rule_set import rules_of
from senco_cli.actions.school_look import logo_faults
from senco_cli.actions.workspace import Workspace
from senco_cli.model.document_index import Documents
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.pupil import Pupil
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context, all_checks, run, select, whose_upns
from senco_cli.rules.school_days import SchoolDays
from senco_cli.store.kept_files import file_faults
from senco_cli.store.records import FolderUnreadable, LoadedPupil, each_pupil, load_school, other_faults, pupil_keys
from senco_cli.store.undecided import undecided_findings
from senco_cli.store.yaml_reader import line_of


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
    school = load_school(workspace.root)
    keys = pupil_keys(workspace.root)
    rules, rule_faults = rules_of(workspace.root)
    faults = [*school.faults, *other_faults(workspace.root), *_two_versions(workspace), *rule_faults]
    unreadable = {fault.path for fault in school.faults}
    # A school is read twice rather than held in memory whole: some checks ask what other pupils have.
    upns = whose_upns(_first_look(workspace, faults, unreadable))
    faults.sort(key=_order)
    if school.records is None:
        return Judgement(tuple(faults), 0, len(keys), only_faults=True)
    faults += [_with_line(workspace, fault) for fault in logo_faults(workspace.root, school.records.settings)]
    context = Context(
        school=school.records,
        today=workspace.today,
        days=SchoolDays(school.records.calendar),
        pupil_keys=frozenset(keys),
        upns=upns,
        unreadable=frozenset(unreadable),
        rules=rules,
    )
    found = [_with_line(workspace, finding) for finding in run(_files(workspace), context, using=using)]
    found.sort(key=_order)
    return Judgement((*faults, *found), len(using), len(keys))


def checks() -> tuple[CheckInfo, ...]:
    """Every check there is."""
    return tuple(each.info for each in all_checks())


def _files(workspace: Workspace) -> Iterator[PupilFile]:
    for loaded in each_pupil(workspace.root):
        if loaded.file is not None:
            yield loaded.file


def _first_look(workspace: Workspace, faults: list[Finding], paths: set[str]) -> Iterator[tuple[str, Pupil]]:
    """Every readable pupil with the key; faults and the paths of what cannot be read are collected on the way."""
    for loaded in each_pupil(workspace.root):
        faults.extend(loaded.faults)
        faults.extend(_faults_of_files(workspace, loaded))
        paths.update(loaded.unreadable)
        if loaded.file is not None:
            yield loaded.key, loaded.file.pupil


def _two_versions(workspace: Workspace) -> Iterator[Finding]:
    # What cannot be looked into is among the other faults.
    with suppress(FolderUnreadable):
        yield from undecided_findings(workspace.root)


def _faults_of_files(workspace: Workspace, loaded: LoadedPupil) -> Iterator[Finding]:
    if loaded.file is None or path_of(Documents, pupil=loaded.key) in loaded.unreadable:
        return
    for fault in file_faults(workspace.root, loaded.key, loaded.file.documents):
        # What is wrong with a file of its own has no line, and the file may be no text.
        yield _with_line(workspace, fault) if fault.at else fault


def _order(finding: Finding) -> tuple[str, int]:
    return finding.path, finding.line or 0


def _with_line(workspace: Workspace, finding: Finding) -> Finding:
    if finding.line is not None:
        return finding
    try:
        return replace(finding, line=line_of((workspace.root / finding.path).read_bytes(), finding.at))
    except OSError:
        return finding
