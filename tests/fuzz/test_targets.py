"""The targets of the fuzzers, on what they found once and on a little of what hypothesis thinks of each time."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz.targets import TARGETS
from hypothesis import given, settings
from hypothesis import strategies as st

CORPUS = sorted(path for path in (Path(__file__).parent / "corpus").glob("*/*"))
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


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_was_once_found_stays_mended(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_whatever_is_read_senco_stays_in_its_own_words(name: str) -> None:
    @settings(max_examples=60, deadline=None)
    @given(ANYTHING)
    def holds(data: bytes) -> None:
        TARGETS[name](data)

    holds()
