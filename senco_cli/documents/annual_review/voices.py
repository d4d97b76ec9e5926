"""Sections C and D of an annual review pack: what the child and the parents say."""

from __future__ import annotations

from collections.abc import Iterable

from senco_cli.documents.annual_review.facts import Facts, in_words, name_of, yes_no
from senco_cli.documents.annual_review.lines import ViewLine, WishLine
from senco_cli.documents.annual_review.view import ChildSection, ParentSection
from senco_cli.model.codes import code_set
from senco_cli.model.phrases import small_first
from senco_cli.rules.viewpoints import FoundView, views_of

WISHES = "review_wish"
# How the codes for whose words it is end, where it is known who that was.
_SOMEBODY = " by somebody else"


def child_section(facts: Facts) -> ChildSection:
    """The child's own words, those for this review first, and the profile."""
    profile = facts.file.pupil.profile
    found = [each for each in views_of(facts.file) if each.is_of_child]
    return ChildSection(
        views=_views(found, facts),
        in_plan=_in_plan(found, facts),
        strengths=profile.strengths if profile else (),
        important_to=profile.important_to_me if profile else (),
        what_works=profile.what_helps if profile else (),
        what_does_not_work=profile.what_does_not_help if profile else (),
        aspirations=profile.aspirations if profile else None,
    )


def parent_section(facts: Facts) -> ParentSection:
    """What the parents and others close to the child say, and what they want."""
    found = [each for each in views_of(facts.file) if not each.is_of_child]
    return ParentSection(
        views=_views(found, facts),
        in_plan=_in_plan(found, facts),
        wishes=tuple(wish(code.code, facts) for code in code_set(WISHES).codes),
    )


def wish(about: str, facts: Facts) -> WishLine:
    """What the parents say to one of the things that a review asks them."""
    said = next((each for each in facts.review.wishes if each.about == about), None)
    return WishLine(name_of(WISHES, about), yes_no(said.wanted) if said else None, said.words if said else None)


def is_for_review(view: FoundView, facts: Facts) -> bool:
    """Whether a view was gathered for this review."""
    if view.origin == "review":
        return view.path == facts.path
    if view.origin != "views" or facts.file.views is None:
        return False
    return facts.file.views.views[int(view.at[1])].record == facts.key


def _views(found: Iterable[FoundView], facts: Facts) -> tuple[ViewLine, ...]:
    lines = [
        _line(each, facts)
        for each in found
        if each.origin != "plan" and (is_for_review(each, facts) or (each.origin != "review" and _is_new(each, facts)))
    ]
    return tuple(sorted(lines, key=lambda line: not line.for_this_review))


def _is_new(view: FoundView, facts: Facts) -> bool:
    return facts.is_new(view.day)


def _in_plan(found: Iterable[FoundView], facts: Facts) -> tuple[ViewLine, ...]:
    return tuple(_line(each, facts) for each in found if each.origin == "plan")


def _line(view: FoundView, facts: Facts) -> ViewLine:
    return ViewLine(
        whose=view.whose_words,
        text=view.text,
        # A view that stands in the review has the day of the meeting only because it has none of its own.
        on=None if view.origin == "review" else view.day,
        how=_how(view),
        asked=view.asked,
        topics=view.topics,
        for_this_review=is_for_review(view, facts),
    )


def _how(view: FoundView) -> str | None:
    ways = ", ".join([view.how[0], *(small_first(each) for each in view.how[1:])]) if view.how else None
    asked_by = f"asked by {view.gathered_by}" if view.gathered_by else None
    words = small_first(view.words) if view.words else None
    if words and view.written_down_by:
        words = f"{words.removesuffix(_SOMEBODY)} by {view.written_down_by}"
    return in_words([ways, asked_by, words])
