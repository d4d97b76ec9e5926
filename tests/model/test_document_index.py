"""The index of documents takes no name of a copy that could lead out of its folder."""

from __future__ import annotations

import pytest

from senco_cli.model.document_index import Documents, file_name, is_copy_path
from senco_cli.model.faults import validate

DIGEST = "0123456789abcdef" * 4


def faults_of(**fields: str) -> list[str]:
    entry = {"id": "d3k7m", "title": "Letter", "what": "letter", **fields}
    return [fault.sentence for fault in validate(Documents, {"documents": [entry]})[1]]


def test_a_copy_is_called_by_the_beginning_of_its_digest() -> None:
    assert file_name(DIGEST, ".pdf") == "0123456789abcdef.pdf"
    assert faults_of(file=file_name(DIGEST, ".pdf"), sha256=DIGEST) == []
    assert faults_of(file=file_name(DIGEST, "")) == []


@pytest.mark.parametrize(
    "name",
    [
        "../pupil.yaml",
        "/etc/passwd",
        "Amara.pdf",
        "0123456789abcdef.pdf/..",
        "0123456789ABCDEF.pdf",
        "0123456789abcdef.p f",
    ],
)
def test_any_other_name_is_a_fault_that_does_not_repeat_it(name: str) -> None:
    (sentence,) = faults_of(file=name)
    assert "is not the name of a copy" in sentence and name not in sentence


@pytest.mark.parametrize("digest", [DIGEST[:-1], DIGEST.upper(), "g" * 64])
def test_a_digest_has_its_sixty_four_figures(digest: str) -> None:
    assert len(faults_of(sha256=digest)) == 1


def test_only_a_copy_in_a_pupils_folder_of_files_is_one() -> None:
    assert is_copy_path("pupils/k7m2q/files/0123456789abcdef.pdf")
    for path in (
        "pupils/k7m2q/files/Amara.pdf",
        "pupils/k7m2q/0123456789abcdef.pdf",
        "staff/k7m2q/files/0123456789abcdef.pdf",
        "pupils/k7m2q/files/more/0123456789abcdef.pdf",
    ):
        assert not is_copy_path(path)
