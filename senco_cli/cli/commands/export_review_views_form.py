"""`senco export review-views-form`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from senco_cli.cli.delivery import ForceOption, OpenOption, OutOption, PageFormatOption, StdoutOption
from senco_cli.cli.delivery_many import AllOption, Choice, ClassOption, YearOption, ZipOption
from senco_cli.cli.options import OnOption, RecordsOption
from senco_cli.cli.review_papers_many import PaperKind, PapersAsked, export_papers
from senco_cli.cli.review_step import MeetingOption
from senco_cli.errors import UsageError


class Asked(StrEnum):
    """Whose views a form asks for."""

    CHILD = "child"
    PARENTS = "parents"
    TEACHER = "teacher"


def export_review_views_form(
    ctx: typer.Context,
    pupil: Annotated[
        list[str] | None, typer.Argument(metavar="[PUPIL]", help="The pupil's key or any part of the name.")
    ] = None,
    whose: Annotated[Asked, typer.Option("--from", help="Whose views the form is for.")] = Asked.CHILD,
    large: Annotated[
        bool, typer.Option("--large", help="The child's form in large print, with faces and room to draw.")
    ] = False,
    everybody: AllOption = False,
    year: YearOption = None,
    class_name: ClassOption = None,
    is_zip: ZipOption = False,
    meeting: MeetingOption = None,
    as_format: PageFormatOption = None,
    out: OutOption = None,
    to_stdout: StdoutOption = False,
    open_it: OpenOption = False,
    force: ForceOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Make a form for the views of the child, the parents or the teacher before a review.

    It shows what was said last time and has room to write; the Word file can be typed into. The child's form has short
    sentences, one idea a line. With --all, --year or --class there is one for every pupil with an EHC plan whose
    meeting is to come. Once it is back, senco add-view writes the views down.
    """
    from senco_cli.actions.review_papers import views_paper

    if large and whose is not Asked.CHILD:
        raise UsageError("--large is for the child's form", hint="--from child --large")
    choice = Choice(everybody, year, class_name)
    asked = PapersAsked(pupil or [], choice, is_zip, as_format, out, to_stdout, open_it, force, meeting, records, on)
    name = f"{whose.value}-large" if large else whose.value
    kind = PaperKind(f"review-views-{name}.html.j2", f"review-views-form-{name}", no_table="a form for views")
    return export_papers(ctx, asked, kind, lambda opened: views_paper(opened, whose.value, is_large=large))
