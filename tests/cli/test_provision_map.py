"""`senco export provision-map`: its groupings, and the page for governors."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import Senco

MAP = ("export", "provision-map")


@pytest.mark.parametrize(
    ("by", "said"),
    [("class", "Totals by class"), ("year", "Totals by year group"), ("staff", "Hours a week promised")],
)
def test_the_map_goes_by_class_year_and_staff(senco: Senco, practice: Path, by: str, said: str) -> None:
    ran = senco(*MAP, "--by", by, "--stdout", "--format", "txt", cwd=practice)
    assert ran.status == 0, ran.err
    assert said in ran.out and "Cost beside the money there is" in ran.out and "Effect by layer" in ran.out


def test_the_page_for_governors_has_its_own_name_and_nobody_s(senco: Senco, practice: Path) -> None:
    ran = senco(*MAP, "--for", "governors", cwd=practice)
    assert ran.status == 0, ran.err
    assert ran.out == "wrote provision-map-governors-2026-11-21.html\n"
    page = (practice / "provision-map-governors-2026-11-21.html").read_text(encoding="utf-8")
    assert "Amara" not in page and "k7m2q" not in page and "Adeyemi" not in page and "Lunch club" not in page


@pytest.mark.parametrize("words", [("--pupil", "k7m2q"), ("--class", "4B"), ("--year", "4"), ("--each-pupil",)])
def test_governors_see_the_whole_school_only(senco: Senco, practice: Path, words: tuple[str, ...]) -> None:
    ran = senco(*MAP, "--for", "governors", *words, cwd=practice)
    assert ran.status == 2
    assert "--for governors is of the whole school" in ran.err


def test_what_governors_cannot_have_is_refused_and_not_passed_over(senco: Senco, practice: Path) -> None:
    ran = senco(*MAP, "--for", "governors", "--by", "class", cwd=practice)
    assert ran.status == 2
    assert "--for governors has costs by area, layer and key stage" in ran.err
    assert not list(practice.glob("provision-map*"))
