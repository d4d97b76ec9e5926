"""The one-page profile of a pupil, or of many, from the records."""

from __future__ import annotations

from collections.abc import Callable

from senco_cli.actions.built import Built, Kind
from senco_cli.actions.list_pupils import open_school
from senco_cli.actions.workspace import Workspace
from senco_cli.actions.write import RecordHasFaults
from senco_cli.documents.look import picture_kind
from senco_cli.documents.profile import OnePageProfile, build, photo_of
from senco_cli.model.document_index import copy_path
from senco_cli.model.kinds import path_of
from senco_cli.model.pupil import Pupil
from senco_cli.model.school import PupilFile
from senco_cli.store.plain_files import read_plain
from senco_cli.store.records import load_pupil

KIND = Kind("one-page-profile", "one-page-profile.html.j2", "profile")
_LARGEST_PHOTO = 12_000_000


def profiles(workspace: Workspace, *, with_photo: bool = True) -> Callable[[str], Built[OnePageProfile]]:
    """What gives the profile of a pupil by the key.

    It raises RecordHasFaults where the pupil's own record cannot be read.
    """
    school, faults = open_school(workspace)

    def profile_of(pupil: str) -> Built[OnePageProfile]:
        loaded = load_pupil(workspace.root, pupil)
        if loaded.file is None:
            raise RecordHasFaults(path_of(Pupil, pupil=pupil), loaded.faults)
        photo = _photo(workspace, loaded.file) if with_photo else None
        view = build(school, loaded.file, on=workspace.today, photo=photo)
        return Built(KIND, view, (*faults, *loaded.faults), (pupil,))

    return profile_of


def _photo(workspace: Workspace, file: PupilFile) -> bytes | None:
    document = photo_of(file)
    if document is None or document.file is None:
        return None
    try:
        data = read_plain(workspace.root, copy_path(file.key, document.file), most=_LARGEST_PHOTO)
    except OSError:
        # That a copy is gone is a finding of senco check; the page is as good without it.
        return None
    return data if picture_kind(data) else None
