"""Costs as bars."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from senco_cli.documents.charts.bars import Bar, bars, bars_against
from senco_cli.documents.charts.parts import Number, Paper
from senco_cli.documents.wording import money_text
from senco_cli.rules.costing import Amount


def cost_bars(title: str, costs: Sequence[tuple[str, Amount]], *, paper: Paper = "portrait") -> Markup:
    """A bar for each name and its cost; a cost of which a part is not known says so."""
    each = [Bar(name, amount.pence, "(at least)" if amount.missing else "") for name, amount in costs]
    return bars(title, each, say=pounds, paper=paper)


def cost_bars_against(
    title: str, costs: Sequence[tuple[str, Amount]], *, limit: Number, limit_name: str, paper: Paper = "portrait"
) -> Markup:
    """The same against a sum in pence, as a line that they pass or not."""
    each = [Bar(name, amount.pence, "(at least)" if amount.missing else "") for name, amount in costs]
    return bars_against(title, each, say=pounds, limit=limit, limit_name=limit_name, paper=paper)


def pounds(pence: Number) -> str:
    """Pence as pounds and pence, with a true minus sign."""
    return ("−" if pence < 0 else "") + money_text(abs(round(pence)))
