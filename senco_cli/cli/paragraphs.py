"""Text for the screen, wrapped so that it can be read."""

from __future__ import annotations

import textwrap

from senco_cli.cli.session import Session

_WIDEST, _NARROWEST = 100, 40


def print_entry(session: Session, text: str, *, hanging: int = 2) -> None:
    """One entry of a list: in whole words on a screen, one line in a file, where it is searched and counted."""
    if not session.is_terminal or len(text) <= session.width:
        session.print(text)
        return
    width = max(session.width, _NARROWEST)
    for line in textwrap.wrap(
        text, width, subsequent_indent=" " * hanging, break_on_hyphens=False, break_long_words=False
    ):
        session.print(line)


def print_wrapped(session: Session, text: str, *, indent: int = 0, hanging: int = 0) -> None:
    """One paragraph; no line is longer than the screen or than a line that the eye can follow."""
    for line in textwrap.wrap(
        text,
        width=max(min(session.width, _WIDEST), _NARROWEST),
        initial_indent=" " * indent,
        subsequent_indent=" " * hanging,
        break_on_hyphens=False,
        break_long_words=False,
    ):
        session.print(line)
