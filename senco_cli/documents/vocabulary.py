"""The elements that every format has a form for, and those of a template that are not among them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import nodes

from senco_cli.documents.template_names import NameFault, nearest

_FRAME = frozenset({"html", "head", "meta", "title", "style", "body", "main", "section", "header", "div", "footer"})
_BLOCKS = frozenset({"h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "img"})
_TABLE = frozenset({"table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"})
_WORDS = frozenset({"strong", "em", "small", "br", "span", "data", "time"})
ELEMENTS = _FRAME | _BLOCKS | _TABLE | _WORDS | {"svg"}
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")


def vocabulary_faults(tree: nodes.Template) -> Iterator[NameFault]:
    """Each element in the text of a template that only HTML could show; what is inside a drawing is left alone."""
    in_drawing = False
    for part in tree.find_all(nodes.TemplateData):
        for match in _TAG.finditer(re.sub(r"<!--.*?-->", "", part.data, flags=re.DOTALL)):
            name = match[2].lower()
            if name == "svg":
                in_drawing = not match[1]
            elif not in_drawing and not match[1] and name not in ELEMENTS:
                line = part.lineno + part.data.count("\n", 0, match.start())
                near = nearest(name, sorted(ELEMENTS))
                yield NameFault(line, f"has <{name}>, which Word, PDF, Excel and text have no form for{near}")
