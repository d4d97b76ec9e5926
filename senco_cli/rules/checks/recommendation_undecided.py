"""A recommendation on which nobody has decided for longer than a term."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from senco_cli.model.advice import Advice
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="recommendation-undecided",
    title="a recommendation that nobody has decided on",
    tier="practice",
    source="good practice: SEND Code of Practice 6.58 to 6.62 (schools act on the advice of specialists)",
    why="A parent, the Tribunal and the next review ask of each recommendation whether it was done, and if not, why.",
    verified="secondary",
)
# The longest term of a school year in England, half-term holiday included.
A_TERM = timedelta(weeks=16)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    if not file.pupil.is_on_roll(context.today):
        return
    for key, advice in file.advice.items():
        if advice.since is None or context.today - advice.since <= A_TERM:
            continue
        for place, each in enumerate(advice.recommendations):
            if each.state is None:
                yield INFO.finding(
                    path_of(Advice, pupil=file.key, key=key),
                    at=("recommendations", place, "state"),
                    sentence=f"nobody has decided on this since {advice.since}; senco mark-recommendation {file.key}",
                )
