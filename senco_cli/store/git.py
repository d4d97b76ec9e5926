"""The `git` program: the only place in senco that starts another program."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Mapping
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

from senco_cli.errors import SencoError
from senco_cli.store.files import OWNER_ONLY_FOLDER, is_same_folder, set_mode
from senco_cli.store.folder import foreign_fault
from senco_cli.store.git_damage import damage
from senco_cli.store.git_marks import Mark, marked

# What a person's own settings must not change: how we read git's answers, and that a commit needs no pass phrase.
_SETTINGS = (
    "core.quotepath=off",
    "core.safecrlf=false",
    # What a person never wants to see in other folders may be called as records are.
    f"core.excludesFile={os.devnull}",
    # A folder copied to a stick has other permissions there, and no record is a program.
    "core.fileMode=false",
    "core.fsmonitor=false",
    # What a commit holds is on the disk before anything points to it: a plug may be pulled.
    "core.fsync=committed,reference,index",
    "color.ui=false",
    "commit.gpgsign=false",
    "push.gpgSign=false",
    "gc.autoDetach=false",
    "diff.ignoreSubmodules=all",
    # A file that is to say in which order changes are shown may be gone, and then git shows none.
    f"diff.orderFile={os.devnull}",
    "i18n.commitEncoding=utf-8",
    "i18n.logOutputEncoding=utf-8",
    "log.follow=false",
    "log.showSignature=false",
)
# Git renews its index when it only compares, which would shut out whose folder it is; no child's name stands in it.
_LEAVE_TO_OWNER = "core.sharedRepository=0666"
# Reading a history must not have git fetch what is missing in it, by whatever program the folder names.
NO_WIRE = "none"
# Editors look at the repository now and then and hold its index for a moment.
_PATIENCE_SECONDS = 2.0
_INTERRUPTED_ON_WINDOWS = 0xC000013A
_PAUSE_SECONDS = 0.05
_NO_ROOM = ("No space left on device", "Out of diskspace", "Disk quota exceeded")
# Of a disk that knows no permissions, some systems tell git so by an error.
_NO_PLACE = ("error: chmod on ", "could not set 'core.filemode'")
# Where git names only the file that it could not write, a disk with less room than this is why.
_HARDLY_ANY_ROOM = 65_536


class GitFailed(SencoError):
    """Git would not do what it was asked to."""


class HistoryDamaged(GitFailed):
    """What git keeps of the folder is damaged, or is not where it should be."""


@dataclass(frozen=True)
class Answer:
    """What git said: its exit status, its output as bytes, and its errors."""

    status: int
    output: bytes
    error: str

    @property
    def text(self) -> str:
        """The output as text, without white space around it."""
        return self.output.decode("utf-8", "replace").strip()


def available(environment: Mapping[str, str]) -> str | None:
    """The version of the git program, or None if there is none that runs."""
    program = _program(environment)
    if program is None:
        return None
    # A line amiss in a person's settings keeps git even from saying that.
    without_settings = {**environment, "HOME": os.devnull, "XDG_CONFIG_HOME": os.devnull}
    answer = _start(program, ["--version"], environment=without_settings)
    # On a Mac without the developer tools, git is a stub that only asks to install them.
    return answer.text.removeprefix("git version ").split(" ")[0] if answer.status == 0 else None


def init(root: Path, *, environment: Mapping[str, str]) -> None:
    """Make `root` a repository of its own, for its owner only."""
    # A template of the computer's may bring hooks, which nobody here has asked for.
    words = ("init", "--quiet", "--template=")
    answer = run(root, *words, environment=environment, allow=(0, 128))
    if "invalid branch name" in answer.error:
        # A slip in a person's own settings, and no folder of records cares what its branch is called.
        run(root, "-c", "init.defaultBranch=main", *words, environment=environment)
    elif answer.status:
        raise failure(root, answer)
    set_mode(root / ".git", OWNER_ONLY_FOLDER)


def is_repository(root: Path, *, environment: Mapping[str, str]) -> bool:
    """Whether the folder keeps a history: it lies in a git work tree, and there is a git to use it."""
    return work_tree_of(root, environment=environment) is not None


def work_tree_of(root: Path, *, environment: Mapping[str, str]) -> Path | None:
    """The top of the work tree that `root` lies in, which may be a larger one; None if none or no git.

    Raises GitFailed if there is one that git will not work in.
    """
    program = _program(environment)
    if program is None or not root.is_dir():
        return None
    answer = _start(program, ["-C", str(root), "rev-parse", "--show-toplevel"], environment=environment)
    if answer.status == 0:
        return _holding(root, Path(answer.text))
    if any(phrase in answer.error for phrase in ("not a git repository", "must be run in a work tree", "xcode-select")):
        return None
    raise failure(root, answer)


def _holding(root: Path, top: Path) -> Path:
    """The top of a work tree, which the folder lies in. Raises GitFailed for one that the settings of git lead to."""
    here = Path(os.path.realpath(root))
    if here == top or top in here.parents or any(is_same_folder(each, top) for each in (here, *here.parents)):
        return top
    raise GitFailed(
        f'the git settings of this folder lead to another one, "{top}"',
        hint=f'git --git-dir "{root / ".git"}" config --unset core.worktree',
    )


def head(root: Path, *, environment: Mapping[str, str]) -> str | None:
    """The newest commit, or None before the first."""
    answer = run(root, "rev-parse", "--quiet", "--verify", "HEAD", environment=environment, allow=(0, 1))
    return answer.text or None


def failure(root: Path, answer: Answer) -> GitFailed:
    """What is to be raised for an answer that is a refusal."""
    if "dubious ownership" in answer.error:
        # Of a folder on a network, git for Windows has a spelling of its own, and says it.
        named = re.search(r"safe\.directory '(%\(prefix\)[^'\"\n]+)'", answer.error)
        return GitFailed(
            f'git will not work in "{root}", because the folder belongs to another user of this computer',
            hint=f'git config --global --add safe.directory "{named[1] if named else root.as_posix()}"',
        )
    if _was_cut_off(answer):
        return GitFailed("git was interrupted", hint="give the same command again")
    said = [line for line in answer.error.splitlines() if line.startswith(("fatal: ", "error: "))]
    if not said:
        return GitFailed(f"git ended with status {answer.status}", hint="senco doctor")
    if any(phrase in line for line in said for phrase in _NO_ROOM) or _is_full(root):
        return GitFailed("the disk is full", hint="make room on the disk, then give the same command again")
    if any(phrase in answer.error for phrase in _NO_PLACE):
        what = f'the disk or stick that "{root}" lies on is of a kind on which git can keep no history'
        return GitFailed(what, hint="give a folder on the computer's own disk")
    if found := damage(root, "\n".join(said)):
        return HistoryDamaged(found.sentence, hint=found.way_out)
    hint = None
    if "index.lock" in said[-1]:
        hint = "close other programs that use git here; if none is running, delete the file that git names"
    # A hook that let the commit pass may have printed before git did, so git's own line is the last.
    return GitFailed(f'git says "{said[-1]}"', hint=hint or "senco doctor")


def _was_cut_off(answer: Answer) -> bool:
    return answer.status < 0 or answer.status == _INTERRUPTED_ON_WINDOWS


def _is_full(root: Path) -> bool:
    import shutil

    with suppress(OSError):
        found = shutil.disk_usage(root)
        # A disk that tells nothing of itself has no size at all.
        return found.total > 0 and found.free < _HARDLY_ANY_ROOM
    return False


def run(
    root: Path,
    *arguments: str,
    environment: Mapping[str, str],
    given: bytes = b"",
    allow: tuple[int, ...] = (0,),
    hooks: bool = False,
    writes: bool = False,
    index: Path | None = None,
    protocols: str = NO_WIRE,
) -> Answer:
    """Run git in `root` with `given` as its input; paths are literal and relative to `root`.

    No hook of the repository runs unless `hooks`. `writes` leaves a mark by which locks of a git that was cut off are
    known. `index` is a file to use in place of the folder's own index, `protocols` what git may speak with others.
    Raises GitFailed for an exit status that is not in `allow`.
    """
    program = _program(environment)
    if program is None:
        raise GitFailed("git is not installed", hint="https://git-scm.com/downloads")
    chosen = _SETTINGS if hooks else (*_SETTINGS, f"core.hooksPath={os.devnull}")
    if writes and foreign_fault(root):
        chosen = (*chosen, _LEAVE_TO_OWNER)
    settings = [part for setting in chosen for part in ("-c", setting)]
    command = ["-C", str(root), "--no-pager", "--literal-pathspecs", *settings, *arguments]
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        with marked(root) if writes else nullcontext(Mark()) as mark:
            answer = _start(
                program, command, environment=environment, given=given, index=index, protocols=protocols, mark=mark.held
            )
            # It had no time to take its locks away; whoever comes next does.
            mark.was_cut_off = _was_cut_off(answer)
        if answer.status in allow:
            return answer
        if "index.lock': File exists" not in answer.error or time.monotonic() >= until:
            raise failure(root, answer)
        time.sleep(_PAUSE_SECONDS)


def _start(
    program: str,
    arguments: list[str],
    *,
    environment: Mapping[str, str],
    given: bytes = b"",
    index: Path | None = None,
    protocols: str = NO_WIRE,
    mark: tuple[int, ...] = (),
) -> Answer:
    import subprocess

    # A GIT_DIR or GIT_INDEX_FILE set by whoever started us, a hook say, would send the records elsewhere.
    clean = {name: value for name, value in environment.items() if not name.upper().startswith("GIT_")}
    clean |= {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    clean |= {"GIT_ALLOW_PROTOCOL": protocols, "GIT_NO_LAZY_FETCH": "1"}
    clean |= {} if index is None else {"GIT_INDEX_FILE": str(index)}
    done = subprocess.run(
        [program, *arguments], input=given, capture_output=True, env=clean, check=False, pass_fds=mark
    )
    return Answer(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def said_by(*words: str, environment: Mapping[str, str]) -> str | None:
    """What a program of the operating system prints when asked; None where it is not there or will not say."""
    program = _program(environment, words[0])
    answer = _start(program, list(words[1:]), environment=environment) if program else None
    return answer.text if answer and answer.status == 0 else None


def _program(environment: Mapping[str, str], name: str = "git") -> str | None:
    import shutil

    # Whoever starts us at a set hour may leave the variable out.
    found = shutil.which(name, path=environment.get("PATH", os.defpath))
    # Windows also looks in the current folder, where a record folder could bring a git of its own.
    return found if found and Path(found).is_absolute() else None


def split(answer: Answer) -> tuple[str, ...]:
    """The parts of an output that git ends with NUL characters."""
    return tuple(part for part in answer.output.decode("utf-8", "replace").split("\0") if part)
