"""Measure 300 annual review packs in each format, made from their views, and what reading and building them costs.

Run as `python tests/benchmarks/review_packs.py [--packs 300] [--formats html docx pdf]`. Nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import gc
import time
from datetime import date
from pathlib import Path
from typing import get_args

from senco_cli.actions.document_file import printer
from senco_cli.actions.export_annual_review import KIND, packs_of
from senco_cli.actions.workspace import Workspace
from senco_cli.documents.render.formats import PageFormat

RECORDS = Path(__file__).parents[2] / "records"
ON = date(2026, 11, 21)
PUPIL = "k7m2q"


def main() -> None:
    """Build the fullest pack of the practice school many times, then render it many times in each format."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--packs", type=int, default=300)
    options.add_argument("--formats", nargs="+", choices=get_args(PageFormat), default=["html", "docx", "pdf"])
    given = options.parse_args()
    workspace = Workspace(root=RECORDS, today=ON, environment={}, dry_run=True)
    pack_of = packs_of(workspace)
    began = time.perf_counter()
    views = [pack_of(PUPIL).view for _ in range(given.packs)]
    _tell("read and build", began)
    for as_format in given.formats:
        gc.collect()
        began = time.perf_counter()
        as_bytes = printer(workspace, KIND.template, as_format=as_format)
        size = sum(len(as_bytes(review=view)) for view in views)
        _tell(f"{as_format}, {size // given.packs // 1024} kB each", began)


def _tell(what: str, began: float) -> None:
    took = time.perf_counter() - began
    print(f"{what:<24} {took:7.2f} s", flush=True)


if __name__ == "__main__":
    main()
