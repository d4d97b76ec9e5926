"""What a tag of a form asks for, by its whole path: the loops around it counted in, so that it can be described."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import nodes

from senco_cli.documents.annual_review.view import AnnualReview
from senco_cli.documents.field_types import bare, element_of, fields_of
from senco_cli.documents.sandbox import Sandbox
from senco_cli.documents.template_names import path_of
from senco_cli.model.phrases import small_first

_ENTRY = "[]"
_SECTION = re.compile(r"^Sections? \w(?: of the plan)?: ")


@dataclass(frozen=True, slots=True)
class Missing:
    """A field that a form asks for and that has no value: as it stands in the form, what it is, and how often."""

    path: str
    whole: str
    times: int = 1

    @property
    def about(self) -> str:
        """What it is: the part of the review it belongs to, and the field."""
        part, _, rest = self.whole.replace(_ENTRY, "").partition(".")
        words = about_of(self.whole) or self.path
        return f"{part.replace('_', ' ')}: {words}" if rest else words


class FormSandbox(Sandbox):
    """The sandbox of forms: what a tag shows or repeats goes through a filter that knows what it is called."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _name_each(tree.body, {})
        return tree


def about_of(path: str) -> str:
    """What a field is, in a few words without a full stop, by its whole path like `outcomes[].progress`; else empty."""
    kind: Any = AnnualReview
    about = ""
    for step in path.split("."):
        field = fields_of(bare(kind)).get(step.removesuffix(_ENTRY))
        if field is None:
            return ""
        about = field.about
        kind = element_of(field.kind) if step.endswith(_ENTRY) else field.kind
    words = _SECTION.sub("", about).split(";")[0].split(":")[0].rstrip(". ")
    return small_first(words) if words[1:2].islower() else words


def _name_each(parts: Iterable[nodes.Node], scope: Mapping[str, str]) -> None:
    for part in [*parts]:
        match part:
            case nodes.Output():
                part.nodes = [_shown(each, scope) for each in part.nodes]
            case nodes.For(target=nodes.Name(name=str() as target)):
                whole = _whole(part.iter, scope)
                part.iter = _through("entries", part.iter, whole)
                _name_each(part.body, {**scope, target: f"{whole}{_ENTRY}"})
                _name_each(part.else_, scope)
            case nodes.Assign(target=nodes.Name(name=str() as target)):
                scope = {**scope, target: _whole(part.node, scope)}
            case _:
                _name_each(part.iter_child_nodes(), scope)


def _shown(node: nodes.Expr, scope: Mapping[str, str]) -> nodes.Expr:
    if isinstance(node, nodes.TemplateData):
        return node
    whole = _whole(node, scope)
    if isinstance(node, nodes.Filter) and node.name == "tick" and node.node is not None:
        # A box shows something in any case; what it asks for may be missing all the same.
        node.node = _through("answered", node.node, whole)
    return _through("shown", node, whole)


def _through(name: str, node: nodes.Node, whole: str) -> nodes.Filter:
    words: list[nodes.Expr] = [nodes.Const(_written(node)), nodes.Const(whole)]
    assert isinstance(node, nodes.Expr)
    return nodes.Filter(node, name, words, [], None, None, lineno=node.lineno)


def _whole(node: nodes.Node, scope: Mapping[str, str]) -> str:
    first, dot, rest = _written(node).partition(".")
    return f"{scope.get(first, first)}{dot}{rest}"


def _written(node: nodes.Node) -> str:
    base: nodes.Node | None = node
    while isinstance(base, nodes.Filter):
        base = base.node
    return path_of(base) if base is not None else "…"
