"""What one pupil's records show of each duty, but for adjustments: one small function an item."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.equality import PupilEquality
from senco_cli.model.exclusion import Exclusion
from senco_cli.model.kinds import path_of
from senco_cli.model.phrases import how_many, listed
from senco_cli.model.pupil import Pupil
from senco_cli.model.restrictive_intervention import RestrictiveIntervention
from senco_cli.rules.duty import Duty
from senco_cli.rules.equality.shown import (
    Citation,
    OfPupil,
    PupilFacts,
    Shown,
    has_plan,
    is_supported,
    since,
)
from senco_cli.rules.words import long_day

_CONSIDERED: Mapping[str, str] = MappingProxyType(
    {"yes": "yes, disabled", "no": "no, not disabled", "being-considered": "still being considered"}
)


def disability_considered(facts: PupilFacts, duty: Duty) -> Shown:
    """E01: from the recorded considerations."""
    record = facts.file.equality
    considered = record.considered_by(facts.today) if record else None
    if considered is None:
        return Shown("missing", "Not recorded: whether this pupil is disabled in the sense of the Act was considered.")
    said = f"The records show that it was considered on {long_day(considered.considered_on)}: "
    is_old = considered.considered_on < since(duty, facts.today)
    again = f" That is more than {duty.look_again_months} months ago." if is_old else ""
    return Shown(
        "part" if is_old or considered.result == "being-considered" else "shown",
        f"{said}{_CONSIDERED[considered.result]}. Reasons: {considered.reasons.rstrip('.')}.{again}",
        (Citation(_equality(facts), "disability", considered.considered_on),),
    )


def undiagnosed_considered(facts: PupilFacts, _duty: Duty) -> Shown | None:
    """E02: from diagnoses that are not confirmed."""
    open_ones = [each for each in facts.file.pupil.diagnoses if each.certainty in ("suspected", "being-assessed")]
    if not open_ones:
        return None
    names = listed(tuple(each.name for each in open_ones))
    return Shown(
        "part",
        f"The records show something that nobody has confirmed yet: {names}. Not recorded: what was made of it.",
        (Citation(_pupil(facts), "diagnoses"),),
    )


def profile_passed_on(facts: PupilFacts, _duty: Duty) -> Shown | None:
    """E05: from the profile, and from the days staff were told of adjustments."""
    told = [(each.staff_told_on, place) for place, each in facts.current() if each.staff_told_on]
    untold = [place for place, each in facts.current() if not each.staff_told_on]
    if told and not untold:
        day, place = max(told)
        says = f"The records show that staff were told of every adjustment, last on {long_day(day)}."
        return Shown("part", says + _NOT_EVERYBODY, (facts.cite(place, "staff_told_on", day),))
    if untold:
        says = f"Not recorded: that staff were told of {how_many(len(untold), 'adjustment')} of this pupil."
        return Shown("missing", says, tuple(facts.cite(place, "staff_told_on") for place in untold))
    profile = facts.file.pupil.profile
    if profile and profile.what_helps:
        return Shown(
            "part",
            "The records show a one-page profile. Not recorded: who was given it.",
            (Citation(_pupil(facts), "profile"),),
        )
    return None


_NOT_EVERYBODY = " Not recorded: supply staff, midday staff and clubs."


def confidentiality_honoured(facts: PupilFacts, _duty: Duty) -> Shown:
    """E06: from the requests that were not taken back."""
    record = facts.file.equality
    requests = [each for each in record.confidentiality if not each.withdrawn_on] if record else []
    if not requests:
        return Shown("not-arising", "No such request is recorded.")
    cited = tuple(Citation(_equality(facts), "confidentiality", each.asked_on) for each in requests)
    last = max(requests, key=lambda each: each.asked_on)
    said = f"The records show a request of {last.asked_by} on {long_day(last.asked_on)}."
    if any(each.effect_explained_on is None for each in requests):
        return Shown("missing", f"{said} Not recorded: that its effect on adjustments was explained.", cited)
    return Shown("part", f"{said} Its effect was explained. Not recorded: that everybody keeps to it.", cited)


def excluded_after_check(facts: PupilFacts, _duty: Duty) -> Shown:
    """E17: from suspensions and exclusions; no record of senco holds the list that comes before one."""
    found = sorted(each.from_on for each in facts.file.exclusions.values() if not each.withdrawn_on)
    if not found:
        return Shown("not-arising", "No suspension or exclusion is recorded.")
    cited = tuple(
        Citation(path_of(Exclusion, pupil=facts.file.key, key=key), "from", each.from_on)
        for key, each in sorted(facts.file.exclusions.items())
        if not each.withdrawn_on
    )
    if not cited:
        return Shown("not-arising", "No suspension or exclusion is recorded.")
    said = "one suspension or exclusion" if len(cited) == 1 else f"{len(cited)} suspensions or exclusions"
    return Shown("missing", f"The records show {said}. Not recorded: that the Act was gone through first.", cited)


def care_plan_reviewed(facts: PupilFacts, duty: Duty) -> Shown | None:
    """E19: from the day the healthcare plan was last reviewed."""
    day = facts.file.pupil.health_care_plan_reviewed_on
    if day is None:
        return None
    cited = (Citation(_pupil(facts), "health_care_plan_reviewed_on", day),)
    if day < since(duty, facts.today):
        return Shown("missing", f"The healthcare plan was last reviewed on {long_day(day)}, by the records.", cited)
    said = f"The records show a healthcare plan, reviewed on {long_day(day)}."
    return Shown("part", f"{said} Not recorded: how the care is given.", cited)


def plan_overlap(facts: PupilFacts, _duty: Duty) -> Shown:
    """E21: from section F of the plan and the adjustments that name its lines."""
    plan = facts.file.plan if has_plan(facts) else None
    lines = plan.sections.special_educational_provision if plan and plan.sections else ()
    path = path_of(EhcPlan, pupil=facts.file.key)
    if plan is None or not lines:
        return Shown("missing", "Not recorded: what section F of the plan provides.", (Citation(path, "sections.F"),))
    cited = (Citation(path, "sections.F", plan.final_plan_on or plan.plan_first_made_on),)
    said = f"The records show {how_many(len(lines), 'line')} of provision in section F"
    named = [(place, each.section_f) for place, each in facts.current() if each.section_f]
    if not named:
        return Shown("part", f"{said}. Not recorded: which of them an adjustment overlaps with.", cited)
    numbers = listed(tuple(dict.fromkeys(number for _place, each in named for number in each)))
    places = tuple(facts.cite(place, "section_f") for place, _each in named)
    return Shown("shown", f"{said}, and adjustments that overlap with {numbers}.", cited + places)


def restraint_analysed(facts: PupilFacts, _duty: Duty) -> Shown:
    """E38: from the recorded uses of force, seclusion and restraint."""
    found = sorted(facts.file.restrictive_interventions.items())
    if not found:
        return Shown("not-arising", "No use of force, seclusion or restraint is recorded.")
    cited = tuple(
        Citation(path_of(RestrictiveIntervention, pupil=facts.file.key, key=key), "happened_on", each.happened_on)
        for key, each in found
    )
    said = "one use" if len(found) == 1 else f"{len(found)} uses"
    return Shown("missing", f"The records show {said}. Not recorded: what was learned from it.", cited)


def not_arising(facts: PupilFacts, applies: str) -> str | None:
    """Why a question does not arise for this pupil, by the records; None where it does."""
    says: dict[str, tuple[bool, str]] = {
        "support": (
            is_supported(facts),
            "No SEN, diagnosis, healthcare plan or other sign of a disability is recorded.",
        ),
        "plan": (has_plan(facts), "No EHC plan in force is recorded."),
        "adjustments": (bool(facts.current()), "No adjustment that is agreed or in place is recorded."),
        "refused": (any(each.state == "refused" for _, each in facts.adjustments), "No refusal is recorded."),
    }
    holds, sentence = says.get(applies, (True, ""))
    return None if holds else sentence


def _equality(facts: PupilFacts) -> str:
    return path_of(PupilEquality, pupil=facts.file.key)


def _pupil(facts: PupilFacts) -> str:
    return path_of(Pupil, pupil=facts.file.key)


RECORDS_OF_PUPIL: Mapping[str, OfPupil] = MappingProxyType(
    {
        "E01": disability_considered,
        "E02": undiagnosed_considered,
        "E05": profile_passed_on,
        "E06": confidentiality_honoured,
        "E17": excluded_after_check,
        "E19": care_plan_reviewed,
        "E21": plan_overlap,
        "E38": restraint_analysed,
    }
)
