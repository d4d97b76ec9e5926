"""`senco set-attendance` as a SENCO meets it, and what `senco show` says of attendance and exclusion."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from support import TEXTS, Senco

ESME = Path("pupils/h5r3f/pupil.yaml")
COREY = Path("pupils/q4t8m/exclusions")


def esme(practice: Path) -> Any:
    return yaml.load((practice / ESME).read_text(encoding="utf-8"), Loader=TEXTS)


def shown(senco: Senco, practice: Path, pupil: str) -> str:
    out = senco("show", "--full", pupil, cwd=practice).out
    _, _, after = out.partition("attendance and exclusion this academic year\n")
    return after.partition("\n\n")[0]


def test_it_asks_for_the_sessions_and_works_the_percentage_out(senco: Senco, practice: Path) -> None:
    ran = senco("set-attendance", "esme", cwd=practice, typed="104\n20\nthree\n3\n20/11/2026\ny\n")

    assert ran.status == 0, ran.err
    assert "write a whole number of sessions" in ran.err
    assert esme(practice)["attendance"] == {
        "percent": "77.9",
        "to": "2026-11-20",
        "possible_sessions": "104",
        "authorised_absences": "20",
        "unauthorised_absences": "3",
    }


def test_a_percentage_alone_will_do_and_asks_nothing(senco: Senco, practice: Path) -> None:
    ran = senco("set-attendance", "esme", "--percent", "72.5%", "--yes", cwd=practice)

    assert ran.status == 0, ran.err
    assert esme(practice)["attendance"] == {"percent": "72.5", "to": "2026-11-21"}


def test_a_percentage_that_the_sessions_come_to_but_for_rounding_is_kept(senco: Senco, practice: Path) -> None:
    sessions = ("--possible", "104", "--authorised", "20", "--unauthorised", "3")
    ran = senco("set-attendance", "esme", *sessions, "--percent", "77.88", "--yes", cwd=practice)

    assert ran.status == 0, ran.err
    assert esme(practice)["attendance"]["percent"] == "77.88"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--possible", "10", "--authorised", "9", "--unauthorised", "2"), "more sessions would be missed"),
        (("--possible", "10", "--authorised", "9", "--unauthorised", "2", "--percent", "80"), "more sessions would be"),
        (("--possible", "100", "--authorised", "5", "--unauthorised", "5", "--percent", "80"), "is 90.0 per cent"),
        (("--percent", "101"), "not a number from 0 to 100"),
        (("--percent", "90", "--to", "2026-11-22"), "still to come"),
        (("--review-by", "2026-12-11"), "needs --part-time"),
        (("--part-time", "2026-11-23", "--part-time-to", "2026-11-20"), "before the day of --part-time"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    senco: Senco, practice: Path, options: tuple[str, ...], said: str
) -> None:
    before = esme(practice)
    ran = senco("set-attendance", "esme", *options, "--yes", cwd=practice)

    assert ran.status in (2, 3) and said in ran.err
    assert esme(practice) == before


def test_without_a_terminal_it_names_the_option(senco: Senco, practice: Path) -> None:
    ran = senco("set-attendance", "esme", cwd=practice)

    assert ran.status == 2 and "give --possible or --percent" in ran.err


def test_a_dry_run_writes_nothing(senco: Senco, practice: Path) -> None:
    before = esme(practice)
    ran = senco("set-attendance", "esme", "--percent", "72.5", "--dry-run", cwd=practice)

    assert ran.status == 0 and "72.5" in ran.out
    assert esme(practice) == before


def test_a_part_time_timetable_is_added_and_shown_until_it_has_ended(senco: Senco, practice: Path) -> None:
    days = ("--part-time-to", "2027-02-12", "--agreed", "2026-11-12", "--review-by", "2026-12-11")
    ran = senco("set-attendance", "esme", "--part-time", "2026-11-16", *days, "--hours", "15", "--yes", cwd=practice)

    assert ran.status == 0, ran.err
    (entry,) = esme(practice)["part_time_timetables"]
    assert entry == {
        "from": "2026-11-16",
        "to": "2027-02-12",
        "hours_per_week": "15",
        "agreed_with_parents_on": "2026-11-12",
        "review_by": "2026-12-11",
    }
    assert "on a part-time timetable from Mon 16 Nov 2026 to Fri 12 Feb 2027" in shown(senco, practice, "esme")
    ended = senco("edit", "h5r3f", "--set", "part_time_timetables.1.ended_on=2026-11-20", cwd=practice)
    assert ended.status == 0, ended.err
    assert "persistent" in shown(senco, practice, "esme") and "part-time" not in shown(senco, practice, "esme")


def test_absence_that_reaches_a_threshold_is_called_so_with_its_mark(senco: Senco, practice: Path) -> None:
    assert "persistent absence: 10 per cent" in shown(senco, practice, "esme")
    assert "a number from memory" in " ".join(shown(senco, practice, "esme").split())
    assert shown(senco, practice, "amara") == ""


def test_days_of_suspension_this_year_come_from_their_records(senco: Senco, practice: Path) -> None:
    # The one of June belongs to the year before.
    assert shown(senco, practice, "corey") == ""
    done = senco("record", "suspended", "corey", "2026-11-16", "--set", "to=2026-11-17", cwd=practice)
    assert done.status == 0, done.err
    assert "suspended once this academic year, 2 school days together" in shown(senco, practice, "corey")
