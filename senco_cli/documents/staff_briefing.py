"""The briefing for whoever teaches a class: what helps each pupil, on one side of A4 a class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from math import ceil

from senco_cli.documents.people import Person, people
from senco_cli.documents.pupil_words import is_confidential, need_phrases, status_name
from senco_cli.documents.wording import day_text
from senco_cli.model.pupil import Profile, Pupil
from senco_cli.model.school import PupilFile, SchoolRecords

_NOBODY = Profile.model_validate({})
# How many entries of what helps, what does not and what is in place are left, step by step, until a class fits.
_STEPS = ((99, 99, 99), (5, 3, 4), (4, 2, 3), (3, 2, 2), (3, 1, 2), (3, 1, 1), (2, 1, 1), (1, 1, 1))
# Letters in a line of each column, and lines on the page, in ordinary and in small print; measured on the PDF.
_LETTERS = (22, 33, 48, 29, 32)
_DENSE_LETTERS = (27, 41, 59, 36, 40)
_LINES, _DENSE_LINES = 31.0, 43.0
_ROW_GAP = 0.65
_MOST_LETTERS, _GOES_ON = 150, " …"


@dataclass(frozen=True, slots=True)
class Listed:
    """Entries in the order of the record, and how many more the record has."""

    shown: tuple[str, ...]
    more: int = 0

    def cut(self, most: int) -> Listed:
        """At most so many of them."""
        return Listed(self.shown[:most], self.more + max(len(self.shown) - most, 0))


@dataclass(frozen=True, slots=True)
class BriefingLine:
    """One pupil: `safe` is what has to be known at once; `needs` is empty where the family asked for confidentiality.

    `diagnoses` only where they were asked for.
    """

    name: str
    place: str | None
    status: str | None
    key_worker: str | None
    safe: tuple[str, ...]
    needs: tuple[str, ...]
    is_confidential: bool
    helps: Listed
    hinders: Listed
    aids: Listed
    diagnoses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefingSheet:
    """One side: what it is of, in words, and its pupils."""

    title: str
    lines: tuple[BriefingLine, ...]

    @property
    def is_cut(self) -> bool:
        """Whether something that is recorded is not on it."""
        listed = [each for line in self.lines for each in (line.helps, line.hinders, line.aids)]
        entries = chain(*(each.shown for each in listed), *(line.needs for line in self.lines))
        return any(each.more for each in listed) or any(entry.endswith(_GOES_ON) for entry in entries)


@dataclass(frozen=True, slots=True)
class StaffBriefing:
    """The briefing; `is_dense` where a class has so much on its side that it is set in small print."""

    school: str
    on: date
    sheets: tuple[BriefingSheet, ...]
    is_dense: bool


def build(
    school: SchoolRecords,
    files: Iterable[PupilFile],
    *,
    on: date,
    title: str | None = None,
    with_diagnoses: bool = False,
) -> StaffBriefing:
    """A side for every class of the pupils given, or with a `title` one side of them all.

    On it is everybody on the roll with SEN support, an EHC plan, a place on the watch list, an aid or adjustment in
    place, or something to be known at once.
    """
    held = {each.key: each for each in files if each.pupil.is_on_roll(on)}
    named = sorted(people(held.values(), on=on, names="full").values(), key=lambda person: person.order)
    classes: dict[str, list[BriefingLine]] = {}
    for person in named:
        line = _line(held[person.key], person, school, on, with_place=title is not None, with_diagnoses=with_diagnoses)
        if person.has_sen or line.safe or line.aids.shown or _is_watched(held[person.key].pupil, on):
            classes.setdefault(title or person.class_name or "Without a class", []).append(line)
    whole = [BriefingSheet(name, tuple(lines)) for name, lines in classes.items()]
    is_dense = any(_depth(sheet.lines, _LETTERS) > _LINES for sheet in whole)
    sheets = tuple(_fitted(sheet) for sheet in whole) if is_dense else tuple(whole)
    return StaffBriefing(school.settings.school.name, on, sheets, is_dense)


def _line(
    file: PupilFile, person: Person, school: SchoolRecords, on: date, *, with_place: bool, with_diagnoses: bool
) -> BriefingLine:
    pupil, kept = file.pupil, is_confidential(file)
    recorded = pupil.profile or _NOBODY
    worker = school.staff.get(pupil.key_worker) if pupil.key_worker else None
    in_place = [each for each in (file.adjustments.adjustments if file.adjustments else ()) if each.state == "in-place"]
    leaving = tuple(f"Evacuation: {each.what}" for each in in_place if "evacuation" in each.used_in)
    return BriefingLine(
        name=person.label,
        place=person.place if with_place else None,
        status=status_name(pupil, on) or ("Watched" if _is_watched(pupil, on) else None),
        key_worker=worker.name if worker else None,
        safe=(*recorded.keep_safe, *leaving, *_health(pupil), *_part_time(pupil, on)),
        needs=() if kept else need_phrases(pupil, on),
        is_confidential=kept,
        helps=Listed(recorded.what_helps),
        hinders=Listed(recorded.what_does_not_help),
        aids=Listed(tuple(each.what for each in in_place if "evacuation" not in each.used_in)),
        diagnoses=tuple(each.name for each in pupil.diagnoses) if with_diagnoses and not kept else (),
    )


def _health(pupil: Pupil) -> Iterator[str]:
    if pupil.health_care_plan_reviewed_on:
        yield f"Has a healthcare plan (reviewed {day_text(pupil.health_care_plan_reviewed_on, 'short')}): read it"


def _part_time(pupil: Pupil, on: date) -> Iterator[str]:
    for each in pupil.part_time_timetables:
        ends = each.ended_on or each.to_on
        if each.from_on <= on and (ends is None or on <= ends):
            yield "On a part-time timetable"


def _is_watched(pupil: Pupil, on: date) -> bool:
    return pupil.watch_from is not None and pupil.watch_from <= on


def _fitted(sheet: BriefingSheet) -> BriefingSheet:
    """The sheet with as much on it as one side takes in small print: the first entries of the records, never none."""
    # One entry of many words is cut before anybody else's are left out.
    fits = _depth(sheet.lines, _DENSE_LETTERS) <= _DENSE_LINES
    whole = sheet.lines if fits else tuple(map(_shortened, sheet.lines))
    for helps, hinders, aids in _STEPS:
        lines = tuple(
            replace(line, helps=line.helps.cut(helps), hinders=line.hinders.cut(hinders), aids=line.aids.cut(aids))
            for line in whole
        )
        if _depth(lines, _DENSE_LETTERS) <= _DENSE_LINES:
            break
    return replace(sheet, lines=lines)


def _shortened(line: BriefingLine) -> BriefingLine:
    """The line with only the beginning of an entry of many words."""
    helps, hinders, aids = (
        replace(each, shown=tuple(map(_beginning, each.shown))) for each in (line.helps, line.hinders, line.aids)
    )
    return replace(line, needs=tuple(map(_beginning, line.needs)), helps=helps, hinders=hinders, aids=aids)


def _beginning(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else text[:_MOST_LETTERS].rsplit(" ", 1)[0].rstrip(" ,;:.") + _GOES_ON


def _depth(lines: Sequence[BriefingLine], letters: Sequence[int]) -> float:
    """How many lines of type the rows take, as far as letters tell."""
    return sum(_row_depth(line, letters) + _ROW_GAP for line in lines)


def _row_depth(line: BriefingLine, letters: Sequence[int]) -> int:
    name, needs, helps, hinders, aids = letters
    about = [line.name, " ".join(part for part in (line.place, line.status, line.key_worker) if part)]
    safe = [f"! {each}" for each in line.safe]
    columns = (
        (name, about),
        (needs, [" • ".join((*line.needs, *line.diagnoses))]),
        (helps, [" • ".join(line.helps.shown)]),
        (hinders, [" • ".join(line.hinders.shown)]),
        (aids, [*safe, " • ".join(line.aids.shown)]),
    )
    return max(sum(ceil(len(text) / width) for text in texts) for width, texts in columns)
