"""The records of a pupil who comes from another school, as they are to stand here: new days, new keys, nothing lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from senco_cli.exchange.merging.trees import day_in, entries
from senco_cli.model.pupil import Pupil

Tree = dict[str, Any]

# What only the school before could say, and what is asked anew here.
_OF_THE_SCHOOL_BEFORE = ("left_on", "destination", "class", "file_sent_on", "ctf_sent_on", "key_worker")
_OWN_PEOPLE = ("school", "head", "teacher", "governing-body")
_BY = {"needs": "type", "diagnoses": "name", "contacts": "name", "sen_status": "from", "top_up": "from"}


@dataclass(frozen=True, slots=True)
class Coming:
    """What is said here about a pupil who comes: from which school, when, with which status and in which class."""

    sender: str
    sent_on: date
    admitted_on: date
    status: str | None
    class_name: str | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """A record of the pupil as it would be; `kept` are fields in which this school's own word stands."""

    tree: Tree
    kept: tuple[str, ...]


def last_status(tree: Tree) -> str | None:
    """The SEN status that began last by the record of the school before."""
    found = [each for each in entries(tree, "sen_status") if day_in(each, "from")]
    return str(max(found, key=lambda each: str(each["from"]))["status"]) if found else None


def arrived(tree: Tree, coming: Coming) -> Tree:
    """The pupil's record as it stands here: history closed before the first day, and what goes on begun on it."""
    found = {name: value for name, value in tree.items() if name not in _OF_THE_SCHOOL_BEFORE}
    found["admitted_on"] = coming.admitted_on.isoformat()
    if coming.class_name:
        found["class"] = coming.class_name
    history = [_closed(each, coming.admitted_on) for each in entries(tree, "sen_status")]
    if coming.status:
        reason = f"As at {coming.sender}" if coming.status == last_status(tree) else f"On coming from {coming.sender}"
        history.append({"status": coming.status, "from": coming.admitted_on.isoformat(), "reason": reason})
    found["sen_status"] = history
    if "top_up" in tree:
        found["top_up"] = [_closed(each, coming.admitted_on) for each in entries(tree, "top_up")]
    moves_on = day_in(tree.get("transfer") or {}, "moves_on")
    if moves_on and moves_on <= coming.admitted_on:
        found.pop("transfer")
    order = [info.alias or name for name, info in Pupil.model_fields.items()]
    return {name: found[name] for name in order if found.get(name) not in (None, [], {})}


def arrived_provision(tree: Tree, coming: Coming, *, pupil: str) -> Tree:
    """A provision of the school before: it has ended, and says whose it was."""
    last = (coming.admitted_on - timedelta(days=1)).isoformat()
    found = dict(tree)
    ends = day_in(tree, "to")
    # Whoever left before the end owes no result: what goes on there without the pupil is not for this school to judge.
    goes_on = ends is None or ends > coming.sent_on
    left = {"left_on": coming.sent_on.isoformat()} if goes_on and _was_in(tree, coming.sent_on) else {}
    found["pupils"] = [{**left, **each, "pupil": pupil} for each in entries(tree, "pupils")]
    if (day_in(tree, "from") or coming.admitted_on) < coming.admitted_on and (
        ends is None or ends >= coming.admitted_on
    ):
        found["to"] = last
    by = tree.get("delivered_by_others")
    found["given_at"] = tree.get("given_at") or coming.sender
    found["delivered_by_others"] = f"{coming.sender}{f': {by}' if by else ''}"
    found.pop("review_by", None)
    return found


def left_with_the_bundle(tree: Tree, coming: Coming) -> bool:
    """Whether the pupil's last day in a provision is taken from the day on which the bundle was packed."""
    before = [each.get("left_on") for each in entries(tree, "pupils")]
    return [each.get("left_on") for each in arrived_provision(tree, coming, pupil="")["pupils"]] != before


def arrived_log(tree: Tree, coming: Coming) -> Tree:
    """The contact log: what the school before promised and has not kept is nobody's promise here."""
    return {**tree, "contacts": [_theirs(each, coming) for each in entries(tree, "contacts")]}


def arrived_equality(tree: Tree) -> Tree | None:
    """The equality checklist without answers, which were about the school before; None where nothing is left."""
    kept = {name: value for name, value in tree.items() if name != "answers" and value}
    return kept or None


def merged(ours: Tree, theirs: Tree) -> Merged:
    """Our record of a pupil with what only the other has; where both say something, ours stands."""
    found, kept = dict(ours), []
    for name, value in theirs.items():
        if name not in ours or ours[name] in (None, [], {}):
            found[name] = value
        elif name in _BY:
            more = _missing(ours, theirs, name)
            going_on = [each for each in more if name == "sen_status" and _is_within_open(each, entries(ours, name))]
            found[name] = [*entries(ours, name), *(each for each in more if each not in going_on)]
            if any(each.get("status") != _open_status(entries(ours, name)) for each in going_on):
                kept.append(name)
        elif isinstance(value, list) and isinstance(ours[name], list):
            found[name] = [*ours[name], *(each for each in value if each not in ours[name])]
        elif value != ours[name]:
            kept.append(name)
    return Merged(found, tuple(kept))


def appended(ours: Tree, theirs: Tree, name: str, *, by: Sequence[str]) -> Tree:
    """Our list with those entries of the other that it has not; `by` are the fields that tell entries apart."""
    known = {tuple(str(each.get(field)) for field in by) for each in entries(ours, name)}
    more = [each for each in entries(theirs, name) if tuple(str(each.get(field)) for field in by) not in known]
    return {**ours, name: [*entries(ours, name), *more]}


def received_entry(coming: Coming, *, on: date, sha256: str) -> Tree:
    """The entry of the contact log that says how the record came."""
    return {
        "happened_on": on.isoformat(),
        "with": coming.sender,
        "how": "letter",
        "about": f"The SEN record came as a transfer bundle packed on {coming.sent_on.isoformat()} (SHA-256 {sha256})",
    }


def _was_in(tree: Tree, day: date) -> bool:
    starts = [day_in(each, "joined_on") or day_in(tree, "from") for each in entries(tree, "pupils")]
    return all(start is not None and start <= day for start in starts)


def _theirs(contact: Tree, coming: Coming) -> Tree:
    if not contact.get("promised"):
        return contact
    promised = [
        {**each, "what": f"{each.get('what')} (promised at {coming.sender})", "who": "other"}
        if each.get("who") in _OWN_PEOPLE and not each.get("kept_on")
        else each
        for each in entries(contact, "promised")
    ]
    return {**contact, "promised": promised}


def _missing(ours: Tree, theirs: Tree, name: str) -> list[Tree]:
    known = {str(each.get(_BY[name])) for each in entries(ours, name)}
    return [each for each in entries(theirs, name) if str(each.get(_BY[name])) not in known]


def _is_within_open(entry: Tree, history: Sequence[Tree]) -> bool:
    """Whether a status would begin while one that has no end goes on: a transfer file that came first has said it."""
    return any("to" not in each and str(each.get("from")) <= str(entry.get("from")) for each in history)


def _open_status(history: Sequence[Tree]) -> str | None:
    return next((str(each.get("status")) for each in history if "to" not in each), None)


def _closed(entry: Mapping[str, Any], admitted_on: date) -> Tree:
    """An entry of a history that ends before the first day here, unless it ended earlier."""
    begins, ends = day_in(dict(entry), "from"), day_in(dict(entry), "to")
    if begins is None or begins >= admitted_on or (ends is not None and ends < admitted_on):
        return dict(entry)
    return {**entry, "to": (admitted_on - timedelta(days=1)).isoformat()}
