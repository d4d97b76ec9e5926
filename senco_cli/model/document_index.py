"""The index of a pupil's documents: what each original is, who may see it, and where it is, as a file or on paper."""

import re
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from senco_cli.model.base import Part, Record
from senco_cli.model.types import CodeFrom, Day, Key, Text

FILES_FOLDER = "files"
_NAME_DIGITS = 16
_DIGEST = re.compile(r"[0-9a-f]{64}")
_FILE_NAME = re.compile(rf"[0-9a-f]{{{_NAME_DIGITS}}}(?:\.[a-z0-9]{{1,8}})?")


def file_name(sha256: str, ending: str) -> str:
    """What the copy of a file is called: the beginning of its digest, which says nothing about anybody, and `.pdf`."""
    return sha256[:_NAME_DIGITS] + ending


def is_file_name(name: str) -> bool:
    """Whether `name` is one that `file_name` gives."""
    return _FILE_NAME.fullmatch(name) is not None


def _checked_name(name: str) -> str:
    # A name that leads elsewhere would have senco open any file of the computer.
    if not is_file_name(name):
        raise PydanticCustomError("senco", "is not the name of a copy in files/, which senco gives by its content")
    return name


def _checked_digest(text: str) -> str:
    if not _DIGEST.fullmatch(text):
        raise PydanticCustomError("senco", "is not a SHA-256 digest, which has 64 figures and letters from a to f")
    return text


FileName = Annotated[Text, AfterValidator(_checked_name)]
Digest = Annotated[Text, AfterValidator(_checked_digest)]


class Document(Part):
    """One original: a file whose copy is in `files/`, a paper, or both."""

    id: Key
    """Its key in this index, by which other records name it."""
    title: Text
    """What it is called."""
    what: Annotated[str, CodeFrom("document_type")]
    """report, plan, letter, consent, form ..."""
    author: Text | None = None
    """Who wrote it."""
    dated: Day | None = None
    """The day that stands on it."""
    received_on: Day | None = None
    """The day it came."""
    received_from: Text | None = None
    """Who sent or handed it over."""
    restricted: Annotated[str, CodeFrom("document_access")] | None = None
    """For whom it is, where not for everybody who works with the pupil."""
    file: FileName | None = None
    """The copy in files/, named by its content."""
    sha256: Digest | None = Field(None, repr=False)
    """The SHA-256 of the file, by which it is known to be unchanged."""
    paper: Text | None = None
    """Where the paper is."""
    needs: tuple[Annotated[str, CodeFrom("type_of_need")], ...] = ()
    """The types of need that it is evidence of."""
    plan_sections: tuple[Annotated[str, CodeFrom("plan_section")], ...] = ()
    """The sections of the EHC plan that rest on it."""
    reviews: tuple[Key, ...] = ()
    """The reviews it was for: the days they are filed under."""
    notes: Text | None = None
    """Anything else."""


class Documents(Record):
    """Every original about one pupil, electronic and on paper."""

    kind: ClassVar[str] = "documents"
    title: ClassVar[str] = "index of documents"
    path: ClassVar[str] = "pupils/{pupil}/documents.yaml"

    documents: tuple[Document, ...] = ()
    """One entry an original."""

    def get(self, id: str) -> Document | None:
        """The entry with this key."""
        return next((each for each in self.documents if each.id == id), None)


def copy_path(pupil: str, name: str) -> str:
    """Where the copy called `name` lies, relative to the record folder."""
    return f"pupils/{pupil}/{FILES_FOLDER}/{name}"


def is_copy_path(path: str) -> bool:
    """Whether a path in the record folder is that of a copy."""
    folder, _, name = path.rpartition("/")
    parts = folder.split("/")
    return len(parts) == 3 and (parts[0], parts[2]) == ("pupils", FILES_FOLDER) and is_file_name(name)
