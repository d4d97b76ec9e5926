"""The sandbox that templates run in: no way to Python, and no multiplying beyond what a page can hold."""

from __future__ import annotations

from collections.abc import Sized
from typing import Any

from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

LONGEST_TEXT = 1_000_000
_LARGEST_POWER = 4096


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which by itself lets `'a' * 10**10` through."""

    intercepted_binops = frozenset({"*", "**"})

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may see an attribute, as Jinja decides it; the fields of a view are known to be safe."""
        # A pack looks at a thousand fields, and for these Jinja's own long way comes to the same answer. Only what is
        # declared as a field goes this way: methods, classes and whatever hangs on them are Jinja's to judge.
        if attr in getattr(type(obj), "__dataclass_fields__", ()) and not attr.startswith("_"):
            return True
        return super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Multiply or raise to a power, unless the result were larger than a page."""
        sizes = [len(each) for each in (left, right) if isinstance(each, Sized)]
        times = [each for each in (left, right) if isinstance(each, int)]
        if operator == "*" and sizes and times and sizes[0] * times[0] > LONGEST_TEXT:
            raise SecurityError("makes a text that is larger than a page")
        if operator == "**" and any(abs(each) > _LARGEST_POWER for each in times):
            raise SecurityError("makes a number that is larger than a page")
        return super().call_binop(context, operator, left, right)
