"""What the fields of a record mean: the sentence that stands below each field where its class is written."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel


@cache
def meanings(model: type[BaseModel]) -> Mapping[str, str]:
    """What each field means in words, by the name of its attribute; none where nobody has said so.

    Read from the source when somebody asks: to tell Pydantic while the classes are made takes a third of that time.
    """
    found: dict[str, str] = {}
    for each in reversed(model.__mro__[: model.__mro__.index(BaseModel)]):
        found.update(_written(each.__module__).get(each.__qualname__, {}))
    return {name: found[name] for name in model.model_fields if name in found}


@cache
def _written(module: str) -> Mapping[str, Mapping[str, str]]:
    """The sentences below the fields of each class of a module."""
    import ast
    import sys

    tree = ast.parse(inspect.getsource(sys.modules[module]))
    found: dict[str, dict[str, str]] = {}
    for each in tree.body:
        if not isinstance(each, ast.ClassDef):
            continue
        for field, below in zip(each.body, each.body[1:], strict=False):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
                match below:
                    case ast.Expr(value=ast.Constant(value=str(sentence))):
                        words = " ".join(sentence.split())
                        found.setdefault(each.name, {})[field.target.id] = words
    return found
