"""What a change looks like before it is made."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from senco_cli.store.files import Change
from senco_cli.store.text_diff import unified_diff

contents = st.none() | st.binary(max_size=60) | st.text(alphabet="ab:é\n\r\t", max_size=40).map(str.encode)


def test_a_change_is_shown_as_a_unified_diff_of_the_relative_path() -> None:
    change = Change("provision/t4n8c.yaml", b"title: Phonics\ndose: 3\n", b"title: Phonics\ndose: 4\n")
    assert unified_diff([change]) == (
        "--- provision/t4n8c.yaml\n+++ provision/t4n8c.yaml\n@@ -1,2 +1,2 @@\n title: Phonics\n-dose: 3\n+dose: 4\n"
    )


def test_a_new_and_a_deleted_file_are_shown_as_coming_from_and_going_to_nowhere() -> None:
    changes = [Change("new.yaml", None, b"a: 1\n"), Change("old.yaml", b"b: 2\n", None)]
    assert unified_diff(changes) == (
        "--- /dev/null\n+++ new.yaml\n@@ -0,0 +1 @@\n+a: 1\n--- old.yaml\n+++ /dev/null\n@@ -1 +0,0 @@\n-b: 2\n"
    )


def test_a_missing_last_line_end_is_shown() -> None:
    assert unified_diff([Change("x", b"a", b"a\n")]).splitlines()[-3:] == ["-a", "\\ No newline at end of file", "+a"]


def test_an_empty_file_that_comes_is_shown() -> None:
    assert unified_diff([Change("x", None, b"")]) == "--- /dev/null\n+++ x\n"


def test_what_is_not_text_is_only_named() -> None:
    changes = [Change("a.pdf", None, b"\xff\xfe\x00"), Change("b", b"\0", b"x"), Change("c", b"\xff", None)]
    assert unified_diff(changes) == "a.pdf: not text, added\nb: not text, changed\nc: not text, deleted\n"


def test_accents_are_shown_as_they_are_and_control_characters_as_escapes() -> None:
    diff = unified_diff([Change("x", None, "known_as: Siân\n\x1b[2J\tx\r\n".encode())])
    assert "+known_as: Siân\n+\\x1b[2J\tx\\r\n" in diff


@given(contents, contents)
def test_there_is_a_diff_exactly_if_something_changes(before: bytes | None, after: bytes | None) -> None:
    assert bool(unified_diff([Change("x", before, after)])) == (before != after)


@given(contents, contents)
def test_no_diff_can_steer_the_terminal(before: bytes | None, after: bytes | None) -> None:
    diff = unified_diff([Change("x", before, after)])
    assert all(character.isprintable() or character in "\n\t" for character in diff)
