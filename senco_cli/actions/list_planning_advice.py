"""The advice by which review meetings are planned: no deadlines, each with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from senco_cli.model.phrases import how_many
from senco_cli.rules.counting import METHODS
from senco_cli.rules.planning.good_practice import Advice, all_advice

_BEFORE_HALF_TERM = "the last school day before the autumn half term"


def advice_fields() -> tuple[Mapping[str, Any], ...]:
    """Every piece of advice as named values."""
    return tuple(_fields(advice) for advice in all_advice())


def _fields(advice: Advice) -> Mapping[str, Any]:
    return {
        "id": advice.id,
        "title": advice.title,
        "status": advice.status,
        "own": advice.is_own,
        "counts": _counts(advice),
        "holds_for": list(advice.holds_for),
        "verified": advice.verified,
        "checked_on": advice.checked_on,
        "source": [source.title for source in advice.sources],
        "href": [source.href for source in advice.sources if source.href],
        "note": advice.note,
    }


def _counts(advice: Advice) -> str:
    side = "not before" if advice.bound == "from" else "by"
    if advice.counting is None:
        return f"{side} {_BEFORE_HALF_TERM}"
    method = METHODS[advice.counting.method]
    return f"{side} {how_many(advice.counting.numbers['n'], method.unit)} after the review year began"
