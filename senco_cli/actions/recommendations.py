"""What was recommended in the advice about pupils: listed, found by its words, and marked done, not done, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Edit, changed, removing, save, setting
from senco_cli.errors import SencoError, UsageError
from senco_cli.model.advice import Advice, Recommendation
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.names import fold_name, matches
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.store.records import each_pupil, load_pupil
from senco_cli.store.transaction import Committed

DONE, NOT_DONE = "done", "not-done"


class NoSuchRecommendation(SencoError):
    """No recommendation, or more than one, has the words that were typed."""

    def __init__(self, pupil: str, found: int) -> None:
        what = f"{found} recommendations have these words" if found else "no recommendation has these words"
        super().__init__(
            f"pupil {pupil}: {what}", hint=f"senco mark-recommendation {pupil}   lists those that are open"
        )


@dataclass(frozen=True, slots=True)
class Recommended:
    """One recommendation: whose, in which advice, at which place; `who` is a name where the records know the key."""

    pupil: str
    label: str
    key: str
    place: int
    advice: Advice
    recommendation: Recommendation
    who: str | None

    @property
    def path(self) -> str:
        """The path of the advice."""
        return path_of(Advice, pupil=self.pupil, key=self.key)


@dataclass(frozen=True, slots=True)
class RecommendedList:
    """Recommendations by who sees to them and since when, and every fault met on the way."""

    rows: tuple[Recommended, ...]
    faults: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """What became of a recommendation: its state as a code, and what else is known; None leaves as it is."""

    state: str
    done_on: date | None = None
    who: str | None = None
    why_not: str | None = None


def recommendations(
    workspace: Workspace, *, pupil: str | None = None, staff: str | None = None, with_settled: bool = False
) -> RecommendedList:
    """The recommendations of the school that are open, or all; those nobody sees to come first.

    `staff` is a key or a part of what stands in `who`. Pupils who have left are passed over unless asked for.
    """
    school, school_faults = open_school(workspace)
    faults = list(school_faults)
    rows: list[Recommended] = []
    for loaded in [load_pupil(workspace.root, pupil)] if pupil else each_pupil(workspace.root):
        faults.extend(loaded.faults)
        if loaded.file and (pupil or with_settled or loaded.file.pupil.is_on_roll(workspace.today)):
            found = recommended(loaded.file, school, label=loaded.label)
            rows += (each for each in found if with_settled or each.recommendation.is_open)
    if staff is not None:
        rows = [each for each in rows if _sees_to(each, staff)]
    rows.sort(key=lambda each: (fold_name(each.who or ""), each.advice.since or date.max, each.pupil, each.place))
    return RecommendedList(tuple(rows), tuple(faults))


def recommended(file: PupilFile, school: SchoolRecords, *, label: str) -> Iterator[Recommended]:
    """Every recommendation about one pupil, in the order of the advice."""
    for key, advice in file.advice.items():
        for place, each in enumerate(advice.recommendations):
            yield Recommended(file.key, label, key, place, advice, each, school.staff_name(each.who))


def named(found: Sequence[Recommended], typed: str, *, pupil: str) -> Recommended:
    """The recommendation that has the words typed; an open one is meant before a settled one.

    Raises NoSuchRecommendation.
    """
    fitting = [each for each in found if matches(typed, each.recommendation.text)]
    still_open = [each for each in fitting if each.recommendation.is_open]
    if len(still_open or fitting) != 1:
        raise NoSuchRecommendation(pupil, len(still_open or fitting))
    return (still_open or fitting)[0]


def mark(workspace: Workspace, chosen: Recommended, what: Mark) -> Committed:
    """Write down what became of a recommendation.

    What only fits another state goes out: the day it was done, or why it is not. Raises UsageError for a refusal
    without its reason.
    """
    held = chosen.recommendation
    if what.state == NOT_DONE and not (what.why_not or held.why_not):
        raise UsageError("what is not done needs a reason", hint='--why "the family does not want it"')
    at = ("recommendations", chosen.place)
    edits: list[Edit] = [setting(Advice, (*at, "state"), what.state)]
    if what.who:
        edits.append(setting(Advice, (*at, "who"), what.who))
    if what.state == DONE:
        edits.append(setting(Advice, (*at, "done_on"), (what.done_on or workspace.today).isoformat()))
    elif held.done_on:
        edits.append(removing((*at, "done_on")))
    if what.state == NOT_DONE:
        edits += [setting(Advice, (*at, "why_not"), what.why_not)] if what.why_not else []
    elif held.why_not:
        edits.append(removing((*at, "why_not")))
    write = changed(workspace.root, chosen.path, Advice, *edits)
    return save(workspace, f"mark recommendation {chosen.key} ({chosen.pupil})", [write])


def _sees_to(each: Recommended, typed: str) -> bool:
    who = each.recommendation.who
    return who is not None and (who == typed or bool(matches(typed, each.who or who)))
