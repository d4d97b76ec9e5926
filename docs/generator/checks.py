"""The page of the checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.markdown import anchor, assemble, bullets, code, link, made_from, sentence, table
from senco_cli.rules.check import CheckInfo, all_checks
from senco_cli.rules.rule import VERIFIED

_TIERS: Mapping[str, str] = {
    "record": "The records contradict themselves, or are not finished.",
    "law": "An Act, regulations, statutory guidance or a rule of the school census asks for it.",
    "practice": "Good practice. Judged by `senco check --strict`, or by name with `--only`.",
}


def page() -> str:
    """Every check with its reason and its source."""
    infos = [check.info for check in all_checks()]
    return assemble(
        [
            made_from("the checks in `senco_cli/rules/checks/`"),
            "# Checks",
            "`senco check` first lists what cannot be read in the records: that always comes, and has no name. "
            "Then it runs these checks. `--only NAME` and `--skip NAME` choose among them.",
            table(("Tier", "What belongs to it", "Checks"), [_tier(tier, infos) for tier in _TIERS]),
            *(part for tier in _TIERS for part in _checks(tier, infos)),
        ]
    )


def _tier(tier: str, infos: list[CheckInfo]) -> tuple[str, ...]:
    return link(tier, f"#tier-{tier}"), _TIERS[tier], str(sum(info.tier == tier for info in infos))


def _checks(tier: str, infos: list[CheckInfo]) -> Iterator[str]:
    chosen = [info for info in infos if info.tier == tier]
    yield f"## Tier: {tier}"
    yield _TIERS[tier]
    yield table(("Check", "What"), [(link(code(info.name), f"#{anchor(info.name)}"), info.title) for info in chosen])
    for info in chosen:
        yield f"### {info.name}"
        yield f"**{sentence(info.title)}** {sentence(info.why)}"
        yield bullets(_facts(info))


def _facts(info: CheckInfo) -> Iterator[str]:
    yield f"Tier: {info.tier}"
    yield f"Source: {info.source}"
    if info.verified:
        yield f"Verified: {info.verified}, {VERIFIED[info.verified]}"
