"""A reviewed cycle that does not say what became of its outcomes."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.codes import code_set
from senco_cli.model.cycle import Cycle
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="cycle-closed-without-results",
    title="a reviewed cycle without results",
    tier="practice",
    source="good practice: SEND Code of Practice 6.53 (the review evaluates the impact of the support)",
    why="Reviewed cycles are the evidence for the next step, and for an assessment if one is asked for.",
    verified="secondary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    if not file.pupil.is_on_roll(context.today):
        return
    for name, cycle in file.cycles.items():
        outcomes = cycle.plan.outcomes if cycle.plan and cycle.review else ()
        open_ones = [place for place, outcome in enumerate(outcomes) if outcome.result is None]
        if cycle.review and open_ones:
            codes = ", ".join(code.code for code in code_set("outcome_result").codes)
            yield INFO.finding(
                path_of(Cycle, pupil=file.key, key=name),
                at=("plan", "outcomes", open_ones[0], "result"),
                sentence=f"reviewed on {cycle.review.held_on}, but {len(open_ones)} of {len(outcomes)} outcomes "
                f"{'has' if len(open_ones) == 1 else 'have'} no result; add result: {codes}",
            )
