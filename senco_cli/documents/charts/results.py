"""The results of a pupil over time, as one drawing of a few measures."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from senco_cli.documents.charts.parts import Number
from senco_cli.documents.charts.times import Series, points_over_time
from senco_cli.documents.wording import number_text


def results_over_time(title: str, series: Sequence[Series]) -> Markup:
    """Each measure as points joined by a line; an age is written as years and months."""
    return points_over_time(title, series, say=_said)


def _said(value: Number) -> str:
    return number_text(value if isinstance(value, int | Decimal) else Decimal(str(float(value))))
