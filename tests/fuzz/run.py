"""Feed a part of senco with whatever a fuzzer thinks of, for as long as it is left to.

Run as `python tests/fuzz/run.py reader|writer|merger|importer|commands [FOLDER] [-max_total_time=300]`. Needs
`pip install atheris`, which is no part of what senco needs. FOLDER keeps what reached something new, and begins from
the corpus of the tests where it is not there; the other options are those of libFuzzer (`-help=1` lists them). What
made a target fail is written into the current folder: put it into `tests/fuzz/corpus/TARGET`, with a name that says
what it is, and beside it in NAME.said what senco says of it; and mend senco. The target `commands` says the line that
failed, which belongs into the tests of its command.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import atheris

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent)]

with atheris.instrument_imports(include=["senco_cli.store", "senco_cli.exchange", "senco_cli.model", "senco_cli.cli"]):
    from fuzz.practice_target import practice_target
    from fuzz.targets import TARGETS


def main() -> None:
    """Fuzz the target that was named."""
    name = sys.argv.pop(1) if len(sys.argv) > 1 else ""
    if name not in (*TARGETS, "commands"):
        sys.exit(__doc__)
    target = practice_target() if name == "commands" else TARGETS[name]
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 and not sys.argv[1].startswith("-") else None
    if folder and not folder.exists():
        folder.mkdir()
        for each in (HERE / "corpus" / name).glob("*"):
            if each.suffix != ".said":
                shutil.copy(each, folder)
    # Libfuzzer begins with a few bytes, of which no line with its options can be made.
    longer = ["-len_control=0", "-max_len=160"] if name == "commands" else []
    atheris.Setup([sys.argv[0], "-timeout=20", *longer, "-rss_limit_mb=2048", *sys.argv[1:]], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
