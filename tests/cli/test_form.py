"""`senco form`, and `senco export annual-review --form`."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from documents.authority_form import MAPPING, untagged, with_paragraphs
from docx import Document
from support import Senco

from senco_cli.documents.forms.fields import page_of_forms
from senco_cli.documents.forms.fill import form_environment
from senco_cli.documents.forms.look_over import look_over
from senco_cli.documents.forms.package import open_form


@pytest.fixture
def form(practice: Path) -> Path:
    """The authority's form beside the list for it, in a practice school of one's own."""
    (practice / "norringshire.yaml").write_text(MAPPING, encoding="utf-8")
    (practice / "norringshire.docx").write_bytes(untagged())
    return practice / "norringshire.docx"


def test_a_form_is_filled_by_the_list_beside_it_and_stays_as_it_was(senco: Senco, practice: Path, form: Path) -> None:
    before = form.read_bytes()
    ran = senco("export", "annual-review", "k7m2q", "--form", form.name, "--out", "filled.docx", cwd=practice)
    assert ran.status == 0, ran.err
    cells = [cell.text for row in Document(str(practice / "filled.docx")).tables[0].rows for cell in row.cells]
    assert "Amara Okafor" in cells
    assert form.read_bytes() == before


def test_the_list_may_lie_among_the_school_s_templates(senco: Senco, practice: Path, form: Path) -> None:
    (practice / "_templates/forms").mkdir(parents=True)
    (practice / "norringshire.yaml").rename(practice / "_templates/forms/norringshire.yaml")
    assert senco("form", "check", form.name, cwd=practice).status == 0
    assert senco("check", cwd=practice).out.count("_templates") == 0


def test_without_a_name_the_file_is_called_by_the_key(senco: Senco, practice: Path, form: Path) -> None:
    ran = senco("export", "annual-review", "amara", "--form", form.name, cwd=practice)
    assert ran.status == 0, ran.err
    (made,) = practice.glob("annual-review-*.docx")
    assert made.name.startswith("annual-review-k7m2q-")


@pytest.mark.parametrize("extra", [(), ("--force",)])
def test_the_form_itself_is_never_written_over(
    senco: Senco, practice: Path, form: Path, extra: tuple[str, ...]
) -> None:
    before, words = form.read_bytes(), ("--out", f"./{form.name}", *extra)
    assert senco("export", "annual-review", "k7m2q", "--form", form.name, *words, cwd=practice).status == 3
    assert senco("form", "tag", form.name, "--mapping", "norringshire.yaml", *words, cwd=practice).status == 3
    assert form.read_bytes() == before


def test_a_form_is_tagged_once_and_then_needs_no_list(senco: Senco, practice: Path, form: Path) -> None:
    words = ("form", "tag", form.name, "--mapping", "norringshire.yaml", "--out", "tagged.docx")
    assert senco(*words, cwd=practice).status == 0
    assert senco("form", "check", "tagged.docx", cwd=practice).err.endswith("this form can be filled\n")
    ran = senco("export", "annual-review", "k7m2q", "--form", "tagged.docx", "--out", "filled.docx", cwd=practice)
    assert ran.status == 0, ran.err


def test_a_list_that_fits_in_part_tags_what_it_can_and_says_the_rest(senco: Senco, practice: Path, form: Path) -> None:
    (practice / "half.yaml").write_text("labels: {UPN: pupil.upn, Shoe size: pupil.shoe}\n", encoding="utf-8")
    ran = senco("form", "tag", form.name, "--mapping", "half.yaml", "--out", "tagged.docx", cwd=practice)
    assert ran.status == 1
    assert '"Shoe size": is nowhere in the form' in ran.err


def test_a_form_with_faults_is_not_filled_and_all_of_them_are_said(senco: Senco, practice: Path) -> None:
    (practice / "form.docx").write_bytes(with_paragraphs("Name: {{ pupil.nmae }}", "{{ meeting.on", "{{ x }}"))
    ran = senco("export", "annual-review", "k7m2q", "--form", "form.docx", "--out", "filled.docx", cwd=practice)
    assert ran.status == 3
    assert not (practice / "filled.docx").exists()
    assert '"Name: {{ pupil.nmae }}": asks for "nmae" in "pupil"' in ran.err
    assert 'the form "form.docx" has 3 faults, and was not filled' in ran.err
    checked = senco("form", "check", "form.docx", cwd=practice)
    assert (checked.status, len(checked.out.splitlines())) == (1, 3)


def test_a_form_without_tags_and_without_a_list_says_what_to_write(senco: Senco, practice: Path) -> None:
    (practice / "form.docx").write_bytes(untagged())
    ran = senco("export", "annual-review", "k7m2q", "--form", "form.docx", cwd=practice)
    assert ran.status == 3
    assert "_templates/forms/form.yaml" in ran.err


def test_what_is_missing_is_said_and_marked_where_that_is_asked_for(senco: Senco, practice: Path) -> None:
    (practice / "form.docx").write_bytes(with_paragraphs("{{ pupil.looked_after_since }}", "{{ pupil.name }}"))
    words = ("export", "annual-review", "k7m2q", "--form", "form.docx", "--out", "filled.docx", "--force")
    said = senco(*words, cwd=practice).err
    assert "1 field of the form has no value in the records:\n  pupil: since when (pupil.looked_after_since)\n" in said
    senco(*words, "--mark-missing", cwd=practice)
    shown = Document(io.BytesIO((practice / "filled.docx").read_bytes())).paragraphs
    assert [each.text for each in shown] == ["[missing: since when]", "Amara Okafor"]


def test_a_form_is_filled_for_each_of_many_and_what_each_lacks_is_said_in_short(
    senco: Senco, practice: Path, form: Path
) -> None:
    ran = senco("export", "annual-review", "--year", "6", "--form", form.name, "--out", "made", cwd=practice)
    assert ran.status == 0, ran.err
    assert sorted(each.name.split("-")[2] for each in (practice / "made").iterdir()) == ["k7m2q", "w5h9t"]
    ran = senco("export", "annual-review", "--all", "--form", form.name, "--zip", "--out", "made.zip", cwd=practice)
    assert "pupil c9v4b has no value for: outcomes: the progress found now; outcomes: what" in ran.err
    with zipfile.ZipFile(practice / "made.zip") as file:
        assert len(file.namelist()) == 6


@pytest.mark.parametrize(
    "words",
    [
        ("k7m2q", "--form", "norringshire.docx", "--format", "pdf"),
        ("k7m2q", "--form", "norringshire.docx", "--out", "a.pdf"),
        ("k7m2q", "--mark-missing"),
        ("k7m2q", "--zip"),
    ],
)
def test_what_a_form_cannot_be_is_said(senco: Senco, practice: Path, form: Path, words: tuple[str, ...]) -> None:
    assert senco("export", "annual-review", *words, cwd=practice).status == 2


def test_a_form_is_listed_checked_and_tagged_where_there_are_no_records(senco: Senco, tmp_path: Path) -> None:
    (tmp_path / "norringshire.yaml").write_text(MAPPING, encoding="utf-8")
    (tmp_path / "norringshire.docx").write_bytes(untagged())
    assert senco("form", "check", "norringshire.docx", cwd=tmp_path).status == 0
    words = ("form", "tag", "norringshire.docx", "--mapping", "norringshire.yaml", "--out", "tagged.docx")
    assert senco(*words, cwd=tmp_path).out == "wrote tagged.docx\n"
    assert senco(*words, cwd=tmp_path).status == 3


def test_the_fields_are_listed_as_they_are_written(senco: Senco, tmp_path: Path) -> None:
    shown = senco("form", "fields", "birth", cwd=tmp_path)
    assert shown.status == 0
    assert "{{ pupil.date_of_birth }}" in shown.out
    assert "{{ pupil.upn }}" not in shown.out


def test_below_all_fields_it_says_how_they_are_typed(senco: Senco, tmp_path: Path) -> None:
    below = senco("form", "fields", cwd=tmp_path).out.partition("typed in Word")[2]
    tags = re.findall(r"^  (\{.*\})$", below, re.MULTILINE)
    assert len(tags) == 8 and "senco form check FILE" in below
    alone = [tag.replace("…", "x") for tag in tags if "for" not in tag]
    _, faults = look_over(
        open_form(with_paragraphs(*alone), name="form.docx"), form_environment(), page=page_of_forms()
    )
    assert faults == ()


def test_fields_show_what_a_pupil_s_records_hold(senco: Senco, practice: Path) -> None:
    ran = senco("form", "fields", "pupil.", "--pupil", "k7m2q", "--format", "json", cwd=practice)
    held = {each["path"]: each["value"] for each in json.loads(ran.out)}
    assert held["pupil.name"] == "Amara Okafor"
    assert held["pupil.date_of_birth"] == "2015-11-03"
    assert "now: Tue 3 Nov 2015" in senco("form", "fields", "birth", "--pupil", "k7m2q", cwd=practice).out
