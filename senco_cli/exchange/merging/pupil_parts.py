"""What a row says about a pupil, field by field, laid over the pupil's record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from senco_cli.exchange.cells.names import LOST
from senco_cli.exchange.child import Child
from senco_cli.exchange.merging.trees import Part, Tree, day_in, entries, listed_in
from senco_cli.exchange.report import Said
from senco_cli.exchange.shipped import code_meant
from senco_cli.exchange.staff_names import staff_meant
from senco_cli.exchange.text import one_line, squeeze
from senco_cli.model.upn import doubt, is_temporary
from senco_cli.model.years import nc_year_code, nc_year_number

_LEGAL_OF = {"known_as": "legal_forename", "preferred_surname": "legal_surname"}
_USED_OF = {legal: used for used, legal in _LEGAL_OF.items()}
_SURER = ("suspected", "being-assessed", "confirmed")


def identity_part(old: Tree, child: Child) -> Part:
    """Date of birth and UPNs; another UPN than the recorded one makes that a former one.

    A recorded date of birth stays: it is what pupils are told apart by, and somebody has to see which day is wrong.
    """
    fields: dict[str, object] = {}
    said: list[Said] = []
    born = day_in(old, "date_of_birth")
    if child.date_of_birth and "date_of_birth" not in old:
        fields["date_of_birth"] = child.date_of_birth.isoformat()
    elif child.date_of_birth and child.date_of_birth != born:
        said.append(
            Said("refused", "date_of_birth", "is another day than the record's; senco edit puts the wrong one right")
        )
    former = [str(each) for each in listed_in(old, "former_upns")]
    recorded = str(old.get("upn") or "").upper()
    if child.upn and child.upn != recorded:
        if recorded and doubt(child.upn) and not doubt(recorded):
            said.append(Said("refused", "upn", "is doubtful, and the record has another that is sound"))
        elif recorded and is_temporary(child.upn) and not is_temporary(recorded):
            former += [] if child.upn in former else [child.upn]
        elif child.upn not in former:
            fields["upn"] = child.upn
            former += [recorded] if recorded else []
    own = fields.get("upn", recorded)
    given = ([child.former_upn] if child.former_upn else []) + list(child.former_upns)
    former += [each for each in dict.fromkeys(given) if each not in (*former, own)]
    if former != listed_in(old, "former_upns"):
        fields["former_upns"] = former
    if child.uln and not old.get("uln"):
        fields["uln"] = child.uln
    elif child.uln and child.uln != str(old.get("uln")):
        said.append(Said("kept", "uln", "the record has another unique learner number, and keeps it"))
    return Part(fields, tuple(said))


def name_part(old: Tree, child: Child) -> Part:
    """The name; the record's spelling stays where the file has the same name without accents or in capitals."""
    recorded = old.get("name")
    known: Tree = dict(recorded) if isinstance(recorded, dict) else {}
    name = dict(known)
    for part, text in _given_names(child, known).items():
        beside = name.get(_LEGAL_OF[part]) if part in _LEGAL_OF else None
        if text and text != beside and _is_news(text, part, known):
            name[part] = text
    if not known and not child.legal_forename and child.known_as:
        said = Said("assumed", "known_as", "no legal forename in the file; taken for it")
        return Part({"name": name}, (said,))
    return Part({"name": name} if name != known else {})


def _given_names(child: Child, known: Mapping[str, object]) -> dict[str, str | None]:
    forename, surname = child.legal_forename, child.legal_surname
    if not known:
        forename, surname = forename or child.known_as, surname or child.preferred_surname
    elif _whole(forename, surname) == _whole(known.get("legal_forename"), known.get("legal_surname")):
        # The same name, cut in two at another place than the record has it.
        parts = (squeeze(str(forename)), squeeze(str(known.get("legal_forename"))))
        forename, surname = (forename, surname) if parts[0] == parts[1] else (None, None)
    return {
        "legal_forename": forename,
        "legal_surname": surname,
        "known_as": child.known_as,
        "preferred_surname": child.preferred_surname,
    }


def _whole(forename: object, surname: object) -> str:
    return squeeze(f"{forename or ''}{surname or ''}")


def _is_news(text: str, part: str, known: Mapping[str, object]) -> bool:
    before = str(known.get(part) or "")
    if squeeze(text) == squeeze(before):
        return _accents(text) > _accents(before)
    if _lost_letters(text, before):
        return False
    used = known.get(_USED_OF[part]) if part in _USED_OF else None
    if used and squeeze(str(used)) == squeeze(text):
        return False
    # A register seldom has middle names; a record that has them keeps them.
    shortened = part in _USED_OF and f"{_words_of(before)} ".startswith(f"{_words_of(text)} ")
    return not (before and shortened)


def _lost_letters(text: str, before: str) -> bool:
    """Whether a name is the one before with "?" for the letters that the encoding of the file has not."""
    return LOST in text and len(text) == len(before) and all(a in (b, LOST) for a, b in zip(text, before, strict=True))


def _words_of(name: str) -> str:
    return " ".join(squeeze(word) for word in name.split())


def _accents(text: str) -> int:
    return sum(1 for c in text if not c.isascii())


def school_part(old: Tree, child: Child, *, today: date, staff: Mapping[str, str]) -> Part:
    """Class, year taught, key worker, days of joining and leaving."""
    fields: dict[str, object] = {}
    said: list[Said] = []
    if child.class_name and one_line(child.class_name).casefold() != str(old.get("class") or "").casefold():
        fields["class"] = child.class_name
    worker = staff_meant(child.key_worker, staff) if child.key_worker else None
    if worker and worker != old.get("key_worker"):
        fields["key_worker"] = worker
    for name, day in (("admitted_on", child.admitted_on), ("left_on", child.left_on)):
        recorded = day_in(old, name)
        if day and (recorded is None or not day.agrees_with(recorded)):
            fields[name] = day.day.isoformat()
    for year, sentence in _year_taught(old, child, today):
        fields["year_taught"] = year
        said.append(Said("noted", "year", sentence))
    return Part(fields, tuple(said))


def _year_taught(old: Tree, child: Child, today: date) -> Iterator[tuple[str, str]]:
    born = day_in(old, "date_of_birth") or child.date_of_birth
    if child.year is None or born is None:
        return
    by_age = nc_year_code(nc_year_number(born, today))
    recorded = old.get("year_taught")
    if child.year != (recorded or by_age):
        yield child.year, f"taught in {_words(child.year)}, by age in {_words(by_age)}; recorded as the year taught"


def _words(year: str) -> str:
    code = code_meant("nc_year", year)
    return code.name if code else year


def circumstances_part(old: Tree, child: Child) -> Part:
    """The circumstances; one that the row denies stays, and is told."""
    recorded = [str(each) for each in listed_in(old, "circumstances")]
    fresh = [code for code in child.circumstances if code not in recorded]
    said = tuple(
        Said("kept", code, f"the file says no; the record has {code}, and keeps it")
        for code in child.denied
        if code in recorded and code not in child.circumstances
    )
    return Part({"circumstances": recorded + fresh} if fresh else {}, said)


def needs_part(old: Tree, child: Child, *, today: date) -> Part:
    """The needs: the row's first and in its order, then those that the record has besides.

    A row without a main need says nothing about the order; its needs then come after the recorded ones.
    """
    if not child.needs:
        return Part()
    needs = entries(old, "needs")
    open_now = [place for place, need in enumerate(needs) if (day_in(need, "to") or today) >= today]
    recorded = {_type(needs[place]): place for place in sorted(open_now, key=lambda place: -_rank(needs[place]))}
    before = list(reversed(recorded))
    given = [need.type for need in child.needs]
    besides = [code for code in before if code not in given]
    fresh = [code for code in given if code not in before]
    order = given + besides if child.says_main_need else before + fresh
    told = {need.type: need.description for need in child.needs if need.description}
    for rank, code in enumerate(order, start=1):
        if code in recorded:
            place = recorded[code]
            needs[place] = _ranked(needs[place], rank, told.get(code))
        else:
            needs.append(_ranked({"type": code}, rank, told.get(code)))
    sentence = f"the record has {', '.join(besides)} besides, and keeps it"
    return Part({"needs": needs}, (Said("kept", "main_needs", sentence),) if besides else ())


def _type(need: Tree) -> str:
    return str(need.get("type")).strip().upper()


def _ranked(need: Tree, rank: int, description: str | None) -> Tree:
    found = need if str(need.get("rank")).strip() == str(rank) else {**need, "rank": str(rank)}
    return {**found, "description": description} if description and not found.get("description") else found


def _rank(need: Tree) -> int:
    text = str(need.get("rank")).strip()
    return int(text) if text.isdecimal() else 99


def diagnoses_part(old: Tree, child: Child) -> Part:
    """The diagnoses; one that the record has is told more about, never less."""
    known = entries(old, "diagnoses")
    for diagnosis in child.diagnoses:
        told = {"name": diagnosis.name, "certainty": diagnosis.certainty, "made_by": diagnosis.made_by}
        entry = {name: value for name, value in told.items() if value}
        names = [squeeze(str(each.get("name"))) for each in known]
        if squeeze(diagnosis.name) in names:
            place = names.index(squeeze(diagnosis.name))
            known[place] = _surer(known[place], entry)
        else:
            known.append(entry)
    return Part({"diagnoses": known} if child.diagnoses else {})


def _surer(recorded: Tree, entry: Tree) -> Tree:
    before, now = recorded.get("certainty"), entry.get("certainty")
    found = {**entry, **{name: value for name, value in recorded.items() if value}}
    if now and (before not in _SURER or _SURER.index(now) > _SURER.index(before)):
        found["certainty"] = now
    return {**recorded, **found}


def attendance_part(old: Tree, child: Child, *, today: date) -> Part:
    """The attendance; a new figure cannot keep the day up to which the old one was counted."""
    recorded = old.get("attendance")
    known: Tree = dict(recorded) if isinstance(recorded, dict) else {}
    if child.attendance is None or _number(known.get("percent")) == _number(child.attendance):
        return Part()
    if known.get("to"):
        said = Said("assumed", "attendance", "counted to today", today.isoformat())
        return Part({"attendance": {**known, "percent": child.attendance, "to": today.isoformat()}}, (said,))
    return Part({"attendance": {**known, "percent": child.attendance}})


def _number(text: object) -> Decimal | None:
    try:
        return Decimal(str(text).strip())
    except InvalidOperation:
        return None


def texts_part(old: Tree, child: Child) -> Part:
    """What helps, services involved and notes: what is new is added to what is there."""
    fields: dict[str, object] = {}
    recorded = old.get("profile")
    profile: Tree = dict(recorded) if isinstance(recorded, dict) else {}
    helps = _added(profile, "what_helps", child.what_helps)
    if helps:
        fields["profile"] = {**profile, "what_helps": helps}
    agencies = _added(old, "external_agencies", child.agencies)
    if agencies:
        fields["external_agencies"] = agencies
    notes = str(old.get("notes") or "")
    fresh = [note for note in child.notes if squeeze(note) not in squeeze(notes)]
    if fresh:
        fields["notes"] = "\n".join([*([notes] if notes else []), *fresh])
    return Part(fields)


def _added(tree: Tree, name: str, items: tuple[str, ...]) -> list[str]:
    recorded = [str(each) for each in listed_in(tree, name)]
    have = {squeeze(each) for each in recorded}
    fresh = [item for item in items if squeeze(item) not in have]
    return recorded + fresh if fresh else []
