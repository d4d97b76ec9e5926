"""The place that a folder is shared through: what it is called, fetching from it, and giving to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from senco_cli.errors import SencoError
from senco_cli.store import git, history
from senco_cli.store.files import is_same_folder
from senco_cli.store.git import Answer
from senco_cli.store.git_begun import in_the_way

# Settings of a folder that have git start programs, or send what it fetches and gives elsewhere.
_STARTS_SOMETHING: Final = re.compile(
    r"core\.(sshcommand|gitproxy|askpass|worktree|alternaterefscommand)|hook\..*|gc\.recentobjectshook|credential\.(.*\.)?helper|remote\..*\.(uploadpack|receivepack|vcs|proxy|pushurl)"
    r"|url\..*|include(if)?\..*|protocol\..*|http\..*(proxy|sslverify|extraheader|cookiefile)"
)
_IS_ADDRESS: Final = re.compile(r"remote\..*\.url")
# As in ext::sh -c ..., where git starts what the address names.
_NAMES_A_PROGRAM: Final = re.compile(r"[\w+.-]+::")
_PLAIN: Final = ("http://", "git://", "ftp://")
_PUBLIC: Final = re.compile(r"(?:^|[@/.])(github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|sr\.ht|gitee\.com)[:/]")
_SSH: Final = "ssh -o BatchMode=yes -o ConnectTimeout=20"
# No program that an address names, as ext:: does.
_PROTOCOLS: Final = "file:git:http:https:ssh"
_ANY_STATUS: Final = tuple(range(256))
_OVERTAKEN: Final = re.compile(r"non-fast-forward|fetch first|stale info|cannot lock ref|failed to update ref")

# What git, ssh and curl say in English, and what it means for whoever wants to share.
_REASONS: Final[tuple[tuple[str, str, str], ...]] = (
    (
        r"Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED",
        "this computer does not know the key of the computer that the records are shared through, or it has changed",
        "ask whoever runs it for its key; ssh -T asks whether to trust it",
    ),
    (
        r"could not read (Username|Password)",
        "the place that the records are shared through asks for a name and a password, and senco asks you for none",
        "git config --global credential.helper cache   has git remember them; then   git fetch   asks for them",
    ),
    (
        r"Permission denied|Authentication failed|error: 40[13]|Access denied",
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
        r"remote unpack failed|unpacker error|remote: .*(No space left|[Qq]uota exceeded)",
        "the place that the records are shared through could not keep what you gave, most likely because it is full",
        "tell whoever runs it; the records here are whole, so go on working and share later",
    ),
    (
        r"No space left|[Qq]uota exceeded|Out of diskspace",
        "the disk is full",
        "make room on the disk, then give the same command again",
    ),
    (
        r"remote rejected|hook declined|protected branch",
        "the place that the records are shared through did not take what you gave",
        "ask whoever runs it what it takes",
    ),
)


class CannotShare(SencoError):
    """The folder cannot be shared as it is, or the other place would not have it; the records here are untouched."""


class Overtaken(CannotShare):
    """Somebody else has given something since the last fetch; nothing of ours was given."""

    def __init__(self) -> None:
        super().__init__("somebody else has shared something in this moment", hint="senco sync   once more")


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
    if found := in_the_way(root, environment=environment):
        raise CannotShare(found.sentence, hint=found.way_out)
    held = _settings(root, environment=environment)
    if strange := sorted(_strange(held)):
        raise CannotShare(
            f'the git settings of this folder name a program or another place ("{strange[0]}"); senco follows none',
            hint=f"git config --local --unset-all {strange[0]}   and, if it is yours, git config --global for yourself",
        )
    settings = dict(held)
    branch = git.run(root, "symbolic-ref", "--short", "HEAD", environment=environment).text
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
    """Fetch what others have given; returns the newest commit there, None where there is nothing yet.

    Raises CannotShare, also where what is there goes by another name.
    """
    spec = f"+refs/heads/{remote.branch}:{remote.tracking}"
    words = ("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-auto-maintenance", remote.name, spec)
    answer = _over_the_wire(root, *words, environment=environment)
    if "couldn't find remote ref" in answer.error:
        _refuse_other_name(root, remote, environment=environment)
        # What was fetched before from there, or from where the records were shared then, is there no more.
        git.run(root, "update-ref", "-d", remote.tracking, environment=environment, writes=True)
        return None
    if answer.status:
        raise _refusal(answer)
    return git.run(root, "rev-parse", "--verify", remote.tracking, environment=environment).text


def _refuse_other_name(root: Path, remote: Remote, *, environment: Mapping[str, str]) -> None:
    """Raise CannotShare where the shared place has records, but not on the branch that this folder is on."""
    answer = _over_the_wire(root, "ls-remote", "--heads", remote.name, environment=environment)
    if answer.status:
        raise _refusal(answer)
    names = [line.partition("refs/heads/")[2] for line in answer.text.splitlines()]
    if names:
        here = git.run(root, "symbolic-ref", "--short", "HEAD", environment=environment).text
        raise CannotShare(
            f'the place that the records are shared through has no "{remote.branch}", it has "{names[0]}"',
            hint=f'git config "branch.{here}.merge" "refs/heads/{names[0]}"   if those are these records',
        )


def push(root: Path, remote: Remote, *, environment: Mapping[str, str]) -> None:
    """Give the newest state to the shared place. Raises CannotShare, Overtaken where others were quicker."""
    words = ("push", "--quiet", "--no-follow-tags", remote.name, f"HEAD:refs/heads/{remote.branch}")
    answer = _over_the_wire(root, *words, environment=environment)
    if answer.status and _OVERTAKEN.search(answer.error):
        raise Overtaken
    if answer.status:
        raise _refusal(answer)


def commits_between(
    root: Path, old: str | None, new: str, *, environment: Mapping[str, str]
) -> tuple[history.LogEntry, ...]:
    """The commits of `new` that `old` does not have, merges left out, newest first."""
    span = new if old is None else f"{old}..{new}"
    return history.entries(root, "--no-merges", span, environment=environment)


def _settings(root: Path, *, environment: Mapping[str, str]) -> list[tuple[str, str]]:
    answer = git.run(root, "config", "--local", "--null", "--list", environment=environment)
    return [(name, value) for name, _, value in (line.partition("\n") for line in git.split(answer))]


def _strange(settings: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The names of settings that have git start something, or send what is given to more places than one is told."""
    addresses = Counter(name for name, _value in settings if _IS_ADDRESS.fullmatch(name))
    for name, value in settings:
        leads_on = name in addresses and (addresses[name] > 1 or _NAMES_A_PROGRAM.match(value))
        if leads_on or _STARTS_SOMETHING.fullmatch(name):
            yield name


def _over_the_wire(root: Path, *words: str, environment: Mapping[str, str]) -> Answer:
    settings = ["http.lowSpeedLimit=1", "http.lowSpeedTime=60", "gc.auto=0"]
    # A question of ssh, or in a window that nobody sees, would wait for ever behind a command that shows nothing.
    for name, value in (("core.sshCommand", _SSH), ("core.askPass", "")):
        own = git.run(root, "config", "--get", name, environment=environment, allow=(0, 1)).text
        settings += [] if own else [f"{name}={value}"]
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
