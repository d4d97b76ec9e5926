"""The options that nearly every command has: where it looks, on which day, and whether and how it writes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import typer

from senco_cli.cli.options import DryRunOption, OnOption, RecordsOption, YesOption, parse_on
from senco_cli.cli.session import Session
from senco_cli.cli.spread import Options

if TYPE_CHECKING:
    from senco_cli.actions.workspace import Workspace


class FolderOptions(Options):
    """Of a command for which no day matters: which folder it works in, if in any."""

    ctx: typer.Context
    records: RecordsOption = None

    @property
    def session(self) -> Session:
        """The session with what was chosen."""
        session: Session = self.ctx.obj.with_choices(records=self.records, on=None)
        return session


class LookOptions(Options):
    """Of every command: which folder it works in, and which day it takes for today."""

    ctx: typer.Context
    records: RecordsOption = None
    on: OnOption = None

    @property
    def today(self) -> date | None:
        """The day that is taken for today; None where it is today itself."""
        return parse_on(self.on)

    @property
    def session(self) -> Session:
        """The session with what was chosen."""
        session: Session = self.ctx.obj.with_choices(records=self.records, on=self.today)
        return session

    def begin(self) -> tuple[Session, Workspace]:
        """The session and the folder."""
        session = self.session
        return session, session.workspace()


class DirectWriteOptions(LookOptions):
    """Of a command that writes what it was told to, without a last question."""

    dry_run: DryRunOption = False

    def begin(self) -> tuple[Session, Workspace]:
        """The session, and the folder to write to. Raises ForReadingOnly and NewerRecords."""
        session = self.session
        return session, session.workspace(writing=True, dry_run=self.dry_run)


class WriteOptions(DirectWriteOptions):
    """Of a command that shows what it would write, and asks."""

    yes: YesOption = False
