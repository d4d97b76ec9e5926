"""`senco export review-invitation`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli.delivery import ForceOption, OpenOption, OutOption, PageFormatOption, StdoutOption
from senco_cli.cli.delivery_many import AllOption, Choice, ClassOption, YearOption
from senco_cli.cli.options import OnOption, RecordsOption
from senco_cli.cli.review_papers import AdviceByOption, EachOption, EachZipOption, ToOption
from senco_cli.cli.review_papers_many import PaperKind, PapersAsked, export_papers
from senco_cli.cli.review_step import MeetingOption

_KIND = PaperKind("review-invitation.html.j2", "review-invitation", no_table="a letter", has_letters=True)


def export_review_invitation(
    ctx: typer.Context,
    pupil: Annotated[
        list[str] | None, typer.Argument(metavar="[PUPIL]", help="The pupil's key or any part of the name.")
    ] = None,
    to: ToOption = None,
    each: EachOption = False,
    everybody: AllOption = False,
    year: YearOption = None,
    class_name: ClassOption = None,
    is_zip: EachZipOption = False,
    advice_by: AdviceByOption = None,
    meeting: MeetingOption = None,
    as_format: PageFormatOption = None,
    out: OutOption = None,
    to_stdout: StdoutOption = False,
    open_it: OpenOption = False,
    force: ForceOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Make the invitations to a review meeting: one letter for each person, in words that fit their part.

    It is one file with a page for each letter and a list in front, or with --each a file for each person. Everybody
    who must be invited gets one, on the list of the review or not. With --all, --year or --class there is one file for
    every pupil with an EHC plan whose meeting is to come. What is not known is left as a line to fill in.
    """
    from senco_cli.actions.review_papers import invitations

    choice = Choice(everybody, year, class_name)
    asked = PapersAsked(
        pupil or [],
        choice,
        is_zip,
        as_format,
        out,
        to_stdout,
        open_it,
        force,
        meeting,
        records,
        on,
        each=each,
        advice_by=advice_by,
    )
    return export_papers(ctx, asked, _KIND, lambda opened: invitations(opened, to=to or ()))
