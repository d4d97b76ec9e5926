"""Every document's page in a browser, looked at by axe: what a machine can find that shuts somebody out."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from support import REPOSITORY

PAGES = sorted((REPOSITORY / "tests" / "golden").glob("*.html"))
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
ASK = """<script>%s</script><script>
axe.run(document, {runOnly: %s}).then(found => {
  const said = document.createElement("pre");
  said.id = "found";
  said.textContent = JSON.stringify({
    passes: found.passes.length,
    violations: found.violations.map(each => [each.id, each.help, each.nodes.map(node => node.html.slice(0, 200))]),
  });
  document.body.append(said);
});
</script></body>"""


@pytest.fixture(scope="module")
def browser() -> str:
    found = os.environ.get("SENCO_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("no Chromium is on the path, and SENCO_CHROMIUM names none")
    return found


@pytest.fixture(scope="module")
def axe() -> str:
    path = Path(os.environ.get("SENCO_AXE", ""))
    if not path.is_file():
        pytest.skip("SENCO_AXE does not name the file axe.min.js (of the npm package axe-core)")
    return path.read_text(encoding="utf-8").replace("</script", "<\\/script")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_axe_finds_nothing_on_the_page(page: Path, browser: str, axe: str, tmp_path: Path) -> None:
    asking = tmp_path / "page.html"
    before, end, after = page.read_text(encoding="utf-8").rpartition("</body>")
    assert end
    asking.write_text(before + ASK % (axe, json.dumps(RULES)) + after, encoding="utf-8")
    seen = subprocess.run(
        [
            *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage"),
            *("--disable-background-networking", f"--user-data-dir={tmp_path / 'profile'}", "--window-size=1200,1600"),
            *("--virtual-time-budget=60000", "--dump-dom", asking.as_uri()),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=180,
        check=True,
    ).stdout
    said = re.search(r'<pre id="found">(.*?)</pre>', seen, flags=re.DOTALL)
    assert said, "axe did not answer"
    found = json.loads(html.unescape(said[1]))
    assert found["passes"] > 10
    assert found["violations"] == []
