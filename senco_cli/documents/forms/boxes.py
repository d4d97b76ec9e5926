"""Boxes to tick in a form: found beside a label, each with the words that belong to it, however Word draws it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import takewhile

from lxml import etree
from lxml.etree import _Element as Element

from senco_cli.documents.forms.package import FormFile, W, each_paragraph
from senco_cli.documents.forms.places import numbered, plain
from senco_cli.documents.forms.tags import FormFault, part_name

_TEXT, _PARAGRAPH, _CELL, _RUN = f"{{{W}}}t", f"{{{W}}}p", f"{{{W}}}tc", f"{{{W}}}r"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BOX = "☐"
_NO_STRING = str.maketrans("", "", '"\\{}%#')
_DRAWN = str.maketrans(dict.fromkeys("□❏❑▢◻⬜", _BOX))
# The empty boxes of the typefaces that are all signs.
_SIGNS = {"F0A8", "F06F", "F071", "F072", "F0A3", "F020"}


@dataclass(frozen=True, slots=True)
class Ticks:
    """What a question with boxes takes: a field, and for the words beside a box the answer that crosses it.

    Without boxes, the words beside each are the answer.
    """

    path: str
    boxes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Box:
    """One box: the text that holds it, its place there, and the words that belong to it."""

    text: Element
    place: int
    words: str


def put_ticks(form: FormFile, label: str, ticks: Ticks) -> Iterator[FormFault]:
    """Put a tag into each box beside the label, or behind whose words the label is; what was not found is a fault."""
    wanted, number = numbered(label)
    found = [(path, each) for path, tree in form.parts.items() for each in _questions(tree, wanted)]
    if not found:
        yield FormFault("body", label, "stands beside no box to tick in the form")
        return
    if number is None and len(found) > 1:
        sentence = f'stands {len(found)} times beside boxes; write "{label} [1]" for the first, [2] for the second'
        yield FormFault(part_name(found[0][0]), label, sentence)
        return
    if number is not None and not 0 < number <= len(found):
        yield FormFault("body", label, f"stands only {len(found)} times beside boxes")
        return
    path, boxes = found[(number or 1) - 1]
    is_alone = len(boxes) == 1 and plain(boxes[0].words) in ("", plain(wanted))
    answers = {plain(words): answer for words, answer in ticks.boxes.items()}
    for missing in [each for each in ticks.boxes if plain(each) not in {plain(box.words) for box in boxes}]:
        near = get_close_matches(missing, [box.words for box in boxes], n=1, cutoff=0.0)
        yield FormFault(part_name(path), label, f'has no box "{missing}" beside it; the nearest is "{near[0]}"')
    # From the last to the first, so that the places of those before stay what they are.
    for box in reversed(boxes):
        said = box.words.partition("(")[0].strip() or box.words
        if answers:
            crossed = [answers[plain(box.words)]] if plain(box.words) in answers else []
        else:
            crossed = ["yes", said] if is_alone and said else [said or "yes"]
        if crossed:
            _put(box, _tag(ticks.path, crossed))


def _tag(path: str, answers: Sequence[str]) -> str:
    words = ", ".join(f'"{each}"' for each in (answer.translate(_NO_STRING) for answer in answers))
    return f"{{{{ {path}|tick({words}) }}}}"


def _put(box: _Box, tag: str) -> None:
    text = box.text.text or ""
    box.text.text = text[: box.place] + tag + text[box.place + 1 :]
    box.text.set(_SPACE, "preserve")


def _questions(tree: Element, label: str) -> Iterator[tuple[_Box, ...]]:
    """The boxes of each place where the label stands."""
    for paragraph in each_paragraph(tree):
        said = plain(_words(paragraph))
        if said != plain(label) and not said.startswith(plain(label)):
            own = [box for box in _boxes_of([paragraph]) if plain(box.words) == plain(label)]
            if own:
                yield tuple(own[:1])
            continue
        for area in _areas(paragraph):
            boxes = tuple(_boxes_of(area, behind=label))
            if boxes:
                yield boxes
                break


def _areas(paragraph: Element) -> Iterator[Sequence[Element]]:
    """Where the boxes of a question may be, nearest first: its line, its cell, its row, the lines or cell below."""
    yield [paragraph]
    cell = next(paragraph.iterancestors(_CELL), None)
    below = [each for each in paragraph.itersiblings() if each.tag == _PARAGRAPH]
    if cell is None:
        yield list(takewhile(_has_box, below))
        return
    yield below
    yield [each for after in cell.itersiblings(_CELL) for each in after.iter(_PARAGRAPH)]
    row = cell.getparent()
    under = row.getnext() if row is not None else None
    if row is not None and under is not None:
        place = row.findall(_CELL).index(cell)
        yield [each for each in under.findall(_CELL)[place : place + 1] for each in each.iter(_PARAGRAPH)]


def _has_box(paragraph: Element) -> bool:
    return bool([*_boxes_of([paragraph])])


def _boxes_of(paragraphs: Sequence[Element], *, behind: str = "") -> Iterator[_Box]:
    """The boxes of these paragraphs with their words, which stand all behind or all before them."""
    parts: list[tuple[Element | None, int, str]] = []
    for paragraph in paragraphs:
        _draw(paragraph)
        for text in [each for each in paragraph.iter(_TEXT) if next(each.iterancestors(_PARAGRAPH), None) is paragraph]:
            for place, letter in enumerate((text.text or "").translate(_DRAWN)):
                parts.append((text, place, letter))
        parts.append((None, 0, "\n"))
    letters = "".join(letter for _, _, letter in parts)
    places = [place for place, letter in enumerate(letters) if letter == _BOX]
    pieces = letters.split(_BOX)
    before = pieces[0].strip()
    if behind and plain(before).startswith(plain(behind)):
        before = before[len(behind) :].strip(" :?.*\t\n")
    # "Yes ☐ No ☐" has its words before its boxes, "☐ Yes ☐ No" behind them.
    is_before = bool(before) and not pieces[-1].strip()
    words = [before, *pieces[1:-1]] if is_before else pieces[1:]
    for place, said in zip(places, words, strict=True):
        text, at, _ = parts[place]
        if text is not None:
            yield _Box(text, at, " ".join(said.split()).strip(" :/,;.–-"))


def _draw(paragraph: Element) -> None:
    """Write the boxes that are signs of a typeface or fields of an old form as letters, as the rest of them are."""
    for sign in list(paragraph.iter(f"{{{W}}}sym")):
        if sign.get(f"{{{W}}}char", "").upper() in _SIGNS and "ding" in sign.get(f"{{{W}}}font", "").casefold():
            _replace(sign, _letter())
    for begin in [each for each in paragraph.iter(f"{{{W}}}fldChar") if each.find(f".//{{{W}}}checkBox") is not None]:
        run = begin.getparent()
        assert run is not None
        for each in _field(run):
            each.clear() if each is run else _remove(each)
        run.append(_letter())


def _field(first: Element) -> list[Element]:
    """The runs of a field, from its first to its last."""
    runs = [first]
    for each in first.itersiblings():
        runs.append(each)
        ends = each.find(f"{{{W}}}fldChar")
        if ends is not None and ends.get(f"{{{W}}}fldCharType") == "end":
            return [run for run in runs if run.tag == _RUN]
    return [first]


def _letter() -> Element:
    made = etree.Element(_TEXT)
    made.text = _BOX
    return made


def _replace(old: Element, new: Element) -> None:
    parent = old.getparent()
    assert parent is not None
    parent.replace(old, new)


def _remove(element: Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _words(paragraph: Element) -> str:
    own = (each for each in paragraph.iter(_TEXT) if next(each.iterancestors(_PARAGRAPH), None) is paragraph)
    return "".join(each.text or "" for each in own)
