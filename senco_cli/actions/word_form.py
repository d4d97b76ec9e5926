"""An authority's own Word form: what it may hold, what is wrong with it, tagging it once, filling it for a pupil."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from senco_cli.actions.workspace import Workspace
from senco_cli.documents.annual_review.view import AnnualReview
from senco_cli.documents.forms.fields import FormField, form_fields, page_of_forms, value_of, values_for_forms
from senco_cli.documents.forms.fill import Filled, fill_form, form_environment
from senco_cli.documents.forms.look_over import has_tags, look_over
from senco_cli.documents.forms.mapping import Mapped, mapping_of, tag_form
from senco_cli.documents.forms.package import FormFile, FormRefused, open_form
from senco_cli.documents.forms.tags import FormFault
from senco_cli.documents.templates import SCHOOL_FOLDER
from senco_cli.errors import SencoError
from senco_cli.model.phrases import how_many
from senco_cli.store.files import read_there
from senco_cli.store.yaml_reader import read

FORMS_FOLDER = f"{SCHOOL_FOLDER}/forms"
_LARGEST_FILE = 30_000_000


class FormHasFaults(SencoError):
    """A form that cannot be filled as it is; its faults are listed."""

    def __init__(self, form: str, faults: Sequence[FormFault]) -> None:
        count = how_many(len(faults), "fault")
        super().__init__(f'the form "{form}" has {count}, and was not filled', hint="mend it in Word, or its mapping")
        self.faults = tuple(faults)


class FormHasNoTags(SencoError):
    """A form in which nothing is to be filled."""

    def __init__(self, form: str) -> None:
        stem = Path(form).stem
        super().__init__(
            f'the form "{form}" has no tags like {{{{ pupil.name }}}}, and there is no mapping for it',
            hint=f"write {FORMS_FOLDER}/{stem}.yaml, or put tags into the form: senco form fields",
        )


class MappingFaulty(SencoError):
    """A mapping file that cannot be read or means nothing."""

    def __init__(self, path: str, faults: Sequence[str]) -> None:
        super().__init__(
            f'the mapping "{path}" cannot be used: {"; ".join(faults)}', hint="docs/forms.md has an example"
        )


class FormIsOriginal(SencoError):
    """The filled form would take the place of the authority's own."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f'"{path.name}" is the form itself, which is never written over', hint="--out another-name.docx"
        )


@dataclass(frozen=True, slots=True)
class ShownField:
    """One field with what a pupil's review has for it: None where no pupil was named."""

    field: FormField
    value: Any = None


def read_form(path: Path, *, mapping: Path | None = None, root: Path | None = None) -> tuple[FormFile, list[FormFault]]:
    """The form, tagged by its mapping where it has no tags of its own, and the faults of the mapping in it.

    The mapping is the one given, else `_templates/forms/NAME.yaml` among the records, else `NAME.yaml` beside the form.
    Raises FormRefused and MappingFaulty.
    """
    if mapping is not None:
        _read_mapping(mapping)
    form = open_form(_bytes(path), name=path.name)
    if mapping is None and not has_tags(form):
        mapping = next((each for each in _mappings(path, root) if each.is_file()), None)
    if mapping is None:
        return form, []
    form, unplaced = tag_form(form, _read_mapping(mapping))
    return form, list(unplaced)


def check_form(path: Path, *, root: Path | None = None) -> tuple[FormFault, ...]:
    """Every fault of a form. Raises FormRefused, MappingFaulty and FormHasNoTags."""
    return _looked_over(path, root=root)[1]


def tagged_form(path: Path, mapping: Path) -> tuple[bytes, tuple[FormFault, ...]]:
    """The form with the tags of the mapping in it, and every fault left. Raises FormRefused and MappingFaulty."""
    form, unplaced = read_form(path, mapping=mapping)
    form, faults = look_over(form, form_environment(), page=page_of_forms())
    return form.data, (*unplaced, *faults)


def form_filler(path: Path, *, root: Path | None = None, marks: bool = False) -> Callable[[AnnualReview], Filled]:
    """What fills the form for one review after another; it is looked over once.

    Raises FormHasFaults and what `check_form` raises; what it gives raises FormNotFilled.
    """
    form, faults = _looked_over(path, root=root)
    if faults:
        raise FormHasFaults(path.name, faults)
    return lambda view: fill_form(form, values_for_forms(view), marks=marks)


def refuse_original(form: Path, out: Path) -> None:
    """Raise FormIsOriginal where the one would be written over the other."""
    if form.resolve() == out.resolve():
        raise FormIsOriginal(out)


def shown_fields(pattern: str | None, view: AnnualReview | None) -> tuple[ShownField, ...]:
    """The fields whose path or description has the pattern in it, each with its value in the review."""
    wanted = (pattern or "").casefold()
    values: Mapping[str, Any] | None = values_for_forms(view) if view else None
    fitting = [each for each in form_fields() if wanted in f"{each.path} {each.within} {each.about}".casefold()]
    return tuple(ShownField(each, value_of(each, values) if values else None) for each in fitting)


def review_of(workspace: Workspace, pupil: str) -> AnnualReview:
    """The annual review of a pupil that a form would be filled with."""
    from senco_cli.actions.export_annual_review import packs_of

    return packs_of(workspace)(pupil).view


def _looked_over(path: Path, *, root: Path | None) -> tuple[FormFile, tuple[FormFault, ...]]:
    form, unplaced = read_form(path, root=root)
    if not unplaced and not has_tags(form):
        form, faults = look_over(form, form_environment(), page=page_of_forms())
        if not faults:
            raise FormHasNoTags(path.name)
        return form, faults
    form, faults = look_over(form, form_environment(), page=page_of_forms())
    return form, (*unplaced, *faults)


def _read_mapping(path: Path) -> Mapped:
    if not path.is_file():
        raise MappingFaulty(path.name, ["it is not there"])
    found = read(_bytes(path))
    mapped, faults = mapping_of(found.tree)
    faults = tuple(f"line {each.line}: {each.sentence}" for each in found.faults) or faults
    if faults:
        raise MappingFaulty(path.name, faults)
    return mapped


def _mappings(path: Path, root: Path | None) -> tuple[Path, ...]:
    own = (root / FORMS_FOLDER / f"{path.stem}.yaml",) if root else ()
    return (*own, path.with_suffix(".yaml"))


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise FormRefused(path.name, "is far larger than a form", hint="save it anew in Word")
        return read_there(path)
    except OSError as error:
        there = "is not there" if isinstance(error, FileNotFoundError) else "cannot be read"
        raise FormRefused(path.name, there, hint="give the path of a .docx file; TAB completes it") from None
