"""What entering a day has set off and ended, said below what was written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from senco_cli.cli.output import show_day
from senco_cli.cli.session import Session

if TYPE_CHECKING:
    from senco_cli.actions.record_effect import Effect
    from senco_cli.model.record_events import RecordEvent


def show_effect(session: Session, effect: Effect, *, offered: Iterable[RecordEvent]) -> None:
    """Print the duties set off and ended, and what is not known since then, but for the events that are offered."""
    from senco_cli.rules.rule import DUTY_HOLDERS

    for each in effect.due:
        when = f"due: {show_day(each.legal_due)}" if each.legal_due else "to do, no day is set"
        session.print(f"{when}: {each.title} ({DUTY_HOLDERS[each.duty_holder]})")
    for each in effect.gone:
        session.print(f"no longer due: {each.title} ({DUTY_HOLDERS[each.duty_holder]})")
    asked = [words for each in offered for words in (f"{each.field}=", f"record {each.name} ")]
    for unknown in effect.unknown:
        if not any(words in unknown.command for words in asked):
            session.print(f"not known: {unknown.what}: senco {unknown.command}")
