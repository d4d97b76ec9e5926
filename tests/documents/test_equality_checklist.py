"""The equality checklist on paper: gaps first, every duty with its basis, what was typed stays text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from documents.conftest import Golden
from rules.equality_school import NINE, ON, adjustment, file, school

from senco_cli.documents.equality_checklist import build_for_pupil, build_for_school
from senco_cli.documents.equality_checklist_view import EqualityChecklist, Line
from senco_cli.documents.render.blocks import Heading, Table
from senco_cli.documents.render.parsing import blocks_of, page_of
from senco_cli.documents.render.text import render_text
from senco_cli.documents.templates import environment, render
from senco_cli.model.school import PupilFile
from senco_cli.rules.duty_data import duties_of
from senco_cli.rules.equality.shown import SchoolFacts
from senco_cli.rules.school_days import SchoolDays

ANSWERS = [
    {"item": "E09", "result": "yes", "evidence": "Sits by the window", "answered_on": "2025-10-01"},
    {"item": "E12", "result": "no", "evidence": "=1+1 <b>&", "owner": "Mrs Begum", "by": "2026-11-06",
     "answered_on": "2026-10-02", "answered_by": "Mrs R. Tillotson"},
    {"item": "E15", "result": "part", "evidence": "Lunch staff not told", "answered_on": "2025-09-30"},
    {"item": "E15", "result": "yes", "evidence": "All told", "answered_on": "2026-10-02"},
]  # fmt: skip
REFUSED = adjustment(
    what="No bells",
    kind="adjustment",
    state="refused",
    decided_on="2026-10-15",
    decided_by="Mr J. Pemberton",
    reason="A light does the same",
    started_on=None,
    reviews=[],
    factors=[{"factor": each, "finding": f"Weighed {number}"} for number, each in enumerate(NINE[:8], start=1)],
)


def full() -> PupilFile:
    """A pupil with answers, adjustments in several states and a request for confidentiality."""
    return file(
        equality={
            "disability": [{"result": "yes", "reasons": "Deaf since birth", "considered_on": "2026-10-02"}],
            "confidentiality": [
                {"asked_by": "Mother", "asked_on": "2026-06-24", "what": "Not to be told to the class"}
            ],
            "answers": ANSWERS,
        },
        adjustments=[
            adjustment(what="Radio aid <i>", used_in=["lessons"]),
            REFUSED,
            adjustment(what="Timer", state="considered"),
        ],
        exclusions=("2026-06-18",),
    )


def of_pupil(pupil: PupilFile) -> EqualityChecklist:
    return build_for_pupil(school(), pupil, on=ON)


def of_school(*pupils: PupilFile, **records: Any) -> EqualityChecklist:
    made = school(**records)
    return build_for_school(SchoolFacts(made, pupils, ON, SchoolDays(made.calendar)))


def page(view: EqualityChecklist) -> str:
    return render(environment(), "equality-checklist.html.j2", {"list": view})


def text(view: EqualityChecklist) -> str:
    return render_text(page_of(page(view)), width=90)


def line(view: EqualityChecklist, item: str) -> Line:
    return next(each for each in view.lines if each.id == item)


def test_gaps_stand_before_the_duties_and_what_is_late_before_the_rest() -> None:
    view = of_pupil(full())
    assert [each.id for each in view.gaps][:2] == ["E12", "E05"]
    headings = [block for block in blocks_of(page(view)) if isinstance(block, Heading) and block.level == 2]
    assert "Gaps first" in "".join(run.text for run in headings[0].words)
    shown = text(view)
    assert (
        shown.index("E12 Trips")
        < shown.rindex("Not answered yet")
        < shown.index("Who is disabled, and who knows it\n-")
    )


def test_every_duty_of_a_pupil_stands_on_it_with_question_owner_and_basis() -> None:
    shown = page(of_pupil(file())).replace("&#39;", "'")
    for duty in duties_of(pupil=True):
        assert f"{duty.id} {duty.title}" in shown and duty.of_pupil and duty.of_pupil in shown
        assert all(each.title in shown for each in duty.basis)


def test_an_answer_has_its_evidence_day_and_the_one_before_it() -> None:
    told = line(of_pupil(full()), "E15")
    assert (told.answer, told.evidence, told.gap) == ("Yes", "All told", None)
    assert told.before and told.before[0] == "In part"


def test_the_record_that_an_answer_rests_on_is_named_with_field_and_day() -> None:
    assert "pupils/k7m2q/equality.yaml, disability, 2 Oct 2026" in " ".join(text(of_pupil(full())).split())


def test_what_nobody_answered_and_no_record_holds_is_a_blank_with_an_owner() -> None:
    blank = line(of_pupil(file()), "E31")
    assert blank.is_blank and blank.owner == "Head teacher" and blank.by is None
    assert "________" in text(of_pupil(file()))


def test_a_refusal_shows_all_nine_factors_and_the_one_that_is_missing() -> None:
    (refused,) = [group for group in of_pupil(full()).adjustments if group.is_refused]
    assert [each.finding for each in refused.lines[0].factors] == [*(f"Weighed {n}" for n in range(1, 9)), None]
    assert refused.lines[0].unweighed == 1
    assert "The nine factors of this refusal: 1 not recorded" in page(of_pupil(full()))


def test_a_family_that_pays_is_told_of_in_the_words_of_the_law() -> None:
    assert "The records show that the family pays." in page(of_pupil(file(adjustments=[adjustment(paid_by="family")])))


def test_what_the_duty_does_not_ask_is_said_with_its_source() -> None:
    shown = " ".join(text(of_pupil(file())).split())
    assert "does not ask the school to change physical features" in shown
    assert "schedule 13, paragraph 2(2)" in shown and "accessibility plan" in shown


def test_it_never_says_that_something_is_lawful() -> None:
    for view in (of_pupil(full()), of_school(full())):
        assert "It does not say whether anything is lawful, and it is no legal advice." in page(view)


def test_what_somebody_typed_stays_text() -> None:
    shown = page(of_pupil(full()))
    assert "=1+1 &lt;b&gt;&amp;" in shown and "<b>" not in shown and "Radio aid &lt;i&gt;" in shown
    assert "=1+1 <b>&" in text(of_pupil(full()))


def test_the_request_for_confidentiality_stands_at_the_top_until_it_is_taken_back() -> None:
    shown = page(of_pupil(full()))
    assert "A request for confidentiality is in force." in shown and "Not to be told to the class" in shown
    taken_back = {"asked_by": "Mother", "asked_on": "2026-06-24", "withdrawn_on": "2026-09-01"}
    assert "confidentiality is in force" not in page(of_pupil(file(equality={"confidentiality": [taken_back]})))


def test_records_that_could_not_be_read_are_named_on_the_page() -> None:
    view = replace(of_pupil(file()), unreadable=("pupils/k7m2q/adjustments.yaml",))
    assert "could not be read" in page(view) and "pupils/k7m2q/adjustments.yaml" in page(view)


def test_of_a_pupil_with_little_recorded_the_page_says_what_does_not_arise() -> None:
    view = of_pupil(file(status="N"))
    assert view.gaps == () and view.not_arising > 20
    assert "Nothing was answered no or in part" in page(view) and "No adjustment is recorded." in page(view)
    assert "None" not in text(view)


def test_the_page_of_the_school_counts_pupils_and_names_none() -> None:
    view = of_school(full(), file("p3x9d"))
    assert "Amara" not in page(view) and "Okafor" not in page(view)
    made = next(each for each in view.counts if each.title == "Made")
    assert (made.adjustments, made.pupils) == (1, 1)


def test_those_who_sign_are_named_where_they_are_known() -> None:
    signs = dict(of_pupil(file()).signs)
    assert signs["Head teacher"] == "Mr J. Pemberton" and signs["SENCO"] == "Mrs R. Tillotson"
    assert "Parent or carer" in signs and "For the governing body" in dict(of_school().signs)
    tables = [block for block in _all_blocks(page(of_school())) if isinstance(block, Table)]
    assert tables[-1].is_form


def test_the_page_of_a_pupil_is_as_it_was(golden: Golden) -> None:
    golden("equality_checklist_pupil.html", page(of_pupil(full())))
    golden("equality_checklist_pupil.txt", text(of_pupil(full())))


def test_the_page_of_the_school_is_as_it_was(golden: Golden) -> None:
    answers = [{"item": "E16", "result": "no", "evidence": "Certificates", "answered_on": "2026-09-24"}]
    view = of_school(full(), file("p3x9d"), answers=answers, duties={"accessibility_plan": {"from": "2024-04-01"}})
    golden("equality_checklist_school.html", page(view))
    golden("equality_checklist_school.txt", text(view))


def _all_blocks(html: str) -> list[Any]:
    found: list[Any] = []
    waiting = list(blocks_of(html))
    while waiting:
        block = waiting.pop(0)
        found.append(block)
        waiting = [*getattr(block, "blocks", ()), *waiting]
    return found
