"""The names a template uses, held against the page's own: every one that is not there, with the nearest that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from jinja2 import Environment, nodes

from senco_cli.documents.field_types import (
    ANY,
    attribute,
    bare,
    element_of,
    entry_of,
    fields_of,
    is_several,
    names_in,
    pairs_of,
)
from senco_cli.rules.costing import Amount

Scope = dict[str, Any]
_KEEP_ENTRIES = frozenset({"sort", "list", "reverse", "unique", "selectattr", "rejectattr", "select", "reject"})
_ONE_ENTRY = frozenset({"first", "last", "random", "min", "max"})
_MAY_BE_MISSING = frozenset({"default", "d"})
# Made of parts, and written as one thing all the same.
_SHOWN_WHOLE = (Amount,)
_OF_BLOCKS = ("super", "self")
_OF_MACROS = ("caller", "varargs", "kwargs")


@dataclass(frozen=True, slots=True)
class NameFault:
    """Something a template asks for that is not there: the line, and the sentence about it."""

    line: int
    sentence: str


def name_faults(
    tree: nodes.Template, env: Environment, *, page: Mapping[str, Any], shows_groups: bool = True
) -> tuple[NameFault, ...]:
    """Every fault of this kind, in order of lines; `page` has the types of the page's own names.

    Without `shows_groups` it is a fault to show what is a group of fields, or a list of such.
    """
    walk = _Walk(env, [], shows_groups=shows_groups)
    scope = {**dict.fromkeys((*env.globals, *_OF_BLOCKS), ANY), **page}
    walk.statements(tree.body, scope)
    return tuple(sorted(dict.fromkeys(walk.found), key=lambda fault: fault.line))


def exported_names(tree: nodes.Template) -> tuple[str, ...]:
    """The names that a template sets outside its blocks, which those that extend it see too."""
    found = [each.name for each in tree.find_all(nodes.Macro)]
    found += [each.name for each in tree.find_all(nodes.Name) if each.ctx == "store"]
    found += [each.target for each in tree.find_all(nodes.Import)]
    found += [_bound(name) for each in tree.find_all(nodes.FromImport) for name in each.names]
    return tuple(dict.fromkeys(found))


def nearest(name: str, known: Any) -> str:
    """`; the nearest is "class_name"`, or nothing where nothing is near."""
    close = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f'; the nearest is "{close[0]}"' if close else ""


def _nearest_within(name: str, scope: Scope) -> str:
    """The same where a group has a field of the very name."""
    group = next((group for group, kind in scope.items() if name in names_in(kind)), None)
    return f'; the nearest is "{group}.{name}"' if group else ""


def path_of(node: nodes.Node) -> str:
    """A value as it is written, like `pupil.name`."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{path_of(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f"{path_of(node.node)}.{node.arg.value}"
    return "…"


class _Walk:
    """One way through a template, with what was found on it."""

    def __init__(self, env: Environment, found: list[NameFault], *, shows_groups: bool = True) -> None:
        self.env, self.found, self.shows_groups = env, found, shows_groups

    def statements(self, body: list[nodes.Node], scope: Scope) -> None:
        for node in body:
            self.statement(node, scope)

    def statement(self, node: nodes.Node, scope: Scope) -> None:
        match node:
            case nodes.For():
                self._loop(node, scope)
            case nodes.Assign():
                self._bind(node.target, self.value(node.node, scope), scope)
            case nodes.AssignBlock():
                self._bind(node.target, ANY, scope)
                self.statements(node.body, dict(scope))
            case nodes.Macro() | nodes.CallBlock():
                self._macro(node, scope)
            case nodes.Import():
                scope[node.target] = ANY
            case nodes.FromImport():
                scope.update((_bound(name), ANY) for name in node.names)
            case nodes.With():
                inner = dict(scope)
                for target, given in zip(node.targets, node.values, strict=True):
                    self._bind(target, self.value(given, scope), inner)
                self.statements(node.body, inner)
            case nodes.If():
                self.value(node.test, scope)
                for part in (node.body, list[nodes.Node](node.elif_), node.else_):
                    self.statements(part, scope)
            case nodes.Block() | nodes.Scope() | nodes.FilterBlock():
                if isinstance(node, nodes.FilterBlock):
                    self.value(node.filter, scope)
                self.statements(node.body, dict(scope))
            case nodes.Output():
                for shown in node.nodes:
                    self._shown(shown, self.value(shown, scope))
            case _:
                for child in node.iter_child_nodes():
                    self.value(child, scope)

    def _shown(self, node: nodes.Node, kind: Any) -> None:
        whole = element_of(kind) if is_several(kind) else kind
        group = names_in(whole) if fields_of(bare(whole)) else ()
        if self.shows_groups or not group or bare(whole) in _SHOWN_WHOLE:
            return
        path, one = path_of(node), f"{path_of(node)}.{group[0]}"
        if is_several(kind):
            one = f"{{% for each in {path} %}} with {{{{ each.{group[0]} }}}}"
        self._note(node, f'shows "{path}", which is a group of fields; write one of them, like {one}')

    def value(self, node: nodes.Node, scope: Scope) -> Any:
        """The type of a value; what is not there on the way to it is noted."""
        match node:
            case nodes.Name():
                if node.name not in scope:
                    near = _nearest_within(node.name, scope) or nearest(node.name, scope)
                    self._note(node, f'asks for "{node.name}", which this page does not have{near}')
                return scope.get(node.name, ANY)
            case nodes.Getattr():
                return self._attribute(node, node.node, node.attr, scope)
            case nodes.Getitem(arg=nodes.Const(value=str())):
                return self._attribute(node, node.node, node.arg.value, scope)  # type: ignore[attr-defined]
            case nodes.Getitem():
                self.value(node.arg, scope)
                whole = self.value(node.node, scope)
                return whole if isinstance(node.arg, nodes.Slice) else entry_of(whole)
            case nodes.Filter():
                return self._filter(node, scope)
            case nodes.Test():
                return self._test(node, scope)
            case nodes.Call():
                return self._call(node, scope)
            case nodes.CondExpr():
                self.value(node.test, scope)
                kinds = [self.value(each, scope) for each in (node.expr1, node.expr2) if each is not None]
                return kinds[0] if len(kinds) == 1 else ANY
        for child in node.iter_child_nodes():
            self.value(child, scope)
        return ANY

    def _attribute(self, node: nodes.Node, owner: nodes.Node, name: str, scope: Scope) -> Any:
        kind = self.value(owner, scope)
        if name.startswith("_"):
            self._note(node, f'asks for "{name}", which reaches into the program; no template may')
            return ANY
        found = attribute(kind, name)
        if found is None:
            where, near = f' in "{path_of(owner)}"', nearest(name, names_in(kind))
            self._note(node, f'asks for "{name}"{where}, which this page does not have{near}')
        return ANY if found is None else found

    def _filter(self, node: nodes.Filter, scope: Scope) -> Any:
        if node.name not in self.env.filters:
            near = nearest(node.name, self.env.filters)
            self._note(node, f'uses the filter "{node.name}", which is not there{near}')
        look = self._quietly if node.name in _MAY_BE_MISSING else self.value
        kind = ANY if node.node is None else look(node.node, scope)
        for child in (*node.args, *(each.value for each in node.kwargs)):
            self.value(child, scope)
        if node.name in _KEEP_ENTRIES:
            return kind
        return element_of(kind) if node.name in _ONE_ENTRY else ANY

    def _test(self, node: nodes.Test, scope: Scope) -> Any:
        if node.name not in self.env.tests:
            self._note(node, f'uses the test "{node.name}", which is not there{nearest(node.name, self.env.tests)}')
        is_asked = node.name in {"defined", "undefined"}
        look = self._quietly if is_asked else self.value
        look(node.node, scope)
        for child in node.args:
            self.value(child, scope)
        return bool

    def _call(self, node: nodes.Call, scope: Scope) -> Any:
        self.value(node.node, scope)
        for child in (*node.args, *(each.value for each in node.kwargs)):
            self.value(child, scope)
        if isinstance(node.node, nodes.Getattr) and node.node.attr == "items":
            return pairs_of(_Walk(self.env, []).value(node.node.node, scope))
        return ANY

    def _quietly(self, node: nodes.Node, scope: Scope) -> Any:
        return _Walk(self.env, []).value(node, scope)

    def _loop(self, node: nodes.For, scope: Scope) -> None:
        kind = self.value(node.iter, scope)
        inner = {**scope, "loop": ANY}
        self._bind(node.target, element_of(kind), inner)
        if node.test is not None:
            self.value(node.test, inner)
        self.statements(node.body, inner)
        self.statements(node.else_, dict(scope))

    def _macro(self, node: nodes.Macro | nodes.CallBlock, scope: Scope) -> None:
        if isinstance(node, nodes.Macro):
            scope[node.name] = ANY
        else:
            self.value(node.call, scope)
        for default in node.defaults:
            self.value(default, scope)
        self.statements(node.body, {**scope, **dict.fromkeys([*_OF_MACROS, *(each.name for each in node.args)], ANY)})

    def _bind(self, target: nodes.Node, kind: Any, scope: Scope) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = kind
        elif isinstance(target, nodes.Tuple):
            for place, each in enumerate(target.items):
                self._bind(each, _place(kind, place, len(target.items)), scope)

    def _note(self, node: nodes.Node, sentence: str) -> None:
        self.found.append(NameFault(node.lineno, sentence))


def _place(kind: Any, place: int, of: int) -> Any:
    parts = getattr(kind, "__args__", ())
    return parts[place] if len(parts) == of and Ellipsis not in parts else ANY


def _bound(name: str | tuple[str, str]) -> str:
    return name if isinstance(name, str) else name[1]


def each_text_outside_blocks(tree: nodes.Template) -> Iterator[nodes.Node]:
    """What a template that extends another says outside its blocks, and which is therefore never shown."""
    for node in tree.body:
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                if not isinstance(part, nodes.TemplateData) or part.data.strip():
                    yield part
