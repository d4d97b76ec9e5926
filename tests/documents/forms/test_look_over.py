"""A form is looked over before it is filled: tags put together again, and every fault at once."""

from __future__ import annotations

import io

import pytest
from documents.authority_form import saved, with_paragraphs, with_runs
from docx import Document

from senco_cli.documents.forms.fields import form_fields, page_of_forms
from senco_cli.documents.forms.fill import form_environment
from senco_cli.documents.forms.look_over import look_over
from senco_cli.documents.forms.package import open_form
from senco_cli.documents.forms.tags import FormFault, text_of


def faults(data: bytes) -> tuple[FormFault, ...]:
    return look_over(open_form(data, name="form.docx"), form_environment(), page=page_of_forms())[1]


def table_with(*rows: tuple[str, ...]) -> bytes:
    document = Document()
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return saved(document)


@pytest.mark.parametrize(
    "runs",
    [
        ("Name: {", "{ pu", "pil.na", "me }", "}, born"),
        ("Name: {{", " pupil.name ", "}}, born"),
        ("Name: ", "{{ pupil.name }", "}, born"),
    ],
)
def test_a_tag_that_word_has_split_is_put_together_in_the_type_in_which_it_begins(runs: tuple[str, ...]) -> None:
    form, found = look_over(open_form(with_runs(*runs), name="form.docx"), form_environment(), page=page_of_forms())
    assert found == ()
    whole = Document(io.BytesIO(form.data)).paragraphs[0]
    assert whole.text == "Name: {{ pupil.name }}, born"
    assert [run.text for run in whole.runs if "{{ pupil.name }}" in run.text]


def test_quotes_that_word_has_curled_are_straight_in_a_tag_and_curled_beside_it() -> None:
    form, found = look_over(
        open_form(with_paragraphs("“On” {{ meeting.on|day(“short”) }}"), name="form.docx"),
        form_environment(),
        page=page_of_forms(),
    )
    assert found == ()
    assert text_of(form.parts["word/document.xml"]) == '“On” {{ meeting.on|day("short") }}'


def test_a_tag_with_a_line_break_in_it_is_said_and_not_mended() -> None:
    document = Document()
    run = document.add_paragraph("Name: ").add_run("{{ pupil.")
    run.add_break()
    run.add_text("name }}")
    (fault,) = faults(saved(document))
    assert "line break in the middle of a tag" in fault.sentence
    assert fault.around.startswith("Name: {{ pupil.")


def test_every_fault_comes_at_once_with_the_words_around_it() -> None:
    found = faults(
        with_paragraphs(
            "Name: {{ pupil.nmae }}",
            "Born: {{ pupil.date_of_birth",
            "{% for outcome in outcomes %}",
            "{{ pupil.name|uper }}",
            "{{ a b }}",
            "{% include 'x' %}",
            "All: {{ outcomes }}",
            "{% endif %}",
            "{%tr for step in steps %}",
        )
    )
    said = {(fault.around, fault.sentence) for fault in found}
    for around, part in (
        ("Name: {{ pupil.nmae }}", 'the nearest is "name"'),
        ("Born: {{ pupil.date_of_birth", "does not end in this paragraph"),
        ("{% for outcome in outcomes %}", "add {% endfor %}"),
        ("{{ pupil.name|uper }}", 'the nearest is "upper"'),
        ("{{ a b }}", "cannot be read"),
        ("{% include 'x' %}", "which no form can"),
        ("All: {{ outcomes }}", "group of fields"),
        ("{% endif %}", 'without its "if"'),
        ("{%tr for step in steps %}", "stands in no row of a table"),
    ):
        assert [1 for a, sentence in said if a == around and part in sentence], (around, part)


def test_tags_in_a_header_are_looked_at_too() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{ pupil.nmae }}"
    document.add_paragraph("{{ pupil.name }}")
    (fault,) = faults(saved(document))
    assert fault.part == "header"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((("{%tr for o in outcomes %}{{ o.outcome }}", "{%tr endfor %}"),), "in one row"),
        ((("{% for o in outcomes %}{{ o.outcome }}", "{% endfor %}"),), "in one cell and ends it in another"),
        ((("{%tr for o in outcomes %}",), ("{{ o.outcome }}",), ("{% endfor %}",)), "{%tr endfor %}"),
    ],
)
def test_a_list_in_a_table_repeats_rows_or_it_is_said(rows: tuple[tuple[str, ...], ...], said: str) -> None:
    assert said in " ".join(fault.sentence for fault in faults(table_with(*rows)))


@pytest.mark.parametrize(
    "text",
    [
        "{{ pupil.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ range(10**9) }}",
        "{{ lipsum(n=10**6) }}",
        "{{ cycler }}",
        "{{ namespace(x=1) }}",
        "{% import 'x' as y %}",
    ],
)
def test_a_tag_that_reaches_for_more_than_the_fields_is_a_fault(text: str) -> None:
    assert faults(with_paragraphs(text))


def test_every_field_that_is_listed_may_stand_in_a_form_as_it_is_listed() -> None:
    ends = {field.within: "{% endfor %}" * len(field.loops) for field in form_fields()}
    texts = [f"{field.within}{field.tag}{ends[field.within]}" for field in form_fields()]
    assert faults(with_paragraphs(*texts)) == ()
