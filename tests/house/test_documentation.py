"""The pages in `docs/` are up to date, complete, and lead where they say they lead."""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from support import REPOSITORY

from senco_cli.cli.app import command, root
from senco_cli.cli.registry import all_commands
from senco_cli.errors import ExitStatus
from senco_cli.model.codes import code_set, code_set_names
from senco_cli.model.kinds import KINDS
from senco_cli.rules.check import all_checks
from senco_cli.rules.rule_data import all_rules

DOCS = REPOSITORY / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
LINKED = [*PAGES, REPOSITORY / "README.md"]
COMMANDS = REPOSITORY / "senco_cli" / "cli" / "commands"
ON_THE_CODE = ("how-senco-works.md", "how-to-add.md")
A_FILE = re.compile(r"`((?:[a-z_]+/)+[\w.-]+\.(?:py|yaml|typ|j2))`")
# A home folder, a temporary folder or a drive: none of them is on the reader's machine.
OF_A_MACHINE = re.compile(r"(?<![\w.~/:])/(?:home|Users|root|work|tmp|var|opt|mnt|srv)/|\b[A-Z]:\\")
TAKE_A_VALUE = {"--records", "--on"}
HERE = {path: path.relative_to(REPOSITORY).as_posix() for path in LINKED}


@pytest.fixture(scope="module")
def generate() -> Iterator[ModuleType]:
    """`docs/generate.py` as a module."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(DOCS))
        spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield module


def test_the_generated_pages_are_up_to_date(generate: ModuleType) -> None:
    assert generate.stale(DOCS) == (), "run python docs/generate.py"


def test_the_copies_of_the_data_that_comes_with_senco_are_up_to_date(generate: ModuleType) -> None:
    assert generate.copies.PLACE.read_text(encoding="utf-8") == generate.copies.copies(), "run python docs/generate.py"


def test_a_page_that_was_changed_by_hand_is_called_stale(generate: ModuleType, tmp_path: Path) -> None:
    generate.write(tmp_path)
    (tmp_path / "codes.md").write_text("something else", encoding="utf-8")
    (tmp_path / "records" / "pupil.md").unlink()
    (tmp_path / "records" / "timetable.md").write_text("of a kind that has gone", encoding="utf-8")
    assert generate.stale(tmp_path) == ("codes.md", "records/pupil.md", "records/timetable.md")
    assert generate.write(tmp_path) == ("codes.md", "records/pupil.md", "records/timetable.md")
    assert generate.stale(tmp_path) == ()


def test_every_generated_page_begins_by_saying_so(generate: ModuleType) -> None:
    first_lines = {text.split("\n")[0] for text in generate.pages().values()}
    assert [
        line for line in first_lines if not line.startswith("*This page is made by `python docs/generate.py` from")
    ] == []


@pytest.mark.parametrize("words", all_commands(), ids=" ".join)
def test_every_command_has_a_part_of_the_page_and_a_module(words: tuple[str, ...]) -> None:
    assert f"## senco {' '.join(words)}" in lines_of("commands.md")
    assert (COMMANDS / f"{all_commands()[words].target.partition(':')[0]}.py").is_file()


def test_every_command_module_is_in_the_registry() -> None:
    modules = {path.stem for path in COMMANDS.glob("*.py") if not path.stem.startswith("_")}
    assert modules == {entry.target.partition(":")[0] for entry in all_commands().values()}


def test_every_exit_status_is_explained() -> None:
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert [status.name for status in ExitStatus if f"| `{int(status)}` | {status.name} |" not in page] == []


def test_every_rule_check_code_set_and_record_has_its_place() -> None:
    assert {f"### {rule.id}" for rule in all_rules()} <= lines_of("deadlines.md")
    assert {f"### {check.info.name}" for check in all_checks()} <= lines_of("checks.md")
    assert {f"## {code_set(name).title}" for name in code_set_names()} <= lines_of("codes.md")
    assert {path.stem for path in (DOCS / "records").glob("*.md")} == {"index", *(kind.kind for kind in KINDS)}


def test_the_map_of_the_pages_leads_to_every_page() -> None:
    found = {target.partition("#")[0] for page in ("index.md", "records/index.md") for target in links(DOCS / page)}
    listed = found | {f"records/{name}" for name in found}
    assert {path.relative_to(DOCS).as_posix() for path in PAGES} - listed == {"index.md"}


@pytest.mark.parametrize("page", LINKED, ids=HERE.get)
def test_every_link_leads_to_a_file_and_a_heading_that_are_there(page: Path) -> None:
    broken = [target for target in links(page) if not leads_somewhere(page, target)]
    assert broken == []


@pytest.mark.parametrize("page", ON_THE_CODE)
def test_every_file_that_a_page_on_the_code_names_is_there(page: str) -> None:
    named = set(A_FILE.findall((DOCS / page).read_text(encoding="utf-8")))
    folders = (REPOSITORY, REPOSITORY / "senco_cli")
    assert len(named) > 5
    assert {name for name in named if not any((folder / name).is_file() for folder in folders)} == set()


@pytest.mark.parametrize("page", LINKED, ids=HERE.get)
def test_no_page_names_a_path_of_a_machine(page: Path) -> None:
    assert OF_A_MACHINE.findall(page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("page", LINKED, ids=HERE.get)
def test_every_line_to_type_is_a_command_with_options_that_it_has(page: Path) -> None:
    assert [line for line in lines_to_type(page) if not is_a_command(line.split()[1:])] == []


def test_a_line_that_is_no_command_would_be_noticed() -> None:
    assert is_a_command(["--records", "COPY", "check", "--strict"])
    assert not is_a_command(["chekc", "--strict"])
    assert not is_a_command(["check", "--stirct"])
    assert not is_a_command(["export", "provision-mop"])


def lines_to_type(page: Path) -> Iterator[str]:
    """The lines of a page's grey boxes that begin with senco."""
    for block in re.split(r"(?m)^ *```.*$", page.read_text(encoding="utf-8"))[1::2]:
        for line in block.splitlines():
            typed = line.strip().removeprefix("$ ")
            if typed.startswith("senco "):
                yield typed.partition(" > ")[0].partition(" && ")[0]


def is_a_command(words: list[str]) -> bool:
    """Whether the words after senco name a command, with options that it or senco itself has."""
    while words[0] in TAKE_A_VALUE:
        words = words[2:]
    name = next((name for name in all_commands() if tuple(words[: len(name)]) == name), None)
    options = {option for each in root().params for option in each.opts}
    if name:
        options |= {option for each in command(name[-1], all_commands()[name]).params for option in each.opts}
    typed = {word.partition("=")[0] for word in words if word.startswith("-")}
    return typed <= options | {"--help", "-h"} and bool(name or words[0] in typed)


def links(page: Path) -> Iterator[str]:
    """The targets of the links of a page that stay within the project."""
    for target in re.findall(r"\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)", without_code(page)):
        if not re.match(r"[a-z]+:", target):
            yield target


def leads_somewhere(page: Path, target: str) -> bool:
    """Whether a link's file is there, and in it the heading that it names."""
    name, _, heading = target.partition("#")
    file = (page.parent / name).resolve() if name else page
    return file.exists() and file.is_relative_to(REPOSITORY) and (not heading or heading in anchors(file))


def anchors(page: Path) -> set[str]:
    """The names by which the headings of a page can be linked to; a second heading of one name gets a number."""
    seen: Counter[str] = Counter()
    found = set()
    for heading in re.findall(r"^#+ +(.*?) *$", without_code(page), flags=re.MULTILINE):
        plain = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        found.add(f"{plain}-{seen[plain]}" if seen[plain] else plain)
        seen[plain] += 1
    return found


def without_code(page: Path) -> str:
    """A page's text without the blocks of what is typed."""
    return re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)


def lines_of(page: str) -> set[str]:
    """The lines of a page."""
    return set((DOCS / page).read_text(encoding="utf-8").splitlines())
