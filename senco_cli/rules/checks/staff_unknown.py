"""A key of a member of staff that nobody has."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.cycle import Cycle
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.provision import Provision
from senco_cli.model.school import PupilFile
from senco_cli.model.settings import Settings
from senco_cli.rules.check import CheckInfo, Context, Place
from senco_cli.rules.checks._keys import no_such_key

INFO = CheckInfo(
    name="staff-unknown",
    title="a member of staff who is not there",
    tier="record",
    source="senco: a record refers to what is there",
    why="Nobody is shown, nobody is asked, and hours and costs are not counted.",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    yield from _unknown(file.path(), at=("key_worker",), key=file.pupil.key_worker, context=context)
    for name, cycle in file.cycles.items():
        path = path_of(Cycle, pupil=file.key, key=name)
        yield from _unknown(path, at=("led_by",), key=cycle.led_by, context=context)


def check_school(context: Context) -> Iterator[Finding]:
    senco = context.school.settings.school.senco
    yield from _unknown(path_of(Settings), at=("school", "senco"), key=senco, context=context)
    for name, provision in context.school.provisions.items():
        for place, delivery in enumerate(provision.delivered_by):
            at: Place = ("delivered_by", place, "staff")
            yield from _unknown(path_of(Provision, key=name), at=at, key=delivery.staff, context=context)


def _unknown(path: str, *, at: Place, key: str | None, context: Context) -> Iterator[Finding]:
    if key and not context.knows_staff(key):
        sentence = no_such_key("member of staff", key, known=context.school.staff)
        yield INFO.finding(path, at=at, sentence=sentence)
