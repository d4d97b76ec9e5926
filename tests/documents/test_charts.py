"""Drawings of numbers: nothing that they show is only to be seen, and no text runs out of them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from html import unescape
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.documents.charts import (
    Bar,
    Column,
    Point,
    Series,
    bars,
    bars_against,
    cost_bars,
    points_over_time,
    pounds,
    year_strip,
)
from senco_cli.documents.charts.parts import ACCENT, BAR, INK, QUIET, in_colours_of
from senco_cli.documents.look import Look
from senco_cli.documents.wording import day_text, number_text
from senco_cli.rules.contrast import LEAST_CONTRAST, contrast, dark_enough
from senco_cli.rules.costing import Amount, Missing

DAY = date(2026, 9, 1)
MISSING = (Missing("rate"),)
NUMBERS = st.integers(min_value=-10_000_000, max_value=10_000_000)
NAMES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=60)
PAPERS = st.sampled_from(["portrait", "landscape"])
SVG = "{http://www.w3.org/2000/svg}"


def said(svg: str) -> str:
    """What the drawing says where it is not seen."""
    found = re.search(r'aria-label="([^"]*)"', svg)
    assert found
    return unescape(found[1])


def parsed(svg: str) -> ElementTree.Element:
    """The drawing as a file of its own, which has to be sound."""
    return ElementTree.fromstring(str.replace(svg, "<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1))


def texts(svg: str) -> list[str]:
    return ["".join(each.itertext()) for each in parsed(svg).iter(f"{SVG}text")]


@settings(max_examples=60)
@given(st.lists(st.tuples(NAMES, st.none() | NUMBERS), max_size=40), NUMBERS, PAPERS)
def test_every_number_of_the_bars_stands_in_the_words(
    values: list[tuple[str, int | None]], limit: int, paper: str
) -> None:
    each = [Bar(name, value) for name, value in values]
    for svg in (
        bars("Cost", each, say=pounds, paper=paper),  # type: ignore[arg-type]
        bars_against("Cost", each, say=pounds, limit=limit, limit_name="Threshold", paper=paper),  # type: ignore[arg-type]
    ):
        assert parsed(svg).attrib["role"] == "img"
        for name, value in values:
            assert f"{name}, {'not known' if value is None else pounds(value)}" in said(svg)
    assert f"Threshold: {pounds(limit)}" in said(svg)


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            NAMES, st.lists(st.tuples(st.integers(0, 400), st.none() | st.decimals(-999, 999, places=1)), max_size=9)
        ),
        max_size=5,
    )
)
def test_every_measure_and_its_day_stands_in_the_words(
    series: list[tuple[str, list[tuple[int, Decimal | None]]]],
) -> None:
    drawn = [
        Series(name, tuple(Point(DAY + timedelta(days=after), value) for after, value in points))
        for name, points in series
    ]
    words = said(points_over_time("Measures", drawn, say=lambda number: number_text(Decimal(str(number)))))
    for name, points in series:
        assert name in words
        for after, value in points:
            shown = "not known" if value is None else number_text(value)
            assert f"{day_text(DAY + timedelta(days=after), 'short')} {shown}" in words


@settings(max_examples=60)
@given(st.lists(st.dictionaries(st.sampled_from(["Annual", "Early", "Other"]), st.integers(0, 30)), max_size=53))
def test_every_count_of_a_year_stands_in_the_words(counts: list[dict[str, int]]) -> None:
    columns = [Column(f"W{place}", each) for place, each in enumerate(counts)]
    words = said(year_strip("Reviews", columns, kinds=["Annual", "Early"]))
    for column in columns:
        part = next(each for each in re.split(r"[:;] ", words) if re.match(rf"{column.name} (\d|none)", each))
        assert part.startswith(f"{column.name} {column.total or 'none'}")
        assert all(f"{kind} {number}" in part for kind, number in column.counts.items() if number)


@pytest.mark.parametrize("paper", ["portrait", "landscape"])
def test_no_text_runs_out_of_the_drawing(paper: str) -> None:
    long_name = "Social, emotional and mental health, with a name that goes on and on beyond what there is room for"
    svg = bars("x", [Bar(long_name, 123456789, "(at least)"), Bar("W" * 60, -5)], say=pounds, paper=paper)  # type: ignore[arg-type]
    width = float(parsed(svg).attrib["width"])
    for each in parsed(svg).iter(f"{SVG}text"):
        room = len("".join(each.itertext())) * 6.2
        start = float(each.attrib["x"]) - {"start": 0.0, "middle": 0.5, "end": 1.0}[each.attrib["text-anchor"]] * room
        assert start > -5
        assert start + room < width + 5


def test_a_long_name_goes_into_lines_and_none_of_it_is_cut() -> None:
    name = "Social, emotional and mental health, with a name that goes on beyond what there is room for"
    assert name in " ".join(texts(bars("x", [Bar(name, 1)], say=pounds)))


def test_a_name_that_looks_like_markup_is_only_a_name() -> None:
    name = '<script>alert("1")</script> & co'
    svg = bars(name, [Bar(name, 1)], say=pounds)
    assert "<script" not in svg
    assert "".join(texts(svg)[:2]).replace(" ", "") == name.replace(" ", "")


def test_nothing_none_and_less_than_nothing_are_said_in_words() -> None:
    assert said(bars("Cost", [], say=pounds)) == "Cost: nothing to show."
    assert texts(bars("Cost", [], say=pounds)) == ["Nothing to show"]
    assert texts(bars("Cost", [Bar("A", None), Bar("B", -250)], say=pounds)) == ["A", "not known", "B", "−£2.50"]


def test_what_passes_the_line_says_so_and_has_a_pattern() -> None:
    svg = bars_against("Spend", [Bar("A", 700), Bar("B", 600)], say=pounds, limit=600, limit_name="Threshold")
    assert said(svg) == "Spend: A, £7.00, above the line; B, £6.00. Threshold: £6.00."
    assert len(list(parsed(svg).iter(f"{SVG}path"))) == 1


def test_a_cost_of_which_a_part_is_not_known_says_so() -> None:
    words = said(cost_bars("Cost", [("A", Amount(500, MISSING)), ("B", Amount(None, MISSING))]))
    assert words == "Cost: A, £5.00 (at least); B, not known."


def test_entry_and_exit_are_told_by_word_and_by_shape() -> None:
    points = (Point(DAY, 11, "entry"), Point(date(2026, 12, 1), 20, "exit"))
    svg = points_over_time("Measures", [Series("Phonics", points, "of 40")], say=str)
    assert {"11 entry", "20 exit", "Phonics (of 40)"} <= set(texts(svg))
    fills = [each.attrib["fill"] for each in parsed(svg).iter(f"{SVG}circle")]
    assert fills == ["#ffffff", BAR]


def test_each_kind_has_a_pattern_of_its_own() -> None:
    kinds = ["a", "b", "c", "d", "e"]
    svg = year_strip("Year", [Column("Sep", dict.fromkeys(kinds, 1))], kinds=kinds)
    key = re.split(r"<text", svg)[:5]
    assert len({re.sub(r'[\d.]+ [\d.]+|(x|y)="[^"]*"', "", part.split("</text>")[-1]) for part in key}) == 5


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("colour", "least"), [(INK, 4.5), (QUIET, 4.5), (ACCENT, 3.0), (BAR, 3.0)])
def test_texts_and_marks_stand_out_from_paper_and_rail(colour: str, least: float) -> None:
    for ground in ("#ffffff", "#fcfaf5", "#e3edee"):
        assert (luminance(ground) + 0.05) / (luminance(colour) + 0.05) >= least


def test_drawings_take_the_colour_of_the_school_but_words_stay() -> None:
    made = bars_against("x", [Bar('fill="#3d7f8f"', 5)], say=pounds, limit=3, limit_name="Line")
    ours = in_colours_of(Look(accent="7a1f5c"), made)
    assert in_colours_of(Look(), made) == made
    assert said(ours) == said(made)
    assert 'stroke="#7a1f5c"' in ours
    assert not re.search('="#(0f4c5c|3d7f8f|e3edee)"', ours)


@pytest.mark.parametrize("accent", ["000000", "0000ff", "6b6b6b", "c00000", "006b3f"])
def test_bars_of_any_legible_colour_stand_out_from_their_rail_and_words_from_the_tint(accent: str) -> None:
    look = Look(accent=dark_enough(accent))
    assert contrast(look.bar, look.tint_of_groups) >= 3
    assert contrast(look.accent, look.tint_of_groups) >= LEAST_CONTRAST
