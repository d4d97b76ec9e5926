"""What a school may write for the look of its papers."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from senco_cli.model.letterhead import Letterhead


@pytest.mark.parametrize("typed", ["0F4C5C", "#0f4c5c", " 0f4c5c "])
def test_a_colour_is_understood_with_and_without_its_sign(typed: str) -> None:
    assert Letterhead.model_validate({"accent": typed}).accent == "0f4c5c"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("accent", "teal"),
        ("accent", "fff"),
        ("typeface", 'Verdana"; } body { display: none'),
        ("typeface", "</style>"),
        ("logo", "../logo.png"),
        ("logo", "_templates/../../logo.png"),
        ("logo", "_templates/logo.svg"),
        ("logo", "https://example.org/logo.png"),
    ],
)
def test_what_could_not_be_used_or_would_do_harm_is_refused(field: str, typed: str) -> None:
    with pytest.raises(ValidationError):
        Letterhead.model_validate({field: typed})


def test_a_colour_lost_behind_its_own_sign_is_said_and_not_passed_over() -> None:
    # accent: #0f4c5c is a field without a value and a remark.
    with pytest.raises(ValidationError, match="without the #"):
        Letterhead.model_validate({"accent": None})
