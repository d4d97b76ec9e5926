"""Trying a stranger's templates on the practice school, in a process that may be stopped."""

from __future__ import annotations

import io
import multiprocessing
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

# A page of the largest school takes a second; these leave room for slow machines.
SECONDS = 10.0
_MEMORY = 3_000_000_000
LARGEST_PAGE = 20_000_000
_TO_BEGIN = 120.0
STOPPED = "takes too long or too much memory for a page; look for loops in loops, and for what multiplies"


@dataclass(frozen=True, slots=True)
class TriedFault:
    """What went wrong when a document was made: the file and line where they are known, and what."""

    document: str
    file: str | None
    line: int | None
    sentence: str


def try_documents(
    folder: Path, documents: Sequence[str], *, seconds: float = SECONDS
) -> Mapping[str, tuple[TriedFault, ...]]:
    """What goes wrong with each of the documents when it is made of the practice school with the school's templates.

    They are made in another process, which is stopped after so many seconds a document, and which where the operating
    system has limits gets no more than so much memory.
    """
    found: dict[str, tuple[TriedFault, ...]] = {}
    waiting = list(documents)
    while waiting:
        for document, faults in _in_a_process(folder, waiting, seconds=seconds):
            found[document] = faults
        tried = [each for each in waiting if each in found]
        waiting = [each for each in waiting if each not in found]
        if not tried and waiting:
            break
    return found


def _in_a_process(
    folder: Path, documents: Sequence[str], *, seconds: float
) -> Iterator[tuple[str, tuple[TriedFault, ...]]]:
    """Each document's faults as they come; after one that had to be stopped there is no other."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(theirs, str(folder), tuple(documents)), daemon=True)
    process.start()
    theirs.close()
    try:
        _next(ours, _TO_BEGIN)
        for document in documents:
            faults = _next(ours, seconds)
            if faults is None:
                yield document, (TriedFault(document, None, None, STOPPED),)
                return
            yield document, faults
    finally:
        process.kill()
        process.join()
        ours.close()


def _next(connection: Connection, seconds: float) -> tuple[TriedFault, ...] | None:
    try:
        return connection.recv() if connection.poll(seconds) else None
    except (EOFError, OSError):
        return None


def _work(connection: Connection, folder: str, documents: Sequence[str]) -> None:
    """Make each document from every example of it; what goes wrong is sent back, one tuple a document."""
    from senco_cli.actions.template_examples import examples_of

    # What the end of this process would print is said by the process that waits for it.
    sys.stderr = io.StringIO()
    examples = {document: examples_of(document) for document in documents}
    _limit_memory()
    connection.send(())
    for document in documents:
        tried = (_tried(Path(folder), document, view) for view in examples[document])
        connection.send(tuple(dict.fromkeys(fault for fault in tried if fault)))


def _tried(folder: Path, document: str, view: Mapping[str, object]) -> TriedFault | None:
    from senco_cli.documents.catalogue import DOCUMENTS
    from senco_cli.documents.render.parsing import OnlyForHtml, page_of
    from senco_cli.documents.templates import TemplateFault, environment, render

    template = next(each.template for each in DOCUMENTS if each.name == document)
    try:
        html = render(environment(folder), template, view)
        if len(html) > LARGEST_PAGE:
            return TriedFault(document, template, None, "makes a page that is too large")
        page_of(html)
    except TemplateFault as fault:
        return TriedFault(document, fault.template, fault.line, fault.what)
    except OnlyForHtml as fault:
        return TriedFault(document, None, None, f"{fault.sentence}; Word, PDF, Excel and text cannot")
    except (MemoryError, RecursionError):
        return TriedFault(document, None, None, STOPPED)
    return None


def _limit_memory() -> None:
    if sys.platform in ("win32", "darwin"):
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
