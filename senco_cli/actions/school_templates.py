"""The templates of documents: which there are, which the school has its own of, and what is wrong with those."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from senco_cli.actions.document_file import FileThere, FileUnwritable, write_document
from senco_cli.actions.try_templates import TriedFault, try_documents
from senco_cli.actions.workspace import Workspace
from senco_cli.documents.catalogue import DOCUMENTS, SHARED, document_of
from senco_cli.documents.template_names import nearest
from senco_cli.documents.template_source import source_faults
from senco_cli.documents.templates import SCHOOL_FOLDER, package_templates
from senco_cli.errors import UsageError
from senco_cli.store.files import atomic_write, why_not

# What commands call the folder by.
FOLDER = SCHOOL_FOLDER

_SUFFIXES = (".css", ".j2")


class UnknownTemplate(UsageError):
    """A name that no template has."""

    def __init__(self, typed: str, known: Sequence[str]) -> None:
        super().__init__(
            f'"{typed}" is not the name of a template or a document{nearest(typed, known)}', hint="senco template list"
        )


class NoOwnTemplate(UsageError):
    """A template of which the school has none of its own."""

    def __init__(self, template: str) -> None:
        super().__init__(
            f'the school has no "{template}" of its own in {SCHOOL_FOLDER}',
            hint=f"senco template show {template} --out {SCHOOL_FOLDER}/{template}   begins one",
        )


@dataclass(frozen=True, slots=True)
class ListedTemplate:
    """One template: the document that is made from it, None where several share it; whether the school has its own.

    `asked_for` is what stands after `senco export` where that is not the document's name.
    """

    name: str
    document: str | None
    asked_for: str | None
    formats: tuple[str, ...]
    is_own: bool


@dataclass(frozen=True, slots=True)
class TemplateFinding:
    """One fault of a template of the school's own; `line` is None where it cannot be told."""

    file: str
    line: int | None
    sentence: str


def all_templates(workspace: Workspace | None) -> tuple[ListedTemplate, ...]:
    """Every template that comes with senco, those of documents first, then what they share."""
    own = own_templates(workspace) if workspace else ()
    documents = [
        ListedTemplate(each.template, each.name, each.asked_for, each.formats, each.template in own)
        for each in DOCUMENTS
    ]
    return (*documents, *(ListedTemplate(name, None, None, (), name in own) for name in SHARED))


def own_templates(workspace: Workspace) -> tuple[str, ...]:
    """The files of the school's own among the templates, in order."""
    folder = workspace.root / SCHOOL_FOLDER
    if not folder.is_dir():
        return ()
    found = (path for path in folder.rglob("*") if path.suffix in _SUFFIXES)
    return tuple(sorted(path.relative_to(folder).as_posix() for path in found))


def template_named(typed: str, *, own: Sequence[str] = ()) -> str:
    """The template that is meant, by its name with or without ending, or by its document's. Raises UnknownTemplate."""
    known = [*(each.template for each in DOCUMENTS), *SHARED, *own]
    by_name = {each.name: each.template for each in DOCUMENTS}
    by_name |= {PurePosixPath(name).name.partition(".")[0]: name for name in reversed(known) if name.endswith(".j2")}
    wanted = PurePosixPath(typed.replace("\\", "/")).as_posix().removeprefix(f"{SCHOOL_FOLDER}/")
    if wanted in known:
        return wanted
    if wanted in by_name:
        return by_name[wanted]
    raise UnknownTemplate(typed, [*known, *by_name])


def starting_point(template: str) -> str:
    """The template that comes with senco, headed by how to change a part of it only."""
    source = (package_templates() / template).read_text(encoding="utf-8")
    if template.endswith(".css"):
        return f"/* {_WHERE.format(template)} */\n{source}"
    if "{% block" not in source:
        return f"{{# {_WHERE.format(template)} #}}\n{source}"
    return "{#\n" + _HOW.format(where=_WHERE.format(template), name=template) + "#}\n" + source


def write_template(workspace: Workspace, path: Path, source: str, *, force: bool) -> None:
    """Keep a template in a file, which among the records only `_templates` takes.

    Raises FileThere unless `force`, AmongRecords and FileUnwritable.
    """
    data = source.encode("utf-8")
    if not path.resolve().is_relative_to((workspace.root / SCHOOL_FOLDER).resolve()):
        write_document(workspace, path, data, force=force)
        return
    if path.exists() and not force:
        raise FileThere(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(path, data)
    except OSError as error:
        raise FileUnwritable(path, reason=why_not(error)) from error


def check_templates(workspace: Workspace, templates: Sequence[str]) -> tuple[TemplateFinding, ...]:
    """Every fault of these templates of the school's own, by file and line."""
    folder = workspace.root / SCHOOL_FOLDER
    found = [TemplateFinding(each, f.line, f.sentence) for each in templates for f in source_faults(folder, each)]
    found += [each for name in templates for each in _of_no_use(name)]
    faulty = {finding.file for finding in found if finding.line is not None}
    sound = [name for name in templates if name not in faulty]
    for fault in _tried(folder, sound):
        finding = TemplateFinding(fault.file or _template_of(fault, sound), fault.line, fault.sentence)
        if finding.line is None or (finding.file, finding.line) not in {(each.file, each.line) for each in found}:
            found.append(finding)
    return tuple(sorted(found, key=lambda each: (each.file, each.line or 0)))


def _tried(folder: Path, templates: Sequence[str]) -> Iterator[TriedFault]:
    """What making the documents finds: those of the templates, and all where one is shared by all."""
    changed = [document for each in templates if (document := document_of(each))]
    documents = DOCUMENTS if any(document_of(each) is None for each in templates) else changed
    for faults in try_documents(folder, [each.name for each in documents]).values():
        yield from faults


def _template_of(fault: TriedFault, templates: Sequence[str]) -> str:
    own = next(each.template for each in DOCUMENTS if each.name == fault.document)
    return own if own in templates else next((name for name in templates if document_of(name) is None), own)


def _of_no_use(name: str) -> Iterator[TemplateFinding]:
    known = [*(each.template for each in DOCUMENTS), *SHARED]
    close = nearest(name, known)
    # A part with a name of the school's own may be included by another; a name nearly right is a slip.
    if name not in known and close:
        yield TemplateFinding(name, None, f"is not the name of any template of senco's, so nothing uses it{close}")


_WHERE = "A school's own: put this file into _templates/{} of the record folder, and change it there."
_HOW = """  {where}

  To change one part only, which keeps working when senco changes the others, write no more than this:

    {{% extends "builtin/{name}" %}}
    {{% block footer %}}<p>Our own last line.</p>{{% endblock %}}

  Every block below can be changed so; {{{{ super() }}}} in a block is what senco has there.
  What may be used: docs/templates.md.   Is it right:   senco template check {name}
"""
