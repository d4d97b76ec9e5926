"""The pages of the record format, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.fields import Field, fields_of, parts_of
from generator.markdown import assemble, code, link, made_from, sentence, table
from senco_cli.model.asked_by import Asked, asked_by, askers
from senco_cli.model.base import Record
from senco_cli.model.kinds import KINDS

_HEADINGS = ("Field", "What it means", "How it is written", "Required", "Who asks for it")
_SOURCES = "the record types in `senco_cli/model/` and from `senco_cli/model/asked_by.yaml`"
_WRITTEN = (
    ("day", "year-month-day", "`2026-11-21`"),
    ("text", "Any words; `No`, `7E1` and a telephone number stay as they are.", "`07700 900123`"),
    ("whole number", "Figures.", "`30`"),
    ("number", "Figures, with a point where needed.", "`32.5`"),
    ("years and months", "Years, a colon, months; `7 years 4 months` is taken too.", "`7:04`"),
    ("pounds and pence", "Figures with two after the point; a £ sign and commas are taken too.", "`17.20`"),
    ("yes or no", "`yes` or `no`; `true` and `false` are taken too.", "`yes`"),
    ("key", "The name of another record's file or folder.", "`k7m2q`"),
    ("academic year", "The two years it spans.", "`2026/27`"),
    ("code", "One code of the set that is linked, in large or small letters.", "`SLCN`"),
    ("list", "One entry a line, each with a hyphen; or in square brackets.", "`[1C, 4B]`"),
    ("fields of its own", "One a line, further to the right; or in curly brackets.", "`{status: K, from: 2026-11-16}`"),
)


def pages() -> Mapping[str, str]:
    """The page of each kind of record, and the page that leads to them."""
    return {"records/index.md": _index(), **{f"records/{kind.kind}.md": _page(kind) for kind in KINDS}}


def _index() -> str:
    kinds = [(link(kind.title, f"{kind.kind}.md"), code(shown_path(kind)), _about(kind)) for kind in KINDS]
    who = [(asker.name, asker.meaning, asker.source, asker.verified or "–") for asker in askers().values()]
    return assemble(
        [
            made_from(_SOURCES),
            "# The record format",
            "One record is one YAML file. These are the kinds there are, and where each lives in the record folder. "
            "`<pupil>` and `<key>` stand for names that senco gives: five letters and figures that say nothing about "
            "the child. A cycle or a review is called by a day.",
            table(("Record", "File", "What it is"), kinds),
            "A field that no record type knows is a fault, so that a slip of the pen is found and not lost. "
            "A field that is left empty counts as left out.",
            "## How values are written",
            table(("Type", "How", "For example"), _WRITTEN),
            "## Who asks for it",
            "Each field says who asks for it. Where nobody outside does, it says the school itself. The last column "
            "says how far the source was read: *primary*, the text itself; *secondary*, only sources that quote or "
            "cite it; *memory*, not checked.",
            table(("Who", "What it is", "Source", "Read"), who),
        ]
    )


def _page(kind: type[Record]) -> str:
    return assemble(
        [
            made_from(_SOURCES),
            f"# Record: {kind.title}",
            _about(kind),
            f"File: {code(shown_path(kind))}. {link('How values are written', 'index.md#how-values-are-written')}.",
            _table(kind, fields_of(kind)),
            *_parts(kind),
        ]
    )


def _parts(kind: type[Record]) -> Iterator[str]:
    for field, part in parts_of(kind):
        yield f"## {field.path}"
        yield sentence(field.meaning)
        yield _table(kind, fields_of(part, below=field.path))


def _table(kind: type[Record], fields: Iterator[Field]) -> str:
    return table(
        _HEADINGS,
        [
            (code(field.name), sentence(field.meaning), field.type_words, field.required, _who(kind, field))
            for field in fields
        ],
    )


def _who(kind: type[Record], field: Field) -> str:
    return "; ".join(_asked_words(asked) for asked in asked_by(kind.kind, field.path))


def _about(kind: type[Record]) -> str:
    return sentence((kind.__doc__ or "").split("\n")[0])


def _asked_words(asked: Asked) -> str:
    return f"{asked.asker.name}, {asked.where}" if asked.where else asked.asker.name


def shown_path(kind: type[Record]) -> str:
    """The path of a kind of record with the parts that vary in angle brackets."""
    return kind.path.format(pupil="<pupil>", key="<key>")
