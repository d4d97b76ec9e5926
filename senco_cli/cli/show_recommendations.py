"""Words for recommendations that more than one command shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_cli.cli.output import show_day

if TYPE_CHECKING:
    from senco_cli.actions.recommendations import Recommended


def state_words(state: str | None) -> str:
    """A state in words; no state means that nobody has decided."""
    from senco_cli.model.codes import code_set

    return code_set("recommendation_state").name_of(state).lower() if state else "not decided"


def since_words(each: Recommended) -> str:
    """Whose advice it comes from, and since when: `advice: Speech and language therapist since Thu 24 Sep 2026`."""
    from senco_cli.model.codes import code_set

    since = f" since {show_day(each.advice.since)}" if each.advice.since else ""
    return f"advice: {code_set('advice_role').name_of(each.advice.role)}{since}"
