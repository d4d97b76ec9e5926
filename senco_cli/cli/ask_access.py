"""Asking for an access arrangement: what was typed is read, and the rest is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from senco_cli.cli import answers
from senco_cli.cli.ask import ask, choose
from senco_cli.cli.options import parse_day_option
from senco_cli.cli.session import Session
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.add_access_arrangement import Evidence, NewExamArrangement, NewTestArrangement, Tested

EXAMS = "examinations"
_PARTS = 4


@dataclass(frozen=True)
class Typed:
    """What was typed for the options, and the session that asks for the rest."""

    session: Session
    today: date
    asking: bool
    arrangement: str | None
    subjects: list[str] | None
    difficulty: str | None
    evidence: list[str] | None
    year: int | None
    form: str | None
    assessor: str | None
    qualification: str | None
    score: list[str] | None
    ehc_plan: bool | None
    reference: str | None
    days: dict[str, str | None]

    def day(self, name: str) -> date | None:
        """The day of an option that nobody is asked for; only that of --expires may be to come."""
        option, typed = f"--{name}", self.days[name]
        if name == "expires":
            return answers.given_day(option, typed)
        return answers.given_past_day(option, typed, today=self.today)

    def asked_day(self, name: str, question: str, *, wanted: bool) -> date | None:
        """The day of an option, asked for where it matters and somebody is being asked anyway."""
        given = self.day(name)
        if given or not (wanted and self.asking):
            return given
        latest = None if name == "expires" else self.today
        return answers.maybe_day(self.session, None, question, option=f"--{name}", asking=True, latest=latest)


def for_what(session: Session, typed: str | None) -> str:
    """What the arrangement is for: examinations, or the code of a national test."""
    from senco_cli.cli.codes import read_code
    from senco_cli.model.codes import code_set

    if typed is not None:
        is_exam = typed.strip().casefold() in (EXAMS, "exams", "examination", "gcse", "a level")
        return EXAMS if is_exam else read_code("national_test", typed, option="--for")
    tests = [(code.code, code.name) for code in code_set("national_test").codes]
    return choose(session, "For what?", [(EXAMS, "GCSEs, A levels and the like"), *tests], option="--for")


def refuse_strange(typed: Typed, test: str) -> None:
    """Raises UsageError for an option that has no place in what the arrangement is for."""
    of_exams = {"--form": typed.form, "--assessor": typed.assessor, "--score": typed.score}
    of_exams |= {"--expires": typed.days["expires"], "--told": typed.days["told"]}
    of_tests = {"--year": typed.year, "--notified": typed.days["notified"]}
    strange = [option for option, value in (of_tests if test == EXAMS else of_exams).items() if value]
    if strange:
        raise UsageError(
            f"{strange[0]} does not go with {test}", hint="leave it out, or give --for what the arrangement is for"
        )


def exam_arrangement(typed: Typed) -> NewExamArrangement:
    """The arrangement in examinations; what it matters to know is asked for."""
    from senco_cli.actions.add_access_arrangement import NewExamArrangement
    from senco_cli.cli.codes import read_code

    code, group = _arrangement(typed, "exam_arrangement")
    subjects, need, normal_way = _subjects(typed), _difficulty(typed), _evidence(typed)
    applied = typed.asked_day("applied", "When was it applied for online", wanted=group == "approval")
    approved = typed.asked_day("approved", "When was it approved", wanted=applied is not None)
    answers.refuse_backwards(("--applied", applied), ("--approved", approved), ("--expires", typed.day("expires")))
    return NewExamArrangement(
        arrangement=code,
        subjects=subjects,
        need=need,
        first_needed_on=typed.day("first-needed"),
        normal_way=normal_way,
        form=None if typed.form is None else read_code("access_form", typed.form, option="--form"),
        assessor=typed.assessor,
        assessor_qualification=typed.qualification,
        scores=tuple(_score(each) for each in typed.score or ()),
        ehc_plan=typed.ehc_plan,
        candidate_told_on=typed.day("told"),
        applied_on=applied,
        aao_reference=typed.reference,
        approved_on=approved,
        expires_on=typed.asked_day("expires", "Which day is printed on it as its end", wanted=approved is not None),
        trialled_on=typed.day("trialled"),
    )


def national_arrangement(typed: Typed, test: str) -> NewTestArrangement:
    """The arrangement in a national test; what it matters to know is asked for."""
    from senco_cli.actions.add_access_arrangement import NewTestArrangement

    code, group = _arrangement(typed, "test_arrangement")
    year = typed.year or _ask_year(typed)
    papers, need, normal_way = _subjects(typed), _difficulty(typed), _evidence(typed)
    applied = typed.asked_day("applied", "When was it applied for", wanted=group == "application")
    return NewTestArrangement(
        test=test,
        year=year,
        arrangement=code,
        papers=papers,
        need=need,
        first_needed_on=typed.day("first-needed"),
        normal_way=normal_way,
        ehc_plan=typed.ehc_plan,
        applied_on=applied,
        approved_on=typed.day("approved"),
        notified_on=typed.asked_day("notified", "When was it notified", wanted=group == "notification"),
        reference=typed.reference,
        trialled_on=typed.day("trialled"),
    )


def _arrangement(typed: Typed, set_name: str) -> tuple[str, str | None]:
    from senco_cli.model.codes import code_set

    code = answers.code(
        typed.session, set_name, typed.arrangement, "Which arrangement?", option="--arrangement", on=typed.today
    )
    found = code_set(set_name).get(code)
    return code, found.group if found else None


def _subjects(typed: Typed) -> tuple[str, ...]:
    if typed.subjects is not None or not typed.asking:
        return tuple(each.strip() for each in typed.subjects or () if each.strip())
    question = "In which subjects or papers (with commas, Return for all)"
    answer = ask(typed.session, question, option="--subject", read=str)
    return tuple(part.strip() for part in answer.split(",") if part.strip())


def _difficulty(typed: Typed) -> str | None:
    return answers.maybe_text(
        typed.session, typed.difficulty, "Which difficulty does it answer", option="--difficulty", asking=typed.asking
    )


def _evidence(typed: Typed) -> tuple[Evidence, ...]:
    from senco_cli.actions.add_access_arrangement import Evidence

    def read(each: str) -> Evidence:
        seen, subject, teacher, what = _four(each, "--evidence", '"2026-10-06; English; Mr Stott; a mock in green ink"')
        return Evidence(answers.has_been("--evidence", seen, typed.today), subject, teacher, what)

    if typed.evidence is not None or not typed.asking:
        return tuple(read(each) for each in typed.evidence or ())
    found: list[Evidence] = []
    typed.session.note("Where was it seen as the normal way of working? Write: date; subject; teacher; what was seen")

    def read_or_none(answer: str) -> Evidence | None:
        return read(answer) if answer else None

    while one := ask(typed.session, "Evidence (Return when done)", option="--evidence", read=read_or_none):
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


def _ask_year(typed: Typed) -> int:
    from senco_cli.model.years import academic_year_start

    # National tests are in the summer term.
    usual = str(academic_year_start(typed.today) + 1)
    question = "In which calendar year is the test"
    return ask(typed.session, question, option="--year", read=_year, default=usual)


def _year(answer: str) -> int:
    if not (answer.isascii() and answer.isdigit() and answer.startswith("20") and len(answer) == _PARTS):
        raise UsageError("write a year in four figures, like 2027")
    return int(answer)
