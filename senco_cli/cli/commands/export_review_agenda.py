"""`senco export review-agenda`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli.delivery import ForceOption, OpenOption, OutOption, PageFormatOption, StdoutOption
from senco_cli.cli.delivery_many import AllOption, Choice, ClassOption, YearOption, ZipOption
from senco_cli.cli.options import OnOption, RecordsOption
from senco_cli.cli.review_papers_many import PaperKind, PapersAsked, export_papers
from senco_cli.cli.review_step import MeetingOption

_KIND = PaperKind("review-agenda.html.j2", "review-agenda")


def export_review_agenda(
    ctx: typer.Context,
    pupil: Annotated[
        list[str] | None, typer.Argument(metavar="[PUPIL]", help="The pupil's key or any part of the name.")
    ] = None,
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
    """Make the agenda of a review meeting: what the law asks it to consider, who leads, who is invited, what follows.

    Where the record has the beginning and the end of the meeting, each item is given its time. With --all, --year or
    --class there is one for every pupil with an EHC plan whose meeting is to come.
    """
    from senco_cli.actions.review_papers import agenda

    choice = Choice(everybody, year, class_name)
    asked = PapersAsked(pupil or [], choice, is_zip, as_format, out, to_stdout, open_it, force, meeting, records, on)
    return export_papers(ctx, asked, _KIND, agenda)
