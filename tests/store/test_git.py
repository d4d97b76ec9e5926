"""Git does exactly what was asked, whatever the machine, the person and the repository have set up."""

from __future__ import annotations

import os
import shutil
import stat
import time
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest
from support import trust

from senco_cli.store import git, git_marks, history, journal, work_tree

Environment = Mapping[str, str]


def by_hand(root: Path, *arguments: str, environment: Environment) -> str:
    """What a person types at a prompt."""
    return git.run(
        root, "-c", "user.name=Pat", "-c", "user.email=pat@example.org", *arguments, environment=environment
    ).text


def status(root: Path, *, environment: Environment) -> set[str]:
    return set(git.run(root, "status", "--porcelain", environment=environment).output.decode().splitlines())


def hook(root: Path, name: str, script: str) -> None:
    path = root / ".git" / "hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8", newline="\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    trust(root, root.parent / "home")


def committed(root: Path, sha: str, environment: Environment) -> tuple[str, ...]:
    return history.changed_paths(root, sha, environment=environment)


def test_the_version_is_given_if_there_is_a_git(environment: Environment) -> None:
    version = git.available(environment)
    assert version is not None and int(version.split(".")[0]) >= 2


def test_without_git_nothing_is_a_repository_and_commands_say_what_is_missing(
    root: Path, without_git: Environment
) -> None:
    assert git.available(without_git) is None
    assert not git.is_repository(root, environment=without_git)
    with pytest.raises(git.GitFailed, match="git is not installed"):
        git.head(root, environment=without_git)


def test_a_plain_folder_and_one_that_is_not_there_are_no_repositories(
    plain_root: Path, environment: Environment
) -> None:
    assert not git.is_repository(plain_root, environment=environment)
    assert not git.is_repository(plain_root / "nowhere", environment=environment)
    git.init(plain_root, environment=environment)
    assert git.is_repository(plain_root, environment=environment)
    assert git.head(plain_root, environment=environment) is None


def test_a_commit_holds_exactly_the_paths_given(root: Path, environment: Environment) -> None:
    for name in ("new", "other", "staged"):
        (root / f"{name}.yaml").write_bytes(b"a: 1\n")
    (root / "senco.yaml").write_bytes(b"format: 2\n")
    by_hand(root, "add", "staged.yaml", environment=environment)
    sha = work_tree.commit(root, ["new.yaml"], "add new", environment=environment)
    assert sha is not None and sha == git.head(root, environment=environment)
    assert committed(root, sha, environment) == ("new.yaml",)
    assert status(root, environment=environment) == {" M senco.yaml", "A  staged.yaml", "?? other.yaml"}


def test_a_commit_takes_changes_additions_and_deletions_together(root: Path, environment: Environment) -> None:
    (root / "senco.yaml").write_bytes(b"format: 2\n")
    (root / "provision" / "t4n8c.yaml").unlink()
    (root / "provision" / "p3x9d.yaml").write_bytes(b"title: Lego\n")
    paths = ["senco.yaml", "provision/t4n8c.yaml", "provision/p3x9d.yaml"]
    sha = work_tree.commit(root, paths, "edit", environment=environment)
    assert sha is not None and set(committed(root, sha, environment)) == set(paths)
    assert not work_tree.is_dirty(root, ["."], environment=environment)


def test_paths_are_taken_literally(root: Path, environment: Environment) -> None:
    for name in ("a[b].pdf", "ab.pdf", "réunion du 3.pdf"):
        (root / name).write_bytes(b"x")
    sha = work_tree.commit(root, ["a[b].pdf", "réunion du 3.pdf"], "add", environment=environment)
    assert sha is not None and set(committed(root, sha, environment)) == {"a[b].pdf", "réunion du 3.pdf"}
    work_tree.commit(root, ["ab.pdf"], "add", environment=environment)
    (root / "ab.pdf").write_bytes(b"y")
    (root / "a[b].pdf").unlink()
    sha = work_tree.commit(root, ["a[b].pdf"], "delete", environment=environment)
    assert sha is not None and committed(root, sha, environment) == ("a[b].pdf",)


def test_there_is_no_empty_commit(root: Path, environment: Environment) -> None:
    before = git.head(root, environment=environment)
    assert work_tree.commit(root, ["senco.yaml"], "edit", environment=environment) is None
    assert work_tree.commit(root, ["never-was.yaml"], "edit", environment=environment) is None
    assert git.head(root, environment=environment) == before


def test_a_very_long_list_of_paths_is_no_trouble(root: Path, environment: Environment) -> None:
    paths = [f"{'long-name-' * 12}{number}.yaml" for number in range(400)]
    for path in paths:
        (root / path).write_bytes(b"x")
    sha = work_tree.commit(root, paths, "import", environment=environment)
    assert sha is not None and len(committed(root, sha, environment)) == 400


def test_who_never_told_git_their_name_commits_as_senco(root: Path, environment: Environment) -> None:
    author = by_hand(root, "log", "-1", "--format=%an <%ae>", environment=environment)
    assert author == "senco <senco@localhost>"


def test_who_told_git_their_name_commits_under_it(root: Path, environment: Environment) -> None:
    Path(environment["HOME"], ".gitconfig").write_text("[user]\nname = Robin Hall\n", encoding="utf-8")
    (root / "senco.yaml").write_bytes(b"format: 2\n")
    work_tree.commit(root, ["senco.yaml"], "edit", environment=environment)
    author = by_hand(root, "log", "-1", "--format=%an <%ae>", environment=environment)
    assert author == "Robin Hall <senco@localhost>"


def test_a_persons_own_settings_do_not_get_in_the_way(root: Path, environment: Environment) -> None:
    settings = (
        "[commit]\ngpgsign = true\ncleanup = strip\n[gpg]\nprogram = no-such-program\n[color]\nui = always\n"
        "[core]\nquotepath = on\nautocrlf = true\nsafecrlf = true\n[log]\nshowSignature = true\nfollow = true\n"
    )
    Path(environment["HOME"], ".gitconfig").write_text(settings, encoding="utf-8")
    (root / "école.yaml").write_bytes(b"a: 1\nb: 2\r\n")
    sha = work_tree.commit(root, ["école.yaml"], "# add", environment=environment)
    assert sha is not None and committed(root, sha, environment) == ("école.yaml",)
    assert history.log(root, environment=environment)[0].subject == "# add"


def test_a_slip_in_a_persons_settings_keeps_nobody_from_a_history(
    root: Path, plain_root: Path, environment: Environment
) -> None:
    settings = "[init]\ndefaultBranch = no name..\n[diff]\norderFile = /nowhere\n"
    Path(environment["HOME"], ".gitconfig").write_text(settings, encoding="utf-8")
    own = {name: value for name, value in environment.items() if name != "GIT_CONFIG_GLOBAL"}
    git.init(plain_root, environment=own)
    assert git.is_repository(plain_root, environment=own)
    (root / "senco.yaml").write_bytes(b"format: 2\n")
    assert work_tree.changed(root, ["senco.yaml"], environment=own) == ("senco.yaml",)


def test_variables_of_another_git_do_not_lead_it_astray(root: Path, plain_root: Path, environment: Environment) -> None:
    git.init(plain_root, environment=environment)
    astray = {**environment, "GIT_DIR": str(plain_root / ".git"), "GIT_INDEX_FILE": str(plain_root / "index")}
    (root / "senco.yaml").write_bytes(b"format: 2\n")
    sha = work_tree.commit(root, ["senco.yaml"], "edit", environment=astray)
    assert sha == git.head(root, environment=environment)
    assert git.head(plain_root, environment=environment) is None


def test_a_record_folder_may_be_part_of_a_larger_repository(tmp_path: Path, environment: Environment) -> None:
    outer = tmp_path / "all my files"
    records = outer / "send" / "records"
    records.mkdir(parents=True)
    git.init(outer, environment=environment)
    for path in (outer / "senco.yaml", records / "senco.yaml"):
        path.write_bytes(b"format: 1\n")
    assert git.work_tree_of(records, environment=environment) == outer.resolve()
    sha = work_tree.commit(records, ["senco.yaml"], "init", environment=environment)
    assert sha is not None
    assert committed(records, sha, environment) == ("senco.yaml",)
    assert committed(outer, sha, environment) == ("send/records/senco.yaml",)
    assert not work_tree.is_dirty(records, ["senco.yaml"], environment=environment)
    assert work_tree.is_dirty(outer, ["senco.yaml"], environment=environment)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for git is a shell script")
def test_a_repository_of_another_user_is_explained_with_the_line_that_mends_it(root: Path, tmp_path: Path) -> None:
    stand_in = tmp_path / "bin" / "git"
    stand_in.parent.mkdir()
    stand_in.write_text(
        "#!/bin/sh\necho \"fatal: detected dubious ownership in repository at 'x'\" >&2\nexit 128\n", encoding="utf-8"
    )
    stand_in.chmod(0o755)
    with pytest.raises(git.GitFailed, match="belongs to another user") as caught:
        git.is_repository(root, environment={"PATH": str(stand_in.parent)})
    assert caught.value.hint == f'git config --global --add safe.directory "{root.as_posix()}"'


def test_of_a_folder_on_a_network_the_line_is_the_one_that_git_for_windows_says(tmp_path: Path) -> None:
    said = (
        "fatal: detected dubious ownership in repository at '//server/staff/records'\n"
        "To add an exception for this directory, call:\n\n"
        "\tgit config --global --add safe.directory '%(prefix)///server/staff/records'\n"
    )
    refused = git.failure(tmp_path, git.Answer(128, b"", said))
    assert refused.hint == 'git config --global --add safe.directory "%(prefix)///server/staff/records"'


@pytest.mark.parametrize("status", [-2, 0xC000013A])
def test_a_git_that_heard_ctrl_c_was_interrupted_on_every_system(tmp_path: Path, status: int) -> None:
    assert git.failure(tmp_path, git.Answer(status, b"", "")).sentence == "git was interrupted"


def test_what_a_refusing_hook_prints_is_never_repeated(root: Path, environment: Environment) -> None:
    hook(root, "pre-commit", 'echo "fatal: secret"; echo "error: secret" >&2; cat senco.yaml >&2; exit 1')
    (root / "senco.yaml").write_bytes(b"format: secret\n")
    with pytest.raises(git.GitFailed) as caught:
        work_tree.commit(root, ["senco.yaml"], "edit", environment=environment)
    assert caught.value.sentence == "a hook of the git repository (pre-commit) refused the commit"
    assert "secret" not in f"{caught.value} {caught.value.hint}"


def test_gits_own_last_word_is_repeated_even_after_a_talkative_hook(root: Path, environment: Environment) -> None:
    hook(root, "pre-commit", 'echo "fatal: secret" >&2; exit 0')
    hook(root, "reference-transaction", "exit 1")
    (root / "senco.yaml").write_bytes(b"format: 2\n")
    with pytest.raises(git.GitFailed, match="git says") as caught:
        work_tree.commit(root, ["senco.yaml"], "edit", environment=environment)
    assert "secret" not in caught.value.sentence


def test_a_file_that_git_is_told_to_ignore_is_refused_by_name(root: Path, environment: Environment) -> None:
    (root / ".gitignore").write_bytes(b"*.pdf\n")
    (root / "letter.pdf").write_bytes(b"x")
    with pytest.raises(git.GitFailed, match=r'a \.gitignore keeps "letter\.pdf" out of the history'):
        work_tree.commit(root, ["letter.pdf"], "add", environment=environment)


def test_an_index_held_for_good_is_named_with_a_hint(
    root: Path, environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(git, "_PATIENCE_SECONDS", 0.0)
    (root / ".git" / "index.lock").touch()
    (root / "new.yaml").write_bytes(b"x")
    with pytest.raises(git.GitFailed, match=r"index\.lock") as caught:
        work_tree.commit(root, ["new.yaml"], "add", environment=environment)
    assert caught.value.hint is not None and "close other programs" in caught.value.hint


def test_an_index_held_for_a_moment_is_waited_for(
    root: Path, environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = root / ".git" / "index.lock"
    lock.touch()
    monkeypatch.setattr(time, "sleep", lambda seconds: lock.unlink())
    (root / "new.yaml").write_bytes(b"x")
    assert work_tree.commit(root, ["new.yaml"], "add", environment=environment)


def test_waiting_for_another_git_ends_with_it(
    root: Path, environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = root / ".git" / "index.lock"
    lock.touch()
    monkeypatch.setattr(time, "sleep", lambda seconds: lock.unlink())
    work_tree.wait_until_idle(root, seconds=60, environment=environment)
    assert not lock.exists()


def test_unstaging_leaves_the_file_and_other_staged_files_alone(root: Path, environment: Environment) -> None:
    for name in ("mine.yaml", "theirs.yaml"):
        (root / name).write_bytes(b"x")
        by_hand(root, "add", name, environment=environment)
    work_tree.unstage(root, ["mine.yaml"], environment=environment)
    assert status(root, environment=environment) == {"A  theirs.yaml", "?? mine.yaml"}


def test_unstaging_works_before_the_first_commit(plain_root: Path, environment: Environment) -> None:
    git.init(plain_root, environment=environment)
    by_hand(plain_root, "add", "senco.yaml", environment=environment)
    work_tree.unstage(plain_root, ["senco.yaml"], environment=environment)
    assert status(plain_root, environment=environment) == {"?? senco.yaml"}


@pytest.mark.skipif(os.name == "nt", reason="programs on Windows are found by their ending")
def test_a_git_in_a_folder_named_relatively_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trap = tmp_path / "git"
    trap.write_text("#!/bin/sh\necho git version 9.9.9\n", encoding="utf-8")
    trap.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    assert git.available({"PATH": "."}) is None
    assert git.available({"PATH": str(tmp_path)}) == "9.9.9"


@pytest.mark.parametrize(
    "said",
    [
        "error: unable to write file\nfatal: unable to write loose object file: No space left on device",
        "fatal: sha1 file '/records/.git/index.lock' write error. Out of diskspace",
        "error: insufficient room: Disk quota exceeded\nfatal: updating files failed",
    ],
)
def test_a_full_disk_is_called_that_and_no_other_program_is_blamed(said: str) -> None:
    fault = git.failure(Path("records"), git.Answer(128, b"", said))
    assert (fault.sentence, fault.hint) == (
        "the disk is full",
        "make room on the disk, then give the same command again",
    )


def test_a_full_disk_is_told_where_git_names_only_what_it_could_not_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = git.Answer(128, b"", "fatal: could not write the index")
    says = f'git says "{answer.error}"'
    # Some disks tell nothing of themselves, and are as little full as empty.
    for total, free, sentence in ((10**8, 4_096, "the disk is full"), (10**8, 10**7, says), (0, 0, says)):
        told = SimpleNamespace(total=total, free=free)
        monkeypatch.setattr(shutil, "disk_usage", lambda _place, told=told: told)
        assert git.failure(tmp_path, answer).sentence == sentence


def test_a_disk_on_which_git_cannot_work_is_not_mended_by_looking_at_it() -> None:
    said = "error: chmod on /mnt/c/records/.git/config.lock failed: Operation not permitted\nfatal: could not set it"
    fault = git.failure(Path("stick"), git.Answer(128, b"", said))
    assert "on which git can keep no history" in fault.sentence and fault.hint != "senco doctor"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_folder_copied_to_a_stick_holds_nothing_that_was_changed_by_hand(
    root: Path, environment: Environment
) -> None:
    (root / "provision" / "t4n8c.yaml").chmod(0o755)
    assert work_tree.changed(root, (".",), environment=environment) == ()


@pytest.mark.skipif(os.name == "nt", reason="there is no such place for programs")
def test_git_is_found_where_nobody_says_where_to_look(environment: Environment) -> None:
    without = {name: value for name, value in environment.items() if name != "PATH"}
    if shutil.which("git", path=os.defpath):
        assert git.available(without) == git.available(environment)


def test_what_a_person_never_wants_to_see_elsewhere_and_a_line_amiss_keep_no_record_out(
    root: Path, environment: Environment
) -> None:
    settings, ignored = Path(environment["HOME"], ".gitconfig"), Path(environment["HOME"], "ignored")
    own = {name: value for name, value in environment.items() if name != "GIT_CONFIG_GLOBAL"}
    ignored.write_text("*.yaml\n", encoding="utf-8")
    settings.write_text(f"[core]\nexcludesFile = {ignored.as_posix()}\n", encoding="utf-8")
    (root / "calendar.yaml").touch()
    assert work_tree.commit(root, ["calendar.yaml"], "add", environment=own)
    settings.write_text("[core\n", encoding="utf-8")
    assert git.available(own)
    with pytest.raises(git.HistoryDamaged) as refused:
        git.head(root, environment=own)
    assert settings.name in str(refused.value.hint)


@pytest.mark.skipif(os.name == "nt", reason="a program there does not say that it was killed")
def test_the_lock_of_a_git_that_died_under_us_is_cleared_away_by_the_next(root: Path, environment: Environment) -> None:
    lock = root / ".git" / "index.lock"
    stand_in = root.parent / "git"
    stand_in.write_text(f'#!/bin/sh\n: > "{lock}"\nkill -9 $$\n', encoding="utf-8")
    stand_in.chmod(0o755)
    with pytest.raises(git.GitFailed, match="git was interrupted") as caught:
        git.run(root, "add", ".", environment={**environment, "PATH": str(stand_in.parent)}, writes=True)
    assert lock.exists() and caught.value.hint == "give the same command again"
    journal.recover(root, environment=environment)
    assert not lock.exists() and not git_marks.left(root)


@pytest.mark.skipif(os.name == "nt", reason="a program there does not say that it was killed")
def test_a_git_that_only_compares_leaves_no_lock_that_stays(root: Path, environment: Environment) -> None:
    lock, real = root / ".git" / "index.lock", shutil.which("git")
    stand_in = root.parent / "git"
    text = f'#!/bin/sh\ncase "$*" in *" diff "*) : > "{lock}"; kill -9 $$;; esac\nexec "{real}" "$@"\n'
    stand_in.write_text(text, encoding="utf-8")
    stand_in.chmod(0o755)
    with pytest.raises(git.GitFailed, match="git was interrupted"):
        work_tree.changed(root, ["."], environment={**environment, "PATH": str(stand_in.parent)})
    journal.recover(root, environment=environment)
    assert not lock.exists()
