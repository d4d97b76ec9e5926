"""The PDF: whole, tagged so that a screen reader can follow it, the same bytes each time, and never code."""

from __future__ import annotations

from base64 import b64decode
from typing import Any

import pytest
from documents.example import Example
from documents.pdf_reading import opened, tags_of, text_of, texts_of

from senco_cli.documents.look import Look
from senco_cli.documents.render.blocks import Figure, Heading, Page, Paragraph, Picture, Run, Words
from senco_cli.documents.render.parsing import page_of
from senco_cli.documents.render.pdf import NotForEverybody, PdfRefused, pdf_printer, render_pdf
from senco_cli.documents.render.pdf_data import page_data
from senco_cli.documents.render.pdf_drawings import Drawings
from senco_cli.documents.templates import environment, render

DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
DRAWING = '<svg role="img" aria-label="A 1, B 2" viewBox="0 0 99 9"><rect width="50" height="9"/></svg>'
NAMES = "Siân Łukasz Nguyễn Thị Hương Ŵyn Şerife Ελένη Дмитрий Ağça"
SIGNS = "☐ ☑ ✓ – — ’ “” − × ½ £ € • … ≥ →"
EVERYTHING = f"""<!DOCTYPE html><html lang="cy"><head><title>Adroddiad &amp; more</title></head>
<body class="portrait"><main>
<div class="letterhead"><img alt="Oak" src="data:image/png;base64,{DOT}"><p>Fernbrook</p>
<p>1 Lane<br>01632 960140</p></div>
<h1>Review of {NAMES}</h1><p>Signs {SIGNS} and <strong>bold</strong> <em>italic</em> <small>small</small></p>
<p class="small">Source: SEND Regulations 2014</p>
<div class="callout"><h2>Missing</h2><ul><li>Advice one</li><li>Advice two</li></ul></div>
<dl class="figures"><div><dt>Pupils</dt><dd>29</dd><dd>one in none</dd></div></dl>
<dl><dt>When</dt><dd>Monday</dd><dd>Tuesday</dd><dt>Signed</dt><dd></dd></dl>
<ol><li>Firstly</li></ol><ul class="ticks"><li>Send it</li></ul>
<h3>Third</h3><h4>Fourth</h4>
<table><caption>Outcomes</caption>
<thead><tr><th scope="col">Outcome</th><th scope="col" class="n">Cost</th></tr></thead>
<tbody><tr><th scope="rowgroup" colspan="2">Cognition</th></tr>
<tr><th scope="row">Reads</th><td class="n">£1.50</td></tr></tbody>
<tfoot><tr><th scope="row">Total</th><td class="n">£9.75</td></tr></tfoot></table>
<table class="form"><colgroup><col style="width: 30%"><col style="width: 70%"></colgroup>
<tbody><tr><th scope="row">Question</th><td></td></tr></tbody></table>
<div class="write" data-lines="2"></div>
<figure>{DRAWING}<figcaption>Caption</figcaption></figure>
<section class="new-page"><h2>Later</h2><div class="keep"><p>Kept</p></div></section>
<div class="sign"><p>Yours</p><p>Mrs R. Tillotson</p></div>
</main><footer><p>Keep this safe.</p></footer></body></html>"""


def said(text: str) -> Words:
    return (Run(text),)


def page(*blocks: Heading | Paragraph | Figure | Picture, title: str = "A page") -> Page:
    return Page(title=title, blocks=(Heading(1, said("First")), *blocks))


def pdf(of: Page) -> bytes:
    return render_pdf(of, look=Look())


@pytest.fixture(scope="module")
def everything() -> bytes:
    return pdf(page_of(EVERYTHING))


@pytest.fixture(scope="module")
def map_pdf(example: Example) -> bytes:
    return pdf(page_of(render(environment(), "provision-map.html.j2", {"map": example.map()})))


def test_title_language_and_standard_stand_in_the_file(everything: bytes) -> None:
    with opened(everything) as file:
        assert str(file.docinfo["/Title"]) == "Adroddiad & more"
        assert str(file.Root.Lang) == "cy"
        assert bool(file.Root.MarkInfo.Marked)
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
        assert b"<pdfuaid:part>1</pdfuaid:part>" in file.Root.Metadata.read_bytes()


def test_all_that_the_page_says_is_in_the_file(everything: bytes) -> None:
    text = text_of(everything)
    for words in (
        *("Fernbrook", "01632960140", f"Reviewof{NAMES}".replace(" ", ""), SIGNS.replace(" ", "")),
        *("bold", "italic", "small", "Source:SENDRegulations2014", "Advicetwo", "Pupils", "29", "oneinnone"),
        *("When:Monday;Tuesday", "Signed:", "1.Firstly", "☐Sendit", "Third", "Fourth", "Outcomes", "Cognition"),
        *("£1.50", "Total£9.75", "Question", "Caption", "Later", "Kept", "Yours", "MrsR.Tillotson"),
        *("Keepthissafe.", "Page1of2", "Page2of2"),
    ):
        assert words in text, words


def test_headings_are_headings_of_their_level_in_order(everything: bytes) -> None:
    levels = [tag.name for tag in tags_of(everything) if tag.name in {"/H1", "/H2", "/H3", "/H4"}]
    assert levels == ["/H1", "/H2", "/H3", "/H4", "/H2"]


def test_a_table_has_caption_head_body_and_foot_and_each_header_says_for_what(everything: bytes) -> None:
    tags = tags_of(everything)
    first = tags.index(next(tag for tag in tags if tag.name == "/Table"))
    depth = tags[first].depth
    parts = [tag.name for tag in tags[first:] if tag.depth == depth + 1][:4]
    assert parts == ["/Caption", "/THead", "/TBody", "/TFoot"]
    headers = [tag for tag in tags if tag.name == "/TH"]
    assert len(headers) == 4
    assert {str(tag.attributes["/Scope"]) for tag in headers} == {"/Column"}


def test_a_group_is_a_header_of_its_rows_and_leaves_each_cell_the_head_of_its_column(everything: bytes) -> None:
    tags = tags_of(everything)
    chains = [[str(each) for each in tag.attributes.get("/Headers", ())] for tag in tags if tag.name == "/TH"]
    assert [len(chain) for chain in chains] == [0, 0, 1, 1]
    assert chains[2] != chains[3]
    cells = [[str(each) for each in tag.attributes["/Headers"]] for tag in tags if tag.name == "/TD"][:2]
    assert cells[0] != cells[1]


def test_drawings_and_logos_say_what_they_show_and_marks_of_lists_are_lists(everything: bytes) -> None:
    tags = tags_of(everything)
    assert [tag.alternative for tag in tags if tag.name == "/Figure"] == ["Oak", "A 1, B 2"]
    assert len([tag for tag in tags if tag.name == "/L"]) == 4
    assert len([tag for tag in tags if tag.name == "/LI"]) == 6


def test_the_same_page_is_the_same_bytes_whoever_made_others_before(everything: bytes) -> None:
    make = pdf_printer(look=Look())
    make(page(Paragraph(said("another"))))
    assert make(page_of(EVERYTHING)) == everything
    assert b"CreationDate" not in everything


def test_what_a_person_typed_is_never_code() -> None:
    typed = '#panic("x") $x^2$ @ref <label> // gone /* gone */ \\ ` *not bold* _nor this_ = nor a heading "#{1+1}"'
    made = pdf(page(Paragraph(said(typed)), title=typed))
    assert typed.replace(" ", "") in text_of(made)
    with opened(made) as file:
        assert str(file.docinfo["/Title"]) == typed


def test_writing_that_no_typeface_here_has_is_an_empty_box_and_stops_nothing() -> None:
    made = pdf(page(Paragraph(said("Name: \U00013000 and \ue000, called Bo"))))
    text = text_of(made)
    assert "Name:" in text
    assert "calledBo" in text


def test_a_drawing_with_writing_that_the_typeface_has_not_is_made_all_the_same() -> None:
    drawing = '<svg role="img" aria-label="x" viewBox="0 0 99 20"><text x="1" y="15">Nguyễn</text></svg>'
    made = pdf(page(Figure(drawing, "x", ())))
    assert [tag.alternative for tag in tags_of(made) if tag.name == "/Figure"] == ["x"]


def test_a_cell_of_four_hundred_words_goes_on_over_the_page_and_loses_none() -> None:
    words = " ".join(f"word{number}" for number in range(1500))
    html = f"<h1>x</h1><table><tbody><tr><th scope='row'>Comment</th><td>{words}</td></tr></tbody></table>"
    text = text_of(pdf(page_of(f"<html><head><title>t</title></head><body>{html}</body></html>")))
    assert all(f"word{number}" in text for number in range(1500))


def test_what_is_to_be_kept_together_and_is_taller_than_a_page_loses_nothing() -> None:
    lines = "".join(f"<p>line{number}</p>" for number in range(150))
    html = f"<html><head><title>t</title></head><body><h1>x</h1><div class='keep'>{lines}</div></body></html>"
    text = text_of(pdf(page_of(html)))
    assert all(f"line{number}" in text for number in range(150))


def test_the_header_row_is_repeated_on_every_page_of_a_long_table() -> None:
    rows = "".join(f"<tr><th scope='row'>Pupil {number}</th><td>x</td></tr>" for number in range(120))
    head = "<thead><tr><th scope='col'>Whosename</th><th scope='col'>Mark</th></tr></thead>"
    html = f"<h1>x</h1><table><caption>c</caption>{head}<tbody>{rows}</tbody></table>"
    made = pdf(page_of(f"<html><head><title>t</title></head><body>{html}</body></html>"))
    with opened(made) as file:
        assert text_of(made).count("Whosename") == len(file.pages) > 2


@pytest.mark.parametrize(
    ("paper", "size"), [("portrait", (595, 842)), ("landscape", (842, 595)), ("large", (595, 842))]
)
def test_the_paper_is_a4_held_as_the_page_says(paper: str, size: tuple[int, int]) -> None:
    made = pdf(page_of(f"<html><head><title>t</title></head><body class='{paper}'><h1>x</h1><p>Word</p></body></html>"))
    with opened(made) as file:
        assert tuple(round(float(each)) for each in file.pages[0].mediabox[2:]) == size


def test_the_provision_map_is_made_and_says_what_its_html_says(map_pdf: bytes, example: Example) -> None:
    text = text_of(map_pdf)
    assert "SiânO'Brien-Nguyễn" in text
    assert "Bobby<script>alert(1)</script>" in text
    for row in example.map().rows:
        assert row.title.replace(" ", "") in text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (page(title=" "), "the page has no title"),
        (page(Heading(3, said("Amara"))), "a heading of level 3 follows one of level 1"),
        (Page(title="t", blocks=(Heading(2, said("Amara")),)), "a heading of level 2 is the first"),
        (page(Figure(DRAWING, " ", said("Amara"))), "a drawing does not say what it shows"),
    ],
    ids=["title", "level", "first heading", "drawing"],
)
def test_a_page_that_no_screen_reader_can_follow_is_refused_in_one_sentence(wrong: Page, sentence: str) -> None:
    with pytest.raises(NotForEverybody) as refused:
        pdf(wrong)
    assert refused.value.sentence == f"the template makes no PDF that a screen reader can read: {sentence}"
    assert refused.value.hint
    assert "Amara" not in refused.value.sentence


@pytest.mark.parametrize("block", [Picture(b"Amara", "x"), Figure("<svg>Amara", "x", ())], ids=["picture", "drawing"])
def test_a_damaged_picture_is_refused_without_what_is_on_the_page(block: Picture | Figure) -> None:
    with pytest.raises(PdfRefused) as refused:
        pdf(page(block))
    assert "Amara" not in str(refused.value)
    assert "a picture in it may be damaged" in refused.value.sentence


def test_a_logo_is_in_the_file_and_one_that_only_adorns_is_no_figure() -> None:
    made = pdf(page(Picture(b64decode(DOT), "A dot"), Picture(b64decode(DOT), "")))
    assert [tag.alternative for tag in tags_of(made) if tag.name == "/Figure"] == ["A dot"]
    assert len(made) > len(pdf(page()))


def with_table(rows: list[str], *, before: int) -> list[str]:
    """The pages of a table that follows so many lines of text."""
    head = "<caption>Who gets what</caption><thead><tr><th>Pupil</th><th>What</th></tr></thead>"
    body = "".join(f"<tr><th>P{place:02}</th><td>{row}</td></tr>" for place, row in enumerate(rows))
    lines = "<p>Line</p>" * before
    table = f"<table>{head}<tbody>{body}</tbody></table>"
    return texts_of(pdf(page_of(f"<html><head><title>T</title></head><body><h1>T</h1>{lines}{table}</body></html>")))


@pytest.mark.parametrize("before", range(20, 40, 3))
def test_a_long_table_begins_with_more_than_one_row_on_its_page(before: int) -> None:
    pages = with_table(["reading"] * 30, before=before)
    (first,) = (each for each in pages if "Whogetswhat" in each)
    assert "P00" in first and "P01" in first


@pytest.mark.parametrize("before", range(20, 40, 3))
def test_a_short_table_is_on_one_page(before: int) -> None:
    pages = with_table(["reading"] * 6, before=before)
    assert ["Whogetswhat" in each for each in pages] == ["P05" in each for each in pages]


@pytest.mark.parametrize("before", range(20, 40, 3))
def test_a_row_of_some_lines_is_not_torn(before: int) -> None:
    row = "First " + "and so on with what was done and how it went " * 12 + "lastly"
    pages = with_table(["reading"] * 9 + [row], before=before)
    assert ["P09" in each for each in pages] == ["lastly" in each for each in pages]


def test_a_row_that_is_taller_than_a_page_is_there_to_the_end() -> None:
    assert "lastly" in "".join(with_table(["word " * 3000 + "lastly"], before=3))


@pytest.mark.parametrize("before", range(20, 40, 3))
def test_small_print_about_a_heading_stays_with_what_comes_after_it(before: int) -> None:
    html = f"<html><head><title>T</title></head><body><h1>T</h1>{'<p>Line</p>' * before}"
    pages = texts_of(pdf(page_of(f'{html}<h2>Later</h2><p class="small">Source</p><p>After</p></body></html>')))
    assert ["Later" in each for each in pages] == ["After" in each for each in pages]


def blocks_set(content: str) -> list[dict[str, Any]]:
    """The blocks as the typesetter gets them."""
    of = page_of(f"<html><body><main>{content}</main></body></html>")
    found: list[dict[str, Any]] = page_data(of, drawings=Drawings())["blocks"]
    return found


def test_small_print_at_the_end_stays_with_what_it_is_about() -> None:
    table = "<table><tbody><tr><td>x</td></tr></tbody></table>"
    *_, last = blocks_set(f'<h1>A</h1>{table}<p class="small">* read elsewhere</p>')
    assert (last["style"], [each["is"] for each in last["blocks"]]) == ("keep", ["table", "paragraph"])
    assert blocks_set(f'<h1>A</h1><p class="small">* read</p>{table}')[-1]["is"] == "table"


def test_only_a_heading_with_a_word_longer_than_its_line_may_be_hyphenated() -> None:
    first, second = blocks_set("<h1>Ana Wolfeschlegelsteinhausenberger</h1><h2>Preparing for adulthood</h2>")
    assert (first["long"], second["long"]) == (True, False)


def test_what_is_typed_into_a_terminal_is_one_piece() -> None:
    (line,) = blocks_set("<p>Then senco review-notes b2c3d --part sent.</p>")
    assert line["words"] == ["Then senco ", ["u", "review-notes"], " b2c3d ", ["u", "--part"], " sent."]


def test_what_somebody_said_has_a_line_at_its_side() -> None:
    (group,) = blocks_set('<div class="voice"><p>I like it.</p></div>')
    assert group["style"] == "voice"
