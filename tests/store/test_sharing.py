"""Whatever goes wrong between two computers is said in a sentence, and the folder stays as it is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from senco_cli.store import git, sharing
from senco_cli.store.sharing import CannotShare, Overtaken, Remote

Environment = Mapping[str, str]


def shared_at(root: Path, address: str, environment: Environment) -> Remote:
    git.run(root, "config", "remote.origin.url", address, environment=environment)
    return sharing.remote_of(root, environment=environment)


def with_ssh(tmp_path: Path, says: str, environment: Environment) -> dict[str, str]:
    """A machine whose `ssh` says one thing and gives up."""
    folder = tmp_path / "ssh bin"
    folder.mkdir()
    program = folder / "ssh"
    program.write_text(f'#!/bin/sh\necho "{says}" >&2\nexit 255\n', encoding="utf-8")
    program.chmod(0o755)
    return {**environment, "PATH": f"{folder}{os.pathsep}{environment['PATH']}"}


@pytest.mark.skipif(os.name != "posix", reason="the program is a shell script")
@pytest.mark.parametrize(
    ("says", "means"),
    [
        ("Host key verification failed.", "does not know the key"),
        ("@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @", "or it has changed"),
        ("git@example.org: Permission denied (publickey).", "did not let you in"),
        ("ssh: Could not resolve hostname example.org: Name or service not known", "cannot be reached now"),
        ("ssh: connect to host example.org port 22: Connection timed out", "cannot be reached now"),
        ("ERROR: Repository not found.", "no shared records at the address"),
        ("fatal: could not read Username for 'https://example.org'", "asks for a name and a password"),
        ("remote: fatal: write error: No space left on device", "could not keep what you gave"),
        ("fatal: write error: No space left on device", "the disk is full"),
        ("something new", "could not be shared: git says"),
    ],
)
def test_what_ssh_says_is_said_in_plain_words(
    says: str, means: str, root: Path, environment: Environment, tmp_path: Path
) -> None:
    remote = shared_at(root, "git@example.org:senco.git", environment)
    here = with_ssh(tmp_path, says, environment)
    for act in (sharing.fetch, sharing.push):
        with pytest.raises(CannotShare, match=means):
            act(root, remote, environment=here)


def test_an_address_where_nothing_is_and_a_machine_that_does_not_answer(
    root: Path, environment: Environment, tmp_path: Path
) -> None:
    with pytest.raises(CannotShare, match="no shared records at the address"):
        sharing.fetch(root, shared_at(root, str(tmp_path / "nowhere"), environment), environment=environment)
    with pytest.raises(CannotShare, match="cannot be reached now"):
        sharing.fetch(root, shared_at(root, "http://127.0.0.1:9/x.git", environment), environment=environment)


def test_somebody_who_was_quicker_is_said_so(root: Path, environment: Environment, tmp_path: Path) -> None:
    hub = tmp_path / "hub.git"
    git.run(tmp_path, "init", "--quiet", "--bare", str(hub), environment=environment)
    remote = shared_at(root, str(hub), environment)
    assert sharing.fetch(root, remote, environment=environment) is None
    sharing.push(root, remote, environment=environment)
    author = ("-c", "user.name=Pat", "-c", "user.email=pat@example.org")
    git.run(root, *author, "commit", "--quiet", "--amend", "-m", "other", environment=environment)
    with pytest.raises(Overtaken, match="somebody else has shared something"):
        sharing.push(root, remote, environment=environment)


def test_a_shared_place_that_is_empty_again_or_keeps_the_records_by_another_name_is_noticed(
    root: Path, environment: Environment, tmp_path: Path
) -> None:
    hub = tmp_path / "hub.git"
    git.run(tmp_path, "init", "--quiet", "--bare", str(hub), environment=environment)
    remote = shared_at(root, str(hub), environment)
    sharing.push(root, remote, environment=environment)
    known = ("rev-parse", "--quiet", "--verify", remote.tracking)
    assert sharing.fetch(root, remote, environment=environment)
    git.run(hub, "branch", "-m", remote.branch, "trunk", environment=environment)
    with pytest.raises(CannotShare, match='it has "trunk"'):
        sharing.fetch(root, remote, environment=environment)
    git.run(hub, "update-ref", "-d", "refs/heads/trunk", environment=environment)
    assert sharing.fetch(root, remote, environment=environment) is None
    assert not git.run(root, *known, environment=environment, allow=(1,)).text


def test_a_merge_that_git_began_and_an_older_state_are_not_shared(root: Path, environment: Environment) -> None:
    git.run(root, "config", "remote.origin.url", "/srv/senco.git", environment=environment)
    (root / ".git" / "MERGE_HEAD").write_text("x\n", encoding="utf-8")
    with pytest.raises(CannotShare, match="a git merge was begun"):
        sharing.remote_of(root, environment=environment)
    (root / ".git" / "MERGE_HEAD").unlink()
    git.run(root, "checkout", "--quiet", "--detach", environment=environment)
    with pytest.raises(CannotShare, match="older state"):
        sharing.remote_of(root, environment=environment)


def test_records_within_a_larger_repository_are_shared_with_git(root: Path, environment: Environment) -> None:
    inner = root / "provision"
    with pytest.raises(CannotShare, match="larger folder"):
        sharing.remote_of(inner, environment=environment)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("http://example.org/x.git", "is not encrypted"),
        ("git://example.org/x.git", "is not encrypted"),
        ("https://github.com/a/b.git", "github.com is a public service"),
        ("git@gitlab.com:a/b.git", "gitlab.com is a public service"),
        ("ssh://git@git.example.org/x.git", None),
        ("https://notgithub.com.example.org/x.git", None),
        ("/srv/senco.git", None),
    ],
)
def test_a_place_that_others_can_read_is_named(address: str, says: str | None) -> None:
    warning = Remote("origin", address, "main").warning
    assert warning is None if says is None else says in (warning or "")


def test_a_password_in_an_address_is_never_shown(root: Path, environment: Environment) -> None:
    remote = shared_at(root, "https://pat:secret@example.org/x.git", environment)
    assert remote.address == "https://example.org/x.git"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("remote.origin.url", "ext::sh -c true"), "url"),
        (("--add", "remote.origin.url", "git@example.org:elsewhere.git"), "url"),
        (("remote.origin.pushurl", "git@example.org:elsewhere.git"), "pushurl"),
    ],
)
def test_an_address_that_leads_to_a_program_or_to_more_than_it_says_is_refused(
    words: tuple[str, ...], name: str, root: Path, environment: Environment
) -> None:
    assert shared_at(root, "[::1]:school.git", environment).address == "[::1]:school.git"
    git.run(root, "config", *words, environment=environment)
    with pytest.raises(CannotShare, match=rf'program or another place \("remote.origin.{name}"\)'):
        sharing.remote_of(root, environment=environment)
