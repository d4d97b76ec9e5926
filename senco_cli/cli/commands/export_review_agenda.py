"""`senco export review-agenda`."""

from __future__ import annotations

from senco_cli.cli.delivery_many import ManyOptions
from senco_cli.cli.pupils import MaybePupilArgument
from senco_cli.cli.review_papers import PaperOptions, export_papers
from senco_cli.errors import ExitStatus


def export_review_agenda(pupil: MaybePupilArgument = None, *, many: ManyOptions, typed: PaperOptions) -> ExitStatus:
    """Make the agenda of a review meeting: what the law asks it to consider, who leads, who is invited, what follows.

    Where the record has the beginning and the end of the meeting, each item is given its time. With --all, --year or
    --class there is one for every pupil with an EHC plan whose meeting is to come.
    """
    from senco_cli.actions.review_papers import AGENDA, agenda

    return export_papers(pupil, many, typed, agenda, kind=AGENDA)
