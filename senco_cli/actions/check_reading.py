"""What is wrong with one pupil's records, read from them: every fault, and what every check finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from senco_cli.actions.fault_json import fault_row
from senco_cli.actions.rule_set import rules_of
from senco_cli.actions.workspace import Workspace
from senco_cli.index.facet import Answering
from senco_cli.model.document_index import Documents, copy_path
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.rules.check import Context, all_checks, child_of, of_pupil
from senco_cli.rules.school_days import SchoolDays
from senco_cli.store.below import Below
from senco_cli.store.kept_files import file_faults
from senco_cli.store.plain_files import read_plain
from senco_cli.store.pupil_folders import FolderUnreadable
from senco_cli.store.records import LoadedPupil, LoadedSchool, load, load_pupil, load_school
from senco_cli.store.undecided import undecided_findings
from senco_cli.store.yaml_reader import line_of


def open_findings(workspace: Workspace) -> Answering:
    """Read what all pupils share, and give what says what every check finds about one of them on a day, alone there."""
    root = workspace.root
    context = context_of(workspace, load_school(root))

    def findings_of(key: str, today: date, below: Below | None) -> Mapping[str, Any]:
        loaded = load_pupil(root, key, below=below)
        told: dict[str, Any] = {
            "two_versions": [fault_row(finding) for finding in two_versions(root, pupil=key)],
            "faults": [fault_row(fault) for fault in loaded.faults],
            "upn": loaded.file.pupil.upn if loaded.file else None,
            "child": child_of(loaded.file.pupil) if loaded.file else None,
            "has_documents": _has_documents(root, loaded),
        }
        if context:
            told["found"] = [fault_row(finding) for finding in found_about(root, loaded, replace(context, today=today))]
        return {name: value for name, value in told.items() if value}

    return findings_of


def context_of(workspace: Workspace, school: LoadedSchool, **of_others: Any) -> Context | None:
    """What the checks may look at; None where the settings cannot be read."""
    if school.records is None:
        return None
    return Context(
        school=school.records,
        today=workspace.today,
        days=SchoolDays(school.records.calendar),
        unreadable=frozenset(fault.path for fault in school.faults),
        rules=rules_of(workspace.root)[0],
        **of_others,
    )


def found_about(root: Path, loaded: LoadedPupil, context: Context) -> Iterator[Finding]:
    """What every check finds about a pupil, with the line where somebody will ask for it.

    Most of what is good practice nobody asks for, and to find a line takes longer than to find a fault.
    """
    if loaded.file is not None:
        within = replace(context, unreadable=context.unreadable | loaded.unreadable)
        for finding in of_pupil(loaded.file, within, using=all_checks()):
            yield finding if finding.tier == "practice" else with_line(root, finding)


def two_versions(root: Path, *, pupil: str | None) -> Iterator[Finding]:
    """Where two people's versions of a pupil's records stand, or of those that are no pupil's."""
    # What cannot be looked into is among the other faults.
    with suppress(FolderUnreadable, OSError):
        yield from undecided_findings(root, pupil=pupil)


def faults_of_documents(root: Path, pupil: str) -> Iterator[Finding]:
    """What is wrong with the copies of a pupil's originals. Reads every copy whole."""
    index = load(root, path_of(Documents, pupil=pupil), Documents).record
    for fault in file_faults(root, pupil, index):
        # What is wrong with a file of its own has no line, and the file may be no text.
        yield with_line(root, fault) if fault.at else fault


def with_line(root: Path, finding: Finding) -> Finding:
    """The finding with its line, where it has none yet and the record can be read."""
    if finding.line is not None:
        return finding
    try:
        return finding._replace(line=line_of(read_plain(root, finding.path), finding.at))
    except OSError:
        return finding


def _has_documents(root: Path, loaded: LoadedPupil) -> bool:
    if loaded.file is None or path_of(Documents, pupil=loaded.key) in loaded.unreadable:
        return False
    return loaded.file.documents is not None or (root / copy_path(loaded.key, "")).exists()
