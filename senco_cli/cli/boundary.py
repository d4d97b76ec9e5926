"""The one place where errors become sentences and exit statuses."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

from senco_cli.cli.session import Session
from senco_cli.errors import ExitStatus, SencoError


def run(argv: list[str], session: Session) -> int:
    """Run one command line; returns its exit status and never raises."""
    from typer.exceptions import Abort, TyperException

    from senco_cli.cli.app import root

    try:
        status = root().main(args=argv, prog_name="senco", standalone_mode=False, obj=session)
        session.stdout.flush()
    except SencoError as error:
        return _say(session, error.sentence, hint=error.hint, status=error.status)
    except TyperException as error:
        return _say(session, _usage_sentence(error), hint=_usage_hint(error), status=ExitStatus.USAGE)
    except (Abort, KeyboardInterrupt, EOFError):
        return _interrupted(session)
    except BrokenPipeError:
        return _pipe_closed(session)
    except Exception as error:  # noqa: BLE001
        return _bug(session, error)
    return _interrupted(session) if status == ExitStatus.INTERRUPTED else int(status or 0)


def _say(session: Session, sentence: str, *, hint: str | None, status: ExitStatus) -> int:
    session.note(f"senco: {sentence}")
    if hint:
        session.note(f"  try: {hint}")
    return int(status)


def _usage_sentence(error: Exception) -> str:
    message = str(getattr(error, "message", "")) or error.format_message()  # type: ignore[attr-defined]
    parameter = getattr(error, "param", None)
    kind = type(error).__name__
    if kind == "MissingParameter" and parameter is not None:
        return f"{parameter.make_metavar(ctx=error.ctx)} is missing"  # type: ignore[attr-defined]
    if message.startswith("Got unexpected extra argument"):
        # What was typed may be a name, and is not repeated.
        return "there are more words here than this command takes; put a name of several words in double quotes"
    if parameter is not None and parameter.opts:
        return f"{parameter.opts[0]}: {message[:1].lower()}{message[1:]}".rstrip(".")
    return f"{message[:1].lower()}{message[1:]}".rstrip(".")


def _usage_hint(error: Exception) -> str:
    context = getattr(error, "ctx", None)
    nearest = getattr(error, "possibilities", None)
    if nearest:
        return "  or  ".join(sorted(nearest))
    return f"{context.command_path if context else 'senco'} --help"


def _interrupted(session: Session) -> int:
    session.note("\nstopped; nothing was changed")
    return int(ExitStatus.INTERRUPTED)


def _pipe_closed(session: Session) -> int:
    # The reader has gone, and Python would complain once more while it shuts down.
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, session.stdout.fileno())
    return int(ExitStatus.DONE)


def _bug(session: Session, error: Exception) -> int:
    """Say what kind of error came from where; never its text, which may hold a child's record."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "senco_cli" in frame.filename] or list(frames)
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno} in {ours[-1].name}" if ours else "an unknown place"
    session.note(f"senco: this is a mistake in senco, not yours: {type(error).__name__} at {place}")
    session.note("  nothing was changed; please report this line (it holds nothing from the records)")
    return int(ExitStatus.BUG)
