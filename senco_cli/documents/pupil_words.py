"""A pupil in words: what people call them, their status, their needs, as papers for staff and parents say it."""

from __future__ import annotations

from datetime import date

from senco_cli.model.codes import code_set
from senco_cli.model.pupil import Name, Pupil
from senco_cli.model.school import PupilFile


def call_name(name: Name) -> str:
    """The forename people use; the surname of a pupil who has no forename, for whom a sign stands in its place."""
    return name.forename if any(each.isalnum() for each in name.forename) else name.surname


def status_name(pupil: Pupil, on: date) -> str | None:
    """`SEN support` or `EHC plan`; None for a pupil with neither."""
    status = pupil.status_on(on)
    code = status.status if status else "N"
    return {"K": code_set("sen_provision").name_of("K"), "E": "EHC plan"}.get(code)


def type_names(pupil: Pupil, on: date) -> tuple[str, ...]:
    """The types of need in words, main need first."""
    return tuple(code_set("type_of_need").name_of(need.type) for need in pupil.needs_on(on))


def need_phrases(pupil: Pupil, on: date) -> tuple[str, ...]:
    """How each need shows, in the words of the record; its type where the record has none."""
    types = code_set("type_of_need")
    return tuple(need.description or types.name_of(need.type) for need in pupil.needs_on(on))


def is_confidential(file: PupilFile) -> bool:
    """Whether a request to keep the disability confidential is in force."""
    requests = file.equality.confidentiality if file.equality else ()
    return any(each.withdrawn_on is None for each in requests)
