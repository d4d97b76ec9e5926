"""The words that a list of what is due can be asked by."""

from __future__ import annotations


def duty_holders() -> tuple[str, ...]:
    """Everybody who owes something by one of the rules."""
    from senco_cli.model.codes import code_set
    from senco_cli.rules.rule_data import all_rules

    promisers = {code.code for code in code_set("promised_by").codes}
    return tuple(sorted({rule.duty_holder for rule in all_rules()} | promisers))


def kinds() -> tuple[str, ...]:
    """The kinds of deadline there are."""
    from senco_cli.rules.rule_data import all_rules

    return tuple(sorted({rule.kind for rule in all_rules()}))
