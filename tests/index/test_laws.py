"""The law of the index: whatever happens to a folder, every command says the same with the index and without."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from small_school import PUPILS, make_small_school, write

from senco_cli.actions.check import check
from senco_cli.actions.due_csv import due_as_csv
from senco_cli.actions.due_fields import as_json
from senco_cli.actions.due_filters import DueFilters
from senco_cli.actions.find_pupil import pupil_labels
from senco_cli.actions.pupil_rows import Filters, list_pupils
from senco_cli.actions.review_due import review_due
from senco_cli.actions.workspace import Workspace
from senco_cli.errors import SencoError

TODAY = date(2026, 11, 21)
RULE = """id: OWN-RULE
title: Look at the books
kind: sen-support
trigger: cycle.from
duty_holder: school
shown_until: next
versions:
  - {in_force_from: 2014-09-01, method: days_after, n: %d, must: Look at them within {n} days, status: practice,
     source: [{kind: record, title: the school}], verified: primary, checked_on: 2026-11-21}
"""
Edit = Callable[[Path, str, int], None]


def change_a_field(root: Path, key: str, number: int) -> None:
    _replace(root / f"pupils/{key}/pupil.yaml", "class: ", f"class: {number}")


def give_another_day(root: Path, key: str, number: int) -> None:
    write(root, f"pupils/{key}/cycles/2026-09-07.yaml", f"from: 2026-09-07\nreview_by: 2026-12-{number:02}\n")


def change_in_place(root: Path, key: str, number: int) -> None:
    place = root / f"pupils/{key}/pupil.yaml"
    with suppress(FileNotFoundError):
        before = place.stat()
        data = bytearray(place.read_bytes())
        at = data.find(b"6B")
        if at >= 0:
            data[at : at + 1] = b"%d" % (number % 10)
            with place.open("r+b") as file:
                file.write(data)
            os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))


def give_a_upn(root: Path, key: str, number: int) -> None:
    _replace(root / f"pupils/{key}/pupil.yaml", "class: ", f"upn: P20700001604{number % 3}\nclass: ")


def break_yaml(root: Path, key: str, number: int) -> None:
    write(root, f"pupils/{key}/pupil.yaml", "name: {legal_forename: Ada\n" * number)


def leave_a_copy(root: Path, key: str, number: int) -> None:
    write(root, f"pupils/{key}/pupil ({number}).yaml", "name: {}\n")


def make_a_plan(root: Path, key: str, number: int) -> None:
    write(root, f"pupils/{key}/ehc-plan.yaml", f"plan_first_made_on: 2025-11-{number:02}\n")


def hold_a_review(root: Path, key: str, number: int) -> None:
    write(root, f"pupils/{key}/reviews/2026-10-{number:02}.yaml", f"type: annual\nmeeting_on: 2026-10-{number:02}\n")


def file_a_document(root: Path, key: str, number: int) -> None:
    write(root, f"pupils/{key}/files/2026-11-{number:02}-letter.pdf", "an original")


def add_a_pupil(root: Path, key: str, number: int) -> None:
    with suppress(FileExistsError, FileNotFoundError):
        shutil.copytree(root / "pupils" / key, root / "pupils" / f"n{number}nnn")


def delete_a_pupil(root: Path, key: str, number: int) -> None:
    shutil.rmtree(root / "pupils" / key, ignore_errors=True)


def rename_a_pupil(root: Path, key: str, number: int) -> None:
    with suppress(OSError):
        (root / "pupils" / key).rename(root / "pupils" / f"{key[0]}{number}xxx")


def change_the_calendar(root: Path, key: str, number: int) -> None:
    _replace(root / "calendar.yaml", "2026-12-18", f"2026-12-{min(number + 8, 18):02}")


def own_a_rule(root: Path, key: str, number: int) -> None:
    write(root, "_rules/own.yaml", RULE % number)


def change_a_provision(root: Path, key: str, number: int) -> None:
    _replace(root / "provision/p7ppp.yaml", "title: ", f"title: Group {number} ")


def have_somebody_leave(root: Path, key: str, number: int) -> None:
    (root / "staff/s7sss.yaml").unlink(missing_ok=True)


def spoil_the_settings(root: Path, key: str, number: int) -> None:
    _replace(root / "senco.yaml", "phase: all-through", ("phase: primary", "phase: none")[number % 2])


DAYS_LATER = st.integers(-1, 2) | st.integers(3, 300)
EDITS: tuple[Edit, ...] = (
    change_a_field, give_another_day, change_in_place, give_a_upn, break_yaml, leave_a_copy, make_a_plan, hold_a_review,
    file_a_document, add_a_pupil, delete_a_pupil, rename_a_pupil, change_the_calendar, own_a_rule, change_a_provision,
    have_somebody_leave, spoil_the_settings,
)  # fmt: skip


@settings(max_examples=8, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(EDITS), st.sampled_from(PUPILS), st.integers(1, 9), st.integers(-1, 2) | st.integers(3, 300)
        ),
        min_size=1,
        max_size=3,
    )
)
def test_every_answer_is_the_same_with_the_index_and_without(
    edits: list[tuple[Edit, str, int, int]],
) -> None:
    with tempfile.TemporaryDirectory() as made:
        root = make_small_school(Path(made) / "school")
        assert said(root, TODAY, keeps=True) == said(root, TODAY, keeps=False)
        for edit, key, number, days in edits:
            edit(root, key, number)
            today = TODAY + timedelta(days=max(days, 0))
            assert said(root, today, keeps=True) == said(root, today, keeps=False)


def said(root: Path, today: date, *, keeps: bool) -> list[Any]:
    """What the commands say of a folder."""
    workspace = Workspace(root=root, today=today, keeps_index=keeps)
    asked: list[Callable[[], Any]] = [
        lambda: [as_json(due) for due in review_due(workspace, DueFilters(timedelta(days=60))).items],
        lambda: review_due(workspace, DueFilters(timedelta(days=400), duty_holder="la")).reviews,
        lambda: due_as_csv(workspace, DueFilters(timedelta(days=60))),
        lambda: list_pupils(workspace, Filters(everybody=True)),
        lambda: list_pupils(workspace, Filters(staff="s7sss", statuses=("K",))),
        lambda: check(workspace, strict=True),
        lambda: pupil_labels(root, keeps_index=keeps),
    ]
    return [_told(ask) for ask in asked]


def _told(ask: Callable[[], Any]) -> Any:
    try:
        return ask()
    except SencoError as error:
        return error.sentence


def _replace(place: Path, old: str, new: str) -> None:
    with suppress(FileNotFoundError):
        place.write_text(place.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8", newline="\n")
