"""What a template may not do: reach into the program, or make more than a page can hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2.sandbox import ImmutableSandboxedEnvironment

from senco_cli.documents.sandbox import Sandbox
from senco_cli.documents.templates import TemplateFault, environment, render


@dataclass(frozen=True)
class Part:
    """A part of a view, with a method and with what no view should hold."""

    words: str = "words"
    _private: str = "private"
    within: Any = None
    several: tuple[str, ...] = field(default_factory=tuple)

    def worked_out(self) -> str:
        """A method, behind which the program stands."""
        return self.words


def _generator() -> Any:
    yield 1


_PART = Part(within=Part)
_THINGS = (
    _PART, Part, _PART.worked_out, Part.worked_out, _generator, _generator(), _generator().__class__,
    "text", str.format, "{0}".format, [1], {"a": 1}, type, object(), environment, 1,
)  # fmt: skip
_NAMES = sorted({name for each in _THINGS for name in dir(each)} | {"func_globals", "gi_frame", "cr_frame", "mro"})
_REACHES = (
    "page.__class__",
    "page.__init__.__globals__",
    "page._private",
    "page['_private']['x']",
    "page['__class__']",
    "page|attr('__class__')",
    "page|attr('_private')",
    "[page]|map(attribute='__class__')|first",
    "page.worked_out.__globals__",
    "page.worked_out.__func__",
    "page.worked_out.__self__.__class__",
    "page.within.__mro__",
    "page.within.mro()",
    "page.within.__subclasses__()",
    "'{0.__class__}'.format(page)",
    "'{p.__init__.__globals__}'.format_map({'p': page})",
    "('{0.__class__}'|string).format(page)",
    "(page.words ~ '{0.__class__}').format(page)",
    "('{0._private}').format(page)",
    "self.__init__.__globals__",
    "joiner.__init__.__globals__",
    "''.join.__self__.__class__",
    "page.several.__class__",
)


@pytest.mark.parametrize(
    "text",
    [
        "{{ 'a' * 10**10 }}",
        "{{ 10**10 * 'a' }}",
        "{{ [0] * 10000000 }}",
        "{{ 9**9**9**9 }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
    ],
)
def test_it_is_refused_with_the_file_and_the_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "page.html.j2").write_text(f"\n{text}", encoding="utf-8")
    with pytest.raises(TemplateFault) as refused:
        render(environment(tmp_path), "page.html.j2", {})
    assert refused.value.template == "page.html.j2"
    assert refused.value.line == 2


@pytest.mark.parametrize(
    "doubled",
    [
        "{% set ns.a = ns.a ~ ns.a %}",
        "{% set ns.a = ns.a + ns.a %}",
        "{% set ns.a %}{{ ns.a }}{{ ns.a }}{% endset %}",
        "{% set ns.a = [ns.a, ns.a]|join %}",
        "{% set ns.a = ns.a|replace('x', 'xx') %}",
        "{% set ns.a = '%s%s' % (ns.a, ns.a) %}",
        "{% set ns.a = '%s%s'|format(ns.a, ns.a) %}",
        "{% set ns.a = '{0}{0}'.format(ns.a) %}",
        "{% set ns.a = twice(ns.a) %}",
    ],
)
def test_what_doubles_with_every_turn_is_stopped_at_the_size_of_a_page(tmp_path: Path, doubled: str) -> None:
    twice = "{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}{% set ns = namespace(a='x') %}"
    text = f"{twice}{{% for _ in range(60) %}}{doubled}{{% endfor %}}"
    (tmp_path / "page.html.j2").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateFault, match="more than a page can hold"):
        render(environment(tmp_path), "page.html.j2", {})


def test_ordinary_sums_are_worked_out(tmp_path: Path) -> None:
    (tmp_path / "page.html.j2").write_text("{{ 3 * 4 }}{{ 'ab' * 2 }}{{ 2 ** 10 }}", encoding="utf-8")
    assert render(environment(tmp_path), "page.html.j2", {}) == "12abab1024"


@pytest.mark.parametrize("reach", _REACHES)
def test_nothing_behind_a_part_of_a_page_is_reached(tmp_path: Path, reach: str) -> None:
    (tmp_path / "page.html.j2").write_text(f"{{{{ {reach} }}}}", encoding="utf-8")
    with pytest.raises(TemplateFault):
        render(environment(tmp_path), "page.html.j2", {"page": _PART})


def test_fields_and_methods_of_a_part_are_there(tmp_path: Path) -> None:
    (tmp_path / "page.html.j2").write_text("{{ page.words }} {{ page.worked_out() }}", encoding="utf-8")
    assert render(environment(tmp_path), "page.html.j2", {"page": _PART}) == "words words"


@given(thing=st.sampled_from(_THINGS), name=st.one_of(st.sampled_from(_NAMES), st.text(min_size=1, max_size=8)))
@settings(max_examples=100)
def test_an_attribute_is_seen_only_where_jinja_itself_shows_it(thing: Any, name: str) -> None:
    value = getattr(thing, name, None)
    seen = Sandbox().is_safe_attribute(thing, name, value)
    assert not seen or ImmutableSandboxedEnvironment().is_safe_attribute(thing, name, value)


def test_the_quick_way_never_shows_what_jinja_hides() -> None:
    ours, jinja = Sandbox(), ImmutableSandboxedEnvironment()
    for thing in _THINGS:
        for name in _NAMES:
            value = getattr(thing, name, None)
            assert ours.is_safe_attribute(thing, name, value) == jinja.is_safe_attribute(thing, name, value), name


@pytest.mark.parametrize(
    "text",
    [
        "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}",
        "{{ 'a'|center(999999999) }}",
        "{{ 'a'.ljust(999999999) }}",
        "{{ '%999999999d'|format(1) }}",
        "{{ '{:>999999999}'.format(1) }}",
        "{{ [1]|slice(999999999)|list }}",
        "{{ [1]|batch(999999999, 'x')|list }}",
        "{{ 'a\\nb'|indent(999999999) }}",
        "{{ lipsum(99999) }}",
        "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
        "{% include 'page.html.j2' %}",
        "{{ " + "(" * 500 + "1" + ")" * 500 + " }}",
        "{% include '../senco.yaml' %}",
        "{% import 'os' as os %}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    ],
)
def test_what_would_never_end_fill_the_memory_or_leave_the_folder_is_a_fault_of_the_template(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr("senco_cli.documents.sandbox.MOST_TURNS", 10_000)
    (tmp_path / "senco.yaml").write_text("outside", encoding="utf-8")
    (tmp_path / "_templates").mkdir()
    (tmp_path / "_templates" / "page.html.j2").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateFault) as fault:
        render(environment(tmp_path / "_templates"), "page.html.j2", {})
    assert fault.value.template == "page.html.j2"


def test_the_turns_of_one_page_are_not_counted_against_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("senco_cli.documents.sandbox.MOST_TURNS", 100)
    (tmp_path / "page.html.j2").write_text("{% for a in range(90) %}{{ loop.last }}{% endfor %}", encoding="utf-8")
    env = environment(tmp_path)
    pages = [render(env, "page.html.j2", {}) for _ in range(3)]
    assert pages[0].count("False") == 89 and len(set(pages)) == 1
