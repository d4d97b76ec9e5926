"""Two SENCOs share a folder: what each writes reaches the other, and nothing is lost on the way."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest
from endurance.dying import forked, senco_in
from support import Senco

from senco_cli.store import git

Environment = Mapping[str, str]
PUPIL = "pupils/k7m2q/pupil.yaml"


@pytest.fixture
def shared(practice: Path, tmp_path: Path, environment: Environment) -> tuple[Path, Path]:
    """Two copies of a practice school that share it through a third place; Ann's and Ben's."""
    hub = tmp_path / "hub.git"
    git.run(tmp_path, "init", "--quiet", "--bare", str(hub), environment=environment)
    git.run(practice, "remote", "add", "origin", str(hub), environment=environment)
    git.run(practice, "push", "--quiet", "origin", "HEAD", environment=environment, protocols="file")
    other = tmp_path / "other"
    shutil.copytree(practice, other)
    for root, name in ((practice, "Ann"), (other, "Ben")):
        git.run(root, "config", "user.name", name, environment=environment)
        git.run(root, "config", "user.email", f"{name.lower()}@example.org", environment=environment)
    return practice, other


def a_pupil(root: Path) -> str:
    return sorted(path.name for path in (root / "pupils").iterdir())[0]


def by_hand(root: Path, key: str, line: str) -> None:
    path = root / "pupils" / key / "pupil.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    name = line.split(":")[0]
    kept = [each for each in lines if not each.startswith(f"{name}:")]
    path.write_bytes("".join([*kept, line + "\n"]).encode())


def pull(root: Path, environment: Environment) -> int:
    return senco_in(root, "sync", "--pull", environment=environment).status


def is_clean(root: Path, environment: Environment) -> bool:
    return not git.run(root, "status", "--porcelain", environment=environment).output


def test_what_each_wrote_reaches_the_other(shared: tuple[Path, Path], senco: Senco, environment: Environment) -> None:
    ann, ben = shared
    key = a_pupil(ann)
    assert senco("edit", key, "--set", "class=9A", cwd=ann).status == 0
    assert senco("edit", key, "--set", "watch_from=2026-01-05", cwd=ben).status == 0
    given = senco("sync", "--push", cwd=ann)
    assert (given.status, given.out.splitlines()[0]) == (0, "nothing new from others")
    fetched = senco("sync", "--push", cwd=ben)
    assert fetched.status == 0 and "fetched 1 change by Ann" in fetched.out
    assert "fetched 1 change by Ben" in senco("sync", "--pull", cwd=ann).out
    texts = [(root / "pupils" / key / "pupil.yaml").read_text(encoding="utf-8") for root in shared]
    assert texts[0] == texts[1]
    assert "class: 9A" in texts[0] and "watch_from: 2026-01-05" in texts[0]
    assert is_clean(ann, environment) and is_clean(ben, environment)


def test_the_same_field_changed_two_ways_is_said_shown_and_resolved(shared: tuple[Path, Path], senco: Senco) -> None:
    ann, ben = shared
    key = a_pupil(ann)
    senco("edit", key, "--set", "class=9A", cwd=ann)
    senco("sync", "--push", cwd=ann)
    senco("edit", key, "--set", "class=9B", cwd=ben)
    fetched = senco("sync", "--push", cwd=ben)
    assert fetched.status == 1 and "1 place needs a decision: senco resolve" in fetched.out
    checked = senco("check", cwd=ben)
    assert f"pupils/{key}/pupil.yaml:" in checked.out and f"senco resolve {key}" in checked.out
    assert "9A" not in checked.out
    assert f"senco resolve {key}" in senco("show", key, cwd=ben).err
    assert "senco resolve" in senco("doctor", cwd=ben).out
    asked = senco("resolve", key, cwd=ben, typed="3\n9C\n")
    assert asked.status == 0 and "Ann on " in asked.err and "9A" in asked.err
    text = (ben / "pupils" / key / "pupil.yaml").read_text(encoding="utf-8")
    assert "class: 9C" in text and ">>> senco" not in text
    assert senco("resolve", cwd=ben).out == "nothing is to be decided\n"
    senco("sync", "--push", cwd=ben)
    senco("sync", cwd=ann)
    assert "class: 9C" in (ann / "pupils" / key / "pupil.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("answers", ["other\nstop\n", "other\n"], ids=["stop", "the end of what is typed"])
def test_one_may_stop_at_any_question_and_keep_what_was_decided(
    shared: tuple[Path, Path], senco: Senco, answers: str
) -> None:
    ann, ben = shared
    key = a_pupil(ann)
    for root, (one, two) in zip(shared, (("9A", "2026-01-05"), ("9B", "2026-01-06")), strict=True):
        senco("edit", key, "--set", f"class={one}", "--set", f"watch_from={two}", cwd=root)
    senco("sync", "--push", cwd=ann)
    senco("sync", "--pull", cwd=ben)
    before = git.head(ben, environment=dict(os.environ))
    first = senco("resolve", cwd=ben, typed=answers)
    assert first.out.startswith("decided: 1; 1 left")
    assert git.run(ben, "rev-list", "--count", f"{before}..HEAD", environment=dict(os.environ)).text == "1"
    assert senco("resolve", "--take", "here", cwd=ben).out == "decided: 1\n"


def test_a_record_that_one_deleted_and_the_other_changed_stays_and_is_asked_about(
    shared: tuple[Path, Path], senco: Senco, environment: Environment
) -> None:
    ann, ben = shared
    path = sorted((ann / "provision").iterdir())[0].relative_to(ann)
    git.run(ann, "rm", "--quiet", str(path), environment=environment)
    git.run(ann, "commit", "--quiet", "-m", "gone", environment=environment)
    senco("sync", "--push", cwd=ann)
    with (ben / path).open("ab") as file:
        file.write(b"notes: still running\n")
    assert "1 place needs a decision" in senco("sync", "--pull", cwd=ben).out
    assert b"still running" in (ben / path).read_bytes()
    assert senco("resolve", "--take", "other", cwd=ben).status == 0
    assert not (ben / path).exists()


def test_a_merge_that_git_itself_left_open_is_said_by_resolve_too(
    practice: Path, senco: Senco, environment: Environment
) -> None:
    (practice / ".git/MERGE_HEAD").write_text(f"{git.head(practice, environment=environment)}\n", encoding="utf-8")
    told = senco("resolve", cwd=practice)
    assert told.status == 3
    assert "a git merge was begun in this folder" in told.err and "git merge --abort" in told.err


def test_what_was_deleted_by_hand_or_cannot_be_read_is_said(shared: tuple[Path, Path], senco: Senco) -> None:
    ann, ben = shared
    (ann / PUPIL).unlink()
    by_hand(ann, "x6t4d", "class: [9A")
    told = senco("sync", "--push", cwd=ann)
    assert told.status == 1 and "1 file was deleted here by hand, and the others keep it" in told.out
    assert "1 record cannot be read: senco check --restore" in told.out
    told = senco("sync", "--pull", cwd=ben)
    assert told.status == 1 and "1 record cannot be read" in told.out and "deleted" not in told.out
    assert senco("sync", "--pull", "--push", cwd=ben).status == 2


def test_nothing_is_given_without_being_asked_for(shared: tuple[Path, Path], senco: Senco) -> None:
    ann, ben = shared
    senco("edit", a_pupil(ann), "--set", "class=9A", cwd=ann)
    assert "senco sync --push" in senco("sync", cwd=ann).out
    assert "nothing was given" in senco("sync", cwd=ann, typed="n\n").out
    assert "nothing new from others" in senco("sync", "--pull", cwd=ben).out
    assert "gave 1 change" in senco("sync", cwd=ann, typed="y\n").out


def test_a_public_place_is_named_plainly_and_push_alone_is_not_enough(
    shared: tuple[Path, Path], senco: Senco, environment: Environment
) -> None:
    ann, _ = shared
    git.run(ann, "config", "remote.origin.url", "http://user:secret@127.0.0.1:9/x.git", environment=environment)
    said = senco("sync", "--push", cwd=ann).err
    assert "is not encrypted" in said and "secret" not in said


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("core.sshCommand", "touch ran"),
        ("credential.helper", "!touch ran"),
        ("remote.origin.uploadpack", "touch ran; git-upload-pack"),
        ("url.ext::sh.insteadOf", "x"),
        ("include.path", "elsewhere"),
    ],
)
def test_programs_that_the_folder_names_are_never_run(
    shared: tuple[Path, Path], senco: Senco, environment: Environment, name: str, value: str
) -> None:
    ann, _ = shared
    git.run(ann, "config", name, value, environment=environment)
    refused = senco("sync", "--push", "--yes", cwd=ann)
    assert refused.status == 3 and "senco follows none" in refused.err
    assert not (ann / "ran").exists()


@pytest.mark.skipif(os.name != "posix", reason="hooks are shell scripts")
def test_no_hook_or_watcher_of_the_folder_runs_while_it_is_shared(
    shared: tuple[Path, Path], senco: Senco, environment: Environment, tmp_path: Path
) -> None:
    ann, ben = shared
    senco("edit", a_pupil(ann), "--set", "class=9A", cwd=ann)
    senco("sync", "--push", cwd=ann)
    hooks = ben / ".git" / "hooks"
    hooks.mkdir()
    for name in ("post-merge", "pre-push", "reference-transaction", "post-checkout", "post-index-change", "watch"):
        hook = hooks / name
        hook.write_text(f"#!/bin/sh\ntouch '{tmp_path}/ran-{name}'\n", encoding="utf-8")
        hook.chmod(hook.stat().st_mode | stat.S_IXUSR)
    git.run(ben, "config", "core.fsmonitor", str(hooks / "watch"), environment=environment)
    assert "fetched 1 change" in senco("sync", "--push", cwd=ben).out
    assert list(tmp_path.glob("ran-*")) == []


def test_a_link_that_comes_from_others_is_refused_and_nothing_is_changed(
    shared: tuple[Path, Path], senco: Senco, environment: Environment
) -> None:
    ann, ben = shared
    sha = git.run(ann, "hash-object", "-w", "--stdin", environment=environment, given=b"/etc/passwd").text
    git.run(ann, "update-index", "--add", "--cacheinfo", f"120000,{sha},provision/link.yaml", environment=environment)
    git.run(ann, "commit", "--quiet", "-m", "link", environment=environment)
    git.run(ann, "push", "--quiet", "origin", "HEAD", environment=environment, protocols="file")
    before = git.head(ben, environment=environment)
    refused = senco("sync", "--pull", cwd=ben)
    assert refused.status == 3 and "link" in refused.err
    assert git.head(ben, environment=environment) == before and is_clean(ben, environment)


def test_a_file_that_is_no_record_and_lies_in_the_way_is_not_written_over(
    shared: tuple[Path, Path], senco: Senco, environment: Environment
) -> None:
    ann, ben = shared
    (ann / "plan.txt").write_text("ann\n", encoding="utf-8")
    git.run(ann, "add", "--force", "plan.txt", environment=environment)
    git.run(ann, "commit", "--quiet", "-m", "plan", environment=environment)
    git.run(ann, "push", "--quiet", "origin", "HEAD", environment=environment, protocols="file")
    (ben / "plan.txt").write_text("ben\n", encoding="utf-8")
    refused = senco("sync", "--pull", cwd=ben)
    assert refused.status == 3 and '"plan.txt" was changed by hand' in refused.err
    assert (ben / "plan.txt").read_text(encoding="utf-8") == "ben\n"


@pytest.mark.skipif(os.name != "posix", reason="needs fork and SIGKILL")
def test_killed_at_any_moment_the_folder_is_as_before_or_as_after(
    shared: tuple[Path, Path], senco: Senco, environment: Environment, tmp_path: Path
) -> None:
    ann, ben = shared
    for key in sorted(path.name for path in (ann / "pupils").iterdir())[:6]:
        by_hand(ann, key, "class: 9A")
        by_hand(ben, key, "watch_from: 2026-01-05")
    senco("sync", "--push", cwd=ann)
    senco("doctor", "--mend", cwd=ben)
    whole = shutil.copytree(ben, tmp_path / "whole")
    steps = forked(partial(pull, whole, environment)).steps
    for number in range(6):
        root = shutil.copytree(ben, tmp_path / f"copy{number}")
        texts = {path: path.read_bytes() for path in (root / "pupils").glob("*/pupil.yaml")}
        assert forked(partial(pull, root, environment), at_step=round(number * (steps - 1) / 5)).killed
        assert senco("doctor", cwd=root).status in (0, 1)
        assert is_clean(root, environment)
        changed = [path for path, text in texts.items() if path.read_bytes() != text]
        assert len(changed) in (0, 6)


def test_what_somebody_took_out_of_the_shared_history_is_counted_once_and_stays_here(
    senco: Senco, shared: tuple[Path, Path], environment: Environment
) -> None:
    ann, ben = shared
    before = git.run(ann, "rev-parse", "HEAD", environment=environment).text
    branch = git.run(ann, "branch", "--show-current", environment=environment).text
    for text in ("6A", "6B"):
        assert senco("edit", "q4t8m", "--set", f"class={text}", cwd=ann).status == 0
    assert senco("sync", "--push", cwd=ann).status == 0
    assert senco("sync", "--pull", cwd=ben).status == 0
    hub = git.run(ann, "remote", "get-url", "origin", environment=environment).text
    git.run(Path(hub), "update-ref", f"refs/heads/{branch}", before, environment=environment)
    said = "somebody took 2 changes out of the shared history again; this folder keeps them"
    assert said in senco("sync", "--pull", cwd=ben).out
    assert "class: 6B" in (ben / "pupils/q4t8m/pupil.yaml").read_text(encoding="utf-8")
    assert said not in senco("sync", "--pull", cwd=ben).out
