"""A folder that somebody else made: senco runs no program that its git names, unless it is told to trust it."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

import pytest
from dated_history import git as by_hand
from support import Senco, trust

from senco_cli.store import git

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the programs of these tests are shell scripts")
Environment = Mapping[str, str]
HOOKS = (
    *("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "post-index-change", "reference-transaction"),
    *("post-checkout", "post-merge", "pre-push", "pre-auto-gc", "fsmonitor-watchman", "applypatch-msg", "post-rewrite"),
)
LOOKING = (["list"], ["show", "Ann"], ["history"], ["changed", "--since", "2026-01-01"], ["check"], ["undo", "--list"])
# What a git of any age starts, and what is followed only if something else is set too.
SETTINGS = (
    ("filter.mine.clean", "PROGRAM"),
    ("filter.mine.smudge", "PROGRAM"),
    ("filter.mine.process", "PROGRAM"),
    ("core.fsmonitor", "PROGRAM"),
    ("core.hooksPath", "HOOKS"),
    ("core.sshCommand", "PROGRAM"),
    ("core.editor", "PROGRAM"),
    ("core.pager", "PROGRAM"),
    ("core.askPass", "PROGRAM"),
    ("core.gitProxy", "PROGRAM"),
    ("core.alternateRefsCommand", "PROGRAM"),
    ("diff.external", "PROGRAM"),
    ("diff.mine.textconv", "PROGRAM"),
    ("diff.mine.command", "PROGRAM"),
    ("merge.mine.driver", "PROGRAM"),
    ("gpg.program", "PROGRAM"),
    ("gpg.ssh.program", "PROGRAM"),
    ("credential.helper", "!PROGRAM"),
    ("alias.commit", "!PROGRAM"),
    ("alias.log", "!PROGRAM"),
    ("sequence.editor", "PROGRAM"),
    ("gc.recentObjectsHook", "PROGRAM"),
    ("hook.mine.command", "PROGRAM"),
    ("hook.mine.event", "pre-commit"),
    ("uploadpack.packObjectsHook", "PROGRAM"),
    ("remote.origin.uploadpack", "PROGRAM"),
)
ALWAYS = (
    ("gc.auto", "1"),
    ("commit.gpgSign", "true"),
    ("log.showSignature", "true"),
    ("pager.log", "true"),
    ("remote.origin.url", "ext::PROGRAM"),
    ("remote.origin.promisor", "true"),
    ("protocol.allow", "always"),
    ("extensions.partialClone", "origin"),
)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program that leaves a mark when anybody starts it."""
    path = tmp_path / "program"
    path.write_text(f'#!/bin/sh\ntouch "{tmp_path}/ran"\ncat\n', encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def folder(school: Path, senco: Senco, environment: Environment) -> Path:
    """A school with a pupil in it, and an edit by hand that waits to be taken in."""
    words = ("--forename", "Ann", "--surname", "Example", "--born", "2016-02-03", "--status", "K")
    added = senco("add-pupil", *words, "--since", "2025-09-01", "--need", "SLCN", "--yes", cwd=school)
    assert added.status == 0, added.err
    attributes = school / ".gitattributes"
    attributes.write_bytes(attributes.read_bytes() + b"* filter=mine diff=mine merge=mine\n")
    by_hand(school, "commit", "--quiet", "--all", "-m", "x")
    with next(school.glob("pupils/*/pupil.yaml")).open("ab") as file:
        file.write(b"# by hand\n")
    return school


def has_run(tmp_path: Path) -> bool:
    return (tmp_path / "ran").exists()


def make_hooks(place: Path, program: Path) -> None:
    place.mkdir(exist_ok=True)
    for name in HOOKS:
        hook = place / name
        hook.write_bytes(program.read_bytes())
        hook.chmod(hook.stat().st_mode | stat.S_IXUSR)


@pytest.mark.parametrize(("name", "value"), SETTINGS, ids=[name for name, _value in SETTINGS])
def test_no_setting_of_the_folder_starts_a_program(
    folder: Path, program: Path, senco: Senco, environment: Environment, tmp_path: Path, name: str, value: str
) -> None:
    make_hooks(tmp_path / "hooks", program)
    for setting, what in (*ALWAYS, (name, value)):
        said = what.replace("PROGRAM", str(program)).replace("HOOKS", str(tmp_path / "hooks"))
        git.run(folder, "config", setting, said, environment=environment)
    if name == "hook.mine.command":
        for event in HOOKS:
            git.run(folder, "config", "--add", "hook.mine.event", event, environment=environment)
    for words in LOOKING:
        assert senco(*words, cwd=folder).status in (0, 1)
    written = senco("edit", "Ann", "--set", "class=4B", cwd=folder)
    assert written.status == 0 or "senco runs none that it was not told to trust" in written.err
    for words in (["sync", "--pull"], ["undo", "--yes"], ["doctor"], ["backup"], ["list"]):
        assert senco(*words, cwd=folder).status in (0, 1, 3)
    assert not has_run(tmp_path)


def test_a_setting_that_is_included_from_another_file_is_one_too(
    folder: Path, program: Path, senco: Senco, environment: Environment, tmp_path: Path
) -> None:
    (folder / ".git" / "more").write_text(f'[filter "mine"]\n\tclean = "{program}"\n', encoding="utf-8")
    git.run(folder, "config", "include.path", "more", environment=environment)
    for words in LOOKING:
        senco(*words, cwd=folder)
    refused = senco("edit", "Ann", "--set", "class=4B", cwd=folder)
    assert refused.status == 3 and '(the setting "filter.mine.clean")' in refused.err
    assert not has_run(tmp_path)


def test_no_hook_of_the_folder_runs_and_no_write_passes_it_over(
    folder: Path, program: Path, senco: Senco, tmp_path: Path
) -> None:
    make_hooks(folder / ".git" / "hooks", program)
    for words in LOOKING:
        senco(*words, cwd=folder)
    before = next(folder.glob("pupils/*/pupil.yaml")).read_bytes()
    refused = senco("edit", "Ann", "--set", "class=4B", cwd=folder)
    assert refused.status == 3 and 'the hook "applypatch-msg"' in refused.err and "senco.trust" in refused.err
    assert next(folder.glob("pupils/*/pupil.yaml")).read_bytes() == before
    assert not has_run(tmp_path)


def test_a_hook_runs_once_its_owner_has_said_to_trust_the_folder(
    folder: Path, program: Path, senco: Senco, tmp_path: Path
) -> None:
    make_hooks(folder / ".git" / "hooks", program)
    trust(folder, Path(os.environ["HOME"]))
    assert senco("edit", "Ann", "--set", "class=4B", cwd=folder).status == 0
    assert has_run(tmp_path)


def test_the_folder_cannot_say_itself_that_it_is_to_be_trusted(
    folder: Path, program: Path, senco: Senco, environment: Environment, tmp_path: Path
) -> None:
    make_hooks(folder / ".git" / "hooks", program)
    git.run(folder, "config", "senco.trust", str(folder), environment=environment)
    assert senco("edit", "Ann", "--set", "class=4B", cwd=folder).status == 3
    assert not has_run(tmp_path)


def test_a_filter_of_ones_own_still_runs(folder: Path, program: Path, senco: Senco, tmp_path: Path) -> None:
    settings = Path(os.environ["HOME"]) / ".gitconfig"
    settings.write_text(f'[filter "mine"]\n\tclean = "{program}"\n', encoding="utf-8")
    assert senco("edit", "Ann", "--set", "class=4B", cwd=folder).status == 0
    assert has_run(tmp_path)


def test_doctor_names_what_the_folder_would_have_git_run(
    folder: Path, program: Path, senco: Senco, environment: Environment
) -> None:
    git.run(folder, "config", "filter.mine.clean", str(program), environment=environment)
    assert "filter.mine.clean" in senco("doctor", cwd=folder).out


def test_a_repository_within_the_folder_starts_nothing_either(
    folder: Path, program: Path, senco: Senco, environment: Environment, tmp_path: Path
) -> None:
    within = folder / "pupils" / "zz2zz"
    within.mkdir()
    git.init(within, environment=environment)
    (within / "a.yaml").write_bytes(b"one\n")
    by_hand(within, "add", "a.yaml")
    by_hand(within, "commit", "--quiet", "-m", "x")
    by_hand(folder, "add", "pupils/zz2zz")
    by_hand(folder, "commit", "--quiet", "-m", "x")
    for name, value in (("core.fsmonitor", str(program)), ("filter.mine.clean", str(program))):
        git.run(within, "config", name, value, environment=environment)
    (within / ".gitattributes").write_bytes(b"* filter=mine\n")
    (within / "a.yaml").write_bytes(b"two\n")
    for words in (*LOOKING, ["doctor"], ["edit", "Ann", "--set", "class=4B"]):
        senco(*words, cwd=folder)
    assert not has_run(tmp_path)


def test_what_is_missing_in_the_history_is_not_fetched_when_somebody_only_looks(
    folder: Path, program: Path, senco: Senco, environment: Environment, tmp_path: Path
) -> None:
    for name, value in (("core.repositoryFormatVersion", "1"), *ALWAYS):
        git.run(folder, "config", name, value.replace("PROGRAM", str(program)), environment=environment)
    pupil = next(folder.glob("pupils/*/pupil.yaml")).relative_to(folder).as_posix()
    sha = git.run(folder, "rev-parse", f"HEAD:{pupil}", environment=environment).text
    (folder / ".git" / "objects" / sha[:2] / sha[2:]).unlink()
    for words in (*LOOKING, ["show", "Ann", "--as-at", "2099-01-01"], ["doctor"]):
        senco(*words, cwd=folder)
    assert not has_run(tmp_path)
