"""What a pupil's adjustments show of each duty: where they are used, whether they work, how a refusal was reasoned."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from senco_cli.model.adjustments import Adjustment
from senco_cli.model.codes import code_set
from senco_cli.model.phrases import how_many, listed
from senco_cli.rules.duty import Duty
from senco_cli.rules.equality.shown import OfPupil, PupilFacts, Shown, since
from senco_cli.rules.words import long_day


def adjusted_here(facts: PupilFacts, duty: Duty) -> Shown | None:
    """E09 and others: from the adjustments used where the item asks about (the group of the place of use)."""
    places = code_set("adjustment_used_in")
    mine = [
        (place, each)
        for place, each in facts.adjustments
        if each.state in ("considered", "agreed", "in-place")
        and any(code and code.group == duty.id for code in map(places.get, each.used_in))
    ]
    if not mine:
        return None
    said = "; ".join(f"{each.what} ({_state(each)})" for _place, each in mine)
    cited = tuple(facts.cite(place, "used_in", _day(each)) for place, each in mine)
    return Shown("part", f"The records show: {said}. Not recorded: that nothing else is in the way.", cited)


def aids_provided(facts: PupilFacts, duty: Duty) -> Shown | None:
    """E20: from the auxiliary aids: in place, looked at of late, and paid for by anybody but the family."""
    aids = [(place, each) for place, each in facts.current() if each.kind == "auxiliary-aid"]
    if not aids:
        return None
    said = f"The records show {how_many(len(aids), 'aid')}"
    missing = {
        "that an aid which was agreed is there": [each for each in aids if each[1].state != "in-place"],
        "that an aid was looked at of late": [each for each in aids if not _is_fresh(facts, each[1], duty)],
        "who pays": [each for each in aids if each[1].paid_by is None],
    }
    by_family = [each for each in aids if each[1].paid_by == "family"]
    places = dict.fromkeys(place for found in (*missing.values(), by_family) for place, _each in found)
    if by_family:
        said += f"; the family pays for {len(by_family)}"
    if not places:
        cited = tuple(facts.cite(place, "state", _day(each)) for place, each in aids)
        return Shown("shown", f"{said} in place, looked at in the last {duty.look_again_months} months.", cited)
    what = listed(tuple(text for text, found in missing.items() if found))
    cited = tuple(facts.cite(place, "state") for place in places)
    return Shown("missing", f"{said}. Not recorded: {what}." if what else f"{said}.", cited)


def refusals_reasoned(facts: PupilFacts, _duty: Duty) -> Shown:
    """E34: from the factors of every refusal."""
    refused = [(place, each) for place, each in facts.adjustments if each.state == "refused"]
    if not refused:
        return Shown("not-arising", "No refusal is recorded.")
    bare = [(place, each) for place, each in refused if unweighed(each)]
    said = f"The records show {how_many(len(refused), 'refusal')}"
    if not bare:
        cited = tuple(facts.cite(place, "factors", each.decided_on) for place, each in refused)
        return Shown("shown", f"{said}, each with all nine factors.", cited)
    names = listed(tuple(dict.fromkeys(name for _place, each in bare for name in unweighed(each))))
    cited = tuple(facts.cite(place, "factors", each.decided_on) for place, each in bare)
    return Shown("missing", f"{said}. Not recorded: {names}.", cited)


def adjustments_reviewed(facts: PupilFacts, duty: Duty) -> Shown | None:
    """E35: from the looks at each adjustment that is in place."""
    in_place = [(place, each) for place, each in facts.current() if each.state == "in-place"]
    if not in_place:
        return None
    late = [(place, each) for place, each in in_place if not _is_fresh(facts, each, duty)]
    if late:
        cited = tuple(facts.cite(place, "reviews", last_look(each)) for place, each in late)
        many = f"{len(late)} of {how_many(len(in_place), 'adjustment')}"
        return Shown("missing", f"Not recorded: a look in the last {duty.look_again_months} months at {many}.", cited)
    cited = tuple(facts.cite(place, "reviews", last_look(each)) for place, each in in_place)
    looked = min(day for day in (last_look(each) or each.started_on for _, each in in_place) if day)
    said = f"The records show a look at every adjustment in place, the oldest of {long_day(looked)}."
    return Shown("part", f"{said} Not recorded: that they were passed on at a move.", cited)


def unweighed(adjustment: Adjustment) -> tuple[str, ...]:
    """The factors of reasonableness, in words, that nothing is recorded for."""
    weighed = {each.factor for each in adjustment.factors}
    return tuple(code.name for code in code_set("reasonableness_factor").codes if code.code not in weighed)


def last_look(adjustment: Adjustment) -> date | None:
    """The day of the last look at the effect of an adjustment."""
    return max((each.reviewed_on for each in adjustment.reviews), default=None)


def _is_fresh(facts: PupilFacts, adjustment: Adjustment, duty: Duty) -> bool:
    looked = max((day for day in (last_look(adjustment), adjustment.started_on) if day), default=None)
    return looked is not None and looked >= since(duty, facts.today)


def _state(adjustment: Adjustment) -> str:
    return code_set("adjustment_state").name_of(adjustment.state).lower()


def _day(adjustment: Adjustment) -> date | None:
    return adjustment.started_on or adjustment.decided_on or adjustment.asked_on


# The items that a place of use belongs to; see `adjustment_used_in`.
_BY_PLACE = ("E09", "E10", "E12", "E13", "E14", "E15", "E16", "E22", "E23", "E25", "E26")

RECORDS_OF_ADJUSTMENTS: Mapping[str, OfPupil] = MappingProxyType(
    {
        **dict.fromkeys(_BY_PLACE, adjusted_here),
        "E20": aids_provided,
        "E34": refusals_reasoned,
        "E35": adjustments_reviewed,
    }
)
