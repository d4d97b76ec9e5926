"""What a command shows of a whole school is shown from the index, and is at each moment what the records say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support import Senco

from senco_cli.index import code, tables

OFF = {"SENCO_INDEX": "off"}
# Not as usual: of the practice school as it was copied it is known already that its usual list is a short one.
DUE = ("review-due", "--within", "61d")
WORDS = [("today",), ("today", "--all"), DUE, (*DUE, "--overdue"), (*DUE, "--kind", "sen-support")]


@pytest.fixture(autouse=True)
def _long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every list be a long one."""
    monkeypatch.setattr("senco_cli.cli.show_due._LONG", 0)


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which lists were laid out."""
    done: list[str] = []

    def noted(name: str, lay_out: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            done.append(name)
            return lay_out(*given, **named)

        return call

    from senco_cli.cli import show_week
    from senco_cli.cli.commands import review_due

    monkeypatch.setattr(show_week, "show_week", noted("today", show_week.show_week))
    monkeypatch.setattr(review_due, "_show_list", noted("review-due", review_due._show_list))
    return done


@pytest.mark.parametrize("columns", ["80", "140"])
def test_the_text_is_the_same_however_often_it_is_shown(senco: Senco, practice: Path, columns: str) -> None:
    for words in WORDS:
        without = senco(*words, cwd=practice, COLUMNS=columns, **OFF)
        for _ in range(2):
            assert senco(*words, cwd=practice, COLUMNS=columns) == without


def test_a_second_time_nothing_is_laid_out(senco: Senco, practice: Path, laid_out: list[str]) -> None:
    for words in (("today",), DUE):
        for _ in range(3):
            senco(*words, cwd=practice)
    assert laid_out == ["today", "review-due"]


def test_another_width_another_day_and_another_question_are_laid_out_anew(
    senco: Senco, practice: Path, laid_out: list[str]
) -> None:
    for words, columns in (
        (("today",), "80"),
        (("today",), "100"),
        (("today", "--on", "2026-12-11"), "80"),
        (("today", "--within", "9w"), "80"),
        (("review-due", "--within", "9w"), "80"),
        (("review-due", "--within", "10w"), "80"),
    ):
        said = senco(*words, cwd=practice, COLUMNS=columns)
        assert said == senco(*words, cwd=practice, COLUMNS=columns, **OFF)
    assert len(laid_out) == 12


def test_after_an_edit_and_with_a_fault_the_same_is_said_of_both(senco: Senco, practice: Path) -> None:
    for words in (("today",), DUE):
        senco(*words, cwd=practice)
    record = practice / "pupils" / "g2x7p" / "pupil.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("date_of_birth: 20", "date_of_birth: 3020"), "utf-8")
    for words in (("today",), DUE):
        without = senco(*words, cwd=practice, **OFF)
        assert without.status == 1
        assert "date_of_birth" in without.err
        for _ in range(2):
            assert senco(*words, cwd=practice) == without


def test_no_more_lists_are_kept_than_somebody_may_want(
    senco: Senco, practice: Path, monkeypatch: pytest.MonkeyPatch, laid_out: list[str]
) -> None:
    monkeypatch.setattr(tables, "_MOST_TOLD", 3)
    for columns in range(80, 86):
        senco("today", cwd=practice, COLUMNS=str(columns))
    del laid_out[:]
    senco("today", cwd=practice, COLUMNS="85")
    assert laid_out == []
    senco("today", cwd=practice, COLUMNS="80")
    assert laid_out == ["today"]


def test_a_senco_that_shows_it_otherwise_lays_it_out_anew(
    senco: Senco, practice: Path, monkeypatch: pytest.MonkeyPatch, laid_out: list[str]
) -> None:
    senco("today", cwd=practice)
    monkeypatch.setattr("senco_cli.cli.kept_text.showing_stamp", lambda: "another")
    senco("today", cwd=practice)
    assert laid_out == ["today", "today"]


def test_what_shows_is_told_from_another_by_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for part in ("cli", "documents", "index"):
        (tmp_path / part).mkdir()
        (tmp_path / part / "shown.py").write_text("")
    monkeypatch.setattr(code, "__file__", str(tmp_path / "index" / "code.py"))
    stamps = [code.showing_stamp()]
    for part in ("cli", "documents"):
        (tmp_path / part / "shown.py").write_text(part)
        stamps.append(code.showing_stamp())
    assert len(set(stamps)) == 3
