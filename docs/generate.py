"""Write the pages that are made from the live objects: `python docs/generate.py`, or with `--check` only compare.

The data that comes with senco is written too, in the form that is read quickest (see `generator/copies.py`).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator import (
    census,
    checks,
    codes,
    commands,
    copies,
    deadlines,
    duties,
    form_fields,
    records,
    scales,
    templates,
    thresholds,
)

HERE = Path(__file__).resolve().parent


@cache
def pages() -> Mapping[str, str]:
    """Every generated page, by its path below `docs/`."""
    return {
        **records.pages(),
        "codes.md": codes.page(),
        "commands.md": commands.page(),
        "deadlines.md": deadlines.page(),
        "duties.md": duties.page(),
        "census.md": census.page(),
        "checks.md": checks.page(),
        "scales.md": scales.page(),
        "templates.md": templates.page(),
        "form-fields.md": form_fields.page(),
        "thresholds.md": thresholds.page(),
    }


def stale(folder: Path) -> tuple[str, ...]:
    """The pages that are missing, differ from what would be made now, or are no longer made at all."""
    wanted = pages()
    differing = {name for name, text in wanted.items() if _text_of(folder / name) != text}
    return tuple(sorted(differing | _left_over(folder, wanted)))


def write(folder: Path) -> tuple[str, ...]:
    """Bring the pages up to date; returns those that changed."""
    wanted, changed = pages(), stale(folder)
    for name in changed:
        path = folder / name
        if name in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            path.unlink()
    return changed


def main(words: list[str]) -> int:
    """Write the pages, or with `--check` say which are stale; 1 where there are any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a page is stale")
    are_copies_stale = _text_of(copies.PLACE) != copies.copies()
    others = (f"senco_cli/{copies.PLACE.name}",) if are_copies_stale else ()
    if parser.parse_args(words).check:
        found = (*(f"docs/{name}" for name in stale(HERE)), *others)
        for name in found:
            print(f"{name} is stale; run python docs/generate.py", file=sys.stderr)
        return 1 if found else 0
    copies.PLACE.write_text(copies.copies(), encoding="utf-8", newline="\n")
    for name in (*(f"docs/{name}" for name in write(HERE)), *others):
        print(name)
    return 0


def _text_of(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _left_over(folder: Path, wanted: Mapping[str, str]) -> set[str]:
    # Nothing in this folder is written by hand, so a page that is not made any more belongs to a kind that has gone.
    found = {path.relative_to(folder).as_posix() for path in (folder / "records").glob("*.md")}
    return found - set(wanted)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
