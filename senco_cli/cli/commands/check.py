"""`senco check`."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.options import DryRunOption, OnOption, RecordsOption, YesOption, parse_on
from senco_cli.cli.output import fault_line, print_json, print_table, shown_path
from senco_cli.cli.restoring import Take, restore_records
from senco_cli.cli.session import Session
from senco_cli.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from senco_cli.actions.check import Judgement
    from senco_cli.actions.workspace import Workspace
    from senco_cli.model.finding import Finding


class CheckFormat(StrEnum):
    """How findings are shown."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def check(
    ctx: typer.Context,
    only: Annotated[list[str] | None, typer.Option("--only", help="Only this check; may be repeated.")] = None,
    skip: Annotated[list[str] | None, typer.Option("--skip", help="Not this check; may be repeated.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Also what good practice asks, not only the law.")] = False,
    list_checks: Annotated[bool, typer.Option("--list", help="List every check, and judge nothing.")] = False,
    as_format: Annotated[CheckFormat, typer.Option("--format", help="Text, JSON or GitHub lines.")] = CheckFormat.TEXT,
    restore: Annotated[
        bool,
        typer.Option(
            "--restore", help="For records that cannot be read: the last version that could, and putting it back."
        ),
    ] = False,
    take: Annotated[
        Take | None, typer.Option("--take", help="With --restore: the part at fault, the whole version, or nothing.")
    ] = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Judge the records: faults always, then what the law asks; with --strict what good practice asks too.

    Silent when all is well.
    """
    from senco_cli.actions import check as action

    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    if restore:
        return restore_records(session, take=take, yes=yes, dry_run=dry_run)
    if take or yes or dry_run:
        raise UsageError("--take, --yes and --dry-run go with --restore", hint="senco check --restore")
    if list_checks:
        rows = [(info.name, info.tier, info.title, info.source) for info in action.checks()]
        print_table(session, ("Check", "Tier", "What it looks for", "Source"), rows)
        return 0
    workspace = session.workspace()
    found = action.check(workspace, only=only or (), skip=skip or (), strict=strict)
    if as_format is CheckFormat.JSON:
        print_json(session, [_fields(finding) for finding in found.findings])
    elif as_format is CheckFormat.GITHUB:
        for finding in found.findings:
            session.print(_github_line(session, workspace, finding))
    else:
        _print(session, workspace, found)
    if found.only_faults:
        session.note("senco.yaml cannot be read, so the checks have to wait; mend it first: senco edit settings")
    return ExitStatus.FINDINGS if found.findings else ExitStatus.DONE


def _print(session: Session, workspace: Workspace, found: Judgement) -> None:
    for finding in found.findings:
        name = "" if finding.check == "record" else f" [{finding.check}]"
        session.print(fault_line(session, workspace.root, finding) + name)
    if found.findings:
        counts = Counter(finding.tier for finding in found.findings)
        words = ", ".join(f"{counts[tier]} of {tier}" for tier in ("record", "law", "practice") if counts[tier])
        pupils = "1 pupil" if found.pupils == 1 else f"{found.pupils} pupils"
        checks = "1 check" if found.checks == 1 else f"{found.checks} checks"
        session.note(f"{words}; {pupils}, {checks}")


def _fields(finding: Finding) -> dict[str, object]:
    return {
        "check": finding.check,
        "tier": finding.tier,
        "path": finding.path,
        "line": finding.line,
        "at": list(finding.at),
        "sentence": finding.sentence,
    }


def _github_line(session: Session, workspace: Workspace, finding: Finding) -> str:
    level = {"record": "error", "law": "warning", "practice": "notice"}[finding.tier]
    path = shown_path(session, workspace.root / finding.path)
    text = finding.sentence.replace("%", "%25").replace("\n", "%0A")
    return f"::{level} file={path},line={finding.line or 1},title={finding.check}::{text}"
