"""The templates that documents are made from: the school's own first, then the package's, in a sandbox."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import wraps
from pathlib import Path
from traceback import walk_tb
from typing import Any, Final

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

import senco_cli
from senco_cli.documents.charts.costs import cost_bars, cost_bars_against
from senco_cli.documents.charts.parts import in_colours_of
from senco_cli.documents.charts.results import results_over_time
from senco_cli.documents.charts.year import year_strip
from senco_cli.documents.look import Look
from senco_cli.documents.sandbox import Sandbox
from senco_cli.documents.school_source import SchoolLoader
from senco_cli.documents.typed import typed_text
from senco_cli.documents.values import day_value, minutes_value, money_value, number_value, percent_value
from senco_cli.documents.wording import (
    count_text,
    day_text,
    decimals,
    hours_text,
    listed_text,
    minutes_text,
    money_text,
    number_text,
)
from senco_cli.errors import SencoError
from senco_cli.model.codes import code_set

SCHOOL_FOLDER = "_templates"
_SUFFIXES = (".j2", ".css")
# A name that is not recorded heads nothing: a header cell without words is announced, and says nothing.
_EMPTY_HEADER = re.compile(r"<th\b((?:[^>\"]|\"[^\"]*\")*)>\s*</th>")
_SCOPE = re.compile(r"\s*\bscope=\"[^\"]*\"")
_DRAWINGS: tuple[Callable[..., Markup], ...] = (cost_bars, cost_bars_against, results_over_time, year_strip)
TOO_DEEP = "has brackets within brackets, too many to be read"
# A template that calls itself, or that fills the memory.
_TOO_MUCH = (RecursionError, MemoryError)


class TemplateFault(SencoError):
    """A template that cannot be used, by its name and line."""

    def __init__(self, template: str, line: int | None, what: str) -> None:
        at = f" line {line}" if line else ""
        super().__init__(
            f'template "{template}"{at}: {what}',
            hint=f"mend {SCHOOL_FOLDER}/{template}, or rename it to go back to the one that comes with senco",
        )
        self.template = template
        self.line = line
        self.what = what


def package_templates() -> Path:
    """The folder of the templates that come with senco: inside the installed package, or beside it in a checkout."""
    package = Path(senco_cli.__file__).parent
    installed = package / "_templates"
    return installed if installed.is_dir() else package.parent / "templates"


_FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "day": day_text,
    "money": money_text,
    "minutes": minutes_text,
    "hours": hours_text,
    "number": number_text,
    "decimals": decimals,
    "count": count_text,
    "listed": listed_text,
    "typed": typed_text,
    "money_value": money_value,
    "minutes_value": minutes_value,
    "number_value": number_value,
    "percent_value": percent_value,
    "day_value": day_value,
    "code_name": lambda code, name: code_set(name).name_of(code),
}


def environment(
    school_templates: Path | None = None, *, look: Look | None = None, as_at: date | None = None
) -> ImmutableSandboxedEnvironment:
    """The environment all documents are rendered in.

    `school_templates` is the `_templates` folder of the record folder, which need not exist. `builtin/NAME` is always
    the template that comes with senco, so that a school's own may extend it. Every template sees `look`, and `as_at`:
    the earlier day whose records are on the page, if they are not those of now.
    """
    own = FileSystemLoader(package_templates())
    loaders: list[BaseLoader] = [PrefixLoader({"builtin": own})]
    if school_templates is not None:
        loaders.append(SchoolLoader(school_templates))
    env = Sandbox(
        loader=ChoiceLoader([*loaders, own]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    look = look or Look()
    env.globals |= {"look": look, "as_at": as_at, **_drawings(look)}
    env.filters |= _FILTERS
    return env


def render(env: ImmutableSandboxedEnvironment, template: str, context: Mapping[str, Any]) -> str:
    """The page that a template makes of `context`; a header cell that came out empty is an ordinary one.

    Raises TemplateFault where the template, or one that it uses, cannot be read or asks for what is not there.
    """
    if isinstance(env, Sandbox):
        env.begin()
    try:
        page = _read(env, template).render(context)
    except TemplateSyntaxError as fault:
        raise TemplateFault(fault.name or template, fault.lineno, fault.message or "cannot be read") from None
    except TemplateNotFound as fault:
        raise TemplateFault(template, None, f'uses "{fault.name}", which is not there') from None
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, *_TOO_MUCH) as fault:
        place = _place(fault)
        if place is None:
            raise
        path, line = place
        raise TemplateFault(path.name, line, _without_values(fault, path)) from None
    return _EMPTY_HEADER.sub(lambda cell: f"<td{_SCOPE.sub('', cell[1])}></td>", page)


def _drawings(look: Look) -> dict[str, Callable[..., Markup]]:
    return {each.__name__: _in_colours(each, look) for each in _DRAWINGS}


def _in_colours(draw: Callable[..., Markup], look: Look) -> Callable[..., Markup]:
    @wraps(draw)
    def drawn(*args: Any, **named: Any) -> Markup:
        return in_colours_of(look, draw(*args, **named))

    return drawn


def _read(env: ImmutableSandboxedEnvironment, template: str) -> Template:
    try:
        return env.get_template(template)
    except RecursionError:
        raise TemplateFault(template, None, TOO_DEEP) from None


def _place(fault: BaseException) -> tuple[Path, int] | None:
    """File and line of the school's template that failed; None where the fault is senco's own."""
    frames = [(Path(frame.f_code.co_filename), line) for frame, line in walk_tb(fault.__traceback__)]
    in_templates = [(path, line) for path, line in frames if path.suffix in _SUFFIXES]
    if not in_templates or in_templates[-1][0].is_relative_to(package_templates()):
        return None
    return in_templates[-1]


def _without_values(fault: BaseException, path: Path) -> str:
    # What went wrong may hold what somebody wrote about a pupil; only words of the template itself are repeated.
    if isinstance(fault, UndefinedError):
        named = re.search(r"^'(\w+)' is undefined$|has no attribute '(\w+)'$", fault.message or "")
        word = (named[1] or named[2]) if named else None
        if word and re.search(rf"\b{word}\b", path.read_text(encoding="utf-8")):
            return f'asks for "{word}", which this page does not have'
    if isinstance(fault, SecurityError):
        return "does what no template may: reach into the program, or make more than a page can hold"
    return f"cannot be worked out ({type(fault).__name__})"
