"""`senco template`: what there is, a beginning of one's own, and all that is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

from support import Senco

from senco_cli.documents.catalogue import DOCUMENTS


def test_the_list_names_every_document_and_says_which_the_school_has_its_own_of(senco: Senco, practice: Path) -> None:
    own = "_templates/chase-letter.html.j2"
    assert senco("template", "show", "chase-letter", "--out", own, cwd=practice).status == 0
    listed = json.loads(senco("template", "list", "--format", "json", cwd=practice).out)
    assert {each["document"] for each in listed} == {each.name for each in DOCUMENTS} | {""}
    assert [each["template"] for each in listed if each["own"]] == ["chase-letter.html.j2"]


def test_the_list_of_exports_says_what_each_is_made_from(senco: Senco, practice: Path) -> None:
    shown = senco("export", "--list", cwd=practice).out
    assert "week-sheet: html, docx, pdf, xlsx, txt; template week-sheet.html.j2, senco's" in shown


def test_the_list_of_exports_names_only_formats_that_there_are_and_what_to_type(senco: Senco, practice: Path) -> None:
    shown = " ".join(senco("export", "--list", cwd=practice).out.split())
    assert "review-invitation: html, docx, pdf, txt; template" in shown
    assert "chase-letter: html, docx, pdf, xlsx, txt; template" in shown
    assert "review-views-child-large (review-views-form --from child --large): html, docx, pdf, txt;" in shown
    assert "register-census (register --for census): html, docx, pdf, xlsx, txt;" in shown
    assert "transfer-receipt (transfer-bundle): docx;" in shown


def test_the_list_can_be_had_without_records(senco: Senco, tmp_path: Path) -> None:
    assert "week-sheet.html.j2" in senco("template", "list", cwd=tmp_path).out


def test_what_is_shown_begins_with_how_to_change_one_part(senco: Senco, tmp_path: Path) -> None:
    shown = senco("template", "show", "week-sheet", cwd=tmp_path)
    assert shown.status == 0
    assert '{% extends "builtin/week-sheet.html.j2" %}' in shown.out


def test_a_copy_that_was_not_changed_is_sound_and_makes_the_same_page(senco: Senco, practice: Path) -> None:
    before = senco("export", "week-sheet", "--stdout", "--format", "txt", cwd=practice).out
    assert senco("template", "show", "week-sheet", "--out", "_templates/week-sheet.html.j2", cwd=practice).status == 0
    checked = senco("template", "check", cwd=practice)
    assert (checked.status, checked.out) == (0, "")
    assert senco("export", "week-sheet", "--stdout", "--format", "txt", cwd=practice).out == before


def test_a_file_that_is_there_is_not_overwritten(senco: Senco, practice: Path) -> None:
    words = ("template", "show", "week-sheet", "--out", "_templates/week-sheet.html.j2")
    assert senco(*words, cwd=practice).status == 0
    assert senco(*words, cwd=practice).status == 3
    assert senco(*words, "--force", cwd=practice).status == 0


def test_all_faults_of_all_templates_come_at_once_with_file_and_line(senco: Senco, practice: Path) -> None:
    folder = practice / "_templates"
    folder.mkdir(exist_ok=True)
    letter = '{% extends "builtin/chase-letter.html.j2" %}\n{% block letter %}{{ letter.scool }}{% endblock %}\n'
    (folder / "chase-letter.html.j2").write_text(letter, encoding="utf-8")
    (folder / "document.css").write_text("h1 {\n", encoding="utf-8")
    (folder / "week-shet.html.j2").write_text("<p>x</p>", encoding="utf-8")
    checked = senco("template", "check", cwd=practice)
    assert checked.status == 1
    begun = [line.partition(": ")[0] for line in checked.out.splitlines()]
    assert begun == [
        "_templates/chase-letter.html.j2:2",
        "_templates/document.css:1",
        "_templates/week-shet.html.j2",
    ]
    assert "3 templates, 3 faults" in checked.err


def test_one_template_can_be_asked_about(senco: Senco, practice: Path) -> None:
    (practice / "_templates").mkdir(exist_ok=True)
    (practice / "_templates/document.css").write_text("h1 {\n", encoding="utf-8")
    assert senco("template", "check", "document.css", cwd=practice).status == 1
    assert senco("template", "check", "week-sheet", cwd=practice).status == 2


def test_without_templates_of_its_own_there_is_nothing_to_find(senco: Senco, practice: Path) -> None:
    checked = senco("template", "check", cwd=practice)
    assert (checked.status, checked.out) == (0, "")
    assert "no templates of its own" in checked.err
