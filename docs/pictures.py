"""Make the pictures of the README from the real program: `python docs/pictures.py` (needs Chromium for the page)."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from senco_cli.cli.boundary import run
from senco_cli.cli.session import Session

HERE = Path(__file__).parent
RECORDS = HERE.parent / "records"
COLUMNS = 84
PAPER = TerminalTheme(
    (250, 248, 243),
    (32, 36, 42),
    [
        (32, 36, 42),
        (160, 40, 40),
        (30, 110, 60),
        (140, 95, 0),
        (30, 80, 160),
        (120, 50, 130),
        (0, 110, 120),
        (90, 90, 90),
    ],
)
# Without a face fetched from elsewhere, so that a page with the picture asks nobody for anything.
FRAME = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>{chrome}</title>
<style>
.{unique_id}-matrix {{ font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: {char_height}px;
line-height: {line_height}px; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>{lines}</defs>
<rect fill="#faf8f3" stroke="#c9c4b8" stroke-width="1" x="1" y="1" width="{width}" height="{height}" rx="8"/>
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">{backgrounds}
<g class="{unique_id}-matrix">{matrix}</g></g>
</svg>
"""


def terminal(name: str, *commands: list[str], most: int = 34) -> None:
    """The text that commands print, as one SVG."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), highlight=False)
    for words in commands:
        console.print(Text("$ senco " + " ".join(words), style="bold"))
        lines = printed(words).splitlines()
        console.print(Text("\n".join(lines[:most])))
        if len(lines) > most:
            console.print(Text("  ..."))
    (HERE / f"{name}.svg").write_text(
        console.export_svg(title=f"senco {commands[0][0]}", theme=PAPER, code_format=FRAME, unique_id="senco"),
        encoding="utf-8",
    )


def printed(words: list[str]) -> str:
    """What one command prints for a reader at a screen of `COLUMNS` columns."""
    out = io.StringIO()
    session = Session(
        stdin=io.StringIO(),
        stdout=out,
        stderr=out,
        environment={**os.environ, "COLUMNS": str(COLUMNS)},
        cwd=RECORDS,
        clock=date.today,
    )
    run(words, session)
    return out.getvalue()


def page(name: str) -> None:
    """The provision map as a browser shows it, as a PNG."""
    browser = next(
        (path for each in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(each))), None
    )
    if browser is None:
        sys.exit("Chromium was not found; the picture of the page was not made")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "map.html")
        path.write_text(printed(["export", "provision-map", "--stdout"]).partition("\n")[2], encoding="utf-8")
        quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking"]
        size = ["--window-size=1280,1000", f"--user-data-dir={folder}/profile"]
        command = [browser, *quiet, *size, f"--screenshot={HERE / f'{name}.png'}", path.as_uri()]
        subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    terminal("review-due", ["review-due", "--within", "4w", "--kind", "annual-review"])
    page("provision-map")
