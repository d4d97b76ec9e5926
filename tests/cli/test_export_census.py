"""`senco export census`: the file, its name, and what is said of its counts."""

from __future__ import annotations

from pathlib import Path

from support import Senco


def test_the_next_census_is_written_as_csv_under_a_name_with_its_day(senco: Senco, practice: Path) -> None:
    ran = senco("export", "census", cwd=practice)
    assert ran.out == "wrote census-spring-2027-01-21.csv\n"
    assert (practice / "census-spring-2027-01-21.csv").read_bytes().count(b"\r\n") == 35
    assert "E 7, K 24, N 3 of a roll of 214" in ran.err
    assert ran.status == 0


def test_statuses_are_those_of_the_census_day(senco: Senco, practice: Path) -> None:
    assert senco("set-status", "finlay", "E", "--from", "2027-02-01", cwd=practice).status == 0
    spring = senco("export", "census", "--term", "spring", "--stdout", cwd=practice)
    summer = senco("export", "census", "--term", "summer", "--stdout", cwd=practice)
    assert "E 7, K 24, N 3" in spring.err
    assert "E 8, K 23, N 3" in summer.err
    assert ",Drummond,Finlay,2018-03-27,3,K,PD," in spring.out
    assert ",Drummond,Finlay,2018-03-27,3,E,False" in summer.out


def test_a_roll_that_is_too_small_and_errors_are_said(senco: Senco, practice: Path) -> None:
    ran = senco("export", "census", "--term", "autumn", "--roll", "20", "--out", "a.xlsx", cwd=practice)
    assert "11 more than the roll of 20" in ran.err
    assert "1 error would be reported: senco check --census autumn" in ran.err
    assert ran.status == 1
    assert (practice / "a.xlsx").read_bytes().startswith(b"PK")


def test_an_ending_that_is_no_census_file_is_refused(senco: Senco, practice: Path) -> None:
    ran = senco("export", "census", "--out", "a.pdf", cwd=practice)
    assert (ran.status, 'a census is no ".pdf" file' in ran.err) == (2, True)
    assert senco("export", "census", "--out", "a.csv", "--format", "xlsx", cwd=practice).status == 2
