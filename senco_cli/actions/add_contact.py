"""Write down that somebody was in touch about a pupil, and what was promised; tick off what was promised before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import Edit, Write, appending, changed, new, save, setting
from senco_cli.errors import SencoError
from senco_cli.model.contact_log import ContactLog, LoggedContact
from senco_cli.model.kinds import path_of
from senco_cli.model.names import matches
from senco_cli.store.records import load
from senco_cli.store.transaction import Committed


@dataclass(frozen=True, slots=True)
class NewPromise:
    """What was promised: by whom as a code, by when where a day was named."""

    what: str
    who: str
    by: date | None = None


@dataclass(frozen=True, slots=True)
class NewContact:
    """One letter, call, e-mail or meeting that is to be written down; `how` is a code."""

    happened_on: date
    with_whom: str
    how: str
    about: str
    promised: tuple[NewPromise, ...] = ()
    sent: str | None = None
    reply_by: date | None = None
    reply_from: str | None = None


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """A promise in the log that nobody has kept yet, or an answer that has not come, and where it stands.

    `done` is the field that takes the day it is kept.
    """

    at: tuple[str | int, ...]
    what: str
    who: str
    by: date | None
    done: str = "kept_on"


class LogHasFaults(SencoError):
    """The contact log has to be mended before anything is added to it."""

    def __init__(self, path: str, pupil: str) -> None:
        super().__init__(
            f"{path} has faults, and has to be mended first", hint=f"senco edit {pupil} --what contact-log"
        )


class NoSuchPromise(SencoError):
    """No open promise has the words that were typed, or several have."""

    def __init__(self, pupil: str, found: int) -> None:
        what = f"{found} open promises have these words" if found else "no open promise has these words"
        super().__init__(f"pupil {pupil}: {what}", hint=f"senco show {pupil} --full   shows the log")


def open_promises(workspace: Workspace, pupil: str) -> tuple[OpenPromise, ...]:
    """What was promised about a pupil and is not kept, and what was asked and is not answered, in the order of the log.

    Raises LogHasFaults.
    """
    log = _log(workspace, pupil)
    return tuple(each for number, contact in enumerate(log.contacts if log else ()) for each in _open(number, contact))


def _open(number: int, contact: LoggedContact) -> Iterator[OpenPromise]:
    for which, promise in enumerate(contact.promised):
        if promise.kept_on is None:
            yield OpenPromise(("contacts", number, "promised", which), promise.what, promise.who, promise.by)
    if contact.reply_by and contact.replied_on is None:
        asked = f"answer: {contact.about}"
        yield OpenPromise(("contacts", number), asked, contact.reply_from or "other", contact.reply_by, "replied_on")


def promise_named(promises: Sequence[OpenPromise], typed: str, *, pupil: str) -> OpenPromise:
    """The open promise that has the words typed. Raises NoSuchPromise."""
    found = [each for each in promises if matches(typed, each.what)]
    if len(found) != 1:
        raise NoSuchPromise(pupil, len(found))
    return found[0]


def prepare_contact(
    workspace: Workspace, pupil: str, contact: NewContact, *, keeps: Sequence[OpenPromise] = ()
) -> Write:
    """The pupil's log with the contact at its end, and the promises that were kept with it ticked off.

    Raises LogHasFaults, and WouldNotLoad where an answer cannot stand in a record.
    """
    path = path_of(ContactLog, pupil=pupil)
    entry = _tree(contact)
    if not (workspace.root / path).exists():
        return new(ContactLog, path, {"contacts": [entry]})
    log = _log(workspace, pupil)
    kept_on = contact.happened_on.isoformat()
    edits: list[Edit] = [setting(ContactLog, (*each.at, each.done), kept_on) for each in keeps]
    has_some = log is not None and log.contacts
    edits.append(
        appending(ContactLog, ("contacts",), entry) if has_some else setting(ContactLog, ("contacts",), [entry])
    )
    return changed(workspace.root, path, ContactLog, *edits)


def add_contacts(workspace: Workspace, prepared: Mapping[str, Write]) -> Committed:
    """Write what was prepared for each pupil, in one commit."""
    return save(workspace, f"add contact ({', '.join(sorted(prepared))})", list(prepared.values()))


def _log(workspace: Workspace, pupil: str) -> ContactLog | None:
    path = path_of(ContactLog, pupil=pupil)
    if not (workspace.root / path).exists():
        return None
    loaded = load(workspace.root, path, ContactLog)
    if loaded.record is None:
        raise LogHasFaults(path, pupil)
    return loaded.record


def _tree(contact: NewContact) -> dict[str, Any]:
    promised = [
        {"what": each.what, "who": each.who, **({"by": each.by.isoformat()} if each.by else {})}
        for each in contact.promised
    ]
    tree: dict[str, Any] = {
        "happened_on": contact.happened_on.isoformat(),
        "with": contact.with_whom,
        "how": contact.how,
        "about": contact.about,
    }
    if promised:
        tree["promised"] = promised
    if contact.sent:
        tree["sent"] = contact.sent
    if contact.reply_by:
        tree["reply_by"] = contact.reply_by.isoformat()
    if contact.reply_from:
        tree["reply_from"] = contact.reply_from
    return tree
