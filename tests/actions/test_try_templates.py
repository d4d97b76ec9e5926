"""A stranger's template is tried in a process of its own, and stopped where it does not end."""

from __future__ import annotations

from pathlib import Path

from senco_cli.actions.try_templates import STOPPED, try_documents

ENDLESS = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"

TOO_MUCH = "does what no template may: reach into the program, or make more than a page can hold"


def test_a_template_without_an_end_is_stopped_and_the_next_is_tried_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "week-sheet.html.j2").write_text(ENDLESS, encoding="utf-8")
    (tmp_path / "chase-letter.html.j2").write_text("<p>\n{{ letter.pupils[99].name }}</p>", encoding="utf-8")
    found = try_documents(tmp_path, ["week-sheet", "chase-letter"], seconds=2)
    # The turns of loops are counted as well as the seconds: which of the two ends it first is the machine's affair.
    assert [fault.sentence for fault in found["week-sheet"]] in ([STOPPED], [TOO_MUCH])
    assert [(fault.file, fault.line) for fault in found["chase-letter"]] == [("chase-letter.html.j2", 2)]


def test_what_only_html_can_show_is_said(tmp_path: Path) -> None:
    (tmp_path / "week-sheet.html.j2").write_text('{{ "<p><b" ~ "link>x</b" ~ "link></p>" }}', encoding="utf-8")
    (tmp_path / "chase-letter.html.j2").write_text("{{ '<p><blink>x</blink></p>'|safe }}", encoding="utf-8")
    found = try_documents(tmp_path, ["week-sheet", "chase-letter"])
    assert found["week-sheet"] == ()
    assert "<blink>" in found["chase-letter"][0].sentence
