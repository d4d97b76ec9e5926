"""A page as plain text: the same content, within the width, and nothing cut off."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import pytest
from documents.conftest import Golden
from documents.example import Example
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.documents.provision_map_view import Selection
from senco_cli.documents.render.parsing import page_of
from senco_cli.documents.render.text import render_text
from senco_cli.documents.templates import environment, render


def page(example: Example, selection: Selection | None = None) -> str:
    view = example.map(selection=selection or Selection())
    return render(environment(), "provision-map.html.j2", {"map": view})


def numbers(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d+(?:[.,:]\d+)*", text))


def words_of_html(html: str) -> str:
    told = re.sub(r'<svg[^>]* aria-label="([^"]*)".*?</svg>', r" \1 ", html, flags=re.DOTALL)
    body = re.sub(r"<(head|svg).*?</\1>", " ", told, flags=re.DOTALL)
    return re.sub(r"&#?\w+;", " ", re.sub(r"<[^>]*>", " ", body))


@pytest.mark.parametrize("width", [60, 80, 140, 300])
@pytest.mark.parametrize("selection", [Selection(), Selection(pupil="k7m2q"), Selection(provision="v1")])
def test_every_number_of_the_page_is_in_the_text_and_the_other_way_round(
    example: Example, selection: Selection, width: int
) -> None:
    html = page(example, selection)
    assert numbers(render_text(page_of(html), width=width)) == numbers(words_of_html(html))


@pytest.mark.parametrize("width", [40, 80, 140])
def test_no_line_is_wider_than_the_terminal(example: Example, width: int) -> None:
    assert max(len(line) for line in render_text(page_of(page(example)), width=width).splitlines()) <= width


def test_a_long_name_is_wrapped_and_never_cut() -> None:
    name = "Siân Featherstonehaugh-O'Brien-Nguyễn Wolfeschlegelsteinhausenbergerdorff"
    head, body = "<tr><th>Pupil</th><th>Cost</th></tr>", f"<tr><th>{name}</th><td>£1.00</td></tr>"
    for width in (20, 30, 60, 80):
        text = render_text(page_of(f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"), width=width)
        letters = Counter(text)
        assert all(letters[letter] >= number for letter, number in Counter(name).items() if letter not in " ")
        assert "…" not in text


def test_accents_written_as_two_characters_take_one_column() -> None:
    row = "<tr><th>Nguye\u0302\u0303n</th><td>x</td></tr><tr><th>Nguyen</th><td>x</td></tr>"
    lines = render_text(page_of(f"<table><tbody>{row}</tbody></table>")).splitlines()
    assert [line.index("x") for line in lines if "x" in line] == [8, 8]


def test_a_table_that_fits_is_a_table_with_figures_to_the_right() -> None:
    head = '<tr><th scope="col">Who</th><th scope="col" class="n">Cost</th></tr>'
    body = '<tr><th>Ada</th><td class="n">£5.00</td></tr><tr><th>Bo</th><td class="n">£15.00</td></tr>'
    foot = '<tr><th>Total</th><td class="n">£20.00</td></tr>'
    html = f"<table><caption>Sums</caption><thead>{head}</thead><tbody>{body}</tbody><tfoot>{foot}</tfoot></table>"
    assert render_text(page_of(html)).splitlines() == [
        "Sums",
        "Who      Cost",
        "-----  ------",
        "Ada     £5.00",
        "Bo     £15.00",
        "-----  ------",
        "Total  £20.00",
    ]


def test_a_table_that_does_not_fit_is_told_row_by_row() -> None:
    head = "<tr><th>Pupil</th><th>Intended outcome</th><th>Cost</th></tr>"
    body = f"<tr><th>Ada<br><small>left</small></th><td>{'Reads on her own. ' * 6}</td><td>£5.00</td></tr>"
    foot = "<tr><th>Total</th><td></td><td>£5.00</td></tr>"
    table = f"<table><thead>{head}</thead><tbody>{body}</tbody><tfoot>{foot}</tfoot></table>"
    lines = render_text(page_of(table), width=40).splitlines()
    assert lines[0] == "Pupil: Ada, left"
    assert lines[1].startswith("  Intended outcome: Reads")
    assert lines[-3:] == ["  Cost: £5.00", "Total", "  Cost: £5.00"]


def test_a_row_without_a_name_is_told_by_what_it_has() -> None:
    head = "<tr><th>UPN</th><th>Surname</th><th>Note</th></tr>"
    body = f"<tr><td></td><td>Ash</td><td>{'Reads on her own. ' * 9}</td></tr>"
    lines = render_text(page_of(f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"), width=40).splitlines()
    assert lines[0] == "Surname: Ash" and lines[1].startswith("  Note: Reads")


def test_a_day_is_in_one_line_and_a_name_in_two_parts_may_be_in_two() -> None:
    day = '<td><time datetime="2021-08-14">14 Aug 2021</time></td>'
    rows = f"<tr><td>Ferreira-Whitlock</td>{day}<td>K</td></tr>"
    head = "<tr><th>Surname</th><th>Date of birth</th><th>SEN</th></tr>"
    lines = render_text(page_of(f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"), width=28).splitlines()
    assert any(line.startswith("Ferreira-") and "14 Aug 2021" in line for line in lines)


words = st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=18)
cells = st.lists(words, min_size=1, max_size=6).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(cells, min_size=n, max_size=n), min_size=1, max_size=4)))
def test_every_letter_of_a_table_is_in_the_text_at_any_width(rows: list[list[str]]) -> None:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    head = "<tr>" + "<th>h</th>" * len(rows[0]) + "</tr>"
    html = f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"
    wanted = Counter(unicodedata.normalize("NFC", "".join("".join(row) for row in rows)))
    for width in (24, 80):
        found = Counter(render_text(page_of(html), width=width))
        assert all(found[sign] >= number for sign, number in wanted.items() if not sign.isspace())


def test_the_text_of_the_example_school_is_as_it_was(example: Example, golden: Golden) -> None:
    golden("provision_map.txt", render_text(page_of(page(example)), width=80))


def test_paragraphs_stand_apart_but_follow_their_heading_at_once() -> None:
    page = "<h2>Late</h2><p>One.</p><p>Two.</p><ul><li>a</li></ul><p>Three.</p>"
    assert render_text(page_of(page)) == "\nLate\n----\nOne.\n\nTwo.\n- a\n\nThree.\n".lstrip("\n")
