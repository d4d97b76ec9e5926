"""Writing values as YAML that reads the same by YAML 1.1, by YAML 1.2 and by somebody who has never seen YAML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from senco_cli.store.yaml_reader import NULLS, Tree
from senco_cli.store.yaml_text import FORBIDDEN

WIDTH: Final = 110


class Bare(str):
    """Text that means a day, a number, a boolean or a code, written without quotes as a person would type it."""

    __slots__ = ()


@dataclass(frozen=True)
class Layout:
    """How a file is laid out; steps count the columns that something stands further in than what holds it."""

    step: int = 2
    list_step: int = 2
    flow_keys: frozenset[str] = frozenset()
    literal: bool = True


# Characters that no plain text begins with: YAML's indicators, and what some reader takes for null, merge or default.
_NOT_FIRST: Final = frozenset("-?:,[]{}#&*!|>'\"%@`~<=")
_NEGATIVE: Final = re.compile(r"-[0-9A-Za-z.]")
_BREAKS_PLAIN: Final = re.compile(r":\s|\s#|:$|[\t\n\r]")
_BREAKS_FLOW: Final = re.compile(r"[,\[\]{}]")
# Within brackets older readers take a colon or a question mark for an indicator, whatever follows it.
_BREAKS_OLD_FLOW: Final = re.compile(r"[:?]")

# What one reader or another takes for null, a boolean, a number (also octal, sexagesimal, with commas) or a time.
_TYPED: Final = re.compile(
    r"""null | y | yes | n | no | true | false | on | off
      | [-+]? \.(?: inf | nan )
      | [-+]? [0-9.] [0-9_,.:]* (?: e [-+]? [0-9]+ )?
      | [-+]? 0 [xob] [0-9a-f_]+
      | [0-9]{4} - [0-9]{1,2} - [0-9]{1,2} (?: (?: t | \s+ ) [0-9] .* )?""",
    re.VERBOSE | re.IGNORECASE,
)

_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_ESCAPED: Final = re.compile(f'["\\\\\n\t\r]|{FORBIDDEN.pattern}')
_SURROGATES: Final = range(0xD800, 0xE000)


def scalar(text: str | None, *, flow: bool = False) -> str:
    """A text on one line, with quotes where it needs them; `flow` is within brackets."""
    if text is None:
        return "null"
    return str(text) if _is_plain(text, flow=flow) else _quoted(text)


def one_line(value: Tree) -> str:
    """A value on one line, in brackets."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(name, flow=True)}: {one_line(of)}" for name, of in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(one_line(item) for item in value) + "]"
    return scalar(value, flow=True)


def document(value: Tree, *, column: int = 0, layout: Layout) -> list[str]:
    """The lines of a whole record; the first is without its indentation."""
    if isinstance(value, dict) and value:
        lines = fields(value, column=column, layout=layout)
    elif isinstance(value, list) and value:
        lines = items(value, column=column, layout=layout)
    else:
        lines = _inline(value, column=column, layout=layout)
    return [lines[0].lstrip(" "), *lines[1:]]


def fields(value: dict[str, Tree], *, column: int, layout: Layout) -> list[str]:
    """The lines of fields that stand in `column`."""
    lines = []
    for name, of in value.items():
        head = f"{' ' * column}{scalar(name)}:"
        after = after_colon(of, name=name, column=column, used=len(head), layout=layout)
        lines += [head + after[0], *after[1:]]
    return lines


def items(value: Sequence[Tree], *, column: int, layout: Layout, block: bool = False) -> list[str]:
    """The lines of list items whose dashes stand in `column`; see `after_dash` for `block`."""
    lines = []
    for item in value:
        after = after_dash(item, column=column, layout=layout, block=block)
        lines += [f"{' ' * column}-{after[0]}", *after[1:]]
    return lines


def after_colon(value: Tree, *, name: str, column: int, used: int, layout: Layout) -> list[str]:
    """What follows the colon of a field in `column` on the same line, and the lines below it."""
    if value is None:
        return [""]
    if isinstance(value, str) or not value or (name in layout.flow_keys and fits(value, used)):
        return _inline(value, column=column, layout=layout)
    if isinstance(value, dict):
        return ["", *fields(value, column=column + layout.step, layout=layout)]
    return ["", *items(value, column=column + layout.list_step, layout=layout)]


def after_dash(value: Tree, *, column: int, layout: Layout, block: bool = False) -> list[str]:
    """What follows a dash in `column` on the same line, and the lines below it; `block` avoids brackets."""
    if isinstance(value, str) or not value or (not block and fits(value, column + 1)):
        return _inline(value, column=column, layout=layout)
    if isinstance(value, dict):
        lines = fields(value, column=column + 2, layout=layout)
        return [lines[0][column + 1 :], *lines[1:]]
    return ["", *items(value, column=column + 2, layout=layout)]


def fits(value: Tree, used: int) -> bool:
    """Whether a list or a mapping reads well in brackets behind `used` columns: short, and one-line texts only."""
    within = value.values() if isinstance(value, dict) else value or ()
    if not all(item is None or (isinstance(item, str) and "\n" not in item) for item in within):
        return False
    return used + 1 + len(one_line(value)) <= WIDTH


def _inline(value: Tree, *, column: int, layout: Layout) -> list[str]:
    if isinstance(value, str) and layout.literal and (lines := _literal(value)):
        return [f" {lines[0]}", *(" " * (column + layout.step) + line if line else "" for line in lines[1:])]
    return [f" {scalar(value) if value is None or isinstance(value, str) else one_line(value)}"]


def _is_plain(text: str, *, flow: bool) -> bool:
    """Whether `text` can stand without quotes and is then taken for what it means by every reader."""
    if text in NULLS or text != text.strip() or text.startswith("...") or FORBIDDEN.search(text):
        return False
    bare = isinstance(text, Bare)
    if text[0] in _NOT_FIRST and not (bare and _NEGATIVE.match(text)):
        return False
    if _BREAKS_PLAIN.search(text) or (flow and _BREAKS_FLOW.search(text)):
        return False
    return bare or not (_TYPED.fullmatch(text) or (flow and _BREAKS_OLD_FLOW.search(text)))


def _quoted(text: str) -> str:
    if '"' in text and "'" not in text and not re.search(r"[\n\t\r]", text) and not FORBIDDEN.search(text):
        return f"'{text}'"
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    code = ord(character)
    if code in _SURROGATES:
        return character
    return _ESCAPES.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


def _literal(text: str) -> list[str] | None:
    """A text of several lines as a literal block, header first; None where a block would not keep it as it is."""
    body = text.removesuffix("\n")
    if "\n" not in text or body.endswith("\n") or body.lstrip("\n")[:1].strip() == "":
        return None
    if FORBIDDEN.search(text) or "\r" in text:
        return None
    return ["|" if body != text else "|-", *body.split("\n")]
