"""Files of duties: every fault of every file comes at once."""

from __future__ import annotations

from typing import Any

import pytest

from senco_cli.rules.duty_data import DutyDataError, duties_from


def duty(**fields: Any) -> dict[str, Any]:
    usual = {
        "id": "E99",
        "title": "Lifts",
        "area": "building",
        "question": {"school": "Does the lift work?"},
        "evidence": "The log",
        "applies": "all",
        "owner": "head",
        "look_again_months": "12",
        "checked_on": "2026-11-21",
        "source": [{"kind": "legislation", "title": "An Act", "verified": "memory"}],
    }
    return {**usual, **fields}


def test_a_sound_file_is_a_duty() -> None:
    (read,) = duties_from({"lifts.yaml": duty(note="Mind the gap.")})
    assert (read.id, read.scope, read.note, read.basis[0].href) == ("E99", "school", "Mind the gap.", None)


def test_all_faults_of_all_files_come_together() -> None:
    wrong = duty(area="roof", owner="nobody", look_again_months="often", checked_on="soon", question={}, colour="blue")
    with pytest.raises(DutyDataError) as raised:
        duties_from({"a.yaml": wrong, "b.yaml": duty(id="E98", source=[{"kind": "rumour", "title": "x"}])})
    for words in (
        'area "roof"',
        'owner "nobody"',
        'look_again_months "often"',
        'checked_on "soon"',
        "question asks nothing",
        '"colour" is not known',
        'kind "rumour"',
        "verified is missing",
    ):
        assert words in raised.value.sentence
    assert set(raised.value.faults) == {"a.yaml", "b.yaml"}


def test_one_id_in_two_files_is_a_fault_of_both() -> None:
    with pytest.raises(DutyDataError) as raised:
        duties_from({"a.yaml": duty(), "b.yaml": duty()})
    assert set(raised.value.faults) == {"a.yaml", "b.yaml"}


def test_a_file_that_is_no_mapping_is_a_fault() -> None:
    with pytest.raises(DutyDataError, match="no list of fields"):
        duties_from({"a.yaml": ["E99"]})
