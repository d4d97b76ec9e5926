"""The columns of a register that can be edited, and what the records have for each of them, as the text of a cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from senco_cli.exchange.matching import ExistingPupil
from senco_cli.exchange.merging.trees import At, Tree, day_in, entries, listed_in
from senco_cli.exchange.proposal import PLAN_FILE, PUPIL_FILE
from senco_cli.exchange.text import clean
from senco_cli.model.codes import code_set

# What the sheet that nobody sees is called and begins with, and the heading over the keys.
KEPT, MARK, VERSION = "_senco", "senco register to be edited", "1"
KEY = "Key"
Kind = Literal["text", "lines", "items", "day", "number", "code", "staff"]


@dataclass(frozen=True, slots=True)
class EditableColumn:
    """One column: its heading, what its cells are, how wide it is, and its place in the record, its name by default.

    `imported_as` is what an import of a register calls it, for rows that are new; `codes` names a code set.
    """

    field: str
    heading: str
    kind: Kind
    width: int
    at: At = ()
    codes: str | None = None
    file: str = PUPIL_FILE
    imported_as: str | None = None
    is_needed: bool = False

    @property
    def place(self) -> At:
        """Where it stands in its record."""
        return self.at or (self.field,)


NEEDS = ("need_1", "need_2", "need_3")
COLUMNS = (
    EditableColumn("legal_surname", "Legal surname", "text", 18, ("name", "legal_surname"), is_needed=True),
    EditableColumn("legal_forename", "Legal forename", "text", 16, ("name", "legal_forename"), is_needed=True),
    EditableColumn("known_as", "Known as", "text", 12, ("name", "known_as")),
    EditableColumn("date_of_birth", "Date of birth", "day", 12, is_needed=True),
    EditableColumn("upn", "UPN", "text", 16),
    EditableColumn("class", "Class", "text", 8),
    EditableColumn("status", "SEN status", "code", 8, codes="sen_provision", imported_as="sen_status"),
    EditableColumn("status_from", "Status since", "day", 12),
    EditableColumn("watch_from", "Watch list since", "day", 12, imported_as="leave"),
    EditableColumn("need_1", "Main need", "code", 9, codes="type_of_need", imported_as="main_need"),
    EditableColumn("need_2", "Second need", "code", 9, codes="type_of_need", imported_as="other_needs"),
    EditableColumn("need_3", "Third need", "code", 9, codes="type_of_need", imported_as="other_needs"),
    EditableColumn("circumstances", "Circumstances", "items", 22, codes="circumstance"),
    EditableColumn("attendance", "Attendance %", "number", 11, ("attendance", "percent")),
    EditableColumn("key_worker", "Key worker", "staff", 18),
    EditableColumn("support_review_by", "Next review of SEN support", "day", 13),
    EditableColumn("plan_first_made_on", "EHC plan first made", "day", 12, file=PLAN_FILE),
    EditableColumn("final_plan_on", "EHC plan now in force", "day", 12, file=PLAN_FILE),
    EditableColumn("local_authority", "Local authority", "text", 24, file=PLAN_FILE),
    EditableColumn("external_agencies", "Services involved", "items", 24),
    EditableColumn("what_helps", "What helps", "lines", 40, ("profile", "what_helps")),
    EditableColumn("notes", "Notes", "text", 40),
)
BY_FIELD: Mapping[str, EditableColumn] = {column.field: column for column in COLUMNS}


@dataclass(frozen=True, slots=True)
class EditableRow:
    """One pupil with what the records have for each column."""

    key: str
    cells: Mapping[str, str]


def cells_of(pupil: ExistingPupil, staff: Mapping[str, str], *, today: date) -> dict[str, str]:
    """What the records have for each column, as text; `staff` are names by key."""
    return {column.field: _cell(column, pupil, staff, today) for column in COLUMNS}


def _cell(column: EditableColumn, pupil: ExistingPupil, staff: Mapping[str, str], today: date) -> str:
    if column.field in ("status", "status_from"):
        period = status_now(pupil.pupil, today)
        return str(period.get("status" if column.field == "status" else "from") or "") if period else ""
    if column.field in NEEDS:
        needs = [str(need.get("type")) for need in needs_now(pupil.pupil, today)]
        place = NEEDS.index(column.field)
        return needs[place] if place < len(needs) else ""
    value = value_at(pupil.plan if column.file == PLAN_FILE else pupil.pupil, column.place)
    if isinstance(value, list):
        names = [clean(code_set(column.codes).name_of(str(each)) if column.codes else str(each)) for each in value]
        return ("\n" if column.kind == "lines" else "; ").join(names)
    if column.kind == "staff" and value:
        return staff.get(str(value), str(value))
    return "" if value is None else clean(str(value))


def status_now(tree: Tree, today: date) -> Tree | None:
    """The period with a status that holds `today` and began last."""
    holding = [each for each in entries(tree, "sen_status") if _holds(each, today) and day_in(each, "from")]
    return max(holding, key=lambda each: str(each.get("from")), default=None)


def needs_now(tree: Tree, today: date) -> list[Tree]:
    """The needs open on `today`, main one first."""
    holding = [each for each in entries(tree, "needs") if each and _holds(each, today)]
    return sorted(holding, key=lambda each: int(rank) if (rank := str(each.get("rank"))).isdecimal() else 99)


def value_at(tree: Tree | None, at: At) -> Any:
    """What stands at a place of a record; None where there is nothing."""
    value: Any = tree
    for step in at:
        value = value.get(step) if isinstance(value, dict) else None
    return listed_in({"it": value}, "it") if isinstance(value, list) else value


def _holds(entry: Tree, today: date) -> bool:
    return (day_in(entry, "from") or today) <= today <= (day_in(entry, "to") or today)
