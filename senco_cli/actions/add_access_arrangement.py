"""Write down an access arrangement of a pupil: in examinations, or in national tests."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from senco_cli.actions.entries import filled_in, with_entry
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Prepared
from senco_cli.model.access_arrangements import AccessArrangements


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence of the normal way of working."""

    seen_on: date
    subject: str
    teacher: str
    what: str


@dataclass(frozen=True, slots=True)
class Tested:
    """One standardised score; `area` is a code."""

    test: str
    area: str
    standard_score: int
    tested_on: date


@dataclass(frozen=True, slots=True)
class NewExamArrangement:
    """An arrangement in examinations that is to be written down, in the order of its record; codes are codes."""

    arrangement: str
    subjects: tuple[str, ...] = ()
    need: str | None = None
    first_needed_on: date | None = None
    normal_way: tuple[Evidence, ...] = ()
    form: str | None = None
    assessor: str | None = None
    assessor_qualification: str | None = None
    scores: tuple[Tested, ...] = ()
    ehc_plan: bool | None = None
    candidate_told_on: date | None = None
    applied_on: date | None = None
    aao_reference: str | None = None
    approved_on: date | None = None
    expires_on: date | None = None
    trialled_on: date | None = None


@dataclass(frozen=True, slots=True)
class NewTestArrangement:
    """An arrangement in national tests that is to be written down, in the order of its record; codes are codes."""

    test: str
    year: int
    arrangement: str
    papers: tuple[str, ...] = ()
    need: str | None = None
    first_needed_on: date | None = None
    normal_way: tuple[Evidence, ...] = ()
    ehc_plan: bool | None = None
    applied_on: date | None = None
    approved_on: date | None = None
    notified_on: date | None = None
    reference: str | None = None
    trialled_on: date | None = None


def prepare_exam_arrangement(workspace: Workspace, pupil: str, arrangement: NewExamArrangement) -> Prepared:
    """The pupil's list with the arrangement at the end of those in examinations.

    Raises RecordHasFaults where the list has to be mended first, and WouldNotLoad.
    """
    entry = _entry(arrangement)
    form, name = entry.pop("form"), entry.pop("assessor")
    qualification = entry.pop("assessor_qualification")
    entry["form"] = {"number": form} if form else None
    entry["assessor"] = {"name": name, "qualification": qualification} if name else None
    write = with_entry(workspace, AccessArrangements, pupil, "examinations", _in_order(entry))
    return Prepared(write, f"add access arrangement ({pupil})")


def prepare_test_arrangement(workspace: Workspace, pupil: str, arrangement: NewTestArrangement) -> Prepared:
    """The pupil's list with the arrangement at the end of those in national tests.

    Raises RecordHasFaults where the list has to be mended first, and WouldNotLoad.
    """
    write = with_entry(workspace, AccessArrangements, pupil, "primary_tests", _entry(arrangement))
    return Prepared(write, f"add access arrangement ({pupil})")


def _entry(arrangement: NewExamArrangement | NewTestArrangement) -> dict[str, object]:
    entry: dict[str, object] = {each.name: getattr(arrangement, each.name) for each in fields(arrangement)}
    entry["normal_way"] = [_part(each) for each in arrangement.normal_way]
    if isinstance(arrangement, NewExamArrangement):
        entry["scores"] = [_part(each) for each in arrangement.scores]
    return entry


def _part(part: Evidence | Tested) -> dict[str, object]:
    return filled_in({each.name: getattr(part, each.name) for each in fields(part)})


def _in_order(entry: dict[str, object]) -> dict[str, object]:
    from senco_cli.model.access_arrangements import ExamArrangement

    return {name: entry[name] for name in ExamArrangement.model_fields if name in entry}
