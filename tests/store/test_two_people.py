"""Two programs that write to one folder at the same time lose nothing of what either wrote."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from support import REPOSITORY, Senco

from senco_cli.store import git

WRITES = 24
# One process each, which begins the next write as soon as the last is done and tries again only what was refused.
WRITER = """
import io, os, sys
from dataclasses import replace
from senco_cli.cli.boundary import run
from senco_cli.cli.session import session_of_process

who, key, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
refused = 0
for number in range(count):
    words = ["add-contact", key, "--with", who, "--how", "call", "--about", f"{who} {number}", "--yes"]
    if number % 3 == 0:
        words = ["edit", key, "--set", f"profile.what_helps=[{who} {number}]"]
    while True:
        said = io.StringIO()
        status = run(words, replace(session_of_process(), stdin=io.StringIO(), stdout=io.StringIO(), stderr=said))
        if status == 0:
            break
        # The first entry of both makes the file, so that one of them finds it there.
        if "changed by somebody else" not in said.getvalue() and "already there" not in said.getvalue():
            sys.exit(said.getvalue())
        refused += 1
print(refused)
"""


def test_two_programs_that_write_without_pause_lose_nothing(
    practice: Path, senco: Senco, environment: Mapping[str, str]
) -> None:
    key = sorted(path.name for path in (practice / "pupils").iterdir())[0]
    before = int(git.run(practice, "rev-list", "--count", "HEAD", environment=environment).text)
    running = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, who, key, str(WRITES)],
            cwd=practice,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for who in ("Ann", "Ben")
    ]
    answers = [process.communicate(timeout=300) for process in running]
    assert [process.returncode for process in running] == [0, 0], answers
    log = (practice / "pupils" / key / "contacts.yaml").read_text(encoding="utf-8")
    for who in ("Ann", "Ben"):
        for number in range(WRITES):
            assert number % 3 == 0 or f"{who} {number}" in log, (who, number)
    # Every write is a commit of its own, so that what one wrote over the other is in the history.
    after = int(git.run(practice, "rev-list", "--count", "HEAD", environment=environment).text)
    assert after - before == 2 * WRITES
    assert not git.run(practice, "status", "--porcelain", environment=environment).output


def test_a_stale_edit_is_refused_and_shows_both_versions_to_whoever_typed(
    practice: Path, senco: Senco, tmp_path: Path
) -> None:
    key = sorted(path.name for path in (practice / "pupils").iterdir())[0]
    record = practice / "pupils" / key / "pupil.yaml"
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "path.write_bytes(path.read_bytes() + b'watch_from: 2026-01-05\\n')\n"
        f"record = pathlib.Path({str(record)!r})\n"
        "record.write_bytes(record.read_bytes() + b'watch_from: 2026-02-09\\n')\n",
        encoding="utf-8",
    )
    program = f'"{sys.executable}" "{editor}"'
    quiet = senco("edit", key, cwd=practice, EDITOR=program)
    assert quiet.status == 3 and "2026-01-05" not in quiet.err and "2026-02-09" not in quiet.err
    record.write_bytes(record.read_bytes().replace(b"watch_from: 2026-02-09\n", b""))
    shown = senco("edit", key, cwd=practice, EDITOR=program, typed="")
    assert shown.status == 3
    assert re.search("what is in the record now +what you wanted to write\n", shown.err)
    assert re.search(r"watch_from: 2026-02-09 +\| +\d+ watch_from: 2026-01-05\n", shown.err)


def test_whoever_has_a_record_open_in_an_editor_keeps_nobody_waiting(
    practice: Path, senco: Senco, tmp_path: Path
) -> None:
    key, another = sorted(path.name for path in (practice / "pupils").iterdir())[:2]
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import pathlib, subprocess, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "path.write_bytes(path.read_bytes() + b'watch_from: 2026-01-05\\n')\n"
        f"for words in (['{another}', '--set', 'class=9X'], ['{key}', '--set', 'class=9Z']):\n"
        f"    subprocess.run([sys.executable, '-m', 'senco_cli', 'edit', *words], cwd={str(practice)!r}, check=True)\n",
        encoding="utf-8",
    )
    program = f'"{sys.executable}" "{editor}"'
    ran = senco("edit", key, cwd=practice, typed="", EDITOR=program, PYTHONPATH=str(REPOSITORY))
    record = practice / "pupils" / key / "pupil.yaml"
    assert ran.status == 3
    assert " class: 9Z " in ran.err and " watch_from: 2026-01-05\n" in ran.err
    assert b"class: 9Z\n" in record.read_bytes() and b"watch_from" not in record.read_bytes()
    assert b"class: 9X\n" in (practice / "pupils" / another / "pupil.yaml").read_bytes()
    kept = [path.read_bytes() for path in (practice / ".senco" / "unsaved").iterdir()]
    assert len(kept) == 1 and b"watch_from: 2026-01-05" in kept[0]
