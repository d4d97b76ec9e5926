"""Make a fictional school of any size for measuring; one pupil in five has a plan."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

_FORENAMES = ("Ada", "Bilal", "Chidi", "Dara", "Elif", "Femi", "Greta", "Idris", "Jonah", "Kofi", "Leila", "Siân")
_SURNAMES = ("Abbotsley", "Brook", "Castellan", "Dunmore", "Eastleigh", "Fenwick", "O'Brien-Nguyễn", "Hallam", "Ives")
_NEEDS = ("SLCN", "ASD", "SPLD", "MLD", "SEMH", "HI", "VI", "PD", "OTH")
_CONSONANTS = "bcdfghjkmnpqrstvwxz"
TODAY = date(2026, 11, 21)

SETTINGS = """record_format: 1
school: {name: Measuring School, phase: all-through}
practice_date: 2026-11-21
"""
CALENDAR = """years:
  - academic_year: 2026/27
    terms:
      - {name: autumn, from: 2026-09-02, to: 2026-12-18, half_term: {from: 2026-10-26, to: 2026-10-30}}
      - {name: spring, from: 2027-01-05, to: 2027-03-25, half_term: {from: 2027-02-15, to: 2027-02-19}}
      - {name: summer, from: 2027-04-12, to: 2027-07-21, half_term: {from: 2027-05-31, to: 2027-06-04}}
"""


def make_school(root: Path, pupils: int, *, seed: int = 1) -> None:
    """Write a school of `pupils` pupils below `root`, the same for the same seed."""
    chance = random.Random(seed)
    _write(root / "senco.yaml", SETTINGS)
    _write(root / "calendar.yaml", CALENDAR)
    for number in range(max(pupils // 40, 3)):
        _write(root / "staff" / f"{_key(number)}.yaml", f"name: Assistant {number}\nrole: teaching-assistant\n" + _RATE)
    for number in range(pupils):
        _write_pupil(root / "pupils" / _key(number), number, chance)
    for number in range(max(pupils // 15, 5)):
        _write(root / "provision" / f"{_key(number)}.yaml", _provision(number, pupils, chance))


_RATE = "hours_per_week: 30\nhourly_rate: 17.20\nrate_contains: pay and on-costs\n"


def _write_pupil(folder: Path, number: int, chance: random.Random) -> None:
    has_plan = number % 5 == 0
    born = date(2010 + number % 12, 1 + number % 12, 1 + number % 28)
    since = date(2023, 1, 9) + timedelta(days=chance.randrange(900))
    _write(
        folder / "pupil.yaml",
        f"""name: {{legal_forename: {chance.choice(_FORENAMES)}, legal_surname: "{chance.choice(_SURNAMES)} {number}"}}
date_of_birth: {born}
class: {1 + number % 11}{"ABC"[number % 3]}
circumstances: [{chance.choice(("pupil-premium", "english-as-additional-language", "looked-after"))}]
sen_status:
  - {{status: K, from: {since}, reason: Two terms of support without expected progress, parents_told_on: {since}}}
{f"  - {{status: E, from: {since + timedelta(days=200)}}}" if has_plan else ""}
needs:
  - {{type: {chance.choice(_NEEDS)}, rank: 1, from: {since}, description: {"How the need shows in class. " * 6}}}
contacts:
  - {{name: A Parent, relationship: mother, parental_responsibility: yes, phone: 07700 900123}}
profile:
  what_helps: [Instructions one at a time with a picture, Time to answer, A seat near the front]
notes: {"A sentence or two about the pupil in the words of the teacher. " * 12}
""",
    )
    if has_plan:
        made = since + timedelta(days=200)
        _write(folder / "ehc-plan.yaml", f"local_authority: Measureshire\nplan_first_made_on: {made}\n")
        meeting = TODAY + timedelta(days=chance.randrange(-200, 120))
        _write(folder / "reviews" / f"{meeting}.yaml", f"type: annual\nmeeting_on: {meeting}\n")
    for start in (date(2026, 1, 12), date(2026, 9, 7)):
        review = f"review: {{held_on: {start + timedelta(days=80)}, with_parents: yes}}\n" if start.month == 1 else ""
        outcome = "Reads forty words a minute with the class's book"
        _write(
            folder / "cycles" / f"{start}.yaml",
            f"from: {start}\nreview_by: {start + timedelta(days=80)}\n"
            f"plan:\n  outcomes:\n    - {{id: 1, outcome: {outcome}}}\n{review}",
        )


def _provision(number: int, pupils: int, chance: random.Random) -> str:
    members = sorted({chance.randrange(pupils) for _ in range(6)})
    lines = "\n".join(f"  - {{pupil: {_key(member)}}}" for member in members)
    return f"""title: Provision {number}
area_of_need: cognition-and-learning
layer: targeted
intended_outcome: Catches up with the class
delivered_by: [{{staff: {_key(number % 3)}}}]
sessions: [{{minutes: 20, per_week: 3}}]
from: 2026-09-07
to: 2026-12-11
pupils:
{lines}
"""


def _key(number: int) -> str:
    letters = []
    for _ in range(4):
        number, rest = divmod(number, len(_CONSONANTS))
        letters.append(_CONSONANTS[rest])
    return f"{letters[0]}7{''.join(letters[1:])}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
