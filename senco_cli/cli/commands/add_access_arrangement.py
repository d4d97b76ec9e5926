"""`senco add-access-arrangement`."""

from __future__ import annotations

from senco_cli.cli import access_answers, answers
from senco_cli.cli.access_answers import ArrangementOptions
from senco_cli.cli.answers import Answers
from senco_cli.cli.pupils import PupilArgument, pick_pupil


def add_access_arrangement(pupil: PupilArgument, typed: ArrangementOptions) -> int:
    """Write down an access arrangement in examinations or national tests, with its evidence."""
    from senco_cli.actions import add_access_arrangement as action

    session, workspace = typed.begin()
    key = pick_pupil(session, workspace.root, pupil)
    asks = Answers(session, workspace.today, session.can_ask and None in (typed.for_what, typed.arrangement))
    test = access_answers.for_what(session, typed.for_what)
    access_answers.refuse_strange(typed, test)
    if test == access_answers.EXAMS:
        prepared = action.prepare_exam_arrangement(workspace, key, access_answers.exam_arrangement(asks, typed))
    else:
        prepared = action.prepare_test_arrangement(
            workspace, key, access_answers.national_arrangement(asks, typed, test)
        )
    answers.finish(session, workspace, prepared, said=f"added access arrangement ({key})", yes=typed.yes)
    return 0
