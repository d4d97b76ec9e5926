"""The way in: answer a TAB at once, otherwise run a command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run senco with the words of the command line, and end with its exit status."""
    if sys.argv[1:2] == ["complete-words"]:
        from senco_cli.cli.completion import answer

        sys.exit(answer(sys.argv[2:]))
    from senco_cli.cli.boundary import run
    from senco_cli.cli.session import session_of_process

    sys.exit(run(sys.argv[1:], session_of_process()))


if __name__ == "__main__":
    main()
