"""Pack what goes to the next school about a pupil: a page to read, the records, the originals, a list and a receipt."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from senco_cli.actions.built import document_name
from senco_cli.actions.document_file import page_bytes
from senco_cli.actions.rule_set import rules_of
from senco_cli.actions.transfer_draft import Draft, DraftOriginal
from senco_cli.actions.workspace import Workspace
from senco_cli.documents.record_lines import RecordOnPage, day_in_words, record_on_page
from senco_cli.documents.transfer_record import (
    FileLine,
    LeftOutLine,
    Packed,
    PaperLine,
    SchoolOnPage,
    TransferReceipt,
    TransferRecord,
    build,
)
from senco_cli.exchange.bundle.manifest import LeftOut, Manifest, PackedFile, Sender, digest, manifest_bytes
from senco_cli.exchange.bundle.mentions import WITHHELD, Mention, without
from senco_cli.exchange.bundle.packing import packed, refuse_too_large
from senco_cli.exchange.bundle.record_tree import RecordTree
from senco_cli.model.base import Record
from senco_cli.model.codes import code_set
from senco_cli.model.document_index import Document, Documents
from senco_cli.model.faults import validate
from senco_cli.model.phrases import capital_first
from senco_cli.model.provision import Provision
from senco_cli.model.pupil import Pupil
from senco_cli.model.school import PupilFile
from senco_cli.rules.deadline import Deadline
from senco_cli.rules.due import pupil_deadlines
from senco_cli.rules.school_days import SchoolDays
from senco_cli.store.layout import marked
from senco_cli.store.yaml_editor import dump

PAGE, RECEIPT = "read-me-first.html", "receipt.docx"
_OF_THE_NEXT_SCHOOL = ("annual-review", "phase-transfer", "assessment", "plan", "looked-after", "health")
_NAMES_OTHERS = "they may name other children"


@dataclass(frozen=True, slots=True)
class Sent:
    """The bundle as a file: its name, its bytes, its list, and how many originals nobody's words could be read of."""

    name: str
    data: bytes
    manifest: Manifest
    unread: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What is sent once it is decided what is withheld."""

    records: tuple[RecordTree, ...]
    originals: tuple[DraftOriginal, ...]
    left_out: tuple[LeftOut, ...]


def chosen(draft: Draft, *, sending: Collection[int]) -> Contents:
    """What is sent; `sending` are the numbers, from 1, of mentions that are of no other child."""
    held = [mention for number, mention in enumerate(draft.mentions, start=1) if number not in sending]
    originals = {mention.path for mention in held if mention.path in {each.path for each in draft.originals}}
    gone = frozenset(each.id for each in draft.originals if each.path in originals)
    records, unsound = [], 0
    for each in draft.records:
        tree = _without_documents(each.kind, _held_back(each, held), gone)
        if tree is None or validate(each.kind, tree)[0] is None:
            unsound += 1
        else:
            records.append(replace(each, tree=tree))
    texts = sum(mention.path not in originals for mention in held)
    kept = tuple(each for each in draft.originals if each.path not in originals)
    return Contents(tuple(records), kept, (*draft.left_out, *_also_left_out(texts, len(originals), unsound)))


def pack_bundle(workspace: Workspace, draft: Draft, what: Contents) -> Sent:
    """The bundle of what was chosen. Raises TemplateFault, and BundleRefused where no school could take it in."""
    sender = _sender(draft)
    files = {each.path: _yaml(each.kind, each.tree) for each in what.records}
    says = {each.path: _said(each) for each in what.records}
    files |= {each.path: each.data for each in what.originals}
    says |= {each.path: "an original" for each in what.originals}
    view = page_view(workspace, draft, what)
    page = page_bytes(workspace, "transfer-record.html.j2", as_format="html", width=100, record=view)
    files, says = {PAGE: page, **files}, {PAGE: "the page to read first", **says}
    manifest = _manifest(workspace, draft, what, files=files, says=says, sender=sender)
    receipt = page_bytes(
        workspace, "transfer-receipt.html.j2", as_format="docx", width=100, receipt=receipt_view(manifest, draft)
    )
    files[RECEIPT], says[RECEIPT] = receipt, "the receipt to sign and send back"
    manifest = _manifest(workspace, draft, what, files=files, says=says, sender=sender)
    name = document_name("transfer", (draft.file.key,), on=workspace.today, ending="zip")
    data = packed(manifest, files)
    refuse_too_large(len(data), {path: len(held) for path, held in files.items()}, of=draft.file.key)
    return Sent(name, data, manifest, sum(not each.was_read for each in what.originals))


def _held_back(record: RecordTree, held: Sequence[Mention]) -> dict[str, Any]:
    tree = without(record.tree, {mention.at: mention.left for mention in held if mention.path == record.path})
    assert isinstance(tree, dict)
    return tree


def _without_documents(kind: type[Record], tree: dict[str, Any], gone: Collection[str]) -> dict[str, Any] | None:
    """The record without originals that are withheld; None for an index with nothing left in it."""
    if not gone:
        return tree
    if kind is Documents:
        kept = [each for each in tree["documents"] if each.get("id") not in gone]
        return {"documents": kept} if kept else None
    return {name: value for name, value in tree.items() if name != "document" or value not in gone}


def _also_left_out(texts: int, originals: int, unsound: int) -> Iterator[LeftOut]:
    if texts:
        yield LeftOut("texts", texts, f"{_NAMES_OTHERS}; “{WITHHELD.strip('()')}” stands in their place")
    if originals:
        yield LeftOut("originals", originals, _NAMES_OTHERS)
    if unsound:
        yield LeftOut("records", unsound, "they make no sense without what had to be withheld")


def _manifest(
    workspace: Workspace,
    draft: Draft,
    what: Contents,
    *,
    files: Mapping[str, bytes],
    says: Mapping[str, str],
    sender: Sender,
) -> Manifest:
    listed = tuple(PackedFile(path, says[path], digest(data), len(data)) for path, data in files.items())
    destination = draft.file.pupil.destination
    return Manifest(workspace.today, sender, destination, draft.file.key, listed, what.left_out)


def _sender(draft: Draft) -> Sender:
    school = draft.school.settings.school
    senco = draft.school.staff.get(school.senco) if school.senco else None
    return Sender(
        name=school.name,
        urn=school.urn,
        laestab=school.laestab,
        address=school.address,
        phone=school.senco_phone or school.phone,
        email=school.senco_email or school.email,
        senco=senco.name if senco else None,
    )


def receipt_view(manifest: Manifest, draft: Draft) -> TransferReceipt:
    """What stands on the receipt for a bundle with this list."""
    return TransferReceipt(
        school=_on_page(manifest.sender),
        on=manifest.made_on,
        destination=manifest.destination,
        name=draft.file.pupil.name.full,
        born=draft.file.pupil.date_of_birth,
        count=len(manifest.files) + 1,
        originals=sum(each.what == "an original" for each in manifest.files),
        digest=digest(manifest_bytes(manifest)),
    )


def page_view(workspace: Workspace, draft: Draft, what: Contents) -> TransferRecord:
    """What stands on the page to read first."""
    pupil = next(validate(Pupil, each.tree)[0] for each in what.records if each.kind is Pupil)
    provisions = [validate(Provision, each.tree)[0] for each in what.records if each.kind is Provision]
    index = next((validate(Documents, each.tree)[0] for each in what.records if each.kind is Documents), None)
    entries = index.documents if index else ()
    assert pupil is not None
    return build(
        PupilFile(draft.file.key, pupil),
        Packed(
            provisions=[each for each in provisions if each],
            files=list(_files(entries, what.originals)),
            papers=[PaperLine(each.title, each.paper) for each in entries if each.paper],
            left_out=[LeftOutLine(each.what, each.number, each.why) for each in what.left_out],
            records=list(_records(what.records)),
        ),
        school=_on_page(_sender(draft)),
        on=workspace.today,
        due=_next(workspace, draft),
        is_confidential=draft.is_confidential,
    )


def _on_page(sender: Sender) -> SchoolOnPage:
    return SchoolOnPage(sender.name, sender.address, sender.phone, sender.email, sender.senco)


def _files(entries: Sequence[Document], originals: Sequence[DraftOriginal]) -> Iterator[FileLine]:
    by_id = {each.id: each for each in entries}
    for each in originals:
        entry = by_id.get(each.id)
        if entry:
            what = code_set("document_type").name_of(entry.what)
            yield FileLine(entry.title, what, entry.dated, each.path, each.was_read)


def _records(records: Sequence[RecordTree]) -> Iterator[RecordOnPage]:
    titles = {PurePosixPath(each.path).stem: str(each.tree["title"]) for each in records if each.kind is Provision}
    for each in records:
        if each.kind is not Provision:
            yield record_on_page(_said(each), each.kind, _with_titles(each.tree, titles))


def _with_titles(value: Any, titles: Mapping[str, str]) -> Any:
    """The record for a reader, to whom the key of a provision says nothing."""
    if isinstance(value, dict):
        return {name: _with_titles(each, titles) for name, each in value.items()}
    if isinstance(value, list):
        return [_with_titles(each, titles) for each in value]
    return titles.get(value, value) if isinstance(value, str) else value


def _said(record: RecordTree) -> str:
    title = capital_first(record.kind.title)
    key = PurePosixPath(record.path).stem
    is_one = "{key}" not in record.kind.path
    return title if is_one else f"{title}, {day_in_words(key)}"


def _next(workspace: Workspace, draft: Draft) -> list[Deadline]:
    """What the next school has to expect: the days that run for the pupil as if the move had not been."""
    rules, _faults = rules_of(workspace.root)
    last = max((each.from_on for each in draft.file.pupil.sen_status), default=None)
    statuses = tuple(
        each.model_copy(update={"to_on": None}) if each.from_on == last else each
        for each in draft.file.pupil.sen_status
    )
    stayed = draft.file.pupil.model_copy(update={"left_on": None, "sen_status": statuses})
    reviews = {key: each.model_copy(update={"cancelled_on": None}) for key, each in draft.file.reviews.items()}
    file = replace(draft.file, pupil=stayed, reviews=reviews)
    days = SchoolDays(draft.school.calendar)
    found = pupil_deadlines(file, draft.school, today=workspace.today, days=days, rules=rules)
    return [each for each in found if each.kind in _OF_THE_NEXT_SCHOOL]


def _yaml(kind: type[Record], tree: dict[str, Any]) -> bytes:
    # Written anew: a comment that somebody typed beside a field may hold anything.
    return dump(marked(kind, tree)).encode("utf-8")
