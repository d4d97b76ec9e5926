"""Every document's page in a browser, looked at by axe: what a machine can find that shuts somebody out."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from support import REPOSITORY

PAGES = sorted((REPOSITORY / "tests" / "golden").glob("*.html"))
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# One browser looks at all the pages, each in a frame as wide as a window: to start one takes longer than to look.
ASK = """<!doctype html><html lang="en"><title>Every page</title><body><script>
const axe = %(axe)s, pages = %(pages)s;
async function look(html) {
  const frame = document.createElement("iframe");
  frame.width = 1200;
  frame.height = 1600;
  frame.srcdoc = html;
  const loaded = new Promise(resolve => frame.onload = resolve);
  document.body.append(frame);
  await loaded;
  frame.contentWindow.eval(axe);
  const found = await frame.contentWindow.axe.run(frame.contentDocument, {runOnly: %(rules)s});
  frame.remove();
  return {
    passes: found.passes.map(each => each.id),
    violations: found.violations.map(each => [each.id, each.help, each.nodes.map(node => node.html.slice(0, 200))]),
  };
}
(async () => {
  const found = {};
  for (const [name, html] of Object.entries(pages)) found[name] = await look(html);
  const said = document.createElement("pre");
  said.id = "found";
  said.textContent = JSON.stringify(found);
  document.body.replaceChildren(said);
})();
</script></body></html>"""
# A page that shuts people out in ways that only a whole page can.
BAD = "<!doctype html><html><body><h2>Dates</h2><img src=x><p style='color:#ccc'>pale</p></body></html>"


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
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def found(browser: str, axe: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What axe says of each page, by its name, and of the bad one."""
    folder = tmp_path_factory.mktemp("axe")
    asking = folder / "pages.html"
    pages = {"bad": BAD, **{page.stem: page.read_text(encoding="utf-8") for page in PAGES}}
    asking.write_text(
        ASK % {"axe": as_script(axe), "pages": as_script(pages), "rules": as_script(RULES)}, encoding="utf-8"
    )
    seen = subprocess.run(
        [
            *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage"),
            *("--disable-background-networking", f"--user-data-dir={folder / 'profile'}", "--window-size=1300,1700"),
            *("--virtual-time-budget=600000", "--dump-dom", asking.as_uri()),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=True,
    ).stdout
    said = re.search(r'<pre id="found">(.*?)</pre>', seen, flags=re.DOTALL)
    assert said, "axe did not answer"
    answer: dict[str, Any] = json.loads(html.unescape(said[1]))
    return answer


def as_script(value: object) -> str:
    """A value as a script has it, in which no tag can end the script."""
    return json.dumps(value).replace("</", "<\\/").replace("<!--", "<\\!--")


@pytest.mark.xdist_group("axe")
@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_axe_finds_nothing_on_the_page(page: Path, found: dict[str, Any]) -> None:
    assert len(found[page.stem]["passes"]) > 10
    assert found[page.stem]["violations"] == []


@pytest.mark.xdist_group("axe")
def test_axe_finds_what_shuts_somebody_out(found: dict[str, Any]) -> None:
    named = {each[0] for each in found["bad"]["violations"]}
    whole_page = {"document-title", "html-has-lang", "landmark-one-main", "page-has-heading-one", "region"}
    assert named >= {*whole_page, "image-alt", "color-contrast"}
