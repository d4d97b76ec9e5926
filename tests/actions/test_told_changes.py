"""What became of a record is told with names in place of the keys of members of staff."""

from __future__ import annotations

from pathlib import Path

import pytest

from senco_cli.actions.told_changes import staff_names, tell
from senco_cli.actions.told_names import names_in

SIAN, SAM = "Siân O'Brien-Nguyễn", "Sam Okoro"
STAFF = {"j8d5c": SIAN, "head": SAM}
CYCLE = "pupils/k7m2q/cycles/2026-09-07.yaml"


def told(path: str, before: str, after: str) -> list[str]:
    """The sentences about two states of a file."""
    return [each.sentence for each in tell(path, before.encode(), after.encode(), pupil="k7m2q", staff=STAFF)]


def test_who_leads_and_who_knows_the_pupil_best_are_told_by_their_names() -> None:
    found = told("pupils/k7m2q/pupil.yaml", "key_worker: j8d5c\n", "key_worker: head\n")
    assert f"key worker: {SIAN} to {SAM}" in found
    found = told(CYCLE, "led_by: head\n", "led_by: n2h8f\n")
    assert any(each.endswith(f"led by: {SAM} to n2h8f") for each in found), found


def test_a_word_that_is_also_a_key_stays_where_no_person_is_meant() -> None:
    found = told("pupils/k7m2q/pupil.yaml", "notes: j8d5c\n", "notes: head\n")
    assert "notes: j8d5c to head" in found


@pytest.mark.parametrize(("other", "expected"), [("Lee Marsh", "Jo Ashby"), ("Jo Ashby", "Jo Ashby (b7bbb)")])
def test_two_of_one_name_are_told_apart(tmp_path: Path, other: str, expected: str) -> None:
    (tmp_path / "staff").mkdir(exist_ok=True)
    (tmp_path / "staff" / "b7bbb.yaml").write_text("name: Jo Ashby\n", encoding="utf-8")
    (tmp_path / "staff" / "c7ccc.yaml").write_text(f"name: {other}\n", encoding="utf-8")
    (tmp_path / "staff" / "d7ddd.yaml").write_text("name: [of, no, use]\n", encoding="utf-8")
    assert staff_names(tmp_path)["b7bbb"] == expected
    assert "d7ddd" not in staff_names(tmp_path)


def test_provision_and_pupils_are_told_by_their_names_and_a_word_that_is_no_key_is_left(tmp_path: Path) -> None:
    for path, text in (
        ("provision/r5x9w.yaml", "title: Reading catch-up\n"),
        ("pupils/k7m2q/pupil.yaml", "name: {legal_forename: Wren, legal_surname: Tarn}\n"),
    ):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    names = names_in(tmp_path)
    assert [names("provision", key) for key in ("r5x9w", "b7bbb", "../x", "")] == [
        "“Reading catch-up”",
        None,
        None,
        None,
    ]
    after = b"pupils: [{pupil: k7m2q}, {pupil: b7bbb}]\n"
    found = [each.sentence for each in tell("provision/r5x9w.yaml", b"notes: x\n", after, names=names)]
    assert "provision r5x9w: pupil Wren Tarn written down" in found
    assert "provision r5x9w: pupil b7bbb written down" in found


NOTED = """class: 6C
# >>> senco: two people changed this differently; senco resolve   asks which of the two it is to be
# at: [class]
# here: 6C
# other: 6A
# by: Pat Reed
# <<< senco
"""


@pytest.mark.parametrize(
    ("before", "after", "sentences"),
    [
        ("class: 6C\n", NOTED, ["class: two people changed this differently, 6C and 6A (Pat Reed); it is not decided"]),
        (NOTED, "class: 6C\n", ["class: decided that 6C stays, and not Pat Reed's 6A"]),
        (NOTED, "class: 6A\n", ["class: 6C to 6A"]),
        (NOTED, NOTED + "notes: x\n", ["notes: x"]),
    ],
)
def test_what_was_left_open_and_what_was_decided_is_told(before: str, after: str, sentences: list[str]) -> None:
    assert [each for each in told("pupils/k7m2q/pupil.yaml", before, after) if "read" not in each] == sentences


def test_an_entry_that_was_decided_is_told_as_people_call_it() -> None:
    needs = "needs:\n  - {type: SLCN, rank: 1}\n"
    note = NOTED.replace("class: 6C\n", "").replace("[class]", "[needs, {type: SLCN}]").replace(": 6C", ": {a: b}")
    gone = note.replace("# other: 6A\n# by: Pat Reed\n", '# other_removed: "yes"\n').replace(
        "{a: b}", "\n#   type: SLCN\n#   rank: 1"
    )
    found = told("pupils/k7m2q/pupil.yaml", needs + gone, needs)
    assert found[0].startswith("need Speech, language and communication needs: decided that"), found
    assert found[0].endswith("and is not taken out")


def test_an_entry_that_both_gave_another_name_is_called_by_none() -> None:
    status = "sen_status:\n  - {status: K, from: 2026-11-05}\n"
    note = NOTED.replace("class: 6C\n", "").replace("[class]", "[sen_status, {status: K}, from]")
    note = note.replace(": 6C", ": 2026-11-05").replace(": 6A", ": 2026-11-04")
    found = told("pupils/k7m2q/pupil.yaml", status + note, status)
    assert found == ["SEN status, first day: decided that 5 November 2026 stays, and not Pat Reed's 4 November 2026"]
