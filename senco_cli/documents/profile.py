"""The one-page profile: what people like about a pupil, what matters to the pupil, and how best to help."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from senco_cli.documents.look import picture_kind
from senco_cli.documents.people import people
from senco_cli.documents.pupil_words import call_name
from senco_cli.model.codes import code_set
from senco_cli.model.document_index import Document
from senco_cli.model.pupil import Profile as Recorded
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.views import GatheredView
from senco_cli.rules.viewpoints import OF_THE_CHILD

_TOPICS = ("important-to", "aspirations", "what-works", "what-does-not-work")
_MOST_SAID = 2
_NOBODY = Recorded.model_validate({})


@dataclass(frozen=True, slots=True)
class Said:
    """Something the pupil said: what was asked, when, and how it came onto paper where others had a part in it."""

    text: str
    asked: str | None
    day: date
    how: str | None


@dataclass(frozen=True, slots=True)
class OnePageProfile:
    """What is on the page; `called` is the name that people use.

    Lists are empty and `hopes` is None where nothing is recorded, and the page leaves room to write. `photo` is the
    address of a picture within the page, and `photo_words` what it shows.
    """

    key: str
    school: str
    on: date
    name: str
    called: str
    place: str
    key_worker: str | None
    admired: tuple[str, ...]
    matters: tuple[str, ...]
    helps: tuple[str, ...]
    hinders: tuple[str, ...]
    hopes: str | None
    keep_safe: tuple[str, ...]
    said: tuple[Said, ...]
    photo: str | None = None
    photo_words: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether nothing of the pupil's own is recorded yet."""
        return not (self.admired or self.matters or self.helps or self.hinders or self.hopes or self.said)


def build(school: SchoolRecords, file: PupilFile, *, on: date, photo: bytes | None = None) -> OnePageProfile:
    """The profile as the records stand on `on`; `photo` are the bytes of a PNG or JPEG file."""
    pupil = file.pupil
    person = people([file], on=on, names="full")[file.key]
    recorded = pupil.profile or _NOBODY
    worker = school.staff.get(pupil.key_worker) if pupil.key_worker else None
    called = call_name(pupil.name)
    return OnePageProfile(
        key=file.key,
        school=school.settings.school.name,
        on=on,
        name=person.label,
        called=called,
        place=person.place,
        key_worker=worker.name if worker else None,
        admired=recorded.strengths,
        matters=recorded.important_to_me,
        helps=recorded.what_helps,
        hinders=recorded.what_does_not_help,
        hopes=recorded.aspirations,
        keep_safe=recorded.keep_safe,
        said=tuple(_said(file, on)),
        photo=_address(photo) if photo else None,
        photo_words=person.label,
    )


def photo_of(file: PupilFile) -> Document | None:
    """The newest picture of the pupil that everybody who works with them may see; None where there is none."""
    listed = file.documents.documents if file.documents else ()
    open_to_all = (each for each in listed if each.what == "photo" and each.restricted in (None, "none") and each.file)
    return max(open_to_all, key=lambda each: each.dated or each.received_on or date.min, default=None)


def _said(file: PupilFile, on: date) -> Iterable[Said]:
    views = file.views.views if file.views else ()
    own = [each for each in views if _is_for_this_page(each) and each.gathered_on <= on]
    newest = sorted(own, key=lambda each: each.gathered_on, reverse=True)[:_MOST_SAID]
    return (Said(each.text, each.asked, each.gathered_on, _how(each)) for each in newest)


def _is_for_this_page(view: GatheredView) -> bool:
    is_own = view.whose in OF_THE_CHILD and view.words != "summed-up"
    return is_own and any(topic in _TOPICS for topic in view.topics)


def _how(view: GatheredView) -> str | None:
    ways = ", ".join(code_set("view_way").name_of(each).lower() for each in view.how)
    helper = view.written_down_by if view.words != "own" else None
    scribe = {"interpreted": f"put into words by {helper}"}.get(view.words or "", f"written down by {helper}")
    return ", ".join(part for part in (ways, scribe if helper else "") if part) or None


def _address(photo: bytes) -> str | None:
    kind = picture_kind(photo)
    return f"data:image/{kind};base64,{b64encode(photo).decode('ascii')}" if kind else None
