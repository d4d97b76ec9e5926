"""Every kind of write that senco does, each with the folder to do it in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from endurance.dying import senco_in

from senco_cli.store import git

Environment = Mapping[str, str]
REGISTER = (
    "UPN,Legal surname,Legal forename,DOB,SEN status,SEN start date,Primary need\n"
    "A999000026101,Testby,Anna,14/03/2017,K,01/09/2025,SLCN\n"
    "A999000026102,Testby,Benedict,15/04/2016,E,01/09/2024,ASD\n"
)
CHILDREN = (("Ann", "Example", "2016-02-03", "K"), ("Bo", "Sample", "2015-11-03", "E"))


@dataclass(frozen=True)
class Kind:
    """One kind of write: the words after `senco`, how the scene is set, and what is typed when asked.

    `then` are the words by which whoever was cut off goes on; a reading command where nothing is said.
    """

    name: str
    words: tuple[str, ...]
    scene: str = "school"
    typed: str | None = None
    then: tuple[str, ...] = ("list",)
    status: int = 0


# FIRST and SECOND stand for the keys of two pupils, TOP for the folder that everything lies in.
KINDS = (
    Kind(
        "add-pupil",
        (
            *("add-pupil", "--forename", "Cy", "--surname", "Instance", "--born", "2017-01-09", "--status", "K"),
            *("--since", "2025-09-01", "--need", "SLCN", "--yes"),
        ),
    ),
    Kind("edit", ("edit", "FIRST", "--set", "class=4B", "--set", "profile.what_helps=[a picture]")),
    Kind("edit what was edited by hand", ("edit", "FIRST", "--set", "class=4B"), scene="edited by hand"),
    Kind("record", ("record", "needs-assessment-requested", "FIRST", "2026-11-02")),
    Kind("set-status", ("set-status", "FIRST", "N", "--from", "2026-11-02", "--reason", "Met the outcomes")),
    Kind(
        "add-provision",
        (
            "add-provision",
            "--title",
            "Lego",
            "--area",
            "communication-and-interaction",
            "--layer",
            "targeted",
            "--minutes",
            "30",
            "--per-week",
            "2",
            "--from",
            "2026-11-02",
            "--pupil",
            "FIRST",
            "--yes",
        ),
    ),
    Kind("import csv", ("import", "csv", "TOP/register.csv", "--yes")),
    Kind("undo", ("undo", "--yes")),
    Kind("edit without git", ("edit", "FIRST", "--set", "class=4B"), scene="no history"),
    Kind("sync", ("sync", "--pull"), scene="shared"),
    Kind("sync, nothing of ours", ("sync", "--pull"), scene="behind"),
    Kind("sync with a conflict", ("sync", "--pull"), scene="at odds", status=1),
    Kind("resolve", ("resolve", "--take", "other"), scene="undecided"),
    Kind("sync --push", ("sync", "--push"), scene="shared"),
    Kind("check --restore", ("check", "--restore"), scene="broken", typed="1\ny\n"),
    Kind("check --restore, left gone", ("check", "--restore", "--take", "gone"), scene="deleted"),
    Kind("backup", ("backup", "--out", "TOP/kept/backup.zip")),
    Kind("backup --drill", ("backup", "--drill")),
    Kind(
        "restore",
        ("restore", "TOP/kept/backup.zip", "--into", "TOP/back"),
        scene="backed up",
        then=("restore", "TOP/kept/backup.zip", "--into", "TOP/back"),
    ),
    Kind(
        "add-document",
        ("add-document", "FIRST", "--file", "TOP/letter.pdf", "--title", "A letter", "--what", "letter", "--yes"),
    ),
    Kind("export --out", ("export", "register", "--out", "TOP/kept/register.html")),
    Kind("export --as-at", ("export", "register", "--as-at", "TODAY", "--out", "TOP/kept/register.html")),
    Kind("doctor --mend", ("doctor", "--mend"), scene="edited by hand"),
    Kind(
        "init",
        ("init", "TOP/new", "--name", "New School", "--phase", "primary"),
        then=("init", "TOP/new", "--name", "New School", "--phase", "primary"),
    ),
)


def make_school(top: Path, *, environment: Environment) -> None:
    """A small school with a history in `top/school`, and beside it what is to be imported and filed."""
    root = top / "school"
    made = senco_in(top, "init", str(root), "--name", "Larkfield School", "--phase", "primary", environment=environment)
    assert made.status == 0, made.err
    for forename, surname, born, status in CHILDREN:
        words = ("--forename", forename, "--surname", surname, "--born", born, "--status", status)
        plan = ("--plan-made-on", "2025-02-02") if status == "E" else ()
        added = senco_in(
            root,
            "add-pupil",
            *words,
            *plan,
            "--since",
            "2024-09-02",
            "--need",
            "SLCN",
            "--yes",
            environment=environment,
        )
        assert added.status == 0, added.err
    (top / "register.csv").write_text(REGISTER, encoding="utf-8")
    (top / "letter.pdf").write_bytes(b"%PDF-1.4 a letter\n" * 400)
    (top / "kept").mkdir()


def keys_of(root: Path) -> tuple[str, str]:
    """The keys of two pupils."""
    found = sorted(path.name for path in (root / "pupils").iterdir())
    return found[0], found[-1]


def words_of(kind: Kind, top: Path, words: tuple[str, ...]) -> list[str]:
    """The words with what they stand for in their places."""
    first, second = keys_of(top / "school")
    places = {"FIRST": first, "SECOND": second, "TODAY": date.today().isoformat()}
    return [places.get(word, word.replace("TOP", str(top))) for word in words]


def set_scene(kind: Kind, top: Path, *, environment: Environment) -> None:
    """Have the folder be as the kind of write finds it."""
    _SCENES[kind.scene](top, environment)


def _school(top: Path, environment: Environment) -> None:
    """As it is."""


def _edited_by_hand(top: Path, environment: Environment) -> None:
    for key in keys_of(top / "school"):
        with (top / "school" / "pupils" / key / "pupil.yaml").open("ab") as file:
            file.write(b"# written with an editor\n")


def _no_history(top: Path, environment: Environment) -> None:
    shutil.rmtree(top / "school" / ".git")


def _shared(top: Path, environment: Environment, *, ours: str | None = "watch_from=2026-01-05") -> None:
    """Another has given a change to three files, and we have one of our own, or none."""
    root, other = top / "school", top / "other.git"
    git.run(top, "init", "--quiet", "--bare", str(other), environment=environment)
    git.run(root, "remote", "add", "origin", "../other.git", environment=environment)
    git.run(root, "push", "--quiet", "origin", "HEAD", environment=environment, protocols="file")
    ben = top / "ben"
    shutil.copytree(root, ben)
    first, second = keys_of(root)
    _must(senco_in(ben, "edit", first, "--set", "class=5A", environment=environment).status)
    _must(senco_in(ben, "edit", second, "--set", "class=5B", environment=environment).status)
    _must(senco_in(ben, "edit", "settings", "--set", "school.name=Larkfield Primary", environment=environment).status)
    _must(senco_in(ben, "sync", "--push", environment=environment).status)
    if ours:
        _must(senco_in(root, "edit", first, "--set", ours, environment=environment).status)
    shutil.rmtree(ben)


def _undecided(top: Path, environment: Environment) -> None:
    _at_odds(top, environment)
    assert senco_in(top / "school", "sync", "--pull", environment=environment).status == 1


def _at_odds(top: Path, environment: Environment) -> None:
    _shared(top, environment, ours="class=6C")


def _broken(top: Path, environment: Environment) -> None:
    path = top / "school" / "pupils" / keys_of(top / "school")[0] / "pupil.yaml"
    path.write_bytes(path.read_bytes() + b"name: [\n")


def _deleted(top: Path, environment: Environment) -> None:
    root = top / "school"
    _must(
        senco_in(root, "add-staff", "--name", "Mx P. Vale", "--role", "HLTA", "--yes", environment=environment).status
    )
    for path in (root / "staff").iterdir():
        path.unlink()


def _backed_up(top: Path, environment: Environment) -> None:
    _must(senco_in(top / "school", "backup", "--out", str(top / "kept" / "backup.zip"), environment=environment).status)


def _must(status: int) -> None:
    assert status == 0, status


_SCENES: Mapping[str, Callable[[Path, Environment], None]] = {
    "school": _school,
    "edited by hand": _edited_by_hand,
    "no history": _no_history,
    "shared": _shared,
    "behind": lambda top, environment: _shared(top, environment, ours=None),
    "at odds": _at_odds,
    "undecided": _undecided,
    "broken": _broken,
    "deleted": _deleted,
    "backed up": _backed_up,
}


def clean_environment(home: Path) -> dict[str, str]:
    """Variables without what could reach outside `home`."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TMPDIR") if name in os.environ}
    home.mkdir(exist_ok=True)
    return kept | {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1"}
