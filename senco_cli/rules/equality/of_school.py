"""What the records show of the school's own duties: its plans and days, its staff, and its pupils counted together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from senco_cli.model.kinds import path_of
from senco_cli.model.phrases import how_many, listed
from senco_cli.model.school_duties import SchoolDuties
from senco_cli.model.staff import Staff
from senco_cli.rules.due import school_deadlines
from senco_cli.rules.duty import Duty
from senco_cli.rules.equality.of_adjustments import adjustments_reviewed, aids_provided, refusals_reasoned
from senco_cli.rules.equality.of_pupil import care_plan_reviewed
from senco_cli.rules.equality.shown import (
    Citation,
    OfPupil,
    OfSchool,
    PupilFacts,
    SchoolFacts,
    Shown,
    is_supported,
    keys_of,
    since,
)
from senco_cli.rules.words import long_day


def disability_considered(facts: SchoolFacts, _duty: Duty) -> Shown | None:
    """E01: from the considerations of every pupil with support, a diagnosis or a healthcare plan."""
    asked = [each for each in facts.each() if is_supported(each)]
    open_ones = [each for each in asked if not (each.file.equality and each.file.equality.disability)]
    if not asked:
        return None
    done = len(asked) - len(open_ones)
    said = f"The records show it for {done} of {how_many(len(asked), 'pupil')}"
    if not open_ones:
        return Shown("shown", f"{said}.", (Citation("pupils/*/equality.yaml", "disability"),))
    cited = (Citation("pupils/*/equality.yaml", "disability"),)
    return Shown("missing", f"{said}. Not recorded: {keys_of(open_ones)}.", cited)


def profiles_there(facts: SchoolFacts, _duty: Duty) -> Shown | None:
    """E05: from the profiles of pupils with support."""
    asked = [each for each in facts.each() if is_supported(each)]
    bare = [each for each in asked if not (each.file.pupil.profile and each.file.pupil.profile.what_helps)]
    if not asked:
        return None
    cited = (Citation("pupils/*/pupil.yaml", "profile"),)
    if bare:
        said = f"Not recorded: a profile that says what helps {how_many(len(bare), 'pupil')}, {keys_of(bare)}."
        return Shown("missing", said, cited)
    said = f"The records show a profile for each of {how_many(len(asked), 'pupil')}."
    return Shown("part", f"{said} Not recorded: who was given it.", cited)


def exclusions_checked(facts: SchoolFacts, duty: Duty) -> Shown:
    """E17: from the suspensions and exclusions since the last look."""
    found = [
        each
        for each in facts.each()
        if any(
            not one.withdrawn_on and one.from_on >= since(duty, facts.today) for one in each.file.exclusions.values()
        )
    ]
    return _happened(found, facts, duty, what="was suspended or excluded", where="pupils/*/exclusions/*.yaml")


def restraint_analysed(facts: SchoolFacts, duty: Duty) -> Shown:
    """E38: from the uses of force, seclusion and restraint since the last look."""
    found = [
        each
        for each in facts.each()
        if any(one.happened_on >= since(duty, facts.today) for one in each.file.restrictive_interventions.values())
    ]
    where = "pupils/*/restrictive-interventions/*.yaml"
    return _happened(found, facts, duty, what="met with force, seclusion or restraint", where=where)


def accessibility_plan_current(facts: SchoolFacts, _duty: Duty) -> Shown:
    """E28: from the plan's first and last day, by the rules on its end."""
    plan = facts.school.duties.accessibility_plan if facts.school.duties else None
    path = path_of(SchoolDuties)
    if plan is None or plan.from_on is None:
        return Shown("missing", "Not recorded: an accessibility plan with its first day.")
    cited = (Citation(path, "accessibility_plan", plan.from_on),)
    until = f" to {long_day(plan.to_on)}" if plan.to_on else ""
    said = f"The records show a plan from {long_day(plan.from_on)}{until}."
    return _by_rules(facts, ("AC-END", "AC-PLAN", "AC-BLOCK"), said, cited, rest="that it was reviewed and paid for")


def staff_trained(facts: SchoolFacts, duty: Duty) -> Shown | None:
    """E30: from the training of everybody who works here."""
    here = {key: each for key, each in facts.school.staff.items() if not each.left_on or each.left_on >= facts.today}
    if not here:
        return None
    start = since(duty, facts.today)
    trained = [key for key, each in here.items() if any(one.completed_on >= start for one in each.training)]
    said = f"The records show training since {long_day(start)} for {len(trained)} of {how_many(len(here), 'member')}"
    cited = tuple(
        Citation(path_of(Staff, key=key), "training", max(one.completed_on for one in here[key].training))
        for key in sorted(trained)
    )
    return Shown(
        "part" if trained else "missing",
        f"{said} of staff. Not recorded: whether it was about this duty, and who else needs it.",
        cited,
    )


def equality_published(facts: SchoolFacts, _duty: Duty) -> Shown:
    """E36: from the days that information and objectives were published, by the rules on when they are again."""
    duties, path = facts.school.duties, path_of(SchoolDuties)
    days = {
        "equality_information_published_on": duties.equality_information_published_on if duties else None,
        "equality_objectives_published_on": duties.equality_objectives_published_on if duties else None,
    }
    names = {"equality_information_published_on": "information", "equality_objectives_published_on": "objectives"}
    cited = tuple(Citation(path, name, day) for name, day in days.items() if day)
    missing = [names[name] for name, day in days.items() if day is None]
    if missing:
        return Shown("missing", f"Not recorded: the day that {listed(tuple(missing))} were published.", cited)
    said = "The records show " + listed(tuple(f"{names[name]} of {long_day(day)}" for name, day in days.items() if day))
    return _by_rules(facts, ("EQ-INFO", "EQ-OBJ"), f"{said}.", cited, rest="decisions that show due regard")


def aids_of_all(facts: SchoolFacts, duty: Duty) -> Shown | None:
    """E20: from the aids of every pupil."""
    return _together(
        facts, duty, aids_provided, says="aids are in place, looked at and paid for by the school or others"
    )


def care_of_all(facts: SchoolFacts, duty: Duty) -> Shown | None:
    """E19: from the healthcare plans of every pupil."""
    return _together(facts, duty, care_plan_reviewed, says="the healthcare plan was reviewed in time")


def refusals_of_all(facts: SchoolFacts, duty: Duty) -> Shown | None:
    """E34: from the refusals of every pupil."""
    return _together(facts, duty, refusals_reasoned, says="every refusal has all nine factors")


def reviews_of_all(facts: SchoolFacts, duty: Duty) -> Shown | None:
    """E35: from the adjustments of every pupil."""
    return _together(facts, duty, adjustments_reviewed, says="every adjustment in place was looked at in time")


def _together(facts: SchoolFacts, duty: Duty, of_pupil: OfPupil, *, says: str) -> Shown | None:
    shown = [(each, found) for each in facts.each() if (found := of_pupil(each, duty))]
    asked = [(each, found) for each, found in shown if found.state != "not-arising"]
    if not asked:
        return Shown("not-arising", shown[0][1].says) if shown else None
    bare = [each for each, found in asked if found.state == "missing"]
    cited = _paths(found for _each, found in asked)
    good = f"The records show for {len(asked) - len(bare)} of {how_many(len(asked), 'pupil')} that {says}."
    if bare:
        return Shown("missing", f"{good} Not for {keys_of(bare)}.", cited)
    return Shown("part" if any(found.state == "part" for _, found in asked) else "shown", good, cited)


def _paths(shown: Iterable[Shown]) -> tuple[Citation, ...]:
    """The files, each once; which place of it counts stands on the pupil's own page."""
    cited = (each for one in shown for each in one.records)
    return tuple(dict.fromkeys(Citation(each.path, each.field.split()[0]) for each in cited))


def _happened(found: Sequence[PupilFacts], facts: SchoolFacts, duty: Duty, *, what: str, where: str) -> Shown:
    start = long_day(since(duty, facts.today))
    if not found:
        return Shown("not-arising", f"Since {start} nobody {what}, by the records.")
    said = f"The records show {how_many(len(found), 'pupil')} who {what} since {start}: {keys_of(found)}."
    return Shown("missing", f"{said} Not recorded: that the Act was thought of.", (Citation(where, "from"),))


def _by_rules(facts: SchoolFacts, rules: Sequence[str], said: str, cited: tuple[Citation, ...], *, rest: str) -> Shown:
    found = school_deadlines(facts.school, today=facts.today, days=facts.days)
    days = sorted((each.legal_due, each.rule) for each in found if each.rule in rules and each.legal_due)
    late = [(day, rule) for day, rule in days if day < facts.today]
    if late:
        passed = listed(tuple(f"{long_day(day)} ({rule})" for day, rule in late))
        return Shown("missing", f"{said} The last day has passed: {passed}.", cited)
    ahead = f" Next: {long_day(days[0][0])} ({days[0][1]})." if days else ""
    return Shown("part", f"{said}{ahead} Not recorded: {rest}.", cited)


RECORDS_OF_SCHOOL: Mapping[str, OfSchool] = MappingProxyType(
    {
        "E01": disability_considered,
        "E05": profiles_there,
        "E17": exclusions_checked,
        "E19": care_of_all,
        "E20": aids_of_all,
        "E28": accessibility_plan_current,
        "E30": staff_trained,
        "E34": refusals_of_all,
        "E35": reviews_of_all,
        "E36": equality_published,
        "E38": restraint_analysed,
    }
)
