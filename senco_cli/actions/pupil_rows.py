"""List pupils by what is asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from senco_cli.actions.fault_json import fault_of, fault_row
from senco_cli.actions.workspace import Workspace
from senco_cli.index.answers import Answers
from senco_cli.index.facet import Answering, Facet
from senco_cli.model.finding import Finding
from senco_cli.model.names import fold_name


@dataclass(frozen=True, slots=True)
class Filters:
    """What to list; None and empty mean all. `staff` is a key; `everybody` takes in pupils who are not on the roll."""

    statuses: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    class_name: str | None = None
    circumstances: tuple[str, ...] = ()
    staff: str | None = None
    everybody: bool = False


@dataclass(frozen=True, slots=True)
class PupilRow:
    """One pupil as a list shows them; a pupil whose record cannot be read has only a key and perhaps a name."""

    key: str
    forename: str
    surname: str
    year: str
    class_name: str | None
    status: str | None
    since: date | None
    needs: tuple[str, ...]
    circumstances: tuple[str, ...]
    key_worker: str | None
    readable: bool = True


@dataclass(frozen=True, slots=True)
class PupilList:
    """The rows in the order of surname and forename, and every fault met on the way."""

    rows: tuple[PupilRow, ...]
    faults: tuple[Finding, ...]


def list_pupils(workspace: Workspace, filters: Filters) -> PupilList:
    """The pupils that fit, those whose record cannot be read always among them."""
    facet = Facet("list", partial(_open_rows, workspace), workspace.today)
    answers = Answers(
        workspace.root, facet, keeps=workspace.keeps_index, progress=workspace.progress, helper=workspace.helper
    )
    found = [fault_of(row) for row in json.loads(answers.told("faults", partial(_faults_of_school, workspace)))]
    rows: list[tuple[list[str], PupilRow]] = []
    for key, told in answers.each():
        found.extend(fault_of(row) for row in told.get("faults", ()))
        if "order" not in told:
            row = _unreadable_row(key, told["label"])
            rows.append(([fold_name(row.surname), fold_name(row.forename), key], row))
        elif _fits(told, filters):
            rows.append(([*told["order"], key], _row(key, told)))
    rows.sort(key=lambda each: each[0])
    return PupilList(tuple(row for _, row in rows), tuple(found))


def year_words(code: str) -> str:
    """A year group as a person says it: `Y4`, `R`, `N2`."""
    return f"Y{code}" if code.isdigit() else code


def _open_rows(workspace: Workspace) -> Answering:
    from senco_cli.actions.list_pupils import open_rows

    return open_rows(workspace)


def _faults_of_school(workspace: Workspace) -> str:
    from senco_cli.actions.list_pupils import open_school

    return json.dumps([fault_row(fault) for fault in open_school(workspace)[1]], ensure_ascii=False)


def _fits(told: Mapping[str, Any], filters: Filters) -> bool:
    return all(
        (
            filters.everybody or told["on_roll"],
            not filters.statuses or (told["status"] or "N") in filters.statuses,
            not filters.needs or any(need in filters.needs for need in told["needs"]),
            not filters.years or told["year"] in filters.years,
            filters.class_name is None or (told["class"] or "").casefold() == filters.class_name.casefold(),
            not filters.circumstances or any(code in told["circumstances"] for code in filters.circumstances),
            filters.staff is None or filters.staff in told["staff"],
        )
    )


def _row(key: str, told: Mapping[str, Any]) -> PupilRow:
    return PupilRow(
        key=key,
        forename=told["forename"],
        surname=told["surname"],
        year=year_words(told["year"]),
        class_name=told["class"],
        status=told["status"],
        since=date.fromisoformat(told["since"]) if told["since"] else None,
        needs=tuple(told["needs"]),
        circumstances=tuple(told["circumstances"]),
        key_worker=told["key_worker"],
    )


def _unreadable_row(key: str, label: str) -> PupilRow:
    forename, _, surname = label.partition(" ") if label != key else ("", "", "")
    return PupilRow(key, forename, surname, "", None, None, None, (), (), None, readable=False)
