"""Tagging a form from a list that says which label, content control or bookmark of it takes which field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from lxml import etree
from lxml.etree import _Element as Element

from senco_cli.documents.forms.boxes import Ticks, put_ticks
from senco_cli.documents.forms.headings import each_column, heading_rows, headings, last_of_headings
from senco_cli.documents.forms.package import FormFile, W, each_paragraph
from senco_cli.documents.forms.places import Room, box_below, numbered, plain, put_into, rooms_behind
from senco_cli.documents.forms.rows import keep_whole, repeat_on_each_page
from senco_cli.documents.forms.tags import FormFault, part_name, text_of

_PARTS = ("labels", "content_controls", "bookmarks", "ticks", "tables", "about")
_ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a form with one row for each entry of a list: what heads its columns, and what goes into them."""

    rows_of: str
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Mapped:
    """Which places of a form take what: by words beside them, content control, bookmark, heads of columns and boxes."""

    labels: Mapping[str, str] = field(default_factory=dict)
    content_controls: Mapping[str, str] = field(default_factory=dict)
    bookmarks: Mapping[str, str] = field(default_factory=dict)
    tables: Sequence[Table] = ()
    ticks: Mapping[str, Ticks] = field(default_factory=dict)


def mapping_of(tree: Any) -> tuple[Mapped, tuple[str, ...]]:
    """The mapping in a file that was read as text, and every fault in it as a sentence."""
    if not isinstance(tree, dict):
        return Mapped(), ("it holds no lines like   labels:   with   Child's name: pupil.name   below it",)
    faults = [f'"{name}" is none of {", ".join(_PARTS)}' for name in tree if name not in _PARTS]
    kinds = {name: _texts(tree.get(name), name, faults) for name in _PARTS[:3]}
    tables = tree.get("tables") or []
    found: list[Table] = []
    for each in tables if isinstance(tables, list) else [tables]:
        columns = each.get("columns") if isinstance(each, dict) else None
        if not isinstance(columns, dict) or not isinstance(each.get("rows_of"), str):
            faults.append("tables: every entry has rows_of: with a list, and columns: with what goes into each")
            continue
        found.append(Table(each["rows_of"], _texts(columns, "columns", faults)))
    ticks = _ticks(tree.get("ticks"), faults)
    return Mapped(**kinds, tables=tuple(found), ticks=ticks), tuple(faults)


def tag_form(form: FormFile, mapped: Mapped) -> tuple[FormFile, tuple[FormFault, ...]]:
    """The form with a tag in each place, and each place that was not found or has no room."""
    faults: list[FormFault] = []
    for table in mapped.tables:
        faults += _fill_table(form, table)
    # Before the labels: a value beside one would else be taken for words of a box.
    for label, ticks in mapped.ticks.items():
        faults += put_ticks(form, label, ticks)
    for label, value in mapped.labels.items():
        faults += _fill_label(form, label, _tag(value))
    for name, value in mapped.content_controls.items():
        faults += _fill_control(form, name, _tag(value))
    for name, value in mapped.bookmarks.items():
        faults += _fill_bookmark(form, name, _tag(value))
    return form.with_parts(form.parts), tuple(faults)


def _texts(tree: Any, name: str, faults: list[str]) -> Mapping[str, str]:
    if tree is None:
        return {}
    if not isinstance(tree, dict) or not all(isinstance(each, str) for each in tree.values()):
        faults.append(f"{name}: every line is the words of the form, a colon, and a field")
        return {}
    return tree


def _ticks(tree: Any, faults: list[str]) -> Mapping[str, Ticks]:
    found: dict[str, Ticks] = {}
    for label, each in tree.items() if isinstance(tree, dict) else ():
        whole = {"field": each} if isinstance(each, str) else each
        path = whole.get("field") if isinstance(whole, dict) and set(whole) <= {"field", "boxes"} else None
        if not isinstance(path, str):
            faults.append(f'ticks: "{label}" takes a field, or   field:   and   boxes:   with the answer for each box')
            continue
        found[label] = Ticks(path, _texts(whole.get("boxes"), "boxes", faults))
    if tree is not None and not isinstance(tree, dict):
        faults.append("ticks: every line is the words beside the boxes, a colon, and a field")
    return found


def _tag(value: str) -> str:
    return value if "{{" in value or "{%" in value else f"{{{{ {value} }}}}"


def _fill_label(form: FormFile, label: str, tag: str) -> Iterator[FormFault]:
    wanted, number = numbered(label)
    found = [(path, place) for path, tree in form.parts.items() for place in _places(tree, wanted)]
    if not found:
        words = {plain(text_of(each)): text_of(each).strip() for tree in form.parts.values() for each in _cells(tree)}
        near = get_close_matches(plain(wanted), list(words), n=1, cutoff=0.6)
        nearest = f'; the nearest is "{words[near[0]][:60]}"' if near else ""
        yield FormFault("body", label, f"is nowhere in the form{nearest}")
    elif number is None and len(found) > 1:
        sentence = f'stands {len(found)} times in the form; write "{label} [1]" for the first, [2] for the second'
        yield FormFault(part_name(found[0][0]), label, sentence)
    elif number is not None and not 0 < number <= len(found):
        yield FormFault("body", label, f"stands only {len(found)} times in the form")
    elif not _put_beside(found[(number or 1) - 1][1], tag):
        yield FormFault("body", label, "has no empty cell on its right or below it")


def _places(tree: Element, label: str) -> Iterator[Element | Room]:
    """The cells that hold the label and no more, and the places behind it in paragraphs."""
    for cell in _cells(tree):
        if plain(text_of(cell)) == plain(label):
            yield cell
    for paragraph in each_paragraph(tree):
        is_in_cell = next(paragraph.iterancestors(f"{{{W}}}tc"), None) is not None
        # In a cell, words with nothing to write on behind them are the cell's label or text of its own.
        yield from (each for each in rooms_behind(paragraph, label) if each.is_line or not is_in_cell)


def _put_beside(place: Element | Room, tag: str) -> bool:
    if isinstance(place, Room):
        below = None if place.is_line or place.has_colon or not place.is_end else box_below(place.paragraph)
        if below is not None:
            _set(below, tag)
        elif place.is_line or place.has_colon:
            put_into(place, tag)
        else:
            place.paragraph.append(_run(f" {tag}"))
        return True
    row = place.getparent()
    assert row is not None
    cells = row.findall(f"{{{W}}}tc")
    column = cells.index(place)
    below = row.getnext()
    candidates = cells[column + 1 : column + 2]
    if below is not None:
        under = [cell for cell, start in each_column(below) if start == dict(each_column(row))[place]]
        candidates += under[:1]
    for cell in candidates:
        if not text_of(cell).strip(" _.…\xa0"):
            _set(cell, tag)
            return True
    return False


def _fill_control(form: FormFile, name: str, tag: str) -> Iterator[FormFault]:
    found = [each for tree in form.parts.values() for each in tree.iter(f"{{{W}}}sdt") if name in _names(each)]
    for control in found:
        content = control.find(f"{{{W}}}sdtContent")
        for hint in control.findall(f"{{{W}}}sdtPr/{{{W}}}showingPlcHdr"):
            parent = hint.getparent()
            assert parent is not None
            parent.remove(hint)
        if content is not None:
            _set(content, tag)
    if not found:
        known = [each for tree in form.parts.values() for sdt in tree.iter(f"{{{W}}}sdt") for each in _names(sdt)]
        yield _nowhere("content control", name, known)


def _names(control: Element) -> tuple[str, ...]:
    found = [control.find(f"{{{W}}}sdtPr/{{{W}}}{kind}") for kind in ("tag", "alias")]
    return tuple(each.get(f"{{{W}}}val", "") for each in found if each is not None)


def _fill_bookmark(form: FormFile, name: str, tag: str) -> Iterator[FormFault]:
    marks = [each for tree in form.parts.values() for each in tree.iter(f"{{{W}}}bookmarkStart")]
    found = [each for each in marks if each.get(f"{{{W}}}name") == name]
    for mark in found:
        mark.addnext(_run(tag))
    if not found:
        yield _nowhere("bookmark", name, [each.get(f"{{{W}}}name", "") for each in marks])


def _nowhere(what: str, name: str, known: Sequence[str]) -> FormFault:
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    nearest = f'; the nearest is "{near[0]}"' if near else f"; the form has {', '.join(known[:8]) or 'none'}"
    return FormFault("body", name, f"is no {what} of the form{nearest}")


def _fill_table(form: FormFile, table: Table) -> Iterator[FormFault]:
    for tree in form.parts.values():
        for row in tree.iter(f"{{{W}}}tr"):
            heads = headings(row)
            if all(plain(each) in heads for each in table.columns):
                last = last_of_headings(row)
                model = last.getnext()
                if model is None or model.tag != f"{{{W}}}tr":
                    yield FormFault("body", ", ".join(table.columns), "has no empty row below it to be filled")
                    return
                repeat_on_each_page(heading_rows(last))
                _repeat(model, {heads[plain(each)]: value for each, value in table.columns.items()}, table.rows_of)
                return
    yield FormFault("body", ", ".join(table.columns), "are not the headings of one row in any table of the form")


def _repeat(model: Element, columns: Mapping[int, str], rows_of: str) -> None:
    """Make the row repeat for each entry, in place of the rows like it that were to be written in.

    One row as it came is left where the list has no entries.
    """
    parent = model.getparent()
    assert parent is not None
    keep_whole(model)
    spare = ("", text_of(model).strip())
    while (after := model.getnext()) is not None and after.tag == model.tag and text_of(after).strip() in spare:
        parent.remove(after)
    empty = deepcopy(model)
    model.addprevious(_row_like(model, f"{{%tr for {_ENTRY} in {rows_of} %}}"))
    for each in (_row_like(model, "{%tr endfor %}"), empty, _row_like(model, "{%tr else %}")):
        model.addnext(each)
    for cell, start in each_column(model):
        if start in columns:
            value = columns[start]
            is_whole = "{{" in value or value.startswith(f"{_ENTRY}.")
            _set(cell, _tag(value if is_whole else f"{_ENTRY}.{value}"))


def _row_like(model: Element, words: str) -> Element:
    """A row with these words in its first cell and nothing in the others."""
    row = deepcopy(model)
    for place, cell in enumerate(row.findall(f"{{{W}}}tc")):
        _set(cell, "" if place else words)
    return row


def _cells(tree: Element) -> Iterator[Element]:
    # A cell that holds a table is no label.
    return (cell for cell in tree.iter(f"{{{W}}}tc") if cell.find(f".//{{{W}}}tbl") is None)


def _set(holder: Element, words: str) -> None:
    """Put words into a cell or a content control in the type of its first run, in place of what is there."""
    runs = list(holder.iter(f"{{{W}}}r"))
    first = next(holder.iter(f"{{{W}}}p"), None)
    for run in runs[1:]:
        parent = run.getparent()
        assert parent is not None
        parent.remove(run)
    if runs:
        properties = runs[0].find(f"{{{W}}}rPr")
        made = _run(words, None if _is_of_hint(properties) else properties)
        parent = runs[0].getparent()
        assert parent is not None
        parent.replace(runs[0], made)
    elif first is not None:
        first.append(_run(words))
    else:
        holder.append(_run(words))


def _is_of_hint(properties: Element | None) -> bool:
    style = None if properties is None else properties.find(f"{{{W}}}rStyle")
    return style is not None and style.get(f"{{{W}}}val") == "PlaceholderText"


def _run(words: str, properties: Element | None = None) -> Element:
    run = etree.Element(f"{{{W}}}r")
    if properties is not None:
        run.append(deepcopy(properties))
    text = etree.SubElement(run, f"{{{W}}}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    text.text = words
    return run
