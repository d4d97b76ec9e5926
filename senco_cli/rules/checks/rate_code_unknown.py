"""A table of rates, or a code of one, that senco does not know."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.provision import Provision
from senco_cli.model.settings import Settings
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.rate_table import rate_tables

INFO = CheckInfo(
    name="rate-code-unknown",
    title="a code of no table of rates",
    tier="record",
    source="senco: the provision map counts by the authority's table only what has a code of it",
    why="The provision would be left out of what the authority's rates come to.",
)


def check_school(context: Context) -> Iterator[Finding]:
    wanted = context.school.settings.costs.rate_table
    table = rate_tables().get(wanted or "")
    if wanted and table is None:
        sentence = f"senco has no table of rates of that name; it has {', '.join(rate_tables())}"
        yield INFO.finding(path_of(Settings), at=("costs", "rate_table"), sentence=sentence)
    for key, provision in context.school.provisions.items():
        code = provision.cost.rate_code if provision.cost else None
        if table and code and code.strip().upper() not in table.codes:
            sentence = f"the table has no such code; it has {', '.join(table.codes)}"
            yield INFO.finding(path_of(Provision, key=key), at=("cost", "rate_code"), sentence=sentence)
