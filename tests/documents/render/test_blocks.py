"""A page as blocks: everything that is there, and nothing left out silently."""

from __future__ import annotations

import pytest

from senco_cli.documents.render.blocks import Cell, Facts, Heading, Items, OnlyForHtml, Paragraph, Table, blocks_of


def test_headings_paragraphs_and_lists_are_blocks() -> None:
    page = "<h1>A <small>b</small></h1><p>One\n  <strong>two</strong></p><ul><li>x</li></ul><ol><li>y</li></ol>"
    assert blocks_of(f"<html><head><title>T</title></head><body><main>{page}</main></body></html>") == (
        Heading(1, "A b"),
        Paragraph("One two"),
        Items(("x",)),
        Items(("y",), is_numbered=True),
    )


def test_terms_keep_all_that_is_said_about_them() -> None:
    page = "<dl><div><dt>Who</dt><dd>Ada</dd><dd>Bo</dd></div><dt>Where</dt><dd>Hall</dd></dl>"
    assert blocks_of(page) == (Facts((("Who", ("Ada", "Bo")), ("Where", ("Hall",)))),)


def test_a_table_keeps_caption_head_body_foot_spans_and_numbers() -> None:
    page = """<table><caption>C</caption><thead><tr><th scope="col">A</th><th scope="col" class="n">B</th></tr></thead>
    <tbody><tr><th scope="row">x<br><small>y</small></th><td class="n wide">1</td></tr></tbody>
    <tfoot><tr><th scope="row" colspan="2">t</th></tr></tfoot></table>"""
    assert blocks_of(page) == (
        Table(
            caption="C",
            head=((Cell("A", is_header=True), Cell("B", is_header=True, is_number=True)),),
            body=((Cell("x\ny", is_header=True), Cell("1", is_number=True)),),
            foot=((Cell("t", is_header=True, span=2),),),
        ),
    )


def test_a_picture_is_its_text_alternative() -> None:
    assert blocks_of('<p><svg aria-label="half"><rect width="1"/></svg> of it</p>') == (Paragraph("half of it"),)
    assert blocks_of('<p><svg aria-hidden="true"><rect width="1"/></svg> 34%</p>') == (Paragraph("34%"),)


def test_characters_that_were_escaped_are_themselves_again() -> None:
    assert blocks_of("<p>&lt;script&gt; &amp; O&#39;Brien</p>") == (Paragraph("<script> & O'Brien"),)


@pytest.mark.parametrize(
    ("page", "tag"),
    [
        ("<body><marquee>x</marquee></body>", "marquee"),
        ("<p>a <video></video></p>", "video"),
        ("<ul><p>x</p></ul>", "p"),
        ("<dl><p>x</p></dl>", "p"),
        ("<table><tr><td>x</td></tr></table>", "tr"),
        ("<script>x</script>", "script"),
    ],
)
def test_an_element_that_no_other_format_knows_is_refused_by_name(page: str, tag: str) -> None:
    with pytest.raises(OnlyForHtml) as refused:
        blocks_of(page)
    assert refused.value.tag == tag
    assert f"<{tag}>" in refused.value.sentence
