"""The school's own templates: found first, sandboxed, and named with a line when they cannot be used."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from documents.example import Example

from senco_cli.documents.templates import TemplateFault, environment, package_templates, render


def school_template(folder: Path, text: str, name: str = "page.html.j2") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def shown(folder: Path, text: str, **view: object) -> str:
    return render(environment(school_template(folder, text)), "page.html.j2", view)


def test_the_package_has_its_templates() -> None:
    assert (package_templates() / "provision-map.html.j2").is_file()


def test_the_school_s_template_goes_before_the_package_s(tmp_path: Path) -> None:
    school_template(tmp_path, "ours", name="provision-map.html.j2")
    assert render(environment(tmp_path), "provision-map.html.j2", {}) == "ours"


def test_a_folder_that_is_not_there_leaves_the_package_s(tmp_path: Path) -> None:
    assert environment(tmp_path / "none").get_template("document.css").render().startswith(":root")


def test_a_byte_order_mark_of_notepad_is_not_on_the_page(tmp_path: Path) -> None:
    school_template(tmp_path, "\ufeffours", name="provision-map.html.j2")
    assert render(environment(tmp_path), "provision-map.html.j2", {}) == "ours"


def test_builtin_is_always_the_package_s_so_that_a_school_can_extend_it(tmp_path: Path) -> None:
    own = '{% extends "builtin/document.html.j2" %}{% block content %}<h1>Ours</h1>{% endblock %}'
    school_template(tmp_path, own, name="document.html.j2")
    page = render(environment(tmp_path), "document.html.j2", {})
    assert "<h1>Ours</h1>" in page
    assert '<html lang="en-GB">' in page


def test_a_school_can_change_one_block_of_the_provision_map(tmp_path: Path, example: Example) -> None:
    own = (
        '{% extends "builtin/provision-map.html.j2" %}'
        "{% block pupils %}<h2>Our own</h2>{{ pupils_of(map.rows[0]) }}{% endblock %}"
    )
    school_template(tmp_path, own, name="provision-map.html.j2")
    page = render(environment(tmp_path), "provision-map.html.j2", {"map": example.map()})
    assert "<h2>Our own</h2>" in page
    assert page.count("Pupils in Language programme") == 2
    assert "How the costs are counted" in page


def test_a_school_s_style_sheet_takes_the_place_of_the_package_s(tmp_path: Path) -> None:
    school_template(tmp_path, "h1 { color: purple; }", name="document.css")
    assert "purple" in render(environment(tmp_path), "document.html.j2", {})


def test_everything_is_escaped(tmp_path: Path) -> None:
    assert shown(tmp_path, "{{ name }}", name="<b>&'") == "&lt;b&gt;&amp;&#39;"


def test_the_filters_write_days_money_minutes_and_codes(tmp_path: Path) -> None:
    text = '{{ d|day }}, {{ d|day("short") }}, {{ 123450|money }}, {{ 90|minutes }}, ' + (
        '{{ "K"|code_name("sen_provision") }}'
    )
    assert shown(tmp_path, text, d=date(2026, 3, 12)) == (
        "Thursday 12 March 2026, 12 Mar 2026, £1,234.50, 90, SEN support"
    )


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("<p>\n{% if %}", 2, "Expected an expression"),
        ("<p>\n\n{{ nothing }}", 3, 'asks for "nothing", which this page does not have'),
        ("{{ name.colour }}", 1, 'asks for "colour", which this page does not have'),
        ("\n{{ name + 1 }}", 2, "cannot be worked out (TypeError)"),
        ("\n{{ name|money }}", 2, "cannot be worked out"),
        ("{{ name.__class__.__mro__ }}", 1, "does what no template may"),
        ('{% include "none.html" %}', None, 'uses "none.html", which is not there'),
    ],
)
def test_a_broken_template_is_named_with_its_line(tmp_path: Path, text: str, line: int | None, what: str) -> None:
    with pytest.raises(TemplateFault) as fault:
        shown(tmp_path, text, name="Amara")
    assert fault.value.template == "page.html.j2"
    assert fault.value.line == line
    assert what in fault.value.sentence
    assert "Amara" not in fault.value.sentence


def test_a_value_never_stands_in_a_fault(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault) as fault:
        shown(tmp_path, "{{ {}[name] }}", name="Amara")
    assert "Amara" not in fault.value.sentence


def test_a_template_cannot_change_the_records(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault):
        shown(tmp_path, "{{ rows.append(1) }}", rows=[])


def test_a_fault_of_senco_s_own_template_is_not_laid_on_the_school(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="map") as fault:
        render(environment(tmp_path), "provision-map.html.j2", {})
    assert not isinstance(fault.value, TemplateFault)


@pytest.mark.parametrize(
    "empty", ['<th scope="row" class="n">{{ upn }}</th>', '<th class="n" scope="row"> {{ upn }} </th>']
)
def test_a_header_cell_that_came_out_without_words_is_an_ordinary_cell(tmp_path: Path, empty: str) -> None:
    assert shown(tmp_path, f'<th scope="col">UPN</th>{empty}', upn="") == '<th scope="col">UPN</th><td class="n"></td>'
    assert shown(tmp_path, empty, upn="A1").startswith("<th")
