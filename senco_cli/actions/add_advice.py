"""Write down advice about a pupil that was asked for or has come, with what it recommends and its original."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from senco_cli.actions import add_document
from senco_cli.actions.add_document import Filing
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Write, changed, new, setting
from senco_cli.model.advice import Advice
from senco_cli.model.kinds import path_of
from senco_cli.model.names import fold_name
from senco_cli.store.records import load_pupil, record_keys
from senco_cli.store.transaction import Committed, transaction

# "F: ..." as people write beside a recommendation where it belongs; "F2:" means a place in the same section.
_SECTION = re.compile(r"(H[12]|[A-GI-K])\d*\s*:\s*(\S.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class NewRecommendation:
    """One thing that is recommended; `section` is a code, None where nobody said."""

    text: str
    section: str | None = None


@dataclass(frozen=True, slots=True)
class NewAdvice:
    """What is to be written down; `role` and `purpose` are codes, `document` a key in the index of documents."""

    role: str
    name: str | None = None
    organisation: str | None = None
    purpose: str | None = None
    review: str | None = None
    asked_on: date | None = None
    assessed_on: date | None = None
    dated: date | None = None
    received_on: date | None = None
    circulated_on: date | None = None
    document: str | None = None
    summary: str | None = None
    recommendations: tuple[NewRecommendation, ...] = ()


def read_recommendation(typed: str) -> NewRecommendation:
    """A recommendation as it was typed, with the section that stands before a colon at its beginning."""
    text = typed.strip()
    match = _SECTION.fullmatch(text)
    return NewRecommendation(match[2], match[1].upper()) if match else NewRecommendation(text)


def prepare_advice(workspace: Workspace, pupil: str, advice: NewAdvice) -> Write:
    """The new record, filed under the day it came, is dated or was asked for; or the one that waited for it, completed.

    Raises WouldNotLoad.
    """
    waiting = _waiting(workspace, pupil, advice)
    if waiting:
        edits = [setting(Advice, (name,), value) for name, value in _tree(advice).items() if name != "role"]
        return changed(workspace.root, path_of(Advice, pupil=pupil, key=waiting), Advice, *edits)
    day = (advice.received_on or advice.dated or advice.asked_on or workspace.today).isoformat()
    taken = set(record_keys(workspace.root, f"pupils/{pupil}/advice"))
    names = (day + (f"-{number}" if number > 1 else "") for number in range(1, len(taken) + 2))
    key = next(name for name in names if name not in taken)
    return new(Advice, path_of(Advice, pupil=pupil, key=key), _tree(advice))


def add_advice(workspace: Workspace, pupil: str, write: Write, *, filing: Filing | None = None) -> Committed:
    """Write the advice, and its original with it, in one commit. Raises CopyUnsound."""
    key = write.path.rpartition("/")[2].removesuffix(".yaml")
    verb = "add" if write.expected is None else "complete"
    with transaction(
        workspace.root,
        message=f"{verb} advice {key} ({pupil})",
        environment=workspace.environment,
        dry_run=workspace.dry_run,
    ) as tx:
        tx.write(write.path, write.data, expected=write.expected)
        if filing:
            add_document.put(workspace, tx, filing)
    if filing and not workspace.dry_run:
        add_document.verify(workspace, filing)
    return tx.result


def _waiting(workspace: Workspace, pupil: str, advice: NewAdvice) -> str | None:
    """The oldest advice in the same part that was asked for and has now come, or had come and now goes out."""
    if not (advice.received_on or advice.circulated_on) or advice.asked_on:
        return None
    file = load_pupil(workspace.root, pupil).file
    for key, known in sorted(file.advice.items()) if file else ():
        is_other = advice.name and known.name and fold_name(advice.name) != fold_name(known.name)
        if known.role != advice.role or is_other or (advice.recommendations and known.recommendations):
            continue
        if advice.received_on:
            waits = known.asked_on is not None and known.received_on is None
        else:
            waits = known.received_on is not None and known.circulated_on is None
        if waits:
            return key
    return None


def _tree(advice: NewAdvice) -> dict[str, Any]:
    days = {
        "asked_on": advice.asked_on,
        "assessed_on": advice.assessed_on,
        "dated": advice.dated,
        "received_on": advice.received_on,
        "circulated_on": advice.circulated_on,
    }
    fields: dict[str, Any] = {
        "role": advice.role,
        "name": advice.name,
        "organisation": advice.organisation,
        "purpose": advice.purpose,
        "review": advice.review,
        **{name: day.isoformat() for name, day in days.items() if day},
        "document": advice.document,
        "summary": advice.summary,
        "recommendations": [
            {"text": each.text, **({"section": each.section} if each.section else {})}
            for each in advice.recommendations
        ],
    }
    return {name: value for name, value in fields.items() if value}
