"""The one place where errors become sentences and exit statuses."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from contextlib import suppress
from contextvars import Context
from pathlib import Path
from typing import Any

from senco_cli.cli.session import Session, Unsaid
from senco_cli.errors import ExitStatus, SencoError

_NO_MEMORY = "this computer has too little memory free for that"
_LESS_AT_ONCE = "close other programs, then give the same command again"
# Files open, programs and memory: whatever there is too little of until somebody lets go of it.
_TOO_LITTLE = (errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN)


def run(argv: list[str], session: Session) -> int:
    """Run one command line; returns its exit status and never raises."""
    from typer.exceptions import Abort, TyperException

    from senco_cli.cli.app import root

    # Empty: what was written before this command, by whoever calls senco from a program, is no matter of it.
    context = Context()
    try:
        status = context.run(root().main, args=argv, prog_name="senco", standalone_mode=False, obj=session)
        session.end()
    except SencoError as error:
        status = _say(session, error.sentence, hint=error.hint, status=error.status)
        _show_versions(session, error)
        return status
    except TyperException as error:
        return _say(session, _usage_sentence(error), hint=_usage_hint(error), status=ExitStatus.USAGE)
    except (Abort, KeyboardInterrupt, EOFError):
        return _interrupted(session, context)
    except (BrokenPipeError, SystemExit):
        # Typer itself ends the process where a reader has gone, and for nothing else.
        return _pipe_closed(session)
    except OSError as error:
        if _has_no_reader(session, error):
            return _pipe_closed(session)
        if isinstance(error, Unsaid):
            _let_go(session)
        return _say(session, _os_sentence(error), hint=_os_hint(error), status=ExitStatus.REFUSED)
    except MemoryError:
        return _say(session, _NO_MEMORY, hint=_LESS_AT_ONCE, status=ExitStatus.REFUSED)
    except Exception as error:  # noqa: BLE001
        # Some steps of Python, making a class is one, hand Ctrl-C on as an error of theirs.
        is_stop = isinstance(error.__cause__, KeyboardInterrupt)
        return _interrupted(session, context) if is_stop else _bug(session, error)
    return _interrupted(session, context) if status == ExitStatus.INTERRUPTED else int(status or 0)


def merge_for_git(words: list[str], session: Session) -> int:
    """Merge two versions of a record as git asks; anything but 0 has git keep both apart. Never raises."""
    try:
        from senco_cli.model.phrases import how_many
        from senco_cli.store.merge_driver import drive

        undecided = drive(words, environment=session.environment, cwd=session.cwd)
    except SencoError as error:
        return _say(session, error.sentence, hint=error.hint, status=error.status)
    except OSError as error:
        return _say(session, _os_sentence(error), hint=_os_hint(error), status=ExitStatus.REFUSED)
    except Exception as error:  # noqa: BLE001
        return _bug(session, error)
    if undecided:
        places = how_many(undecided, "place needs", "places need")
        session.note(f"{words[-1]}: {places} a decision: senco resolve")
    return int(ExitStatus.DONE)


def _say(session: Session, sentence: str, *, hint: str | None, status: ExitStatus) -> int:
    session.note(f"senco: {sentence}")
    if hint:
        session.note(f"  try: {hint}")
    return int(status)


def _show_versions(session: Session, error: SencoError) -> None:
    # Both hold what stands in a record, which belongs on no screen but that of whoever typed, and in no log.
    cause = error.__cause__
    versions = error.versions or (cause.versions if isinstance(cause, SencoError) else None)
    if versions is None or not session.stderr.isatty():
        return
    from senco_cli.cli.side_by_side import side_by_side

    titles = ("what is in the record now", "what you wanted to write")
    for line in side_by_side(*versions, titles=titles, at_fault=(), width=session.width):
        session.note(line)


def _has_no_reader(session: Session, error: OSError) -> bool:
    # To Windows a pipe that nobody reads any more is an invalid argument.
    is_of_a_stream = error.errno == errno.EINVAL and error.filename is None
    return sys.platform == "win32" and is_of_a_stream and not session.is_terminal


def _os_sentence(error: OSError) -> str:
    # Neither path nor text: a file that somebody named may bear a child's name.
    reason = os.strerror(error.errno) if error.errno else type(error).__name__
    if isinstance(error, Unsaid):
        return f"not all of what there was to say could be written to where you sent it: {reason}"
    if error.errno == errno.EAGAIN and error.filename is None:
        return f"the operating system would not let senco start another program: {reason}"
    if sys.platform == "win32" and isinstance(error, PermissionError):
        reason += "; it may be open in another program"
    return f"the operating system would not let senco read or write a file: {reason}"


def _os_hint(error: OSError) -> str:
    from senco_cli.store.files import LOOK_WHETHER_THERE, is_away

    if isinstance(error, Unsaid):
        # A command that was to save something mostly had.
        return "senco history   shows whether something was saved"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "make room on the disk, then give the same command again"
    if error.errno in _TOO_LITTLE:
        return _LESS_AT_ONCE
    if error.errno == errno.EFBIG:
        return "ask whoever looks after this computer: files may not be as large here as this one"
    if error.errno == errno.ENAMETOOLONG:
        return "give a shorter name"
    return LOOK_WHETHER_THERE if is_away(error) else "senco doctor"


def _usage_sentence(error: Exception) -> str:
    message = str(getattr(error, "message", "")) or error.format_message()  # type: ignore[attr-defined]
    parameter: Any = getattr(error, "param", None)
    option = getattr(error, "option_name", None)
    match type(error).__name__:
        case "MissingParameter" if parameter is not None:
            name = parameter.make_metavar(ctx=error.ctx)  # type: ignore[attr-defined]
            is_option = parameter.param_type_name == "option"
            return f"{parameter.opts[0]} {name} is missing" if is_option else f"{name} is missing"
        case "BadParameter" if parameter is not None:
            return _bad_value(parameter, message)
        case "BadOptionUsage" if message.endswith("requires an argument."):
            return f"{option} needs a value after it"
        case "BadOptionUsage" if message.endswith("does not take a value."):
            return f"{option} takes no value"
    if message.startswith("Got unexpected extra argument"):
        # What was typed may be a name, and is not repeated.
        return "there are more words here than this command takes; put a name of several words in double quotes"
    return _as_ours(message)


def _bad_value(parameter: Any, message: str) -> str:
    name = parameter.opts[0] if parameter.opts[0].startswith("-") else parameter.make_metavar(ctx=None)
    if getattr(parameter.type, "choices", None):
        return f"{name}: that is not known"
    if isinstance(lowest := getattr(parameter.type, "min", None), int):
        return f"{name}: that is not a whole number from {lowest} up"
    return f"{name}: {_as_ours(message)}"


def _as_ours(message: str) -> str:
    """A sentence of Typer's as ours are written."""
    from senco_cli.model.phrases import small_first

    return small_first(message).rstrip(".")


def _usage_hint(error: Exception) -> str:
    choices = getattr(getattr(getattr(error, "param", None), "type", None), "choices", None)
    if choices and type(error).__name__ == "BadParameter":
        return f"one of {', '.join(str(getattr(choice, 'value', choice)) for choice in choices)}"
    context = getattr(error, "ctx", None)
    nearest = getattr(error, "possibilities", None)
    if nearest:
        return "  or  ".join(sorted(nearest))
    return f"{context.command_path if context else 'senco'} --help"


def _interrupted(session: Session, context: Context) -> int:
    from senco_cli.store.interrupts import HAS_WRITTEN

    if context.get(HAS_WRITTEN):
        session.note("\nstopped; what had been written by then stays\n  try: senco history")
    else:
        session.note("\nstopped; nothing was changed")
    return int(ExitStatus.INTERRUPTED)


def _pipe_closed(session: Session) -> int:
    _let_go(session)
    return int(ExitStatus.DONE)


def _let_go(session: Session) -> None:
    # Nobody takes the rest, and Python would complain once more while it shuts down. What is no file does not.
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), session.stdout.fileno())


def _bug(session: Session, error: Exception) -> int:
    """Say what kind of error came from where; never its text, which may hold a child's record."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "senco_cli" in frame.filename] or list(frames)
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno} in {ours[-1].name}" if ours else "an unknown place"
    session.note(f"senco: this is a mistake in senco, not yours: {type(error).__name__} at {place}")
    session.note("  nothing was changed; please report this line (it holds nothing from the records)")
    return int(ExitStatus.BUG)
