"""Filling a form: values as people write them, and every value that is missing on a list."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from jinja2 import StrictUndefined, TemplateError, nodes
from lxml import etree
from lxml.etree import _Element as Element

from senco_cli.documents.forms.package import FormFile, W, open_form, without_attached_template
from senco_cli.documents.render.signs import writable
from senco_cli.documents.sandbox import Sandbox
from senco_cli.documents.template_names import path_of
from senco_cli.documents.templates import environment
from senco_cli.documents.wording import day_text, money_text, number_text
from senco_cli.errors import SencoError
from senco_cli.rules.costing import Amount

_MARK = re.compile(r"\[missing: [^\]]*\]")


class FormNotFilled(SencoError):
    """A form that looked sound and still could not be filled."""

    def __init__(self, form: str, what: str) -> None:
        super().__init__(f'the form "{form}" cannot be filled: {what}', hint="senco form check FILE")


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled form, and the fields that were asked for and have no value, each once, in order."""

    data: bytes
    missing: tuple[str, ...]


class FormSandbox(Sandbox):
    """The sandbox of forms: what a tag shows goes through a filter that knows what it is called."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for output in tree.find_all(nodes.Output):
            output.nodes = [each if isinstance(each, nodes.TemplateData) else _named(each) for each in output.nodes]
        return tree


def form_environment(note: Callable[[str], str] | None = None) -> Sandbox:
    """What the tags of a form run in: the filters of documents, and nothing beside the fields.

    `note` is told of each field without a value, and gives what is to stand in its place; without it the form is only
    looked over.
    """
    env = (FormSandbox if note else Sandbox)(undefined=StrictUndefined, autoescape=True)
    # Without range and the like a form can only repeat what the records hold, and so it ends.
    env.globals.clear()
    for name, each in environment().filters.items():
        is_ours = name not in env.filters
        env.filters[name] = _or_nothing(each) if is_ours else each
    env.filters["tick"] = _tick
    if note:
        env.filters["shown"] = lambda value, path: note(path) if _is_missing(value) else writable(_words(value))
    return env


def fill_form(form: FormFile, fields: Mapping[str, Any], *, marks: bool = False) -> Filled:
    """The form with its tags filled in; with `marks`, what is missing is said and highlighted in its place.

    Raises FormNotFilled.
    """
    from docxtpl import DocxTemplate

    missing: dict[str, None] = {}

    def note(path: str) -> str:
        missing[path] = None
        return f"[missing: {path}]" if marks else ""

    template = DocxTemplate(io.BytesIO(without_attached_template(form.data)))
    try:
        template.render(dict(fields), form_environment(note), autoescape=True)
        out = io.BytesIO()
        template.save(out)
    except (TemplateError, etree.XMLSyntaxError, TypeError, ValueError, LookupError, AttributeError) as fault:
        raise FormNotFilled(form.name, _what(fault)) from None
    data = out.getvalue()
    return Filled(_highlighted(data, form.name) if missing and marks else data, tuple(missing))


def _named(node: nodes.Expr) -> nodes.Expr:
    base: nodes.Node | None = node
    while isinstance(base, nodes.Filter):
        base = base.node
    path = path_of(base) if base is not None else "…"
    return nodes.Filter(node, "shown", [nodes.Const(path)], [], None, None, lineno=node.lineno)


def _or_nothing(filter_: Callable[..., Any]) -> Callable[..., Any]:
    return lambda value, *args, **kwargs: None if value is None else filter_(value, *args, **kwargs)


def _tick(value: Any, answer: str = "yes") -> str:
    """A box to tick: a cross in it where the value, as it is written, begins with the answer."""
    return "☒" if value is not None and _words(value).casefold().startswith(answer.casefold()) else "☐"


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


def _highlighted(data: bytes, name: str) -> bytes:
    form = open_form(data, name=name)
    for tree in form.parts.values():
        for run in [each.getparent() for each in tree.iter(f"{{{W}}}t") if _MARK.search(each.text or "")]:
            if run is not None and run.getparent() is not None:
                _split(run)
    return form.with_parts(form.parts).data


def _split(run: Element) -> None:
    """Put the marks of a run into runs of their own, with yellow behind them."""
    made: list[Element] = []
    for child in run:
        if child.tag != f"{{{W}}}t":
            if child.tag != f"{{{W}}}rPr":
                made.append(_like(run, deepcopy(child)))
            continue
        text = child.text or ""
        for part in re.split(f"({_MARK.pattern})", text):
            if part:
                made.append(_like(run, _text(part), is_marked=bool(_MARK.fullmatch(part))))
    parent = run.getparent()
    assert parent is not None
    place = parent.index(run)
    parent.remove(run)
    for offset, each in enumerate(made):
        parent.insert(place + offset, each)


def _like(run: Element, content: Element, *, is_marked: bool = False) -> Element:
    made = etree.Element(f"{{{W}}}r")
    properties = run.find(f"{{{W}}}rPr")
    own = deepcopy(properties) if properties is not None else etree.Element(f"{{{W}}}rPr")
    if is_marked:
        for each in own.findall(f"{{{W}}}highlight"):
            own.remove(each)
        # Word reads the parts of a run in one order only, in which these come after the highlight.
        after = {f"{{{W}}}{name}" for name in ("u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em")}
        after |= {f"{{{W}}}{name}" for name in ("lang", "eastAsianLayout", "specVanish", "oMath")}
        place = next((own.index(each) for each in own if each.tag in after), len(own))
        own.insert(place, etree.Element(f"{{{W}}}highlight", {f"{{{W}}}val": "yellow"}))
    if len(own):
        made.append(own)
    made.append(content)
    return made


def _text(words: str) -> Element:
    made = etree.Element(f"{{{W}}}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    made.text = words
    return made
