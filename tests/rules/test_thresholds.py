"""Thresholds: each has a source and a mark, and holds from its first day on."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from senco_cli.rules.rule import SOURCE_KINDS, STATUSES, VERIFIED
from senco_cli.rules.thresholds import Threshold, threshold_on, thresholds

OF_EACH = pytest.mark.parametrize("threshold", thresholds().values(), ids=lambda each: each.id)


# The marks of the table of the law; those of attendance are from memory.
@pytest.mark.parametrize(
    ("id", "value", "verified"),
    [
        ("JC-Y9", 9, "primary"),
        ("JC-LOW", 84, "secondary"),
        ("JC-SECOND", 89, "secondary"),
        ("AT-PERSISTENT", 10, "memory"),
        ("AT-SEVERE", 50, "memory"),
        ("HN-THRESHOLD", 6000, "secondary"),
        ("SMALL-NUMBER", 5, "memory"),
    ],
)
def test_the_thresholds_are_those_of_the_law(id: str, value: int, verified: str) -> None:
    held = threshold_on(id, date(2026, 11, 21))

    assert held and (held.value, held.verified) == (Decimal(value), verified)
    assert held.is_doubtful == (verified == "memory")


@OF_EACH
def test_every_version_has_a_source_and_says_how_far_it_was_read(threshold: Threshold) -> None:
    assert threshold.title and threshold.counts and threshold.unit
    for version in threshold.versions:
        assert version.sources and all(each.title and each.kind in SOURCE_KINDS for each in version.sources)
        assert version.verified in VERIFIED and version.status in STATUSES


@OF_EACH
def test_versions_follow_one_another(threshold: Threshold) -> None:
    for earlier, later in pairwise(threshold.versions):
        assert earlier.in_force_to and earlier.in_force_to + timedelta(days=1) == later.in_force_from


@OF_EACH
def test_none_holds_before_its_first_day(threshold: Threshold) -> None:
    first = threshold.versions[0].in_force_from

    assert threshold.on(first) is threshold.versions[0]
    assert threshold.on(first - timedelta(days=1)) is None
