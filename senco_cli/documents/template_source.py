"""What can be seen of a school's own template without making a page: every fault of it, with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, nodes

from senco_cli.documents.catalogue import DOCUMENTS, document_of
from senco_cli.documents.field_types import ANY
from senco_cli.documents.school_source import read_own
from senco_cli.documents.template_names import (
    NameFault,
    each_text_outside_blocks,
    exported_names,
    name_faults,
    nearest,
)
from senco_cli.documents.templates import TOO_DEEP, environment
from senco_cli.documents.vocabulary import vocabulary_faults

_BUILTIN = "builtin/"
_FETCHED = re.compile(r"@import|url\(\s*['\"]?(?!data:|#)", re.IGNORECASE)
_REMARK = re.compile(r"/\*.*?\*/|\{#.*?#\}", re.DOTALL)
_DEEPEST = 10


def source_faults(folder: Path, template: str) -> tuple[NameFault, ...]:
    """Every fault in the source of `folder/template`, in order of lines."""
    try:
        source = read_own(folder, template)
    except TemplateSyntaxError as fault:
        return (NameFault(fault.lineno, fault.message or "cannot be read"),)
    env = environment(folder)
    try:
        tree = env.parse(source)
    except TemplateSyntaxError as fault:
        return (NameFault(fault.lineno, f"cannot be read: {fault.message}"),)
    except RecursionError:
        return (NameFault(1, TOO_DEEP),)
    found = [*_of_style_sheet(source)] if template.endswith(".css") else [*_of_page(tree, env, template)]
    return tuple(sorted(dict.fromkeys(found), key=lambda fault: fault.line))


def page_names(template: str) -> Mapping[str, Any]:
    """The types of the names that a template's page has; those of every document where documents share it."""
    document = document_of(template)
    if document:
        return document.kinds()
    return {name: ANY for each in DOCUMENTS for name in each.names}


def _of_page(tree: nodes.Template, env: Environment, template: str) -> Iterator[NameFault]:
    parents, faults = _parents(tree, env, template)
    yield from faults
    yield from _missing_templates(tree, env)
    yield from vocabulary_faults(tree)
    inherited = {name: ANY for parent in parents for name in exported_names(parent)}
    yield from name_faults(tree, env, page={**inherited, **_around(env, template), **page_names(template)})
    if not parents:
        return
    known = {block.name for parent in parents for block in parent.find_all(nodes.Block)}
    own = [*tree.find_all(nodes.Block)]
    outermost = {each.name for each in tree.body if isinstance(each, nodes.Block)}
    for block in own:
        if block.name in outermost and block.name not in known:
            sentence = f'has a block "{block.name}", which the template it extends does not have, so it is never shown'
            yield NameFault(block.lineno, f"{sentence}{nearest(block.name, sorted(known))}")
    for part in each_text_outside_blocks(tree):
        yield NameFault(part.lineno, "has text outside every block, which is never shown; put it into a block")


def _around(env: Environment, template: str) -> Mapping[str, Any]:
    """The names that a part sees of the templates which include it."""
    found: dict[str, Any] = {}
    for name in env.list_templates(filter_func=lambda name: name.endswith(".j2")):
        with suppress(TemplateSyntaxError, TemplateNotFound):
            source = _source(env, name)
            if f'include "{template}"' in source:
                found |= dict.fromkeys(exported_names(env.parse(source)), ANY)
    return found


def _parents(tree: nodes.Template, env: Environment, template: str) -> tuple[list[nodes.Template], list[NameFault]]:
    """The templates that this one extends, nearest first."""
    found: list[nodes.Template] = []
    name, at = template, tree
    while len(found) < _DEEPEST:
        extends = next(iter(at.find_all(nodes.Extends)), None)
        if extends is None or not isinstance(extends.template, nodes.Const):
            return found, []
        line = extends.lineno if at is tree else 1
        parent = str(extends.template.value)
        if parent == name:
            return found, [NameFault(line, f'extends itself; write {{% extends "{_BUILTIN}{template}" %}}')]
        try:
            at = env.parse(_source(env, parent))
        except TemplateNotFound:
            return found, []
        except TemplateSyntaxError:
            return found, [NameFault(line, f'extends "{parent}", which has a fault of its own')]
        # Within the package's folder a name means what it means to the school: its own template goes first.
        name = parent
        found.append(at)
    return found, [NameFault(1, "extends a template that extends it in turn, without an end")]


def _source(env: Environment, name: str) -> str:
    return env.loader.get_source(env, name)[0] if env.loader else ""


def _missing_templates(tree: nodes.Template, env: Environment) -> Iterator[NameFault]:
    known = env.list_templates(filter_func=lambda name: name.endswith((".j2", ".css")))
    for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        name = getattr(getattr(node, "template", None), "value", None)
        if isinstance(name, str) and name not in known and not getattr(node, "ignore_missing", False):
            yield NameFault(node.lineno, f'uses "{name}", which is not there{nearest(name, known)}')


def _of_style_sheet(source: str) -> Iterator[NameFault]:
    plain = _REMARK.sub(lambda remark: re.sub(r"[^\n]", " ", remark[0]), source)
    for match in _FETCHED.finditer(plain):
        yield NameFault(_line(plain, match.start()), "fetches something from elsewhere; a page has all within itself")
    for match in re.finditer(r"</", plain):
        yield NameFault(_line(plain, match.start()), 'has "</", which ends the style sheet in the middle')
    # A brace of Jinja's is not one of the style sheet's.
    bare = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", lambda tag: re.sub(r"[^\n]", " ", tag[0]), plain, flags=re.DOTALL)
    opened: list[int] = []
    for match in re.finditer(r"[{}]", bare):
        if match[0] == "{":
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            yield NameFault(_line(bare, match.start()), 'has a "}" without a "{" before it')
    if opened:
        yield NameFault(_line(bare, opened[-1]), 'has a "{" without a "}" after it')


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
