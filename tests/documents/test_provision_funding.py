"""What pupils cost beside the threshold, the top-up and the notional budget; and what there is to show for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from documents.example import Example, pupil

from senco_cli.documents.provision_funding import Funding
from senco_cli.documents.provision_map_view import ProvisionMap, Selection
from senco_cli.documents.templates import environment, render
from senco_cli.model.settings import Funding as Settings
from senco_cli.rules.costing import add


def funding(view: ProvisionMap) -> Funding:
    assert view.funding is not None
    return view.funding


def with_budget(example: Example, first: str, last: str, amount: str) -> Example:
    told = Settings.model_validate({"notional_sen_budgets": [{"from": first, "to": last, "amount": amount}]})
    settings = example.records.settings.model_copy(update={"funding": told})
    return replace(example, records=replace(example.records, settings=settings))


def expensive(example: Example, **fields: Any) -> Example:
    """One more provision, of an assistant beside one pupil all week."""
    alone = [{"minutes": 300, "per_week": "5", "given_to": "each-pupil"}]
    return example.with_provision("alone", sessions=alone, pupils=[{"pupil": "h6b2s"}], **fields)


def test_those_who_cost_most_come_first_and_what_is_for_everybody_is_left_out(example: Example) -> None:
    found = funding(example.map())
    costs = [line.cost.pence or 0 for line in found.lines]
    assert costs == sorted(costs, reverse=True) and len(costs) == 6
    assert found.cost.pence == sum(costs)
    assert found.left_out.pence == 675_50
    assert add((found.all_cost, found.left_out)).pence == example.map().whole.pence


def test_above_the_threshold_it_says_by_how_much(example: Example) -> None:
    # 14 weeks of the example's only term: 25 hours a week at £17.20 are £430.00.
    found = funding(expensive(example).map())
    dearest = found.lines[0]
    assert (dearest.person.label, dearest.cost.pence) == ("Theo Quill", 14 * 430_00)
    assert found.threshold == 6_000_00 and found.over == 1
    assert dearest.against and dearest.against.over and dearest.against.over.pence == 20_00
    assert dearest.status == "EHC plan"


def test_a_year_without_a_threshold_says_how_to_write_one_down(example: Example) -> None:
    view = example.map()
    page = render(
        environment(), "provision-map.html.j2", {"map": replace(view, funding=without_threshold(funding(view)))}
    )
    assert "senco knows no threshold, and the settings give none: write the year’s under" in page


def without_threshold(found: Funding) -> Funding:
    lines = tuple(replace(line, against=None) for line in found.lines)
    return replace(found, threshold=None, version=None, lines=lines, rates=())


def test_only_the_weeks_of_the_school_year_count(example: Example) -> None:
    earlier = expensive(example, **{"from": "2026-08-03", "to": "2026-12-18"}, cost={"resources": "99.00"})
    (line,) = funding(earlier.map(selection=Selection(pupil="h6b2s"))).lines
    (row,) = earlier.map(selection=Selection(pupil="h6b2s")).rows
    # 19 weeks, half term left out; the five that begin before September, and what was bought then, were last year's.
    assert row.whole.pence == 19 * 430_00 + 99_00
    assert line.cost.pence == row.year.pence == 14 * 430_00


def test_top_up_is_taken_off_what_the_budget_has_to_meet(example: Example) -> None:
    paid = pupil("h6b2s", "Theo", "Quill", top_up=[{"from": "2026-04-01", "per_year": "1000"}])
    others = tuple(each for each in example.pupils if each.key != "h6b2s")
    school = with_budget(expensive(example), "2026-04-01", "2027-03-31", "25000")
    found = funding(replace(school, pupils=(*others, paid)).map())
    assert found.top_up == 1_000_00
    cost = found.all_cost.pence or 0
    assert found.from_budget.pence == cost - 1_000_00
    assert found.per_cent_of_budget == round((cost - 1_000_00) * 100 / 25_000_00)
    assert found.is_budget_of_other_months


def test_without_a_budget_or_a_threshold_there_is_no_share(example: Example) -> None:
    found = funding(example.map())
    assert (found.budget, found.per_cent_of_budget, found.top_up) == (None, None, None)
    other_year = with_budget(example, "2025-04-01", "2026-03-31", "25000")
    assert funding(other_year.map()).budget is None
    early = funding(example.map(on=date(2013, 1, 1)))
    assert early.threshold is None and early.lines == () and early.rates == ()


def test_a_pupil_in_a_funded_place_stands_against_no_threshold_and_takes_nothing_from_the_notional_budget(
    example: Example,
) -> None:
    school = with_budget(expensive(example), "2026-04-01", "2027-03-31", "25000")
    before = funding(school.map())
    placed = pupil("h6b2s", "Theo", "Quill", sen_unit="yes", top_up=[{"from": "2026-09-01", "per_year": "500"}])
    others = tuple(each for each in school.pupils if each.key != "h6b2s")
    view = replace(school, pupils=(*others, placed)).map()
    found = funding(view)
    (line,) = found.in_places
    assert (line.person.label, line.place, line.against) == ("Theo Quill", "SEN unit", None)
    assert (before.over, found.over, len(found.beside)) == (1, 0, len(before.beside) - 1)
    assert found.all_cost == before.all_cost and line.cost.pence is not None
    assert found.from_budget.pence == (before.from_budget.pence or 0) - line.cost.pence
    assert "Theo Quill" not in {name for name, _cost in found.bars}
    page = render(environment(), "provision-map.html.j2", {"map": view})
    assert "A place in a SEN unit or in resourced provision has funding of its own" in page
    assert "Pupils in funded places, not set beside the threshold" in page


def test_without_a_funded_place_nothing_is_said_of_them(example: Example) -> None:
    page = render(environment(), "provision-map.html.j2", {"map": example.map()})
    assert "funded place" not in page and "resourced provision" not in page


def test_one_provision_is_not_set_against_a_threshold(example: Example) -> None:
    assert example.map(selection=Selection(provision="v1")).funding is None


def test_what_the_threshold_pays_for_is_in_hours_of_each_rate(example: Example) -> None:
    hours = {rate.who: str(number) for rate, number in funding(example.map()).rates}
    # 6000 / (38 x 17.20), 6000 / (38 x 38.60), 6000 / (38 x 62.00)
    assert hours == {"Teaching assistant": "9.2", "Teacher": "4.1", "Fernshire therapy service": "2.5"}


def test_the_effect_says_what_was_met_of_what_is_known_and_lists_what_has_none(example: Example) -> None:
    effect = example.map().effect
    assert (effect.total.effect.met, effect.total.effect.known, effect.total.effect.unknown) == (0, 1, 2)
    assert [line.name for line in effect.provisions] == [
        "Language programme",
        "Number catch-up",
        "Talking about worries",
    ]
    assert effect.silent == ("Speech and language therapy", "Words before the lesson")
    assert [each.name for each in effect.without] == ["Language programme", "Number catch-up"]
    money = effect.total.money
    assert add(money.values()).pence == example.map().to_date.pence
    assert effect.spent_without.pence == add((money["not shown"], money["not recorded"])).pence


def test_nothing_recorded_and_nothing_over_says_so(example: Example) -> None:
    assert not example.only("v3", "v5").map().effect.has_any
