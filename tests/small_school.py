"""A school of four pupils that is quick to make and quick to read."""

from __future__ import annotations

from pathlib import Path

PUPILS = ("b7bbb", "c7ccc", "d7ddd", "f7fff")
SETTINGS = "record_format: 1\nschool: {name: Larkfield School, phase: all-through}\n"
CALENDAR = """years:
  - academic_year: 2026/27
    terms:
      - {name: autumn, from: 2026-09-02, to: 2026-12-18, half_term: {from: 2026-10-26, to: 2026-10-30}}
"""
PUPIL = """name: {{legal_forename: {forename}, legal_surname: {surname}}}
date_of_birth: 2015-11-03
class: 6B
sen_status:
  - {{status: {status}, from: 2025-01-10, parents_told_on: 2025-01-10}}
needs:
  - {{type: SLCN, rank: 1, from: 2025-01-10}}
"""
STAFF = "name: Assistant One\nrole: teaching-assistant\n"
PROVISION = """title: Reading for Ada
area_of_need: cognition-and-learning
layer: targeted
delivered_by: [{staff: s7sss}]
from: 2026-09-07
to: 2026-12-11
pupils:
  - {pupil: b7bbb}
"""


def make_small_school(root: Path) -> Path:
    """Three pupils with SEN support, and a fourth with an EHC plan and a review that is arranged."""
    write(root, "senco.yaml", SETTINGS)
    write(root, "calendar.yaml", CALENDAR)
    write(root, "staff/s7sss.yaml", STAFF)
    write(root, "provision/p7ppp.yaml", PROVISION)
    for key, forename in zip(PUPILS, ("Ada", "Bilal", "Chidi", "Dara"), strict=True):
        status = "E" if key == PUPILS[-1] else "K"
        write(root, f"pupils/{key}/pupil.yaml", PUPIL.format(forename=forename, surname="Brook", status=status))
        write(root, f"pupils/{key}/cycles/2026-09-07.yaml", "from: 2026-09-07\nreview_by: 2026-12-04\n")
    write(root, "pupils/f7fff/ehc-plan.yaml", "plan_first_made_on: 2025-03-12\n")
    write(root, "pupils/f7fff/reviews/2026-12-01.yaml", "type: annual\nmeeting_on: 2026-12-01\n")
    return root


def write(root: Path, path: str, text: str) -> None:
    """Write one file of the school, with the folders it lies in."""
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8", newline="\n")
