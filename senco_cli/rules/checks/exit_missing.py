"""A pupil's part in a provision that ended without the measure at exit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.provision import Provision
from senco_cli.model.school import PupilFile
from senco_cli.model.years import academic_year_start
from senco_cli.rules.check import CheckInfo, Context, Place, is_over, last_day

INFO = CheckInfo(
    name="exit-missing",
    title="measured at entry, not at exit",
    tier="practice",
    source="good practice: an intervention is judged by its measures at entry and exit",
    why="Without the second value nobody can say whether it worked.",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    if not file.pupil.is_on_roll(context.today):
        return
    for name, provision, member in context.school.provisions_of(file.key):
        if provision.given_at:
            continue
        end = last_day(provision, member)
        if end and member.entry and not member.exit and _is_recent(end, today=context.today):
            at: Place = ("pupils", provision.pupils.index(member), "exit")
            yield INFO.finding(
                path_of(Provision, key=name),
                at=at,
                sentence=f"{file.key} was measured at entry and finished on {end}; add the measure under exit",
            )


def _is_recent(end: date, *, today: date) -> bool:
    # What was not measured two summers ago never will be.
    return is_over(end, today=today) and academic_year_start(end) >= academic_year_start(today) - 1
