"""The page of the thresholds."""

from __future__ import annotations

from collections.abc import Iterator

from generator.markdown import assemble, bullets, code, day, link, made_from, sentence, table
from senco_cli.rules.rule import STATUSES, VERIFIED
from senco_cli.rules.thresholds import Threshold, ThresholdVersion, thresholds

_HEADINGS = ("From", "To", "Value", "Status", "Read")


def page() -> str:
    """Every threshold with its versions and their sources."""
    return assemble(
        [
            made_from("the files in `senco_cli/rules/thresholds/`"),
            "# Thresholds",
            "Numbers of the law and of guidance that are no time limits: a share of sessions, a score, a year group. "
            "Checks and documents take them from here.",
            "*Read* says how far the source was read: "
            + "; ".join(f"*{mark}*, {VERIFIED[mark]}" for mark in ("primary", "secondary", "memory"))
            + ".",
            *(part for each in thresholds().values() for part in _threshold(each)),
        ]
    )


def _threshold(threshold: Threshold) -> Iterator[str]:
    yield f"## {threshold.title}"
    yield f"{code(threshold.id)}, in {threshold.unit}: {sentence(threshold.counts)}"
    yield table(_HEADINGS, [_row(each) for each in threshold.versions])
    yield bullets(line for version in threshold.versions for line in _facts(version))


def _row(version: ThresholdVersion) -> tuple[str, ...]:
    ends = day(version.in_force_to) or "–"
    return day(version.in_force_from), ends, str(version.value), STATUSES[version.status], version.verified


def _facts(version: ThresholdVersion) -> Iterator[str]:
    for source in version.sources:
        yield f"Source: {link(source.title, source.href)}; as of {day(version.checked_on)}"
    if version.note:
        yield version.note
