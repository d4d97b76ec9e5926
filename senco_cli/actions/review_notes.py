"""What a review found, written down part by part: what is still open, and each answer kept as it comes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from senco_cli.actions.review_pick import ChosenReview, Step
from senco_cli.actions.review_write import Recorded, record
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Edit, appending, setting
from senco_cli.errors import UsageError
from senco_cli.model.codes import code_set
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.review import Review
from senco_cli.model.review_parts import INVITED, Question, ReviewPart, review_parts

NOTES = Step("the report", lambda review: review.report_sent_on is None)
SENT = Step("to whom the report went", lambda _review: True)
_OF_SECTION = {
    "E": "outcomes",
    "F": "special_educational_provision",
    "G": "health_provision",
    "H1": "social_care_provision_1",
    "H2": "social_care_provision_2",
}


class UnknownPart(UsageError):
    """Something typed for a part of a review that none is called."""

    def __init__(self) -> None:
        super().__init__("that is no part of a review", hint=f"--part {', '.join(review_parts())}")


class UnknownItem(UsageError):
    """Something typed for an item that the part does not have."""

    def __init__(self, part: ReviewPart, known: Sequence[str]) -> None:
        hint = f"--item {', '.join(known)}" if known else "leave --item away"
        super().__init__(f"the part {part.name} has no such item", hint=hint)


class UnknownField(UsageError):
    """A field that the part of the review does not have."""

    def __init__(self, part: ReviewPart) -> None:
        names = ", ".join(each.name for each in part.questions)
        super().__init__(f"the part {part.name} has no such field", hint=f"--set FIELD=VALUE with {names}")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is asked about: an outcome, a provision, a wish, a person, or the part as a whole.

    `id` is what tells it apart, `also` further fields of its entry, `words` what it is, `place` its place in the list
    where it has an entry, and `held` what is written down of it already, as text.
    """

    id: str | None
    words: str
    place: int | None
    held: Mapping[str, str]
    also: Mapping[str, str]

    def open_questions(self, part: ReviewPart) -> tuple[Question, ...]:
        """The questions that nobody has answered."""
        return tuple(each for each in part.questions if each.name.split(".")[0] not in self.held)


def part_named(typed: str) -> ReviewPart:
    """The part with this name or the only one that begins so. Raises UnknownPart."""
    parts = review_parts()
    wanted = typed.strip().casefold()
    found = [parts[wanted]] if wanted in parts else [each for each in parts.values() if each.name.startswith(wanted)]
    if not wanted or len(found) != 1:
        raise UnknownPart
    return found[0]


def items_of(chosen: ChosenReview, part: ReviewPart) -> tuple[Item, ...]:
    """Everything that the part asks about, in the order of the plan; of a part for new entries one without a place."""
    if not part.is_list:
        return (Item(None, part.says, None, _held(_holder(chosen.review, part)), {}),)
    if part.is_of_new:
        return (Item(None, part.says, None, {}, {}),)
    entries = _entries(chosen.review, part)
    found = list(_invited(chosen) if part.items == (INVITED,) else _expected(chosen, part))
    return tuple(_item(id, words, also, entries, part) for id, words, also in found)


def item_named(chosen: ChosenReview, part: ReviewPart, typed: str) -> Item:
    """The item of this number, code or name. Raises UnknownItem."""
    wanted = typed.strip().casefold()
    items = items_of(chosen, part)
    for each in items:
        if wanted in {(each.id or "").casefold(), each.words.casefold(), each.also.get("name", "").casefold()} - {""}:
            return each
    raise UnknownItem(part, [each.id for each in items if each.id])


def question_named(part: ReviewPart, name: str) -> Question:
    """The question of a field. Raises UnknownField."""
    found = next((each for each in part.questions if each.name == name.strip()), None)
    if found is None:
        raise UnknownField(part)
    return found


def note(
    workspace: Workspace, chosen: ChosenReview, part: ReviewPart, item: Item, answers: Mapping[str, Any]
) -> Recorded:
    """Write the answers down, and nothing else of the review. Raises WouldNotLoad and DayCannotBe."""
    edits = list(_edits(part, item, answers))
    return record(workspace, chosen, {}, message=f"note review {part.name}", edits=edits)


def after(chosen: ChosenReview, done: Recorded) -> ChosenReview:
    """The review as it stands after something was written down."""
    return replace(chosen, review=done.review)


def _edits(part: ReviewPart, item: Item, answers: Mapping[str, Any]) -> Iterator[Edit]:
    single = {name: value for name, value in answers.items() if "." not in name}
    nested: dict[str, dict[str, Any]] = {}
    for name, value in answers.items():
        if "." in name:
            inside, _, field = name.partition(".")
            nested.setdefault(inside, {})[field] = value
    if not part.is_list:
        yield from (setting(Review, (*part.at, name), value) for name, value in single.items())
        return
    if item.place is None:
        entry = {**({part.by: item.id} if part.by and item.id else {}), **item.also, **single}
        yield appending(Review, part.at, {**entry, **{name: [value] for name, value in nested.items()}})
        return
    yield from (setting(Review, (*part.at, item.place, name), value) for name, value in single.items())
    yield from (appending(Review, (*part.at, item.place, name), value) for name, value in nested.items())


def _item(id: str, words: str, also: Mapping[str, str], entries: Sequence[Mapping[str, Any]], part: ReviewPart) -> Item:
    wanted = {**({part.by: id} if part.by else {}), **also}
    place = next(
        (at for at, entry in enumerate(entries) if all(entry.get(name) == value for name, value in wanted.items())),
        None,
    )
    return Item(id, words, place, _held(entries[place]) if place is not None else {}, also)


def _expected(chosen: ChosenReview, part: ReviewPart) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    for name in part.items:
        if name in _OF_SECTION:
            yield from _of_plan(chosen.file.plan, _OF_SECTION[name])
        else:
            yield from ((each.code, each.name, {}) for each in code_set(name).codes)


def _of_plan(plan: EhcPlan | None, field: str) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    lines = getattr(plan.sections, field) if plan and plan.sections else ()
    for each in lines:
        yield each.id, each.outcome if field == _OF_SECTION["E"] else each.provision, {}


def _invited(chosen: ChosenReview) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    for each in chosen.review.invited:
        role = code_set("review_invitee").name_of(each.role)
        yield each.role, f"{each.name} ({role})" if each.name else role, {"name": each.name} if each.name else {}


def _entries(review: Review, part: ReviewPart) -> Sequence[Mapping[str, Any]]:
    found = _tree(review)
    for step in part.at:
        found = found.get(step) or {}
    return found if isinstance(found, list) else ()


def _holder(review: Review, part: ReviewPart) -> Mapping[str, Any]:
    found = _tree(review)
    for step in part.at:
        found = found.get(step) or {}
    return dict(found)


def _tree(review: Review) -> Any:
    return review.model_dump(mode="json", by_alias=True, exclude_none=True)


def _held(entry: Mapping[str, Any]) -> Mapping[str, str]:
    return {
        name: "; ".join(map(str, value)) if isinstance(value, list) else str(value)
        for name, value in entry.items()
        if value not in ([], {})
    }
