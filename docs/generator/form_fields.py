"""The page of every field that an authority's form may have."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.markdown import assemble, code, made_from, table
from senco_cli.documents.forms.fields import FormField, form_fields


def page() -> str:
    """Every field by the loop it stands in, as it is written in a form."""
    return assemble(
        [
            made_from("the fields of an annual review"),
            "# Fields of a form",
            "How they are used: [forms of an authority](forms.md). `senco form fields WORD --pupil PUPIL` shows the "
            "same with what the records hold. Days, sums and *yes or no* are written out; what is missing stays empty, "
            "and is listed.",
            *(part for within, fields in groupby(form_fields(), key=_group) for part in _section(within, [*fields])),
        ]
    )


def _group(field: FormField) -> tuple[str, str]:
    return field.within, field.path.partition(".")[0] if "." in field.path and not field.within else ""


def _section(group: tuple[str, str], fields: list[FormField]) -> Iterator[str]:
    within, name = group
    if within:
        loops = fields[0].loops
        yield f"## Each of {loops[-1][1]}" + (f" of each of {loops[0][1]}" if len(loops) > 1 else "")
        yield f"Within {code(within)}; in a table, with `tr` and each of the two tags in a row of its own."
    else:
        yield f"## {name or 'The review'}"
    yield table(("In the form", "Holds", "What it is"), [(code(each.tag), each.holds, each.about) for each in fields])
