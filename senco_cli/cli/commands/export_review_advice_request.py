"""`senco export review-advice-request`."""

from __future__ import annotations

from senco_cli.cli.delivery import refuse_tables
from senco_cli.cli.pupils import MaybePupilArgument
from senco_cli.cli.review_papers import LetterOptions, ManyLettersOptions, PaperOptions, export_papers
from senco_cli.errors import ExitStatus


def export_review_advice_request(
    pupil: MaybePupilArgument = None, *, letters: LetterOptions, many: ManyLettersOptions, typed: PaperOptions
) -> ExitStatus:
    """Make the requests for advice for a review: what is asked of each, by when and why, and a form to fill in.

    There is one for everybody invited from outside the family who has not sent advice yet, with the outcomes and the
    provision of the plan that concern them. It is one file, or with --each a file for each person; with --all, --year
    or --class one file for every pupil with an EHC plan whose meeting is to come.
    """
    from senco_cli.actions.review_papers import ADVICE_REQUEST, Opened, Paper, advice_requests

    def make(opened: Opened) -> Paper:
        return advice_requests(opened, to=letters.to or ())

    refuse_tables(typed, "a request")
    return export_papers(pupil, many, typed, make, kind=ADVICE_REQUEST, letters=letters)
