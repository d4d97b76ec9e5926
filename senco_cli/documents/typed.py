"""What is typed into a terminal, on a page: no line ends within a command, an option, or what stands for one."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

# An option, a day, or the name of a command or a record; a line that ended after a hyphen in it would be typed with a
# space there.
UNBROKEN = re.compile(
    r"(?<!\S)--[a-z][a-z-]*|(?<![\w/-])\d{4}-\d\d-\d\d(?![\w-])"
    r"|(?:(?<=\bsenco )|(?<=--for )|(?<=--what ))[a-z]+(?:-[a-z]+)+"
)


def typed_text(words: str) -> Markup:
    """Words with something to type in them, as HTML that keeps each option, day and command in one line."""
    return Markup(UNBROKEN.sub(lambda found: f'<span class="nowrap">{found[0]}</span>', str(escape(words))))
