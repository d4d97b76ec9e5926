"""A pupil's results over time, with what each says and how far the pupil has come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.workspace import Workspace
from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.rules.measuring import Change, NotComparable, Taken, change, entry_and_exit, results_of, series_of
from senco_cli.rules.ratio_gain import NoRatioGain, RatioGain, ratio_gain
from senco_cli.rules.scores import is_age
from senco_cli.store.records import load_pupil


@dataclass(frozen=True, slots=True)
class Series:
    """The results of one test on one scale, earliest first.

    `way` is from the first to the last, None where there is one result only. `gains` has, for an age, the ratio gain
    from the entry to the exit of each provision, with its key.
    """

    results: tuple[Taken, ...]
    way: Change | NotComparable | None
    gains: tuple[tuple[str, RatioGain | NoRatioGain], ...]


@dataclass(frozen=True, slots=True)
class MeasureList:
    """A pupil's series, in the order of their scales' names, and the faults that hide some."""

    label: str
    series: tuple[Series, ...]
    faults: tuple[Finding, ...]


def list_measures(
    workspace: Workspace, pupil: str, *, scale: str | None = None, since: date | None = None
) -> MeasureList:
    """The results of one pupil, or those on one scale or from one day on."""
    school, faults = open_school(workspace)
    loaded = load_pupil(workspace.root, pupil)
    series = pupil_series(loaded.file, school, scale=scale, since=since) if loaded.file else ()
    return MeasureList(loaded.label, series, (*faults, *loaded.faults))


def pupil_series(
    file: PupilFile, school: SchoolRecords, *, scale: str | None = None, since: date | None = None
) -> tuple[Series, ...]:
    """The series of one pupil, in the order of their scales' and tests' names."""
    wanted = tuple(
        each
        for each in results_of(file, school)
        if scale in (None, each.scale.id) and (since is None or each.taken_on >= since)
    )
    found = [_series(results) for results in series_of(wanted).values()]
    return tuple(sorted(found, key=lambda each: (each.results[0].scale.name, each.results[0].test or "")))


def _series(results: tuple[Taken, ...]) -> Series:
    first, last = results[0], results[-1]
    way = change(first, last) if len(results) > 1 else None
    return Series(results, way, tuple(_gains(results)))


def _gains(results: tuple[Taken, ...]) -> Iterator[tuple[str, RatioGain | NoRatioGain]]:
    if not is_age(results[0].scale):
        return
    for key in dict.fromkeys(each.provision for each in results if each.provision):
        entry, end = entry_and_exit(results, key)
        if entry and end:
            yield key, ratio_gain(entry, end)
