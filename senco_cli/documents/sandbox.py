"""The sandbox that templates run in: no way to Python, and no multiplying beyond what a page can hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sized
from functools import wraps
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

LONGEST_TEXT = 1_000_000
# Some forty times what a page about 10,000 pupils takes, and done in a second or two.
MOST_TURNS = 1_000_000
_LARGEST_POWER = 4096
_WIDE = re.compile(r"\d{5}|\*")
# What takes a number of letters or of parts, and makes so many.
_WIDENING = ("center", "indent", "slice", "batch", "format", "round", "tojson")


# What makes one text of several, which may be copies of what it made before.
_PUTTING_TOGETHER = ("replace", "join", "format")


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which by itself lets `'a' * 10**10` through."""

    intercepted_binops = frozenset({"*", "**", "+", "%"})

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._turns = 0
        self.globals.pop("lipsum")
        self.filters.update({name: _bounded(self.filters[name]) for name in _WIDENING}, _counted=self._counted)
        self.filters.update({name: _short_made(self.filters[name]) for name in _PUTTING_TOGETHER}, _short=_short)

    def begin(self) -> None:
        """Count the turns of loops anew, for the next page."""
        self._turns = 0

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Call what a template calls, unless it is a text that is to be made larger than a page."""
        # Jinja puts a function of its own around the ways to format a text.
        method = getattr(__obj, "__wrapped__", __obj)
        text = getattr(method, "__self__", None)
        if isinstance(text, str):
            _refuse_large(args)
            if method.__name__.startswith("format") and _WIDE.search(text):
                raise SecurityError("makes a text that is larger than a page")
        made = super().call(__context, __obj, *args, **kwargs)
        return _short(made) if isinstance(made, str) else made

    def _generate(self, source: nodes.Template, *rest: Any, **options: Any) -> str:
        for loop in source.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, "_counted", [], [], None, None, lineno=loop.iter.lineno)
        # What is put together from itself, turn after turn, doubles each time.
        for joined in source.find_all(nodes.Concat):
            joined.nodes = [
                nodes.Filter(each, "_short", [], [], None, None, lineno=each.lineno) for each in joined.nodes
            ]
        for kept in source.find_all(nodes.AssignBlock):
            kept.filter = nodes.Filter(kept.filter, "_short", [], [], None, None, lineno=kept.lineno)
        return super()._generate(source, *rest, **options)

    def _counted(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self._turns += 1
            if self._turns > MOST_TURNS:
                raise SecurityError("goes round more often than a page has lines")
            yield item

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a template sees of a thing, as Jinja gives it."""
        # What Jinja looks at besides is what can be called: in a field of a view there is hardly ever such a thing.
        if attribute in getattr(type(obj), "__dataclass_fields__", ()) and not attribute.startswith("_"):
            value = getattr(obj, attribute, None)
            if value is not None and not callable(value):
                return value
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may see an attribute, as Jinja decides it; the fields of a view are known to be safe."""
        # A pack looks at a thousand fields, and for these Jinja's own long way comes to the same answer. Only what is
        # declared as a field goes this way: methods, classes and whatever hangs on them are Jinja's to judge.
        if attr in getattr(type(obj), "__dataclass_fields__", ()) and not attr.startswith("_"):
            return True
        return super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Add, multiply, fill in or raise to a power, unless the result were larger than a page."""
        sizes = [len(each) for each in (left, right) if isinstance(each, Sized)]
        times = [each for each in (left, right) if isinstance(each, int)]
        if operator == "*" and sizes and times and sizes[0] * times[0] > LONGEST_TEXT:
            raise SecurityError("makes a text that is larger than a page")
        if operator == "+" and sum(sizes) > LONGEST_TEXT:
            raise SecurityError("makes a text that is larger than a page")
        if operator == "**" and any(abs(each) > _LARGEST_POWER for each in times):
            raise SecurityError("makes a number that is larger than a page")
        made = super().call_binop(context, operator, left, right)
        return _short(made) if operator == "%" else made


def _bounded(work: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(work)
    def bounded(*args: Any, **kwargs: Any) -> Any:
        # The first may be a number that is only to be shown.
        texts = [each for each in args[:2] if isinstance(each, str)]
        if work.__name__ == "do_format" and any(_WIDE.search(text) for text in texts):
            raise SecurityError("makes a text that is larger than a page")
        _refuse_large((*args[1:], *kwargs.values()) if work.__name__ != "do_format" else ())
        return work(*args, **kwargs)

    return bounded


def _short(text: Any) -> Any:
    if isinstance(text, Sized) and len(text) > LONGEST_TEXT:
        raise SecurityError("makes a text that is larger than a page")
    return text


def _short_made(work: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(work)
    def short(*args: Any, **kwargs: Any) -> Any:
        return _short(work(*args, **kwargs))

    return short


def _refuse_large(numbers: Iterable[Any]) -> None:
    if any(isinstance(each, int) and abs(each) > LONGEST_TEXT for each in numbers):
        raise SecurityError("makes a text that is larger than a page")
