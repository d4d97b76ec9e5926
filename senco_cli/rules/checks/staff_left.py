"""Somebody who has left, or will have, and on whom a record still relies."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.cycle import Cycle
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.provision import Provision
from senco_cli.model.school import PupilFile
from senco_cli.model.settings import Settings
from senco_cli.rules.check import CheckInfo, Context, Place, is_over

INFO = CheckInfo(
    name="staff-left",
    title="somebody who has left",
    tier="practice",
    source="good practice: somebody who is there answers for every pupil and provision",
    why="A provision without its member of staff stops, and a pupil without a key worker is nobody's.",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    if not file.pupil.is_on_roll(context.today):
        return
    yield from _gone(file.path(), at=("key_worker",), key=file.pupil.key_worker, context=context)
    for name, cycle in file.cycles.items():
        if cycle.review is None:
            path = path_of(Cycle, pupil=file.key, key=name)
            yield from _gone(path, at=("led_by",), key=cycle.led_by, context=context)


def check_school(context: Context) -> Iterator[Finding]:
    senco = context.school.settings.school.senco
    yield from _gone(path_of(Settings), at=("school", "senco"), key=senco, context=context)
    for name, provision in context.school.provisions.items():
        if not is_over(provision.to_on, today=context.today):
            yield from _deserted(name, provision, context=context)


def _gone(path: str, *, at: Place, key: str | None, context: Context) -> Iterator[Finding]:
    staff = context.school.staff.get(key) if key else None
    if staff and is_over(staff.left_on, today=context.today):
        yield INFO.finding(path, at=at, sentence=f"{key} left on {staff.left_on}; write who does it now")


def _deserted(name: str, provision: Provision, *, context: Context) -> Iterator[Finding]:
    """Where everybody who delivers a provision is gone before its last day; one who stays is enough."""
    staff = [context.school.staff.get(delivery.staff) for delivery in provision.delivered_by]
    needed_until = provision.to_on or context.today
    if not staff or provision.delivered_by_others:
        return
    if all(person is not None and is_over(person.left_on, today=needed_until) for person in staff):
        yield INFO.finding(
            path_of(Provision, key=name),
            at=("delivered_by",),
            sentence=f"nobody who delivers it is here until {needed_until}; add who takes over, or end it with to",
        )
