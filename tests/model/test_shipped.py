"""The data that comes with senco: what the YAML files say, from their copies too."""

from __future__ import annotations

from pathlib import Path

import pytest

import senco_cli
from senco_cli.model import shipped as module
from senco_cli.model.shipped import digest_of, read_yaml, shipped, shipped_folder

PACKAGE = Path(senco_cli.__file__).parent


def test_from_a_copy_comes_what_the_file_says() -> None:
    said = dict(shipped_folder("rules/deadlines"))
    assert said == {path.stem: read_yaml(path.read_bytes()) for path in (PACKAGE / "rules/deadlines").glob("*.yaml")}


def test_a_file_that_was_edited_since_is_read_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    data = (PACKAGE / "model/asked_by.yaml").read_bytes()
    monkeypatch.setattr(module, "_copies", lambda: {digest_of(data): '"what the copy says"'})
    assert shipped("model/asked_by.yaml") == "what the copy says"
    monkeypatch.setattr(module, "_copies", lambda: {digest_of(data + b"#"): '"of another"'})
    assert shipped("model/asked_by.yaml") == read_yaml(data)
