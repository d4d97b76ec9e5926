"""What the git of a record folder would run that came with the folder, and whether its owner has said to trust it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from senco_cli.store import git

TRUST: Final = "senco.trust"
# Settings that start a program or lead elsewhere, whatever git is asked to do.
_STARTS: Final = re.compile(
    r"filter\..*\.(clean|smudge|process)|diff\..*\.(textconv|command)|diff\.external|merge\.(?!senco\.).*\.driver"
    r"|core\.(hookspath|fsmonitor|sshcommand|editor|pager|askpass|gitproxy|attributesfile|worktree)"
    r"|core\.alternaterefscommand|gc\.recentobjectshook|credential\.(.*\.)?helper|alias\..*|include(if)?\..*"
    r"|gpg\..*program|sequence\.editor|hook\..*|extensions\.partialclone|remote\..*\.(promisor|uploadpack|receivepack)"
)
# Those of them that a commit follows.
_IN_COMMITS: Final = re.compile(r"filter\..*\.(clean|smudge|process)|core\.hookspath|gc\.recentobjectshook|hook\..*")
_FOLDERS_OWN: Final = frozenset(("local", "worktree"))
_BLANKED: Final = re.compile(r"filter\.(?P<filter>.*)\.(?:clean|smudge|process)|hook\.(?P<hook>.*)\.[a-z]+")
_AUTHOR: Final = {"user.name": "senco", "user.email": "senco@localhost"}


class NotTrusted(git.GitFailed):
    """The folder brings a program for git to run, and nobody has said that it may."""

    def __init__(self, root: Path, what: str) -> None:
        super().__init__(
            f"this folder brings a program for git to run ({what}), and senco runs none that it was not told to trust",
            hint=f'git config --global --add {TRUST} "{root.resolve().as_posix()}"   if you know it is yours',
        )


@dataclass(frozen=True)
class Settings:
    """What git is set to do in a folder: `own` are settings of the folder, `others` those of the person and machine."""

    own: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]

    @property
    def author(self) -> list[str]:
        """Settings that give a commit an author, where nobody has said who works here."""
        known = dict((*self.others, *self.own))
        return [f"{name}={value}" for name, value in _AUTHOR.items() if not known.get(name, "").strip()]

    @property
    def programs(self) -> tuple[str, ...]:
        """The names of the folder's own settings that start programs or lead elsewhere, in order."""
        return tuple(sorted({name for name, _value in self.own if _STARTS.fullmatch(name)}))

    @property
    def without_programs(self) -> list[str]:
        """Settings by which the folder's own filters and hooks do nothing."""
        found: list[str] = []
        for name in self.programs:
            if match := _BLANKED.fullmatch(name):
                found += _nothing(match["filter"], match["hook"])
        return list(dict.fromkeys(found))

    def trusts(self, root: Path) -> bool:
        """Whether the person has said, in settings of their own, that the folder's programs may run."""
        here = root.resolve()
        return any(name == TRUST and value and Path(value).resolve() == here for name, value in self.others)


def settings_of(root: Path, *, environment: Mapping[str, str]) -> Settings:
    """All settings that git follows in the folder, those of included files too. Raises GitFailed."""
    said = git.run(root, "config", "--show-scope", "--null", "--list", environment=environment, allow=(0, 129))
    if said.status:
        # A git from before 2020 does not say whose a setting is.
        local = git.run(root, "config", "--local", "--includes", "--null", "--list", environment=environment)
        whole = git.run(root, "config", "--null", "--list", environment=environment)
        own = tuple(_pair(line) for line in git.split(local))
        return Settings(own, tuple(pair for line in git.split(whole) if (pair := _pair(line)) not in own))
    parts = git.split(said)
    pairs = [(scope, _pair(line)) for scope, line in zip(parts[::2], parts[1::2], strict=False)]
    return Settings(
        tuple(pair for scope, pair in pairs if scope in _FOLDERS_OWN),
        tuple(pair for scope, pair in pairs if scope in ("system", "global")),
    )


def refuse_strangers(root: Path, settings: Settings, *, environment: Mapping[str, str]) -> None:
    """Raise NotTrusted where a commit would run what came with the folder, unless the person trusts it."""
    if settings.trusts(root):
        return
    for name in settings.programs:
        if _IN_COMMITS.fullmatch(name):
            raise NotTrusted(root, f'the setting "{name}"')
    hook = next(hooks_of(root, settings, environment=environment), None)
    if hook is not None:
        raise NotTrusted(root, f'the hook "{hook.name}"')


def hooks_of(root: Path, settings: Settings, *, environment: Mapping[str, str]) -> Iterator[Path]:
    """The programs in the folder's own place for hooks, in order; none where the person keeps hooks elsewhere."""
    if any(name == "core.hookspath" for name, _value in settings.others):
        return
    said = git.run(root, "rev-parse", "--git-path", "hooks", environment=environment, hooks=True).text
    try:
        found = sorted((root / said).iterdir())
    except OSError:
        return
    # Windows runs a hook whatever its permissions say; what git brings as examples is never run.
    yield from (path for path in found if path.suffix != ".sample" and path.is_file() and os.access(path, os.X_OK))


def _pair(line: str) -> tuple[str, str]:
    name, _, value = line.partition("\n")
    return name, value


def _nothing(filter_name: str | None, hook: str | None) -> list[str]:
    if filter_name is not None:
        kinds = ("clean=", "smudge=", "process=", "required=false")
        return [f"filter.{filter_name}.{kind}" for kind in kinds]
    return [f"hook.{hook}.enabled=false", f"hook.{hook}.command="]
