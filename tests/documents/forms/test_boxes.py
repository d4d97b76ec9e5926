"""Boxes to tick: found beside their question however they are drawn, and crossed by the answer."""

from __future__ import annotations

import pytest
from documents.authority_form import saved
from docx import Document
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

from senco_cli.documents.forms.boxes import Ticks
from senco_cli.documents.forms.mapping import mapping_of, tag_form
from senco_cli.documents.forms.package import W, open_form
from senco_cli.documents.forms.tags import text_of
from senco_cli.store.yaml_reader import read

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
HELD = '{{ meeting.held|tick("Yes") }} Yes {{ meeting.held|tick("No") }} No'


def tagged(data: bytes, mapping: str) -> tuple[str, list[str]]:
    """The words of the form when its boxes have been tagged, and what was not found."""
    mapped, faults = mapping_of(read(mapping.encode()).tree)
    assert faults == ()
    form, unplaced = tag_form(open_form(data, name="form.docx"), mapped)
    body = open_form(form.data, name="form.docx").parts["word/document.xml"]
    lines = [" ".join(text_of(each).split()) for each in body.iter(f"{{{W}}}p")]
    return " / ".join(line for line in lines if line), [fault.sentence for fault in unplaced]


def old_box(paragraph: Paragraph) -> None:
    """A box of the kind that old forms have, which is a field."""
    begin = f'<w:r xmlns:w="{W}"><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r>'
    paragraph._p.append(parse_xml(begin))
    paragraph._p.append(parse_xml(f'<w:r xmlns:w="{W}"><w:instrText> FORMCHECKBOX </w:instrText></w:r>'))
    paragraph._p.append(parse_xml(f'<w:r xmlns:w="{W}"><w:fldChar w:fldCharType="end"/></w:r>'))


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["Was it held? ☐ Yes ☐ No"], f"Was it held? {HELD}"),
        (
            ["Was it held? Yes □ No □"],
            'Was it held? Yes {{ meeting.held|tick("Yes") }} No {{ meeting.held|tick("No") }}',
        ),
        (
            ["Was it held?", "☐ Yes", "☐ No", "Other words"],
            f"Was it held? / {HELD.replace(' Yes ', ' Yes / ')} / Other words",
        ),
    ],
)
def test_boxes_stand_in_the_line_of_their_question_or_below_it(lines: list[str], found: str) -> None:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    assert tagged(saved(document), "ticks: {Was it held: meeting.held}") == (found, [])


def test_boxes_stand_in_the_cells_beside_their_question() -> None:
    document = Document()
    row = document.add_table(rows=1, cols=5).rows[0]
    for cell, words in zip(row.cells, ("Was it held?", "Yes", "☐", "No", "☐"), strict=True):
        cell.text = words
    said, faults = tagged(saved(document), "ticks: {Was it held?: meeting.held}")
    assert faults == []
    assert said == 'Was it held? / Yes / {{ meeting.held|tick("Yes") }} / No / {{ meeting.held|tick("No") }}'


def test_a_box_of_an_old_form_and_a_sign_of_a_typeface_are_boxes() -> None:
    document = Document()
    paragraph = document.add_paragraph("Was it held? ")
    old_box(paragraph)
    paragraph.add_run(" Yes ")
    sign = f'<w:r xmlns:w="{W}"><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
    paragraph._p.append(parse_xml(sign))
    paragraph.add_run(" No")
    assert tagged(saved(document), "ticks: {Was it held: meeting.held}") == (f"Was it held? {HELD}", [])


def test_the_words_of_a_box_may_stand_for_an_answer_of_another_name() -> None:
    document = Document()
    document.add_paragraph("We propose ☐ no change ☐ changes ☐ something else")
    boxes = "{field: recommendation.recommendation, boxes: {no change: keep, changes: amend}}"
    said, faults = tagged(saved(document), f"ticks: {{We propose: {boxes}}}")
    assert faults == []
    assert said.count("☐") == 1
    assert '{{ recommendation.recommendation|tick("amend") }} changes' in said


def test_a_box_alone_is_named_by_its_own_words() -> None:
    document = Document()
    document.add_paragraph("☐ Looked after ☐ Adopted")
    said, faults = tagged(saved(document), "ticks: {Looked after: pupil.is_looked_after}")
    assert faults == []
    assert said == '{{ pupil.is_looked_after|tick("yes", "Looked after") }} Looked after ☐ Adopted'


@pytest.mark.parametrize(
    ("ticks", "said"),
    [
        ("{Was it hold: meeting.held}", "stands beside no box"),
        ("{Was it held: meeting.held}", 'stands 2 times beside boxes; write "Was it held [1]"'),
        ('{"Was it held [3]": meeting.held}', "stands only 2 times"),
        ('{"Was it held [1]": {field: meeting.held, boxes: {Yess: yes}}}', 'has no box "Yess" beside it; the nearest'),
    ],
)
def test_boxes_that_are_not_there_are_said(ticks: str, said: str) -> None:
    document = Document()
    for _ in range(2):
        document.add_paragraph("Was it held? ☐ Yes ☐ No")
    (fault,) = tagged(saved(document), f"ticks: {ticks}")[1]
    assert said in fault


def test_a_list_of_ticks_that_means_nothing_is_said() -> None:
    for text in (b"ticks: [a]\n", b"ticks: {a: {boxes: {b: c}}}\n", b"ticks: {a: {field: b, box: {b: c}}}\n"):
        assert mapping_of(read(text).tree)[1]
    assert mapping_of(read(b"ticks: {a: b}\n").tree)[0].ticks == {"a": Ticks("b")}


def test_a_box_of_word_s_own_knows_that_it_is_crossed() -> None:
    from senco_cli.documents.forms.finish import finished

    document = Document()
    for sign in "☒☐":
        control = (
            f'<w:sdt xmlns:w="{W}" xmlns:w14="{W14}"><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>'
            f"</w:sdtPr><w:sdtContent><w:r><w:t>{sign}</w:t></w:r></w:sdtContent></w:sdt>"
        )
        document.add_paragraph()._p.append(parse_xml(control))
    body = open_form(finished(saved(document), name="form.docx"), name="form.docx").parts["word/document.xml"]
    assert [each.get(f"{{{W14}}}val") for each in body.iter(f"{{{W14}}}checked")] == ["1", "0"]
