"""`senco set-status`: the open period ends, a new one begins, the hand of the author stays."""

from __future__ import annotations

import json
from pathlib import Path

from support import Senco


def sian(practice: Path) -> Path:
    return practice / "pupils" / "g2x7p" / "pupil.yaml"


def a_k_pupil(senco: Senco, practice: Path) -> Path:
    rows = json.loads(senco("list", "--status", "K", "--format", "json", cwd=practice).out)
    return practice / "pupils" / str(rows[0]["key"]) / "pupil.yaml"


def test_the_old_status_ends_the_day_before_the_new_one_begins(senco: Senco, practice: Path) -> None:
    path = a_k_pupil(senco, practice)
    before = path.read_text(encoding="utf-8")
    ran = senco("set-status", path.parent.name, "E", "--from", "2026-11-20", cwd=practice)
    assert ran.status == 0, ran.err
    after = path.read_text(encoding="utf-8")
    assert "to: 2026-11-19" in after
    assert "{status: E, from: 2026-11-20}" in after
    gone = [line for line in before.splitlines() if line not in after.splitlines()]
    assert len(gone) == 1, "only the line of the open status changes"


def test_the_status_may_be_given_in_words(senco: Senco, practice: Path) -> None:
    path = a_k_pupil(senco, practice)
    ran = senco("set-status", path.parent.name, "no sen", "--from", "2026-11-20", cwd=practice)
    assert ran.status == 0, ran.err
    assert "{status: N, from: 2026-11-20}" in path.read_text(encoding="utf-8")


def test_the_same_status_again_changes_nothing(senco: Senco, practice: Path) -> None:
    before = sian(practice).read_bytes()
    ran = senco("set-status", "g2x7p", "E", "--from", "2026-11-20", cwd=practice)
    assert ran.status == 3
    assert "g2x7p" in ran.err
    assert sian(practice).read_bytes() == before


def test_a_day_before_the_open_period_is_refused(senco: Senco, practice: Path) -> None:
    ran = senco("set-status", "g2x7p", "N", "--from", "2001-01-01", cwd=practice)
    assert ran.status == 3
    assert "has to begin later" in ran.err


def test_a_historic_status_is_never_written_as_current(senco: Senco, practice: Path) -> None:
    ran = senco("set-status", "g2x7p", "S", "--from", "2026-11-20", cwd=practice)
    assert ran.status == 3
    assert "use N, K or E" in ran.err


def test_a_dry_run_shows_the_lines_that_would_change(senco: Senco, practice: Path) -> None:
    before = sian(practice).read_bytes()
    ran = senco("set-status", "g2x7p", "N", "--from", "2026-11-20", "--dry-run", cwd=practice)
    assert "+  - {status: N, from: 2026-11-20}" in ran.out
    assert sian(practice).read_bytes() == before


def test_undo_gives_the_record_back_byte_for_byte(senco: Senco, practice: Path) -> None:
    before = sian(practice).read_bytes()
    senco("set-status", "g2x7p", "N", "--from", "2026-11-20", cwd=practice)
    assert sian(practice).read_bytes() != before
    ran = senco("undo", "--yes", cwd=practice)
    assert ran.status == 0, ran.err
    assert sian(practice).read_bytes() == before
