"""What is typed into a terminal, on a page: no line ends within a command or an option."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

# An option, or the name of a command; a line that ended after its hyphen would be typed with a space in it.
UNBROKEN = re.compile(r"(?<!\S)--[a-z][a-z-]*|(?<=\bsenco )[a-z]+(?:-[a-z]+)+")


def typed_text(words: str) -> Markup:
    """Words with something to type in them, as HTML that keeps each option and command in one line."""
    return Markup(UNBROKEN.sub(lambda found: f'<span class="nowrap">{found[0]}</span>', str(escape(words))))
