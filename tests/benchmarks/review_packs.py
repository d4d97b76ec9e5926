"""Measure 300 annual review packs in each format, made from their views, and what reading and building them costs.

Run as `python tests/benchmarks/review_packs.py [--packs 300] [--formats html docx pdf] [--different]`. Seconds are of
the processor, whatever else the machine does. Typst remembers what it has set, so the same pack many times is quicker
than many packs: with `--different` every pack has its words in another order. Nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import gc
import random
import re
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import get_args

from senco_cli.actions.document_file import printer
from senco_cli.actions.export_annual_review import KIND, packs_of
from senco_cli.actions.school_look import look_of
from senco_cli.actions.workspace import Workspace
from senco_cli.documents.render.formats import PageFormat, renderer

RECORDS = Path(__file__).parents[2] / "records"
ON = date(2026, 11, 21)
PUPIL = "k7m2q"
SAID = re.compile(r"(?<=>)[^<>{}&]+(?=<)")


def main() -> None:
    """Build the fullest pack of the practice school many times, then render it many times in each format."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--packs", type=int, default=300)
    options.add_argument("--formats", nargs="+", choices=get_args(PageFormat), default=["html", "docx", "pdf"])
    options.add_argument("--different", action="store_true", help="every pack with its words in another order")
    given = options.parse_args()
    workspace = Workspace(root=RECORDS, today=ON, environment={}, dry_run=True)
    pack_of = packs_of(workspace)
    began = time.process_time()
    views = [pack_of(PUPIL).view for _ in range(given.packs)]
    _tell("read and build", time.process_time() - began)
    for as_format in given.formats:
        gc.collect()
        # No command keeps all packs: what is kept here for the measuring is not to be looked through again and again.
        gc.freeze()
        if given.different:
            took, size = _different(workspace, as_format, views)
        else:
            as_bytes = printer(workspace, KIND.template, as_format=as_format)
            began = time.process_time()
            size = sum(len(as_bytes(review=view)) for view in views)
            took = time.process_time() - began
        _tell(f"{as_format}, {size // given.packs // 1024} kB each", took)


def _different(workspace: Workspace, as_format: PageFormat, views: Sequence[object]) -> tuple[float, int]:
    as_html: Callable[..., bytes] = printer(workspace, KIND.template, as_format="html")
    as_bytes = renderer(as_format, look=look_of(workspace))
    took, size = 0.0, 0
    for number, view in enumerate(views):
        began = time.process_time()
        html = as_html(review=view).decode()
        took += time.process_time() - began
        shuffled = SAID.sub(_in_another_order(random.Random(number)), html)
        began = time.process_time()
        size += len(as_bytes(shuffled))
        took += time.process_time() - began
    return took, size


def _in_another_order(chance: random.Random) -> Callable[[re.Match[str]], str]:
    def shuffled(said: re.Match[str]) -> str:
        words = said[0].split(" ")
        chance.shuffle(words)
        return " ".join(words)

    return shuffled


def _tell(what: str, took: float) -> None:
    print(f"{what:<24} {took:7.2f} s", flush=True)


if __name__ == "__main__":
    main()
