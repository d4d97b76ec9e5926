"""Showing lists: as a table to read, or as JSON or CSV for programs."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any

from senco_cli.cli.harmless import harmless
from senco_cli.cli.options import ListFormat
from senco_cli.cli.session import Session
from senco_cli.errors import ExitStatus
from senco_cli.model.finding import Finding

_ROWS_FOR_RICH = 300
_NARROWEST = 12
_NUMBER = re.compile(r"[+-]?[\d ]+(?:\.\d+)?")


def show_day(day: date | None) -> str:
    """A day as a table shows it: `Wed 3 Feb 2027`; a dash where there is none."""
    return f"{day:%a} {day.day} {day:%b %Y}" if day else "–"


def print_table(
    session: Session,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    whole: Sequence[str] = (),
    plain: bool = False,
) -> None:
    """A table on the screen; long ones, and ones for a file, as plain aligned text. Columns in `whole` never wrap."""
    if session.is_terminal and not plain and len(rows) <= _ROWS_FOR_RICH:
        _rich_table(session, columns, rows, whole=whole)
    else:
        _plain_table(session, columns, rows, whole=whole)


def print_json(session: Session, value: Any) -> None:
    """JSON in which days are year-month-day."""
    session.print(json_text(value))


def json_text(value: Any) -> str:
    """The same as text."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=_json)


def print_csv(session: Session, rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """CSV that a spreadsheet opens without taking text for a formula."""
    session.stdout.write(csv_text(rows, columns))


def csv_text(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """The same as text."""
    from senco_cli.actions.csv_text import csv_lines

    return "".join(csv_lines([columns, *(map(row.get, columns) for row in rows)]))


def print_rows(
    session: Session, rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str], *, as_format: ListFormat
) -> None:
    """Rows of named values; `columns` maps each name to its heading in the table."""
    if as_format is ListFormat.JSON:
        print_json(session, list(rows))
    elif as_format is ListFormat.CSV:
        print_csv(session, rows, list(columns))
    else:
        print_table(session, list(columns.values()), [[_cell(row.get(name)) for name in columns] for row in rows])


def show_faults(session: Session, root: Path, faults: Sequence[Finding]) -> None:
    """Every fault on standard error, one a line: file, line, field, what to do."""
    for fault in faults:
        session.note(fault_line(session, root, fault))


def tell_faults(session: Session, root: Path, faults: Sequence[Finding], *, so: str = "") -> ExitStatus:
    """Show every fault and say what follows from that; the exit status is the one for findings where there are any."""
    show_faults(session, root, faults)
    if faults and so:
        session.note(f"{so}; mend these first")
    return ExitStatus.FINDINGS if faults else ExitStatus.DONE


def fault_line(session: Session, root: Path, fault: Finding) -> str:
    """`records/pupils/k7m2q/pupil.yaml:14: date_of_birth: ... is not a day`."""
    from senco_cli.model.faults import place_words
    from senco_cli.rules.words import with_days_in_words

    line = f":{fault.line}" if fault.line else ""
    place = f"{place_words(fault.at)}: " if fault.at else ""
    # The folder that holds an earlier day is gone when the line is read.
    path = fault.path if session.past else shown_path(session, root / fault.path)
    return f"{path}{line}: {place}{with_days_in_words(fault.sentence)}"


def github_line(session: Session, root: Path, finding: Finding) -> str:
    """A finding as GitHub shows it beside the line that it is about."""
    level = {"record": "error", "law": "warning", "practice": "notice"}[finding.tier]
    path = shown_path(session, root / finding.path)
    text = finding.sentence.replace("%", "%25").replace("\n", "%0A")
    return f"::{level} file={path},line={finding.line or 1},title={finding.check}::{text}"


def shown_path(session: Session, path: Path) -> str:
    """A path as a person would type it from here."""
    try:
        return path.relative_to(session.cwd).as_posix()
    except ValueError:
        return str(path)


def _rich_table(
    session: Session, columns: Sequence[str], rows: Sequence[Sequence[str]], *, whole: Sequence[str]
) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", padding=(0, 1, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column in whole)
    for row in rows:
        # Text, because a name in square brackets is a name and not markup.
        table.add_row(*(Text(harmless(cell)) for cell in row))
    Console(file=session.stdout, width=session.width, highlight=False).print(table)


def _plain_table(
    session: Session, columns: Sequence[str], rows: Sequence[Sequence[str]], *, whole: Sequence[str]
) -> None:
    widths = [max([len(column), *(len(row[i]) for row in rows)]) for i, column in enumerate(columns)]
    if session.is_terminal:
        widths = _narrowed(widths, [column not in whole for column in columns], room=session.width)
    for row in ([*columns], *rows):
        for line in _lines_of_row(row, widths):
            session.print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _narrowed(widths: Sequence[int], may_wrap: Sequence[bool], *, room: int) -> list[int]:
    """The widths of columns with the widest of those that may wrap made narrower until all have room, if they can."""
    widths = list(widths)
    while sum(widths) + 2 * (len(widths) - 1) > room:
        widest = max(range(len(widths)), key=lambda at: widths[at] if may_wrap[at] else 0)
        if not may_wrap[widest] or widths[widest] <= _NARROWEST:
            break
        widths[widest] -= 1
    return widths


def _lines_of_row(row: Sequence[str], widths: Sequence[int]) -> Iterable[Sequence[str]]:
    if all(len(cell) <= width for cell, width in zip(row, widths, strict=True)):
        return (row,)
    cells = (textwrap.wrap(cell, width) for cell, width in zip(row, widths, strict=True))
    return zip_longest(*cells, fillvalue="")


def _cell(value: Any) -> str:
    if isinstance(value, date):
        return show_day(value)
    if isinstance(value, list | tuple):
        return ", ".join(str(each) for each in value)
    return "" if value is None else str(value)


def _json(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
