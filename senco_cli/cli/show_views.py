"""Views on the screen: whose, when and how, then the words themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from senco_cli.cli.paragraphs import print_wrapped
from senco_cli.cli.session import Session
from senco_cli.model.phrases import small_first

if TYPE_CHECKING:
    from collections.abc import Iterable

    from senco_cli.rules.viewpoints import FoundView


def print_views(session: Session, views: Iterable[FoundView], *, indent: int = 0) -> None:
    """Each view as a paragraph of its own."""
    for view in views:
        print_wrapped(session, heading_of(view), indent=indent, hanging=indent + 4)
        if view.asked:
            print_wrapped(session, f"asked: {view.asked}", indent=indent + 4, hanging=indent + 6)
        for paragraph in view.text.splitlines():
            if paragraph.strip():
                print_wrapped(session, paragraph, indent=indent + 4, hanging=indent + 4)


def heading_of(view: FoundView) -> str:
    """`Fri 18 Sep 2026, the child: said, to Mrs Adeyemi, for a review of the plan (their own words)`."""
    day = f"{view.day:%a} {view.day.day} {view.day:%b %Y}, " if view.day else ""
    parts = [_lower(" and ".join(view.how))] if view.how else []
    parts += [f"with {view.gathered_by}"] if view.gathered_by else []
    parts += [f"for {_lower(view.gathered_for)}"] if view.gathered_for else []
    hand = f" by {view.written_down_by}" if view.written_down_by else ""
    words = f" ({_lower(view.words).replace(' by somebody else', '')}{hand})" if view.words else ""
    topics = f" – {_lower('; '.join(view.topics))}" if view.topics else ""
    return f"{day}{_lower(view.whose_words)}{': ' if parts else ''}{', '.join(parts)}{words}{topics}"


def _lower(text: str) -> str:
    """Words of a list within a sentence; names and letters such as EHC keep their capitals."""
    return " ".join(word if word.isupper() and len(word) > 1 else small_first(word) for word in text.split(" "))
