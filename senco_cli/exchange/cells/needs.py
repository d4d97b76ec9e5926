"""Types of need and diagnoses as registers write them: several in a cell, by code, name or in other words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from senco_cli.exchange.cells.diagnoses import DiagnosisRead, is_certain, read_diagnosis
from senco_cli.exchange.cells.reading import Refused
from senco_cli.exchange.shipped import code_close, code_meant, word, words
from senco_cli.exchange.text import one_line
from senco_cli.model.codes import Code

# A bracket keeps what is in it together: `dyslexia (EP report, 2024)` is one thing.
_STRONG = re.compile(r"[;\n|•·](?![^(]*\))|(?<=\s)(?=\d[.)]\s)")
_WEAK = re.compile(r"\s*(?:[,/&+]|\band\b)\s*(?![^(]*\))", re.IGNORECASE)
_HEAD_TAIL = re.compile(r"(?P<head>.+?)(?:\s+[-–—]\s*|\s*[-–—]\s+|\s*:\s*|\s*\()(?P<tail>[^()]+)\)?")
_BEFORE = re.compile(r"(?:(?P<rank>\d|primary|secondary|main)(?:\s+need)?\s*[.):\-]|[-*])\s*", re.IGNORECASE)
_BEHIND = re.compile(r"\s*(?:\s[-–—]\s*|:\s*|\()(?P<rank>\d|1st|2nd|3rd|[a-z]+)\)?$", re.IGNORECASE)
RANKS = {str(number): number for number in range(1, 10)}
RANKS |= {"primary": 1, "main": 1, "p": 1, "1st": 1, "first": 1}
RANKS |= {"secondary": 2, "s": 2, "2nd": 2, "second": 2, "3rd": 3, "third": 3}
_LONGEST = 600
KEPT = "kept as a diagnosis, not turned into a type of need"
BESIDE = "a name of a need stands beside a diagnosis; taken as a type of need"


@dataclass(frozen=True, slots=True)
class NeedRead:
    """One type of need, what the cell said of it besides, and its rank where the file gives one."""

    type: str
    description: str | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class NeedsRead:
    """Everything found in one cell: needs, diagnoses, why parts of it were not taken, and what was guessed."""

    needs: tuple[NeedRead, ...] = ()
    diagnoses: tuple[DiagnosisRead, ...] = ()
    refused: tuple[Refused, ...] = ()
    assumed: tuple[str, ...] = ()


def read_needs(cell: str, *, today: date, main: bool, diagnoses_too: bool) -> NeedsRead:
    """The needs and diagnoses in a cell.

    `main` says that the column asks for a type of need and nothing else, `diagnoses_too` that its heading speaks of
    diagnoses, so that what is no need is one.
    """
    if len(cell) > _LONGEST:
        return NeedsRead(refused=(Refused("is a long text, not a type of need"),))
    found = NeedsRead()
    for part in [cell] if _need(one_line(cell)) else _STRONG.split(cell):
        read = _read_part(one_line(part).strip(" ."), today, main=main, diagnoses_too=diagnoses_too)
        if not main and read.needs and any(diagnosis.certainty for diagnosis in read.diagnoses):
            read = replace(read, assumed=(*read.assumed, BESIDE))
        found = _joined(found, read)
    return found


def _read_part(text: str, today: date, *, main: bool, diagnoses_too: bool) -> NeedsRead:
    found = NeedsRead()
    for piece in _pieces(text) if _says_something(text) else ():
        bare, rank = _rank_apart(piece)
        if _says_something(bare):
            read = _read_piece(bare, today, main=main, diagnoses_too=diagnoses_too)
            found = _joined(found, replace(read, needs=tuple(replace(need, rank=rank) for need in read.needs)))
    return found


def _says_something(text: str) -> bool:
    return bool(text) and word(text) not in words("blank")


def _rank_apart(text: str) -> tuple[str, int | None]:
    """A part without the rank that stands before or behind it: `SLCN (primary)` is SLCN and 1."""
    before = _BEFORE.match(text)
    bare = text[before.end() :] if before else text
    rank = RANKS.get((before["rank"] or "").casefold()) if before else None
    behind = _BEHIND.search(bare)
    if behind and behind["rank"].casefold() in RANKS:
        return bare[: behind.start()].strip(" ."), RANKS[behind["rank"].casefold()]
    return bare.strip(" ."), rank


def _pieces(text: str) -> Iterator[str]:
    """The parts of a text between separators, the longest names of needs first: some names hold separators."""
    if _with_tail(_rank_apart(text)[0], single=False):
        yield text
        return
    spans = _spans(text)
    start = 0
    while start < len(spans):
        end = _longest(text, spans, start)
        yield text[spans[start][0] : spans[end - 1][1]].strip(" .")
        start = end


def _spans(text: str) -> list[tuple[int, int]]:
    cuts = [match.span() for match in _WEAK.finditer(text)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if text[start:end].strip(" .?")]


def _longest(text: str, spans: list[tuple[int, int]], start: int) -> int:
    """The end of the longest run of parts from `start` that is the name of one need or area, spelt almost right too."""
    ends = range(len(spans), start, -1)
    runs = {end: text[spans[start][0] : spans[end - 1][1]] for end in ends}
    bare = {end: _rank_apart(run)[0] for end, run in runs.items()}
    exact = next((end for end in ends if _need(bare[end]) or code_meant("area_of_need", bare[end])), None)
    if exact:
        return exact
    alone = [text[first:last] for first, last in spans[start:]]
    known = next((n for n, part in enumerate(alone) if _need(part) or read_diagnosis(part)), len(alone))
    for end in ends:
        near = _nearly(bare[end])
        if near and 1 < end - start <= min(known, _most_parts(near)):
            return end
    return start + 1


def _most_parts(need: Code) -> int:
    return max(len(_WEAK.split(name)) for name in (need.name, *need.also))


def _need(text: str) -> Code | None:
    return None if "?" in text else code_meant("type_of_need", text)


def _nearly(text: str) -> Code | None:
    return None if "?" in text else code_close("type_of_need", text)


def _with_tail(text: str, *, single: bool) -> tuple[Code, str] | None:
    """The need before a dash, colon or bracket and the words after it; unless `single`, words of the same need only."""
    match = _HEAD_TAIL.fullmatch(text)
    head = _need(match["head"]) if match else None
    if match is None or head is None:
        return None
    tail = match["tail"].strip()
    if _need(tail) == head:
        return head, ""
    return (head, tail) if single else None


def _read_piece(text: str, today: date, *, main: bool, diagnoses_too: bool) -> NeedsRead:
    need = _need(text)
    if need:
        return _taken(need, today)
    tailed = _with_tail(text, single=True)
    if tailed:
        return _read_tailed(text, *tailed, today, main=main)
    diagnosis = read_diagnosis(text)
    if diagnosis:
        return NeedsRead(diagnoses=(diagnosis,), assumed=(KEPT,))
    near = _nearly(text)
    if near:
        taken = _taken(near, today)
        return NeedsRead(taken.needs, (), taken.refused, (f"spelt almost like {near.name}; taken as {near.code}",))
    if diagnoses_too:
        return NeedsRead(diagnoses=(DiagnosisRead(text),), assumed=(KEPT,))
    return NeedsRead(refused=(Refused(_why_not(text), text),))


def _read_tailed(text: str, need: Code, tail: str, today: date, *, main: bool) -> NeedsRead:
    whole, inner = read_diagnosis(text), read_diagnosis(tail)
    if not tail or (whole is None and inner is None):
        return _taken(need, today, tail or None)
    if is_certain(tail) is None and inner is not None:
        # `SpLD (dyslexia)`: the type is written out, and the diagnosis beside it.
        taken = _taken(need, today)
        return NeedsRead(taken.needs, (inner,), taken.refused, (KEPT,))
    kept = (whole,) if whole else ()
    if main and is_certain(tail) == "confirmed":
        taken = _taken(need, today)
        return NeedsRead(taken.needs, kept, taken.refused, ("kept as a diagnosis beside the type of need",))
    return NeedsRead(diagnoses=kept, assumed=(KEPT,))


def _taken(need: Code, today: date, description: str | None = None) -> NeedsRead:
    if not need.is_valid_on(today):
        reason = f"{need.code} can no longer be given ({need.note or need.name})"
        return NeedsRead(refused=(Refused(reason, need.code),))
    return NeedsRead(needs=(NeedRead(need.code, description),))


def _why_not(text: str) -> str:
    area = code_meant("area_of_need", text)
    if area:
        return "is a broad area of need; the record asks for the type of need"
    return "is neither a type of need nor a diagnosis that is known"


def _joined(first: NeedsRead, second: NeedsRead) -> NeedsRead:
    return NeedsRead(
        first.needs + second.needs,
        first.diagnoses + second.diagnoses,
        first.refused + second.refused,
        tuple(dict.fromkeys(first.assumed + second.assumed)),
    )
