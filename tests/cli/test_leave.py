"""`senco leave`: what ends when a pupil goes, what is asked, and which days begin to run."""

from __future__ import annotations

from pathlib import Path

import yaml
from support import Senco

LEAVE = ("leave", "k7m2q", "--on", "2026-11-20", "--to", "Harrow Hill School")


def pupil_of(practice: Path, key: str = "k7m2q") -> dict[str, object]:
    text = (practice / f"pupils/{key}/pupil.yaml").read_text(encoding="utf-8")
    found = yaml.load(text, Loader=yaml.BaseLoader)
    assert isinstance(found, dict)
    return found


def last_days(practice: Path, key: str = "k7m2q") -> dict[str, str | None]:
    """The last day of a pupil in each provision the record names."""
    found = {}
    for path in sorted((practice / "provision").glob("*.yaml")):
        tree = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        for member in tree.get("pupils", ()):
            if member["pupil"] == key:
                found[path.stem] = member.get("left_on")
    return found


def test_status_and_provision_end_with_the_last_day_and_the_clock_starts(senco: Senco, practice: Path) -> None:
    before = {path: path.read_bytes() for path in practice.rglob("*.yaml")}
    ran = senco(*LEAVE, "--yes", cwd=practice)
    assert ran.status == 0, ran.err
    record = pupil_of(practice)
    assert (record["left_on"], record["destination"]) == ("2026-11-20", "Harrow Hill School")
    assert record["sen_status"][-1] == {"status": "E", "from": "2024-03-18", "to": "2026-11-20"}  # type: ignore[index]
    ended = last_days(practice)
    assert {ended[key] for key in ("p8f5j", "d3w7z", "r9h2b", "t4n8c")} == {"2026-11-20"}
    assert "due: Fri 11 Dec 2026: Send the record and the common transfer file" in ran.out
    assert "still open: the EHC plan goes on" in ran.out
    assert "senco export transfer-bundle k7m2q" in ran.out
    after_leaving = senco(
        "check", "--only", "status-open-after-leaving", "--only", "provision-after-leaving", cwd=practice
    )
    assert after_leaving.out == ""
    assert senco("undo", "--yes", cwd=practice).status == 0
    assert {path: path.read_bytes() for path in practice.rglob("*.yaml")} == before


def test_each_open_thing_is_asked_about_and_a_no_leaves_it(senco: Senco, practice: Path) -> None:
    # Status yes, first provision no, the rest yes, then the last question.
    ran = senco(*LEAVE, cwd=practice, typed="\nno\n\n\n\n\n\n\n")
    assert ran.status == 0, ran.err
    assert "End SEN status E, since 2024-03-18 [status]? [Y/n]" in ran.err
    ended = last_days(practice)
    assert ended["p8f5j"] is None and ended["t4n8c"] == "2026-11-20"


def test_options_answer_for_every_question(senco: Senco, practice: Path) -> None:
    ran = senco(*LEAVE, "--keep", "status", "--keep", "t4n8c", "--yes", cwd=practice)
    assert ran.status == 0, ran.err
    assert pupil_of(practice)["sen_status"][-1] == {"status": "E", "from": "2024-03-18"}  # type: ignore[index]
    assert last_days(practice)["t4n8c"] is None
    wrong = senco(*LEAVE, "--keep", "swimming", "--yes", cwd=practice)
    assert (wrong.status, '--keep: nothing open is called "swimming"' in wrong.err) == (2, True)


def test_reviews_adjustments_and_promises_are_asked_about_too(senco: Senco, practice: Path) -> None:
    record = practice / "pupils/g8f4w"
    (record / "adjustments.yaml").write_text(
        "adjustments:\n  - {what: A slope, kind: auxiliary-aid, disadvantage: tires, state: in-place,"
        " started_on: 2026-09-03}\n",
        encoding="utf-8",
    )
    (record / "reviews").mkdir(exist_ok=True)
    (record / "reviews/2027-02-03.yaml").write_text("type: annual\nmeeting_on: 2027-02-03\n", encoding="utf-8")
    (record / "contacts.yaml").write_text(
        "contacts:\n  - {happened_on: 2026-11-02, with: mother, how: call, about: keyguard,"
        " promised: [{what: order a keyguard, who: school}, {what: ring back, who: school}]}\n",
        encoding="utf-8",
    )
    ran = senco("leave", "g8f4w", "--on", "2026-11-20", "--to", "", "--kept", "promise-2", "--yes", cwd=practice)
    assert ran.status == 0, ran.err
    adjustment = yaml.safe_load((record / "adjustments.yaml").read_text())["adjustments"][0]
    assert (adjustment["state"], adjustment["why_ended"]) == ("ended", "left the school")
    assert "cancelled_on: 2026-11-20" in (record / "reviews/2027-02-03.yaml").read_text()
    promises = yaml.safe_load((record / "contacts.yaml").read_text())["contacts"][0]["promised"]
    assert ["kept_on" in each for each in promises] == [False, True]


def test_whoever_leaves_in_weeks_to_come_keeps_the_adjustments_until_then(senco: Senco, practice: Path) -> None:
    (practice / "pupils/g8f4w/adjustments.yaml").write_text(
        "adjustments:\n  - {what: A slope, kind: auxiliary-aid, disadvantage: tires, state: in-place}\n",
        encoding="utf-8",
    )
    ran = senco("leave", "g8f4w", "--on", "2026-12-18", "--yes", cwd=practice)
    assert "state: in-place" in (practice / "pupils/g8f4w/adjustments.yaml").read_text()
    assert "still open: the adjustments go on until then" in ran.out
    assert pupil_of(practice, "g8f4w")["left_on"] == "2026-12-18"
    assert "g8f4w" in senco("list", "--format", "json", cwd=practice).out


def test_a_place_in_a_provision_that_only_begins_later_is_taken_out(senco: Senco, practice: Path) -> None:
    path = practice / "provision/t4n8c.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("from: 2026-09", "from: 2026-12"), encoding="utf-8")
    assert senco(*LEAVE, "--yes", cwd=practice).status == 0
    assert "t4n8c" not in last_days(practice)


def test_days_that_cannot_be_are_refused_in_a_sentence(senco: Senco, practice: Path) -> None:
    early = senco("leave", "k7m2q", "--on", "2010-01-01", "--yes", cwd=practice)
    assert (early.status, "cannot be the last day of pupil k7m2q: it is before" in early.err) == (3, True)
    assert senco("leave", "k7m2q", "--on", "soon", "--yes", cwd=practice).status == 2
    assert senco(*LEAVE, "--yes", cwd=practice).status == 0
    again = senco("leave", "k7m2q", "--on", "2026-11-19", "--yes", cwd=practice)
    assert (again.status, "has left_on 2026-11-20 already" in again.err) == (3, True)


def test_nothing_is_written_on_a_dry_run_or_where_nobody_can_be_asked(senco: Senco, practice: Path) -> None:
    assert "+left_on: 2026-11-20" in senco(*LEAVE, "--dry-run", cwd=practice).out
    silent = senco(*LEAVE, cwd=practice)
    assert (silent.status, "give --yes" in silent.err) == (2, True)
    assert "left_on" not in pupil_of(practice)


def test_a_planned_move_to_another_school_is_told_and_changed_where_somebody_says_so(
    senco: Senco, practice: Path
) -> None:
    told = senco(*LEAVE, "--dry-run", cwd=practice)
    assert 'the planned move still names "Kettlestrand High School"' in told.err
    ran = senco(*LEAVE, "--yes", "--transfer-too", cwd=practice)
    assert ran.status == 0, ran.err
    transfer = pupil_of(practice)["transfer"]
    assert isinstance(transfer, dict)
    assert transfer["destination"] == "Harrow Hill School"
