"""A page as blocks: everything that is there, and nothing left out silently."""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from decimal import Decimal

import pytest

from senco_cli.documents.render.blocks import (
    Blank,
    Cell,
    Facts,
    Figure,
    Group,
    Heading,
    Items,
    Page,
    Paragraph,
    Picture,
    Run,
    Table,
    Words,
    plain,
)
from senco_cli.documents.render.parsing import OnlyForHtml, blocks_of, page_of


def said(text: str) -> Words:
    return (Run(text),) if text else ()


def test_headings_paragraphs_and_lists_are_blocks() -> None:
    page = "<h1>A <small>b</small></h1><p>One\n  <strong>two</strong></p><ul><li>x</li></ul><ol><li>y</li></ol>"
    assert blocks_of(f"<html><head><title>T</title></head><body><main>{page}</main></body></html>") == (
        Heading(1, (Run("A "), Run("b", small=True))),
        Paragraph((Run("One "), Run("two", strong=True))),
        Items((said("x"),)),
        Items((said("y"),), is_numbered=True),
    )


def test_a_page_has_a_title_a_language_a_way_to_hold_the_paper_and_a_foot() -> None:
    html = """<!DOCTYPE html><html lang="cy"><head><title>Map &amp; more</title><style>p { }</style></head>
    <body class="landscape large"><main><p>x</p></main><footer><p>One.</p><p>Two.</p></footer></body></html>"""
    assert page_of(html) == Page(
        title="Map & more",
        blocks=(Paragraph(said("x")),),
        foot=(Run("One."), Run("\n"), Run("Two.")),
        language="cy",
        is_landscape=True,
        is_large=True,
    )


def test_terms_keep_all_that_is_said_about_them() -> None:
    page = '<dl class="figures"><div><dt>Who</dt><dd>Ada</dd><dd>Bo</dd></div><dt>Where</dt><dd>Hall</dd></dl>'
    pairs = ((said("Who"), (said("Ada"), said("Bo"))), (said("Where"), (said("Hall"),)))
    assert blocks_of(page) == (Facts(pairs, is_figures=True),)


def test_a_table_keeps_caption_head_body_foot_spans_and_numbers() -> None:
    page = """<table><caption>C</caption><thead><tr><th scope="col">A</th><th scope="col" class="n">B</th></tr></thead>
    <tbody><tr><th scope="rowgroup" colspan="2">g</th></tr>
    <tr><th scope="row">x<br><small>y</small></th><td class="n wide">1</td></tr></tbody>
    <tfoot><tr><th scope="row" colspan="2">t</th></tr></tfoot></table>"""
    assert blocks_of(page) == (
        Table(
            caption=said("C"),
            head=((Cell(said("A"), is_header=True), Cell(said("B"), is_header=True, is_number=True)),),
            body=(
                (Cell(said("g"), is_header=True, span=2, is_of_group=True),),
                (Cell((Run("x\n"), Run("y", small=True)), is_header=True), Cell(said("1"), is_number=True)),
            ),
            foot=((Cell(said("t"), is_header=True, span=2),),),
        ),
    )


def test_a_table_says_how_wide_its_columns_are_and_that_it_is_a_form() -> None:
    page = '<table class="form"><colgroup><col style="width: 30%"><col style="width:70%"></colgroup></table>'
    assert blocks_of(page) == (Table((), (), (), widths=(30.0, 70.0), is_form=True),)


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ('<data class="money" value="12.50">£12.50</data>', Decimal("12.50"), "money"),
        ('<data value="3">three</data>', Decimal(3), "number"),
        ('<time datetime="2026-11-21">21 Nov 2026</time>', date(2026, 11, 21), "day"),
        ('at least <data class="money" value="12.50">£12.50</data>', None, None),
        ("<data value='x'>x</data>", None, None),
        ("£12.50", None, None),
    ],
)
def test_a_cell_is_a_number_or_a_day_only_where_the_page_says_so_and_it_holds_nothing_else(
    cell: str, value: Decimal | date | None, unit: str | None
) -> None:
    (table,) = blocks_of(f"<table><tbody><tr><td>{cell}</td></tr></tbody></table>")
    assert isinstance(table, Table)
    assert (table.body[0][0].value, table.body[0][0].unit) == (value, unit)


def test_a_small_picture_in_a_line_is_its_text_alternative() -> None:
    assert blocks_of('<p><svg aria-label="half"><rect width="1"/></svg> of it</p>') == (Paragraph(said("half of it")),)
    assert blocks_of('<p><svg aria-hidden="true"><rect width="1"/></svg> 34%</p>') == (Paragraph(said("34%")),)


def test_a_drawing_keeps_its_source_letter_for_letter() -> None:
    drawing = '<svg viewBox="0 0 9 9" aria-label="A\nline"><linearGradient id="a"/><text>x &lt; y</text></svg>'
    page = f"<p>Before</p>\n<figure>\n{drawing}\n<figcaption>Cost</figcaption></figure>"
    assert blocks_of(page)[1] == Figure(drawing, "A\nline", said("Cost"))


def test_a_logo_is_the_bytes_of_its_file_and_an_address_elsewhere_is_refused() -> None:
    source = b64encode(b"bytes").decode()
    assert blocks_of(f'<img alt="Oak" src="data:image/png;base64,{source}">') == (Picture(b"bytes", "Oak"),)
    with pytest.raises(OnlyForHtml):
        blocks_of('<img alt="Oak" src="https://school.example/oak.png">')


def test_blocks_that_stand_together_are_one_and_other_boxes_are_nothing() -> None:
    page = '<section class="callout card"><p>x</p></section><div class="card"><div><p class="small">y</p></div></div>'
    assert blocks_of(page) == (Group("callout", (Paragraph(said("x")),)), Paragraph(said("y"), is_small=True))


def test_room_to_write_and_ticks() -> None:
    page = '<div class="write" data-lines="4"></div><ul class="ticks"><li>Yes</li></ul>'
    assert blocks_of(page) == (Blank(4), Items((said("Yes"),), is_ticks=True))


def test_characters_that_were_escaped_are_themselves_again() -> None:
    assert blocks_of("<p>&lt;script&gt; &amp; O&#39;Brien</p>") == (Paragraph(said("<script> & O'Brien")),)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>  a\n b  </p>", "a b"),
        ("<p>a<br>b</p>", "a\nb"),
        ("<p>a <br> <br> b<br></p>", "a\nb"),
        ("<p><strong>a </strong> b</p>", "a b"),
        ("<p>a<small> <br></small>b</p>", "a\nb"),
        ("<p>1&nbsp;h</p>", "1 h"),
        ("<p>\n</p>", ""),
    ],
)
def test_white_space_folds_as_a_browser_folds_it(html: str, text: str) -> None:
    (paragraph,) = blocks_of(html)
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.words) == text


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


def test_what_stands_in_a_style_sheet_never_swallows_what_comes_after_it() -> None:
    page = page_of(
        "<html><head><style>/* it's a<b */ p > q {}</style></head><body><p>One’s'</p><p>Two</p></body></html>"
    )
    assert [plain(each.words) for each in page.blocks if isinstance(each, Paragraph)] == ["One’s'", "Two"]
