"""A bundle from another school, read: every record in it judged, every original known, the pupil looked for here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from senco_cli.actions.add_document import ENDINGS, MOST_BYTES
from senco_cli.actions.import_outcomes import CannotOpen, existing_pupils
from senco_cli.actions.transfer_bundle import PAGE, RECEIPT
from senco_cli.actions.transfer_draft import ORIGINALS, RECORDS
from senco_cli.actions.workspace import Workspace
from senco_cli.exchange.bundle.manifest import BundleRefused, Manifest, digest
from senco_cli.exchange.bundle.packing import LARGEST, unpacked
from senco_cli.exchange.bundle.record_tree import RecordTree
from senco_cli.exchange.child import Child
from senco_cli.exchange.matching import Match, Register
from senco_cli.model.base import Record
from senco_cli.model.document_index import Documents, file_name, is_file_name
from senco_cli.model.kinds import place_of
from senco_cli.model.provision import Provision
from senco_cli.model.pupil import Pupil
from senco_cli.store.files import read_there
from senco_cli.store.records import parse

_ANYBODY = "x"
_WHERE = "senco import bundle FILE   with the place of the file, like Downloads/transfer-k7m2q-2026-12-18.zip"


@dataclass(frozen=True, slots=True)
class Arrival:
    """Everything in a sound bundle; `match` says whom of the records it is about, `sha256` is the bundle's own."""

    manifest: Manifest
    sha256: str
    pupil: Pupil
    records: tuple[RecordTree, ...]
    originals: Mapping[str, bytes]
    match: Match

    def of(self, kind: type[Record]) -> tuple[RecordTree, ...]:
        """The records of one kind."""
        return tuple(each for each in self.records if each.kind is kind)

    @property
    def tree(self) -> dict[str, Any]:
        """The pupil's own record."""
        return self.of(Pupil)[0].tree


def open_arrival(workspace: Workspace, path: Path) -> Arrival:
    """Read and verify a bundle. Raises CannotOpen, BundleRefused, and PupilUnreadable where a record here cannot be
    read that might be of the same pupil."""
    found = unpacked(_bytes_of(path))
    records = tuple(_record(each, data) for each, data in found.files.items() if each.startswith(f"{RECORDS}/"))
    others = {each for each in found.files if not each.startswith((f"{RECORDS}/", f"{ORIGINALS}/"))} - {PAGE, RECEIPT}
    if others:
        raise BundleRefused("has files in it that no bundle of senco's has")
    pupils = [each for each in records if each.kind is Pupil]
    if len(pupils) != 1:
        raise BundleRefused("is not about one pupil")
    pupil = Pupil.model_validate(pupils[0].tree)
    originals = {
        PurePosixPath(each).name: data for each, data in found.files.items() if each.startswith(f"{ORIGINALS}/")
    }
    _refuse_strange_originals(records, originals)
    _refuse_other_children(records, found.manifest)
    match = _match(workspace, pupil)
    return Arrival(found.manifest, found.sha256, pupil, records, originals, match)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise BundleRefused("is larger than any that senco makes")
        return read_there(path)
    except OSError as error:
        raise CannotOpen(path, (error.strerror or "unknown reason").lower(), hint=_WHERE) from None


def _record(path: str, data: bytes) -> RecordTree:
    within = path.removeprefix(f"{RECORDS}/")
    place = place_of(f"pupils/{_ANYBODY}/{within}") or place_of(within)
    if place is None or (place.pupil is None and place.kind is not Provision):
        raise BundleRefused(
            "has a record in it of a kind that this senco does not know", hint="install the newest senco"
        )
    loaded = parse(data, within, place.kind)
    if loaded.record is None:
        fault = loaded.faults[0]
        raise BundleRefused(f"has a record in it that cannot be read: {within}, line {fault.line or 1}")
    return RecordTree(within, place.kind, loaded.tree)


def _refuse_strange_originals(records: tuple[RecordTree, ...], originals: Mapping[str, bytes]) -> None:
    listed = [entry for each in records if each.kind is Documents for entry in each.tree.get("documents", ())]
    named = {each.get("file"): each.get("sha256") for each in listed if each.get("file")}
    for name, data in originals.items():
        ending = PurePosixPath(name).suffix
        if not is_file_name(name) or file_name(digest(data), ending) != name or named.get(name) != digest(data):
            raise BundleRefused("has an original in it that its index does not name")
        if ending not in ENDINGS or len(data) > MOST_BYTES:
            raise BundleRefused("has an original in it that may be a program, or is too large for a history")
    if named.keys() - originals.keys():
        raise BundleRefused("lacks an original that its index names")


def _refuse_other_children(records: tuple[RecordTree, ...], manifest: Manifest) -> None:
    for each in records:
        if each.kind is Provision and {member.get("pupil") for member in each.tree.get("pupils", ())} != {
            manifest.pupil
        }:
            raise BundleRefused("has a provision in it with other children than the one it is about")


def _match(workspace: Workspace, pupil: Pupil) -> Match:
    name = pupil.name
    child = Child(
        0,
        legal_forename=name.legal_forename,
        legal_surname=name.legal_surname,
        known_as=name.known_as,
        preferred_surname=name.preferred_surname,
        date_of_birth=pupil.date_of_birth,
        upn=pupil.upn.upper() if pupil.upn else None,
    )
    register = Register(existing_pupils(workspace))
    found = register.match(child)
    return found if found.keys else register.alike(child, but=())
