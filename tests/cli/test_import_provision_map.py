"""`senco import provision-map` on maps such as schools keep."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from exchange.workbook.workbooks import workbook
from support import Senco

NAMED = ("Provision", "Area of need", "Wave", "Start date")
YEARLY = (
    "Year group",
    "Area of need",
    "Provision",
    "Resource",
    "Individual/Group",
    "Cost in time (per week)",
    "Term",
    "Pupils",
)


def kept(folder: Path, *rows: Sequence[Any], name: str = "map.xlsx", **more: Any) -> str:
    (folder / name).write_bytes(workbook(*rows, **more))
    return name


def provisions(folder: Path, before: set[Path] | None = None) -> dict[str, dict[str, Any]]:
    files = set((folder / "provision").glob("*.yaml")) - (before or set())
    trees = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in files]
    return {tree["title"]: tree for tree in trees}


def there(folder: Path) -> set[Path]:
    return set((folder / "provision").glob("*.yaml"))


def test_a_map_by_year_group_becomes_provisions_in_one_commit(senco: Senco, practice: Path) -> None:
    before = there(practice)
    kept(
        practice,
        ("PROVISION MAP",),
        YEARLY,
        (
            3,
            "Cognition & Learning",
            "Precision",
            "Mr Doyle",
            "1:1",
            "5x2 x 15 mins",
            "Autumn 1",
            "Amara Okafor",
        ),
        (3, "C&I", "Talk Boost", "TA", "Group of 4", "1 x 30min weekly", "Autumn", None),
    )
    ran = senco("import", "provision-map", "map.xlsx", "--yes", "--whole-names", cwd=practice)
    assert ran.status == 0, ran.err + ran.out
    found = provisions(practice, before)
    teaching = found["Precision"]
    assert teaching["sessions"] == [{"minutes": 15, "per_week": 10, "given_to": "each-pupil"}]
    assert teaching["pupils"] == [{"pupil": "k7m2q"}]
    assert len(teaching["delivered_by"]) == 1
    assert (str(teaching["from"]), teaching["layer"]) == ("2026-09-02", "specialist")
    assert "Delivered by: TA" in found["Talk Boost"]["notes"]
    assert "import provision-map (2 added, 0 changed)" in senco("history", "--most", "1", cwd=practice).out
    again = senco("import", "provision-map", "map.xlsx", "--yes", "--whole-names", cwd=practice)
    assert "nothing to write" in again.out


def test_initials_wait_until_somebody_says_whom_they_mean(senco: Senco, practice: Path) -> None:
    before = there(practice)
    kept(practice, YEARLY, (3, "SEMH", "Nurture", None, "Group of 6", "5 x 1 hour", "Autumn", "AO"))
    ran = senco("import", "provision-map", "map.xlsx", "--yes", cwd=practice)
    assert ran.status == 1
    assert '"AO"' in ran.out
    assert "pupils" not in provisions(practice, before)["Nurture"]
    said = senco("import", "provision-map", "map.xlsx", "--yes", "--who", "AO=k7m2q", cwd=practice)
    assert said.status == 0, said.out
    assert provisions(practice, before)["Nurture"]["pupils"] == [{"pupil": "k7m2q"}]


def test_a_whole_name_is_agreed_to_at_the_terminal(senco: Senco, practice: Path) -> None:
    before = there(practice)
    kept(practice, YEARLY, (3, "SEMH", "Nurture", None, "Group of 6", "5 x 1 hour", "Autumn", "Amara Okafor\nAO"))
    ran = senco("import", "provision-map", "map.xlsx", cwd=practice, typed="y\nskip\ny\n")
    assert ran.status == 0, ran.err
    assert "Are these the pupils" in ran.err
    assert provisions(practice, before)["Nurture"]["pupils"] == [{"pupil": "k7m2q"}]


def test_what_rows_do_not_say_is_asked_once_or_given(senco: Senco, practice: Path) -> None:
    kept(
        practice,
        ("Name of intervention", "Length of sessions", "Sessions per week", "Number of weeks"),
        ("Nessy", 20, 3, 12),
    )
    refused = senco("import", "provision-map", "map.xlsx", "--yes", cwd=practice)
    assert refused.status == 1
    assert "area of need (--area)" in refused.out.replace("\n    ", " ")
    before = there(practice)
    ran = senco(
        *("import", "provision-map", "map.xlsx", "--yes"),
        *("--area", "C&L", "--layer", "targeted", "--from", "2026-11-02"),
        cwd=practice,
    )
    assert ran.status == 0, ran.err
    nessy = provisions(practice, before)["Nessy"]
    assert (nessy["sessions"], nessy["weeks"]) == ([{"minutes": 20, "per_week": 3}], 12)
    asked = senco(
        "import", "provision-map", "map.xlsx", "--dry-run", "--from", "2026-12-01", "--area", "C&L", cwd=practice
    )
    assert asked.status == 1


def test_a_time_that_cannot_be_read_is_kept_as_it_is_written(senco: Senco, practice: Path) -> None:
    before = there(practice)
    kept(practice, YEARLY, (3, "SEMH", "Nurture", None, "Group of 6", "most afternoons", "Autumn", None))
    ran = senco("import", "provision-map", "map.xlsx", "--yes", cwd=practice)
    assert "kept in the notes as it is written" in " ".join(ran.out.split())
    nurture = provisions(practice, before)["Nurture"]
    assert "most afternoons" in nurture["notes"]
    assert "sessions" not in nurture


def test_a_row_for_each_pupil_makes_one_provision(senco: Senco, practice: Path) -> None:
    before = there(practice)
    head = ("Provision", "Area of need", "Wave", "Start date", "Surname", "Forename", "DOB")
    born = yaml.safe_load((practice / "pupils/k7m2q/pupil.yaml").read_text(encoding="utf-8"))["date_of_birth"]
    row = ("Lego group", "C&I", "Wave 2", "2026-11-09")
    kept(practice, head, (*row, "Okafor", "Amara", born), (*row, "Nobody", "Zed", "2015-01-01"))
    ran = senco("import", "provision-map", "map.xlsx", "--yes", cwd=practice)
    assert ran.status == 1
    assert "Nobody, Zed" in ran.out
    assert provisions(practice, before)["Lego group"]["pupils"] == [{"pupil": "k7m2q"}]


def test_a_grid_of_waves_makes_a_provision_of_each_line(senco: Senco, practice: Path) -> None:
    before = there(practice)
    grid = ("Provision", "Wave One whole class", "Wave Two small group", "Wave Three 1:1 specialist")
    kept(practice, grid, ("Cognition and learning", "Visual timetable", "Nessy\nIDL", "Toe by Toe"))
    ran = senco("import", "provision-map", "map.xlsx", "--yes", "--from", "2026-11-02", cwd=practice)
    assert ran.status == 0, ran.out + ran.err
    layers = {title: tree["layer"] for title, tree in provisions(practice, before).items()}
    assert layers == {
        "Visual timetable": "universal",
        "Nessy": "targeted",
        "IDL": "targeted",
        "Toe by Toe": "specialist",
    }


def test_nothing_recorded_is_taken_away(senco: Senco, practice: Path) -> None:
    title, area = "Morning check-in", "SEMH"
    path = practice / "provision" / "f8t5h.yaml"
    before = yaml.safe_load(path.read_text(encoding="utf-8"))
    kept(
        practice,
        (*NAMED, "Pupils"),
        (title, area, "2", "2026-09-07", "Amara Okafor"),
    )
    ran = senco("import", "provision-map", "map.xlsx", "--yes", "--whole-names", cwd=practice)
    assert ran.status == 0, ran.err
    after = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert after["pupils"][:-1] == before["pupils"]
    assert after["pupils"][-1] == {"pupil": "k7m2q"}
    assert {name: value for name, value in after.items() if name != "pupils"} == {
        name: value for name, value in before.items() if name != "pupils"
    }


def test_a_column_taken_for_something_else_can_be_told(senco: Senco, practice: Path) -> None:
    kept(
        practice,
        (*NAMED, "Blurb"),
        ("Nessy", "C&L", "2", "2026-11-02", "Spelling"),
    )
    ran = senco("import", "provision-map", "map.xlsx", "--dry-run", "--column", "Blurb=description", cwd=practice)
    assert "description" in ran.out
    refused = senco("import", "provision-map", "map.xlsx", "--dry-run", "--column", "Blurb=nonsense", cwd=practice)
    assert refused.status == 3
    assert "is not something a column can hold" in refused.err
    missing = senco("import", "provision-map", "map.xlsx", "--dry-run", "--column", "Nope=title", cwd=practice)
    assert "by its heading or its letter" in missing.err


def test_days_that_read_two_ways_are_asked(senco: Senco, practice: Path) -> None:
    kept(practice, NAMED, ("Nessy", "C&L", "2", "02/11/2026"))
    refused = senco("import", "provision-map", "map.xlsx", "--yes", cwd=practice)
    assert refused.status == 2
    assert "--dates day-first" in refused.err
    before = there(practice)
    senco("import", "provision-map", "map.xlsx", "--yes", "--dates", "day-first", cwd=practice)
    assert str(provisions(practice, before)["Nessy"]["from"]) == "2026-11-02"


def test_a_line_of_text_between_rows_names_the_area_for_those_below_it(senco: Senco, practice: Path) -> None:
    before = there(practice)
    head = ("Intervention", "Frequency", "Group size", "Start date", "Where")
    nessy = ("Nessy", "3 x 20 mins weekly", 4, "2026-11-02", "Library")
    lego = ("Lego group", "30 mins weekly", 5, "2026-11-02", "Hall")
    kept(practice, head, ("Cognition and Learning",), nessy, ("Communication & Interaction",), lego)
    ran = senco("import", "provision-map", "map.xlsx", "--yes", cwd=practice)
    assert ran.status == 0, ran.out + ran.err
    areas = {title: tree["area_of_need"] for title, tree in provisions(practice, before).items()}
    assert areas == {"Nessy": "cognition-and-learning", "Lego group": "communication-and-interaction"}
    assert "by the line of text above" in " ".join(ran.out.split())


def test_what_was_told_of_the_columns_is_kept_for_the_next_map_of_that_shape(senco: Senco, practice: Path) -> None:
    head = (*NAMED, "Blurb")
    kept(practice, head, ("Nessy", "C&L", "2", "2026-11-02", "Spelling"))
    senco("import", "provision-map", "map.xlsx", "--yes", "--column", "Blurb=description", cwd=practice)
    before = there(practice)
    kept(practice, head, ("IDL", "C&L", "2", "2026-11-09", "Reading"))
    ran = senco("import", "provision-map", "map.xlsx", "--yes", cwd=practice)
    assert "as the time before" in ran.out
    assert provisions(practice, before)["IDL"]["description"] == "Reading"


def test_a_layer_that_is_given_is_not_guessed_by_the_size_of_the_group(senco: Senco, practice: Path) -> None:
    headings = ("Provision", "Area of need", "Individual/Group", "Start date", "Wave")
    kept(practice, headings, ("Talk", "C&I", "1:1", "2026-11-02", "2"), ("Sums", "C&L", "1:1", "2026-11-02", None))
    out = senco("import", "provision-map", "map.xlsx", "--dry-run", cwd=practice).out
    assert "row 2: Talk, communication-and-interaction, targeted" in out
    assert "row 3: no layer is given; taken as specialist by the size of the group" in out


EFFECT = (
    *(*NAMED, "End date", "Pupil", "DOB", "Measure", "Entry score", "Exit score"),
    *("Cost per hour", "Total cost", "Blurb"),
)


def test_values_at_entry_and_exit_and_costs_come_in_or_are_told(senco: Senco, practice: Path) -> None:
    before = there(practice)
    row = ("Paired reading", "C&L", 2, "2026-09-07", "2026-10-16", "Okafor, Amara", "2015-11-03", "YARC", 85, "92")
    kept(practice, EFFECT, (*row, 13.5, "£350", "x"))
    ran = senco("import", "provision-map", "map.xlsx", "--yes", "--report", "left.csv", cwd=practice)
    told = " ".join(ran.out.split())
    tree = provisions(practice, before)["Paired reading"]
    assert tree["pupils"][0]["entry"] == {"value": 85, "taken_on": date(2026, 9, 7)}
    assert tree["pupils"][0]["exit"] == {"value": 92, "taken_on": date(2026, 10, 16)}
    assert tree["cost"] == {"hourly_rate": 13.5}
    assert "Total cost: £350" in tree["notes"]
    assert "senco works a cost out" in told
    assert "column M (Blurb), row 2: not understood" in told
    assert "column left behind,2,M,Blurb,x" in (practice / "left.csv").read_text(encoding="utf-8-sig")
    assert "1 already there" in senco("import", "provision-map", "map.xlsx", "--dry-run", cwd=practice).out


def test_who_is_who_is_kept_for_the_next_map_of_that_shape(senco: Senco, practice: Path) -> None:
    kept(practice, YEARLY, (3, "SEMH", "Nurture", None, "Group of 6", "5 x 1 hour", "Autumn", "AO"))
    senco("import", "provision-map", "map.xlsx", "--yes", "--who", "AO=k7m2q", cwd=practice)
    before = there(practice)
    kept(practice, YEARLY, (3, "SEMH", "Drama", None, "Group of 6", "1 x 1 hour", "Autumn", "A.O."))
    ran = senco("import", "provision-map", "map.xlsx", "--yes", cwd=practice)
    assert "as said the time before" in ran.out
    assert provisions(practice, before)["Drama"]["pupils"] == [{"pupil": "k7m2q"}]


def test_what_was_only_guessed_of_a_row_changes_nothing_that_is_recorded(senco: Senco, practice: Path) -> None:
    headings = ("Provision", "Area of need", "Individual/Group", "Start date", "Wave")
    kept(practice, headings, ("Talk", "C&I", "1:1", "2026-11-02", "2"))
    senco("import", "provision-map", "map.xlsx", "--yes", cwd=practice)
    kept(practice, headings, ("Talk", "C&I", "1:1", "2026-11-02", None))
    assert "1 already there" in senco("import", "provision-map", "map.xlsx", "--dry-run", cwd=practice).out
