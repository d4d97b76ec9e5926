"""What a pupil's folder is called by."""

from __future__ import annotations

from senco_cli.store.pupil_folders import name_in


def test_a_pupil_without_a_forename_goes_by_the_surname_in_lists() -> None:
    assert name_in({"name": {"legal_forename": "-", "legal_surname": "Okafor"}}) == "Okafor"
    assert name_in({"name": {"legal_forename": "-"}}) is None
