"""Naming a pupil on the command line: a key, any part of the name, or a pick from those who fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.ask import choose
from senco_cli.cli.progress import ProgressLine
from senco_cli.cli.session import Session

if TYPE_CHECKING:
    from senco_cli.actions.find_record import Target
    from senco_cli.model.staff import Staff

PupilArgument = Annotated[
    list[str],
    typer.Argument(metavar="PUPIL", help="The pupil's key or any part of the name."),
]

MaybePupilArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PUPIL]", help="The pupil's key or any part of the name."),
]


def pick_pupil(session: Session, root: Path, typed: str | Sequence[str] | None) -> str:
    """The key of the pupil somebody typed; asks when several fit and there is a terminal to ask on."""
    from senco_cli.actions.find_pupil import NoPupils, NoSuchPupil, SeveralPupils, find_pupil, pupil_of_now

    words = typed if isinstance(typed, str) else " ".join(typed or ())
    try:
        how_far = ProgressLine(session.stderr)
        return find_pupil(root, words, keeps_index=session.keeps_index(root), progress=how_far).key
    except (NoSuchPupil, NoPupils):
        if session.past is None or session.past.home is None:
            raise
        return pupil_of_now(session.past.home, root, words, day=session.past.day)
    except SeveralPupils as several:
        if not session.can_ask:
            raise
        choices = [
            (each.key, each.label + (f", {each.class_name}" if each.class_name else "")) for each in several.found
        ]
        return choose(session, "Which pupil?", choices, option="the key")


def pick_staff(session: Session, people: Mapping[str, Staff], typed: str) -> str:
    """The key of the member of staff somebody typed; asks when several fit and there is a terminal to ask on."""
    from senco_cli.actions.list_pupils import NoSuchStaff, find_staff

    try:
        return find_staff(people, typed)
    except NoSuchStaff as several:
        if not several.keys or not session.can_ask:
            raise
        return choose(session, "Which of them?", [(key, people[key].name) for key in several.keys], option="the key")


def pick_record(session: Session, root: Path, typed: str | Sequence[str]) -> str | Target:
    """The key of the pupil, or the other record, that somebody typed; asks when several fit."""
    from senco_cli.actions.find_pupil import SeveralPupils
    from senco_cli.actions.find_record import NoSuchRecord, SeveralRecords, find_any

    words = typed if isinstance(typed, str) else " ".join(typed)
    try:
        return find_any(root, words, keeps_index=session.keeps_index(root), progress=ProgressLine(session.stderr))
    except SeveralPupils:
        return pick_pupil(session, root, words)
    except NoSuchRecord:
        if session.past is None:
            raise
        return pick_pupil(session, root, words)
    except SeveralRecords as several:
        if not session.can_ask:
            raise
        choices = [(Path(target.path).stem, label) for target, label in several.found]
        key = choose(session, "Which one?", choices, option="the key")
        return next(target for target, _label in several.found if Path(target.path).stem == key)
