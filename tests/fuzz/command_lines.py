"""Command lines made of real commands and options and of words that may be anything, drawn from bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

from support import Ran, Senco

from senco_cli.cli.app import command
from senco_cli.cli.registry import all_commands

T = TypeVar("T")

# What would start a program of the computer's, or read a file of its owner's.
_LEFT_OUT: Final = ("--open", "--check", "--help")
_ENDS: Final = (0, 1, 2, 3, 130)
_DAYS: Final = ("today", "2026-11-20", "1/9/26", "2026-02-30", "0001-01-01", "9999-12-31", "tomorrow", "2024-09-02..")
_WORDS: Final = (
    *("", " ", "-", "--", "---yes", "a", "é", "🎉", "\u202e", "\udcff", "\x1b]0;x\x07", "a\nb", "'", '"', "x" * 5000),
    *("=1+1", "[red]x[/]", "[/]", "{{ 1 }}", "{% x %}", "{0.__class__}", "%s", "$(x)", "<b>&", "NaN", "1e999", "-1"),
    *("99999999999999999999", "10.10", "12:30", "yes", "no", "all", "*", "K", "E", "SLCN", "met", "review", "settings"),
    *("class=4B", "=", "a.b.c=1", "sen_status=[]", "needs.0.rank=99", "needs[=", "profile=", "name={a: [", "notes=- a"),
    *("upn", "name.legal_forename", "2026/27", "Y5", "5", "1-3", "30 minutes", "£3.50", "07700 900123", "Ann Example"),
)
_PATHS: Final = (
    *("register.csv", "broken.xlsx", "broken.zip", "broken.xml", "broken.docx", "notes.txt", "empty", "folder"),
    *("missing.csv", "..", ".", "", "practice/senco.yaml", "practice/pupils", "out/made.html", "made.docx", "made.csv"),
    *("CON", "a\nb", "\udcff", "x" * 300, "../beside", "NUL.html", "out.html/", "with space.pdf", "notes.txt/below"),
)
_ANSWERS: Final = ("", "1", "y", "n", "2", "?", "-", "0", "99", "2026-11-02", "K", "Ann", "é\x1b[1m", "none", "q")


class Drawn:
    """Choices that bytes make, one byte each; when they run out the first is taken every time."""

    def __init__(self, data: bytes) -> None:
        self._left: Iterator[int] = iter(data)

    def one_of(self, choices: Sequence[T]) -> T:
        """One of at most 65,536."""
        number = next(self._left, 0)
        if len(choices) > 256:
            number = 256 * number + next(self._left, 0)
        return choices[number % len(choices)]

    def is_one_in(self, many: int) -> bool:
        """Whether the draw falls on one of so many."""
        return self.one_of(range(many)) == many - 1


def make_files(folder: Path) -> None:
    """What the paths among the words lead to."""
    (folder / "register.csv").write_bytes(b"UPN,Surname,Forename,DOB\nA999000026101,Brook,Ann,03/02/2016\n")
    for name in ("xlsx", "zip", "xml", "docx"):
        (folder / f"broken.{name}").write_bytes(b"PK\x03\x04 <a>&b;" * 9)
    (folder / "notes.txt").write_bytes(b"\xff\xfe a note \0")
    (folder / "empty").write_bytes(b"")
    (folder / "folder").mkdir()


def try_line(data: bytes, senco: Senco, folder: Path, *, editor: str) -> Ran:
    """Run the line that the bytes make in `folder`, where `practice` is; fails where senco fails, and says the line."""
    words, typed = line_of(data, _known(folder / "practice"))
    ran = senco(*words, cwd=folder / "practice", typed=typed, EDITOR=editor)
    assert ran.status in _ENDS and "Traceback" not in ran.err, (words, typed, ran.status, ran.err)
    # Whoever is refused is told why.
    assert ran.status in (0, 1) or ran.err.strip(), (words, typed, ran.status)
    return ran


def line_of(data: bytes, known: Sequence[str]) -> tuple[list[str], str | None]:
    """The words of the line, and what is typed where it asks; `known` are words that the records know."""
    drawn = Drawn(data)
    name = drawn.one_of(tuple(all_commands()))
    words = list(name)
    for parameter in _parameters(name):
        is_usual = parameter.required or parameter.param_type_name == "argument" or parameter.opts[0] == "--yes"
        if is_usual is not drawn.is_one_in(8):
            words += _given(parameter, drawn, known)
    while drawn.is_one_in(10):
        words.append(drawn.one_of((*_WORDS, "--nothing", "--format")))
    typed = "".join(f"{drawn.one_of((*_ANSWERS, *known))}\n" for _ in range(drawn.one_of(range(12))))
    return words, None if drawn.is_one_in(2) else typed


@cache
def _parameters(name: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(each for each in command(name[-1], all_commands()[name]).params if each.opts[0] not in _LEFT_OUT)


def _given(parameter: Any, drawn: Drawn, known: Sequence[str]) -> list[str]:
    if parameter.param_type_name == "argument":
        return [_value(parameter, drawn, known)]
    if getattr(parameter, "is_flag", False):
        return [parameter.opts[0]]
    return [parameter.opts[0], _value(parameter, drawn, known)]


def _value(parameter: Any, drawn: Drawn, known: Sequence[str]) -> str:
    if drawn.is_one_in(6):
        return drawn.one_of(_WORDS)
    kind = type(parameter.type).__name__
    if kind == "TyperChoice":
        return str(drawn.one_of([getattr(each, "value", each) for each in parameter.type.choices]))
    if kind == "TyperPath":
        return "../" + drawn.one_of(_PATHS)
    if parameter.param_type_name == "argument" and not drawn.is_one_in(5):
        return drawn.one_of(known)
    return drawn.one_of((*_DAYS, *_DAYS, *known, *_WORDS, *_PATHS))


@cache
def _known(root: Path) -> tuple[str, ...]:
    """Keys of records, and parts of the names that stand in them."""
    keys = [path.name for path in (root / "pupils").iterdir()]
    names = ("a", "Amara", "pupils/x/pupil.yaml", "calendar", "autumn", "meeting_on")
    return tuple(sorted(keys)) + tuple(sorted(path.stem for path in root.glob("*/*.yaml"))) + names
