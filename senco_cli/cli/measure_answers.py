"""What is asked about a result: its scale, its value as that scale writes it, and a scale of one's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from senco_cli.cli.answers import Answers
from senco_cli.cli.ask import ask, choose
from senco_cli.cli.session import Session
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from decimal import Decimal

    from senco_cli.actions.add_measure import NewScale
    from senco_cli.model.scale import Scale

NEW = "new"
_NONE = "none of these"
_OWN = "Our own scales"
_RANGE = re.compile(r"(.+?)\s*(?:–|\bto\b|-)\s*(.+)")
_DIRECTIONS = (("higher", "Higher is better"), ("lower", "Lower is better"), ("neither", "Neither"))


class UnknownScale(UsageError):
    """A scale that is neither one of senco's nor one of the school's."""

    def __init__(self, typed: str, known: Mapping[str, Scale]) -> None:
        close = get_close_matches(typed.casefold(), list(known), n=1)
        super().__init__(
            f'--scale: "{typed}" is not known',
            hint=f"--scale {close[0]}" if close else f"one of {', '.join(known)}; or --new-scale NAME",
        )


def scale_named(typed: str, known: Mapping[str, Scale]) -> Scale:
    """The scale with the id or name that was typed. Raises UnknownScale."""
    from senco_cli.model.codes import fold

    for scale in known.values():
        if fold(typed) in (fold(scale.id), fold(scale.name)):
            return scale
    raise UnknownScale(typed, known)


def choose_scale(session: Session, known: Mapping[str, Scale]) -> Scale | None:
    """Ask for a scale, first for its kind; None where somebody wants a new one."""
    groups: dict[str, list[Scale]] = {}
    for scale in known.values():
        groups.setdefault(scale.group or _OWN, []).append(scale)
    offered = sorted(groups, key=lambda group: (group == _OWN, group))
    choices = [*((group, group) for group in offered), (NEW, "Another scale, not in this list")]
    group = choose(session, "What was it measured with?", choices, option="--scale")
    if group == NEW:
        return None
    scales = groups[group]
    if len(scales) == 1:
        return scales[0]
    chosen = choose(session, "Which one?", [(scale.id, scale.name) for scale in scales], option="--scale")
    return known[chosen]


def new_scale(
    asks: Answers,
    known: Mapping[str, Scale],
    *,
    name: str | None,
    unit: str | None,
    better: str | None,
    lowest: str | None,
    highest: str | None,
) -> NewScale:
    """A scale of one's own from options and answers. Raises ScaleThere."""
    from decimal import Decimal

    from senco_cli.actions.add_measure import NewScale, scale_id

    asks = replace(asks, asking=asks.session.can_ask and None in (name, better))
    name = asks.text("--new-scale", name, "What is the scale called")
    id = scale_id(name, known)
    unit = asks.maybe_text("--unit", unit, "What is counted: points, steps ...")
    better = _direction(asks.session, better)
    low = _end(asks, "--lowest", lowest, "The lowest value there is")
    high = _end(asks, "--highest", highest, "The highest value there is")
    if low and high and Decimal(low) >= Decimal(high):
        raise UsageError("--lowest is not below --highest", hint="exchange the two")
    return NewScale(id=id, name=name, unit=unit, kind="points", better=better, minimum=low, maximum=high)


def value_on(session: Session, scale: Scale, typed: str | None) -> Decimal:
    """The value typed for `--value` or asked for, as the scale understands it. Raises UsageError."""
    if typed is not None:
        return _reader(scale, "--value: ")(typed)
    return ask(session, _question(scale), option="--value", read=_reader(scale))


def confidence_on(asks: Answers, scale: Scale, typed: str | None, *, percent: str | None) -> dict[str, str] | None:
    """The confidence range typed for `--confidence`, or asked for where tests give one. Raises UsageError."""

    def read(answer: str) -> dict[str, str] | None:
        if not answer:
            return None
        found = _RANGE.fullmatch(answer.strip())
        if found is None:
            raise UsageError("--confidence: that is not a range", hint="write both ends, like 84-92")
        low, high = (_reader(scale, "--confidence: ")(end) for end in found.groups())
        if low > high:
            raise UsageError("--confidence: the lower end comes first", hint="write both ends, like 84-92")
        return {"from": str(low), "to": str(high), **({"percent": percent.strip(" %")} if percent else {})}

    if typed is not None:
        return read(typed)
    if not asks.asking or scale.kind != "standardised":
        return None
    return ask(
        asks.session, "Its confidence range, like 84-92 (Return leaves it out)", option="--confidence", read=read
    )


def provision_of(asks: Answers, offered: Sequence[tuple[str, str]]) -> str | None:
    """The provision, of those the pupil is or was in, that a result is the entry or exit of."""
    if not asks.asking or not offered:
        return None
    none = (_NONE, _NONE)
    chosen = choose(asks.session, "Of which provision?", [*offered, none], option="--provision")
    return None if chosen == _NONE else chosen


def _reader(scale: Scale, before: str = "") -> Callable[[str], Decimal]:
    from pydantic_core import PydanticCustomError

    from senco_cli.model.scale_values import parse_value
    from senco_cli.rules.scores import fault_of, settled

    def read(answer: str) -> Decimal:
        try:
            value = parse_value(answer)
        except PydanticCustomError as error:
            raise UsageError(f"{before}that {error.message()}") from None
        fault = fault_of(scale, value)
        if fault:
            raise UsageError(f"{before}that {fault}")
        return settled(scale, value)

    return read


def _question(scale: Scale) -> str:
    from senco_cli.rules.scores import is_age

    return "The result in years and months, like 7:04" if is_age(scale) else f"The result ({scale.unit or 'a number'})"


def _direction(session: Session, typed: str | None) -> str:
    if typed is None:
        return choose(session, "Which way is progress?", _DIRECTIONS, option="--better")
    if typed.casefold() not in dict(_DIRECTIONS):
        raise UsageError(f'--better: "{typed}" is not known', hint="higher, lower or neither")
    return typed.casefold()


def _end(asks: Answers, option: str, typed: str | None, question: str) -> str | None:
    from decimal import Decimal, InvalidOperation

    def read(answer: str) -> str | None:
        if not answer:
            return None
        try:
            number = Decimal(answer)
        except InvalidOperation:
            raise UsageError(f"{option}: that is not a number", hint="write it in figures, like 20") from None
        if not number.is_finite():
            raise UsageError(f"{option}: that is not a number", hint="write it in figures, like 20")
        return answer

    if typed is not None:
        return read(typed.strip())
    if not asks.asking:
        return None
    return ask(asks.session, f"{question} (Return if there is none)", option=option, read=read)
