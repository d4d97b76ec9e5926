"""All views of a pupil and the family, from wherever they are recorded, with where that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from senco_cli.model.codes import code_set
from senco_cli.model.cycle import Cycle
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.kinds import path_of
from senco_cli.model.phrases import capital_first
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile
from senco_cli.model.views import GatheredView, Views

Place = tuple[str | int, ...]
Origin = Literal["views", "review", "cycle", "plan"]
OF_THE_CHILD = frozenset(("child", "young-person"))


@dataclass(frozen=True, slots=True)
class FoundView:
    """One view, and the record it stands in.

    `whose` is a code and `whose_words` what to call the person; `day` is when it was gathered, else the meeting or
    cycle it was gathered for, None where neither is known; `how`, `words` and `topics` are in words.
    """

    whose: str
    whose_words: str
    text: str
    day: date | None
    origin: Origin
    path: str
    at: Place
    how: tuple[str, ...] = ()
    gathered_by: str | None = None
    gathered_for: str | None = None
    words: str | None = None
    written_down_by: str | None = None
    asked: str | None = None
    topics: tuple[str, ...] = ()

    @property
    def is_of_child(self) -> bool:
        """Whether the child or young person said it."""
        return self.whose in OF_THE_CHILD


def views_of(file: PupilFile, *, since: date | None = None) -> tuple[FoundView, ...]:
    """Every view of a pupil and the family, undated ones first, then earliest first; or only those after a day."""
    found = [*_listed(file), *_in_reviews(file), *_in_cycles(file), *_in_plan(file)]
    after = [each for each in found if since is None or (each.day is not None and each.day > since)]
    return tuple(sorted(after, key=lambda each: (each.day or date.min, each.path)))


def _listed(file: PupilFile) -> Iterator[FoundView]:
    for place, view in enumerate(file.views.views if file.views else ()):
        yield _gathered(view, path_of(Views, pupil=file.key), ("views", place))


def _gathered(view: GatheredView, path: str, at: Place) -> FoundView:
    whose = _name("view_whose", view.whose)
    return FoundView(
        whose=view.whose,
        whose_words=f"{view.name} ({whose[0].lower()}{whose[1:]})" if view.name else whose,
        text=view.text,
        day=view.gathered_on,
        origin="views",
        path=path,
        at=at,
        how=tuple(_name("view_way", each) for each in view.how),
        gathered_by=view.gathered_by,
        gathered_for=_name("view_purpose", view.gathered_for) if view.gathered_for else None,
        words=_name("view_words", view.words) if view.words else None,
        written_down_by=view.written_down_by,
        asked=view.asked,
        topics=tuple(_name("view_topic", each) for each in view.topics),
    )


def _in_reviews(file: PupilFile) -> Iterator[FoundView]:
    for key, review in file.reviews.items():
        path = path_of(Review, pupil=file.key, key=key)
        for place, view in enumerate(review.views):
            yield FoundView(
                whose=_code(view.whose),
                whose_words=_words(view.whose),
                text=view.text,
                day=review.meeting_on,
                origin="review",
                path=path,
                at=("views", place),
                how=(view.how,) if view.how else (),
                gathered_for=_name("view_purpose", "annual-review"),
            )


def _in_cycles(file: PupilFile) -> Iterator[FoundView]:
    for key, cycle in file.cycles.items():
        path = path_of(Cycle, pupil=file.key, key=key)
        agreed = cycle.plan.agreed_on if cycle.plan else None
        stages = (
            ("assess", cycle.assess, agreed or cycle.from_on),
            ("review", cycle.review, cycle.review.held_on if cycle.review else None),
        )
        for name, stage, day in stages:
            for field, whose in (("pupil_view", "child"), ("parent_view", "parents")):
                text = getattr(stage, field, None)
                if text:
                    yield FoundView(
                        whose=whose,
                        whose_words=_name("view_whose", whose),
                        text=text,
                        day=day,
                        origin="cycle",
                        path=path,
                        at=(name, field),
                        gathered_for=_name("view_purpose", "cycle"),
                    )


def _in_plan(file: PupilFile) -> Iterator[FoundView]:
    sections = file.plan.sections if file.plan else None
    for place, view in enumerate(sections.views if sections else ()):
        yield FoundView(
            whose=_code(view.whose),
            whose_words=_words(view.whose),
            text=view.text,
            day=view.gathered_on,
            origin="plan",
            path=path_of(EhcPlan, pupil=file.key),
            at=("sections", "A", place),
            gathered_for=_name("view_purpose", "plan"),
        )


def _code(whose: str) -> str:
    """The code for whose view it is, where a record says it in words of its own."""
    found = code_set("view_whose").find(whose)
    return found.code if found else "other"


def _words(whose: str) -> str:
    """What to call the person: as a list of views does where the record gives only a code, else as the record says."""
    code = _code(whose)
    return _name("view_whose", code) if whose.strip().lower().replace(" ", "-") == code else capital_first(whose)


def _name(codes: str, code: str) -> str:
    return code_set(codes).name_of(code)
