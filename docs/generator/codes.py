"""The page of the code sets."""

from __future__ import annotations

from collections.abc import Iterator

from generator.fields import all_fields
from generator.markdown import anchor, assemble, bullets, code, day, link, made_from, sentence, table, with_address
from senco_cli.model.codes import Code, CodeSet, code_set, code_set_names
from senco_cli.model.kinds import KINDS
from senco_cli.rules.rule import VERIFIED

_HEADINGS = ("Code", "Name", "Also understood", "Valid", "Group", "Read", "Note")


def page() -> str:
    """Every code set with its codes."""
    sets = [code_set(name) for name in code_set_names()]
    return assemble(
        [
            made_from("the code sets in `senco_cli/model/code_sets/`"),
            "# Code sets",
            "A record holds the code. Commands and imports also take the name and the other names. "
            "A code outside its dates may stand in an older history; `senco check` says so where it stands for a later "
            "day.",
            "*Read* says how far the source of a code was read: "
            + "; ".join(f"*{mark}*, {VERIFIED[mark]}" for mark in ("primary", "secondary", "memory"))
            + ". A dash stands for a code of senco's own, or one that needs no source.",
            bullets(link(each.title, f"#{anchor(each.title)}") for each in sets),
            *(part for each in sets for part in _set(each)),
        ]
    )


def _set(codes: CodeSet) -> Iterator[str]:
    yield f"## {codes.title}"
    yield sentence(codes.meaning)
    used = ", ".join(_uses(codes)) or "no record field; senco uses it in lists and documents"
    yield f"File: {code(f'{codes.name}.yaml')}. Used in: {used}. Source: {with_address(codes.source)}."
    shown = [_shown(each) for each in codes.codes]
    kept = [at for at in range(len(_HEADINGS)) if at in (0, 1) or any(row[at] not in ("", "–") for row in shown)]
    yield table([_HEADINGS[at] for at in kept], [[row[at] for at in kept] for row in shown])


def _shown(each: Code) -> tuple[str, ...]:
    note = "; ".join(part for part in (each.note, each.source, _returns(each)) if part)
    return (
        code(each.code),
        each.name,
        ", ".join(each.also),
        _validity(each),
        each.group or "",
        each.verified or "–",
        note,
    )


def _validity(each: Code) -> str:
    begins = f"from {day(each.valid_from)}" if each.valid_from else ""
    ends = f"to {day(each.valid_to)}" if each.valid_to else ""
    return " ".join(part for part in (begins, ends) if part)


def _returns(each: Code) -> str:
    return f"used in {', '.join(each.used_in)}" if each.used_in else ""


def _uses(codes: CodeSet) -> Iterator[str]:
    for kind in KINDS:
        for field in all_fields(kind):
            if field.code_set == codes.name:
                yield link(f"{kind.title}: {code(field.path)}", f"records/{kind.kind}.md")
