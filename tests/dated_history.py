"""A practice school whose changes were made on days of their own, as a real one's are."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

BEGUN, MOVED, SUPPORTED = "2026-09-04", "2026-10-05", "2026-11-16"
KEZIAH = "pupils/x6t4d/pupil.yaml"
SILENT = ("-c", "user.name=Pat Day", "-c", "user.email=p@example.org")


def git(root: Path, *words: str, day: str | None = None) -> str:
    """What git says in a folder, at noon of `day`."""
    dates = {f"GIT_{who}_DATE": f"{day}T12:00:00+00:00" for who in ("AUTHOR", "COMMITTER")} if day else {}
    done = subprocess.run(
        ["git", "-C", str(root), *SILENT, *words],
        capture_output=True,
        check=True,
        env={**os.environ, **dates},
    )
    return done.stdout.decode("utf-8")


def as_made_on(root: Path, day: str) -> str:
    """Have the newest change be one of `day`, and return its name."""
    git(root, "commit", "--quiet", "--amend", "--no-edit", f"--date={day}T12:00:00+00:00", day=day)
    return git(root, "rev-parse", "HEAD").strip()


def change(root: Path, path: str, old: str, new: str) -> None:
    """What somebody types into a file."""
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    (root / path).write_text(text.replace(old, new), encoding="utf-8")
