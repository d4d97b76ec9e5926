"""A pupil's records as another school may have them: no keys of staff, no pay, nothing restricted, nobody else."""

from __future__ import annotations

from typing import Any

import pytest

from senco_cli.exchange.bundle.stripping import Sending, is_restricted, stripped, stripped_provision
from senco_cli.model.advice import Advice
from senco_cli.model.base import Record
from senco_cli.model.cycle import Cycle
from senco_cli.model.dispute import Dispute
from senco_cli.model.document_index import Documents
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.faults import validate
from senco_cli.model.measures import Measures
from senco_cli.model.provision import Provision
from senco_cli.model.pupil import Pupil
from senco_cli.model.request import Request
from senco_cli.model.review import Review

SENDING = Sending(
    "k7m2q",
    staff={"s2t3f": "Mrs F. Adeyemi"},
    provisions={"t4n8c": "p1"},
    delivered={"t4n8c": "teaching assistant"},
    scales={"badges": {"id": "badges", "name": "Badges", "kind": "raw", "better": "higher"}},
    withheld=frozenset({"d1x2y"}),
)


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        (Pupil, {"upn": "x", "key_worker": "s2t3f", "child_protection_file": "yes"}, {"upn": "x"}),
        (Cycle, {"from": "d", "led_by": "s2t3f"}, {"from": "d"}),
        (Cycle, {"plan": {"provision": ["t4n8c", "q3c8w"]}}, {"plan": {"provision": ["p1"]}}),
        (Cycle, {"plan": {"provision": ["q3c8w"]}}, {"plan": {}}),
        (Review, {"chair": "s2t3f"}, {"chair": "Mrs F. Adeyemi"}),
        (Review, {"chair": "Mr Head"}, {"chair": "Mr Head"}),
        (
            Review,
            {"provisions": [{"provision": "F1", "delivered_by": ["s2t3f"], "delivered_by_others": "a nurse"}]},
            {"provisions": [{"provision": "F1", "delivered_by_others": "Mrs F. Adeyemi, a nurse"}]},
        ),
        (
            EhcPlan,
            {"sections": {"F": [{"id": "F1", "delivered_by": ["t4n8c"]}]}},
            {"sections": {"F": [{"id": "F1", "delivered_by": ["p1"]}]}},
        ),
        (EhcPlan, {"sections": {"I": {"school": "x"}}}, {"sections": {"I": {"school": "x"}}}),
        (
            Advice,
            {"recommendations": [{"text": "a", "who": "s2t3f"}]},
            {"recommendations": [{"text": "a", "who": "Mrs F. Adeyemi"}]},
        ),
        (Advice, {"document": "d1x2y", "summary": "secret"}, None),
        (Advice, {"document": "other", "summary": "open"}, {"document": "other", "summary": "open"}),
        (Documents, {"documents": [{"id": "a", "restricted": "senco"}]}, None),
        (Documents, {"documents": [{"id": "a", "restricted": "none"}, {"id": "d1x2y"}]}, {"documents": [{"id": "a"}]}),
        (Dispute, {"about": "discrimination"}, None),
        (Dispute, {"about": "contents"}, {"about": "contents"}),
        (Request, {"type": "subject-access"}, None),
        (
            Measures,
            {"results": [{"scale": "x", "provision": "t4n8c"}]},
            {"results": [{"scale": "x", "provision": "p1"}]},
        ),
        (Measures, {"results": [{"scale": "x", "provision": "q3c8w"}]}, {"results": [{"scale": "x"}]}),
    ],
)
def test_each_kind_of_record_is_stripped_of_what_only_this_school_has(
    kind: type[Record], before: dict[str, Any], after: dict[str, Any] | None
) -> None:
    assert stripped(kind, before, SENDING) == after


def test_a_scale_of_the_schools_own_goes_with_the_results_on_it() -> None:
    found = stripped(Measures, {"results": [{"scale": "badges", "value": "3"}]}, SENDING)
    assert found is not None and [each["id"] for each in found["scales"]] == ["badges"]


def test_a_provision_has_nobody_in_it_but_the_pupil_and_no_cost() -> None:
    tree = {
        "title": "Reading",
        "area_of_need": "cognition-and-learning",
        "layer": "targeted",
        "delivered_by": [{"staff": "s2t3f"}],
        "from": "2026-09-07",
        "cost": {"hourly_rate": "80.00"},
        "notes": "Marcus left early",
        "measure": {"name": "Badges", "scale": "badges"},
        "pupils": [{"pupil": "k7m2q", "note": "well"}, {"pupil": "q4t8m", "note": "not well"}],
    }
    found = stripped_provision("t4n8c", tree, SENDING)
    assert found["pupils"] == [{"pupil": "k7m2q", "note": "well"}]
    assert found["delivered_by_others"] == "teaching assistant"
    assert not {"cost", "notes", "delivered_by"} & found.keys() and "scale" not in found["measure"]
    assert validate(Provision, found)[1] == ()


def test_only_what_is_marked_for_some_people_is_restricted() -> None:
    assert [is_restricted({"restricted": mark}) for mark in ("senco", "health", "dsl", "none")] == [
        True,
        True,
        True,
        False,
    ]
    assert not is_restricted({})
