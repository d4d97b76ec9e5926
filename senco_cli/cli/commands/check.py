"""`senco check`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.option_groups import WriteOptions
from senco_cli.cli.output import fault_line, github_line, print_json, print_table
from senco_cli.cli.paragraphs import print_entry
from senco_cli.cli.restore_records import Take, restore_records
from senco_cli.cli.session import Session
from senco_cli.cli.show_census import CheckFormat, RollOption, Terms, check_census, list_census_rules
from senco_cli.errors import ExitStatus, UsageError
from senco_cli.model.phrases import how_many

if TYPE_CHECKING:
    from senco_cli.actions.check import Judgement
    from senco_cli.actions.workspace import Workspace
    from senco_cli.model.finding import Finding


class CheckOptions(WriteOptions):
    """What can be typed about a judgement."""

    only: Annotated[list[str] | None, typer.Option("--only", help="Only this check; may be repeated.")] = None
    skip: Annotated[list[str] | None, typer.Option("--skip", help="Not this check; may be repeated.")] = None
    strict: Annotated[bool, typer.Option("--strict", help="Also what good practice asks, not only the law.")] = False
    list_checks: Annotated[bool, typer.Option("--list", help="List every check, and judge nothing.")] = False
    as_format: Annotated[CheckFormat, typer.Option("--format", help="Text, JSON or GitHub lines.")] = CheckFormat.TEXT
    census: Annotated[
        Terms | None,
        typer.Option("--census", help="Check what this census takes by its numbered rules, errors and queries."),
    ] = None
    roll: RollOption = None
    restore: Annotated[
        bool,
        typer.Option(
            "--restore", help="For records that cannot be read or are gone: the last version, and putting it back."
        ),
    ] = False
    take: Annotated[
        Take | None,
        typer.Option(
            "--take",
            help="With --restore: the part at fault, the whole version, nothing, or gone for good.",
        ),
    ] = None


def check(typed: CheckOptions) -> int:
    """Judge the records: faults always, then what the law asks; with --strict what good practice asks too.

    Silent when all is well.
    """
    from senco_cli.actions import check as action

    session = typed.session
    if typed.roll and not typed.census:
        raise UsageError("--roll goes with --census", hint="senco check --census spring --roll 412")
    if typed.restore:
        return restore_records(session, take=typed.take, yes=typed.yes, dry_run=typed.dry_run)
    if typed.take or typed.yes or typed.dry_run:
        raise UsageError("--take, --yes and --dry-run go with --restore", hint="senco check --restore")
    if typed.census:
        if typed.list_checks:
            return list_census_rules(session, typed.census)
        only, skip = typed.only or (), typed.skip or ()
        return check_census(session, typed.census, roll=typed.roll, only=only, skip=skip, as_format=typed.as_format)
    if typed.list_checks:
        rows = [(info.name, info.tier, info.title, info.source) for info in action.checks()]
        print_table(session, ("Check", "Tier", "What it looks for", "Source"), rows)
        return 0
    workspace = session.workspace()
    found = action.check(workspace, only=typed.only or (), skip=typed.skip or (), strict=typed.strict)
    if typed.as_format is CheckFormat.JSON:
        print_json(session, [_fields(finding) for finding in found.findings])
    elif typed.as_format is CheckFormat.GITHUB:
        for finding in found.findings:
            session.print(github_line(session, workspace.root, finding))
    else:
        _print(session, workspace, found)
    if found.only_faults:
        session.note("senco.yaml cannot be read, so the checks have to wait; mend it first: senco edit settings")
    return ExitStatus.FINDINGS if found.findings else ExitStatus.DONE


def _print(session: Session, workspace: Workspace, found: Judgement) -> None:
    for finding in found.findings:
        name = "" if finding.check == "record" else f" [{finding.check}]"
        print_entry(session, fault_line(session, workspace.root, finding) + name)
    if found.findings:
        counts = Counter(finding.tier for finding in found.findings)
        words = ", ".join(f"{counts[tier]} of {tier}" for tier in ("record", "law", "practice") if counts[tier])
        pupils = how_many(found.pupils, "pupil")
        checks = how_many(found.checks, "check")
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
