"""`senco add-year`: an academic year is begun by answering questions."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from support import TEXTS, Senco

AUTUMN = ("--autumn", "2028-09-04..2028-12-20", "--autumn-half", "2028-10-23..2028-10-27")
SPRING = ("--spring", "5 Jan 2029 to 29 March 2029", "--spring-half", "none")
SUMMER = ("--summer", "2029-04-16..2029-07-24", "--summer-half", "28/5/2029..1/6/2029")


def newest(school: Path) -> object:
    return yaml.load((school / "calendar.yaml").read_text(encoding="utf-8"), Loader=TEXTS)["years"][-1]


def test_it_asks_for_each_term_and_offers_the_next_year(senco: Senco, practice: Path) -> None:
    answers = ["", "2028-09-04..2028-12-20", "2028-10-23..2028-10-27", "2029-01-05..2029-03-29", ""]
    answers += ["2029-04-16..2029-07-24", "28/5/2029 to 1/6/2029", "2028-09-01, 2029-01-04", "y"]
    ran = senco("add-year", cwd=practice, typed="\n".join(answers) + "\n")
    assert ran.status == 0, ran.err
    assert "Academic year [2028/29]" in ran.err
    assert newest(practice) == {
        "academic_year": "2028/29",
        "terms": [
            {
                "name": "Autumn",
                "from": "2028-09-04",
                "to": "2028-12-20",
                "half_term": {"from": "2028-10-23", "to": "2028-10-27"},
            },
            {"name": "Spring", "from": "2029-01-05", "to": "2029-03-29"},
            {
                "name": "Summer",
                "from": "2029-04-16",
                "to": "2029-07-24",
                "half_term": {"from": "2029-05-28", "to": "2029-06-01"},
            },
        ],
        "inset_days": ["2028-09-01", "2029-01-04"],
    }
    assert senco("check", "--only", "calendar-unsound", cwd=practice).status == 0
    assert senco("undo", "--yes", cwd=practice).status == 0


def test_the_first_year_begins_the_calendar(senco: Senco, school: Path) -> None:
    assert senco("add-year", "2028/29", *AUTUMN, *SPRING, *SUMMER, "--yes", cwd=school).status == 0
    assert "academic_year: 2028/29" in (school / "calendar.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2028/30",), "that is not an academic year"),
        (("2028/29", "--autumn", "2028-09-04"), "--autumn: that is not two days"),
        (("2028/29", "--autumn", "2028-12-20..2028-09-04"), "--autumn: ends before it begins"),
        (("2028/29", "--autumn", "2027-09-04..2027-12-20"), "--autumn: 2027-09-04 is not in 2028/29"),
        (("2028/29", *AUTUMN[:3], "2029-10-23..2029-10-27"), "--autumn-half: is not within its term"),
        (("2028/29", *AUTUMN, "--spring", "2028-12-20..2029-03-29"), "--spring: begins before the term before it"),
        (("2028/29", *AUTUMN, *SPRING, *SUMMER, "--inset", "2027-09-01"), "2027-09-01 is not in 2028/29"),
        (("2028/29", *AUTUMN), "give --spring DATE..DATE"),
    ],
)
def test_days_that_cannot_be_are_said_and_nothing_is_written(
    senco: Senco, practice: Path, words: tuple[str, ...], said: str
) -> None:
    before = (practice / "calendar.yaml").read_bytes()
    ran = senco("add-year", *words, cwd=practice)
    assert ran.status == 2 and said in ran.err
    assert (practice / "calendar.yaml").read_bytes() == before


def test_a_wrong_answer_is_asked_again_and_no_other_is_lost(senco: Senco, practice: Path) -> None:
    typed = "2028-12-20..2028-09-04\n2028-09-04..2028-12-20\n\ny\n"
    words = ("2028/29", *SPRING, *SUMMER, "--inset", "2028-09-01")
    ran = senco("add-year", *words, cwd=practice, typed=typed)
    assert ran.status == 0, ran.err
    assert "ends before it begins; write the earlier day first" in ran.err
