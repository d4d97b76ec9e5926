"""Two people's versions of one record become one that loads: what each did is there, or stands in a note."""

from __future__ import annotations

import pytest

from senco_cli.model.pupil import Pupil
from senco_cli.store.conflicts import Side, notes_in, split
from senco_cli.store.merge_record import Author, Result, gone_on_one_side, merge_records
from senco_cli.store.records import parse
from senco_cli.store.undecided import decided
from senco_cli.store.yaml_editor import insert_item, remove, set_value

PUPIL = "pupils/k7m2q/pupil.yaml"
PROVISION = "provision/t4n8c.yaml"
BASE = """# yaml-language-server: $schema=../../_schemas/pupil.json
name: {legal_forename: Amara, legal_surname: Okafor, known_as: Amara}
date_of_birth: 2015-11-03

class: 6B  # moved in October
sen_status:
  - {status: K, from: 2022-01-10, reason: Two terms of phonics}
  # the plan
  - {status: E, from: 2024-03-18}
needs:
  - {type: SLCN, rank: 1, description: Finds it hard}
contacts:
  - {name: Ngozi Okafor, relationship: mother, phone: 07700 900123}
profile:
  what_helps: [Instructions one at a time, Time to answer]
notes: |
  one
  two
"""
PAT = Author("Pat Reed", "2026-11-20")


def merged(ours: str, theirs: str, *, base: str = BASE, path: str = PUPIL) -> Result:
    return merge_records(path, base.encode(), ours.encode(), theirs.encode(), author=lambda: PAT)


def text_of(result: Result) -> str:
    return result.data.decode()


def with_(*changes: tuple[str, str]) -> str:
    text = BASE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


def test_changes_of_different_fields_are_both_made_and_nothing_else() -> None:
    result = merged(with_(("2015-11-03", "2015-11-04")), with_(("07700 900123", "07700 900999")))
    assert text_of(result) == with_(("2015-11-03", "2015-11-04"), ("07700 900123", "07700 900999"))
    assert result.undecided == 0


def test_the_same_change_by_both_is_made_once() -> None:
    ours = with_(("class: 6B", "class: 6C"), ("Finds it hard", "Finds it very hard"))
    result = merged(ours, with_(("class: 6B", "class: 6C")))
    assert (text_of(result), result.undecided) == (ours, 0)


def test_what_both_added_to_a_list_is_all_there_in_order_ours_first() -> None:
    ours = with_(("Time to answer]", "Time to answer, Wobble cushion]"))
    theirs = with_(("Time to answer]", "Time to answer, Ear defenders]"))
    assert "[Instructions one at a time, Time to answer, Wobble cushion, Ear defenders]" in text_of(
        merged(ours, theirs)
    )


def test_entries_of_a_list_that_both_added_keep_the_comments_their_authors_gave_them() -> None:
    need = "  - {type: SLCN, rank: 1, description: Finds it hard}\n"
    ours = with_((need, need + "  - {type: SEMH, rank: 2}  # from the form tutor\n"))
    theirs = with_((need, need + "  # by the paediatrician\n  - {type: ASD, rank: 3}  # letter of May\n"))
    assert text_of(merged(ours, theirs)) == with_(
        (
            need,
            need
            + "  - {type: SEMH, rank: 2}  # from the form tutor\n"
            + "  # by the paediatrician\n  # letter of May\n  - {type: ASD, rank: 3}\n",
        )
    )


def test_two_changes_of_one_entry_meet_in_it_though_another_came_before_it() -> None:
    need = "  - {type: SLCN, rank: 1, description: Finds it hard}\n"
    ours = with_((need, "  - {type: SEMH, rank: 1}\n  - {type: SLCN, rank: 2, description: Finds it hard}\n"))
    theirs = with_(("Finds it hard", "Finds it hard in class"))
    assert "{type: SLCN, rank: 2, description: Finds it hard in class}" in text_of(merged(ours, theirs))
    assert merged(ours, theirs).undecided == 0


def test_one_pupil_is_taken_out_of_a_provision_while_another_joins() -> None:
    base = "title: Phonics\npupils:\n  - {pupil: k7m2q}\n  - {pupil: p3x9d}\n"
    ours = base.replace("  - {pupil: p3x9d}\n", "")
    theirs = base + "  - {pupil: b2c3d, joined_on: 2026-11-02}\n"
    result = merged(ours, theirs, base=base, path=PROVISION)
    assert text_of(result) == "title: Phonics\npupils:\n  - {pupil: k7m2q}\n  - {pupil: b2c3d, joined_on: 2026-11-02}\n"


def test_one_field_changed_two_ways_keeps_ours_and_notes_theirs_with_who_and_when() -> None:
    result = merged(with_(("class: 6B", "class: 6C")), with_(("class: 6B", "class: 6A")))
    text = text_of(result)
    assert text.startswith(with_(("class: 6B", "class: 6C")))
    assert text[len(BASE) :] == (
        "# >>> senco: two people changed this differently; senco resolve   asks which of the two it is to be\n"
        "# at: [class]\n# here: 6C\n# other: 6A\n# by: Pat Reed\n# day: 2026-11-20\n# <<< senco\n"
    )
    assert result.undecided == 1
    assert parse(result.data, PUPIL, Pupil).record is not None


def test_an_entry_taken_out_by_one_and_changed_by_the_other_stays_with_a_note() -> None:
    contact = "contacts:\n  - {name: Ngozi Okafor, relationship: mother, phone: 07700 900123}\n"
    gone, changed = with_((contact, "")), with_(("07700 900123", "07700 900999"))
    for ours, theirs in ((gone, changed), (changed, gone)):
        result = merged(ours, theirs)
        assert "07700 900999" in split(text_of(result))[0]
        (note,) = split(text_of(result))[1]
        assert note.other == Side(removed=True)


def test_two_sound_records_that_would_make_an_unsound_one_are_left_to_somebody_to_decide() -> None:
    base = "years: []\nclosures:\n  - {from: 2026-11-10, to: 2026-11-20, why: boiler}\n"
    ours, theirs = base.replace("2026-11-10", "2026-11-19"), base.replace("2026-11-20", "2026-11-11")
    result = merged(ours, theirs, base=base, path="calendar.yaml")
    assert split(text_of(result))[0] == ours
    assert [note.where for note in split(text_of(result))[1]] == [("closures",)]


@pytest.mark.parametrize("faulty", ["class: [6B\n", "- not\n- fields\n", "a: 1\na: 2\n"])
def test_a_version_that_does_not_load_is_kept_whole_beside_the_other(faulty: str) -> None:
    sound = with_(("class: 6B", "class: 6C"))
    ours_faulty, theirs_faulty = merged(faulty, sound), merged(sound, faulty)
    assert text_of(ours_faulty).startswith(faulty) and split(text_of(ours_faulty))[1][0].other.value == sound
    assert text_of(theirs_faulty).startswith(sound) and split(text_of(theirs_faulty))[1][0].other.value == faulty
    assert parse(theirs_faulty.data, PUPIL, Pupil).record is not None


def test_bytes_that_are_no_text_are_kept_to_the_byte() -> None:
    ours = b"class: \xff\xfe6B\n"
    result = merge_records(PUPIL, BASE.encode(), ours, with_(("6B", "6C")).encode())
    assert result.data.startswith(ours) and b"class: 6C" in result.data


def test_a_record_that_one_side_deleted_stays_with_a_note() -> None:
    result = gone_on_one_side(BASE.encode(), author=PAT)
    (note,) = split(text_of(result))[1]
    assert (note.where, note.other, note.by) == ((), Side(removed=True), "Pat Reed")


def test_both_added_the_same_file_and_it_is_one() -> None:
    ours, theirs = "title: Phonics\nroom: A\n", "title: Phonics\nlog: [x]\n"
    result = merge_records("provision/anything.yaml", None, ours.encode(), theirs.encode())
    assert text_of(result) == "title: Phonics\nroom: A\nlog:\n  - x\n"


def test_line_ends_and_the_byte_order_mark_of_ours_survive() -> None:
    ours = "\ufeff" + with_(("class: 6B", "class: 6C")).replace("\n", "\r\n")
    text = text_of(merged(ours, with_(("class: 6B", "class: 6A"), ("900123", "900999"))))
    assert text.startswith("\ufeff#") and "\n" not in text.replace("\r\n", "") and "07700 900999" in text
    assert len(split(text)[1]) == 1


def test_a_note_is_settled_for_both_when_one_has_decided() -> None:
    noted = text_of(merged(with_(("class: 6B", "class: 6C")), with_(("class: 6B", "class: 6A"))))
    settled = split(noted)[0].replace("class: 6C", "class: 6A")
    other_work = noted.replace("07700 900123", "07700 900999")
    result = merged(other_work, settled, base=noted)
    assert split(text_of(result))[1] == ()
    assert "class: 6A" in text_of(result) and "900999" in text_of(result)


@pytest.mark.parametrize(("here", "there"), [("6C", "6A"), ("6A", "6C"), ("6D", "6A")])
def test_two_people_who_decided_a_note_differently_are_asked_once_more(here: str, there: str) -> None:
    noted = text_of(merged(with_(("class: 6B", "class: 6C")), with_(("class: 6B", "class: 6A"))))
    ours, theirs = (split(noted)[0].replace("class: 6C", f"class: {each}") for each in (here, there))
    result = merged(ours, theirs, base=noted)
    (note,) = split(text_of(result))[1]
    assert f"class: {here} " in text_of(result) and (note.here, note.other) == (Side(here), Side(there))
    assert split(text_of(merged(ours, ours, base=noted)))[1] == ()


def test_a_note_outlives_every_edit_of_the_record() -> None:
    noted = text_of(merged(with_(("class: 6B", "class: 6C")), with_(("class: 6B", "class: 6A"))))
    edited = set_value(noted, ("watch_from",), "2026-01-01")
    edited = insert_item(edited, ("needs",), {"type": "SEMH", "rank": "2"})
    edited = remove(remove(edited, ("notes",)), ("profile",))
    edited = set_value(edited, ("contacts",), [{"name": "A", "relationship": "aunt"}])
    assert split(edited)[1] == split(noted)[1]


def test_a_note_that_was_damaged_by_hand_is_still_found() -> None:
    noted = text_of(merged(with_(("class: 6B", "class: 6C")), with_(("class: 6B", "class: 6A"))))
    damaged = noted.replace("# <<< senco\n", "")
    (found,) = notes_in(damaged)
    assert found.conflict is None and damaged.splitlines()[found.line - 1].startswith("# >>> senco")


def test_a_comment_beside_a_field_that_became_a_longer_text_stands_there_once() -> None:
    base = "class: 6B\nnotes: short\n"
    result = merged("class: 6C\nnotes: short  # asked\n", 'class: 6B\nnotes: "longer\\nin two lines"\n', base=base)
    assert text_of(result) == "class: 6C\nnotes: |-  # asked\n  longer\n  in two lines\n"


STATUS = "sen_status:\n  - {status: K, from: 2025-11-03, reason: Decided elsewhere, parents_told_on: 2025-11-03}\n"


def test_what_tells_an_entry_from_others_changed_two_ways_is_a_question_and_no_second_entry() -> None:
    ours, theirs = (STATUS.replace("from: 2025-11-03", f"from: 2025-11-0{day}") for day in (5, 4))
    result = merged(ours, theirs, base=STATUS)
    plain, (note,) = split(text_of(result))
    assert plain == ours
    assert (note.where[-1], note.here.value, note.other.value) == ("from", "2025-11-05", "2025-11-04")
    assert decided(text_of(result), note, "2025-11-04") == theirs.replace("from: 2025-11-04", 'from: "2025-11-04"')


def test_two_questions_about_one_entry_are_answered_though_the_first_gives_it_another_name() -> None:
    base = "contacts:\n  - {name: Ada Tarn, relationship: mother, language: Urdu, phone: 07700 900001}\n"
    ours = base.replace("Ada Tarn", "Ada Tarne").replace("900001", "900002")
    theirs = base.replace("Ada Tarn", "Ada Tern").replace("900001", "900003")
    text = text_of(merged(ours, theirs, base=base))
    for note in split(text)[1]:
        text = decided(text, note, note.other.value) or ""
    assert text == theirs


def test_two_who_put_somebody_else_in_the_place_of_a_pupil_have_both() -> None:
    base = "pupils:\n  - {pupil: k7m2q, joined_on: 2026-09-07}\n"
    ours, theirs = base.replace("k7m2q", "b7bbb"), base.replace("k7m2q", "c7ccc")
    result = merged(ours, theirs, base=base, path="provision/r5x9w.yaml")
    assert result.undecided == 0 and all(key in text_of(result) for key in ("b7bbb", "c7ccc"))
