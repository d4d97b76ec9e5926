"""A pupil with an EHC plan in the school's last year, without the coming phase transfer."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.model.years import last_year_of, year_taught
from senco_cli.rules.check import CheckInfo, Context

INFO = CheckInfo(
    name="transfer-missing",
    title="an EHC plan in the last year, and no phase transfer",
    tier="practice",
    source="good practice, so that the dates of regulation 18 of the SEND Regulations 2014 can be shown",
    why="The plan has to be reviewed and amended months before the move, and the clock starts from the record of it.",
    verified="primary",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    pupil = file.pupil
    if context.status(pupil) != "E":
        return
    last_year = last_year_of(context.school.settings.school.phase)
    if pupil.transfer is None:
        if year_taught(pupil.date_of_birth, context.today, taught=pupil.year_taught) == last_year:
            sentence = f"in Year {last_year} with an EHC plan and no transfer; add transfer with kind and moves_on"
            yield INFO.finding(file.path(), at=("transfer",), sentence=sentence)
    elif pupil.transfer.moves_on < context.today:
        sentence = f"the move of {pupil.transfer.moves_on} is over and the pupil still here; mend it, or write left_on"
        yield INFO.finding(file.path(), at=("transfer", "moves_on"), sentence=sentence)
