"""`senco export review-invitation`."""

from __future__ import annotations

from senco_cli.cli.delivery import refuse_tables
from senco_cli.cli.pupils import MaybePupilArgument
from senco_cli.cli.review_papers import LetterOptions, ManyLettersOptions, PaperOptions, export_papers
from senco_cli.errors import ExitStatus


def export_review_invitation(
    pupil: MaybePupilArgument = None, *, letters: LetterOptions, many: ManyLettersOptions, typed: PaperOptions
) -> ExitStatus:
    """Make the invitations to a review meeting: one letter for each person, in words that fit their part.

    It is one file with a page for each letter and a list in front, or with --each a file for each person. Everybody
    who must be invited gets one, on the list of the review or not. With --all, --year or --class there is one file for
    every pupil with an EHC plan whose meeting is to come. What is not known is left as a line to fill in.
    """
    from senco_cli.actions.review_papers import INVITATION, Opened, Paper, invitations

    def make(opened: Opened) -> Paper:
        return invitations(opened, to=letters.to or ())

    refuse_tables(typed, "a letter")
    return export_papers(pupil, many, typed, make, kind=INVITATION, letters=letters)
