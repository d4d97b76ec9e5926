"""`review-due --format ics` on the practice school."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import vobject
import yaml
from icalendar import Calendar
from kept import Copier
from support import A_SATURDAY, REPOSITORY, TEXTS, Ran, Senco, ran

from senco_cli.rules.rule import OUTSIDE

ICS = ("review-due", "--format", "ics", "--within", "52w")
one_worker = pytest.mark.xdist_group("calendar")
SIANS_REVIEW = Path("pupils/g2x7p/reviews/2026-12-03.yaml")
SAY_WHETHER_ICALENDAR_IS_LOADED = """
import atexit, sys
atexit.register(lambda: sys.stderr.write(f"icalendar: {'icalendar' in sys.modules}"))
from senco_cli.__main__ import main
main()
"""


def events(text: str) -> list[Any]:
    return list(Calendar.from_ical(text.encode("utf-8")).walk("VEVENT"))


@dataclass(frozen=True)
class Year:
    """What is said of a year's days in the practice school as it is: as it comes, and with two reminders of each."""

    plain: Ran
    reminding: Ran


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory, _practice_made_once: Copier) -> Year:
    """Asked once, because many tests look at it and none changes it."""
    home = tmp_path_factory.mktemp("year")
    folder = _practice_made_once(home / "practice")
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1"}
    return Year(
        ran(ICS, folder, environment=environment),
        ran((*ICS, "--alarm", "7d", "--alarm", "2w"), folder, environment=environment),
    )


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def of(found: list[Any], title: str) -> dict[str, date]:
    """The events of a rule for Siân by their identities, with the day of each."""
    return {str(event["UID"]): event["DTSTART"].dt for event in found if f"S.O.: {title}" in event["SUMMARY"]}


def words_of_pupils(practice: Path) -> set[str]:
    """All parts of names that stand in the pupils' records, with the days of birth and the needs."""
    found: set[str] = set()
    for path in practice.glob("pupils/*/pupil.yaml"):
        pupil = yaml.load(path.read_text(encoding="utf-8"), Loader=TEXTS)
        for name in pupil["name"].values():
            found |= set(re.findall(r"[^\W\d_]{2,}", name))
        born = date.fromisoformat(pupil["date_of_birth"])
        found |= {born.isoformat(), f"{born:%Y%m%d}", f"{born.day} {born:%B} {born.year}"}
        for need in pupil.get("needs", []):
            found |= {need["type"], *([need["description"]] if "description" in need else [])}
    return found


@one_worker
def test_every_day_of_the_list_is_an_event_on_the_day_to_act(senco: Senco, practice: Path, year: Year) -> None:
    rows = json.loads(senco("review-due", "--within", "52w", "--format", "json", cwd=practice).out)
    expected = []
    for row in rows:
        if row["legal_due"]:
            legal_due = date.fromisoformat(row["legal_due"])
            # Nobody plans for what others owe.
            plan_by = date.fromisoformat(row["plan_by"] or row["legal_due"])
            expected.append(plan_by if plan_by >= A_SATURDAY else legal_due)
            assert (row["plan_by"] is None) == (row["duty_holder"] in OUTSIDE)
    # The meetings that are arranged besides.
    expected += [date(2026, 12, 1), date(2026, 12, 8), date(2027, 2, 9)]
    found = events(year.plain.out)
    assert year.plain.status == 0, year.plain.err
    assert sorted(event["DTSTART"].dt for event in found) == sorted(expected)
    assert len({event["UID"] for event in found}) == len(found) > 50


def test_duties_without_a_day_are_counted_beside_the_calendar(senco: Senco, practice: Path) -> None:
    before = senco(*ICS, "--kind", "sen-support", cwd=practice)
    assert "no day" not in before.err
    wren = ("--forename", "Wren", "--surname", "Abbotsley", "--born", "2018-03-09", "--need", "SLCN")
    added = senco("add-pupil", *wren, "--status", "K", "--since", "2026-11-02", "--yes", cwd=practice)
    assert added.status == 0, added.err
    ran = senco(*ICS, "--kind", "sen-support", cwd=practice)
    # Nothing says by which day parents are to be told that SEN support began.
    assert "1 duty has no day and cannot be in a calendar" in ran.err
    assert "Tell the parents" not in ran.out


@one_worker
def test_another_library_reads_the_whole_file_without_complaint(year: Year) -> None:
    read = vobject.readOne(year.reminding.out)
    assert read.validate(raiseException=True)
    assert len(read.vevent_list) > 50


@one_worker
def test_no_name_no_day_of_birth_and_no_need_leaves_the_school(practice: Path, year: Year) -> None:
    said = year.plain.out.replace("\r\n ", "")
    words = words_of_pupils(practice)
    assert {"Nguyễn", "SLCN"} <= words
    assert [word for word in words if re.search(rf"\b{re.escape(word)}\b", said)] == []


def test_names_are_given_when_asked_for(senco: Senco, practice: Path) -> None:
    found = events(senco(*ICS, "--names", cwd=practice).out)
    assert [event for event in found if str(event["SUMMARY"]).startswith("Siân O'Brien-Nguyễn: ")]


def test_a_provision_called_after_a_pupil_goes_by_its_key(senco: Senco, practice: Path) -> None:
    spoil(practice / "provision/x4k6g.yaml", "title: Teacher of the deaf", "title: Siân's teacher of the deaf")
    out = senco(*ICS, cwd=practice).out
    assert "SUMMARY:provision x4k6g: " in out
    assert "Siân" not in out
    assert "SUMMARY:Siân's teacher of the deaf: " in senco(*ICS, "--names", cwd=practice).out


@one_worker
def test_the_same_events_move_when_the_meeting_moves(senco: Senco, practice: Path, year: Year) -> None:
    titles = ("Send the report", "Decide", "Send the advice")
    before = events(year.plain.out)
    spoil(practice / SIANS_REVIEW, "meeting_on: 2026-12-08", "meeting_on: 2027-01-19")
    after = events(senco(*ICS, cwd=practice).out)
    report, moved = of(before, titles[0]), of(after, titles[0])
    assert len(report) == 1 and report.keys() == moved.keys()
    assert list(report.values()) < list(moved.values())
    assert {str(event["UID"]) for event in before} <= {str(event["UID"]) for event in after}


@one_worker
def test_each_term_keeps_its_event_when_its_day_moves_or_another_is_done(
    senco: Senco, practice: Path, year: Year
) -> None:
    def lists(text: str) -> list[str]:
        return [str(event["UID"]) for event in events(text) if "list of reviews" in event["SUMMARY"]]

    before = lists(year.plain.out)
    assert len(before) >= 2
    spoil(practice / "calendar.yaml", "{name: Spring, from: 2027-01-05", "{name: Spring, from: 2027-01-11")
    assert lists(senco(*ICS, cwd=practice).out) == before
    came = "{name: Spring, review_list_received_on: 2026-11-20, from: 2027-01-11"
    spoil(practice / "calendar.yaml", "{name: Spring, from: 2027-01-11", came)
    assert lists(senco(*ICS, cwd=practice).out) == before[1:]


@one_worker
def test_reminders_come_so_long_before_as_is_asked(year: Year) -> None:
    found = events(year.reminding.out)
    last = found[-1].walk("VALARM")
    assert [(-alarm["TRIGGER"].dt).days for alarm in last] == [6, 13]
    assert [alarm["TRIGGER"].dt.seconds for alarm in last] == [8 * 3600] * 2


@one_worker
def test_a_file_is_written_and_not_overwritten_unasked(senco: Senco, practice: Path, year: Year) -> None:
    ran = senco(*ICS, "--out", "dates.ics", cwd=practice.parent, SENCO_RECORDS=str(practice))
    assert (ran.status, ran.out) == (0, "wrote dates.ics\n")
    data = (practice.parent / "dates.ics").read_bytes()
    assert data.decode("utf-8") == year.plain.out
    assert data.count(b"\r\n") == data.count(b"\n")
    again = senco(*ICS, "--out", "dates.ics", cwd=practice.parent, SENCO_RECORDS=str(practice))
    assert again.status == 3 and "is there already" in again.err
    forced = senco(*ICS, "--out", "dates.ics", "--force", cwd=practice.parent, SENCO_RECORDS=str(practice))
    assert forced.status == 0


def test_nothing_is_written_into_the_example_that_comes_with_senco(senco: Senco) -> None:
    ran = senco(*ICS, "--out", "dates.ics", cwd=REPOSITORY / "records")
    assert ran.status == 3
    assert not (REPOSITORY / "records" / "dates.ics").exists()


def test_where_nothing_is_due_there_is_no_file(senco: Senco, school: Path) -> None:
    ran = senco("review-due", "--format", "ics", "--out", "dates.ics", cwd=school)
    assert (ran.status, ran.out) == (0, "")
    assert "nothing that is due has a day" in ran.err
    assert not (school / "dates.ics").exists()


@pytest.mark.parametrize("words", [["list"], ["history"]])
def test_a_list_without_days_refuses_a_calendar(senco: Senco, practice: Path, words: list[str]) -> None:
    ran = senco(*words, "--format", "ics", cwd=practice)
    assert (ran.status, ran.out) == (2, "")
    assert "--format: that is not known" in ran.err and "one of table, json, csv" in ran.err


@pytest.mark.parametrize("option", [["--names"], ["--alarm", "7d"]])
def test_an_option_for_calendars_is_refused_for_a_table(senco: Senco, practice: Path, option: list[str]) -> None:
    ran = senco("review-due", *option, cwd=practice)
    assert (ran.status, ran.out) == (2, "")
    assert f"{option[0]} is for a calendar" in ran.err
    assert "--format ics" in ran.err


def test_an_alarm_that_is_no_span_is_told_how_to_write_it(senco: Senco, practice: Path) -> None:
    ran = senco(*ICS, "--alarm", "soon", cwd=practice)
    assert ran.status == 2
    assert '--alarm: "soon" is not a span of time' in ran.err


def test_standard_output_gets_the_lines_as_the_format_has_them(practice: Path) -> None:
    out = fresh(["-m", "senco_cli", "--records", str(practice), *ICS]).stdout
    assert out.startswith(b"BEGIN:VCALENDAR\r\n") and out.endswith(b"END:VCALENDAR\r\n")
    assert out.count(b"\r\n") == out.count(b"\n") == out.count(b"\r")


@pytest.mark.parametrize(("words", "loaded"), [(["review-due"], False), (list(ICS), True)], ids=["table", "ics"])
def test_the_calendar_library_is_imported_only_for_a_calendar(practice: Path, words: list[str], loaded: bool) -> None:
    ended = fresh(["-c", SAY_WHETHER_ICALENDAR_IS_LOADED, "--records", str(practice), *words])
    assert f"icalendar: {loaded}" in ended.stderr.decode("utf-8")


def fresh(arguments: list[str]) -> subprocess.CompletedProcess[bytes]:
    """What a fresh interpreter does."""
    return subprocess.run([sys.executable, *arguments], cwd=REPOSITORY, capture_output=True, check=True)


@one_worker
def test_a_meeting_that_is_arranged_is_an_event_that_moves_with_it(senco: Senco, practice: Path, year: Year) -> None:
    title = "Hold the review meeting"
    before = of(events(year.plain.out), title)
    moved = senco(
        "review-plan", "g2x7p", "--meeting", "2026-12-07", "--move", "--type", "annual", "--yes", cwd=practice
    )
    assert moved.status == 0, moved.err
    after = of(events(senco(*ICS, cwd=practice).out), title)

    assert date(2026, 12, 8) in before.values() and date(2026, 12, 7) in after.values()
    assert before.keys() == after.keys()
