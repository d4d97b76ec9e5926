"""A bundle as a zip file, and a zip file from somebody else opened with care."""

from __future__ import annotations

import io
import re
import stat
import unicodedata
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from senco_cli.exchange.bundle.manifest import NAME, BundleRefused, Manifest, digest, manifest_bytes, manifest_from
from senco_cli.model.bad_zip import BAD_ZIP_IN_MEMORY

LARGEST = 250_000_000
MOST_UNPACKED = 400_000_000
MOST_FILES = 5_000
_MOST_OF_MANIFEST = 4_000_000
_TIMES_PACKED = 200
_SMALL = 1_000_000
_PACKED_AS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
_OWNER_READS = (stat.S_IFREG | 0o600) << 16
_EARLIEST_YEAR = 1980


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A bundle that has been verified: its manifest, and the bytes of each of its files by their paths."""

    manifest: Manifest
    files: Mapping[str, bytes]
    sha256: str


def packed(manifest: Manifest, files: Mapping[str, bytes]) -> bytes:
    """The bundle as one file, the same bytes for the same content."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in {NAME: manifest_bytes(manifest), **files}.items():
            entry = zipfile.ZipInfo(path, date_time=_moment(manifest.made_on))
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _OWNER_READS, 3
            archive.writestr(entry, data)
    return out.getvalue()


def refuse_too_large(packed_size: int, sizes: Mapping[str, int], *, of: str) -> None:
    """Raise BundleRefused where a bundle of this size, with files of these sizes by path, could not be taken in.

    `of` is the key of the pupil it is about.
    """
    if packed_size <= LARGEST and sum(sizes.values()) <= MOST_UNPACKED and len(sizes) < MOST_FILES:
        return
    largest = sorted(sizes.items(), key=lambda each: -each[1])[:3]
    named = ", ".join(f"{path} ({_megabytes(size)})" for path, size in largest)
    raise BundleRefused(
        f"would have {_megabytes(packed_size)} in {len(sizes)} files, more than can be taken in at the other end "
        f"({_megabytes(LARGEST)}, unpacked {_megabytes(MOST_UNPACKED)}); the largest are {named}; nothing was written",
        hint=f"senco edit {of} --what documents   takes large originals out of the list; send those by hand",
    )


def _megabytes(size: int) -> str:
    return f"{max(round(size / 1_000_000), 1)} MB"


def unpacked(data: bytes) -> Unpacked:
    """Everything in a bundle, once its list and every digest have been found right. Raises BundleRefused."""
    if len(data) > LARGEST:
        raise BundleRefused("is larger than any that senco makes")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = _sound_entries(archive)
            if NAME not in entries:
                raise BundleRefused(f"has no {NAME}, so nobody can tell what ought to be in it")
            manifest = manifest_from(_read(archive, entries[NAME], most=_MOST_OF_MANIFEST))
            return Unpacked(manifest, _verified(archive, entries, manifest), digest(data))
    except BAD_ZIP_IN_MEMORY:
        raise BundleRefused("is no zip file, or is damaged") from None


def _sound_entries(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    infos = archive.infolist()
    if len(infos) > MOST_FILES:
        raise BundleRefused(f"has more than {MOST_FILES} files in it")
    if sum(each.file_size for each in infos) > MOST_UNPACKED:
        raise BundleRefused("would unpack to more than any that senco makes")
    found: dict[str, zipfile.ZipInfo] = {}
    folded: set[str] = set()
    for each in infos:
        _refuse_entry(each)
        same = unicodedata.normalize("NFC", each.filename).casefold()
        if same in folded:
            raise BundleRefused("has two files of one name in it")
        folded.add(same)
        found[each.filename] = each
    return found


def _refuse_entry(entry: zipfile.ZipInfo) -> None:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise BundleRefused("has a link or a device in it, and not only files")
    if entry.flag_bits & 0x1:
        raise BundleRefused("is locked with a password", hint="ask for the password, unpack it, and pack it again")
    if entry.compress_type not in _PACKED_AS:
        raise BundleRefused("is packed in a way that senco does not use")
    if entry.file_size > _SMALL and entry.file_size > entry.compress_size * _TIMES_PACKED:
        raise BundleRefused("unpacks to far more than it holds, as files do that are made to fill a disk")
    if not is_safe(entry.filename) or entry.orig_filename != entry.filename:
        raise BundleRefused("has a file in it whose name leads out of the bundle, or is none on some computer")


def is_safe(path: str) -> bool:
    """Whether a path stays within the bundle and is a name on every system."""
    parts = path.split("/")
    return not _FORBIDDEN.search(path) and all(
        part and part not in (".", "..") and not part.endswith((".", " ")) and not _DEVICE.fullmatch(part)
        for part in parts
    )


def _verified(archive: zipfile.ZipFile, entries: Mapping[str, zipfile.ZipInfo], manifest: Manifest) -> dict[str, bytes]:
    listed = {each.path: each for each in manifest.files}
    if len(listed) != len(manifest.files):
        raise BundleRefused(f"lists a file twice in its {NAME}")
    strange = entries.keys() - listed.keys() - {NAME}
    if strange:
        raise BundleRefused(f"has files in it that its {NAME} does not list ({len(strange)})")
    missing = listed.keys() - entries.keys()
    if missing:
        raise BundleRefused(f"lacks files that its {NAME} lists ({len(missing)})")
    found = {}
    for path, each in listed.items():
        data = _read(archive, entries[path], most=each.size)
        if len(data) != each.size or digest(data) != each.sha256:
            raise BundleRefused("is not what was packed: a file in it has been changed since")
        found[path] = data
    return found


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, *, most: int) -> bytes:
    # What the list says of a length is not believed: no more than that is ever unpacked.
    with archive.open(entry) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise BundleRefused("has a file in it that is longer than it says")
    return data


def _moment(day: date) -> tuple[int, int, int, int, int, int]:
    return max(day.year, _EARLIEST_YEAR), day.month, day.day, 0, 0, 0
