"""Looking a form over before it is filled: every fault at once, by the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jinja2 import Environment, TemplateSyntaxError

from senco_cli.documents.forms.package import FormFile
from senco_cli.documents.forms.tags import FormFault, Tag, mended, part_name, tags_of
from senco_cli.documents.template_names import name_faults, nearest

_CLOSES = {"endfor": "for", "endif": "if", "endwith": "with"}
_WITHIN = {"else": ("if", "for"), "elif": ("if",)}
_KEYWORDS = ("for", "if", "with", "set", *_CLOSES, *_WITHIN)
# What makes a whole of a statement that stands alone, so that it can be read by itself.
_WHOLE = {"for": "{}{{% endfor %}}", "if": "{}{{% endif %}}", "with": "{}{{% endwith %}}", "set": "{}"}
_WHOLE |= {"elif": "{{% if x %}}{}{{% endif %}}"}
_BOXES = {"tr": "row of a table", "tc": "cell of a table"}


def look_over(form: FormFile, env: Environment, *, page: Mapping[str, Any]) -> tuple[FormFile, tuple[FormFault, ...]]:
    """The form with its tags in one piece, and every fault in it; `page` has the types of the fields."""
    form, faults = mended(form)
    found = list(faults)
    for path in form.parts:
        tags = tags_of(form, path)
        if part_name(path) == "notes" and "endnotes" in path and tags:
            found.append(FormFault("notes", tags[0].around, "has a tag in an endnote, where none is filled in"))
        own = [*_unreadable(tags, env), *_misplaced(tags)]
        unbalanced = [*_unbalanced(tags)]
        found += own + unbalanced
        unreadable = {id(tag) for tag, _ in _each_unreadable(tags, env)}
        is_whole = not unbalanced and not any(id(tag) in unreadable and tag.is_statement for tag in tags)
        found += _unknown(tags, [*_sources(tags, unreadable, is_whole=is_whole)], env, _page(tags, page, is_whole))
    return form, tuple(dict.fromkeys(found))


def has_tags(form: FormFile) -> bool:
    """Whether there is anything in the form to be filled."""
    whole, _ = mended(form)
    return any(tags_of(whole, path) for path in whole.parts)


def _unreadable(tags: Sequence[Tag], env: Environment) -> Iterator[FormFault]:
    for tag, sentence in _each_unreadable(tags, env):
        yield FormFault(tag.part, tag.around, sentence)


def _each_unreadable(tags: Sequence[Tag], env: Environment) -> Iterator[tuple[Tag, str]]:
    for tag in tags:
        if not tag.words:
            yield tag, "has an empty tag"
            continue
        if tag.is_statement and tag.keyword not in _KEYWORDS:
            near = nearest(tag.keyword, _KEYWORDS)
            yield tag, f'uses "{tag.keyword}", which no form can; use for, if, set and with{near}'
            continue
        whole = _WHOLE.get(tag.keyword, "" if tag.is_statement else "{}").format(tag.source)
        try:
            env.parse(whole)
        except TemplateSyntaxError as fault:
            yield tag, f'has a tag that cannot be read, "{tag.words}": {fault.message}'


def _unbalanced(tags: Sequence[Tag]) -> Iterator[FormFault]:
    opened: list[Tag] = []
    for tag in tags:
        if tag.keyword in ("for", "if", "with"):
            opened.append(tag)
        elif tag.keyword in _WITHIN:
            if not opened or opened[-1].keyword not in _WITHIN[tag.keyword]:
                yield FormFault(tag.part, tag.around, f'has "{tag.keyword}" without its "if" before it')
        elif tag.keyword in _CLOSES:
            wanted = _CLOSES[tag.keyword]
            if opened and opened[-1].keyword == wanted:
                yield from _pair(opened.pop(), tag)
            else:
                within = f', inside "{opened[-1].words}", which has not ended' if opened else ""
                yield FormFault(tag.part, tag.around, f'has "{tag.keyword}" without its "{wanted}" before it{within}')
    for tag in opened:
        end = f"{{%{tag.level} end{tag.keyword} %}}"
        yield FormFault(tag.part, tag.around, f'begins "{tag.words}", which does not end; add {end} where it is to end')


def _pair(opening: Tag, closing: Tag) -> Iterator[FormFault]:
    if opening.level != closing.level:
        want = f"{{%{opening.level} {closing.keyword} %}}"
        sentence = f'ends "{opening.words}" with other letters than it began with; write {want}'
        yield FormFault(closing.part, closing.around, sentence)
    elif opening.level in _BOXES and opening.within(opening.level) is closing.within(opening.level):
        box = _BOXES[opening.level].split()[0]
        sentence = (
            f'begins and ends "{opening.words}" in one {box}; give each tag a {box} of its own, around what repeats'
        )
        yield FormFault(opening.part, opening.around, sentence)
    elif not opening.level and opening.within("tc") is not closing.within("tc"):
        rows = "for rows write {%tr … %}, each tag in a row of its own"
        sentence = f'begins "{opening.words}" in one cell and ends it in another; {rows}'
        yield FormFault(opening.part, opening.around, sentence)


def _misplaced(tags: Sequence[Tag]) -> Iterator[FormFault]:
    for tag in tags:
        if tag.level in _BOXES and tag.within(tag.level) is None:
            sentence = f'has a tag with the letters "{tag.level}" that stands in no {_BOXES[tag.level]}'
            yield FormFault(tag.part, tag.around, sentence)


def _sources(tags: Sequence[Tag], unreadable: set[int], *, is_whole: bool) -> Iterator[str]:
    """One tag a line, so that the line of a fault is the number of its tag; each for itself where they do not fit."""
    for tag in tags:
        source = "" if id(tag) in unreadable else tag.source.replace("\n", " ")
        yield source if is_whole or not tag.is_statement else _WHOLE.get(tag.keyword, "").format(source)


def _page(tags: Sequence[Tag], page: Mapping[str, Any], is_whole: bool) -> Mapping[str, Any]:
    return page if is_whole else {**page, "x": Any, **{name: Any for tag in tags for name in _named(tag)}}


def _unknown(
    tags: Sequence[Tag], sources: Sequence[str], env: Environment, page: Mapping[str, Any]
) -> Iterator[FormFault]:
    for fault in name_faults(env.parse("\n".join(sources)), env, page=page, shows_groups=False):
        tag = tags[fault.line - 1]
        yield FormFault(tag.part, tag.around, fault.sentence.replace("this page does", "a form does"))


def _named(tag: Tag) -> tuple[str, ...]:
    words = tag.words.replace(",", " ").split()
    if tag.keyword not in ("for", "set"):
        return ()
    end = words.index("in") if "in" in words else 2
    return tuple(words[1:end])
