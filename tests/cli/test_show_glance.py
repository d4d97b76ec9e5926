"""`senco show PUPIL`: what there is to know first, on one screen, and the same for programs."""

from __future__ import annotations

import json
from pathlib import Path

from support import Senco


def test_a_pupil_is_shown_on_one_screen_with_what_comes_next_and_what_is_missing(senco: Senco, practice: Path) -> None:
    ran = senco("show", "v2g8b", cwd=practice)
    said = " ".join(ran.out.split())
    assert len(ran.out.splitlines()) <= 24
    assert "SEN status SEN support, since Mon 13 Jun 2022" in said
    assert "key worker Mrs M. Petrescu" in said and "provision Precision teaching" in said
    assert "missing the cycle from 9 November 2026 has no day for its review" in said
    assert "senco show v2g8b --full" in ran.out
    assert "legal forename" not in ran.out and "legal forename" in senco("show", "v2g8b", "--full", cwd=practice).out


def test_programs_get_the_same_and_with_full_every_record(senco: Senco, practice: Path) -> None:
    found = json.loads(senco("show", "k7m2q", "--format", "json", cwd=practice).out)
    assert (found["status"], found["since"], found["needs"]) == ("E", "2024-03-18", ["SLCN", "SPLD"])
    assert found["next"]["legal_due"] == "2027-01-01" and "records" not in found
    full = json.loads(senco("show", "k7m2q", "--full", "--format", "json", cwd=practice).out)
    assert full["records"]["pupils/k7m2q/pupil.yaml"]["date_of_birth"] == "2015-11-03"
    assert found["next"] in full["dates"]


def test_a_member_of_staff_can_be_had_for_programs_too(senco: Senco, practice: Path) -> None:
    found = json.loads(senco("show", "h6k3n", "--format", "json", cwd=practice).out)
    assert found["path"] == "staff/h6k3n.yaml" and found["record"]["role"] == "senco"


def test_a_pupil_whose_record_cannot_be_read_is_shown_as_far_as_it_can(senco: Senco, practice: Path) -> None:
    path = practice / "pupils/k7m2q/pupil.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("date_of_birth:", "date_of_brith:"), encoding="utf-8")
    ran = senco("show", "k7m2q", cwd=practice)
    assert ran.status == 1 and "cannot be read" in ran.out
    assert json.loads(senco("show", "k7m2q", "--format", "json", cwd=practice).out)["readable"] is False


def test_of_a_pupil_who_leaves_the_last_day_and_the_next_school_are_shown(senco: Senco, practice: Path) -> None:
    path = practice / "pupils/k7m2q/pupil.yaml"
    left = "left_on: 2026-11-20\ndestination: Harbour Academy\n"
    path.write_text(path.read_text(encoding="utf-8") + left, encoding="utf-8")
    assert "last day here Fri 20 Nov 2026, to Harbour Academy" in " ".join(
        senco("show", "k7m2q", cwd=practice).out.split()
    )
    found = json.loads(senco("show", "k7m2q", "--format", "json", cwd=practice).out)
    assert (found["left_on"], found["destination"]) == ("2026-11-20", "Harbour Academy")
