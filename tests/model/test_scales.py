"""The scales that come with senco: their data holds together."""

from __future__ import annotations

from decimal import Decimal

import pytest

from senco_cli.model.scale import Scale
from senco_cli.model.scales import builtin_scales

EACH = pytest.mark.parametrize("scale", builtin_scales().values(), ids=lambda scale: scale.id)
TEACHER = {
    "total": ((0, 11), (12, 15), (16, 18), (19, 40)),
    "emotional": ((0, 3), (4, 4), (5, 5), (6, 10)),
    "conduct": ((0, 2), (3, 3), (4, 4), (5, 10)),
    "hyperactivity": ((0, 5), (6, 7), (8, 8), (9, 10)),
    "peer": ((0, 2), (3, 4), (5, 5), (6, 10)),
    "prosocial": ((6, 10), (5, 5), (4, 4), (0, 3)),
}
PARENT = {
    "total": ((0, 13), (14, 16), (17, 40)),
    "emotional": ((0, 3), (4, 4), (5, 10)),
    "conduct": ((0, 2), (3, 3), (4, 10)),
    "hyperactivity": ((0, 5), (6, 6), (7, 10)),
    "peer": ((0, 2), (3, 3), (4, 10)),
    "prosocial": (),
}


@EACH
def test_bands_cover_a_scale_from_end_to_end_and_none_twice(scale: Scale) -> None:
    if scale.bands:
        held = [n for band in scale.bands for n in range(int(band.from_value), int(band.to_value) + 1)]
        assert scale.minimum is not None and scale.maximum is not None
        assert sorted(held) == list(range(int(scale.minimum), int(scale.maximum) + 1))


@EACH
def test_bands_say_where_they_are_from_and_how_far_that_was_read(scale: Scale) -> None:
    assert not scale.bands or (scale.source and scale.verified)


@pytest.mark.parametrize(("form", "published"), [("teacher", TEACHER), ("parent", PARENT)])
def test_the_bands_of_the_questionnaire_are_those_published(
    form: str, published: dict[str, tuple[tuple[int, int], ...]]
) -> None:
    for part, bands in published.items():
        scale = builtin_scales()[f"sdq-{form}-{part}"]
        assert tuple((int(band.from_value), int(band.to_value)) for band in scale.bands) == bands, part
        assert scale.better == ("higher" if part == "prosocial" else "lower")


def test_the_engagement_model_has_five_areas_and_no_score() -> None:
    areas = {id for id in builtin_scales() if id.startswith("engagement-")}
    assert areas == {
        f"engagement-{area}" for area in ("exploration", "realisation", "anticipation", "persistence", "initiation")
    }
    assert {builtin_scales()[id].kind for id in areas} == {"narrative"}


def test_the_leuven_scales_go_from_one_to_five() -> None:
    for id in ("leuven-well-being", "leuven-involvement"):
        scale = builtin_scales()[id]
        assert (scale.minimum, scale.maximum) == (Decimal(1), Decimal(5))
        assert scale.better == "higher"
