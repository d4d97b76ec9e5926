"""Filling a form: values as people write them, and every value that is missing on a list."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from jinja2 import StrictUndefined, TemplateError
from lxml import etree

from senco_cli.documents.forms.finish import GAP, finished
from senco_cli.documents.forms.naming import FormSandbox, Missing, about_of
from senco_cli.documents.forms.package import FormFile, without_attached_template
from senco_cli.documents.forms.rows import keep_repeated_whole
from senco_cli.documents.render.signs import writable
from senco_cli.documents.sandbox import Sandbox
from senco_cli.documents.templates import environment
from senco_cli.documents.wording import day_text, money_text, number_text
from senco_cli.errors import SencoError
from senco_cli.rules.costing import Amount

# Told how a field is written in the form, its whole path, and whether a value was to stand there; gives what does.
Note = Callable[[str, str, bool], str]


class FormNotFilled(SencoError):
    """A form that looked sound and still could not be filled."""

    def __init__(self, form: str, what: str) -> None:
        super().__init__(f'the form "{form}" cannot be filled: {what}', hint="senco form check FILE")


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled form, and the fields that were asked for and have no value, each once, in order."""

    data: bytes
    missing: tuple[Missing, ...]


def form_environment(note: Note | None = None) -> Sandbox:
    """What the tags of a form run in: the filters of documents, and nothing beside the fields.

    `note` is told of each field without a value; without it the form is only looked over.
    """
    env = (FormSandbox if note else Sandbox)(undefined=StrictUndefined, autoescape=True)
    # Without range and the like a form can only repeat what the records hold, and so it ends.
    env.globals.clear()
    for name, each in environment().filters.items():
        is_ours = name not in env.filters
        env.filters[name] = _or_nothing(each) if is_ours else each
    env.filters["tick"] = _tick
    if note:
        env.filters |= _noting(note)
    return env


def fill_form(form: FormFile, fields: Mapping[str, Any], *, marks: bool = False) -> Filled:
    """The form with its tags filled in; with `marks`, what is missing is said and highlighted in its place.

    Raises FormNotFilled.
    """
    from docxtpl import DocxTemplate

    asked: Counter[tuple[str, str]] = Counter()

    def note(path: str, whole: str, is_to_be_read: bool) -> str:
        asked[path, whole] += is_to_be_read
        return f"[missing: {about_of(whole) or path}]" if marks else GAP

    template = DocxTemplate(io.BytesIO(without_attached_template(keep_repeated_whole(form).data)))
    try:
        template.render(dict(fields), form_environment(note), autoescape=True)
        out = io.BytesIO()
        template.save(out)
    except (TemplateError, etree.XMLSyntaxError, TypeError, ValueError, LookupError, AttributeError) as fault:
        raise FormNotFilled(form.name, _what(fault)) from None
    missing = (Missing(path, whole, max(times, 1)) for (path, whole), times in asked.items())
    return Filled(finished(out.getvalue(), name=form.name), tuple(missing))


def _noting(note: Note) -> Mapping[str, Callable[..., Any]]:
    def shown(value: Any, path: str, whole: str) -> str:
        return note(path, whole, True) if _is_missing(value) else writable(_words(value))

    def answered(value: Any, path: str, whole: str) -> Any:
        if value is None:
            note(path, whole, False)
        return value

    def entries(value: Any, path: str, whole: str) -> Any:
        if not value:
            note(path, whole, False)
        return value or ()

    return {"shown": shown, "answered": answered, "entries": entries}


def _or_nothing(filter_: Callable[..., Any]) -> Callable[..., Any]:
    return lambda value, *args, **kwargs: None if value is None else filter_(value, *args, **kwargs)


def _tick(value: Any, *answers: str) -> str:
    """A box to tick: a cross in it where the value, as it is written, begins with one of the answers, else with yes."""
    if value is None:
        return "☐"
    # "No" is no beginning of "Not met".
    begins = [rf"{re.escape(each)}(?!\w)" for each in answers or ("yes",)]
    return "☒" if re.match("|".join(begins), _words(value), re.IGNORECASE) else "☐"


def _is_missing(value: Any) -> bool:
    return value is None or (isinstance(value, str | tuple | list) and not value)


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return day_text(value, "letter")
    if isinstance(value, Amount):
        return money_text(value)
    if isinstance(value, int | Decimal):
        return number_text(value)
    if isinstance(value, Fraction):
        return number_text(Decimal(value.numerator) / value.denominator)
    if isinstance(value, tuple | list):
        return "\n".join(_words(each) for each in value)
    return str(value)


def _what(fault: Exception) -> str:
    # What Jinja says may hold a value; the kind of fault holds none.
    return f"a tag in it cannot be worked out ({type(fault).__name__})"
