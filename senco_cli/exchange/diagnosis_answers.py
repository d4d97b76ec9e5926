"""What somebody said of the diagnoses in a register: kept as diagnoses only, or with a type of need beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from senco_cli.exchange.cells.needs import KEPT, NeedRead
from senco_cli.exchange.cells.reading import Comment, Reading
from senco_cli.exchange.text import squeeze

KEEP = "keep"
_BESIDE = "kept as a diagnosis, and the type of need recorded beside it, as it was said"


def answer_for(name: str, answers: Mapping[str, str]) -> str | None:
    """The code of a type of need, or KEEP, as it was said of a diagnosis; None where nobody has said."""
    wanted = squeeze(name)
    return next((answer for word, answer in answers.items() if squeeze(word) == wanted), None)


def answers_joined(before: Mapping[str, str], said: Mapping[str, str]) -> dict[str, str]:
    """The answers of before with those of now, which win."""
    return {**{word: answer for word, answer in before.items() if answer_for(word, said) is None}, **said}


def with_types(reading: Reading, answers: Mapping[str, str]) -> Reading:
    """What a cell gave, with the types of need that somebody said its diagnoses stand beside."""
    found = reading.values.get("diagnoses", ()) if answers else ()
    codes = [answer_for(each.name, answers) for each in found]
    types = [code for code in codes if code and code != KEEP]
    if not types:
        return reading
    place = "main_needs" if "main_needs" in reading.values else "further_needs"
    needs = (*reading.values.get(place, ()), *(NeedRead(code) for code in types))
    comments = [each for each in reading.comments if each.sentence != KEPT or len(types) < len(codes)]
    return replace(reading, values={**reading.values, place: needs}, comments=(*comments, Comment("noted", _BESIDE)))
