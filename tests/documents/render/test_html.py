"""The provision map as an HTML file: whole in itself, safe, accessible, and as it was."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from documents.conftest import Golden
from documents.example import Example

from senco_cli.documents.provision_map_view import Selection
from senco_cli.documents.templates import environment, package_templates, render

SELECTIONS = [
    Selection(),
    Selection(class_name="3B"),
    Selection(pupil="k7m2q"),
    Selection(pupil="d9f4g"),
    Selection(provision="v5"),
]
VOID = {"meta", "br", "col", "rect"}


def page(example: Example, selection: Selection | None = None) -> str:
    view = example.map(selection=selection or Selection())
    return render(environment(), "provision-map.html.j2", {"map": view})


@dataclass
class Found:
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)

    def all(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag in names]


def parsed(html: str) -> Found:
    found = Found()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.tags.append((tag, dict(attrs)))
            if tag not in VOID:
                found.unclosed.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert tag in VOID or found.unclosed.pop() == tag

    Reader().feed(html)
    return found


@pytest.fixture(params=SELECTIONS, ids=["school", "class", "pupil", "pupil in none", "provision"])
def html(example: Example, request: pytest.FixtureRequest) -> str:
    return page(example, request.param)


def test_every_element_is_closed_in_order(html: str) -> None:
    assert parsed(html).unclosed == []


def test_language_title_and_one_first_heading_are_there(html: str) -> None:
    found = parsed(html)
    assert found.all("html") == [{"lang": "en-GB"}]
    assert re.search(r"<title>Provision map, .+ – Fernbrook Primary School, 21 Nov 2026</title>", html)
    assert len(found.all("h1")) == 1


def test_no_heading_level_is_skipped(html: str) -> None:
    levels = [int(tag[1]) for tag, _ in parsed(html).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_have_captions_and_every_header_cell_a_scope(html: str) -> None:
    found = parsed(html)
    assert len(found.all("caption")) == len(found.all("table"))
    assert {header.get("scope") for header in found.all("th")} <= {"col", "row", "rowgroup"}
    starts = re.findall(r"<table[^>]*>\s*<(\w+)", html)
    assert set(starts) <= {"caption"}


def test_every_row_of_a_table_has_as_many_columns_as_its_head(html: str) -> None:
    for table in re.findall(r"<table.*?</table>", html, flags=re.DOTALL):
        rows = re.findall(r"<tr>.*?</tr>", table, flags=re.DOTALL)
        spans = [sum(int(span or 1) for span in re.findall(r'<t[hd](?: [^>]*?colspan="(\d+)")?', row)) for row in rows]
        assert len(set(spans)) == 1, table


def test_names_of_regions_are_ids_that_stand_once(html: str) -> None:
    found = parsed(html)
    ids = [attributes["id"] for _, attributes in found.tags if "id" in attributes]
    labels = [attributes["aria-labelledby"] for _, attributes in found.tags if "aria-labelledby" in attributes]
    assert len(ids) == len(set(ids))
    assert set(labels) == set(ids)


def test_nothing_is_fetched_and_nothing_runs(html: str) -> None:
    assert not re.search(r"https?:|//\w|url\(|@import|javascript:", html)
    found = parsed(html)
    assert not found.all("script", "link", "img", "iframe", "object", "form")
    assert not any(name.startswith("on") or name in {"src", "href"} for _, a in found.tags for name in a)
    styled = {(tag, re.sub(r"[\d.]+", "N", a["style"] or "")) for tag, a in found.tags if "style" in a}
    assert styled <= {("col", "width: N%")}


def test_a_name_that_looks_like_markup_is_only_a_name(example: Example) -> None:
    html = page(example)
    assert "<script" not in html
    assert "Bobby &lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_accents_and_apostrophes_come_through(example: Example) -> None:
    assert "Siân O&#39;Brien-Nguyễn" in page(example)


def test_a_picture_is_hidden_from_readers_and_its_number_stands_beside_it(example: Example) -> None:
    html = page(example)
    pictures = re.findall(r'(<svg.*?</svg>)\s*<data class="percent" value="\d+">(\d+%)', html)
    assert len(pictures) == len(re.findall(r"<td class=\"nowrap\"><svg", html)) == 2
    assert all('aria-hidden="true"' in picture for picture, _ in pictures)


def test_direction_is_told_in_words(example: Example) -> None:
    html = page(example)
    for words in ("+9 (better)", "−1.5 (worse)", "0 (no change)", "−4 (better)"):
        assert words in html


def test_the_cost_conventions_are_printed(example: Example) -> None:
    html = page(example)
    for words in ("Saturday 21 November 2026", "38 weeks a year (teaching weeks)", "half a penny goes up"):
        assert words in html
    assert re.search(r"£17\.20</data></td><td>pay, on-costs and holiday pay", html)
    assert re.search(r"£38\.60</data></td><td>not stated", html)


def test_gaps_stand_before_everything_else(example: Example) -> None:
    headings = re.findall(r"<h2>(.*?)</h2>", page(example))
    assert headings[0] == "To look at first"
    assert headings[-1] == "How the costs are counted"


def test_no_other_pupil_is_named_on_one_pupil_s_page(example: Example) -> None:
    html = page(example, Selection(pupil="k7m2q"))
    assert "Amara Okafor" in html
    assert not [name for name in ("Siân", "Bobby", "Noah", "Ada", "Theo", "p3x9d") if name in html]


def css() -> str:
    return (package_templates() / "document.css").read_text(encoding="utf-8")


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def colours(properties: str) -> set[str]:
    named = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css()))
    values = re.findall(rf"(?<![\w-])(?:{properties}): (var\(--([\w-]+)\)|#[0-9a-f]{{6}})", css())
    return {named[name] if name else value for value, name in values}


def test_contrast_is_worked_out_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_text_colour_stands_out_from_every_ground() -> None:
    text, grounds = colours("color"), {*colours("background"), "#ffffff"}
    assert len(text) >= 3
    assert len(grounds) >= 4
    assert {(a, b) for a in text for b in grounds if contrast(a, b) < 4.5} == set()


def test_a_bar_stands_out_from_its_rail_and_from_the_page() -> None:
    named = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css()))
    assert contrast(named["bar"], named["tint-strong"]) >= 3
    assert contrast(named["bar"], named["paper"]) >= 3


def test_the_paper_is_a4_across_with_page_numbers_and_repeated_headers() -> None:
    assert "size: A4 landscape" in css()
    assert 'content: "Page " counter(page) " of " counter(pages)' in css()
    assert "thead { display: table-header-group; }" in css()
    assert re.search(r"\btr\b[^{]*{ break-inside: avoid; }", css())


def test_the_page_of_the_example_school_is_as_it_was(example: Example, golden: Golden) -> None:
    golden("provision_map.html", page(example))
