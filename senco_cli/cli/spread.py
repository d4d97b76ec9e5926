"""Options that belong together as one class, which a command takes as one value and Typer sees as single options."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Any, dataclass_transform, get_type_hints


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Options:
    """What can be typed for a command, each field annotated as a parameter of the command would be.

    A frozen dataclass in its use; making real ones would add a tenth to the time that the help of a command takes.
    """

    def __init__(self, **typed: Any) -> None:
        for name, value in typed.items():
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{name} stays as it was typed")


def spread(command: Callable[..., Any]) -> Callable[..., Any]:
    """The command as Typer reads it: in the place of a parameter that is a class of options, the fields of that class.

    Those of a class stand before those of the class it builds on, and one that is declared again keeps its place. What
    two classes share, such as the context, is given to both.
    """
    taken = inspect.signature(command, eval_str=True).parameters
    groups = {name: list(_fields(each.annotation)) for name, each in taken.items() if _is_group(each.annotation)}
    if not groups:
        return command

    def called(**typed: Any) -> Any:
        made = {
            name: taken[name].annotation(**{each.name: typed[each.name] for each in group})
            for name, group in groups.items()
        }
        return command(**{name: made[name] if name in made else typed[name] for name in taken})

    seen = {one.name: one for name, own in taken.items() for one in groups.get(name, [own])}
    options = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in seen.values()]
    called.__name__, called.__doc__ = command.__name__, command.__doc__
    called.__signature__ = inspect.Signature(options)  # type: ignore[attr-defined]
    # Typer reads these too, and they would be those of `typed`.
    called.__annotations__ = {}
    return called


def _is_group(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Options)


def _fields(group: type[Options]) -> Iterator[inspect.Parameter]:
    types = get_type_hints(group, include_extras=True)
    names = [name for owner in group.__mro__ for name in inspect.get_annotations(owner)]
    for name in reversed(dict.fromkeys(reversed(names))):
        default = getattr(group, name, inspect.Parameter.empty)
        yield inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=types[name])
