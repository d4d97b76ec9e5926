"""A running provision with nobody in it."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.provision import Provision
from senco_cli.rules.check import CheckInfo, Context, is_over, last_day

INFO = CheckInfo(
    name="provision-without-members",
    title="a running provision without pupils",
    tier="practice",
    source="good practice: a provision map shows who gets what",
    why="It costs staff time and reaches nobody, or the pupils in it are not recorded.",
)


def check_school(context: Context) -> Iterator[Finding]:
    for name, provision in context.school.provisions.items():
        # What every pupil has needs no list, and one that has not begun is still being filled.
        if provision.layer == "universal" or provision.from_on > context.today:
            continue
        ends = [last_day(provision, member) for member in provision.pupils]
        if not is_over(provision.to_on, today=context.today) and all(is_over(end, today=context.today) for end in ends):
            yield INFO.finding(
                path_of(Provision, key=name),
                at=("pupils",),
                sentence="it runs, but no pupil is in it now; add them under pupils, or end it with to",
            )
