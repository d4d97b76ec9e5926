"""Measure 300 annual review packs in each format, made from their views, and what reading and building them costs.

Run as `python tests/benchmarks/review_packs.py [--packs 300] [--formats html docx pdf] [--different] [--pupil k7m2q]`.
Seconds are of the processor, whatever else the machine does. Typst remembers what it has set, so the same pack many
times is quicker than many packs: with `--different` every pack has the sentences of its records in another order of
words, and the headings, labels and sources that all packs have. Nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import gc
import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import yaml

from senco_cli.actions.document_file import printer
from senco_cli.actions.export_annual_review import KIND, packs_of
from senco_cli.actions.workspace import Workspace
from senco_cli.documents.render.formats import PageFormat

RECORDS = Path(__file__).parents[2] / "records"
ON = date(2026, 11, 21)
FULLEST = "k7m2q"
# Words in what is a sentence, and no name or code.
SENTENCE = 4


def main() -> None:
    """Build the fullest pack of the practice school many times, then render it many times in each format."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--packs", type=int, default=300)
    options.add_argument("--formats", nargs="+", choices=get_args(PageFormat), default=["html", "docx", "pdf"])
    options.add_argument("--different", action="store_true", help="every pack of other words")
    options.add_argument("--pupil", default=FULLEST, help="whose pack of the practice school")
    given = options.parse_args()
    workspace = Workspace(root=RECORDS, today=ON, environment={}, dry_run=True)
    pack_of = packs_of(workspace)
    began = time.process_time()
    if given.different:
        views = list(_different_views(given.pupil, given.packs))
    else:
        views = [pack_of(given.pupil).view for _ in range(given.packs)]
    _tell("read and build", time.process_time() - began)
    for as_format in given.formats:
        gc.collect()
        # No command keeps all packs: what is kept here for the measuring is not to be looked through again and again.
        gc.freeze()
        as_bytes = printer(workspace, KIND.template, as_format=as_format)
        began = time.process_time()
        size = sum(len(as_bytes(review=view)) for view in views)
        took = time.process_time() - began
        _tell(f"{as_format}, {size // given.packs // 1024} kB each", took)


def _different_views(pupil: str, packs: int) -> Iterator[object]:
    """The pack of the pupil as it would be with other words in every sentence of the records, each time others."""
    with tempfile.TemporaryDirectory() as made:
        root = Path(shutil.copytree(RECORDS, Path(made) / "school"))
        trees = {
            path: yaml.load(path.read_bytes(), Loader=yaml.BaseLoader)
            for path in root.glob(f"pupils/{pupil}/**/*.yaml")
        }
        pack_of = packs_of(Workspace(root=root, today=ON, environment={}, dry_run=True))
        for number in range(packs):
            chance = random.Random(number)
            for path, tree in trees.items():
                path.write_text(yaml.safe_dump(_in_other_words(tree, chance), allow_unicode=True), encoding="utf-8")
            yield pack_of(pupil).view


def _in_other_words(tree: Any, chance: random.Random) -> Any:
    if isinstance(tree, dict):
        return {name: _in_other_words(each, chance) for name, each in tree.items()}
    if isinstance(tree, list):
        return [_in_other_words(each, chance) for each in tree]
    words = tree.split(" ") if isinstance(tree, str) else []
    if len(words) < SENTENCE:
        return tree
    chance.shuffle(words)
    return " ".join(words)


def _tell(what: str, took: float) -> None:
    print(f"{what:<24} {took:7.2f} s", flush=True)


if __name__ == "__main__":
    main()
