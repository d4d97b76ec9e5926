"""A document as a Word file: what an editor, a printer and a screen reader find in it."""

from __future__ import annotations

import io
import re
import zipfile
from base64 import b64encode
from typing import Any

import pytest
from documents.render.reading import text_of_docx
from docx import Document
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.documents.look import Look
from senco_cli.documents.render.blocks import Cell, Heading, Items, Page, Paragraph, Run, Table
from senco_cli.documents.render.docx import render_docx
from senco_cli.documents.render.drawing import png_of
from senco_cli.documents.render.parsing import OnlyForHtml, page_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SVG = '<svg role="img" aria-label="{}" viewBox="0 0 40 10"><rect width="30" height="10" fill="#0f4c5c"/></svg>'
LONG_TABLE = """<table><caption>Who gets what</caption>
<thead><tr><th scope="col">Pupil</th><th scope="col" class="n">Minutes</th></tr></thead>
<tbody><tr><th scope="rowgroup" colspan="2">Year 4</th></tr>{}</tbody>
<tfoot><tr><th scope="row">Total</th><td class="n">600</td></tr></tfoot></table>"""


def html(content: str, *, paper: str = "portrait", foot: str = "Keep it safe.") -> str:
    return f"""<!DOCTYPE html><html lang="en-GB"><head><title>Map &amp; more</title></head>
    <body class="{paper}"><main>{content}</main><footer><p>{foot}</p></footer></body></html>"""


def made(content: str, **about: Any) -> Any:
    return opened(render_docx(page_of(html(content, **about)), look=Look(accent="7a1f5c", typeface="Verdana")))


def opened(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def xml(data: bytes, part: str = "word/document.xml") -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(part).decode("utf-8")


def render(content: str, **about: Any) -> bytes:
    return render_docx(page_of(html(content, **about)), look=Look())


def text_of(value: Any) -> str:
    return "".join(node.text or "" for node in value.iter(f"{W}t"))


def test_headings_have_the_styles_that_a_reader_moves_by() -> None:
    document = made("<h1>One</h1><h2>Two</h2><h3>Three</h3><h4>Four</h4><p>Text</p>")
    styles = [(each.style.name, each.text) for each in document.paragraphs]
    assert styles == [
        ("Heading 1", "One"),
        ("Heading 2", "Two"),
        ("Heading 3", "Three"),
        ("Heading 4", "Four"),
        ("Normal", "Text"),
    ]


def test_title_and_language_are_set_and_nobody_is_named_as_the_author() -> None:
    data = render("<h1>x</h1>")
    document = opened(data)
    assert document.core_properties.title == "Map & more"
    assert document.core_properties.language == "en-GB"
    assert not document.core_properties.author and not document.core_properties.last_modified_by
    assert 'w:lang w:val="en-GB"' in xml(data, "word/styles.xml")


@pytest.mark.parametrize(("paper", "size"), [("portrait", (210, 297)), ("landscape", (297, 210))])
def test_the_paper_is_a4(paper: str, size: tuple[int, int]) -> None:
    section = made("<p>x</p>", paper=paper).sections[0]
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == size
    assert min(section.left_margin, section.right_margin, section.top_margin, section.bottom_margin) >= Mm(14)


def test_colour_and_typeface_are_the_school_s() -> None:
    document = made("<h1>x</h1>")
    assert str(document.styles["Heading 1"].font.color.rgb) == "7A1F5C"
    fonts = document.styles.element.find(f".//{W}rFonts")
    assert {fonts.get(f"{W}{name}") for name in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Verdana"}


def test_large_print_has_text_of_at_least_sixteen_points_everywhere() -> None:
    data = render("<p>x</p>", paper="portrait large")
    sizes = [int(size) for size in re.findall(r'<w:sz w:val="(\d+)"', xml(data, "word/styles.xml"))]
    # The gap after a table is no text.
    assert sorted(set(sizes))[0] == 8
    assert min(size for size in sizes if size != 8) >= 32


def test_the_head_of_a_table_comes_again_on_every_page_and_no_row_is_torn() -> None:
    rows = "".join(f'<tr><th scope="row">P{n}</th><td class="n">{n}</td></tr>' for n in range(120))
    (table,) = made(LONG_TABLE.format(rows)).tables
    heads = [row._tr.find(f"{W}trPr/{W}tblHeader") is not None for row in table.rows]
    assert heads == [True] + [False] * 122
    assert all(row._tr.find(f"{W}trPr/{W}cantSplit") is not None for row in table.rows)
    look = table._tbl.tblPr.find(f"{W}tblLook")
    assert look.get(f"{W}firstRow") == "1"


def test_a_group_s_row_goes_over_all_columns_and_stays_with_the_next() -> None:
    (table,) = made(LONG_TABLE.format("<tr><td>x</td><td>1</td></tr>")).tables
    group = table._tbl.tr_lst[1]
    assert text_of(group) == "Year 4"
    assert group.find(f".//{W}gridSpan").get(f"{W}val") == "2"
    assert table.rows[1].cells[0].paragraphs[0].style.name == "Table Group"


def test_a_caption_stands_before_its_table_and_stays_with_it() -> None:
    document = made(LONG_TABLE.format(""))
    before = document.element.body[0]
    assert (text_of(before), document.paragraphs[0].style.name) == ("Who gets what", "Caption")
    assert document.styles["Caption"].paragraph_format.keep_with_next


def test_numbers_stand_on_the_right() -> None:
    (table,) = made(LONG_TABLE.format('<tr><td>x</td><td class="n">7</td></tr>')).tables
    sides = {text_of(p): p.find(f"{W}pPr/{W}jc") is not None for p in table._tbl.iter(f"{W}p")}
    assert sides == {
        "Pupil": False,
        "Minutes": True,
        "Year 4": False,
        "x": False,
        "7": True,
        "Total": False,
        "600": True,
    }


def test_columns_are_as_wide_as_the_page_says_and_fill_the_paper() -> None:
    columns = '<colgroup><col style="width: 25%"><col style="width: 75%"></colgroup>'
    (table,) = made(LONG_TABLE.format("").replace("</caption>", f"</caption>{columns}")).tables
    first, second = (int(column.get(f"{W}w")) for column in table._tbl.tblGrid)
    assert second == pytest.approx(3 * first, abs=4)
    section = made("<p>x</p>").sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    assert (first + second) * 635 == pytest.approx(room, abs=635)


def test_every_list_of_numbers_begins_at_one() -> None:
    document = made("<ol><li>a</li><li>b</li></ol><p>x</p><ol><li>c</li></ol>")
    numbers = [p._p.find(f".//{W}numId") for p in document.paragraphs]
    used = [each.get(f"{W}val") for each in numbers if each is not None]
    assert used[0] == used[1] != used[2]
    starts = document.part.numbering_part.element.findall(f".//{W}startOverride")
    assert [start.get(f"{W}val") for start in starts] == ["1", "1"]


def test_no_heading_is_in_a_table_for_words_list_of_headings_leaves_those_out() -> None:
    photo = b64encode(png_of(SVG.format("x"), width_mm=20)).decode()
    document = made(
        f'<header class="beside"><div><h1>Sam</h1><p>Year 4</p></div><img alt="" src="data:image/png;base64,{photo}">'
        "</header>"
        '<section class="callout"><h2>What is missing</h2><p>Two things</p><h3>At home</h3><ul><li>A desk</li></ul>'
        "</section>"
    )
    assert [each.text for each in document.paragraphs if each.style.name.lower().startswith("heading")] == [
        *("Sam", "What is missing", "At home"),
    ]
    within = [each.text for table in document.tables for each in table._cells[0].paragraphs]
    assert within == ["Year 4", "Two things", "A desk"]


def test_boxes_can_be_ticked() -> None:
    data = render('<ul class="ticks"><li>I have read it</li></ul>')
    assert "☐" in text_of_docx(data) and "w14:checkbox" in xml(data)


def test_there_is_room_to_write() -> None:
    (box,) = made('<div class="write" data-lines="4"></div>').tables
    height = box._tbl.find(f".//{W}trHeight")
    assert int(height.get(f"{W}val")) >= 4 * 400
    (form,) = made(
        '<table class="form"><thead><tr><th>What</th></tr></thead><tbody><tr><td></td></tr></tbody></table>'
    ).tables
    assert form.style.name == "Form Rows"


def test_a_drawing_and_a_picture_say_what_they_show() -> None:
    photo = b64encode(png_of(SVG.format("x"), width_mm=20)).decode()
    figure = f"<figure>{SVG.format('Cost: reading £1,200')}<figcaption>Cost</figcaption></figure>"
    pictures = "".join(f'<img alt="{shows}" src="data:image/png;base64,{photo}">' for shows in ("The school", ""))
    data = render(figure + pictures)
    about = re.findall(r"<wp:docPr [^>]*>", xml(data))
    assert [re.findall(r'descr="([^"]*)"', each) for each in about] == [["Cost: reading £1,200"], ["The school"], []]
    assert "adec:decorative" in xml(data)
    assert len({re.search(r' id="(\d+)"', each)[1] for each in about if re.search(r' id="(\d+)"', each)}) == 3  # type: ignore[index]


def test_a_picture_that_is_none_is_refused() -> None:
    with pytest.raises(OnlyForHtml):
        render(f'<img alt="x" src="data:image/png;base64,{b64encode(b"nothing of the kind").decode()}">')


def test_every_page_ends_with_the_foot_and_its_number() -> None:
    data = render("<p>x</p>", foot="Keep it <b>".replace("<b>", "&lt;b&gt;"))
    foot = xml(data, "word/footer.xml")
    assert "Keep it &lt;b&gt;" in foot
    assert re.findall(r'w:instr="(\w+)"', foot) == ["PAGE", "NUMPAGES"]


def test_what_must_stay_together_does() -> None:
    document = made('<div class="keep"><h2>a</h2><p>b</p><p>c</p></div><div class="new-page"><h2>d</h2></div>')
    a, b, c, d = document.paragraphs
    assert [p._p.find(f".//{W}keepNext") is not None for p in (a, b, c)] == [True, True, False]
    assert d.paragraph_format.page_break_before


def test_a_letter_has_a_head_and_room_to_sign_and_a_modest_heading() -> None:
    letter = """<div class="letterhead"><p>Fennelside</p><p>Ropewalk Lane</p></div>
    <p>Dear Ms Saldanha,</p><h1>About</h1><p>Text</p>
    <div class="sign"><p>Yours sincerely,</p><p>R. Tillotson</p></div>"""
    document = made(letter)
    assert [p.style.name for p in document.paragraphs[:2]] == ["Letterhead Name", "Letterhead"]
    last = document.paragraphs[-1]
    assert last.text == "R. Tillotson" and last.paragraph_format.space_before >= Mm(12)
    assert document.styles["Heading 1"].font.size < made("<h1>x</h1>").styles["Heading 1"].font.size


def test_the_same_page_gives_the_same_bytes() -> None:
    page = LONG_TABLE.format("<tr><td>x</td><td>1</td></tr>")
    assert render(page) == render(page)


def test_a_name_that_looks_like_markup_or_a_field_is_only_a_name() -> None:
    name = 'Bobby <b>&amp; { HYPERLINK "http://x.example" } =1+1'
    data = render(f"<p>{name.replace('<', '&lt;')}</p>")
    assert 'Bobby <b>& { HYPERLINK "http://x.example" } =1+1' in text_of_docx(data)
    assert "instrText" not in xml(data) and "<w:hyperlink" not in xml(data)


def test_a_comment_of_four_hundred_words_is_there_to_the_last() -> None:
    comment = " ".join(f"word{n}" for n in range(400))
    assert comment in text_of_docx(render(f"<table><tbody><tr><td>x</td><td>{comment}</td></tr></tbody></table>"))


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=60))
def test_any_text_comes_back_but_for_signs_that_no_xml_holds(text: str) -> None:
    words = (Run(text),) if text else ()
    page = Page(
        title=text,
        blocks=(
            Heading(1, words),
            Paragraph(words),
            Items((words,)),
            Table((Run(text),) if text else (), ((Cell(words, is_header=True),),), ((Cell(words),),)),
        ),
        foot=words,
    )
    kept = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
    found = text_of_docx(render_docx(page, look=Look()))
    expected = kept.replace("\r", "\n").replace("\n", "")
    assert found.replace("\n", "").count(expected) >= 6


def test_the_typeface_that_comes_with_senco_is_within_the_file_and_the_school_s_own_is_not() -> None:
    data = render("<p>x</p>")
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        faces = [name for name in file.namelist() if name.endswith(".odttf")]
        mixed = file.read("word/fonts/Regular.odttf")
    assert len(faces) == 3
    key = re.search(r'embedRegular r:id="faceRegular" w:fontKey="\{([\w-]+)\}"', xml(data, "word/fontTable.xml"))
    assert key
    number = bytes.fromhex(key[1].replace("-", ""))[::-1]
    assert bytes(a ^ b for a, b in zip(mixed, number * 2, strict=False))[:4] == b"\0\1\0\0"
    own = render_docx(page_of(html("<p>x</p>")), look=Look(typeface="Verdana"))
    assert not [name for name in zipfile.ZipFile(io.BytesIO(own)).namelist() if name.endswith(".odttf")]
    assert "embed" not in xml(own, "word/settings.xml")


def test_one_picture_shown_twice_is_kept_once() -> None:
    photo = b64encode(png_of(SVG.format("x"), width_mm=20)).decode()
    data = render(f'<img alt="The school" src="data:image/png;base64,{photo}">' * 2)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert [name for name in file.namelist() if name.startswith("word/media/")] == ["word/media/picture1.png"]
    assert xml(data).count('r:embed="picture1"') == 2


def test_small_print_below_a_heading_is_never_left_behind_by_what_it_is_about() -> None:
    document = made('<h2>A</h2><p class="small">Source</p><p>Text</p><p class="small">Source</p>')
    kept = [p.paragraph_format.keep_with_next or p.style.paragraph_format.keep_with_next for p in document.paragraphs]
    assert [bool(each) for each in kept] == [True, True, False, False]


def kept_rows(rows: int, text: str = "") -> list[bool]:
    """Whether each row after the head stays with the next one: the name of the group, the rows, the sum."""
    body = "".join(f"<tr><td>{n}</td><td>{text}</td></tr>" for n in range(rows))
    (table,) = made(LONG_TABLE.format(body)).tables
    return [row._tr.find(f".//{W}keepNext") is not None for row in table.rows[1:]]


def test_no_row_of_a_table_is_alone_on_a_page_and_neither_is_the_sum() -> None:
    assert kept_rows(10) == [True, *[False] * 8, True, True, False]


def test_a_table_of_few_short_rows_is_whole_and_one_of_few_long_rows_is_not() -> None:
    assert kept_rows(6) == [True] * 7 + [False]
    assert kept_rows(6, "word " * 60) == [True, *[False] * 4, True, True, False]


def test_no_line_ends_within_something_to_type_and_it_is_read_as_it_was_typed() -> None:
    document = made("<p>Then: senco review-notes g2x7p --part meeting, well-known</p>")
    (line,) = document.paragraphs
    assert line.text == "Then: senco review-notes g2x7p --part meeting, well-known"
    assert len(line._p.findall(f".//{W}noBreakHyphen")) == 3


def test_what_somebody_said_has_a_line_at_its_side() -> None:
    document = made('<div class="voice"><p>I like it.</p></div><p>Text</p>')
    sides = [p._p.find(f".//{W}pBdr/{W}left") is not None for p in document.paragraphs]
    assert sides == [True, False]


def test_a_fact_without_an_answer_has_a_line_to_write_on() -> None:
    document = made("<dl><dt>Name</dt><dd></dd><dt>Class</dt><dd>4B</dd></dl>")
    name, class_name = document.paragraphs[:2]
    assert name._p.find(f".//{W}tab[@{W}leader='underscore']") is not None
    assert class_name.text == "Class: 4B" and class_name._p.find(f".//{W}tabs") is None


def test_what_is_too_long_for_half_a_page_is_not_kept_in_one_piece() -> None:
    rows = "<tr><td>x</td></tr>" * 12
    document = made(f'<div class="keep"><h2>A</h2><p>{"word " * 400}</p><table><tbody>{rows}</tbody></table></div>')
    _, text, *_ = document.paragraphs
    assert text._p.find(f".//{W}keepNext") is None
    assert sum(p.find(f".//{W}keepNext") is not None for p in document.tables[0]._tbl.tr_lst) == 2
