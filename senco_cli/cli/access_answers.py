"""Asking for an access arrangement: what was typed is read, and the rest is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli import answers
from senco_cli.cli.answers import Answers
from senco_cli.cli.ask import ask, choose
from senco_cli.cli.option_groups import WriteOptions
from senco_cli.cli.options import parse_day_option
from senco_cli.cli.session import Session
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.add_access_arrangement import Evidence, NewExamArrangement, NewTestArrangement, Tested

EXAMS = "examinations"
_PARTS = 4
_ASKED = "asked for when not given"


class ArrangementOptions(WriteOptions):
    """What can be typed about an access arrangement."""

    for_what: Annotated[
        str | None, typer.Option("--for", help=f"examinations, key-stage-2, phonics ...; {_ASKED}.")
    ] = None
    arrangement: Annotated[
        str | None, typer.Option("--arrangement", help=f"Which, as a code or in words; {_ASKED}.")
    ] = None
    year: Annotated[
        int | None, typer.Option("--year", min=2000, max=2100, help="Of national tests: the calendar year, like 2027.")
    ] = None
    subject: Annotated[
        list[str] | None, typer.Option("--subject", help="A subject or paper; all when none is given.")
    ] = None
    difficulty: Annotated[str | None, typer.Option("--difficulty", help="What it answers, in a sentence.")] = None
    first_needed: Annotated[
        str | None, typer.Option("--first-needed", metavar="DATE", help="The day the need was first seen.")
    ] = None
    evidence: Annotated[
        list[str] | None,
        typer.Option(
            "--evidence", metavar='"DATE; SUBJECT; TEACHER; WHAT"', help="Normal way of working; may be repeated."
        ),
    ] = None
    form: Annotated[str | None, typer.Option("--form", help="form-8, form-9 or other.")] = None
    assessor: Annotated[str | None, typer.Option("--assessor", help="Who assessed.")] = None
    qualification: Annotated[str | None, typer.Option("--qualification", help="The assessor's qualification.")] = None
    score: Annotated[
        list[str] | None,
        typer.Option("--score", metavar='"AREA; SCORE; DATE; TEST"', help="A standardised score; may be repeated."),
    ] = None
    ehc_plan: Annotated[
        bool | None, typer.Option("--ehc-plan/--no-ehc-plan", help="Whether it rests on a current EHC plan.")
    ] = None
    told: Annotated[
        str | None, typer.Option("--told", metavar="DATE", help="The day the pupil was told that data goes online.")
    ] = None
    applied: Annotated[str | None, typer.Option("--applied", metavar="DATE", help="The day it was applied for.")] = None
    reference: Annotated[str | None, typer.Option("--reference", help="Reference of the application.")] = None
    approved: Annotated[str | None, typer.Option("--approved", metavar="DATE", help="The day it was approved.")] = None
    expires: Annotated[
        str | None, typer.Option("--expires", metavar="DATE", help="The day printed on the approval.")
    ] = None
    notified: Annotated[
        str | None, typer.Option("--notified", metavar="DATE", help="Of national tests: the day it was notified.")
    ] = None
    trialled: Annotated[
        str | None, typer.Option("--trialled", metavar="DATE", help="The day it was tried in a mock.")
    ] = None


def for_what(session: Session, typed: str | None) -> str:
    """What the arrangement is for: examinations, or the code of a national test."""
    from senco_cli.cli.codes import read_code
    from senco_cli.model.codes import code_set

    if typed is not None:
        is_exam = typed.strip().casefold() in (EXAMS, "exams", "examination", "gcse", "a level")
        return EXAMS if is_exam else read_code("national_test", typed, option="--for")
    tests = [(code.code, code.name) for code in code_set("national_test").codes]
    return choose(session, "For what?", [(EXAMS, "GCSEs, A levels and the like"), *tests], option="--for")


def refuse_strange(typed: ArrangementOptions, test: str) -> None:
    """Raises UsageError for an option that has no place in what the arrangement is for."""
    of_exams = {"--form": typed.form, "--assessor": typed.assessor, "--score": typed.score}
    of_exams |= {"--expires": typed.expires, "--told": typed.told}
    of_tests = {"--year": typed.year, "--notified": typed.notified}
    strange = [option for option, value in (of_tests if test == EXAMS else of_exams).items() if value]
    if strange:
        raise UsageError(
            f"{strange[0]} does not go with {test}", hint="leave it out, or give --for what the arrangement is for"
        )


def exam_arrangement(asks: Answers, typed: ArrangementOptions) -> NewExamArrangement:
    """The arrangement in examinations; what it matters to know is asked for."""
    from senco_cli.actions.add_access_arrangement import NewExamArrangement
    from senco_cli.cli.codes import read_code

    code, group = _arrangement(asks, typed, "exam_arrangement")
    subjects, need, normal_way = _subjects(asks, typed), _difficulty(asks, typed), _evidence(asks, typed)
    question = "When was it applied for online"
    applied = asks.when(group == "approval").maybe_past_day("--applied", typed.applied, question)
    approved = asks.when(applied is not None).maybe_past_day("--approved", typed.approved, "When was it approved")
    answers.refuse_backwards(
        ("--applied", applied),
        ("--approved", approved),
        ("--expires", answers.given_day("--expires", typed.expires)),
    )
    question = "Which day is printed on it as its end"
    return NewExamArrangement(
        arrangement=code,
        subjects=subjects,
        need=need,
        first_needed_on=asks.given_past_day("--first-needed", typed.first_needed),
        normal_way=normal_way,
        form=None if typed.form is None else read_code("access_form", typed.form, option="--form"),
        assessor=typed.assessor,
        assessor_qualification=typed.qualification,
        scores=tuple(_score(each) for each in typed.score or ()),
        ehc_plan=typed.ehc_plan,
        candidate_told_on=asks.given_past_day("--told", typed.told),
        applied_on=applied,
        aao_reference=typed.reference,
        approved_on=approved,
        expires_on=asks.when(approved is not None).maybe_day("--expires", typed.expires, question),
        trialled_on=asks.given_past_day("--trialled", typed.trialled),
    )


def national_arrangement(asks: Answers, typed: ArrangementOptions, test: str) -> NewTestArrangement:
    """The arrangement in a national test; what it matters to know is asked for."""
    from senco_cli.actions.add_access_arrangement import NewTestArrangement

    code, group = _arrangement(asks, typed, "test_arrangement")
    year = typed.year or _ask_year(asks)
    papers, need, normal_way = _subjects(asks, typed), _difficulty(asks, typed), _evidence(asks, typed)
    before, after = asks.when(group == "application"), asks.when(group == "notification")
    applied = before.maybe_past_day("--applied", typed.applied, "When was it applied for")
    return NewTestArrangement(
        test=test,
        year=year,
        arrangement=code,
        papers=papers,
        need=need,
        first_needed_on=asks.given_past_day("--first-needed", typed.first_needed),
        normal_way=normal_way,
        ehc_plan=typed.ehc_plan,
        applied_on=applied,
        approved_on=asks.given_past_day("--approved", typed.approved),
        notified_on=after.maybe_past_day("--notified", typed.notified, "When was it notified"),
        reference=typed.reference,
        trialled_on=asks.given_past_day("--trialled", typed.trialled),
    )


def _arrangement(asks: Answers, typed: ArrangementOptions, set_name: str) -> tuple[str, str | None]:
    from senco_cli.model.codes import code_set

    code = asks.code("--arrangement", typed.arrangement, set_name, "Which arrangement?")
    found = code_set(set_name).get(code)
    return code, found.group if found else None


def _subjects(asks: Answers, typed: ArrangementOptions) -> tuple[str, ...]:
    if typed.subject is not None or not asks.asking:
        return tuple(each.strip() for each in typed.subject or () if each.strip())
    question = "In which subjects or papers (with commas, Return for all)"
    answer = ask(asks.session, question, option="--subject", read=str)
    return tuple(part.strip() for part in answer.split(",") if part.strip())


def _difficulty(asks: Answers, typed: ArrangementOptions) -> str | None:
    return asks.maybe_text("--difficulty", typed.difficulty, "Which difficulty does it answer")


def _evidence(asks: Answers, typed: ArrangementOptions) -> tuple[Evidence, ...]:
    from senco_cli.actions.add_access_arrangement import Evidence

    def read(each: str) -> Evidence:
        seen, subject, teacher, what = _four(each, "--evidence", '"2026-10-06; English; Mr Stott; a mock in green ink"')
        return Evidence(answers.has_been("--evidence", seen, asks.today), subject, teacher, what)

    if typed.evidence is not None or not asks.asking:
        return tuple(read(each) for each in typed.evidence or ())
    found: list[Evidence] = []
    asks.session.note("Where was it seen as the normal way of working? Write: date; subject; teacher; what was seen")

    def read_or_none(answer: str) -> Evidence | None:
        return read(answer) if answer else None

    while one := ask(asks.session, "Evidence (Return when done)", option="--evidence", read=read_or_none):
        found.append(one)
    return tuple(found)


def _score(typed: str) -> Tested:
    from senco_cli.actions.add_access_arrangement import Tested
    from senco_cli.cli.codes import read_code

    area, score, tested_on, test = _four(typed, "--score", '"processing; 82; 2026-09-15; CTOPP, second edition"')
    if not (score.isascii() and score.isdigit() and len(score) <= 3):
        raise UsageError("--score: the score is not a whole number", hint="write the standardised score, like 82")
    return Tested(
        test, read_code("score_area", area, option="--score"), int(score), parse_day_option("--score", tested_on)
    )


def _four(typed: str, option: str, example: str) -> tuple[str, str, str, str]:
    parts = [part.strip() for part in typed.split(";", _PARTS - 1)]
    if len(parts) != _PARTS or not all(parts):
        raise UsageError(f"{option} has four parts, with semicolons between them", hint=f"{option} {example}")
    return parts[0], parts[1], parts[2], parts[3]


def _ask_year(asks: Answers) -> int:
    from senco_cli.model.years import academic_year_start

    # National tests are in the summer term.
    usual = str(academic_year_start(asks.today) + 1)
    question = "In which calendar year is the test"
    return ask(asks.session, question, option="--year", read=_year, default=usual)


def _year(answer: str) -> int:
    if not (answer.isascii() and answer.isdigit() and answer.startswith("20") and len(answer) == _PARTS):
        raise UsageError("write a year in four figures, like 2027")
    return int(answer)
