"""`senco export review-views-form`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.delivery import refuse_tables
from senco_cli.cli.delivery_many import ManyOptions
from senco_cli.cli.pupils import MaybePupilArgument
from senco_cli.cli.review_papers import PaperOptions, export_papers
from senco_cli.errors import ExitStatus, UsageError

if TYPE_CHECKING:
    from senco_cli.actions.review_papers import Opened, Paper


class Asked(StrEnum):
    """Whose views a form asks for."""

    CHILD = "child"
    PARENTS = "parents"
    TEACHER = "teacher"


def export_review_views_form(
    pupil: MaybePupilArgument = None,
    whose: Annotated[Asked, typer.Option("--from", help="Whose views the form is for.")] = Asked.CHILD,
    large: Annotated[
        bool, typer.Option("--large", help="The child's form in large print, with faces and room to draw.")
    ] = False,
    *,
    many: ManyOptions,
    typed: PaperOptions,
) -> ExitStatus:
    """Make a form for the views of the child, the parents or the teacher before a review.

    It shows what was said last time and has room to write; the Word file can be typed into. The child's form has short
    sentences, one idea a line. With --all, --year or --class there is one for every pupil with an EHC plan whose
    meeting is to come. Once it is back, senco add-view writes the views down.
    """
    from senco_cli.actions.review_papers import views_form_kind, views_paper

    def make(opened: Opened) -> Paper:
        return views_paper(opened, whose.value, is_large=large)

    if large and whose is not Asked.CHILD:
        raise UsageError("--large is for the child's form", hint="--from child --large")
    refuse_tables(typed, "a form for views")
    return export_papers(pupil, many, typed, make, kind=views_form_kind(whose.value, is_large=large))
