"""The files of a record folder as git sees them: what differs from the history, and taking it in."""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from senco_cli.store import git_marks, git_trust, many_paths
from senco_cli.store.batches import batches
from senco_cli.store.git import Answer, GitFailed, failure, head, run, split

_COMMIT_HOOKS = ("pre-commit", "prepare-commit-msg", "commit-msg")
_PAUSE_SECONDS = 0.05


def commit(root: Path, paths: Sequence[str], message: str, *, environment: Mapping[str, str]) -> str | None:
    """Commit exactly `paths` as they are on the disk, whatever else is changed or staged, and return the new sha.

    None if git has nothing to commit for them. Raises NotTrusted where the folder's own hooks or filters would run and
    nobody has said that they may, and GitFailed, which never quotes what a hook printed.
    """
    settings = git_trust.settings_of(root, environment=environment)
    git_trust.refuse_strangers(root, settings, environment=environment)
    chosen = _chosen(root, paths, environment=environment)
    only: tuple[str, ...] = ("--only", "--pathspec-from-file=-", "--pathspec-file-nul")
    if len(chosen) > many_paths.MANY:
        many_paths.stage(root, chosen, environment=environment)
        others = many_paths.staged_besides(root, chosen, environment=environment)
        if others is None:
            return None
        only = only if others else ()
    elif not chosen:
        return None
    answer = run(
        root,
        *_options(settings.author),
        *("commit", "--quiet", *only, "--cleanup=whitespace", "-m", message),
        environment=environment,
        given="\0".join(chosen).encode() if only else b"",
        allow=(0, 1),
        hooks=True,
        writes=True,
    )
    if answer.status == 1:
        if not is_dirty(root, chosen, environment=environment):
            return None
        raise _refused_commit(root, answer, environment=environment)
    return head(root, environment=environment)


def unstage(root: Path, paths: Sequence[str], *, environment: Mapping[str, str]) -> None:
    """Have git's index hold for `paths` what the newest commit holds."""
    run(
        root,
        *without_strangers(root, environment=environment),
        *("reset", "--quiet", "--pathspec-from-file=-", "--pathspec-file-nul"),
        environment=environment,
        given="\0".join(paths).encode(),
        writes=True,
    )


def is_dirty(root: Path, paths: Sequence[str], *, environment: Mapping[str, str]) -> bool:
    """Whether any of `paths` differs from the newest commit."""
    words = (*without_strangers(root, environment=environment), "status", "--porcelain", "--untracked-files=all")
    return any(run(root, *words, "--", *some, environment=environment).output for some in batches(paths))


def changed(root: Path, paths: Sequence[str], *, environment: Mapping[str, str]) -> tuple[str, ...]:
    """The files below `paths`, relative to the folder, that are new or differ from the newest commit."""
    is_new = head(root, environment=environment) is None
    shown = ("ls-files", "-z") if is_new else ("diff", "--name-only", "--relative", "--diff-filter=d", "-z", "HEAD")
    new = ("ls-files", "--others", "--exclude-standard", "-z")
    guard = without_strangers(root, environment=environment)
    # To compare, git notes in its index which files only look new, and so takes the lock of it.
    return tuple(
        sorted(
            path
            for some in batches(paths)
            for words in (shown, new)
            for path in split(run(root, *guard, *words, "--", *some, environment=environment, writes=words == shown))
        )
    )


def gone(root: Path, paths: Sequence[str], *, environment: Mapping[str, str]) -> tuple[str, ...]:
    """The files below `paths`, relative to the folder, that the newest commit holds and the disk does not."""
    if head(root, environment=environment) is None:
        return ()
    words = ("diff", "--name-only", "--no-renames", "--relative", "--diff-filter=D", "-z", "HEAD")
    guard = without_strangers(root, environment=environment)
    found = (
        split(run(root, *guard, *words, "--", *some, environment=environment, writes=True)) for some in batches(paths)
    )
    # Git says it of every file that its index does not hold, also where it has lost that.
    return tuple(sorted(path for some in found for path in some if not os.path.lexists(root / path)))


def without_strangers(root: Path, *, environment: Mapping[str, str]) -> tuple[str, ...]:
    """Words for git by which it looks at files without the filters that came with the folder, unless it is trusted."""
    settings = git_trust.settings_of(root, environment=environment)
    return () if settings.trusts(root) else tuple(_options(settings.without_programs))


def wait_until_idle(root: Path, *, seconds: float, environment: Mapping[str, str]) -> None:
    """Wait until no git holds the index, at most `seconds`, and take away the locks of those that were cut off.

    A git that was started by a senco that was then killed goes on to the end of its commit.
    """
    folder = Path(run(root, "rev-parse", "--absolute-git-dir", environment=environment).text)
    until = time.monotonic() + seconds
    git_marks.clear_locks(root, folder)
    while (folder / "index.lock").exists() and time.monotonic() < until:
        time.sleep(_PAUSE_SECONDS)
        git_marks.clear_locks(root, folder)


def _options(settings: Iterable[str]) -> list[str]:
    return [word for setting in settings for word in ("-c", setting)]


def _chosen(root: Path, paths: Sequence[str], *, environment: Mapping[str, str]) -> list[str]:
    """Those of the paths that git knows or that are there; it is told of those it did not know."""
    is_many = len(paths) > many_paths.MANY
    known: Collection[str] = (
        many_paths.tracked(root, environment=environment) if is_many else _tracked(root, paths, environment=environment)
    )
    fresh = [path for path in paths if path not in known and (root / path).exists()]
    if fresh and is_many:
        if ignored := many_paths.ignored(root, fresh, environment=environment):
            raise _ignores(ignored[0])
    elif fresh:
        _add(root, fresh, environment=environment)
    return [*(path for path in paths if path in known), *fresh]


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
        writes=True,
    )
    if answer.status == 1 and "are ignored" in answer.error:
        raise _ignores(paths[0])
    if answer.status:
        raise failure(root, answer)


def _ignores(path: str) -> GitFailed:
    return GitFailed(f'a .gitignore keeps "{path}" out of the history', hint=f'git check-ignore --verbose "{path}"')


def _refused_commit(root: Path, answer: Answer, *, environment: Mapping[str, str]) -> GitFailed:
    folder = root / run(root, "rev-parse", "--git-path", "hooks", environment=environment, hooks=True).text
    hooks = [folder / name for name in _COMMIT_HOOKS if os.access(folder / name, os.X_OK)]
    if not hooks:
        return failure(root, answer)
    # Git itself dies with status 128; 1 comes from a hook, and what a hook prints may quote a record.
    names = " or ".join(hook.name for hook in hooks)
    return GitFailed(f"a hook of the git repository ({names}) refused the commit", hint=f'look at "{hooks[0]}"')
