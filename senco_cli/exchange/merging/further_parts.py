"""Contacts, sessions and what the census asks of a place, laid over a pupil's record."""

from __future__ import annotations

from senco_cli.exchange.child import Child, ContactRead
from senco_cli.exchange.merging.trees import Part, Tree, entries
from senco_cli.exchange.report import Said
from senco_cli.exchange.text import squeeze

_WITH_SEN = ("K", "E")
_NO_SUM = "says that there is top-up funding; the record asks for the sum a year and its first day: senco edit"


def contacts_part(old: Tree, child: Child) -> Part:
    """The contacts; of one that the record has, only what it lacks is taken."""
    found = entries(old, "contacts")
    before = list(found)
    for contact in child.contacts:
        entry = _entry(contact)
        places = {squeeze(str(each.get("name"))): place for place, each in enumerate(found)}
        place = places.get(squeeze(contact.name))
        if place is None:
            found.append(entry)
        else:
            found[place] = {
                **found[place],
                **{name: text for name, text in entry.items() if not found[place].get(name)},
            }
    return Part({"contacts": found} if found != before else {})


def sessions_part(old: Tree, child: Child) -> Part:
    """The attendance of this school year; one that is recorded already is the later one, and stays."""
    sessions = child.sessions
    if sessions is None:
        return Part()
    if isinstance(old.get("attendance"), dict):
        return Part(said=(Said("kept", "attendance", "the record has an attendance of its own, and keeps it"),))
    counted = {
        "percent": sessions.percent,
        "to": sessions.to_on.isoformat(),
        "possible_sessions": str(sessions.possible),
        "authorised_absences": None if sessions.authorised is None else str(sessions.authorised),
        "unauthorised_absences": None if sessions.unauthorised is None else str(sessions.unauthorised),
    }
    return Part({"attendance": {name: text for name, text in counted.items() if text is not None}})


def _entry(contact: ContactRead) -> Tree:
    answer = {True: "yes", False: "no", None: None}[contact.parental_responsibility]
    fields = {
        "name": contact.name,
        "relationship": contact.relationship,
        "parental_responsibility": answer,
        "phone": contact.phone,
        "email": contact.email,
        "address": contact.address,
    }
    return {name: text for name, text in fields.items() if text}


def places_part(old: Tree, child: Child) -> Part:
    """Whether the place is in the SEN unit or the resourced provision; that it is in neither is asked of SEN only.

    Top-up funding is told and not taken: the record asks for the sum and its first day.
    """
    fields: dict[str, object] = {}
    for name, said in (("sen_unit", child.sen_unit), ("resourced_provision", child.resourced_provision)):
        if said is None or (not said and child.status not in _WITH_SEN and name not in old):
            continue
        word = "yes" if said else "no"
        if str(old.get(name) or "").casefold() != word:
            fields[name] = word
    lacks = bool(child.top_up) and not old.get("top_up")
    return Part(fields, (Said("refused", "top_up", _NO_SUM),) if lacks else ())
