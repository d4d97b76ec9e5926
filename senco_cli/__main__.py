"""The way in: answer a TAB or git at once, otherwise run a command."""

from __future__ import annotations

import gc
import os
import sys

# A command leaves little behind that points back to itself; to look for that as often as Python does takes a tenth.
_BETWEEN_COLLECTIONS = 100_000


def main() -> None:
    """Run senco with the words of the command line, and end with its exit status."""
    # Whatever is made here, by git and by an editor too, is about children: only who makes it may look.
    os.umask(0o077)
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    if sys.argv[1:2] == ["complete-words"]:
        from senco_cli.cli.completion import answer

        sys.exit(answer(sys.argv[2:]))
    from senco_cli.cli.looking_ahead import look_ahead_for
    from senco_cli.cli.pydantic_alone import keep_plugins_out

    keep_plugins_out()
    helper = look_ahead_for(sys.argv[1:])
    from senco_cli.cli.boundary import merge_for_git, run
    from senco_cli.cli.session import session_of_process

    if sys.argv[1:2] == ["merge-driver"]:
        sys.exit(merge_for_git(sys.argv[2:], session_of_process()))
    try:
        sys.exit(run(sys.argv[1:], session_of_process(helper)))
    finally:
        if helper:
            helper.end()
        # The process is about to end; Python would look once more through everything it holds for what can go.
        gc.freeze()


if __name__ == "__main__":
    main()
