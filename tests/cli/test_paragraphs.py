"""Text on a screen is wrapped between words; in a file an entry is one line."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from senco_cli.cli.paragraphs import print_entry
from senco_cli.cli.session import Session

ENTRY = "pupils/c9v4b/reviews/now.yaml:6: notice_given_on: notice of the meeting came late: why? [review-notice-short]"


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def printed(to: io.StringIO, text: str, **options: int) -> list[str]:
    session = Session(io.StringIO(), to, io.StringIO(), {}, Path(), lambda: date(2026, 11, 21))
    print_entry(session, text, **options)
    return to.getvalue().splitlines()


def test_an_entry_on_a_screen_ends_its_lines_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = printed(Screen(), ENTRY)
    assert all(len(line) <= 60 for line in lines)
    assert " ".join(line.strip() for line in lines) == ENTRY
    assert all(line.startswith("  ") for line in lines[1:])
    assert printed(Screen(), "ok    all is well " * 5, hanging=6)[1].startswith("      ")


def test_an_entry_in_a_file_is_one_line() -> None:
    assert printed(io.StringIO(), ENTRY) == [ENTRY]
