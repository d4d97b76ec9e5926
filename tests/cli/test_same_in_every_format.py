"""Every document says the same in every format. A new document is one more line in `DOCUMENTS`."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from documents.render.reading import READERS, words_of
from support import Senco

DOCUMENTS = {
    "provision map": ("provision-map",),
    "provision map of a class": ("provision-map", "--class", "4B"),
    "provision map by class": ("provision-map", "--by", "class"),
    "provision map by staff": ("provision-map", "--by", "staff"),
    "provision map for governors": ("provision-map", "--for", "governors"),
    "provision map of a pupil": ("provision-map", "--pupil", "k7m2q"),
    "week sheet": ("week-sheet",),
    "chase letter about a pupil": ("chase-letter", "jakub"),
    "chase letter about several": ("chase-letter", "--authority", "norringshire", "--on", "2027-02-20"),
    "equality checklist of a pupil": ("equality-checklist", "q4t8m"),
    "annual review, the report": ("annual-review", "amara", "--stage", "after"),
    "annual review, the papers": ("annual-review", "sian", "--stage", "before"),
    "equality checklist of the school": ("equality-checklist", "--school"),
    "register for staff": ("register",),
    "register for governors": ("register", "--for", "governors"),
    "register for the census": ("register", "--for", "census"),
    "one-page profile": ("one-page-profile", "sian"),
    "one-page profile with nothing recorded": ("one-page-profile", "logan"),
    "support plan": ("support-plan", "harvey"),
    "arrival note": ("arrival-note", "sian"),
    "staff briefing of a class": ("staff-briefing", "--class", "4B"),
    "staff briefing of one person's pupils": ("staff-briefing", "--staff", "adeyemi"),
}
# What a format adds of its own: the numbers of pages and of what is listed, and where a table is.
OWN = {
    "docx": {"Page", "of"},
    "xlsx": {"on", "the", "sheet", "Section", "Group", "Table"},
    "txt": set[str](),
}
NAME_OF_SHEET = re.compile("(?<= on the sheet )“[^”]*”")
FIRST_TITLE = re.compile(rb"(<thead>\s*<tr>\s*)<th[^>]*>.*?</th>", re.DOTALL)


def made(senco: Senco, practice: Path, words: tuple[str, ...], ending: str) -> bytes:
    out = practice / f"made.{ending}"
    ran = senco("export", *words, "--out", out.name, cwd=practice)
    assert ran.status in (0, 1), ran.err
    return out.read_bytes()


WEEKDAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}


# Every document and every format has tests of its own; half of the time would go to hear again what they run.
@pytest.mark.unwatched
@pytest.mark.parametrize("words", DOCUMENTS.values(), ids=DOCUMENTS)
def test_nothing_is_lost_and_nothing_is_added(senco: Senco, practice: Path, words: tuple[str, ...]) -> None:
    html = made(senco, practice, words, "html")
    read = {ending: READERS[ending](made(senco, practice, words, ending)) for ending in ("docx", "pdf", "xlsx", "txt")}
    page = words_of(READERS["html"](html))
    for ending in ("docx", "xlsx", "txt"):
        found = set(words_of(NAME_OF_SHEET.sub("", read[ending])))
        assert must_be_in(ending, html, page) - found == set(), ending
        assert {word for word in found - set(page) - OWN[ending] if not is_place_in_list(word)} == set(), ending
    # A long word may stand in two lines, and its parts are then words to whoever reads the file.
    whole = "".join(words_of(read["pdf"]))
    assert {word for word in page if word not in whole} == set()
    in_word = words_of(read["docx"])
    for each in ("Page", "1", "of", "1"):
        in_word.remove(each)
    assert sorted(in_word) == sorted(page), "Word has every word as often as the page"


def must_be_in(ending: str, html: bytes, words: list[str]) -> set[str]:
    """The words of the page that a format has to have."""
    if ending == "txt":
        # A narrow text gives each row under what stands first in it, and not under the title of that column.
        return set(words_of(READERS["html"](FIRST_TITLE.sub(rb"\1", html))))
    # A day that Excel can sort by has the form of all its days, which names no day of the week.
    return set(words) - WEEKDAYS if ending == "xlsx" else set(words)


def is_place_in_list(word: str) -> bool:
    """Whether it may be the number of what is listed, or of a page."""
    return word.isdigit() and int(word) < 60


@pytest.mark.parametrize("ending", ["docx", "pdf", "xlsx"])
def test_the_same_records_give_the_same_bytes(senco: Senco, practice: Path, ending: str) -> None:
    first = made(senco, practice, ("week-sheet",), ending)
    (practice / f"made.{ending}").unlink()
    assert made(senco, practice, ("week-sheet",), ending) == first
    assert io.BytesIO(first).read(2) in (b"PK", b"%P")
