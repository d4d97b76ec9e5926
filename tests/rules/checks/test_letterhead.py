"""The school's colour, where it is too pale for headings."""

from __future__ import annotations

from collections.abc import Callable

from senco_cli.model.finding import Finding


def test_a_pale_colour_is_said_with_the_shade_that_would_do(found: Callable[..., Finding]) -> None:
    finding = found("accent-too-pale", "senco.yaml: {letterhead: {accent: ffd1dc}}")
    assert finding.at == ("letterhead", "accent")
    assert "4.5 to 1" in finding.sentence
    assert "the nearest shade dark enough" in finding.sentence


def test_a_dark_colour_and_none_at_all_are_right(silent: Callable[..., None]) -> None:
    silent("accent-too-pale", "senco.yaml: {letterhead: {accent: 0f4c5c}}")
    silent("accent-too-pale")
