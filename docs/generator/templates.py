"""The page of what each template may use."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from typing import Any

from generator.markdown import anchor, assemble, bullets, code, link, made_from, table
from senco_cli.cli.registry import all_commands
from senco_cli.documents.catalogue import DOCUMENTS, SHARED, TemplatedDocument
from senco_cli.documents.field_types import bare, element_of, fields_of, is_several, type_words
from senco_cli.documents.templates import environment, package_templates
from senco_cli.documents.vocabulary import ELEMENTS

_FILTERS: Mapping[str, str] = {
    "day": "a day in words: `Monday 12 March 2026`; with `short`, `brief` or `letter` shorter",
    "money": "pence as pounds: `£1,234.50`",
    "minutes": "minutes in figures",
    "hours": "minutes as hours and minutes: `1 h 30 min`",
    "number": "a number without idle zeros",
    "decimals": "the most decimals in a column; `{{ line.hours|number_value(places=most) }}` lines up points",
    "count": 'a number with its noun: `{{ 3|count("pupil") }}` is `3 pupils`',
    "listed": "several things in one line, parted by semicolons or set as sentences: `{{ lines|listed }}`",
    "typed": "something to type: no line ends within a command or an option",
    "code_name": 'the name of a code: `{{ "SLCN"|code_name("type_of_need") }}`',
    "money_value": "as `money`, and a number in Excel",
    "minutes_value": "as `minutes`, and a number in Excel",
    "number_value": "as `number`, and a number in Excel",
    "percent_value": "a share in per cent, and a number in Excel",
    "day_value": "as `day`, and a day in Excel",
}


def page() -> str:
    """How a school's papers get its look, how it changes a page, and what each page's template may use."""
    return assemble(
        [
            made_from("the pages' own types and the templates"),
            "# Your school's look, and templates of your own",
            *_look(),
            *_own(),
            "## What every template may use",
            *_shared(),
            *(part for document in DOCUMENTS for part in _document(document)),
        ]
    )


def _look() -> Iterator[str]:
    settings = link("settings", "records/settings.md#letterhead")
    yield "## Colour, typeface, logo and sign-offs"
    yield (
        f"They stand in `senco.yaml` under `letterhead` ({settings}), and every document takes them from there in "
        "every format. `senco check --strict` says where a colour is too pale to be read; documents take the nearest "
        "darker shade. A PDF keeps senco's own typeface, which is within the file and made for easy reading; "
        "so does a Word file, unless the settings name another."
    )
    yield (
        "```yaml\nletterhead:\n  accent: 5b2a6e\n  typeface: Verdana\n  logo: _templates/logo.png\n"
        "  logo_words: An oak tree\n  sign_offs:\n"
        "    - {document: letters, words: With kind regards}\n"
        "    - {document: chase-letter, words: Yours sincerely, signed_by: h6k3n, role: Head of Inclusion}\n```"
    )
    yield (
        "`document` is a document's name in `senco export --list`, or `letters` for all that have none of their own. "
        "`signed_by` is the key of a member of staff, or a name."
    )


def _own() -> Iterator[str]:
    yield "## A page of your own"
    yield (
        "A file in `_templates/` of the record folder with the name of one of senco's templates is used in its place. "
        "To change one part and leave the rest to senco, write only that part:"
    )
    yield (
        '```\n{% extends "builtin/week-sheet.html.j2" %}\n{% block footer %}<p>Room 4. Ask Mrs Lindqvist.</p>'
        "{% endblock %}\n```"
    )
    yield (
        "```\nsenco template list\nsenco template show week-sheet --out _templates/week-sheet.html.j2\n"
        "senco template check\n```"
    )
    yield (
        "`senco template check` reads every template of the school's own and says all that is wrong, with file and "
        "line: what cannot be read, names, filters and blocks that are not there, elements that not every format has, "
        "and whatever reaches for the program. Then it makes each document of the practice school with them. That "
        "happens in a process of its own, which is stopped after ten seconds a document, and which on Linux gets no "
        "more than 3 GB of memory; on Windows and macOS the time alone is limited. A template never sees files, the "
        "network or the program, and cannot multiply a text beyond a million signs."
    )


def _shared() -> Iterator[str]:
    filters = environment().filters
    rows = [(code(name), _FILTERS[name]) for name in _FILTERS if name in filters]
    yield table(("Filter", "What it makes"), rows)
    yield "Beside these there are the filters of Jinja. Every template sees `look`, the school's colour and logo."
    yield f"Templates that several documents are built on: {', '.join(code(name) for name in SHARED)}."
    yield (
        "Elements that every format has a form for: " + ", ".join(code(each) for each in sorted(ELEMENTS)) + ". "
        "Anything else is refused where it would be lost."
    )


def _document(document: TemplatedDocument) -> Iterator[str]:
    about = _about(document.name)
    yield f"## {document.name}"
    yield f"{about} Template: {code(document.template)}. Blocks: {_blocks(document.template)}."
    kinds = document.kinds()
    yield bullets(f"{code(name)}: {_type(kind, document)}" for name, kind in kinds.items())
    for kind in _all_kinds(kinds.values()):
        yield f"### {_heading(kind, document)}"
        yield from ((inspect.getdoc(kind) or "").split("\n\n"))
        fields = fields_of(kind).values()
        yield table(
            ("Name", "Holds", "What it is"),
            [(code(each.name), _type(each.kind, document), each.about) for each in fields],
        )


def _about(document: str) -> str:
    # Where a command makes several documents, their names begin with the command's.
    helps = {words[-1]: command.help for words, command in all_commands().items() if words[0] == "export"}
    nearest = max((name for name in helps if document.startswith(name)), key=len, default="")
    return helps.get(nearest, "")


def _blocks(template: str) -> str:
    from jinja2 import nodes

    env = environment()
    found: list[str] = []
    for name in (template, "document.html.j2"):
        tree = env.parse((package_templates() / name).read_text(encoding="utf-8"))
        found += [block.name for block in tree.find_all(nodes.Block)]
    return ", ".join(code(name) for name in dict.fromkeys(found))


def _all_kinds(kinds: Any) -> Iterator[type]:
    waiting, seen = list(kinds), []
    while waiting:
        kind = _plain(waiting.pop(0))
        if kind in seen or not fields_of(kind):
            continue
        seen.append(kind)
        yield kind
        waiting.extend(field.kind for field in fields_of(kind).values())


def _plain(kind: Any) -> Any:
    return bare(element_of(kind)) if is_several(kind) else bare(kind)


def _heading(kind: type, document: TemplatedDocument) -> str:
    return f"{kind.__name__} of {document.name}"


def _type(kind: Any, document: TemplatedDocument) -> str:
    plain, words = _plain(kind), type_words(kind)
    if not fields_of(plain):
        return words
    return words.replace(plain.__name__, link(plain.__name__, f"#{anchor(_heading(plain, document))}"))
