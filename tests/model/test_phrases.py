"""Small parts of a sentence."""

from __future__ import annotations

from senco_cli.model.phrases import capital_first, have, how_many, listed, small_first


def test_one_thing_is_not_written_in_the_plural() -> None:
    assert how_many(1, "week") == "1 week"
    assert how_many(12, "week") == "12 weeks"
    assert how_many(0, "meeting") == "0 meetings"


def test_a_plural_that_is_not_the_word_with_an_s_is_given() -> None:
    assert how_many(1, "file differs", "files differ") == "1 file differs"
    assert how_many(2, "file differs", "files differ") == "2 files differ"


def test_the_last_of_several_things_comes_after_and() -> None:
    assert listed(("a",)) == "a"
    assert listed(["a", "b"]) == "a and b"
    assert listed(("a", "b", "c")) == "a, b and c"
    assert listed(("a", "b", "c"), link="or") == "a, b or c"
    assert listed(()) == ""


def test_only_the_first_letter_changes() -> None:
    assert small_first("Local authority of EHC plans") == "local authority of EHC plans"
    assert capital_first("élan and EHC") == "Élan and EHC"
    assert small_first("") == capital_first("") == ""


def test_one_has_and_several_have() -> None:
    assert have(["k7m2q"]) == "k7m2q has"
    assert have(["k7m2q", "p3x9d"]) == "k7m2q and p3x9d have"
