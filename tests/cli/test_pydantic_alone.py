"""No plugin of Pydantic sees a record, and none is looked for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
PLUGIN = """\
class Plugin:
    def new_schema_validator(self, *args, **named):
        print("a plugin was asked")
        return None, None, None
plugin = Plugin()
"""
ENTRY = "[pydantic]\nnosy = nosy:plugin\n"
SHOW = """\
import sys
sys.argv = ["senco", "--records", sys.argv[1], "list", "--format", "csv"]
from senco_cli.__main__ import main
try:
    main()
except SystemExit as end:
    print("status", end.code)
print("loaded", [name for name in ("importlib.metadata", "email", "zipfile", "socket") if name in sys.modules])
"""


def run(script: str, *given: str, on_path: Path = REPOSITORY) -> str:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(REPOSITORY), str(on_path))), "SENCO_INDEX": "off"}
    environment.pop("PYDANTIC_DISABLE_PLUGINS", None)
    done = subprocess.run(
        [sys.executable, "-c", script, *given], env=environment, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


@pytest.fixture
def nosy(tmp_path: Path) -> Path:
    """Where a plugin is installed that says whenever it is asked."""
    (tmp_path / "nosy.py").write_text(PLUGIN)
    (tmp_path / "nosy-1.0.dist-info").mkdir()
    (tmp_path / "nosy-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: nosy\nVersion: 1.0\n")
    (tmp_path / "nosy-1.0.dist-info" / "entry_points.txt").write_text(ENTRY)
    return tmp_path


def test_a_plugin_that_somebody_has_installed_is_not_asked(nosy: Path) -> None:
    model = "from pydantic import BaseModel\nclass Name(BaseModel):\n    text: str\nName(text='Siân')\n"
    assert "a plugin was asked" in run(model, on_path=nosy)
    told = run(SHOW, str(REPOSITORY / "records"), on_path=nosy)
    assert "status 0" in told
    assert "a plugin was asked" not in told


def test_what_would_look_for_plugins_is_not_loaded() -> None:
    assert "loaded []" in run(SHOW, str(REPOSITORY / "records")).splitlines()


def test_whatever_else_pydantic_may_want_there_it_is_given() -> None:
    script = """\
from senco_cli.cli.pydantic_alone import keep_plugins_out
keep_plugins_out()
from pydantic.plugin import _loader
print(_loader.get_plugins(), _loader.PYDANTIC_ENTRY_POINT_GROUP, list(_loader.get_plugins()))
from pydantic.plugin._loader import get_plugins
print(list(get_plugins()))
"""
    assert run(script).splitlines() == ["() pydantic []", "[]"]
