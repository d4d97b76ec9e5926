"""Where each duty stands: what was answered last, what the records show, and whether that leaves a gap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from senco_cli.model.equality import DutyAnswer, newest_answers
from senco_cli.rules.duty import OWNERS, Duty
from senco_cli.rules.duty_data import duties_of
from senco_cli.rules.equality.of_adjustments import RECORDS_OF_ADJUSTMENTS
from senco_cli.rules.equality.of_arrangements import RECORDS_OF_ARRANGEMENTS
from senco_cli.rules.equality.of_pupil import RECORDS_OF_PUPIL, not_arising
from senco_cli.rules.equality.of_school import RECORDS_OF_SCHOOL
from senco_cli.rules.equality.shown import OfPupil, PupilFacts, SchoolFacts, Shown, since

Gap = Literal["no", "part", "differs", "missing", "old", "open"]

_EVALUATORS: Mapping[str, OfPupil] = MappingProxyType(
    {**RECORDS_OF_PUPIL, **RECORDS_OF_ADJUSTMENTS, **RECORDS_OF_ARRANGEMENTS}
)
# In the order in which they are looked at: what is known to be wrong before what is not known.
GAPS: Mapping[Gap, str] = MappingProxyType(
    {
        "no": "answered no",
        "part": "answered in part",
        "differs": "answered, and the records do not show it",
        "missing": "the records do not show it",
        "old": "the answer is old",
        "open": "not answered yet",
    }
)


@dataclass(frozen=True, slots=True)
class Standing:
    """One duty on one day.

    `answer` is the newest; `earlier` are those before it, the newest first. `gap` is None where the answer or the
    records leave nothing to do; `is_late` where the day set for it has passed.
    """

    duty: Duty
    question: str
    answer: DutyAnswer | None
    earlier: tuple[DutyAnswer, ...]
    shown: Shown | None
    gap: Gap | None
    is_late: bool

    @property
    def owner(self) -> str:
        """Who sees to it: as answered, else the role whose it usually is."""
        return (self.answer.owner if self.answer else None) or OWNERS[self.duty.owner]

    @property
    def by(self) -> date | None:
        """The day set for what is missing; none where nothing is."""
        return self.answer.by if self.answer and self.gap else None


@dataclass(frozen=True, slots=True)
class Tally:
    """A checklist in figures: gaps to look at, duties that wait for an answer, and gaps past their day."""

    gaps: int
    unanswered: int
    late: int


def pupil_standings(facts: PupilFacts) -> tuple[Standing, ...]:
    """Every duty that is asked of a pupil, in the order of the page."""
    answers = facts.file.equality.answers if facts.file.equality else ()
    return tuple(
        _standing(duty, _of_pupil(facts, duty), answers, facts.today, pupil=True) for duty in duties_of(pupil=True)
    )


def school_standings(facts: SchoolFacts) -> tuple[Standing, ...]:
    """Every duty that is asked of the school, in the order of the page."""
    answers = facts.school.equality.answers if facts.school.equality else ()

    def shown(duty: Duty) -> Shown | None:
        evaluate = RECORDS_OF_SCHOOL.get(duty.id)
        return evaluate(facts, duty) if evaluate else None

    return tuple(_standing(duty, shown(duty), answers, facts.today, pupil=False) for duty in duties_of(pupil=False))


def gaps_first(standings: Sequence[Standing]) -> tuple[Standing, ...]:
    """Those with a gap: what is late before the rest, then by kind of gap, by day and by id."""
    order = list(GAPS)
    return tuple(
        sorted(
            (each for each in standings if each.gap),
            key=lambda each: (not each.is_late, order.index(each.gap or "open"), each.by or date.max, each.duty.id),
        )
    )


def tally(standings: Sequence[Standing]) -> Tally:
    """How many gaps there are to look at, and how many duties wait for an answer."""
    found = [each.gap for each in standings if each.gap]
    return Tally(sum(gap != "open" for gap in found), found.count("open"), sum(each.is_late for each in standings))


def looked_for(duty: Duty) -> str:
    """For whom the records are looked through for this duty: a pupil, the school, both or nobody."""
    of_pupil = duty.of_pupil and duty.id in _EVALUATORS
    found = [who for who, is_so in (("a pupil", of_pupil), ("the school", duty.id in RECORDS_OF_SCHOOL)) if is_so]
    return " and ".join(found) or "nobody"


def _of_pupil(facts: PupilFacts, duty: Duty) -> Shown | None:
    evaluate = _EVALUATORS.get(duty.id)
    found = evaluate(facts, duty) if evaluate else None
    if found is not None and found.state != "missing":
        return found
    why_not = not_arising(facts, duty.applies)
    return Shown("not-arising", why_not) if why_not else found


def _standing(duty: Duty, shown: Shown | None, answers: Sequence[DutyAnswer], today: date, *, pupil: bool) -> Standing:
    mine = [each for each in answers if each.item.upper() == duty.id and each.answered_on <= today]
    _place, answer = newest_answers(mine).get(duty.id, (None, None))
    gap = _gap(duty, answer, shown, today)
    return Standing(
        duty=duty,
        question=duty.question(of_pupil=pupil) or "",
        answer=answer,
        earlier=tuple(sorted((each for each in mine if each is not answer), key=_day, reverse=True)),
        shown=shown,
        gap=gap,
        is_late=bool(gap and answer and answer.by and answer.by < today),
    )


def _day(answer: DutyAnswer) -> date:
    return answer.answered_on


def _gap(duty: Duty, answer: DutyAnswer | None, shown: Shown | None, today: date) -> Gap | None:
    state = shown.state if shown else None
    if answer is None:
        return "missing" if state == "missing" else None if state in ("shown", "not-arising") else "open"
    if answer.result == "no":
        return "no"
    if answer.result == "part":
        return "part"
    if answer.answered_on < since(duty, today):
        return "old"
    return "differs" if state == "missing" else None
