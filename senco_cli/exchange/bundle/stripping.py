"""The records of one pupil as another school may have them: no other child, nothing restricted, nobody's pay."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from senco_cli.model.advice import Advice
from senco_cli.model.base import Record
from senco_cli.model.cycle import Cycle
from senco_cli.model.dispute import Dispute
from senco_cli.model.document_index import Documents
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.measures import Measures
from senco_cli.model.provision import Provision
from senco_cli.model.pupil import Pupil
from senco_cli.model.request import Request
from senco_cli.model.review import Review

Tree = dict[str, Any]

NOT_SENT: Mapping[type[Record], str] = MappingProxyType(
    {Request: "requests for data and complaints are this school's own business with the family"}
)
DISCRIMINATION = "a claim of discrimination against this school is this school's own business"
# Whether there is a child protection file is for the safeguarding lead to tell, with the file.
_PUPIL_WITHOUT = ("key_worker", "child_protection_file", "child_protection_file_sent_on", "file_sent_on", "ctf_sent_on")
_PROVISION_WITHOUT = ("delivered_by", "cost", "notes", "pupils")
OPEN_TO_ALL = (None, "none")


@dataclass(frozen=True, slots=True)
class Sending:
    """What the records of one pupil are stripped by.

    `staff` are names by key, `provisions` the key in the file by the key in the records, `delivered` who delivers each
    in words, `scales` the school's own scales by their ids, and `withheld` the documents that are not sent.
    """

    key: str
    staff: Mapping[str, str]
    provisions: Mapping[str, str] = field(default_factory=dict)
    delivered: Mapping[str, str] = field(default_factory=dict)
    scales: Mapping[str, Tree] = field(default_factory=dict)
    withheld: frozenset[str] = frozenset()


def is_restricted(document: Mapping[str, Any]) -> bool:
    """Whether a document is for some people only."""
    return document.get("restricted") not in OPEN_TO_ALL


def stripped(kind: type[Record], tree: Tree, sending: Sending) -> Tree | None:
    """A record as it is sent; None where it is not."""
    if kind in NOT_SENT:
        return None
    change = _BY_KIND.get(kind)
    return change(tree, sending) if change else tree


def stripped_provision(key: str, tree: Tree, sending: Sending) -> Tree:
    """A provision with nobody in it but the pupil, and without what it costs."""
    found = {name: value for name, value in tree.items() if name not in _PROVISION_WITHOUT}
    if isinstance(found.get("measure"), dict):
        found["measure"] = _without(found["measure"], ("scale",) if _is_own_scale(found["measure"], sending) else ())
    by = " and ".join(part for part in (sending.delivered.get(key), tree.get("delivered_by_others")) if part)
    if by:
        found["delivered_by_others"] = by
    found["pupils"] = [each for each in tree.get("pupils", ()) if each.get("pupil") == sending.key]
    order = [info.alias or name for name, info in Provision.model_fields.items()]
    return {name: found[name] for name in order if name in found}


def _pupil(tree: Tree, _sending: Sending) -> Tree:
    return _without(tree, _PUPIL_WITHOUT)


def _plan(tree: Tree, sending: Sending) -> Tree:
    sections = {
        letter: [_with_provisions(each, "delivered_by", sending) for each in entries]
        if isinstance(entries, list)
        else entries
        for letter, entries in tree.get("sections", {}).items()
    }
    return {**tree, "sections": sections} if sections else tree


def _cycle(tree: Tree, sending: Sending) -> Tree:
    found = _without(tree, ("led_by",))
    if isinstance(found.get("plan"), dict):
        found["plan"] = _with_provisions(found["plan"], "provision", sending)
    return found


def _review(tree: Tree, sending: Sending) -> Tree:
    found = dict(tree)
    if "chair" in found:
        found["chair"] = sending.staff.get(found["chair"], found["chair"])
    if "provisions" in found:
        found["provisions"] = [_named_staff(each, sending) for each in found["provisions"]]
    return found


def _named_staff(entry: Tree, sending: Sending) -> Tree:
    names = [sending.staff[key] for key in entry.get("delivered_by", ()) if key in sending.staff]
    by = ", ".join([*names, *([entry["delivered_by_others"]] if entry.get("delivered_by_others") else [])])
    found = _without(entry, ("delivered_by",))
    return {**found, "delivered_by_others": by} if by else found


def _advice(tree: Tree, sending: Sending) -> Tree | None:
    if tree.get("document") in sending.withheld:
        return None
    given = tree.get("recommendations")
    if not given:
        return tree
    named = [{**each, "who": sending.staff.get(each["who"], each["who"])} if "who" in each else each for each in given]
    return {**tree, "recommendations": named}


def _documents(tree: Tree, sending: Sending) -> Tree | None:
    kept = [
        _without(each, ("restricted",))
        for each in tree.get("documents", ())
        if not is_restricted(each) and each.get("id") not in sending.withheld
    ]
    return {"documents": kept} if kept else None


def _measures(tree: Tree, sending: Sending) -> Tree:
    results = [_result(each, sending) for each in tree.get("results", ())]
    own = {each.get("id") for each in tree.get("scales", ())}
    used = dict.fromkeys(str(each.get("scale")) for each in results)
    scales = [sending.scales[name] for name in used if name in sending.scales and name not in own]
    found = {"scales": [*tree.get("scales", ()), *scales], **_without(tree, ("scales", "results")), "results": results}
    return {name: value for name, value in found.items() if value}


def _result(entry: Tree, sending: Sending) -> Tree:
    if "provision" not in entry:
        return entry
    key = sending.provisions.get(entry["provision"])
    return {**entry, "provision": key} if key else _without(entry, ("provision",))


def _dispute(tree: Tree, _sending: Sending) -> Tree | None:
    return None if tree.get("about") == "discrimination" else tree


def _with_provisions(entry: Any, name: str, sending: Sending) -> Any:
    if not isinstance(entry, dict) or name not in entry:
        return entry
    keys = [sending.provisions[key] for key in entry[name] if key in sending.provisions]
    return {**entry, name: keys} if keys else _without(entry, (name,))


def _is_own_scale(measure: Tree, sending: Sending) -> bool:
    return measure.get("scale") in sending.scales


def _without(tree: Tree, names: Collection[str]) -> Tree:
    return {name: value for name, value in tree.items() if name not in names}


_BY_KIND: Mapping[type[Record], Callable[[Tree, Sending], Tree | None]] = MappingProxyType(
    {
        Pupil: _pupil,
        EhcPlan: _plan,
        Cycle: _cycle,
        Review: _review,
        Advice: _advice,
        Documents: _documents,
        Measures: _measures,
        Dispute: _dispute,
    }
)
