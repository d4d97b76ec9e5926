"""The `git` program: the only place in senco that starts another program."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from senco_cli.errors import SencoError
from senco_cli.store.batches import batches

# What a person's own settings must not change: how we read git's answers, and that a commit needs no pass phrase.
_SETTINGS = (
    "core.quotepath=off",
    "core.safecrlf=false",
    "core.fsmonitor=false",
    "color.ui=false",
    "commit.gpgsign=false",
    "i18n.commitEncoding=utf-8",
    "i18n.logOutputEncoding=utf-8",
    "log.follow=false",
    "log.showSignature=false",
)
_NOBODY = {"user.name": "senco", "user.email": "senco@localhost"}
_COMMIT_HOOKS = ("pre-commit", "prepare-commit-msg", "commit-msg")
# Editors look at the repository now and then and hold its index for a moment.
_PATIENCE_SECONDS = 2.0
_PAUSE_SECONDS = 0.05


class GitFailed(SencoError):
    """Git would not do what it was asked to."""


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
    answer = _start(program, ["--version"], environment=environment)
    # On a Mac without the developer tools, git is a stub that only asks to install them.
    return answer.text.removeprefix("git version ").split(" ")[0] if answer.status == 0 else None


def init(root: Path, *, environment: Mapping[str, str]) -> None:
    """Make `root` a repository of its own, for its owner only."""
    run(root, "init", "--quiet", environment=environment)
    (root / ".git").chmod(0o700)


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
        return Path(answer.text)
    if any(phrase in answer.error for phrase in ("not a git repository", "must be run in a work tree", "xcode-select")):
        return None
    raise _failure(root, answer)


def head(root: Path, *, environment: Mapping[str, str]) -> str | None:
    """The newest commit, or None before the first."""
    answer = run(root, "rev-parse", "--quiet", "--verify", "HEAD", environment=environment, allow=(0, 1))
    return answer.text or None


def commit(root: Path, paths: Sequence[str], message: str, *, environment: Mapping[str, str]) -> str | None:
    """Commit exactly `paths` as they are on the disk, whatever else is changed or staged, and return the new sha.

    None if git has nothing to commit for them. Raises GitFailed, which never quotes what a hook printed.
    """
    tracked = _tracked(root, paths, environment=environment)
    fresh = [path for path in paths if path not in tracked and (root / path).exists()]
    if fresh:
        _add(root, fresh, environment=environment)
    chosen = [*tracked, *fresh]
    if not chosen:
        return None
    answer = run(
        root,
        *(part for setting in author_settings(root, environment=environment) for part in ("-c", setting)),
        *("commit", "--quiet", "--only", "--cleanup=whitespace", "-m", message),
        *("--pathspec-from-file=-", "--pathspec-file-nul"),
        environment=environment,
        given="\0".join(chosen).encode(),
        allow=(0, 1),
        hooks=True,
    )
    if answer.status == 1:
        if not is_dirty(root, chosen, environment=environment):
            return None
        raise _refused_commit(root, answer, environment=environment)
    return head(root, environment=environment)


def unstage(root: Path, paths: Sequence[str], *, environment: Mapping[str, str]) -> None:
    """Have git's index hold for `paths` what the newest commit holds."""
    given = "\0".join(paths).encode()
    run(
        root,
        *("reset", "--quiet", "--pathspec-from-file=-", "--pathspec-file-nul"),
        environment=environment,
        given=given,
    )


def is_dirty(root: Path, paths: Sequence[str], *, environment: Mapping[str, str]) -> bool:
    """Whether any of `paths` differs from the newest commit."""
    return any(
        run(root, "status", "--porcelain", "--untracked-files=all", "--", *some, environment=environment).output
        for some in batches(paths)
    )


def changed(root: Path, paths: Sequence[str], *, environment: Mapping[str, str]) -> tuple[str, ...]:
    """The files below `paths`, relative to the folder, that are new or differ from the newest commit."""
    is_new = head(root, environment=environment) is None
    shown = ("ls-files", "-z") if is_new else ("diff", "--name-only", "--relative", "--diff-filter=d", "-z", "HEAD")
    new = ("ls-files", "--others", "--exclude-standard", "-z")
    return tuple(
        sorted(
            path
            for some in batches(paths)
            for words in (shown, new)
            for path in split(run(root, *words, "--", *some, environment=environment))
        )
    )


def wait_until_idle(root: Path, *, seconds: float, environment: Mapping[str, str]) -> None:
    """Wait until no git holds the index, at most `seconds`.

    A git that was started by a senco that was then killed goes on to the end of its commit.
    """
    lock = root / run(root, "rev-parse", "--git-path", "index.lock", environment=environment).text
    until = time.monotonic() + seconds
    while lock.exists() and time.monotonic() < until:
        time.sleep(_PAUSE_SECONDS)


def _tracked(root: Path, paths: Sequence[str], *, environment: Mapping[str, str]) -> set[str]:
    return {
        path
        for some in batches(paths)
        for path in split(run(root, "ls-files", "-z", "--", *some, environment=environment))
    }


def _add(root: Path, paths: Sequence[str], *, environment: Mapping[str, str]) -> None:
    answer = run(
        root,
        *("add", "--pathspec-from-file=-", "--pathspec-file-nul"),
        environment=environment,
        given="\0".join(paths).encode(),
        allow=(0, 1),
    )
    if answer.status == 1 and "are ignored" in answer.error:
        raise GitFailed(
            f'a .gitignore keeps "{paths[0]}" out of the history', hint=f'git check-ignore --verbose "{paths[0]}"'
        )
    if answer.status:
        raise _failure(root, answer)


def author_settings(root: Path, *, environment: Mapping[str, str]) -> list[str]:
    """Settings that give a commit an author, where nobody has said who works here."""
    answer = run(
        root, "config", "--null", "--get-regexp", r"^user\.(name|email)$", environment=environment, allow=(0, 1)
    )
    known = dict(line.partition("\n")[::2] for line in split(answer))
    return [f"{name}={value}" for name, value in _NOBODY.items() if not known.get(name, "").strip()]


def _refused_commit(root: Path, answer: Answer, *, environment: Mapping[str, str]) -> GitFailed:
    folder = root / run(root, "rev-parse", "--git-path", "hooks", environment=environment, hooks=True).text
    hooks = [folder / name for name in _COMMIT_HOOKS if os.access(folder / name, os.X_OK)]
    if not hooks:
        return _failure(root, answer)
    # Git itself dies with status 128; 1 comes from a hook, and what a hook prints may quote a record.
    names = " or ".join(hook.name for hook in hooks)
    return GitFailed(f"a hook of the git repository ({names}) refused the commit", hint=f'look at "{hooks[0]}"')


def _failure(root: Path, answer: Answer) -> GitFailed:
    if "dubious ownership" in answer.error:
        return GitFailed(
            f'git will not work in "{root}", because the folder belongs to another user of this computer',
            hint=f'git config --global --add safe.directory "{root.as_posix()}"',
        )
    if answer.status < 0:
        return GitFailed("git was interrupted")
    said = [line for line in answer.error.splitlines() if line.startswith(("fatal: ", "error: "))]
    if not said:
        return GitFailed(f"git ended with status {answer.status}")
    hint = None
    if "index.lock" in said[-1]:
        hint = "close other programs that use git here; if none is running, delete the file that git names"
    # A hook that let the commit pass may have printed before git did, so git's own line is the last.
    return GitFailed(f'git says "{said[-1]}"', hint=hint or "senco doctor")


def run(
    root: Path,
    *arguments: str,
    environment: Mapping[str, str],
    given: bytes = b"",
    allow: tuple[int, ...] = (0,),
    hooks: bool = False,
    index: Path | None = None,
) -> Answer:
    """Run git in `root` with `given` as its input; paths are literal and relative to `root`.

    No hook of the repository runs unless `hooks`. `index` is a file to use in place of the folder's own index.
    Raises GitFailed for an exit status that is not in `allow`.
    """
    program = _program(environment)
    if program is None:
        raise GitFailed("git is not installed", hint="https://git-scm.com/downloads")
    chosen = _SETTINGS if hooks else (*_SETTINGS, f"core.hooksPath={os.devnull}")
    settings = [part for setting in chosen for part in ("-c", setting)]
    command = ["-C", str(root), "--no-pager", "--literal-pathspecs", *settings, *arguments]
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        answer = _start(program, command, environment=environment, given=given, index=index)
        if answer.status in allow:
            return answer
        if "index.lock': File exists" not in answer.error or time.monotonic() >= until:
            raise _failure(root, answer)
        time.sleep(_PAUSE_SECONDS)


def _start(
    program: str,
    arguments: list[str],
    *,
    environment: Mapping[str, str],
    given: bytes = b"",
    index: Path | None = None,
) -> Answer:
    import subprocess

    # A GIT_DIR or GIT_INDEX_FILE set by whoever started us, a hook say, would send the records elsewhere.
    clean = {name: value for name, value in environment.items() if not name.upper().startswith("GIT_")}
    clean |= {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    clean |= {} if index is None else {"GIT_INDEX_FILE": str(index)}
    done = subprocess.run([program, *arguments], input=given, capture_output=True, env=clean, check=False)
    return Answer(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def said_by(*words: str, environment: Mapping[str, str]) -> str | None:
    """What a program of the operating system prints when asked; None where it is not there or will not say."""
    program = _program(environment, words[0])
    answer = _start(program, list(words[1:]), environment=environment) if program else None
    return answer.text if answer and answer.status == 0 else None


def _program(environment: Mapping[str, str], name: str = "git") -> str | None:
    import shutil

    found = shutil.which(name, path=environment.get("PATH", ""))
    # Windows also looks in the current folder, where a record folder could bring a git of its own.
    return found if found and Path(found).is_absolute() else None


def split(answer: Answer) -> tuple[str, ...]:
    """The parts of an output that git ends with NUL characters."""
    return tuple(part for part in answer.output.decode("utf-8", "replace").split("\0") if part)
