"""What would go to the next school about a pupil: every record stripped, every original looked into, nothing packed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import RecordHasFaults
from senco_cli.exchange.bundle.manifest import LeftOut, digest
from senco_cli.exchange.bundle.mentions import Mention, Other, Others, mentions_in, own_words
from senco_cli.exchange.bundle.originals import can_be_read, named_in
from senco_cli.exchange.bundle.record_tree import RecordTree
from senco_cli.exchange.bundle.stripping import (
    DISCRIMINATION,
    NOT_SENT,
    Sending,
    is_restricted,
    stripped,
    stripped_provision,
)
from senco_cli.model.codes import code_set
from senco_cli.model.document_index import Documents, copy_path
from senco_cli.model.kinds import KINDS, Place, path_of, place_of
from senco_cli.model.phrases import small_first
from senco_cli.model.provision import Provision
from senco_cli.model.pupil import Pupil
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.settings import Settings
from senco_cli.store.files import read
from senco_cli.store.past_state import held_then
from senco_cli.store.pupil_folders import load_tree, pupil_keys
from senco_cli.store.records import load, load_pupil
from senco_cli.store.strays import yaml_below

RECORDS, ORIGINALS = "records", "originals"
_ALWAYS = (
    LeftOut("staff and their pay", 0, "the next school has its own"),
    LeftOut("other children", 0, "provision shows this pupil's part only"),
    LeftOut("child protection file", 0, "if there is one, the safeguarding lead sends it by itself"),
)


@dataclass(frozen=True, slots=True)
class DraftOriginal:
    """One original that would be sent: its entry in the index, its bytes, and whether its words could be read."""

    id: str
    path: str
    data: bytes
    was_read: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that would go, and the places at which another child may be named, to be withheld unless somebody
    says that they do not.

    `is_confidential` says that the family asked for something to be kept confidential.
    """

    file: PupilFile
    school: SchoolRecords
    records: tuple[RecordTree, ...]
    originals: tuple[DraftOriginal, ...]
    mentions: tuple[Mention, ...]
    left_out: tuple[LeftOut, ...]
    is_confidential: bool


def draft_bundle(workspace: Workspace, key: str) -> Draft:
    """What would be sent about a pupil. Raises SettingsUnreadable, and RecordHasFaults where a record of the pupil, or
    the name of another, cannot be read: nobody could tell then what would be sent."""
    school, faults = open_school(workspace)
    if faults:
        raise RecordHasFaults(faults[0].path, faults)
    loaded = load_pupil(workspace.root, key)
    if loaded.file is None or loaded.faults:
        raise RecordHasFaults(path_of(Pupil, pupil=key), loaded.faults)
    others = _others(workspace, loaded.file)
    paths = _paths_of(workspace, key)
    documents = _document_trees(workspace, key)
    withheld = frozenset(str(each.get("id")) for each in documents if is_restricted(each))
    sending = _sending(workspace, school, key, withheld)
    records = [*_own_records(workspace, paths, sending), *_provisions(workspace, sending)]
    originals, missing = _originals(workspace, key, documents, withheld)
    records = [_renamed(each, number, others) for number, each in enumerate(records)]
    mentions = [found for each in records for found in mentions_in(each.path, each.tree, others)]
    mentions += _in_originals(originals, others)
    return Draft(
        loaded.file,
        school,
        tuple(records),
        tuple(originals),
        tuple(mentions),
        (*_left_out(paths, loaded.file, documents), *missing),
        bool(loaded.file.equality and any(not each.withdrawn_on for each in loaded.file.equality.confidentiality)),
    )


def _others(workspace: Workspace, file: PupilFile) -> Others:
    pupils = []
    for key in pupil_keys(workspace.root):
        if key == file.key:
            continue
        loaded = load(workspace.root, path_of(Pupil, pupil=key), Pupil)
        if loaded.record is None:
            raise RecordHasFaults(loaded.path, loaded.faults)
        pupils.append(Other.of(key, loaded.record))
    return Others(pupils, own_words(file.pupil, [each.name for each in file.pupil.contacts]))


def _sending(workspace: Workspace, school: SchoolRecords, key: str, withheld: frozenset[str]) -> Sending:
    mine = [provision for provision, _record, _member in school.provisions_of(key)]
    numbered = {provision: f"p{number}" for number, provision in enumerate(dict.fromkeys(mine), start=1)}
    settings = load_tree(workspace.root, path_of(Settings))
    return Sending(
        key,
        staff={each: person.name for each, person in school.staff.items()},
        provisions=numbered,
        delivered={each: _roles(school, each) for each in numbered},
        scales={str(each["id"]): each for each in settings.get("scales", ())},
        withheld=withheld,
    )


def _roles(school: SchoolRecords, provision: str) -> str:
    names = code_set("staff_role")
    people = [school.staff.get(each.staff) for each in school.provisions[provision].delivered_by]
    roles = dict.fromkeys(names.name_of(person.role) for person in people if person)
    return " and ".join(role if role.isupper() else small_first(role) for role in roles)


def _own_records(workspace: Workspace, paths: Mapping[str, Place], sending: Sending) -> Iterator[RecordTree]:
    for path, place in paths.items():
        tree = stripped(place.kind, load_tree(workspace.root, path), sending)
        if tree is not None:
            yield RecordTree(f"{RECORDS}/{path.removeprefix(f'pupils/{sending.key}/')}", place.kind, tree)


def _provisions(workspace: Workspace, sending: Sending) -> Iterator[RecordTree]:
    for key, name in sending.provisions.items():
        tree = load_tree(workspace.root, path_of(Provision, key=key))
        yield RecordTree(f"{RECORDS}/{path_of(Provision, key=name)}", Provision, stripped_provision(key, tree, sending))


def _renamed(record: RecordTree, number: int, others: Others) -> RecordTree:
    """The record under a name that says nothing, where its own may be that of another child."""
    path = PurePosixPath(record.path)
    if not others.in_text(path.stem.replace("-", " "))[0]:
        return record
    return replace(record, path=(path.parent / f"record-{number}.yaml").as_posix())


def _paths_of(workspace: Workspace, key: str) -> Mapping[str, Place]:
    """The pupil's records with what each is, in the order in which a reader wants them."""
    found = {path: place for path in yaml_below(workspace.root, f"pupils/{key}") if (place := place_of(path))}
    return dict(sorted(found.items(), key=lambda each: (KINDS.index(each[1].kind), each[0])))


def _document_trees(workspace: Workspace, key: str) -> Sequence[Mapping[str, Any]]:
    path = path_of(Documents, pupil=key)
    tree = load_tree(workspace.root, path) if (workspace.root / path).exists() else None
    return tree.get("documents", ()) if isinstance(tree, dict) else ()


def _originals(
    workspace: Workspace, key: str, documents: Sequence[Mapping[str, Any]], withheld: frozenset[str]
) -> tuple[list[DraftOriginal], list[LeftOut]]:
    found, missing = [], 0
    for each in documents:
        name = each.get("file")
        if not name or each.get("id") in withheld:
            continue
        data = _copy(workspace, copy_path(key, name))
        if data is None or digest(data) != each.get("sha256"):
            missing += 1
            continue
        ending = PurePosixPath(name).suffix
        found.append(DraftOriginal(str(each["id"]), f"{ORIGINALS}/{name}", data, can_be_read(ending)))
    why = "the copy is missing or not what was filed: senco check says which"
    return found, [LeftOut("originals", missing, why)] if missing else []


def _copy(workspace: Workspace, path: str) -> bytes | None:
    """The copy of an original, which of an earlier day is still in the history."""
    data = read(workspace.root / path)
    if data is None and workspace.home and workspace.as_at:
        return held_then(workspace.home, path, workspace.as_at, environment=workspace.environment)
    return data


def _in_originals(originals: Sequence[DraftOriginal], others: Others) -> Iterator[Mention]:
    for each in originals:
        whose, is_sure = named_in(each.data, PurePosixPath(each.path).suffix, others)
        if whose:
            yield Mention(each.path, (), whose, is_sure, "somewhere in it")


def _left_out(paths: Mapping[str, Place], file: PupilFile, documents: Sequence[Mapping[str, Any]]) -> Iterator[LeftOut]:
    yield from _ALWAYS
    restricted: dict[str, int] = {}
    for each in documents:
        if is_restricted(each):
            restricted[str(each["restricted"])] = restricted.get(str(each["restricted"]), 0) + 1
    for code, number in restricted.items():
        who = code_set("document_access").name_of(code)
        who = small_first(who)
        yield LeftOut("documents for some people only", number, f"they are for {who}, to be handed over by hand")
    for kind, why in NOT_SENT.items():
        number = sum(place.kind is kind for place in paths.values())
        if number:
            yield LeftOut("requests and complaints", number, why)
    claims = sum(each.about == "discrimination" for each in file.disputes.values())
    if claims:
        yield LeftOut("claims of discrimination", claims, DISCRIMINATION)
