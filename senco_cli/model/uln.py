"""Unique learner numbers: ten figures, the last of which checks the others; a number is doubted, never refused."""

from __future__ import annotations

import re

# "Not yet known" in the further education learner record; it identifies nobody and fails the check.
UNKNOWN = "9999999999"
FORMAT_ERROR = 1575
_SHAPE = re.compile(r"[1-9][0-9]{9}")
_MODULUS, _WHOLE = 11, 10


def doubt(uln: str) -> str | None:
    """What is wrong with a unique learner number, in words; None when nothing is.

    Weights 10 to 1 over the ten figures leave 10 when divided by 11.
    Source: the example that the Higher Education Statistics Agency publishes; school census error 1575 (list of 2019).
    """
    if uln == UNKNOWN:
        return 'is the one that means "not yet known", and nobody\'s own'
    if not _SHAPE.fullmatch(uln):
        return "is not ten figures of which the first is not 0"
    remainder = sum(weight * int(c) for weight, c in zip(range(10, 0, -1), uln, strict=True)) % _MODULUS
    if remainder != _WHOLE:
        return "does not fit its last figure; one of its figures is mistyped"
    return None
