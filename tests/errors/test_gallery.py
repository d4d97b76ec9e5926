"""Every message senco can give: one file a case in `cases/`, with what was done and exactly what was said.

A case begins with the records in `school/`. It may have, in this order: `remove` (paths), `files` (path and text),
`encoded` (path and encoding of such a file), `change` (path, with texts and what stands in their place), `history`
(begin one), `before` (command lines that pass), `by_hand` (as `change`), `link` (path and where it
leads). Then `run` is typed, with `typed` as
the answers of somebody at a terminal and `with` as further variables. `status` is the exit status, `err` all of
standard error and `out`, where it is there, all of standard output. `raises` names the error behind the message.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import TEXTS, Ran, Senco

import senco_cli
from senco_cli.errors import SencoError

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.yaml"))
FIELDS = {
    *("about", "remove", "files", "encoded", "change", "history", "before", "by_hand", "link"),
    *("run", "typed", "with", "needs", "status", "err", "out", "raises"),
}
# What a message holds that differs from run to run: where the folder is, and when and by which process it was kept.
MOMENT = re.compile(r"\d{8}-\d{6}-\d+-")
COMMIT = re.compile(r" [0-9a-f]{10} ")

NOT_SHOWN = {
    "UsageError": "is what many refusals are, and says what each of them says",
    "CannotJoin": "needs a second folder to join; tests/store/test_join.py and tests/cli/test_sync.py have some",
    "Overtaken": "needs somebody who is quicker five times; tests/cli/test_sync_again.py plays them",
    "WrongCall": "is said to whoever calls what is for git; tests/store/test_merge_driver.py calls it wrongly",
    "FormatMissing": "needs a library to be missing; tests/documents/render/test_formats.py takes some away",
    "FolderBusy": "is said after ten seconds of waiting; tests/store/test_folder.py waits less",
    "GitFailed": "is what git says in words of its own; tests/store/test_git.py has some",
    "CannotWrite": "needs a disk for reading only; tests/store/test_folder.py plays one",
    "CannotSaveNow": "needs a git that is at something; tests/store/test_git_begun.py has some",
    "StillOpen": "needs a disk that fails twice; tests/store/test_transaction.py has one",
    "NoKeyLeft": "needs ten thousand draws that are all taken; tests/store/test_keys.py has them",
    "NotThereThen": "needs a history of several days; tests/cli/test_the_past.py has one",
    "NotOpened": "needs a computer that opens nothing; tests/cli/test_documents.py plays one",
    "FormHasFaults": "needs a Word file, which a case cannot hold; tests/cli/test_form.py makes one",
    "FormHasNoTags": "needs a Word file, which a case cannot hold; tests/cli/test_form.py makes one",
    "FormNotFilled": "needs a Word file; tests/documents/forms/test_fill_and_mapping.py makes one",
    "HostileWorkbook": "needs a workbook, which a case cannot hold; tests/exchange/workbook/test_package.py makes some",
    "NoSuchSheet": "needs a workbook, which a case cannot hold; tests/cli/test_import_xlsx.py makes one",
    "NotOurs": "needs a workbook, which a case cannot hold; tests/exchange/editable/test_editable.py makes some",
    "NoSuchPupilHere": "needs a bundle, which a case cannot hold; tests/cli/test_import_bundle.py makes one",
    "NoVersionInForce": "is caught where dates are counted; tests/rules/test_rule.py asks for it",
    "NotACandidate": "is asked about pupils there are only; tests/exchange/test_register.py names another",
    "DutyDataError": "would be a fault in a file that senco brings; tests/rules/test_duty_data.py makes some",
    "RuleDataError": "would be a fault in a file that senco brings; tests/rules/test_rule_data.py makes some",
}


def loaded(path: Path) -> dict[str, Any]:
    """One case, every scalar as text."""
    case = yaml.load(path.read_text(encoding="utf-8"), Loader=TEXTS)
    assert isinstance(case, dict)
    return case


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_message_is_this(path: Path, senco: Senco, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = loaded(path)
    if case.get("needs") == "posix" and sys.platform == "win32":
        pytest.skip("the operating system says it in other words there")
    folder = tmp_path / "school"
    set_the_scene(case, folder, senco)
    raised = errors_from_now_on(monkeypatch)
    ran = run(case, folder, senco)
    said = ran.err.replace(sys.executable, "PYTHON").replace(str(folder), "FOLDER").replace("\\", "/")
    # A prompt ends without an end of the line, and with a space that no editor leaves there.
    said = COMMIT.sub(" COMMIT ", MOMENT.sub("MOMENT-", said))
    assert (ran.status, said.rstrip()) == (int(case["status"]), case.get("err", "").rstrip())
    if "out" in case:
        assert ran.out == case["out"]
    if "raises" in case:
        assert any(name == case["raises"] and sentence in ran.err for name, sentence in raised), raised


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_says_what_it_is_about_and_nothing_that_is_not_understood(path: Path) -> None:
    case = loaded(path)
    assert case["about"].endswith(".")
    assert set(case) <= FIELDS
    assert case.get("err", "").endswith("\n") or "err" not in case


def test_every_error_is_shown_or_is_said_not_to_be() -> None:
    shown = {loaded(path).get("raises") for path in CASES} - {None}
    assert {error.__name__ for error in every_error()} - set(NOT_SHOWN) - shown == set()
    assert shown & set(NOT_SHOWN) == set()
    assert (shown | set(NOT_SHOWN)) - {error.__name__ for error in every_error()} == set()


def set_the_scene(case: dict[str, Any], folder: Path, senco: Senco) -> None:
    """The records as they are when the command is typed."""
    shutil.copytree(HERE / "school", folder)
    for path in case.get("remove", ()):
        place = folder / path
        shutil.rmtree(place) if place.is_dir() else place.unlink()
    for path, text in case.get("files", {}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        encoding = case.get("encoded", {}).get(path, "utf-8")
        (folder / path).write_bytes(text.replace("FOLDER", folder.as_posix()).encode(encoding))
    change(folder, case.get("change", {}))
    if "history" in case:
        assert senco("doctor", "--mend", cwd=folder).status in (0, 1)
    for line in case.get("before", ()):
        done = senco(*shlex.split(line)[1:], cwd=folder)
        assert done.status == 0, f"{line}\n{done.err}"
    change(folder, case.get("by_hand", {}))
    for path, target in case.get("link", {}).items():
        (folder / path).unlink(missing_ok=True)
        (folder / path).symlink_to(folder / target)


def change(folder: Path, changes: dict[str, dict[str, str]]) -> None:
    """Put other texts in the place of some in the files of a folder."""
    for path, texts in changes.items():
        content = (folder / path).read_text(encoding="utf-8")
        for old, new in texts.items():
            assert old in content, f"{path} has no {old!r}"
            content = content.replace(old, new)
        (folder / path).write_bytes(content.encode("utf-8"))


def run(case: dict[str, Any], folder: Path, senco: Senco) -> Ran:
    """Type the command line of a case; `PYTHON` and `FOLDER` stand for what they are here."""
    program, *words = [word.replace("FOLDER", str(folder)) for word in shlex.split(case["run"])]
    assert program == "senco"
    variables = {
        name: value.replace("PYTHON", f'"{sys.executable}"').replace("FOLDER", str(folder))
        for name, value in case.get("with", {}).items()
    }
    for program_file in (*(folder / ".git" / "hooks").glob("pre-commit"), *(folder / "bin").glob("*")):
        program_file.chmod(0o755)
    return senco(*words, cwd=folder, typed=case.get("typed"), **variables)


def errors_from_now_on(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Every error that is made, by the name of its class and its sentence."""
    made: list[tuple[str, str]] = []
    original = SencoError.__init__

    def noted(self: SencoError, sentence: str, *, hint: str | None = None) -> None:
        original(self, sentence, hint=hint)
        made.append((type(self).__name__, sentence))

    monkeypatch.setattr(SencoError, "__init__", noted)
    return made


def every_error() -> Iterator[type[SencoError]]:
    """Every kind of error in the package, wherever it is defined."""
    for module in pkgutil.walk_packages(senco_cli.__path__, "senco_cli."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    waiting = [SencoError]
    while waiting:
        kinds = [kind for kind in waiting.pop().__subclasses__() if kind.__module__.startswith("senco_cli.")]
        yield from kinds
        waiting.extend(kinds)
