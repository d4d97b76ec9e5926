"""Numbers as drawings: SVG for the page, with everything that it shows said in words beside it.

Each function gives a drawing that stands alone in a <figure>: as wide as its paper, in attributes that a browser and
Typst both know, told apart by pattern and label as well as by colour, and with an `aria-label` that holds every number.
"""

from senco_cli.documents.charts.bars import Bar, bars, bars_against
from senco_cli.documents.charts.costs import cost_bars, cost_bars_against, pounds
from senco_cli.documents.charts.parts import Paper
from senco_cli.documents.charts.times import Point, Series, points_over_time
from senco_cli.documents.charts.year import Column, year_strip

__all__ = [
    "Bar",
    "Column",
    "Paper",
    "Point",
    "Series",
    "bars",
    "bars_against",
    "cost_bars",
    "cost_bars_against",
    "points_over_time",
    "pounds",
    "year_strip",
]
