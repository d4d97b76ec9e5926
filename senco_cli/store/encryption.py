"""Whether the disk that the records lie on is encrypted, as far as the computer says so unasked."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from senco_cli.store import git

_DEEPEST: Final = 8


def disk_encrypted(root: Path, *, environment: Mapping[str, str]) -> bool | None:
    """Whether the disk under the folder is encrypted; None where the computer does not say. Reads, changes nothing."""
    if sys.platform == "win32":
        drive = root.resolve().drive
        return by_bitlocker(git.said_by("manage-bde", "-status", drive, environment=environment) or "")
    if sys.platform == "darwin":
        return by_filevault(git.said_by("fdesetup", "status", environment=environment) or "")
    return by_device_mapper(tuple(_stack(root, Path("/sys/dev/block"))))


def by_bitlocker(said: str) -> bool | None:
    """What `manage-bde -status C:` says, which only an administrator is told, in the language of the computer."""
    if re.search(r"Protection Status:\s+Protection On", said):
        return True
    return False if re.search(r"Protection Status:\s+Protection Off", said) else None


def by_filevault(said: str) -> bool | None:
    """What `fdesetup status` says; a disk that is being encrypted counts as encrypted."""
    if re.search(r"FileVault is On|Encryption in progress", said):
        return True
    return False if "FileVault is Off" in said else None


def by_device_mapper(stack: Sequence[str | None]) -> bool | None:
    """What a Linux disk is made of: for each device from the folder's down, its dm/uuid, None where it has none.

    None where no device is known. A drive that encrypts by itself shows nothing of it here.
    """
    if not stack:
        return None
    return any(uuid is not None and uuid.startswith("CRYPT-") for uuid in stack)


def _stack(root: Path, devices: Path) -> Iterator[str | None]:
    try:
        number = root.stat().st_dev
    except OSError:
        return
    yield from _below(devices / f"{os.major(number)}:{os.minor(number)}", left=_DEEPEST)


def _below(device: Path, *, left: int) -> Iterator[str | None]:
    if left == 0 or not device.is_dir():
        return
    try:
        yield (device / "dm" / "uuid").read_text("ascii").strip()
    except (OSError, ValueError):
        yield None
    try:
        slaves = sorted((device / "slaves").iterdir())
    except OSError:
        return
    for slave in slaves:
        yield from _below(slave, left=left - 1)
