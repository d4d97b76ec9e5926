"""A provision that does not say who, how often, or when anybody looks at it again."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.provision import Provision
from senco_cli.rules.check import CheckInfo, Context, is_over

INFO = CheckInfo(
    name="provision-incomplete",
    title="a provision without staff, sessions or an end in sight",
    tier="practice",
    source="good practice: who, minutes, how often, outcome and review are what advisers look for in a provision map",
    why="Without staff and sessions there is no cost; without a last day or a review it goes on unseen.",
)


def check_school(context: Context) -> Iterator[Finding]:
    for name, provision in context.school.provisions.items():
        if provision.layer == "universal" or is_over(provision.to_on, today=context.today):
            continue
        for field, sentence in _gaps(provision):
            yield INFO.finding(path_of(Provision, key=name), at=(field,), sentence=sentence)


def _gaps(provision: Provision) -> Iterator[tuple[str, str]]:
    if not provision.delivered_by and not provision.delivered_by_others:
        yield "delivered_by", "nobody delivers it; add keys of staff under delivered_by, or delivered_by_others"
    if not provision.sessions:
        yield "sessions", "no sessions; add minutes and per_week under sessions"
    if provision.to_on is None and provision.review_by is None:
        yield "review_by", "neither a last day nor a review; add to, or review_by"
