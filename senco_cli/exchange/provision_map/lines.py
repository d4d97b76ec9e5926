"""From the rows of a provision map to lines: one provision, or one pupil's part in it, each with what was not taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from senco_cli.exchange.cells.dates import Kind, NotADay, read_day
from senco_cli.exchange.cells.reading import is_blank
from senco_cli.exchange.provision_map.cells import ACROSS, read_area, read_group, read_layer, read_number
from senco_cli.exchange.provision_map.columns import AREAS, WAVES, ProvisionColumn
from senco_cli.exchange.provision_map.doses import Dose, NotADose, read_doses
from senco_cli.exchange.provision_map.results import RESULT_DAYS, RESULTS, SUMS, WORKED_OUT, take
from senco_cli.exchange.provision_map.terms import term_days
from senco_cli.exchange.report import Refusal
from senco_cli.exchange.shipped import word, words
from senco_cli.exchange.table import Row, Table
from senco_cli.exchange.text import one_line, squeeze
from senco_cli.model.calendar import Calendar

_BEGINS_WITH_NUMBER = re.compile(r"\d|one|two|three", re.IGNORECASE)
_BANDS = {"area": "the area of need was taken", "layer": "the layer was taken"}


@dataclass(frozen=True, slots=True)
class Person:
    """A pupil as the map names one: by a name or initials, and perhaps by what makes it sure."""

    name: str
    upn: str | None = None
    date_of_birth: date | None = None


@dataclass(slots=True)
class Line:
    """One row as it was understood; None and empty mean that it does not say.

    `assumed` says what was guessed of it, `guessed` names it.
    """

    row: int
    title: str = ""
    area: str | None = None
    layer: str | None = None
    layer_by_group: str | None = None
    staff: list[str] = field(default_factory=list)
    group_size: int | None = None
    each_pupil: bool = False
    doses: tuple[Dose, ...] = ()
    weeks: int | None = None
    from_on: date | None = None
    to_on: date | None = None
    review_by: date | None = None
    outcome: str | None = None
    measure: str | None = None
    measured_as: str | None = None
    place: str | None = None
    description: str | None = None
    notes: list[str] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    people: list[Person] = field(default_factory=list)
    people_text: str | None = None
    assumed: list[str] = field(default_factory=list)
    guessed: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Means:
    """What the cells of a map are read by."""

    today: date
    calendar: Calendar | None
    day_first: Mapping[int, bool]
    first_day: date


@dataclass(frozen=True, slots=True)
class LinesRead:
    """Every row as lines, and the cells that were not taken."""

    lines: tuple[Line, ...]
    refusals: tuple[Refusal, ...]


def read_lines(table: Table, columns: Sequence[ProvisionColumn], means: Means) -> LinesRead:
    """What every row of a provision map says."""
    lines: list[Line] = []
    refusals: list[Refusal] = []
    bands = list(table.bands)
    above: tuple[str | None, str | None] = (None, None)
    for row in table.rows:
        while bands and bands[0].number < row.number:
            above = _said_by(bands.pop(0), above)
        reader = _RowReader(row, columns, means, table.headings)
        lines += [_below(line, above) for line in reader.lines(lines[-1] if lines else None)]
        refusals += reader.refusals
    return LinesRead(tuple(lines), tuple(refusals))


def _said_by(band: Row, above: tuple[str | None, str | None]) -> tuple[str | None, str | None]:
    """The area and the layer that a line of text names for the rows below it, else those of the line before."""
    text = one_line(" ".join(band.cells))
    # A number alone is a layer in a column of layers, and anything at all in a line of text.
    area, layer = read_area(text), read_layer(text) if not _BEGINS_WITH_NUMBER.match(text) else None
    return (area or above[0], layer or above[1])


def _below(line: Line, above: tuple[str | None, str | None]) -> Line:
    for name, code in zip(("area", "layer"), above, strict=True):
        if code and getattr(line, name) is None:
            setattr(line, name, code)
            line.assumed.append(f"{_BANDS[name]} by the line of text above")
    if line.layer is None and line.layer_by_group:
        line.layer = line.layer_by_group
        line.guessed.append("layer")
        line.assumed.append(f"no layer is given; taken as {line.layer} by the size of the group")
    return line


class _RowReader:
    """One row while it is read."""

    def __init__(self, row: Row, columns: Sequence[ProvisionColumn], means: Means, headings: Sequence[str]) -> None:
        self._row, self._columns, self._means, self._headings = row, columns, means, headings
        self._line = Line(row.number)
        self._minutes: Dose | None = None
        self.refusals: list[Refusal] = []

    def lines(self, before: Line | None) -> list[Line]:
        """The lines that the row gives: one, or in a grid of waves one for each provision named."""
        parts: dict[str, str] = {}
        for column in self._columns:
            cell = self._row.cells[column.index]
            if column.field and not is_blank(cell):
                parts.setdefault(column.field, cell)
                self._read(column, cell)
        self._line.people = _one_person(parts, self._day_of_birth(parts)) or self._line.people
        grid = [(WAVES[wave], cell) for wave, cell in parts.items() if wave in WAVES]
        if grid:
            return self._of_grid(grid)
        if not self._line.title and before is not None and (self._line.people or self._line.people_text):
            # Below a provision that is named once stand the further pupils in it.
            self._line.title, self._line.area, self._line.layer = before.title, before.area, before.layer
            self._line.doses, self._line.from_on = self._line.doses or before.doses, before.from_on
        return [self._line]

    def _of_grid(self, grid: Sequence[tuple[str, str]]) -> list[Line]:
        area = self._line.area or read_area(self._line.title)
        found = []
        for layer, cell in grid:
            for item in cell.replace("•", "\n").replace("·", "\n").replace(";", "\n").split("\n"):
                title = one_line(item).strip(" -*")
                if squeeze(title):
                    found.append(Line(self._row.number, title=title, area=area, layer=layer))
        return found

    def _read(self, column: ProvisionColumn, cell: str) -> None:
        name, line = str(column.field), self._line
        text = one_line(cell)
        if name in ("title", "outcome", "measure", "place", "description"):
            setattr(line, name, text)
        elif name in AREAS:
            self._flagged_area(column, name, cell)
        elif name == "pupils":
            line.people_text = cell
        elif name in ("staff", "role"):
            line.staff.append(text)
        elif name == "notes":
            line.notes.append(f"{one_line(self._headings[column.index])}: {text}")
        elif name in ("from", "to", "review_by", *RESULT_DAYS):
            self._day(column, cell)
        elif name == "by_staff" and any(c.isalpha() for c in cell):
            self._dose(column, cell)
        elif name in (*RESULTS, *SUMS, *WORKED_OUT, "rate_code"):
            self._effect_or_cost(column, cell, take(line, name, cell))
        elif name in _READERS:
            self._taken(column, cell, _READERS[name](line, cell))
        elif name == "term":
            self._term(column, cell)
        elif name in ("dose", "minutes", "per_week", "hours_per_week"):
            self._dose(column, cell)

    def _taken(self, column: ProvisionColumn, cell: str, reason: str | None) -> None:
        if reason:
            self._refuse(column, cell, reason)

    def _effect_or_cost(self, column: ProvisionColumn, cell: str, reason: str | None) -> None:
        if reason:
            self._line.notes.append(f"{one_line(column.heading)}: {one_line(cell)}")
            self._refuse(column, cell, reason)
        elif column.field == "entry":
            self._line.measured_as = one_line(column.heading)

    def _refuse(self, column: ProvisionColumn, cell: str, reason: str) -> None:
        self.refusals.append(Refusal(self._row.number, column.letter, column.heading, str(column.field), reason, cell))

    def _flagged_area(self, column: ProvisionColumn, name: str, cell: str) -> None:
        said = word(cell)
        if said in words("yes"):
            self._line.area = name if self._line.area in (None, name) else ACROSS
        elif said not in words("no"):
            self._refuse(column, cell, "is neither yes nor no")

    def _day(self, column: ProvisionColumn, cell: str) -> None:
        term = term_days(cell, self._means.calendar, today=self._means.today)
        try:
            day = (term[0 if column.field == "from" else 1]) if term else self._read_day(column, cell, Kind.PAST)
        except NotADay as fault:
            self._refuse(column, cell, fault.reason)
            return
        if column.field in RESULT_DAYS:
            self._line.days[str(column.field)] = day
            return
        attribute = {"from": "from_on", "to": "to_on"}.get(str(column.field), "review_by")
        setattr(self._line, attribute, day)

    def _read_day(self, column: ProvisionColumn, cell: str, kind: Kind) -> date:
        first = self._means.day_first.get(column.index, True)
        return read_day(cell, kind, today=self._means.today, day_first=first, first_day=self._means.first_day).day

    def _day_of_birth(self, parts: Mapping[str, str]) -> date | None:
        column = next((each for each in self._columns if each.field == "date_of_birth"), None)
        if column is None or "date_of_birth" not in parts:
            return None
        try:
            return self._read_day(column, parts["date_of_birth"], Kind.BIRTH)
        except NotADay as fault:
            self._refuse(column, parts["date_of_birth"], fault.reason)
            return None

    def _term(self, column: ProvisionColumn, cell: str) -> None:
        days = term_days(cell, self._means.calendar, today=self._means.today)
        if days is None:
            self._refuse(column, cell, "names no term of the school's calendar")
            return
        self._line.from_on = self._line.from_on or days[0]
        self._line.to_on = self._line.to_on or days[1]

    def _dose(self, column: ProvisionColumn, cell: str) -> None:
        text = {"minutes": f"{cell} mins", "hours_per_week": f"{cell} hours"}.get(str(column.field), cell)
        bare = re.fullmatch(r"\d+(?:\.\d+)?", cell.strip()) is not None
        a_week = column.field in ("per_week", "hours_per_week") or "week" in squeeze(column.heading)
        if column.field == "per_week" and bare:
            text = f"{cell} times"
        try:
            found = read_doses(text if bare else cell, a_week=a_week)
        except NotADose as fault:
            self._line.notes.append(f"{one_line(column.heading)}: {one_line(cell)}")
            self._refuse(column, cell, f"{fault.reason}; kept in the notes as it is written")
            return
        known = self._line.doses
        self._line.doses = (known[0].joined(found[0]),) if len(known) == len(found) == 1 else known or found


def _area_into(line: Line, cell: str) -> str | None:
    line.area = read_area(cell) or line.area
    return None if line.area else "is no area of need that is known"


def _layer_into(line: Line, cell: str) -> str | None:
    line.layer = read_layer(cell) or line.layer
    # A "type of provision" is a layer in some maps, and one to one or a group in others.
    if line.layer is None and read_group(cell)[1]:
        return _group_into(line, cell)
    return None if line.layer else "is no layer or wave that is known"


def _group_into(line: Line, cell: str) -> str | None:
    size, layer = read_group(cell)
    if layer is None:
        line.notes.append(f"Group: {one_line(cell)}")
        return "does not say how many; kept in the notes as it is written"
    line.group_size, line.each_pupil, line.layer_by_group = size, size == 1, layer
    return None


def _weeks_into(line: Line, cell: str) -> str | None:
    line.weeks = read_number(cell)
    return None if line.weeks else "is not a number of weeks"


_READERS: Mapping[str, Callable[[Line, str], str | None]] = {
    "area": _area_into,
    "layer": _layer_into,
    "group": _group_into,
    "weeks": _weeks_into,
}


def _one_person(parts: Mapping[str, str], born: date | None) -> list[Person]:
    """The pupil of a row that gives name, date of birth or UPN each in a column of its own."""
    upn = squeeze(parts["upn"]).upper() if "upn" in parts else None
    surname, forename = parts.get("surname"), parts.get("forename")
    if not (surname or forename or upn or born):
        return []
    name = f"{one_line(surname or '')}, {one_line(forename or '')}".strip(", ") or one_line(parts.get("pupils", ""))
    return [Person(name, upn, born)]
