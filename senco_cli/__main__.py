"""The way in: answer a TAB or git at once, otherwise run a command."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

# A command leaves little behind that points back to itself; to look for that as often as Python does takes a tenth.
_BETWEEN_COLLECTIONS = 100_000
# The same as `ExitStatus.INTERRUPTED`, which may not be loaded by the time that it is needed.
_INTERRUPTED = 130
# Asked by a shell and by git, which say for themselves that they were stopped.
_FOR_PROGRAMS = ("complete-words", "merge-driver")


def main() -> None:
    """Run senco with the words of the command line, and end with its exit status."""
    # Whatever is made here, by git and by an editor too, is about children: only who makes it may look.
    os.umask(0o077)
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    status = _INTERRUPTED
    try:
        status = _status(sys.argv[1:])
    except (KeyboardInterrupt, RuntimeError) as error:
        # Making a class hands Ctrl-C on as an error of its own.
        if not any(isinstance(one, KeyboardInterrupt) for one in (error, error.__cause__)):
            raise
        # Before a command listens there is nothing that it could have changed.
        if not set(_FOR_PROGRAMS).intersection(sys.argv[1:2]):
            sys.stderr.write("\nstopped; nothing was changed\n")
    sys.exit(status)


def _status(words: list[str]) -> int:
    if words[:1] == ["complete-words"]:
        from senco_cli.cli.completion import answer

        return answer(words[1:])
    from senco_cli.cli.looking_ahead import look_ahead_for
    from senco_cli.cli.pydantic_alone import keep_plugins_out

    keep_plugins_out()
    helper = look_ahead_for(words)
    from senco_cli.cli.boundary import merge_for_git, run
    from senco_cli.cli.session import session_of_process

    if words[:1] == ["merge-driver"]:
        return merge_for_git(words[1:], session_of_process())
    try:
        return run(words, session_of_process(helper))
    finally:
        if helper:
            with suppress(KeyboardInterrupt):
                helper.end()
        # The process is about to end; Python would look once more through everything it holds for what can go.
        gc.freeze()


if __name__ == "__main__":
    main()
