"""The one-page profile of a pupil, or of many, from the records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from senco_cli.actions.document_file import document_name, page_bytes
from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.many_documents import Viewed, ViewOf
from senco_cli.actions.one_page import page_counter
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import RecordHasFaults
from senco_cli.documents.look import picture_kind
from senco_cli.documents.profile import OnePageProfile, build, photo_of
from senco_cli.documents.render.formats import PageFormat
from senco_cli.model.document_index import copy_path
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.pupil import Pupil
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.store.records import load_pupil

TEMPLATE = "one-page-profile.html.j2"
DOCUMENT = "one-page-profile"
_LARGEST_PHOTO = 12_000_000


@dataclass(frozen=True, slots=True)
class BuiltProfile:
    """What is on the profile, every fault met on the way, and how many pages it takes; None where that is not known."""

    view: OnePageProfile
    faults: tuple[Finding, ...]
    pages: int | None


def build_profile(workspace: Workspace, pupil: str, *, with_photo: bool = True) -> BuiltProfile:
    """The profile of one pupil. Raises RecordHasFaults where the pupil's own record cannot be read."""
    school, faults = open_school(workspace)
    view, found = _built(workspace, school, pupil, with_photo=with_photo)
    return BuiltProfile(view, (*faults, *found), page_counter(workspace, TEMPLATE)(profile=view))


def profiles_of_pupils(
    workspace: Workspace, *, with_photo: bool = True, runs_over: Callable[[str, int], None]
) -> ViewOf:
    """What gives the profile of a pupil by the key; it tells `runs_over` the key and the pages of one that is longer.

    What it gives raises RecordHasFaults.
    """
    school, faults = open_school(workspace)
    count = page_counter(workspace, TEMPLATE)

    def view_of(key: str) -> Viewed:
        view, found = _built(workspace, school, key, with_photo=with_photo)
        pages = count(profile=view)
        if pages is not None and pages > 1:
            runs_over(key, pages)
        return Viewed({"profile": view}, (*faults, *found))

    return view_of


def render(workspace: Workspace, view: OnePageProfile, *, as_format: PageFormat, width: int) -> bytes:
    """The profile as a file of the format; `width` is the columns of a text. Raises TemplateFault."""
    return page_bytes(workspace, TEMPLATE, as_format=as_format, width=width, profile=view)


def file_name(workspace: Workspace, pupil: str, *, ending: str) -> str:
    """A name for the file, with the pupil's key and never a name."""
    return document_name(DOCUMENT, (pupil,), on=workspace.today, ending=ending)


def _built(
    workspace: Workspace, school: SchoolRecords, pupil: str, *, with_photo: bool
) -> tuple[OnePageProfile, tuple[Finding, ...]]:
    loaded = load_pupil(workspace.root, pupil)
    if loaded.file is None:
        raise RecordHasFaults(path_of(Pupil, pupil=pupil), loaded.faults)
    photo = _photo(workspace, loaded.file) if with_photo else None
    return build(school, loaded.file, on=workspace.today, photo=photo), loaded.faults


def _photo(workspace: Workspace, file: PupilFile) -> bytes | None:
    document = photo_of(file)
    if document is None or document.file is None:
        return None
    path = workspace.root / copy_path(file.key, document.file)
    try:
        data = path.read_bytes() if path.stat().st_size <= _LARGEST_PHOTO else b""
    except OSError:
        # That a copy is gone is a finding of senco check; the page is as good without it.
        return None
    return data if picture_kind(data) else None
