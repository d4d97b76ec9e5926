"""Write down the figures of a pupil's attendance, or a part-time timetable."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from senco_cli.actions.entries import filled_in
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Edit, Prepared, RecordHasFaults, appending, changed, setting
from senco_cli.errors import SencoError
from senco_cli.model.kinds import path_of
from senco_cli.model.pupil import Pupil
from senco_cli.rules.attendance import percent_attended, percent_by_sessions
from senco_cli.store.records import load


@dataclass(frozen=True, slots=True)
class Figures:
    """What is known of attendance; `percent` is worked out from the sessions where it is left out."""

    to_on: date
    percent: Decimal | None = None
    from_on: date | None = None
    possible: int | None = None
    authorised: int | None = None
    unauthorised: int | None = None


@dataclass(frozen=True, slots=True)
class PartTime:
    """A part-time timetable that is to be written down, in the order of its record; `hours_per_week` is text."""

    from_on: date
    to_on: date | None = None
    hours_per_week: str | None = None
    reason: str | None = None
    agreed_with_parents_on: date | None = None
    la_told_on: date | None = None
    review_by: date | None = None


class FiguresDoNotAddUp(SencoError):
    """Sessions and absences of which nothing can be worked out, or that come to another percentage."""

    def __init__(self, pupil: str, *, what: str, hint: str = "--possible 120 --authorised 6 --unauthorised 2") -> None:
        super().__init__(f"pupil {pupil}: {what}", hint=f"senco set-attendance {pupil} {hint}")


def prepare_attendance(workspace: Workspace, pupil: str, figures: Figures) -> Prepared:
    """The pupil's record with these figures in place of older ones.

    Raises FiguresDoNotAddUp, RecordHasFaults and WouldNotLoad.
    """
    _loaded(workspace, pupil)
    tree = filled_in(
        {
            "percent": _percent(pupil, figures),
            "from": figures.from_on,
            "to": figures.to_on,
            "possible_sessions": figures.possible,
            "authorised_absences": figures.authorised,
            "unauthorised_absences": figures.unauthorised,
        }
    )
    return _prepared(workspace, pupil, setting(Pupil, ("attendance",), tree), message=f"set attendance ({pupil})")


def prepare_part_time(workspace: Workspace, pupil: str, part_time: PartTime) -> Prepared:
    """The pupil's record with one more part-time timetable. Raises RecordHasFaults and WouldNotLoad."""
    record = _loaded(workspace, pupil)
    named = {"from_on": "from", "to_on": "to"}
    entry = filled_in({named.get(each.name, each.name): getattr(part_time, each.name) for each in fields(part_time)})
    at = ("part_time_timetables",)
    edit = appending(Pupil, at, entry) if record.part_time_timetables else setting(Pupil, at, [entry])
    return _prepared(workspace, pupil, edit, message=f"add part-time timetable ({pupil})")


def _prepared(workspace: Workspace, pupil: str, edit: Edit, *, message: str) -> Prepared:
    return Prepared(changed(workspace.root, path_of(Pupil, pupil=pupil), Pupil, edit), message)


def _loaded(workspace: Workspace, pupil: str) -> Pupil:
    path = path_of(Pupil, pupil=pupil)
    loaded = load(workspace.root, path, Pupil)
    if loaded.record is None:
        raise RecordHasFaults(path, loaded.faults)
    return loaded.record


def _percent(pupil: str, figures: Figures) -> str:
    possible, missed = figures.possible, (figures.authorised or 0, figures.unauthorised or 0)
    if possible and sum(missed) > possible:
        raise FiguresDoNotAddUp(pupil, what="more sessions would be missed than there were")
    if figures.percent is not None:
        _refuse_misfit(pupil, figures, figures.percent)
        return str(figures.percent)
    if not possible:
        raise FiguresDoNotAddUp(pupil, what="without possible sessions no attendance can be worked out")
    return str(percent_attended(possible=possible, authorised=missed[0], unauthorised=missed[1]))


def _refuse_misfit(pupil: str, figures: Figures, percent: Decimal) -> None:
    """Where one kind of absence is not told, the sessions say nothing of the percentage."""
    possible, authorised, unauthorised = figures.possible, figures.authorised, figures.unauthorised
    if not possible or authorised is None or unauthorised is None:
        return
    real = percent_by_sessions(percent, possible=possible, authorised=authorised, unauthorised=unauthorised)
    if real is not None:
        raise FiguresDoNotAddUp(
            pupil,
            what=f"by the sessions attendance is {real} per cent, and another percentage was given",
            hint=f"--possible {possible} --authorised {authorised} --unauthorised {unauthorised}",
        )
