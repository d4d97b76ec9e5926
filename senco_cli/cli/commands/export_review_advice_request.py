"""`senco export review-advice-request`."""

from __future__ import annotations

from typing import Annotated

import typer

from senco_cli.cli.delivery import ForceOption, OpenOption, OutOption, PageFormatOption, StdoutOption
from senco_cli.cli.delivery_many import AllOption, Choice, ClassOption, YearOption
from senco_cli.cli.options import OnOption, RecordsOption
from senco_cli.cli.review_papers import AdviceByOption, EachOption, EachZipOption, ToOption
from senco_cli.cli.review_papers_many import PaperKind, PapersAsked, export_papers
from senco_cli.cli.review_step import MeetingOption

_KIND = PaperKind("review-advice-request.html.j2", "review-advice-request", no_table="a request", has_letters=True)


def export_review_advice_request(
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
    """Make the requests for advice for a review: what is asked of each, by when and why, and a form to fill in.

    There is one for everybody invited from outside the family who has not sent advice yet, with the outcomes and the
    provision of the plan that concern them. It is one file, or with --each a file for each person; with --all, --year
    or --class one file for every pupil with an EHC plan whose meeting is to come.
    """
    from senco_cli.actions.review_papers import advice_requests

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
    return export_papers(ctx, asked, _KIND, lambda opened: advice_requests(opened, to=to or ()))
