"""A small annual-review form of an authority that does not exist, untagged as such forms are."""

from __future__ import annotations

import io

from docx import Document
from docx.shared import Pt, RGBColor

ABOUT_THE_CHILD = (
    ("Child’s name:", "Date of birth:"),
    ("UPN:", "Year group:"),
    ("School:", "Date of meeting:"),
)
OUTCOMES = ("Outcome (section E)", "Progress", "Evidence")


def untagged() -> bytes:
    """The form as the authority sends it."""
    document = Document()
    document.core_properties.title = "Annual review form"
    document.sections[0].header.paragraphs[0].text = "Norringshire County Council – reference: ........"
    document.add_heading("Annual review of an EHC plan", 1)
    table = document.add_table(rows=0, cols=4, style="Table Grid")
    for left, right in ABOUT_THE_CHILD:
        cells = table.add_row().cells
        for cell, words in ((cells[0], left), (cells[2], right)):
            run = cell.paragraphs[0].add_run(words)
            run.bold = True
    document.add_heading("Views of the child", 2)
    document.add_paragraph("Hopes for the future: ______________")
    document.add_heading("Outcomes", 2)
    outcomes = document.add_table(rows=1, cols=3, style="Table Grid")
    for cell, words in zip(outcomes.rows[0].cells, OUTCOMES, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    for _ in range(3):
        outcomes.add_row()
    small = document.add_paragraph().add_run("Please return this form within two weeks of the meeting.")
    small.font.size, small.font.color.rgb = Pt(8), RGBColor(0x55, 0x55, 0x55)
    return saved(document)


MAPPING = """about: Norringshire annual review form
labels:
  "Child's name": pupil.name
  Date of birth: pupil.date_of_birth
  UPN: pupil.upn
  Year group: pupil.year
  School: school
  Date of meeting: meeting.on
  Hopes for the future: child.aspirations
  "Norringshire County Council – reference": pupil.key
tables:
  - rows_of: outcomes
    columns:
      Outcome (section E): "{{ entry.number }} {{ entry.outcome }}"
      Progress: progress
      Evidence: evidence
"""


def with_paragraphs(*texts: str) -> bytes:
    """A form of these paragraphs, each in one run."""
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    return saved(document)


def with_runs(*runs: str) -> bytes:
    """A form of one paragraph whose words are split as Word splits them."""
    document = Document()
    paragraph = document.add_paragraph()
    for place, text in enumerate(runs):
        paragraph.add_run(text).bold = place % 2 == 1
    return saved(document)


def saved(document: object) -> bytes:
    """The bytes of a document."""
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()
