"""What the school owes, as a parent reads it: every sentence whole, with a source and how far it was read."""

from __future__ import annotations

from senco_cli.rules.rule import VERIFIED
from senco_cli.rules.support_duties import support_duties


def test_every_sentence_is_whole_and_has_sources_with_a_mark() -> None:
    for duty in support_duties():
        assert duty.says.endswith(".") and "\n" not in duty.says
        assert duty.basis and all(each.title and each.verified in VERIFIED for each in duty.basis)


def test_what_the_act_asks_of_every_school_holds_beside_a_plan_too() -> None:
    both = [duty for duty in support_duties() if duty.with_plan]
    assert any("best endeavours" in duty.says for duty in both)
    # Who has an EHC plan was assessed, and meets the school by the plan's own reviews.
    assert not any("assessment" in duty.says or "three times" in duty.says for duty in both)
