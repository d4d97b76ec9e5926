"""`senco today`, `senco` alone, and `export week-sheet`, on the practice school."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from support import A_SATURDAY, REPOSITORY, Senco

SIAN = Path("pupils/g2x7p/pupil.yaml")
ON = ("--on", "2026-12-11")
ITEM = re.compile(r"  (?:\w{3} \d{1,2} \w{3}|\d{1,2} \w{3} \d{4})\*? +(?:[\d,]+ (?:late|past|left)|today)  ")


def items(out: str) -> list[str]:
    return [line for line in out.splitlines() if ITEM.match(line)]


def test_one_screen_of_twenty_four_lines_and_how_many_more_there_are(senco: Senco, practice: Path) -> None:
    ran = senco("today", *ON, cwd=practice)
    everything = items(senco("today", *ON, "--all", cwd=practice).out)

    lines = ran.out.splitlines()
    assert len(lines) <= 24
    assert lines[-1] == f"{len(everything) - len(items(ran.out))} more: senco today --all"
    assert len(everything) > len(items(ran.out)) > 5


def test_no_line_is_wider_than_eighty_columns(senco: Senco, practice: Path) -> None:
    ran = senco("today", "--all", "--within", "52w", cwd=practice)
    assert items(ran.out)
    assert max(map(len, ran.out.splitlines())) <= 80


def test_every_part_is_headed_with_its_number_and_overdue_comes_first(senco: Senco, practice: Path) -> None:
    out = senco("today", *ON, "--all", cwd=practice).out
    headings = re.findall(r"^(Overdue|Today|This week|Next week) \((\d+)\)$", out, re.MULTILINE)

    assert [title for title, _ in headings] == ["Overdue", "Today", "Next week"]
    assert sum(int(number) for _, number in headings) == len(items(out))


def test_what_others_owe_is_seen_however_much_of_the_schools_own_is_late(senco: Senco, practice: Path) -> None:
    out = senco("today", *ON, cwd=practice).out
    assert "(LA)" in out.partition("Today (")[0]


def test_within_says_how_far_ahead(senco: Senco, practice: Path) -> None:
    short = senco("today", *ON, "--within", "0d", "--all", cwd=practice).out
    assert "Today (" in short and "Next week" not in short
    assert "Later (" in senco("today", *ON, "--within", "30d", "--all", cwd=practice).out


def test_senco_alone_inside_a_record_folder_is_the_sheet(senco: Senco, practice: Path) -> None:
    alone = senco(cwd=practice / "pupils")
    assert alone.status == 0
    assert alone.out == senco("today", cwd=practice).out
    assert alone.out.startswith("Saturday 21 November 2026 · Fennelside")


def test_senco_alone_with_a_record_folder_given_is_the_sheet(senco: Senco, practice: Path, tmp_path: Path) -> None:
    given = senco("--records", str(practice), cwd=tmp_path)
    named = senco(cwd=tmp_path, SENCO_RECORDS=str(practice))
    assert given.out == named.out == senco("today", cwd=practice).out


def test_senco_alone_elsewhere_is_the_help(senco: Senco, tmp_path: Path) -> None:
    for folder in (tmp_path, REPOSITORY):
        ran = senco(cwd=folder)
        assert ran.status == 0
        assert "Usage: senco" in ran.out and "add-pupil" in ran.out


def test_a_school_with_nothing_due_is_told_so(senco: Senco, school: Path) -> None:
    ran = senco("today", "--within", "0d", cwd=school)
    assert ran.status == 0
    assert "nothing is overdue, and nothing is to be done by Saturday 21 November 2026" in ran.out


def test_a_record_that_cannot_be_read_is_said_and_is_a_finding(senco: Senco, practice: Path) -> None:
    (practice / SIAN).write_text("name: {legal_forename: A\n", encoding="utf-8")
    ran = senco("today", cwd=practice)
    assert ran.status == 1
    assert f"{SIAN.as_posix()}:" in ran.err and "mend these first" in ran.err


def test_what_rests_on_unread_text_is_marked_and_explained(senco: Senco, practice: Path) -> None:
    out = senco("today", cwd=practice).out
    marked = [line for line in items(out) if "*" in line[:15]]
    assert marked and len(marked) < len(items(out))
    assert "* rests on a source that was not read itself" in out


@pytest.mark.parametrize("ending", ["html", "txt"])
def test_the_sheet_for_paper_is_a_file_without_a_name_in_its_name(senco: Senco, practice: Path, ending: str) -> None:
    ran = senco("export", "week-sheet", "--format", ending, cwd=practice)
    assert ran.status == 0, ran.err
    assert ran.out == f"wrote week-sheet-{A_SATURDAY}.{ending}\n"
    text = (practice / f"week-sheet-{A_SATURDAY}.{ending}").read_text(encoding="utf-8")
    assert "Jakub Źrebiec" in text and "SEND Regulations 2014" in text
    again = senco("export", "week-sheet", "--format", ending, cwd=practice)
    assert again.status == 3 and "is there already" in again.err


def test_the_sheet_for_paper_can_be_printed_instead(senco: Senco, practice: Path) -> None:
    ran = senco("export", "week-sheet", "--format", "txt", "--stdout", cwd=practice)
    assert max(map(len, ran.out.splitlines())) <= 80
    assert not list(practice.glob("week-sheet*"))


def rows_of(senco: Senco, practice: Path, *words: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(senco("today", "--format", "json", *words, cwd=practice).out)
    return rows


def test_the_next_step_of_a_review_comes_with_its_command(senco: Senco, practice: Path) -> None:
    steps = {(row["rule"], row["key"]): row for row in rows_of(senco, practice)}
    decide, meet = steps["AR-DECIDE", "w5h9t"], steps["AR-LATEST-MEET", "c9v4b"]

    assert (decide["part"], decide["duty_holder"], decide["days_left"]) == ("overdue", "la", -16)
    assert decide["command"] == "review-decision w5h9t keep|amend|cease --notice DATE"
    # The meeting is late, but it is arranged: no other one has to be planned.
    assert meet["what"] == "Hold the review meeting: arranged for Tuesday 1 December 2026"
    assert meet["command"] == "review-held c9v4b --held DATE"
    assert steps["SS-REVIEW", "d4k9s"]["command"] is None


def test_a_meeting_that_nobody_has_arranged_is_to_be_planned(senco: Senco, practice: Path) -> None:
    rows = rows_of(senco, practice, "--on", "2026-12-06")
    (row,) = (row for row in rows if row["key"] == "f3n6z" and row["rule"] == "AR-LATEST-MEET")
    assert row["command"] == "review-plan f3n6z"


def test_a_meeting_that_is_arranged_stands_on_its_own_day(senco: Senco, practice: Path) -> None:
    before = senco("today", "--on", "2026-12-04", "--all", cwd=practice)
    on_the_day = senco("today", "--on", "2026-12-08", "--all", cwd=practice)

    assert re.search(r"Tue 8 Dec +4 left  Siân O: Hold the review meeting\n", before.out)
    assert re.search(
        r"Tue 8 Dec +today  Siân O: Hold the review meeting\n      senco review-held g2x7p", on_the_day.out
    )


def test_what_nobody_has_entered_is_not_known_and_not_silence(senco: Senco, practice: Path) -> None:
    ran = senco("today", "--on", "2026-12-06", cwd=practice)
    (row,) = (row for row in rows_of(senco, practice, "--on", "2026-12-06") if row["part"] == "not-known")

    assert len(ran.out.splitlines()) <= 24
    assert "Not known (1)\n" in ran.out and "    senco review-held c9v4b --held DATE" in ran.out
    assert (row["key"], row["day"], row["command"]) == ("c9v4b", None, "review-held c9v4b --held DATE")
    assert row["what"] == "whether the meeting of Tuesday 1 December 2026 was held"


def test_all_shows_what_to_type_for_each_step(senco: Senco, practice: Path) -> None:
    out = senco("today", "--all", cwd=practice).out
    commands = {row["command"] for row in rows_of(senco, practice) if row["command"]}
    assert commands and all(f"senco {command}\n" in out for command in commands)


def test_csv_has_the_same_lines_as_json(senco: Senco, practice: Path) -> None:
    rows = rows_of(senco, practice, *ON)
    table = list(csv.DictReader(senco("today", *ON, "--format", "csv", cwd=practice).out.splitlines()))
    assert [row["what"] for row in table] == [row["what"] for row in rows]
    assert list(table[0]) == list(rows[0])
