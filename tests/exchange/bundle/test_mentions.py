"""Other children found in what is written about one, and what is sent in place of it."""

from __future__ import annotations

import io
import zipfile

import pytest

from senco_cli.exchange.bundle.mentions import WITHHELD, Other, Others, mentions_in, plain, without
from senco_cli.exchange.bundle.originals import named_in

OTHERS = Others(
    [
        Other("q4t8m", frozenset({"H801200001001"}), frozenset({"Corey"}), frozenset({"Haddow"})),
        Other("b7w4z", frozenset(), frozenset({plain("Siân")}), frozenset({plain("O’Brien-Nguyễn")})),
        Other("v2g8b", frozenset(), frozenset({"Saskia"}), frozenset({"van den Hoek"})),
        Other("r7d2h", frozenset(), frozenset({"May"}), frozenset({"Okafor"})),
    ],
    own=frozenset({"Okafor", "Amara"}),
)


@pytest.mark.parametrize(
    ("text", "whose", "is_sure"),
    [
        ("Works with Corey Haddow on Mondays", ("q4t8m",), True),
        ("haddow, corey", ("q4t8m",), True),
        ("is in the group of q4t8m", ("q4t8m",), True),
        ("h801200001001", ("q4t8m",), True),
        ("Sian O'Brien-Nguyen came too", ("b7w4z",), True),
        ("Siân’s table", ("b7w4z",), False),
        ("van den  Hoek is louder", ("v2g8b",), False),
        ("likes to sit with corey", ("q4t8m",), False),
        ("Haddow said so", ("q4t8m",), False),
        # Grown-ups, the family's own name, and words that are no names.
        ("Mrs Haddow and Mr J. Haddow helped", (), False),
        ("The Okafor family", (), False),
        ("she may come, and may go", (), False),
        ("q4t8mx, xq4t8m and corey-land", ("q4t8m",), False),
        ("nothing of anybody", (), False),
    ],
)
def test_names_keys_and_numbers_are_found_in_every_form(text: str, whose: tuple[str, ...], is_sure: bool) -> None:
    assert OTHERS.in_text(text) == (whose, is_sure)


def test_only_the_sentence_that_names_another_is_withheld() -> None:
    tree = {"notes": "Reads well. Fights with Corey at lunch. Sleeps well.", "list": ["fine", "ask Saskia"]}
    found = list(mentions_in("records/pupil.yaml", tree, OTHERS))
    assert [each.found for each in found] == ["Fights with Corey at lunch.", "ask Saskia"]
    assert without(tree, {each.at: each.left for each in found}) == {
        "notes": f"Reads well. {WITHHELD} Sleeps well.",
        "list": ["fine", WITHHELD],
    }


def test_a_name_across_what_looks_like_a_sentence_end_withholds_the_whole_text() -> None:
    (found,) = mentions_in("x", {"notes": "With van den! Hoek. With Corey.\nHaddow."}, OTHERS)
    assert not OTHERS.in_text(found.left)[0]


def test_a_name_is_found_in_a_word_file_even_where_it_is_cut_into_runs() -> None:
    body = "<w:p><w:r><w:t>With Cor</w:t></w:r><w:r><w:t>ey Haddow today</w:t></w:r></w:p>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("word/document.xml", f"<w:document>{body}</w:document>")
    assert named_in(out.getvalue(), ".docx", OTHERS) == (("q4t8m",), True)
    assert named_in("Saskia was there".encode("utf-16"), ".txt", OTHERS) == (("v2g8b",), False)
    assert named_in(b"PK\x03\x04 broken", ".docx", OTHERS) == ((), False)
