"""What can be seen of a school's own template without making a page: all of it at once, each with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from senco_cli.documents.catalogue import DOCUMENTS, SHARED
from senco_cli.documents.template_source import source_faults
from senco_cli.documents.templates import package_templates

LETTER = '{% extends "builtin/chase-letter.html.j2" %}\n'


def faults(folder: Path, text: str, name: str = "chase-letter.html.j2") -> dict[int, str]:
    (folder / name).write_text(text, encoding="utf-8")
    found = source_faults(folder, name)
    return {fault.line: fault.sentence for fault in found}


@pytest.mark.parametrize("name", [*(each.template for each in DOCUMENTS), *SHARED])
def test_the_templates_that_come_with_senco_have_none(name: str) -> None:
    assert source_faults(package_templates(), name) == ()


def test_every_fault_of_a_template_comes_at_once_with_its_line_and_the_nearest(tmp_path: Path) -> None:
    text = LETTER + (
        "{% block letter %}\n"
        "{{ letter.shcool }}\n"
        "{{ leter.on }}\n"
        "{{ letter.on|dya }}\n"
        '{% for pupil in letter.pupils %}{{ pupil.nmae }}{% for item in pupil["items"] %}\n'
        "{{ item.waht }}{% endfor %}{% endfor %}\n"
        "<p><video></video></p>\n"
        "{% endblock %}\n"
    )
    found = faults(tmp_path, text)
    nearest = {line: sentence.rpartition("the nearest is ")[2] for line, sentence in found.items()}
    assert nearest | {8: ""} == {3: '"school"', 4: '"letter"', 5: '"day"', 6: '"name"', 7: '"what"', 8: ""}
    assert "<video>" in found[8]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ letter.school.__class__ }}", "reaches into the program"),
        ('{{ letter["__class__"] }}', "reaches into the program"),
        ("{{ letter.school", "cannot be read"),
        ('{% extends "chase-letter.html.j2" %}', "extends itself"),
        ('{% extends "builtin/chase-leter.html.j2" %}', 'the nearest is "builtin/chase-letter.html.j2"'),
        (f"{LETTER}{{% block leter %}}{{% endblock %}}", 'the nearest is "letter"'),
        (f"{LETTER}<p>lost</p>", "outside every block"),
        ("{{ letter is prime }}", 'the test "prime"'),
        ("(" * 3 + "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "too many to be read"),
    ],
)
def test_one_fault(tmp_path: Path, text: str, said: str) -> None:
    assert said in " ".join(faults(tmp_path, text).values())


@pytest.mark.parametrize(
    "text",
    [
        LETTER + "{% block letter %}{{ super() }}{{ rule_mark(letter.rules[0]) }}{{ one }}{% endblock %}",
        "{% set word = letter.school %}{{ word.upper() }}{{ letter.head|default('nobody') }}",
        "{% if nothing is defined %}{{ letter.on|day }}{% endif %}",
        "{% for mark, rules in letter.marks %}{{ loop.index }}{{ mark }}{{ rules|join(', ') }}{% endfor %}",
        "{% macro one(a, b=2) %}{{ a }}{{ b }}{{ caller() }}{% endmacro %}{% call one(1) %}x{% endcall %}",
        "{% with pupil = letter.pupils|first %}{{ pupil.name }}{% endwith %}",
        '<p><svg viewBox="0 0 1 1" aria-label="x"><path d="M0 0"/></svg></p>',
    ],
)
def test_what_is_right_is_left_alone(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, text) == {}


def test_a_style_sheet_is_looked_over_too(tmp_path: Path) -> None:
    text = (
        "h1 { color: red; }\n/* { */\np { margin: 0; }}\n@import 'x';\na { background: url(http://x.example/a.png) }\n"
    )
    assert {line: sentence.split()[0] for line, sentence in faults(tmp_path, text, "document.css").items()} == {
        3: "has",
        4: "fetches",
        5: "fetches",
    }


def test_a_file_that_is_no_utf_8_says_so_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "document.css").write_bytes(b"h1 {}\n/* caf\xe9 */\n")
    (fault,) = source_faults(tmp_path, "document.css")
    assert fault.line == 2
    assert "UTF-8" in fault.sentence
