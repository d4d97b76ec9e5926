"""The list of what a bundle holds and does not hold, with the digest of every file."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from senco_cli.errors import SencoError

NAME = "manifest.json"
FORMAT = 1
_DIGEST = re.compile(r"[0-9a-f]{64}")


class BundleRefused(SencoError):
    """A file that is no sound bundle: nothing of it is taken."""

    def __init__(self, reason: str, *, hint: str | None = None) -> None:
        ask = "ask the school that sent it for another copy; nothing was written"
        super().__init__(f"this bundle {reason}", hint=hint or ask)


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One file of a bundle: where it lies in it, what it is in words, its digest and its length in bytes."""

    path: str
    what: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that is not in the bundle, how many there are, and why."""

    what: str
    number: int
    why: str


@dataclass(frozen=True, slots=True)
class Sender:
    """The school that made the bundle, as its settings have it."""

    name: str
    urn: str | None = None
    laestab: str | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    senco: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle says of itself; `pupil` is the key that the pupil has in the records of the sender."""

    made_on: date
    sender: Sender
    destination: str | None
    pupil: str
    files: tuple[PackedFile, ...]
    left_out: tuple[LeftOut, ...]


def digest(data: bytes) -> str:
    """The SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def manifest_bytes(manifest: Manifest) -> bytes:
    """The manifest as JSON that a person can read."""
    tree = {"senco_transfer_bundle": FORMAT, **asdict(manifest), "made_on": manifest.made_on.isoformat()}
    return (json.dumps(tree, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def manifest_from(data: bytes) -> Manifest:
    """The manifest in its bytes. Raises BundleRefused."""
    try:
        tree = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        raise BundleRefused(f"has a {NAME} that cannot be read") from None
    if not isinstance(tree, dict) or not isinstance(tree.get("senco_transfer_bundle"), int):
        raise BundleRefused("was not made by senco export transfer-bundle")
    if tree["senco_transfer_bundle"] != FORMAT:
        raise BundleRefused("was made by a newer senco than this one", hint="install the newest senco")
    try:
        return _manifest(tree)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise BundleRefused(f"has a {NAME} in which something is missing") from None


def _manifest(tree: Mapping[str, Any]) -> Manifest:
    sender = tree["sender"]
    return Manifest(
        made_on=date.fromisoformat(tree["made_on"]),
        sender=Sender(
            **{name: _text(sender.get(name)) for name in Sender.__dataclass_fields__ if name != "name"},
            name=str(sender["name"]),
        ),
        destination=_text(tree.get("destination")),
        pupil=str(tree["pupil"]),
        files=tuple(_packed(each) for each in _listed(tree["files"])),
        left_out=tuple(
            LeftOut(str(each["what"]), int(each["number"]), str(each["why"])) for each in _listed(tree["left_out"])
        ),
    )


def _packed(each: Mapping[str, Any]) -> PackedFile:
    found = PackedFile(str(each["path"]), str(each["what"]), str(each["sha256"]), int(each["size"]))
    if not _DIGEST.fullmatch(found.sha256) or found.size < 0:
        raise ValueError
    return found


def _listed(value: Any) -> Sequence[Mapping[str, Any]]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
