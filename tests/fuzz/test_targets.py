"""The targets of the fuzzers, on what they found once and on a little of what hypothesis thinks of each time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from fuzz.targets import TARGETS
from hypothesis import given, settings
from hypothesis import strategies as st

from senco_cli.exchange.decoding import NotATable
from senco_cli.exchange.table_file import read_table
from senco_cli.model.kinds import path_of
from senco_cli.model.pupil import Pupil
from senco_cli.store.merge_record import merge_records
from senco_cli.store.records import parse
from senco_cli.store.yaml_editor import CannotEdit, set_value
from senco_cli.store.yaml_text import decode

CORPUS = sorted(path for path in (Path(__file__).parent / "corpus").glob("*/*") if path.suffix != ".said")
PIECES = st.sampled_from(
    [
        *(
            "name: ",
            "legal_forename: Ann",
            "- ",
            "\n",
            "\n  ",
            "{",
            "}",
            "[",
            "]",
            ", ",
            ": ",
            "#",
            "|\n",
            ">-\n",
            "'",
            '"',
        ),
        *(
            "&a ",
            "*a",
            "!!str ",
            "---\n",
            "...\n",
            "? ",
            "\t",
            "\r\n",
            "\ufeff",
            "\\ud800",
            "\\x1b",
            "<<: ",
            "%YAML 1.1\n",
        ),
        *(
            "UPN,Surname,Forename,DOB\n",
            "A999000026101,",
            "Ann,",
            "03/02/2016",
            "K",
            ";",
            "=1+1",
            "\0",
            "\xff",
            "é",
            "🎉",
        ),
        *("2016-02-03", "sen_status:", "99999999999999999999", "~", "null", "no"),
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map(lambda pieces: "".join(pieces).encode("utf-8", "surrogatepass"))
ANYTHING = TEXTS | st.binary(max_size=200) | TEXTS.map(lambda data: data.decode("utf-8", "replace").encode("utf-16"))


def _reader_says(data: bytes) -> str:
    path = path_of(Pupil, pupil="k7m2q")
    return "".join(f"{found.line}: {found.sentence}\n" for found in parse(data, path, Pupil).faults)


def _writer_says(data: bytes) -> str:
    text, _faults = decode(data[4:])
    try:
        return set_value(text, ("notes",), "new")
    except CannotEdit as refusal:
        return f"{refusal.sentence}\n"


def _merger_says(data: bytes) -> str:
    return merge_records("pupils/k7m2q/pupil.yaml", *data.split(b"\xff\xff", 2)).data.decode("utf-8")


def _importer_says(data: bytes) -> str:
    try:
        return f"{len(read_table(data).rows)} rows\n"
    except NotATable as refusal:
        return f"{refusal.sentence}; {refusal.hint}\n"


SAYS: Mapping[str, Callable[[bytes], str]] = {
    "reader": _reader_says,
    "writer": _writer_says,
    "merger": _merger_says,
    "importer": _importer_says,
}


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_was_once_found_stays_mended(path: Path) -> None:
    data = path.read_bytes()
    TARGETS[path.parent.name](data)
    assert SAYS[path.parent.name](data) == path.with_name(f"{path.name}.said").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TARGETS)
def test_whatever_is_read_senco_stays_in_its_own_words(name: str) -> None:
    @settings(max_examples=60, deadline=None)
    @given(ANYTHING)
    def holds(data: bytes) -> None:
        TARGETS[name](data)

    holds()
