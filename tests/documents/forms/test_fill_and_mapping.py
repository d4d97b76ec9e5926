"""An authority's form filled from the records: tagged by a list, written as people write, its gaps listed."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from documents.authority_form import MAPPING, OUTCOMES, saved, untagged, with_paragraphs
from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

from senco_cli.actions.export_annual_review import packs_of
from senco_cli.actions.template_examples import practice
from senco_cli.documents.annual_review.view import AnnualReview
from senco_cli.documents.forms.fields import page_of_forms, values_for_forms
from senco_cli.documents.forms.fill import Filled, FormNotFilled, fill_form, form_environment
from senco_cli.documents.forms.look_over import look_over
from senco_cli.documents.forms.mapping import Mapped, mapping_of, tag_form
from senco_cli.documents.forms.package import W, open_form
from senco_cli.documents.forms.tags import FormFault
from senco_cli.store.yaml_reader import read


@pytest.fixture(scope="module")
def review() -> AnnualReview:
    """The review of a pupil of whom much is recorded."""
    return packs_of(practice())("k7m2q").view


def filled(data: bytes, review: AnnualReview, *, marks: bool = False) -> Filled:
    form, faults = look_over(open_form(data, name="form.docx"), form_environment(), page=page_of_forms())
    assert faults == ()
    return fill_form(form, values_for_forms(review), marks=marks)


def words(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


def style_of(paragraph: Paragraph) -> str | None:
    return paragraph.style.name if paragraph.style else None


def tagged(data: bytes, mapping: str) -> tuple[bytes, tuple[FormFault, ...]]:
    mapped, faults = mapping_of(read(mapping.encode()).tree)
    assert faults == ()
    form, unplaced = tag_form(open_form(data, name="form.docx"), mapped)
    return form.data, unplaced


def test_the_form_of_the_authority_is_filled_from_a_list_of_its_labels(review: AnnualReview) -> None:
    data, unplaced = tagged(untagged(), MAPPING)
    assert unplaced == ()
    document = Document(io.BytesIO(filled(data, review).data))
    about, outcomes = document.tables
    assert [cell.text for cell in about.rows[0].cells] == [
        "Child’s name:",
        review.pupil.name,
        "Date of birth:",
        "3 November 2015",
    ]
    assert [row.cells[1].text for row in outcomes.rows[1:]] == [each.progress for each in review.outcomes]
    assert outcomes.rows[1].cells[0].text.startswith(f"{review.outcomes[0].number} ")
    assert "tblHeader" in outcomes.rows[0]._tr.xml and "tblHeader" not in outcomes.rows[1]._tr.xml
    assert all("cantSplit" in row._tr.xml for row in outcomes.rows[1:])
    assert document.sections[0].header.paragraphs[0].text.endswith(f"reference: {review.pupil.key}")
    assert f"Hopes for the future: {review.child.aspirations}" in words(filled(data, review).data)


def test_what_was_in_the_form_stays_as_it_was(review: AnnualReview) -> None:
    before = Document(io.BytesIO(untagged()))
    after = Document(io.BytesIO(filled(tagged(untagged(), MAPPING)[0], review).data))
    assert [style_of(each) for each in after.paragraphs] == [style_of(each) for each in before.paragraphs]
    assert after.paragraphs[-1].runs[0].font.size == before.paragraphs[-1].runs[0].font.size
    assert after.tables[0].rows[0].cells[0].paragraphs[0].runs[0].bold


def test_days_yes_and_no_and_lists_are_written_as_people_write_them(review: AnnualReview) -> None:
    pupil = replace(review.pupil, is_looked_after=False, needs=("One", "Two"))
    view = replace(review, pupil=pupil, on=date(2026, 11, 2))
    texts = ("{{ on }}", "{{ on|day('short') }}", "{{ pupil.is_looked_after }}", "{{ pupil.needs }}")
    assert words(filled(with_paragraphs(*texts), view).data) == ["2 November 2026", "2 Nov 2026", "No", "One\nTwo"]


def test_what_somebody_wrote_is_words_and_nothing_else(review: AnnualReview) -> None:
    nasty = "<b>&\"' {{ pupil.upn }} {% for %} \x0b=1+1 ]]>"
    view = replace(review, pupil=replace(review.pupil, name=nasty))
    (shown,) = words(filled(with_paragraphs("{{ pupil.name }}"), view).data)
    assert shown.replace("\x0b", "").replace("\ufffd", "").split() == nasty.replace("\x0b", "").split()


def test_every_value_that_is_missing_is_listed_once_and_left_empty(review: AnnualReview) -> None:
    view = replace(review, pupil=replace(review.pupil, upn=None, looked_after_since=None, needs=()))
    texts = ("UPN: {{ pupil.upn }}", "{{ pupil.looked_after_since|day }}", "{{ pupil.needs }}", "{{ pupil.upn }}")
    found = filled(with_paragraphs(*texts), view)
    assert [(each.path, each.about, each.times) for each in found.missing] == [
        ("pupil.upn", "pupil: unique pupil number", 2),
        ("pupil.looked_after_since", "pupil: since when", 1),
        ("pupil.needs", "pupil: types of need, the main one first", 1),
    ]
    assert words(found.data) == ["UPN: ", "", "", ""]
    assert "None" not in " ".join(words(found.data))


def test_with_marks_what_is_missing_is_yellow_and_the_words_beside_it_are_not(review: AnnualReview) -> None:
    view = replace(review, pupil=replace(review.pupil, upn=None))
    data = filled(with_paragraphs("UPN: {{ pupil.upn }}, name: {{ pupil.name }}"), view, marks=True).data
    runs = {run.text: run.font.highlight_color for run in Document(io.BytesIO(data)).paragraphs[0].runs}
    assert runs == {
        "UPN: ": None,
        "[missing: unique pupil number]": WD_COLOR_INDEX.YELLOW,
        f", name: {view.pupil.name}": None,
    }


def test_a_list_without_entries_is_missing_and_leaves_a_row_where_the_form_had_one(review: AnnualReview) -> None:
    data, _ = tagged(untagged(), MAPPING)
    found = filled(data, replace(review, outcomes=()))
    table = Document(io.BytesIO(found.data)).tables[1]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [list(OUTCOMES), ["", "", ""]]
    assert [each.about for each in found.missing] == ["each outcome of the plan"]


def test_a_table_with_nothing_but_an_empty_list_is_gone_and_the_cell_around_it_can_be_opened(
    review: AnnualReview,
) -> None:
    document = Document()
    inner = document.add_table(rows=1, cols=1).cell(0, 0).add_table(rows=3, cols=1)
    for row, words in zip(inner.rows, ("{%tr for o in outcomes %}", "{{ o.number }}", "{%tr endfor %}"), strict=True):
        row.cells[0].text = words
    data = filled(saved(document), replace(review, outcomes=())).data
    (table,) = open_form(data, name="form.docx").parts["word/document.xml"].iter(f"{{{W}}}tbl")
    assert [each.tag.rpartition("}")[2] for each in table.iter(f"{{{W}}}tc", f"{{{W}}}p")] == ["tc", "p", "p"]


def test_a_bullet_with_nothing_to_say_is_left_out_and_a_line_of_its_own_is_not(review: AnnualReview) -> None:
    view = replace(review, pupil=replace(review.pupil, upn=None))
    document = Document()
    for style in ("List Bullet", "Normal"):
        document.add_paragraph("{{ pupil.upn }}", style=style)
        document.add_paragraph("{{ pupil.key }}", style=style)
    assert words(filled(saved(document), view).data) == [view.pupil.key, "", view.pupil.key]


def test_a_field_of_a_loop_is_described_whatever_the_loop_calls_it(review: AnnualReview) -> None:
    view = replace(review, outcomes=tuple(replace(each, evidence=None) for each in review.outcomes[:2]))
    found = filled(with_paragraphs("{% for x in outcomes %}{{ x.evidence }}{% endfor %}"), view)
    assert [(each.path, each.about, each.times) for each in found.missing] == [
        ("x.evidence", "outcomes: what shows it", 2)
    ]


def test_a_tag_that_makes_too_much_is_refused_without_its_values(review: AnnualReview) -> None:
    with pytest.raises(FormNotFilled) as refused:
        filled(with_paragraphs("{{ pupil.name * 10**9 }}"), review)
    assert review.pupil.name not in refused.value.sentence


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ('labels: {"Chlid\'s name": pupil.name}', 'is nowhere in the form; the nearest is "Child’s name:"'),
        ("content_controls: {dob: pupil.name}", "is no content control of the form"),
        ("bookmarks: {dob: pupil.name}", "is no bookmark of the form"),
        ("tables: [{rows_of: outcomes, columns: {Outcomes: outcome}}]", "are not the headings of one row"),
        ('labels: {"Annual review of an EHC plan [2]": pupil.name}', "stands only 1 times"),
        ("labels: {Evidence: pupil.name, Progress: pupil.upn}", ""),
    ],
)
def test_a_place_that_is_not_in_the_form_is_said_with_the_nearest(mapping: str, said: str) -> None:
    _, unplaced = tagged(untagged(), mapping)
    assert said in " ".join(fault.sentence for fault in unplaced)
    assert bool(unplaced) is bool(said)


def test_a_label_that_stands_twice_is_asked_about_and_can_be_numbered() -> None:
    document = Document()
    table = document.add_table(rows=2, cols=2)
    for row in table.rows:
        row.cells[0].text = "Name"
    (fault,) = tagged(saved(document), "labels: {Name: pupil.name}")[1]
    assert '"Name [1]"' in fault.sentence
    data, unplaced = tagged(saved(document), '{labels: {"Name [2]": pupil.name}}')
    assert unplaced == ()
    assert [row.cells[1].text for row in Document(io.BytesIO(data)).tables[0].rows] == ["", "{{ pupil.name }}"]


def test_content_controls_and_bookmarks_are_filled(review: AnnualReview) -> None:
    document = Document()
    paragraph = document.add_paragraph("Born: ")
    control = (
        f'<w:sdt xmlns:w="{W}"><w:sdtPr><w:alias w:val="Date of birth"/><w:tag w:val="dob"/>'
        "<w:showingPlcHdr/></w:sdtPr>"
        '<w:sdtContent><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>Click to enter</w:t></w:r>'
        "</w:sdtContent></w:sdt>"
    )
    paragraph._p.append(parse_xml(control))
    marked = document.add_paragraph("Name: ")
    marked._p.append(parse_xml(f'<w:bookmarkStart xmlns:w="{W}" w:id="1" w:name="Text1"/>'))
    marked._p.append(parse_xml(f'<w:bookmarkEnd xmlns:w="{W}" w:id="1"/>'))
    data, unplaced = tagged(
        saved(document), "{content_controls: {dob: pupil.date_of_birth}, bookmarks: {Text1: pupil.name}}"
    )
    assert unplaced == ()
    form = open_form(filled(data, review).data, name="form.docx")
    text = "".join(each.text or "" for each in form.parts["word/document.xml"].iter(f"{{{W}}}t"))
    assert text == f"Born: 3 November 2015Name: {review.pupil.name}"
    assert form.parts["word/document.xml"].find(f".//{{{W}}}showingPlcHdr") is None


@pytest.mark.parametrize(
    "text", ["- a\n- b\n", "label: {a: b}\n", "labels: [a]\n", "tables: [{columns: {a: b}}]\n", "labels: {a: {b: c}}\n"]
)
def test_a_list_that_means_nothing_is_said(text: str) -> None:
    assert mapping_of(read(text.encode()).tree)[1]


def test_a_sound_list_is_understood() -> None:
    assert mapping_of(read(b"about: x\nlabels: {Name: pupil.name}\n").tree) == (
        Mapped(labels={"Name": "pupil.name"}),
        (),
    )
