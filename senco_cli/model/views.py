"""What a child and a child's parents said: who, when, how it was gathered, and in whose words."""

from typing import Annotated, ClassVar

from pydantic import Field

from senco_cli.model.base import Part, Record
from senco_cli.model.types import CodeFrom, Day, Key, Text


class GatheredView(Part):
    """One view, as it was given on one day."""

    whose: Annotated[str, CodeFrom("view_whose")]
    """Whose view it is: child, mother, father ..."""
    name: Text | None = None
    """The person's name, where the part alone does not say who it is."""
    gathered_on: Day
    """The day it was said, written or drawn."""
    how: tuple[Annotated[str, CodeFrom("view_way")], ...] = ()
    """How it was gathered: said, written, drawn, symbols ..."""
    gathered_by: Text | None = None
    """Who asked, or helped to say it."""
    gathered_for: Annotated[str, CodeFrom("view_purpose")] | None = Field(None, alias="for")
    """What it was gathered for: annual-review, cycle, assessment ..."""
    record: Key | None = None
    """Key of that review, cycle or assessment: the day it is filed under."""
    words: Annotated[str, CodeFrom("view_words")] | None = None
    """In whose words it stands here."""
    written_down_by: Text | None = None
    """Who wrote it down or interpreted it, where somebody did."""
    asked: Text | None = None
    """The question that was asked."""
    text: Text
    """What was said, word for word where possible."""
    topics: tuple[Annotated[str, CodeFrom("view_topic")], ...] = ()
    """What it is about."""


class Views(Record):
    """All views of one pupil and the pupil's family, beside those that stand in reviews, cycles and the plan."""

    kind: ClassVar[str] = "views"
    title: ClassVar[str] = "list of views"
    path: ClassVar[str] = "pupils/{pupil}/views.yaml"

    views: tuple[GatheredView, ...] = ()
    """One entry a view."""
