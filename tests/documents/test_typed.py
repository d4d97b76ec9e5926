"""What is typed into a terminal stays in one line, and says what it said."""

from __future__ import annotations

from senco_cli.documents.render.blocks import Paragraph
from senco_cli.documents.render.parsing import blocks_of
from senco_cli.documents.typed import typed_text


def test_commands_and_options_are_in_one_line_each_and_other_words_are_not() -> None:
    assert typed_text("a well-known senco review-held b2c3d --attended ROLE") == (
        'a well-known senco <span class="nowrap">review-held</span> b2c3d <span class="nowrap">--attended</span> ROLE'
    )


def test_what_stands_for_an_option_is_in_one_line_too_and_a_path_is_not() -> None:
    assert typed_text("senco x b2c3d --for annual-review --record 2027-02-09") == (
        'senco x b2c3d <span class="nowrap">--for</span> <span class="nowrap">annual-review</span> '
        '<span class="nowrap">--record</span> <span class="nowrap">2027-02-09</span>'
    )
    assert typed_text("pupils/b2c3d/reviews/2027-02-09.yaml") == "pupils/b2c3d/reviews/2027-02-09.yaml"


def test_what_stands_beside_it_stays_text() -> None:
    assert typed_text("<b> & --set x") == '&lt;b&gt; &amp; <span class="nowrap">--set</span> x'


def test_other_formats_read_the_same_words() -> None:
    (line,) = blocks_of(f"<p>{typed_text('senco add-view b2c3d --whose child')}</p>")
    assert isinstance(line, Paragraph)
    assert [run.text for run in line.words] == ["senco add-view b2c3d --whose child"]
