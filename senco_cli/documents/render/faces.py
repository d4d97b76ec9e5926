"""Which words the typeface of the PDF can set, and which need the one beside it that has more signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

FACE, WIDER_FACE = "Atkinson Hyperlegible Next", "Noto Sans"
_IN_THE_FACE = (
    "\t\n -~\xa0-¬®-´¶-ćĊ-ēĖ-ěĞ-ģĦħĪīĮ-ĳĶķĹ-ľŁ-ňŐ-ŕŘ-śŞ-ťŪūŮ-žƒȘ-țˆˇ˚˜˝Ẁ-ẅẞỲỳ\u2009–—‘-‚“-„†•…‹›⁄€™−\u00ad\u200b"
)
_OTHER_SIGN = re.compile(f"[^{_IN_THE_FACE}]")
_WORD = re.compile(r"\S+|\s+")


def is_in_the_face(text: str) -> bool:
    """Whether the PDF's own typeface has every sign of the text."""
    # Most texts are, and this is the quickest way to see it.
    return (text.isascii() and text.isprintable()) or not _OTHER_SIGN.search(text)


def by_face(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, with whether each needs the wider face; a word is never set in two."""
    if is_in_the_face(text):
        if text:
            yield text, False
        return
    others = [each.span() for each in _WORD.finditer(text) if _OTHER_SIGN.search(each[0])]
    ends = [(0, 0), *others, (len(text), len(text))]
    for (_, before), (start, end) in pairwise(ends):
        if start > before:
            yield text[before:start], False
        if end > start:
            yield text[start:end], True
