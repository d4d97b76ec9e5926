"""A provision of which nobody said what it is to change."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.provision import Provision
from senco_cli.rules.check import CheckInfo, Context, is_over

INFO = CheckInfo(
    name="provision-without-outcome",
    title="a provision without an outcome",
    tier="practice",
    source="good practice: SEND Code of Practice 6.48 (support is planned with its expected impact)",
    why="Whether a provision works can be told only against what it was meant to change.",
    verified="secondary",
)


def check_school(context: Context) -> Iterator[Finding]:
    for name, provision in context.school.provisions.items():
        if not provision.intended_outcome and not is_over(provision.to_on, today=context.today):
            yield INFO.finding(
                path_of(Provision, key=name),
                at=("intended_outcome",),
                sentence="no outcome; add intended_outcome: what will be different for the pupils afterwards",
            )
