"""The staff briefing: one side a class, what helps, what has to be known at once, and nothing that is not asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from documents.conftest import Golden
from documents.papers import ON, SCRIPT, in_place, pupil, school

from senco_cli.documents.look import Look
from senco_cli.documents.render.page_count import pages_in
from senco_cli.documents.render.parsing import page_of
from senco_cli.documents.render.pdf import render_pdf
from senco_cli.documents.render.text import render_text
from senco_cli.documents.staff_briefing import BriefingLine, StaffBriefing, build
from senco_cli.documents.templates import environment, render
from senco_cli.model.school import PupilFile

REQUEST = [{"asked_by": "Mother", "asked_on": "2026-06-24"}]


def made(*files: PupilFile, **options: Any) -> StaffBriefing:
    return build(school(), files, on=ON, **options)


def one(file: PupilFile, **options: Any) -> BriefingLine:
    return made(file, **options).sheets[0].lines[0]


def page(of: StaffBriefing) -> str:
    return render(environment(), "staff-briefing.html.j2", {"briefing": of})


def full(key: str = "k7m2q", forename: str = "Amara") -> PupilFile:
    return pupil(
        key,
        forename,
        needs=("SLCN",),
        key_worker="n2h8f",
        diagnoses=[{"name": "Developmental language disorder"}],
        profile={
            "what_helps": ["=1+1", SCRIPT, "One thing at a time"],
            "what_does_not_help": ["Copying"],
            "keep_safe": ["Inhaler in the office"],
        },
        adjustments=[
            in_place("Laptop"),
            in_place("Goes out first", used_in=["evacuation"]),
            in_place("No", state="refused"),
        ],
    )


def busy(number: int) -> PupilFile:
    """A pupil of whom as much is recorded as of the most written about."""
    helps = [f"Entry {number}.{each}: wait, say the name first, and show a picture" for each in range(6)]
    profile = {"what_helps": helps, "what_does_not_help": helps[:3], "keep_safe": ["Medicine in the office"]}
    return pupil(f"k7m2{'bcdfghjkmnpq'[number]}", f"Pupil {number}", needs=("SLCN", "SPLD"), key_worker="n2h8f",
                 profile=profile, adjustments=[in_place(text) for text in helps[:3]])  # fmt: skip


def test_what_has_to_be_known_at_once_stands_apart() -> None:
    line = one(full())
    assert line.safe == ("Inhaler in the office", "Evacuation: Goes out first")
    assert line.aids.shown == ("Laptop",)


def test_diagnoses_are_on_it_only_where_they_are_asked_for() -> None:
    assert one(full()).diagnoses == () and "disorder" not in page(made(full()))
    assert one(full(), with_diagnoses=True).diagnoses == ("Developmental language disorder",)


def test_a_need_that_is_kept_confidential_is_not_on_it_and_what_helps_is() -> None:
    kept = pupil(needs=("SEMH",), profile={"what_helps": ["A job on arrival"]}, confidentiality=REQUEST)
    line = one(kept, with_diagnoses=True)
    assert (line.needs, line.diagnoses, line.helps.shown) == ((), (), ("A job on arrival",))
    assert "kept confidential: ask the SENCO" in page(made(kept)) and "mental health" not in page(made(kept))
    back = pupil(needs=("SEMH",), confidentiality=[{**REQUEST[0], "withdrawn_on": "2026-09-01"}])
    assert one(back).needs == ("Social, emotional and mental health",)


def test_it_is_of_those_with_sen_on_the_watch_list_or_with_something_in_place() -> None:
    shown = made(
        pupil("b2c3d", "Ana"),
        pupil("b2c3f", "Bea", status=None),
        pupil("b2c3g", "Cai", status=None, watch_from="2026-09-01"),
        pupil("b2c3h", "Dee", status=None, adjustments=[in_place("Laptop")]),
        pupil("b2c3j", "Eve", status=None, profile={"keep_safe": ["Nuts"]}),
        pupil("b2c3k", "Fay", left_on="2026-07-01"),
        pupil("b2c3m", "Gil", status=None, watch_from="2026-12-01"),
    )
    assert [line.name.split()[0] for line in shown.sheets[0].lines] == ["Ana", "Cai", "Dee", "Eve"]


def test_every_class_has_a_side_and_one_person_s_pupils_share_one() -> None:
    files = (pupil("b2c3d", "Ana"), pupil("b2c3f", "Bea", class_name="4C"), pupil("b2c3g", "Cai", class_name=None))
    assert [sheet.title for sheet in made(*files).sheets] == ["4B", "4C", "Without a class"]
    (sheet,) = made(*files, title="Pupils of Mrs F. Adeyemi").sheets
    assert [line.place for line in sheet.lines] == ["Year 4, 4B", "Year 4, 4C", "Year 4"]


def test_twelve_pupils_of_whom_much_is_recorded_fit_one_side_and_it_says_what_is_left_out() -> None:
    of = made(*map(busy, range(12)))
    assert of.is_dense and of.sheets[0].is_cut
    assert all(line.helps.shown and line.needs and line.safe for line in of.sheets[0].lines)
    assert "the rest is in the one-page profiles" in page(of)
    assert pages_in(render_pdf(page_of(page(of)), look=Look())) == 1


def test_a_need_of_many_words_is_cut_rather_than_that_the_class_takes_a_second_side() -> None:
    long = busy(0)
    (need, *others) = long.pupil.needs
    needs = (need.model_copy(update={"description": "He waits at the door. " * 80}), *others)
    of = made(replace(long, pupil=long.pupil.model_copy(update={"needs": needs})), *map(busy, range(1, 4)))
    (sheet,) = of.sheets
    assert sheet.lines[0].needs[0].endswith("He waits at the …") and sheet.is_cut
    assert [len(line.helps.shown) for line in sheet.lines] == [6, 6, 6, 6]
    assert pages_in(render_pdf(page_of(page(of)), look=Look())) == 1


def test_of_few_pupils_everything_is_on_it_in_ordinary_print() -> None:
    of = made(*map(busy, range(2)))
    assert not of.is_dense and not of.sheets[0].is_cut
    assert all(len(line.helps.shown) == 6 for line in of.sheets[0].lines)


def test_the_page_is_as_it_was(golden: Golden) -> None:
    shown = page(made(full(), pupil("b2c3d", "Bo", "Lane", needs=())))
    golden("staff_briefing.html", shown)
    golden("staff_briefing.txt", render_text(page_of(shown), width=100))


def test_what_was_typed_stays_text() -> None:
    assert "<script>" not in page(made(full()))
