"""The place that a folder is shared through: what it is called, fetching from it, and giving to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from senco_cli.errors import SencoError
from senco_cli.store import git, history
from senco_cli.store.files import is_same_folder
from senco_cli.store.git import Answer

# Settings of a folder that have git start programs, or send what it fetches and gives elsewhere.
_STARTS_SOMETHING: Final = re.compile(
    r"core\.(sshcommand|gitproxy|askpass|worktree|alternaterefscommand)|hook\..*|gc\.recentobjectshook|credential\.(.*\.)?helper|remote\..*\.(uploadpack|receivepack|vcs|proxy)"
    r"|url\..*|include(if)?\..*|protocol\..*|http\..*(proxy|sslverify|extraheader|cookiefile)"
)
_PLAIN: Final = ("http://", "git://", "ftp://")
_PUBLIC: Final = re.compile(r"(?:^|[@/.])(github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|sr\.ht|gitee\.com)[:/]")
_SSH: Final = "ssh -o BatchMode=yes -o ConnectTimeout=20"
# No program that an address names, as ext:: does.
_PROTOCOLS: Final = "file:git:http:https:ssh"
_ANY_STATUS: Final = tuple(range(256))

# What git, ssh and curl say in English, and what it means for whoever wants to share.
_REASONS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        r"Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED",
        "this computer does not know the key of the computer that the records are shared through, or it has changed",
        "ask whoever runs it for its key; ssh -T asks whether to trust it",
    ),
    (
        r"Permission denied|Authentication failed|could not read (Username|Password)|error: 40[13]|Access denied",
        "the place that the records are shared through did not let you in",
        "ask whoever runs it to give you access; ssh-add makes a key with a pass phrase ready",
    ),
    (
        r"Could not resolve|Temporary failure in name|Network is unreachable|timed out|Failed to connect"
        r"|Connection refused|Could not connect|No route to host",
        "the place that the records are shared through cannot be reached now",
        "look whether this computer is online; the records here are whole, so go on working and share later",
    ),
    (
        r"does not appear to be a git repository|[Rr]epository .*not found|does not exist|not found|No such file",
        "there are no shared records at the address that this folder names",
        "git remote -v   shows the address",
    ),
    (
        r"non-fast-forward|fetch first|stale info|cannot lock ref|failed to update ref",
        "somebody else has shared something in this moment",
        "senco sync   once more",
    ),
    (
        r"remote rejected|hook declined|protected branch",
        "the place that the records are shared through did not take what you gave",
        "ask whoever runs it what it takes",
    ),
)


class CannotShare(SencoError):
    """The folder cannot be shared as it is, or the other place would not have it; the records here are untouched."""


@dataclass(frozen=True)
class Remote:
    """Where a folder is shared: git's name for it, its address without a password, and the branch there."""

    name: str
    address: str
    branch: str

    @property
    def warning(self) -> str | None:
        """What has to be known before anything goes there; None where nothing is known against it."""
        if self.address.startswith(_PLAIN):
            return f"{self.address} is not encrypted: everybody on the way can read the records"
        if found := _PUBLIC.search(self.address):
            return (
                f"{found[1]} is a public service: share children's records through it only if the repository is"
                " private and your school has agreed to it"
            )
        return None

    @property
    def tracking(self) -> str:
        """Where git keeps what was fetched last."""
        return f"refs/remotes/{self.name}/{self.branch}"


def remote_of(root: Path, *, environment: Mapping[str, str]) -> Remote:
    """Where the folder is shared. Raises CannotShare if nowhere, or if its own settings start programs."""
    top = git.work_tree_of(root, environment=environment)
    if top is None:
        raise CannotShare("this folder keeps no history, so it cannot be shared", hint="senco doctor")
    if not is_same_folder(top, root):
        raise CannotShare(
            "the records share their history with a larger folder; share that one with git", hint="git pull"
        )
    refuse_unfinished(root, environment=environment)
    settings = _settings(root, environment=environment)
    if strange := sorted({name for name in settings if _STARTS_SOMETHING.fullmatch(name)}):
        raise CannotShare(
            f'the git settings of this folder name a program or another place ("{strange[0]}"); senco follows none',
            hint=f"git config --local --unset-all {strange[0]}   and, if it is yours, git config --global for yourself",
        )
    branch = git.run(root, "symbolic-ref", "--short", "HEAD", environment=environment, allow=(0, 1, 128)).text
    if not branch:
        raise CannotShare("the folder shows an older state of its history, not the newest", hint="git switch main")
    names = [name[len("remote.") : -len(".url")] for name in settings if re.fullmatch(r"remote\..+\.url", name)]
    name = settings.get(f"branch.{branch}.remote") or ("origin" if "origin" in names else (names or [""])[0])
    if name not in names:
        raise CannotShare(
            "this folder is not shared with anybody: no address to share it through is set",
            hint="git remote add origin ADDRESS   with the address of a private place that your school runs",
        )
    there = settings.get(f"branch.{branch}.merge", f"refs/heads/{branch}").removeprefix("refs/heads/")
    return Remote(name, re.sub(r"://[^/@]*@", "://", settings[f"remote.{name}.url"]), there)


def fetch(root: Path, remote: Remote, *, environment: Mapping[str, str]) -> str | None:
    """Fetch what others have given; returns the newest commit there, None where there is nothing yet."""
    spec = f"+refs/heads/{remote.branch}:{remote.tracking}"
    words = ("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-auto-maintenance", remote.name, spec)
    answer = _over_the_wire(root, *words, environment=environment)
    if "couldn't find remote ref" in answer.error:
        return None
    if answer.status:
        raise _refusal(answer)
    return git.run(root, "rev-parse", "--verify", remote.tracking, environment=environment).text


def push(root: Path, remote: Remote, *, environment: Mapping[str, str]) -> None:
    """Give the newest state to the shared place. Raises CannotShare."""
    words = ("push", "--quiet", "--no-follow-tags", remote.name, f"HEAD:refs/heads/{remote.branch}")
    answer = _over_the_wire(root, *words, environment=environment)
    if answer.status:
        raise _refusal(answer)


def commits_between(
    root: Path, old: str | None, new: str, *, environment: Mapping[str, str]
) -> tuple[history.LogEntry, ...]:
    """The commits of `new` that `old` does not have, merges left out, newest first."""
    span = new if old is None else f"{old}..{new}"
    return history.entries(root, "--no-merges", span, environment=environment)


def unfinished_merge(root: Path, *, environment: Mapping[str, str]) -> str | None:
    """What git has begun in the folder and not finished, as one types it; None where there is nothing."""
    for name, what in (("MERGE_HEAD", "merge"), ("rebase-merge", "rebase"), ("rebase-apply", "rebase")):
        place = git.run(root, "rev-parse", "--git-path", name, environment=environment).text
        if (root / place).exists():
            return what
    return None


def refuse_unfinished(root: Path, *, environment: Mapping[str, str]) -> None:
    """Say no while git has something begun in the folder. Raises CannotShare."""
    if what := unfinished_merge(root, environment=environment):
        raise CannotShare(
            f"a git {what} was begun in this folder and is not finished",
            hint=f"git {what} --abort   takes it back; then senco sync",
        )


def _settings(root: Path, *, environment: Mapping[str, str]) -> dict[str, str]:
    answer = git.run(root, "config", "--local", "--null", "--list", environment=environment)
    found: dict[str, str] = {}
    for line in git.split(answer):
        name, _, value = line.partition("\n")
        found.setdefault(name, value)
    return found


def _over_the_wire(root: Path, *words: str, environment: Mapping[str, str]) -> Answer:
    settings = ["http.lowSpeedLimit=1", "http.lowSpeedTime=60", "gc.auto=0"]
    own = git.run(root, "config", "--get", "core.sshCommand", environment=environment, allow=(0, 1)).text
    # A question of ssh would wait for ever behind a command that shows nothing.
    settings += [] if own else [f"core.sshCommand={_SSH}"]
    options = [part for setting in settings for part in ("-c", setting)]
    return git.run(
        root, *options, *words, environment=environment, allow=_ANY_STATUS, writes=True, protocols=_PROTOCOLS
    )


def _refusal(answer: Answer) -> CannotShare:
    for pattern, sentence, hint in _REASONS:
        if re.search(pattern, answer.error):
            return CannotShare(sentence, hint=hint)
    said = [line for line in answer.error.splitlines() if line.startswith(("fatal: ", "error: "))]
    what = f'git says "{said[-1]}"' if said else f"git ended with status {answer.status}"
    return CannotShare(f"the records could not be shared: {what}", hint="senco doctor")
