"""No name, date of birth or note of a child in an error, a commit or the report of a bug, however spoiled the records.

In a practice school every text about a child is replaced by a mark of its own, many records are then broken with such
marks in the wrong places, and whatever senco says beside its results is searched for them.
"""

from __future__ import annotations

import re
import subprocess
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel
from support import TEXTS, Senco

from senco_cli.model.kinds import place_of
from senco_cli.model.types import Written, parse_text
from senco_cli.store.records import record_paths
from senco_cli.store.yaml_reader import Document, read

# Every command has tests of its own; here it is only listened to.
pytestmark = pytest.mark.unwatched
INDEX = "index.sqlite"
MARK = re.compile(r"Zq\d+x", re.IGNORECASE)
# Numbers of a plan's parts and the name of an authority say nothing about a child, and checks do quote them.
HARMLESS = {
    ("PlanNeed", "id"),
    ("PlanOutcome", "id"),
    ("PlanOutcome", "needs"),
    ("PlanProvision", "id"),
    ("PlanProvision", "needs"),
    ("PlanProvision", "outcomes"),
    ("Outcome", "id"),
    ("OutcomeProgress", "outcome"),
    ("EhcPlan", "local_authority"),
}
# Each is put at the end of one pupil's record, with a mark in the place of the star.
SPOILT = (
    "*: x\n",
    "* Okafor: a\n* Okafor: b\n",
    "*:x\n",
    "circumstances: [*]\n",
    "key_worker: *\n",
    "watch_from: *\n",
    "transfer: *\n",
    "attendance: {percent: *}\n",
    "attendance: [*]\n",
    "left_on: *\nadmitted_on: *\n",
    "former_upns: {*: *}\n",
    "looked_after_since: *: *\n",
    'external_agencies: "*\n',
    "external_agencies: [*\n",
    "external_agencies: - *\n",
    "profile:\n\taspirations: *\n",
    "profile: {aspirations: *, strengths: *}\n",
    "support_review_by: &* *\n",
    "---\nname: *\n",
    "* said that\n",
    "year_taught: *\n",
)
# Typed in a folder in which all of that stands; `KEY` is a pupil's.
LINES = (
    "list",
    "list --all --format json",
    "list --staff Zq0x",
    "show KEY",
    "show Zq0x",
    "check --strict",
    "check --strict --format json",
    "review-due --why --within 52w",
    "today",
    "why KEY",
    "dates",
    "doctor",
    "history",
    "history KEY",
    "export provision-map --stdout",
    "export provision-map --pupil Zq0x",
    "set-status KEY Q --from 2026-11-20",
    "set-status KEY N --from 2026-11-20 --reason Zq0x",
    "set-status Zq0x Zq0x K",
    "edit KEY --set notes=Zq0x",
    "edit KEY --set date_of_birth=Zq0x",
    "add-pupil --forename Zq0x --surname Zq0x --born 2018-03-09 --status N --since 2026-11-16 --yes",
    "add-pupil --forename Zq0x --surname Zq0x --born 2018-03-09 --status N --since 2026-11-16 --yes",
    "add-pupil --forename Zq0x --surname Zq0x --born 22.4.18 --status N --since 2026-11-16 --yes",
    "add-provision --title Zq0x --area cognition-and-learning --layer targeted --minutes 20 --per-week 3"
    " --from 2026-11-23 --pupil Zq0x",
    "documents KEY",
    "documents KEY --open Zq0x",
    "add-document KEY --file Zq0x.pdf --title Zq0x --what letter --yes",
    "add-document KEY --file pupils/k7m2q/Zq0x.yaml --title Zq0x --what letter --yes",
    "add-document KEY --paper Zq0x --title Zq0x --what letter --yes",
    "add-advice KEY --from Zq0x",
    "add-advice KEY --from ep --name Zq0x --recommends Zq0x --recommends Zq0x --document Zq0x --yes",
    "add-advice KEY --from ep --name Zq0x --recommends Zq0x --recommends Zq0x --yes",
    "mark-recommendation KEY --which Zq0x --state done",
    "mark-recommendation KEY --which Zq99999x --state done",
    "recommendations --staff Zq0x",
    "doctor --mend",
    "changed --since 2026-01-05",
    "changed KEY --since 2026-01-05",
    "history Zq0x",
    "undo --list",
    "undo Zq0x",
    "sync",
    "resolve",
    "resolve Zq0x",
    "export one-page-profile KEY",
    "export register",
    "export support-plan KEY",
    "export week-sheet",
    "export staff-briefing KEY",
    "backup --out ../backup.zip",
    "backup --drill",
    "backup --check ../backup.zip",
    "restore ../backup.zip --into ../restored",
    "undo --yes",
    "undo --yes",
)


@pytest.fixture
def spoilt(practice: Path) -> Path:
    """A practice school in which every text about a child is a mark, and much is broken."""
    marks = (f"Zq{number}x" for number in range(1, 100_000))
    for path in record_paths(practice):
        place = place_of(path)
        assert place
        if place.pupil or place.kind.kind == "provision":
            tree = yaml.load((practice / path).read_bytes(), Loader=TEXTS)
            text = yaml.safe_dump(marked(place.kind, tree, marks), allow_unicode=True, sort_keys=False)
            (practice / path).write_text(text, encoding="utf-8")
    for ending, folder in zip(SPOILT, sorted((practice / "pupils").iterdir())[1:], strict=False):
        record = folder / "pupil.yaml"
        spoiling = re.sub(r"\*", lambda _: next(marks), ending)
        record.write_text(record.read_text(encoding="utf-8") + spoiling, encoding="utf-8")
    for place_for_strays in ("pupils/k7m2q", "pupils/k7m2q/reviews", "pupils/Zq0x Zq0x", "staff", "provision"):
        (practice / place_for_strays).mkdir(parents=True, exist_ok=True)
        (practice / place_for_strays / "Zq0x.yaml").write_text("name: Zq0x\n", encoding="utf-8")
    return practice


def test_neither_what_is_said_beside_the_results_nor_the_history_tells_who_it_is_about(
    senco: Senco, spoilt: Path
) -> None:
    key = sound_pupil(spoilt)
    days = set(birthdays(spoilt))
    before = {*spoilt.parent.rglob("*")}
    for line in LINES:
        ran = senco(*line.replace("KEY", key).split(), cwd=spoilt)
        said = ran.err + (ran.out if line.startswith("check") else "")
        assert not MARK.search(said), f"senco {line}\n{said}"
        assert not [day for day in days if day in said], f"senco {line}\n{said}"
        assert ran.status != 70, f"senco {line}\n{said}"
    log = ["git", "log", "--format=%s%n%b", "--name-only"]
    history = subprocess.run(log, cwd=spoilt, capture_output=True, text=True, check=True).stdout
    assert f"set status N ({key})" in history
    assert not MARK.search(history)
    # The copies that were put back have the folders that were spoilt here.
    new = [path for path in spoilt.parent.rglob("*") if path not in before and "restored" not in path.parts]
    assert {"backup.zip", "restored"} <= {path.name for path in spoilt.parent.iterdir()}
    assert any(path.suffix == ".html" for path in new)
    assert not [path for path in new if MARK.search(path.relative_to(spoilt.parent).as_posix())]
    # The index keeps what the records say, for their owner alone; everything else is about the work done.
    left = [path for path in (spoilt / ".senco").rglob("*") if path.is_file() and not path.name.startswith(INDEX)]
    assert left
    assert not [path for path in left if MARK.search(path.read_text(encoding="utf-8", errors="replace"))]


def test_a_bug_is_reported_without_what_it_was_about(
    senco: Senco, spoilt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = sound_pupil(spoilt)

    def broken(data: bytes) -> Document:
        text = data.decode("utf-8")
        if MARK.search(text):
            raise RuntimeError(text)
        return read(data)

    monkeypatch.setattr("senco_cli.store.records.read", broken)
    statuses = []
    for line in LINES:
        ran = senco(*line.replace("KEY", key).split(), cwd=spoilt)
        assert not MARK.search(ran.err), f"senco {line}\n{ran.err}"
        statuses.append(ran.status)
    # What needs no record, or is told by the index that nothing can be read, ends in another way.
    assert statuses.count(70) > len(LINES) // 3


def marked(kind: type[BaseModel], tree: Any, marks: Iterator[str]) -> Any:
    """The tree with a mark in the place of every text that could tell something of a child."""
    if not isinstance(tree, dict):
        return tree
    hints = typing.get_type_hints(kind, include_extras=True)
    found = dict(tree)
    for name, field in kind.model_fields.items():
        given = field.alias or name
        if given in tree and (kind.__name__, given) not in HARMLESS:
            found[given] = marked_value(hints[name], tree[given], marks)
    return found


def marked_value(hint: Any, value: Any, marks: Iterator[str]) -> Any:
    """As `marked`, for the value of one field."""
    if isinstance(value, list):
        return [marked_value(hint, each, marks) for each in value]
    if isinstance(value, dict):
        return marked(next(parts(hint)), value, marks)
    return next(marks) if value and is_text(hint) else value


def parts(hint: Any) -> Iterator[type[BaseModel]]:
    """The models within a type."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
    for argument in typing.get_args(hint):
        yield from parts(argument)


def is_text(hint: Any) -> bool:
    """Whether a type is free text, or a list of it."""
    marks_of_type = getattr(hint, "__metadata__", ())
    if any(isinstance(each, Written) and each.parse is parse_text for each in marks_of_type):
        return True
    return any(is_text(argument) for argument in typing.get_args(hint) if not isinstance(argument, str))


def sound_pupil(folder: Path) -> str:
    """The key of the one pupil whose record was not broken."""
    return sorted(each.name for each in (folder / "pupils").iterdir() if re.fullmatch("[a-z0-9]+", each.name))[0]


def birthdays(folder: Path) -> Iterator[str]:
    """Every date of birth in the records, as it is typed and as senco writes days."""
    for record in (folder / "pupils").glob("*/pupil.yaml"):
        found = re.search(r"date_of_birth: '?(\d{4}-\d\d-\d\d)", record.read_text(encoding="utf-8"))
        if found:
            yield found[1]
