"""Cells about special educational needs: status, plan, types of need, diagnoses."""

from __future__ import annotations

import re

from senco_cli.exchange.cells.diagnoses import read_diagnoses
from senco_cli.exchange.cells.needs import KEPT, RANKS, NeedRead, read_needs
from senco_cli.exchange.cells.reading import Clues, Comment, Reading, refused, says_none
from senco_cli.exchange.shipped import code_close, code_meant, word, words
from senco_cli.exchange.text import one_line
from senco_cli.model.codes import code_set

_AMOUNT = re.compile(r"£?\s*(\d{2,6}(?:,\d{3})*(?:\.\d{1,2})?)")
_LETTERED = re.compile(r"([a-z])\s*(?:[-–—:/.]|\s)\s*(.+)|(.+?)\s*[(\[]\s*([a-z])\s*[)\]]", re.IGNORECASE)


def status(cell: str, clues: Clues) -> Reading:
    """An SEN status by its code or in words; a watch list is status N and watched."""
    letter, said = _letter_and_words(cell)
    if word(said) in words("watch") and letter in (None, "N"):
        return Reading({"status": "N", "watched": True})
    code, near = _status_code(cell, letter, said)
    if code is None:
        if word(cell) in words("yes"):
            return refused("says yes, but not whether SEN support or an EHC plan")
        return refused("is not an SEN status")
    known = code_set("sen_provision").get(code)
    if known is None or not known.is_valid_on(clues.today):
        return refused(f"{code} can no longer be given; use N, K or E")
    remark = f"spelt almost like {known.name}; taken as {code}"
    return Reading({"status": code}, comments=(Comment("assumed", remark),) if near else ())


def _letter_and_words(cell: str) -> tuple[str | None, str]:
    match = _LETTERED.fullmatch(one_line(cell))
    if match is None:
        return None, cell
    return (match.group(1) or match.group(4)).upper(), match.group(2) or match.group(3)


def _status_code(cell: str, letter: str | None, said: str) -> tuple[str | None, bool]:
    if "?" in cell:
        return None, False
    meant = code_meant("sen_provision", cell)
    if meant:
        return meant.code, False
    near = code_meant("sen_provision", said) or code_close("sen_provision", said)
    if letter:
        # K - EHCP says two things, and neither is taken.
        return (letter, False) if near and near.code == letter else (None, False)
    return (near.code, True) if near else (None, False)


def has_plan(cell: str, _clues: Clues) -> Reading:
    """Whether there is an EHC plan."""
    said = word(cell)
    if said in words("yes"):
        return Reading({"has_plan": True})
    if said in words("no"):
        return Reading({"has_plan": False})
    meant = code_meant("sen_provision", cell)
    if meant and meant.code == "E":
        return Reading({"has_plan": True})
    return refused("does not say whether there is an EHC plan")


def on_support(cell: str, _clues: Clues) -> Reading:
    """Whether there is SEN support."""
    said = word(cell)
    if said in words("yes") or said in words("no"):
        return Reading({"on_support": said in words("yes")})
    meant = code_meant("sen_provision", cell)
    return Reading({"on_support": True}) if meant and meant.code == "K" else refused("is neither yes nor no")


def one_need(code: str, cell: str, _clues: Clues) -> Reading:
    """Whether the pupil has the type of need that the column is for, and in which rank."""
    said = word(cell)
    if said in words("yes") or said in RANKS:
        return Reading({"further_needs": (NeedRead(code, rank=RANKS.get(said)),)})
    return Reading() if said in words("no") else refused("is neither yes nor no nor a rank")


def need_rank(name: str, cell: str, _clues: Clues) -> Reading:
    """The rank of the need in the column beside it."""
    rank = RANKS.get(word(cell).removesuffix(".0"))
    return Reading({name: rank}) if rank else refused("is not a rank")


def flag(name: str, cell: str, _clues: Clues) -> Reading:
    """Whether the pupil has a place of a kind, such as one in the SEN unit."""
    said = word(cell)
    if said in words("yes") or said in words("no"):
        return Reading({name: said in words("yes")})
    return refused("is neither yes nor no")


def top_up(cell: str, clues: Clues) -> Reading:
    """Whether there is top-up funding, as yes, no or a sum."""
    amount = _AMOUNT.fullmatch(one_line(cell))
    return Reading({"top_up": amount[1].strip("0.,") != ""}) if amount else flag("top_up", cell, clues)


def needs(name: str, cell: str, clues: Clues) -> Reading:
    """Types of need, and diagnoses that stand among them."""
    main = name == "main_needs"
    found = read_needs(cell, today=clues.today, main=main, diagnoses_too=clues.speaks_of_diagnoses)
    comments: list[Comment] = []
    for sentence in found.assumed:
        comments.append(Comment("noted" if sentence.startswith("kept") else "assumed", sentence))
    return Reading({name: found.needs, "diagnoses": found.diagnoses}, found.refused, tuple(comments))


def diagnoses(cell: str, _clues: Clues) -> Reading:
    """Diagnoses in a column of their own."""
    if says_none(cell) or word(cell) in words("no"):
        return Reading()
    found = read_diagnoses(cell)
    named = any(code_meant("type_of_need", diagnosis.name) for diagnosis in found)
    return Reading({"diagnoses": found}, comments=(Comment("noted", KEPT),) if named else ())
