"""Where the value goes that belongs to words of a form outside its tables."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document

from senco_cli.documents.forms.fill import form_environment
from senco_cli.documents.forms.mapping import Mapped, tag_form
from senco_cli.documents.forms.package import open_form


def tagged(build: Callable[[Any], object], **labels: str) -> Any:
    document = Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    form, faults = tag_form(open_form(out.getvalue(), name="form.docx"), Mapped(labels=labels))
    assert faults == ()
    return Document(io.BytesIO(form.data))


@pytest.mark.parametrize(
    ("line", "filled"),
    [
        ("Name: ........  Tel: ........", "Name: {{ a }}   Tel: {{ b }}"),
        ("Name ______ Tel ______", "Name {{ a }}   Tel {{ b }}"),
        ("Name:\tTel: ", "Name: {{ a }}   \tTel: {{ b }}"),
        ("Name …… Tel:", "Name {{ a }}   Tel: {{ b }}"),
    ],
)
def test_two_labels_may_share_a_line(line: str, filled: str) -> None:
    made = tagged(lambda document: document.add_paragraph(line), Name="a", Tel="b")
    assert made.paragraphs[0].text == filled


def test_a_label_in_the_middle_of_a_sentence_is_no_label() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("Please give the name: it is needed.")
        document.add_paragraph("Name: ......")

    assert [each.text for each in tagged(build, Name="a").paragraphs][1] == "Name: {{ a }}"


def test_the_box_below_a_heading_takes_its_answer() -> None:
    def build(document: Any) -> None:
        document.add_heading("1. Views of the child", 1)
        document.add_table(1, 1)
        document.add_heading("2. Hopes", 1)
        document.add_paragraph("")

    made = tagged(build, **{"1. Views of the child": "a", "2. Hopes": "b"})
    assert [each.text for each in made.paragraphs] == ["1. Views of the child", "2. Hopes", "{{ b }}"]
    assert made.tables[0].cell(0, 0).text == "{{ a }}"


@pytest.mark.parametrize(
    ("value", "answer", "box"),
    [
        (True, "yes", "☒"),
        (True, "no", "☐"),
        (False, "no", "☒"),
        ("Amend the plan", "amend", "☒"),
        ("Amend the plan", "keep", "☐"),
        (None, "no", "☐"),
    ],
)
def test_a_box_is_ticked_where_the_value_begins_with_the_answer(value: object, answer: str, box: str) -> None:
    env = form_environment(lambda _path, _whole, _is_to_be_read: "missing")
    assert env.from_string("{{ value|tick(answer) }}").render(value=value, answer=answer) == box
